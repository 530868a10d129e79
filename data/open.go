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
	// UID is the id of a ledger that is created; default: a new one. Only what must
	// come out the same twice gives one.
	UID string
	// Local is the folder in which is remembered what ledgers acknowledged, and what
	// is locked; default: LocalFolder. "-" = nowhere.
	Local string
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
	switch o.Local {
	case "":
		o.Local = LocalFolder()
	case "-":
		o.Local = ""
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
	Kind   string // asked, held, network, synced, file, short
	Holder string // held: who writes
	Since  time.Time
	Place  string    // network, synced: what kind of place
	Short  Shortfall // short: it lacks what it once acknowledged
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
	if err := inspect(ctx, path, o); err != nil {
		return nil, err
	}
	s := newStore(path, o)
	if o.ReadOnly {
		s.why = &ReadOnlyReason{Kind: "asked"}
	} else if s.locks, s.why, err = acquire(path, o); err != nil {
		return nil, err
	}
	if err = s.open(ctx); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// open looks at what is there before anything is written, and opens it for writing,
// or if there is a reason against that, for reading.
func (s *Store) open(ctx context.Context) error {
	src, err := openSource(ctx, s.path, len(s.locks) > 0, s.o)
	if err != nil {
		return err
	}
	s.src = src
	id, err := src.d.Identify(ctx, src.d.R)
	if err != nil {
		return err
	}
	newest, err := db.Schema(s.o.migrations)
	if err != nil {
		return err
	}
	if id.Schema > newest {
		return &NewerError{File: id.Schema, Program: newest}
	}
	if s.why == nil {
		if err := s.doubt(ctx); err != nil {
			return err
		}
	}
	if s.why != nil {
		return s.openForReading(ctx, id.Schema < newest)
	}
	if err := s.openForWriting(ctx); err != nil {
		return err
	}
	if id.Schema < newest {
		if err := s.upgrade(ctx); err != nil {
			return err
		}
	}
	if err := s.identify(ctx); err != nil {
		return err
	}
	last, err := head(ctx, s.l)
	if err == nil {
		s.acknowledge(last.Op, last.Seal)
	}
	return err
}

// doubt finds out whether the ledger falls short of what it once acknowledged. If
// that was lost, it is only read, so that nothing is written on top of a gap; if it
// is an older copy, that is said and she goes on with it.
func (s *Store) doubt(ctx context.Context) error {
	l, err := over(ctx, s.src, s.o)
	if err != nil {
		return err
	}
	uid, err := uidOf(ctx, s.src.d.R, l)
	if err != nil {
		return err
	}
	short, err := shortfall(ctx, l, uid, s.path, true, s.o)
	s.older = short
	if short != nil && short.Lost {
		s.why = &ReadOnlyReason{Kind: "short", Short: *short}
		err = errors.Join(err, s.unlock())
	}
	return err
}

func (s *Store) openForReading(ctx context.Context, older bool) (err error) {
	s.d = s.src.d
	if older {
		if s.upgraded, err = s.src.upgradedCopy(ctx, s.o); err != nil {
			return err
		}
		s.d = s.upgraded.d
	}
	return s.begin(ctx)
}

func (s *Store) openForWriting(ctx context.Context) (err error) {
	left := s.src.left
	if err := s.src.close(); err != nil {
		return err
	}
	s.src = source{}
	if left {
		if s.aside, err = setLogAside(s.path, s.now()); err != nil {
			return err
		}
	}
	if s.d, err = engine.Open(ctx, s.path, db.ReadWrite); err != nil {
		return roomFor(s.path, err)
	}
	return s.begin(ctx)
}

func newStore(path string, o Options) *Store {
	s := &Store{path: path, o: o, who: o.Who, now: o.Now, backups: o.Backups, migrations: o.migrations, nouns: o.nouns}
	s.people.Tables, s.people.Full, s.people.Step = peopleTables, readPeople, stepPeople
	s.evenings.Tables, s.evenings.Full, s.evenings.Step = eveningsTables, readEvenings, stepEvenings
	return s
}

// begin puts the ledger's engine over the open file.
func (s *Store) begin(ctx context.Context) (err error) {
	if s.ident, err = os.Stat(s.path); err != nil {
		return err
	}
	s.stamp = s.ident
	s.read = s.d.R
	s.l, err = ledger.New(ctx, s.d, ledgerNouns(s.nouns), ledger.Options{Who: s.who, Now: s.now, Guard: s.sameFile, Acknowledge: s.acknowledge})
	if err == nil {
		s.uid, err = uidOf(ctx, s.read, s.l)
	}
	return err
}

// inspect refuses what is no ledger, without changing it or leaving anything beside.
func inspect(ctx context.Context, path string, o Options) (err error) {
	defer wrap(&err, "inspect()")
	fi, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return ErrMissing
	case err != nil:
		return fmt.Errorf("%w: %w", ErrIO, err)
	case fi.IsDir():
		return ErrForeign
	case fi.Size() == 0:
		return ErrEmptyFile
	}
	d, err := engine.Open(ctx, path, db.Immutable)
	var id db.Identity
	if err == nil {
		defer d.Close()
		id, err = d.Identify(ctx, d.R)
	}
	switch {
	case engine.KindOf(err) == db.NotADatabase:
		return fmt.Errorf("%w: %w", ErrForeign, err)
	case err != nil && engine.LogBeside(path):
		return nil // the log may mend it
	case err != nil:
		return err
	case id.Application != db.ApplicationID && !(id.Application == 0 && engine.LogBeside(path)):
		return ErrForeign
	}
	newest, err := db.Schema(o.migrations)
	if err == nil && id.Schema > newest {
		err = &NewerError{File: id.Schema, Program: newest}
	}
	return err
}

// Close lets go of the ledger. If the file is no longer the one that was opened
// (ErrReplaced), nothing more is written: what was only in its log is set aside
// under a name.
func (s *Store) Close() error {
	if s.closed {
		return nil
	}
	s.closed = true
	var errs []error
	switch {
	case s.d == nil:
	case s.d.W != nil && s.ident != nil && s.sameFile() != nil:
		err := engine.KeepLog(s.path, asideName(s.path, s.now()))
		if err == nil {
			_ = s.d.Close() // it says that the log is empty
			_, err = setLogAside(s.path, s.now())
		}
		errs = append(errs, ErrReplaced, diskError(err))
	case s.d != s.src.d && s.d != s.upgraded.d:
		errs = append(errs, s.d.Close())
	}
	errs = append(errs, s.src.close(), s.upgraded.close())
	if s.seen != nil {
		errs = append(errs, s.seen.Close(errors.Join(errs...) == nil && !engine.LogBeside(s.path)))
	}
	return errors.Join(append(errs, s.unlock())...)
}

func (s *Store) unlock() error {
	var errs []error
	for _, l := range s.locks {
		errs = append(errs, l.Release())
	}
	s.locks = nil
	return errors.Join(errs...)
}
