// Package tongue gives the process a language where the system names none: in the
// locale C.UTF-8, usual on servers and in containers, Fyne would complain of it on
// every start, the commands' too. Imported for its effect alone.
//
// It is in time because packages are initialised in the order of their paths as soon
// as what they import is (Go specification, Program initialization): this one needs
// only os and strings, Fyne's also text/template, which comes later.
package tongue

import (
	"os"
	"strings"
)

func init() {
	if os.Getenv("LANGUAGE") != "" {
		return
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := os.Getenv(name); value != "" {
			if base, _, _ := strings.Cut(value, "."); value != base && (base == "C" || base == "POSIX") {
				os.Setenv("LANGUAGE", "ja_JP") // cannot fail: the name is one
			}
			return
		}
	}
}
