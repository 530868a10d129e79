package data

import (
	"database/sql"
	"embed"
	"io/fs"
	"os"
	"time"

	"jibun/data/internal/db"
	"jibun/data/internal/db/sqlite"
	"jibun/data/internal/ledger"
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
	lock  db.Lock
	why   *ReadOnlyReason
	mode  db.Mode // how the file is read
	who   string
	now   func() time.Time

	backups    string // "" = the folder beside the ledger
	migrations fs.FS
	nouns      []Noun

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

// sameFile refuses to write when the file is gone from its place: SQLite would
// go on writing into a file that nobody can open any more.
func (s *Store) sameFile() error {
	now, err := os.Stat(s.path)
	if err != nil || !os.SameFile(now, s.ident) {
		return ErrReplaced
	}
	return nil
}
