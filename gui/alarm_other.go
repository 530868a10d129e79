//go:build !windows

package gui

import (
	"fmt"
	"os"
)

// alarm says something when there is no window to say it in.
func alarm(title, text string) { fmt.Fprintf(os.Stderr, "%s: %s\n", title, text) }
