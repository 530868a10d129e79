package data

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"time"

	"jibun/data/internal/db"
	"jibun/data/internal/place"
	"jibun/data/inuse"
)

func exists(path string) bool { _, err := os.Stat(path); return err == nil }

// noRoom are the system's codes for a full disk or quota, elsewhere and on
// Windows (ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL, ERROR_DISK_QUOTA_EXCEEDED).
var noRoom = map[bool][]syscall.Errno{false: {28, 122}, true: {39, 112, 1295}}

// NoRoom reports whether a failure of the system means a full disk or quota.
func NoRoom(err error) bool {
	var no syscall.Errno
	return errors.As(err, &no) && slices.Contains(noRoom[runtime.GOOS == "windows"], no)
}

// diskError names a failure of the disk outside SQLite.
func diskError(err error) error {
	if err == nil {
		return nil
	}
	if NoRoom(err) {
		return fmt.Errorf("%w: %w", ErrDiskFull, err)
	}
	return fmt.Errorf("%w: %w", ErrIO, err)
}

// putInPlace gives a finished file its name. It never replaces a file
// (ErrExists), and the name survives a power cut.
func putInPlace(tmp, path string) error {
	err := os.Link(tmp, path) // unlike a rename it never replaces
	switch {
	case err == nil:
		_ = os.Remove(tmp)
	case exists(path):
		return ErrExists
	default: // FAT and some shares have no links
		if err := inuse.Rename(tmp, path); err != nil {
			return diskError(err)
		}
	}
	return syncFolder(filepath.Dir(path))
}

// ownFile makes an empty file that only its owner can read and write; what the engine
// puts beside it has the same mode.
func ownFile(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return diskError(err)
	}
	return diskError(f.Close())
}

// sweep removes what crashes left behind: ledgers in the making that nobody has
// written for an hour.
func sweep(pattern string) {
	old, _ := filepath.Glob(pattern)
	for _, f := range old {
		if fi, err := os.Stat(f); err == nil && time.Since(fi.ModTime()) > time.Hour {
			engine.Remove(f)
			_ = os.Remove(f + ".lock")
			_ = os.Remove(f + ".holder")
		}
	}
}

// GiveName gives a ledger that was made under another name its own. It never replaces
// a file (ErrExists).
func GiveName(made, path string) error { return putInPlace(made, path) }

// setLogAside renames a log that lies where a new ledger shall be: the engine
// would mix its pages into the new file. It may hold the last operations of a ledger
// that was moved away, so it is kept.
// It returns the name it has now, "" if there was none.
func setLogAside(path string, now time.Time) (string, error) {
	if !engine.LogBeside(path) {
		for log := range engine.Logs(path, path) {
			_ = os.Remove(log) // an empty one
		}
		return "", nil
	}
	to := asideName(path, now)
	return to, diskError(engine.MoveLog(path, to))
}

// asideName is a name beside path that nothing has.
func asideName(path string, now time.Time) string {
	to := path + ".left-" + now.In(Tokyo).Format("20060102-150405")
	for n := 2; len(engine.Logs(to, to)) > 0; n++ {
		to = fmt.Sprintf("%s.left-%s-%d", path, now.In(Tokyo).Format("20060102-150405"), n)
	}
	return to
}

// roomFor says that the disk is full where that is why a file could not be opened,
// read or written: the engine only says that it could not.
func roomFor(path string, err error) error {
	switch engine.KindOf(err) {
	case db.IO, db.CannotOpen:
		if free, ok := place.Free(filepath.Dir(path)); ok && free < 1<<20 {
			return fmt.Errorf("%w: %w", ErrDiskFull, err)
		}
	}
	return err
}

// syncFile forces a file that nobody has open as a database to the disk.
func syncFile(path string) error {
	f, err := inuse.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return diskError(err)
	}
	return diskError(errors.Join(f.Sync(), f.Close()))
}

// syncFolder forces the names in a folder to the disk. Windows does it by itself.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return diskError(err)
	}
	err = f.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil // some shares cannot
	}
	return diskError(errors.Join(err, f.Close()))
}

// copyFile copies a file under another name, reads the copy back and compares.
// What failed leaves nothing behind.
func copyFile(from, to string) (err error) {
	in, err := inuse.Open(from)
	if err != nil {
		return diskError(err)
	}
	defer in.Close()
	out, err := inuse.OpenFile(to, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return diskError(err)
	}
	defer func() {
		if err = errors.Join(err, diskError(out.Close())); err != nil {
			_ = os.Remove(to)
		}
	}()
	want, got := sha256.New(), sha256.New()
	if _, err := io.Copy(out, io.TeeReader(in, want)); err != nil {
		return diskError(err)
	}
	if err := out.Sync(); err != nil {
		return diskError(err)
	}
	if _, err := out.Seek(0, io.SeekStart); err != nil {
		return diskError(err)
	}
	if _, err := io.Copy(got, out); err != nil {
		return diskError(err)
	}
	if string(want.Sum(nil)) != string(got.Sum(nil)) {
		return fmt.Errorf("%w: the copy differs", ErrIO)
	}
	return nil
}
