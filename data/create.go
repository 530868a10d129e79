package data

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"jibun/data/internal/db"
)

// Create makes an empty ledger at path, with the eleven categories and one
// series, and opens it. It refuses a file that exists (ErrExists), and leaves
// none behind if it fails.
func Create(ctx context.Context, path string, office Office, o Options) (_ *Store, err error) {
	defer wrap(&err, "Create()")
	defer func() { err = roomFor(path, err) }()
	o = o.filled()
	path, err = filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if exists(path) {
		return nil, ErrExists
	}
	if err := writable(path); err != nil {
		return nil, err
	}
	// made under another name, so that a crash never leaves half a ledger here
	tmp := fmt.Sprintf("%s.new-%d", path, os.Getpid())
	defer engine.Remove(tmp)
	sweep(path + ".new-*")
	if err := ownFile(tmp); err != nil {
		return nil, err
	}
	d, err := engine.Open(ctx, tmp, db.Create)
	if err != nil {
		return nil, err
	}
	s := newStore(tmp, o)
	s.d = d
	err = d.Migrate(ctx, o.migrations, nil)
	if err == nil {
		err = s.begin(ctx)
	}
	if err == nil {
		err = s.furnish(ctx, office)
	}
	if err2 := d.Close(); err == nil {
		err = err2
	}
	if err != nil {
		return nil, err
	}
	if _, err := setLogAside(path, o.Now()); err != nil {
		return nil, err
	}
	if err := putInPlace(tmp, path); err != nil {
		return nil, err
	}
	if s, err = Open(ctx, path, o); err != nil {
		engine.Remove(path) // made a moment ago, and nobody can use it
	}
	return s, err
}

// PlaceError: a ledger must not be written there.
type PlaceError struct{ Kind, Place string }

func (e *PlaceError) Error() string {
	return "ledger must not lie on a " + e.Kind + " folder: " + e.Place
}
