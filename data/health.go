package data

import (
	"context"
	"errors"
	"os"
	"sync"
	"time"

	"jibun/data/internal/db"
)

// Condition is what is known of damage to the ledger.
type Condition string

// What is known.
const (
	Unchecked Condition = ""         // nobody has looked yet, or looking failed (Err)
	Checking  Condition = "checking" // somebody is looking
	Sound     Condition = "sound"    // nothing was found at At
	Damaged   Condition = "damaged"  // Report says what was found
)

// Health is what is known of damage to the ledger since it was opened.
type Health struct {
	Condition Condition
	At        time.Time // when the last look ended
	Report    CheckReport
	Err       error // why the last look came to no end
}

// health is the last look at a ledger, and the one under way.
type health struct {
	mu      sync.Mutex
	last    Health
	looking chan struct{} // closed when the look under way has ended; nil = none is
	heard   []Progress    // who hears how far it is
}

// Health tells what is known now. It looks at nothing.
func (s *Store) Health() Health {
	s.health.mu.Lock()
	defer s.health.mu.Unlock()
	h := s.health.last
	if s.health.looking != nil {
		h.Condition = Checking
	}
	return h
}

// Examine looks for damage (see Check) and keeps what it found: *DamageError, or nil
// for a sound ledger. Of several who ask at one time one looks, for all of them.
func (s *Store) Examine(ctx context.Context, progress Progress) error {
	return s.examine(ctx, progress, false)
}

// ExamineQuietly is Examine beside work: it leaves a processor free, and takes longer.
func (s *Store) ExamineQuietly(ctx context.Context, progress Progress) error {
	return s.examine(ctx, progress, true)
}

func (s *Store) examine(ctx context.Context, progress Progress, quiet bool) error {
	for {
		ended, mine := s.health.begin(progress)
		if mine {
			report, err := s.check(ctx, s.health.progress, checking{quiet: quiet})
			return s.health.end(report, err, s.now())
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-ended:
		}
		h := s.Health()
		switch {
		case errors.Is(h.Err, context.Canceled): // whoever looked was called away
		case h.Err != nil:
			return h.Err
		default:
			return h.Report.Err()
		}
	}
}

// Whole is asked by all that takes in many rows and by all that leaves the program: a
// damaged ledger (*DamageError) must not be mixed with other data, and nobody must
// read from a paper what was damaged. It looks for damage if nobody has since the
// ledger was opened, and waits for a look under way.
func (s *Store) Whole(ctx context.Context, progress Progress) error {
	switch h := s.Health(); h.Condition {
	case Sound:
		return nil
	case Damaged:
		return h.Report.Err()
	}
	return s.Examine(ctx, progress)
}

// takeIn is write for what brings many rows from elsewhere or joins rows for good: only
// into a ledger that is whole.
func (s *Store) takeIn(ctx context.Context, what string, f func(*tx) error) error {
	if err := s.Whole(ctx, nil); err != nil {
		return err
	}
	return s.write(ctx, what, f)
}

// begin joins the look under way, or begins one.
func (h *health) begin(p Progress) (ended <-chan struct{}, mine bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if mine = h.looking == nil; mine {
		h.looking, h.heard = make(chan struct{}), nil
	}
	if p != nil {
		h.heard = append(h.heard, p)
	}
	return h.looking, mine
}

func (h *health) progress(done, total int) {
	h.mu.Lock()
	heard := h.heard
	h.mu.Unlock()
	for _, p := range heard {
		p(done, total)
	}
}

// end keeps what was found. Damage that was seen once is not forgotten because a later
// look came to no end.
func (h *health) end(report CheckReport, err error, at time.Time) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.last.Err = err
	if err == nil {
		h.last = Health{Condition: Sound, At: at, Report: report}
		if !report.OK() {
			h.last.Condition = Damaged
		}
		err = report.Err()
	}
	close(h.looking)
	h.looking = nil
	return err
}

// IsLedger reports whether a file is a ledger of this program by what stands in it,
// whatever it is called: one of a newer program, too, and a damaged one as far as it
// can be known.
func IsLedger(ctx context.Context, path string) bool {
	if fi, err := os.Stat(path); err != nil || !fi.Mode().IsRegular() {
		return false
	}
	err := inspect(ctx, path, Options{}.filled())
	var newer *NewerError
	return err == nil || errors.As(err, &newer) || engine.KindOf(err) == db.Corrupt
}
