//go:build !windows

package native

import (
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
)

// Fitted leaves the size of a window to the window manager.
func Fitted(wish fyne.Size) fyne.Size { return wish }

// OnEnd does nothing: the session ends the program as the user does.
func OnEnd(fyne.Window, Closing) {}

// opened is how long xdg-open may think. It goes on running where the program that it
// starts is its own child.
const opened = 3 * time.Second

// Open opens a file or a folder with what the system uses for it, and returns when that
// is known to have begun.
func Open(path string) error {
	c := exec.Command("xdg-open", path)
	if err := c.Start(); err != nil {
		if errors.Is(err, exec.ErrNotFound) {
			return fmt.Errorf("open %q: %w", filepath.Ext(path), ErrNoProgram)
		}
		return fmt.Errorf("open: %w", err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	select {
	case err := <-ended:
		if err != nil { // 3: nothing for it; 4: what there was failed
			return fmt.Errorf("open %q: %w: %w", filepath.Ext(path), ErrNoProgram, err)
		}
	case <-time.After(opened):
	}
	return nil
}

// Show opens the folder of a file.
func Show(path string) error { return Open(filepath.Dir(path)) }
