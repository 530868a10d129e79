package cli_test

import (
	"strings"
	"testing"

	"jibun/gui/cli"
)

// The window is asked for without a command; what is wrong with a day is said by the
// command line.
func TestAsksForWindow(t *testing.T) {
	for args, want := range map[string]*cli.Window{
		"":                                     {},
		"台帳.jibun":                             {Ledger: "台帳.jibun"},
		"C:/台帳.JIBUN --today 2026-04-01":       {Ledger: "C:/台帳.JIBUN", Today: "2026-04-01"},
		"--today=R8.4.1":                       {Today: "2026-04-01"},
		"--today 2026-13-01":                   nil,
		"a.jibun b.jibun":                      nil,
		"check a.jibun":                        nil,
		"--help":                               nil,
		"list people a.jibun --today 2026-4-1": nil,
	} {
		got, ok := cli.AsksForWindow(strings.Fields(args))
		if ok != (want != nil) || ok && got != *want {
			t.Errorf("%q: %+v, %t", args, got, ok)
		}
	}
}
