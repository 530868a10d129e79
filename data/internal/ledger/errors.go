package ledger

import (
	"errors"
	"fmt"

	"jibun/data/internal/db"
)

var (
	// ErrNotFound: there is no such row, or nothing to undo.
	ErrNotFound = errors.New("not found")
	// ErrConflict: the row is not what the caller saw, or not what the
	// operation to be undone left behind.
	ErrConflict = errors.New("changed meanwhile")
	// ErrReadOnly: the ledger is open for reading only.
	ErrReadOnly = errors.New("ledger is open for reading only")
	// ErrDiskFull, ErrIO and ErrDamaged: the disk refused; nothing was changed.
	ErrDiskFull = errors.New("disk is full")
	ErrIO       = errors.New("disk cannot be read or written")
	ErrDamaged  = errors.New("ledger is damaged")
	ErrBusy     = errors.New("ledger is busy")
)

// failures say what a failure of the engine means for the office.
var failures = map[db.Kind]error{
	db.Full: ErrDiskFull, db.IO: ErrIO, db.CannotOpen: ErrIO, db.ReadOnlyFile: ErrReadOnly, db.Corrupt: ErrDamaged, db.NotADatabase: ErrDamaged, db.Busy: ErrBusy,
	db.Unique:    ErrConflict, // there is one already, and only one may be
	db.Reference: ErrNotFound, // what the row would refer to
}

// Translate names the failures of the engine. What has its name keeps it.
func Translate(e db.Engine, err error) error {
	if err == nil {
		return nil
	}
	as := failures[e.KindOf(err)]
	if as == nil || errors.Is(err, as) {
		return err
	}
	return fmt.Errorf("%w: %w", as, err)
}

func (l *Ledger) translate(err error) error { return Translate(l.db, err) }
