package export

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"jibun/data/inuse"
)

// ToFile lets write fill a file that appears under path whole or not at all: it
// is written beside, flushed to the disk and renamed. When write fails or is
// cancelled nothing is left, and a file that was there before is untouched.
//
// last (nil = nothing) runs when all of it is on the disk and only the name is
// missing: what must be true of every file there is, such as its line in a history.
//
// Only its owner can read the file, whatever was there before; what a crash left
// behind beside it is removed.
//
// A document that somebody shows in Excel or LibreOffice is not replaced.
//
// The error wraps write's own (so errors.Is(err, context.Canceled) works) or
// that of the file system, for instance when Excel holds the old file open.
func ToFile(path string, write func(io.Writer) error, last func() error) (err error) {
	dir, base := filepath.Split(path)
	if dir == "" {
		dir = "."
	}
	failed := func(what string, cause error) error { return &fs.PathError{Op: what, Path: path, Err: cause} }
	if err := inuse.Shown(path); err != nil {
		return failed("replace", err)
	}
	part := "." + base + ".*.part"
	sweep(dir, part)
	f, err := os.CreateTemp(dir, part)
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
	if err = f.Close(); err != nil {
		return failed("close", err)
	}
	if err = inuse.Shown(path); err != nil { // opened meanwhile
		return failed("replace", err)
	}
	if last != nil {
		if err = last(); err != nil {
			return failed("before giving a name to", err)
		}
	}
	if err = inuse.Rename(f.Name(), path); err != nil {
		return failed("rename to", err)
	}
	done = true
	return nil
}

// sweep removes what crashes left behind: parts that nobody has written for an hour.
func sweep(dir, part string) {
	old, _ := filepath.Glob(filepath.Join(dir, part))
	for _, f := range old {
		if fi, err := os.Stat(f); err == nil && time.Since(fi.ModTime()) > time.Hour {
			_ = os.Remove(f)
		}
	}
}

func ignoreClosed(err error) error {
	if errors.Is(err, os.ErrClosed) {
		return nil
	}
	return err
}
