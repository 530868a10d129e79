package cli

import (
	"strings"

	"github.com/alecthomas/kong"
)

var IsCommand = isCommand

// Commands are the words of each command, as the parser has them.
func Commands() (all [][]string) {
	parser, err := kong.New(&commands{}, kong.NoDefaultHelp(), kong.Bind(&env{}))
	if err != nil {
		panic(err)
	}
	for _, n := range parser.Model.Leaves(false) {
		var words []string
		for at := n; at != nil && at.Type == kong.CommandNode; at = at.Parent {
			words = append([]string{strings.ToLower(at.Name)}, words...)
		}
		all = append(all, words)
	}
	return all
}

// Arguments are the names of what stands in a command line without a --.
var Arguments = arguments

// Positionals are what the parser calls them.
func Positionals() (names []string) {
	parser, err := kong.New(&commands{}, kong.NoDefaultHelp(), kong.Bind(&env{}))
	if err != nil {
		panic(err)
	}
	for _, n := range parser.Model.Leaves(false) {
		for _, p := range n.Positional {
			names = append(names, "<"+p.Name+">")
		}
	}
	return names
}
