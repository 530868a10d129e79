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
func acquire(path string, o Options) (db.Lock, *ReadOnlyReason, error) {
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
	return l, nil, nil
}
