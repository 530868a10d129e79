package export

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// ToFile lets write fill a file that appears under path whole or not at all: it
// is written beside, flushed to the disk and renamed. When write fails or is
// cancelled nothing is left, and a file that was there before is untouched.
//
// The error wraps write's own (so errors.Is(err, context.Canceled) works) or
// that of the file system, for instance when Excel holds the old file open.
func ToFile(path string, write func(io.Writer) error) (err error) {
	dir, base := filepath.Split(path)
	if dir == "" {
		dir = "."
	}
	failed := func(what string, cause error) error { return &fs.PathError{Op: what, Path: path, Err: cause} }
	f, err := os.CreateTemp(dir, "."+base+".*.part")
	if err != nil {
		return failed("create a file beside", err)
	}
	done := false
	defer func() { // also when write panics
		if !done {
			err = errors.Join(err, ignoreClosed(f.Close()), os.Remove(f.Name()))
		}
	}()
	buf := bufio.NewWriterSize(f, 1<<16)
	if err = write(buf); err != nil {
		return failed("write", err)
	}
	if err = buf.Flush(); err != nil {
		return failed("write", err)
	}
	if err = f.Sync(); err != nil {
		return failed("flush to the disk", err)
	}
	// CreateTemp makes files only their owner can read; a paper on a shared
	// folder is for the section. The password is there for what is not.
	if err = f.Chmod(0o644); err != nil && !errors.Is(err, errors.ErrUnsupported) {
		return failed("set the mode of", err)
	}
	if err = f.Close(); err != nil {
		return failed("close", err)
	}
	if err = os.Rename(f.Name(), path); err != nil {
		return failed("rename to", err)
	}
	done = true
	return nil
}

func ignoreClosed(err error) error {
	if errors.Is(err, os.ErrClosed) {
		return nil
	}
	return err
}
