// Package datatest makes temporary ledgers and the people, seminars and
// applications in them, for tests. Every builder goes through the Store, as the
// program does; only Fill, for big ledgers, writes SQL.
package datatest

import (
	"context"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"jibun/data"
)

// T is what the builders need of a test: *testing.T, *testing.B or *rapid.T.
type T interface {
	Helper()
	Fatal(args ...any)
}

// Clock is a wall clock that stands still until a test moves it.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// Start is where a Clock stands at first: 2026-11-22 10:32:05 in Japan, a Sunday
// in 令和8年度.
var Start = time.Date(2026, 11, 22, 10, 32, 5, 0, time.FixedZone("JST", 9*60*60))

// NewClock stands at Start.
func NewClock() *Clock { return &Clock{now: Start} }

// Now is the time on the clock.
func (c *Clock) Now() time.Time { c.mu.Lock(); defer c.mu.Unlock(); return c.now }

// Add moves the clock.
func (c *Clock) Add(d time.Duration) { c.mu.Lock(); c.now = c.now.Add(d); c.mu.Unlock() }

// Set puts the clock to an instant.
func (c *Clock) Set(t time.Time) { c.mu.Lock(); c.now = t; c.mu.Unlock() }

// Options open a ledger as 花子 of 人事課, at the clock's time.
func (c *Clock) Options() data.Options {
	return data.Options{Who: "hanako@jinji", Now: c.Now}
}

// Office is 呉市 人事課.
func Office() data.Office {
	return data.Office{Name: "呉市", Section: "人事課", Phone: "0823-25-0000", Email: "jinji@example.jp"}
}

// New creates a ledger in a folder of the test. It is closed, and the folder
// removed, when the test ends.
func New(t testing.TB) *data.Store { t.Helper(); return NewAt(t, NewClock()) }

// NewAt is New with a clock that the test moves.
func NewAt(t testing.TB, c *Clock) *data.Store {
	t.Helper()
	s, err := data.Create(context.Background(), filepath.Join(t.TempDir(), "呉市人事課.jibun"), Office(), c.Options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// Open opens a ledger until the test ends.
func Open(t testing.TB, path string, c *Clock) *data.Store {
	t.Helper()
	s, err := data.Open(context.Background(), path, c.Options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// PaperNotes are what the history says of papers that left, the latest first.
func PaperNotes(t testing.TB, s *data.Store) []string {
	t.Helper()
	list, err := s.History(t.Context(), data.HistoryFilter{What: "paper."})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, o := range list {
		out = append(out, o.What+" "+o.About)
	}
	return out
}
