package data

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"time"

	"jibun/data/internal/db"
	"jibun/data/internal/ledger"
)

// Options say how a ledger is opened. The zero value is right for the program.
type Options struct {
	Who      string           // default: the system's user and host
	Now      func() time.Time // default: time.Now
	ReadOnly bool             // only read, and take no lock
	// Backups is the folder of the backup that precedes an upgrade; default:
	// the folder 控え beside the ledger.
	Backups string

	migrations fs.FS  // default: the program's own; tests add one
	nouns      []Noun // default: the office's; tests add one
}

func (o Options) filled() Options {
	if o.migrations == nil {
		o.migrations = migrations()
	}
	if o.nouns == nil {
		o.nouns = Nouns()
	}
	if o.Who == "" {
		o.Who = thisUser()
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return o
}

func thisUser() string {
	name := "?"
	if u, err := user.Current(); err == nil {
		name = filepath.Base(filepath.ToSlash(u.Username))
	}
	host, err := os.Hostname()
	if err != nil {
		host = "?"
	}
	return name + "@" + host
}

// Why a file was not opened. Nothing is ever written into such a file.
var (
	ErrMissing   = errors.New("there is no such file")
	ErrEmptyFile = errors.New("file has 0 bytes")
	ErrForeign   = errors.New("file is not a ledger of this program")
	ErrExists    = errors.New("file exists already")
)

// NewerError: the file was written by a newer version of the program.
type NewerError struct{ File, Program int }

func (e *NewerError) Error() string {
	return fmt.Sprintf("ledger has schema %d, this program knows %d", e.File, e.Program)
}

// ReadOnlyReason says why a Store only reads.
type ReadOnlyReason struct {
	Kind   string // asked, held, network, synced, file
	Holder string // held: who writes
	Since  time.Time
	Place  string // network, synced: what kind of place
}

// ReadOnly tells why nothing can be written, or nil.
func (s *Store) ReadOnly() *ReadOnlyReason { return s.why }

// Open opens an existing ledger. If somebody else has it open, or it lies where
// writing is not safe, the Store only reads and ReadOnly says why. It never
// creates a file and never changes one it refuses: ErrMissing, ErrEmptyFile,
// ErrForeign, *NewerError, ErrDamaged.
func Open(ctx context.Context, path string, o Options) (_ *Store, err error) {
	defer wrap(&err, "Open()")
	o = o.filled()
	path, err = filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	schema, err := inspect(ctx, path, o)
	if err != nil {
		return nil, err
	}
	s := newStore(path, o)
	if o.ReadOnly {
		s.why = &ReadOnlyReason{Kind: "asked"}
	} else if s.lock, s.why, err = acquire(path, o); err != nil {
		return nil, err
	}
	newest, err := db.Schema(o.migrations)
	if err == nil && s.why != nil && schema < newest {
		err = fmt.Errorf("ledger has an older schema and cannot be upgraded now: %w", ErrReadOnly)
	}
	if err == nil {
		err = s.connect(ctx)
	}
	if err == nil && schema < newest {
		err = s.upgrade(ctx)
	}
	if err == nil && s.why == nil {
		err = s.identify(ctx)
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

func newStore(path string, o Options) *Store {
	s := &Store{path: path, who: o.Who, now: o.Now, backups: o.Backups, migrations: o.migrations, nouns: o.nouns}
	s.people.Tables, s.people.Full, s.people.Step = peopleTables, readPeople, stepPeople
	s.evenings.Tables, s.evenings.Full, s.evenings.Step = eveningsTables, readEvenings, stepEvenings
	return s
}

func (s *Store) connect(ctx context.Context) error {
	var err error
	if s.why == nil {
		s.d, err = engine.Open(ctx, s.path, db.ReadWrite)
	} else {
		s.d, s.mode, err = openReading(ctx, s.path)
	}
	if err != nil {
		return err
	}
	return s.begin(ctx)
}

// begin puts the ledger's engine over the open file.
func (s *Store) begin(ctx context.Context) (err error) {
	if s.ident, err = os.Stat(s.path); err != nil {
		return err
	}
	s.read = s.d.R
	s.l, err = ledger.New(ctx, s.d, ledgerNouns(s.nouns), ledger.Options{Who: s.who, Now: s.now, Guard: s.sameFile})
	return err
}

// openReading opens a file that is not to be changed, also in a folder in which
// not even a lock can be made.
func openReading(ctx context.Context, path string) (*db.DB, db.Mode, error) {
	d, err := engine.Open(ctx, path, db.ReadOnly)
	if err == nil || engine.LogBeside(path) || engine.KindOf(err) == db.NotADatabase {
		return d, db.ReadOnly, err
	}
	d, err = engine.Open(ctx, path, db.Immutable)
	return d, db.Immutable, err
}

// inspect looks at a file without changing it and returns its schema.
func inspect(ctx context.Context, path string, o Options) (schema int, err error) {
	defer wrap(&err, "inspect()")
	fi, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return 0, ErrMissing
	case err != nil:
		return 0, fmt.Errorf("%w: %w", ErrIO, err)
	case fi.IsDir():
		return 0, ErrForeign
	case fi.Size() == 0:
		return 0, ErrEmptyFile
	}
	var d *db.DB
	if engine.LogBeside(path) {
		d, _, err = openReading(ctx, path)
	} else { // nobody has it open: leave not even a log of the engine's beside
		d, err = engine.Open(ctx, path, db.Immutable)
	}
	var id db.Identity
	if err == nil {
		defer d.Close()
		id, err = d.Identify(ctx, d.R)
	}
	if err != nil {
		if engine.KindOf(err) == db.NotADatabase {
			return 0, fmt.Errorf("%w: %w", ErrForeign, err)
		}
		return 0, err
	}
	if id.Application != db.ApplicationID {
		return 0, ErrForeign
	}
	newest, err := db.Schema(o.migrations)
	if err != nil {
		return 0, err
	}
	if id.Schema > newest {
		return 0, &NewerError{File: id.Schema, Program: newest}
	}
	return id.Schema, nil
}

// Create makes an empty ledger at path, with the eleven categories and one
// series, and opens it. It refuses a file that exists (ErrExists), and leaves
// none behind if it fails.
func Create(ctx context.Context, path string, office Office, o Options) (_ *Store, err error) {
	defer wrap(&err, "Create()")
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
	if err := setLogAside(path, o.Now()); err != nil {
		return nil, err
	}
	if err := putInPlace(tmp, path); err != nil {
		return nil, err
	}
	return Open(ctx, path, o)
}

// PlaceError: a ledger must not be written there.
type PlaceError struct{ Kind, Place string }

func (e *PlaceError) Error() string {
	return "ledger must not lie on a " + e.Kind + " folder: " + e.Place
}

// Close lets go of the ledger.
func (s *Store) Close() error {
	var err error
	if s.d != nil {
		err = s.d.Close()
	}
	if s.lock != nil {
		err = errors.Join(err, s.lock.Release())
	}
	return err
}
