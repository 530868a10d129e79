package data

import (
	"embed"
	"io/fs"
	"os"
	"sync"
	"time"

	"jibun/data/internal/db"
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

// Store is the office's ledger: one open file.
type Store struct {
	db     *db.DB
	path   string
	ident  os.FileInfo // the file that was opened
	lock   *lock
	why    *ReadOnlyReason
	mode   db.Mode // how the file is read
	who    string
	now    func() time.Time
	tables map[string]*table

	backups    string // "" = the folder beside the ledger
	migrations fs.FS

	mu      sync.Mutex
	subs    map[int]func(Kinds)
	nextSub int

	taking chan struct{} // held while connections are taken for a read of several

	// what is held in memory of the ledger
	people   mirror[peopleIndex]
	evenings mirror[evenings]
	imports  imports
}

// Kinds says, as bits, which kinds of rows changed.
type Kinds uint

const (
	KindOffice Kinds = 1 << iota // office, series, categories, departments, holidays
	KindPeople                   // people and postings
	KindSeminars
	KindRegistrations // registrations, attendance, the social gathering
	KindSpeakers
	KindHistory // always, with any of the others
)

var kindOf = map[string]Kinds{
	"offices": KindOffice, "series": KindOffice, "series_names": KindOffice, "categories": KindOffice,
	"departments": KindOffice | KindPeople, "column_choices": KindOffice, "holidays": KindOffice,
	"people": KindPeople, "former_names": KindPeople, "postings": KindPeople,
	"seminars": KindSeminars, "retrospects": KindSeminars,
	"registrations": KindRegistrations, "parties": KindRegistrations, "party_entries": KindRegistrations,
	"assignments": KindSpeakers,
}

// Subscribe calls f, on the goroutine that wrote, after each committed change.
func (s *Store) Subscribe(f func(Kinds)) (cancel func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.nextSub
	s.nextSub++
	s.subs[id] = f
	return func() { s.mu.Lock(); delete(s.subs, id); s.mu.Unlock() }
}

func (s *Store) publish(k Kinds) {
	s.mu.Lock()
	fs := make([]func(Kinds), 0, len(s.subs))
	for i := range s.nextSub {
		if f := s.subs[i]; f != nil {
			fs = append(fs, f)
		}
	}
	s.mu.Unlock()
	for _, f := range fs {
		f(k)
	}
}

// Path is the ledger's file.
func (s *Store) Path() string { return s.path }

// Tokyo is the office's wall clock; Japan has no summer time.
var Tokyo = time.FixedZone("JST", 9*60*60)

// instant writes a moment as the ledger keeps it.
func instant(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// Today is the day on the office's wall clock.
func (s *Store) Today() wareki.Date { return wareki.Today(s.now()) }

// Progress hears how far a long job has come; nil hears nothing.
type Progress func(done, total int)

func (p Progress) at(done, total int) {
	if p != nil {
		p(done, total)
	}
}

// sameFile refuses to write when the file is gone from its place: SQLite would
// go on writing into a file that nobody can open any more.
func (s *Store) sameFile() error {
	now, err := os.Stat(s.path)
	if err != nil || !os.SameFile(now, s.ident) {
		return ErrReplaced
	}
	return nil
}
