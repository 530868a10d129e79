//go:build !windows

package native

import "fyne.io/fyne/v2"

// Handle is 0: nothing here asks for it.
func Handle(fyne.Window) uintptr { return 0 }
