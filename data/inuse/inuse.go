// Package inuse is for files that another program has in its hands. On Windows a program
// that has a file open decides what others may do with it meanwhile: Excel lets nobody
// write or rename the workbook it shows, a virus scanner holds every new file for a
// moment. So everything outside the ledger's own engine, which waits by itself, opens and
// renames through here: half a second is waited, then the error names the file.
// Elsewhere nothing is ever held.
package inuse

import (
	"errors"
	"fmt"
	"os"
	"time"
)

// Error says that another program still holds a file after the wait.
type Error struct {
	Path string
	Err  error // the system's
}

func (e *Error) Error() string {
	return fmt.Sprintf("%s is held by another program: %v", e.Path, e.Err)
}

// Unwrap is the system's error.
func (e *Error) Unwrap() error { return e.Err }

// How long is waited: a scanner lets go of a small file within a tenth of a second or
// three.
const (
	tries = 11
	pause = 50 * time.Millisecond
)

// Rename renames a file, over one that is there.
func Rename(from, to string) error {
	return wait(to, func() error { return os.Rename(from, to) }, func(err error) bool {
		return holds(err) || refused(err) && (taken(to) || taken(from))
	})
}

// Open opens a file for reading.
func Open(path string) (*os.File, error) { return OpenFile(path, os.O_RDONLY, 0) }

// OpenFile is os.OpenFile.
func OpenFile(path string, flag int, mode os.FileMode) (f *os.File, err error) {
	err = wait(path, func() error {
		f, err = os.OpenFile(path, flag, mode)
		return err
	}, holds)
	return f, err
}

// wait tries until it succeeds, fails for another reason than a holder, or the time is
// over.
func wait(path string, try func() error, held func(error) bool) error {
	for n := 1; ; n++ {
		err := try()
		switch {
		case err == nil || !held(err):
			return err
		case n == tries:
			return &Error{Path: path, Err: err}
		}
		time.Sleep(pause)
	}
}

// Holder reports whether an error says that another program holds a file, and which.
func Holder(err error) (path string, ok bool) {
	var e *Error
	if !errors.As(err, &e) {
		return "", false
	}
	return e.Path, true
}
