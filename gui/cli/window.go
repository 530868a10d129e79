package cli

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"jibun/data"
	"jibun/data/wareki"
)

// Window is how the window begins.
type Window struct {
	Ledger string      // "" = the one that was open last
	Today  wareki.Date // the day the clock stands at; "" = the real one
}

// AsksForWindow reports whether a command line asks for the window, and how it
// begins: without a command, with a ledger alone, and either with --today. A ledger is
// what is called so, or what is one by its content and has no command's name.
func AsksForWindow(args []string) (Window, bool) {
	var w Window
	for i := 0; i < len(args); i++ {
		text, given := strings.CutPrefix(args[i], "--today=")
		if args[i] == "--today" && i+1 < len(args) {
			i++
			text, given = args[i], true
		}
		switch {
		case given:
			d, err := wareki.Parse(text, wareki.Today(time.Now()))
			if err != nil {
				return w, false // the command line says what is wrong
			}
			w.Today = d
		case w.Ledger == "" && (strings.EqualFold(filepath.Ext(args[i]), ".jibun") || !isCommand(args[i]) && data.IsLedger(context.Background(), args[i])):
			w.Ledger = args[i]
		default:
			return w, false
		}
	}
	return w, true
}
