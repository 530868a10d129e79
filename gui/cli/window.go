package cli

import (
	"path/filepath"
	"strings"

	"jibun/data/wareki"
	"jibun/gui"
)

// Window reports whether a command line asks for the window, and how it begins:
// without a command, with a ledger's path alone, and either with --today.
func Window(args []string) (gui.Start, bool) {
	var s gui.Start
	for i := 0; i < len(args); i++ {
		text, given := strings.CutPrefix(args[i], "--today=")
		if args[i] == "--today" && i+1 < len(args) {
			i++
			text, given = args[i], true
		}
		switch {
		case given:
			var d day
			if d.UnmarshalText([]byte(text)) != nil {
				return s, false // the command line says what is wrong
			}
			s.Today = wareki.Date(d)
		case s.Ledger == "" && strings.EqualFold(filepath.Ext(args[i]), ".jibun"):
			s.Ledger = args[i]
		default:
			return s, false
		}
	}
	return s, true
}
