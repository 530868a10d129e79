//go:build !windows

package ime

import "fyne.io/fyne/v2"

// Follow does nothing here: the system follows the caret, or composes in a place of
// its own.
func Follow(fyne.Window) {}
