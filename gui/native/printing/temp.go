package printing

import (
	"os"
	"path/filepath"
	"time"
)

// temporary is how the files on their way to a printer or a viewer are called.
const temporary = "printing-*.pdf"

// Temporary makes such a file in a folder, which only the user reads.
func Temporary(folder string) (*os.File, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	return os.CreateTemp(folder, temporary) // mode 0600
}

// Sweep removes from a folder what was left behind: by a program that ended in the
// middle, or for a viewer. What is a minute old may still be on its way.
func Sweep(folder string) {
	old, _ := filepath.Glob(filepath.Join(folder, temporary))
	for _, f := range old {
		if fi, err := os.Stat(f); err == nil && time.Since(fi.ModTime()) > time.Minute {
			_ = os.Remove(f)
		}
	}
}
