package data_test

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/datatest/soak"
)

func TestBlockedBy(t *testing.T) {
	d := newDesk(t)
	by := func(op int64) int64 {
		d.Helper()
		o, err := d.s.BlockedBy(d.Context(), op)
		if errors.Is(err, data.ErrNotFound) {
			return 0
		}
		d.must(err)
		return o.ID
	}
	last := func() int64 { d.Helper(); return lastOperation(t, d.s) }
	p := datatest.Person(d, d.s, "甲")
	added := last()
	d.equal("nothing later", by(added), 0)
	m := d.seminar(0)
	d.apply(m, "乙")
	other := datatest.Apply(d, d.s, m, p.ID)
	applied := last()
	d.equal("an application refers to the person", by(added), applied)
	d.must(second(d.s.Withdraw(d.Context(), other.ID, "")))
	withdrawn := last()
	d.equal("the application was changed again", by(applied), withdrawn)
	p.Note = "x"
	d.must(d.s.SavePerson(d.Context(), &p))
	noted := last()
	datatest.Apply(d, d.s, d.seminar(0), p.ID)
	d.equal("who applies later does not hold a note", by(noted), 0)
	d.must(second(d.s.Undo(d.Context())))
	d.equal("the row itself comes first", by(added), noted)
	d.must(second(d.s.UndoOperation(d.Context(), noted)))
	d.equal("that was undone", by(added), applied)
	d.must(second(d.s.Redo(d.Context())))
	d.equal("and done again", by(added), noted)
	d.must(second(d.s.UndoOperation(d.Context(), noted)))
	d.must(second(d.s.UndoOperation(d.Context(), withdrawn)))
	d.equal("the withdrawal was undone", by(applied), 0)
	d.must(second(d.s.UndoOperation(d.Context(), applied)))
	d.equal("the application too", by(added), 0)
	d.must(second(d.s.UndoOperation(d.Context(), added)))
	d.equal("undone", by(added), 0)
	d.must(d.s.Note(d.Context(), "export.annual", "x"))
	d.equal("a note", by(last()), 0)
	d.equal("the creation", by(1), 0)
	d.equal("no such operation", by(999), 0)
}

// TestBlockedBy_sequences: when an operation cannot be undone, undoing what
// blocks it, one after the other, makes way, unless a rule of uniqueness forbids.
func TestBlockedBy_sequences(t *testing.T) {
	if err := flag.Set("rapid.checks", strconv.Itoa(soak.Rounds(12, 500))); err != nil {
		t.Fatal(err)
	}
	empty := furnished(t, 0)
	path := filepath.Join(t.TempDir(), "台帳.jibun")
	refused, cleared := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		for _, suffix := range []string{"", "-wal", "-shm"} {
			_ = os.Remove(path + suffix)
		}
		copyTo(t, empty, path)
		s, err := data.Open(t.Context(), path, datatest.NewClock().Options())
		if err != nil {
			rt.Fatal(err)
		}
		defer s.Close()
		p := &player{rt, s, t.Context(), map[string]int{}}
		p.begin()
		for range p.n("length", 30) {
			if err := steps[p.n("step", len(steps))-1](p); !allowed(err) {
				rt.Fatal(err)
			}
		}
		op := p.id("operation", 40)
		var clear func(op int64, depth int) error
		clear = func(op int64, depth int) error {
			for {
				_, err := s.UndoOperation(p.ctx, op)
				if !errors.Is(err, data.ErrConflict) {
					return err
				}
				b, err2 := s.BlockedBy(p.ctx, op)
				if err2 != nil || depth > 40 {
					return err
				}
				if b.ID <= op {
					rt.Fatalf("%d blocks %d", b.ID, op)
				}
				refused++
				if err := clear(b.ID, depth+1); err != nil {
					return err
				}
			}
		}
		switch err := clear(op, 0); {
		case err == nil:
			cleared++
		case !errors.Is(err, data.ErrNotFound) && !errors.Is(err, data.ErrConflict):
			rt.Fatal(err)
		}
	})
	t.Log("refused", refused, "cleared", cleared)
	if soak.On && (refused == 0 || cleared == 0) {
		t.Error("nothing was refused")
	}
}
