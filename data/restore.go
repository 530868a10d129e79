package data

import (
	"context"
	"path/filepath"

	"jibun/data/internal/place"
)

// Restore makes a ledger at target from a backup, or from any other ledger: it
// is also how one works on a local copy of a file that lies on the network. The
// backup is checked first; a damaged one (*DamageError, ErrForeign, …) is
// refused and nothing is touched. target must not exist (ErrExists). It appears
// under its name only when it was written, checked and compared. An older schema
// stays as it is; Open upgrades it.
func Restore(ctx context.Context, backup, target string, o Options) error {
	target, err := filepath.Abs(target)
	if err != nil {
		return err
	}
	if exists(target) {
		return ErrExists
	}
	if err := writable(target); err != nil {
		return err
	}
	tmp, err := prepare(ctx, backup, filepath.Dir(target), o)
	if err != nil {
		return err
	}
	defer engine.Remove(tmp)
	o = o.filled()
	if _, err := setLogAside(target, o.Now()); err != nil {
		return err
	}
	if err := putInPlace(tmp, target); err != nil {
		return err
	}
	return Accept(ctx, target, o) // it is meant to be of an earlier day
}

// writable refuses places where a ledger must not be written.
func writable(path string) error {
	if kind, name := place.Of(filepath.Dir(path)); kind != "" {
		return &PlaceError{Kind: kind, Place: name}
	}
	return nil
}

// prepare checks a backup, copies it into a new file in dir and checks that.
func prepare(ctx context.Context, backup, dir string, o Options) (tmp string, err error) {
	b, err := peek(ctx, backup, o)
	if err != nil {
		return "", err
	}
	defer b.Close()
	report, err := b.Check(ctx, nil)
	if err != nil {
		return "", err
	}
	if err := report.Err(); err != nil {
		return "", err
	}
	return b.copyOut(ctx, dir)
}
