package data

import (
	"context"
	"database/sql"
	"embed"
	"io/fs"
	"os"
	"time"

	"jibun/data/internal/db"
	"jibun/data/internal/db/sqlite"
	"jibun/data/internal/ledger"
	"jibun/data/internal/place"
	"jibun/data/internal/witness"
	"jibun/data/wareki"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migrations are the steps from an empty file to the newest schema.
func migrations() fs.FS {
	sub, err := fs.Sub(migrationFiles, "migrations")
	if err != nil {
		panic(err) // the files are compiled in
	}
	return sub
}

// engine is where the rows are kept. It is named here and nowhere else.
var engine db.Engine = sqlite.Engine{}

// Store is the office's ledger: one open file.
type Store struct {
	l     *ledger.Ledger
	d     *db.DB
	read  *sql.DB // what reads, and can do nothing else
	path  string
	ident os.FileInfo // the file that was opened
	stamp os.FileInfo // the same after the last write
	locks []db.Lock
	why   *ReadOnlyReason
	o     Options // filled

	src      source // where it is only read: the file as it was found
	upgraded source // and its copy in the newest schema, if it is of an older one
	aside    string // the name under which a log was set aside, "" = none
	older    *Shortfall
	seen     *witness.Witness
	closed   bool
	who      string
	now      func() time.Time

	backups    string // "" = the folder beside the ledger
	migrations fs.FS
	nouns      []Noun
	uid        string // of this ledger and its backups, "" = of an older program

	health health // what is known of damage

	// what is held in memory of the ledger
	people   ledger.Mirror[peopleIndex]
	evenings ledger.Mirror[evenings]
	imports  imports
}

// Kinds says, as bits, which kinds of rows changed.
type Kinds = ledger.Kinds

const (
	KindHistory = ledger.KindHistory  // always, with any of the others
	KindOffice  = KindHistory << iota // office, series, categories, departments, holidays
	KindPeople                        // people and postings
	KindSeminars
	KindRegistrations // registrations, attendance, the social gathering
	KindSpeakers
	KindIdeas
)

// Subscribe calls f, on the goroutine that wrote, after each committed change.
func (s *Store) Subscribe(f func(Kinds)) (cancel func()) { return s.l.Subscribe(f) }

// Path is the ledger's file.
func (s *Store) Path() string { return s.path }

// Tokyo is the office's wall clock; Japan has no summer time.
var Tokyo = time.FixedZone("JST", 9*60*60)

// Today is the day on the office's wall clock.
func (s *Store) Today() wareki.Date { return wareki.Today(s.now()) }

// Progress hears how far a long job has come; nil hears nothing.
type Progress = ledger.Progress

// LogSetAside is the name under which a log was set aside that lay beside the ledger
// and did not belong to it, or "".
func (s *Store) LogSetAside() string { return s.aside }

// LogIgnored: such a log lies beside a ledger that is only read; it is read as if the
// log were not there.
func (s *Store) LogIgnored() bool { return s.src.left }

// Older tells how the ledger falls short of what this computer saw it acknowledge, or
// nil: it is an older copy, or its last operations are lost.
func (s *Store) Older() *Shortfall { return s.older }

// sameFile refuses to write when the file is gone from its place, or another one was
// copied over it: SQLite would go on writing into a file that nobody can open any
// more, or mix two ledgers. The holder of the lock is the only one who writes, so a
// file that is not as the last write left it is looked into.
//
// It is asked while nobody else writes: before an operation, and at closing.
func (s *Store) sameFile() error {
	if err := s.samePlace(); err != nil {
		return err
	}
	now, err := os.Stat(s.path)
	if err != nil {
		return ErrReplaced
	}
	if s.d.W == nil || s.stamp == nil || now.Size() == s.stamp.Size() && now.ModTime().Equal(s.stamp.ModTime()) {
		return nil
	}
	if !s.stillOurs() {
		return ErrReplaced
	}
	s.stamp = now
	return nil
}

// samePlace refuses to read what lies in the place of the file that was opened. It may
// be asked at any time.
func (s *Store) samePlace() error {
	now, err := os.Stat(s.path)
	if err != nil || !os.SameFile(now, s.ident) {
		return ErrReplaced
	}
	return nil
}

// stillOurs looks into the file itself: it must be this ledger, at a moment that its
// own history knows.
func (s *Store) stillOurs() bool {
	ctx := context.Background()
	d, err := engine.Open(ctx, s.path, db.Immutable)
	if err != nil {
		return false
	}
	defer d.Close()
	l, err := over(ctx, source{d: d}, s.o)
	if err != nil {
		return false
	}
	uid, err := uidOf(ctx, d.R, l)
	if err != nil || uid != s.uid && uid != "" {
		return false
	}
	h, err := head(ctx, l)
	if err != nil {
		return false
	}
	ok, err := contains(ctx, s.l, h)
	return err == nil && ok
}

// acknowledge remembers outside the ledger that it holds the operation. It comes
// after the commit and before anybody hears of it; that it cannot be remembered is
// no reason to say that it was not done.
func (s *Store) acknowledge(op int64, seal string) {
	if fi, err := os.Stat(s.path); err == nil {
		s.stamp = fi
	}
	if s.seen == nil && s.uid != "" && s.o.memory() != "" {
		if id := place.Identity(s.path); id != "" {
			s.seen, _ = witness.Open(s.o.memory(), s.uid, id)
		}
	}
	if s.seen != nil {
		_ = s.seen.Saw(witness.Head{Op: op, Seal: seal}.At(s.stamp))
	}
}
