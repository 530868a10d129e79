package gui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"jibun/data"
	"jibun/data/datatest"
)

// A notedPage notes what the shell does with it.
type notedPage struct {
	loads   []context.Context // with which each load reads, nil before it begins
	read    func(context.Context) error
	shown   []int // which loads were shown
	focused int
	content fyne.CanvasObject
}

func (n *notedPage) Content() fyne.CanvasObject {
	if n.content == nil {
		n.content = container.NewStack()
	}
	return n.content
}
func (n *notedPage) Kinds() data.Kinds { return data.KindPeople }
func (n *notedPage) Focus()            { n.focused++ }

func (n *notedPage) Load() load {
	at := len(n.loads)
	n.loads = append(n.loads, nil)
	return func(ctx context.Context) (func(), error) {
		n.loads[at] = ctx
		if n.read != nil {
			if err := n.read(ctx); err != nil {
				return nil, err
			}
		}
		return func() { n.shown = append(n.shown, at) }, nil
	}
}

// A slowShell does not start what it is to do: a test runs it, in the order it
// chooses, as goroutines might.
type slowShell struct {
	*shell
	started, ended []func() // reads; what they have for the Fyne goroutine
	failed         []error
	late           []func() // what waits for its time
}

func newSlowShell() *slowShell {
	s := &slowShell{}
	s.shell = newShell(func(err error) { s.failed = append(s.failed, err) })
	s.spawn = func(f func()) { s.started = append(s.started, f) }
	s.onUI = func(f func()) { s.ended = append(s.ended, f) }
	s.later = func(_ time.Duration, f func()) func() {
		s.late = append(s.late, f)
		return func() {}
	}
	return s
}

// run does all that waits in a queue, and empties it.
func run(queue *[]func()) {
	work := *queue
	*queue = nil
	for _, f := range work {
		f()
	}
}

func TestShell_newerLoadTakesOver(t *testing.T) {
	t.Run("the older has read all", func(t *testing.T) {
		sh, p := newSlowShell(), &notedPage{}
		sh.open(p)
		run(&sh.started) // its show waits for the Fyne goroutine
		sh.reload()
		if p.loads[0].Err() == nil {
			t.Error("the context of the older load is not cancelled")
		}
		run(&sh.started)
		run(&sh.ended)
		if p.loads[1].Err() != nil {
			t.Error("the context of the newer load is cancelled")
		}
		if !slices.Equal(p.shown, []int{1}) {
			t.Errorf("shown are the loads %v, want only the newer", p.shown)
		}
	})
	t.Run("the older still reads when the newer is shown", func(t *testing.T) {
		sh, p := newSlowShell(), &notedPage{}
		sh.open(p)
		older := sh.started
		sh.started = nil
		sh.reload()
		run(&sh.started)
		run(&sh.ended)
		run(&older)
		run(&sh.ended)
		if p.loads[0].Err() == nil || !slices.Equal(p.shown, []int{1}) {
			t.Errorf("shown are %v, the context of the older says %v", p.shown, p.loads[0].Err())
		}
	})
	t.Run("what the older failed at is not said", func(t *testing.T) {
		sh, p := newSlowShell(), &notedPage{}
		p.read = func(context.Context) error { return errors.New("torn in the middle") }
		sh.open(p)
		run(&sh.started)
		p.read = nil
		sh.reload()
		run(&sh.started)
		run(&sh.ended)
		if len(sh.failed) != 0 || !slices.Equal(p.shown, []int{1}) {
			t.Errorf("failed with %v, shown are %v", sh.failed, p.shown)
		}
	})
	t.Run("another page", func(t *testing.T) {
		sh, p, other := newSlowShell(), &notedPage{}, &notedPage{}
		sh.open(p)
		run(&sh.started)
		sh.open(other)
		run(&sh.started)
		run(&sh.ended)
		if p.loads[0].Err() == nil || len(p.shown) != 0 || p.focused != 0 {
			t.Errorf("the page that was left shows %v and takes the keyboard %d times", p.shown, p.focused)
		}
		if !slices.Equal(other.shown, []int{0}) || other.focused != 1 {
			t.Errorf("the page shown shows %v", other.shown)
		}
	})
	t.Run("the shell is closed", func(t *testing.T) {
		sh, p := newSlowShell(), &notedPage{}
		sh.open(p)
		run(&sh.started)
		sh.close()
		run(&sh.ended)
		if p.loads[0].Err() == nil || len(p.shown) != 0 {
			t.Errorf("after the ledger was left a page shows %v", p.shown)
		}
	})
}

// The keyboard goes to a page when it comes, not at each change it shows.
func TestShell_focusesOnce(t *testing.T) {
	sh, p := newSlowShell(), &notedPage{}
	for range 3 {
		if sh.now == nil {
			sh.open(p)
		} else {
			sh.reload()
		}
		run(&sh.started)
		run(&sh.ended)
	}
	if p.focused != 1 || len(p.shown) != 3 {
		t.Errorf("%d times the keyboard in %d loads", p.focused, len(p.shown))
	}
}

