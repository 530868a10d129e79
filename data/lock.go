package data

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"jibun/data/internal/db"
	"jibun/data/internal/place"
)

// acquire takes the lock that makes one program at a time the writer, or says why
// the ledger is only read.
//
// Two locks are taken: one beside the file, which everybody sees who sees the file,
// and one by what the file is, for a file may have several names.
func acquire(path string, o Options) ([]db.Lock, *ReadOnlyReason, error) {
	if kind, name := place.Of(filepath.Dir(path)); kind != "" {
		return nil, &ReadOnlyReason{Kind: kind, Place: name}, nil
	}
	fi, err := os.Stat(path)
	there := err == nil
	if there && fi.Mode().Perm()&0o200 == 0 {
		return nil, &ReadOnlyReason{Kind: "file"}, nil
	}
	l, held, err := engine.Lock(path, db.Holder{Who: o.Who, Since: o.Now().UTC()})
	switch {
	case errors.Is(err, db.ErrNoLock) && (there || errors.Is(err, os.ErrPermission)):
		return nil, &ReadOnlyReason{Kind: "file"}, nil
	case err != nil:
		return nil, nil, fmt.Errorf("%w: %w", ErrIO, err)
	case held != nil:
		return nil, &ReadOnlyReason{Kind: "held", Holder: held.Who, Since: held.Since}, nil
	}
	locks := []db.Lock{l}
	id, dir := place.Identity(path), localSub(o.Local, "locks")
	if id == "" || dir == "" || os.MkdirAll(dir, 0o700) != nil {
		return locks, nil, nil
	}
	same, held, err := engine.Lock(filepath.Join(dir, id), db.Holder{Who: o.Who, Since: o.Now().UTC()})
	if held != nil {
		return nil, &ReadOnlyReason{Kind: "held", Holder: held.Who, Since: held.Since}, l.Release()
	}
	if err == nil {
		locks = append(locks, same)
	}
	return locks, nil, nil
}
