package inuse

import (
	"errors"
	"os"
	"path/filepath"
)

// errOwner is the reason where a program says so itself.
var errOwner = errors.New("a file of its owner lies beside it")

// Shown reports with an *Error that somebody has a document open: Excel and LibreOffice
// lay a file with their owner's name beside it, which others see also where the file
// itself is on a share whose server locks nothing. A file that a program left there when
// it broke down says the same; then another name is to be chosen.
func Shown(path string) error {
	dir, base := filepath.Split(path)
	if _, err := os.Stat(path); err != nil {
		return nil // a document that is not there is open nowhere
	}
	for _, owner := range []string{"~$" + base, ".~lock." + base + "#"} {
		if _, err := os.Lstat(filepath.Join(dir, owner)); err == nil {
			return &Error{Path: path, Err: errOwner}
		}
	}
	return nil
}