func TestShell_removed(t *testing.T) {
	t.Run("goes back to the page below", func(t *testing.T) {
		sh, below, p := newSlowShell(), &notedPage{}, &notedPage{}
		p.read = func(context.Context) error { return fmt.Errorf("read it: %w", data.ErrNotFound) }
		sh.open(below)
		sh.open(p)
		for range 2 {
			run(&sh.started)
			run(&sh.ended)
		}
		if sh.now != page(below) || len(sh.failed) != 0 || len(p.shown) != 0 || len(below.shown) == 0 {
			t.Errorf("shown is %T, failed with %v", sh.now, sh.failed)
		}
	})
	t.Run("with none below it is said", func(t *testing.T) {
		sh, p := newSlowShell(), &notedPage{}
		p.read = func(context.Context) error { return data.ErrNotFound }
		sh.enter("home", func() page { return p })
		run(&sh.started)
		run(&sh.ended)
		if len(sh.failed) != 1 || !errors.Is(sh.failed[0], data.ErrNotFound) {
			t.Errorf("failed with %v", sh.failed)
		}
	})
	t.Run("a seminar that is deleted while it is shown", func(t *testing.T) {
		p := newTestProgram(t, emptyLedger(t))
		p.desk.goRoom("seminars")
		m := datatest.Planned(t, p.desk.store, "消す回")
		p.desk.goSeminar(m.ID, "")
		now[*seminarPage](t, p)
		if err := p.desk.store.DeleteSeminar(t.Context(), m.ID); err != nil {
			t.Fatal(err)
		}
		if list := now[*seminarsPage](t, p); dialogOpen(p) || len(list.grid.Rows()) != 0 {
			t.Error("an error is shown, or the list still has it")
		}
	})
}

// Only what is seen is kept fresh, and only if it shows what changed.
func TestShell_hears(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	sh, s := p.desk.sh, p.desk.store
	seen, hidden := &notedPage{}, &notedPage{}
	sh.open(hidden)
	sh.open(seen)
	datatest.Planned(t, s, "論語勉強会")
	if len(seen.loads) != 1 {
		t.Errorf("%d loads after a change of what it does not show", len(seen.loads))
	}
	datatest.Person(t, s, "田中 花子", func(x *data.Person) { x.StaffNo = "0101" })
	if len(seen.loads) != 2 || len(hidden.loads) != 1 {
		t.Errorf("%d loads of the page seen, %d of the hidden one", len(seen.loads), len(hidden.loads))
	}
	if sh.back(); len(hidden.loads) != 2 {
		t.Errorf("%d loads of the page that is shown again", len(hidden.loads))
	}
}

// The page before stays in the window until the new one has been read, but not for
// long.
func TestShell_present(t *testing.T) {
	put := func(sh *slowShell) fyne.CanvasObject {
		if len(sh.body.Objects) == 0 {
			return nil
		}
		return sh.body.Objects[0]
	}
	at := func(t *testing.T) (sh *slowShell, before, next *notedPage) {
		sh, before, next = newSlowShell(), &notedPage{}, &notedPage{}
		sh.open(before)
		run(&sh.started)
		run(&sh.ended)
		if put(sh) != before.Content() {
			t.Fatal("the first page is not there")
		}
		sh.open(next)
		if put(sh) != before.Content() {
			t.Fatal("the page before has gone although nothing was read")
		}
		return sh, before, next
	}
	t.Run("read soon", func(t *testing.T) {
		sh, _, next := at(t)
		run(&sh.started)
		run(&sh.ended)
		if put(sh) != next.Content() || next.focused != 1 {
			t.Error("the page that was read is not shown")
		}
	})
	t.Run("read late", func(t *testing.T) {
		sh, _, next := at(t)
		run(&sh.late)
		if put(sh) != next.Content() || len(next.shown) != 0 {
			t.Error("the page is not there when it was waited for")
		}
		run(&sh.started)
		run(&sh.ended)
		if put(sh) != next.Content() || len(next.shown) != 1 {
			t.Error("what was read is not shown")
		}
	})
	t.Run("not readable", func(t *testing.T) {
		sh, _, next := at(t)
		next.read = func(context.Context) error { return errors.New("torn in the middle") }
		run(&sh.started)
		run(&sh.ended)
		if put(sh) != next.Content() || len(sh.failed) != 1 {
			t.Errorf("failed with %v, or the page is not there", sh.failed)
		}
	})
	t.Run("back at once", func(t *testing.T) {
		sh, before, _ := at(t)
		sh.back()
		run(&sh.started)
		run(&sh.ended)
		run(&sh.late)
		if put(sh) != before.Content() {
			t.Error("the page that was left came after all")
		}
	})
	t.Run("the ledger was left", func(t *testing.T) {
		sh, before, _ := at(t)
		sh.close()
		run(&sh.late)
		if put(sh) != before.Content() {
			t.Error("a page was put into a window that shows something else")
		}
	})
}

// A page that has been read takes the keyboard, unless she has gone somewhere while it was:
// into the field of a search, into the page itself.
func TestShell_keyboardStays(t *testing.T) {
	field := widget.NewEntry()
	for what, went := range map[string]fyne.Focusable{"nowhere": nil, "into a field": field} {
		t.Run(what, func(t *testing.T) {
			sh, p := newSlowShell(), &notedPage{}
			var at fyne.Focusable = widget.NewEntry() // of the page before
			sh.typing = func() fyne.Focusable { return at }
			sh.unfocus = func() { at = nil }
			sh.open(p)
			run(&sh.late) // it is shown before it has been read
			at = went
			sh.reload()
			run(&sh.started)
			run(&sh.ended)
			want := 1
			if went != nil {
				want = 0
			}
			if len(p.shown) == 0 || p.focused != want {
				t.Errorf("shown %d times, the page took the keyboard %d times, want %d", len(p.shown), p.focused, want)
			}
		})
	}
}
