package kit

import (
	"sync"
	"testing"

	"fyne.io/fyne/v2"
)

type progressBench struct {
	*progress
	clock    *clock
	w        fyne.Window
	canceled int
	hops     int
}

func newProgressBench(t *testing.T) *progressBench {
	b := &progressBench{clock: &clock{}}
	b.w = popupWindow(t, nil, NewEntry())
	b.progress = newProgress("名簿を取り込んでいます", func() { b.canceled++ }, b.clock.after, func(f func()) { b.hops++; f() })
	b.show(b.w)
	return b
}

func TestProgress_is_not_seen_at_once(t *testing.T) {
	b := newProgressBench(t)
	if !ModalOpen(b.w.Canvas()) {
		t.Error("the window is not blocked")
	}
	if !b.dialog.body.veiled {
		t.Error("it flashes up")
	}
	b.clock.ring()
	if b.dialog.body.veiled {
		t.Error("it does not come")
	}
	b.hide()
	if ModalOpen(b.w.Canvas()) {
		t.Error("it stays")
	}
}

func TestProgress_short_work_shows_nothing(t *testing.T) {
	b := newProgressBench(t)
	b.step("書いています", 1, 2)
	b.hide()
	b.clock.ring()
	if !b.dialog.body.veiled || ModalOpen(b.w.Canvas()) {
		t.Error("it came after all was done")
	}
}

func TestProgress_draws_seldom_and_the_last(t *testing.T) {
	b := newProgressBench(t)
	for i := range 1000 {
		b.step("田中さん", i+1, 1000)
	}
	if b.hops != 1 {
		t.Errorf("drawn %d times within a moment", b.hops)
	}
	if n := len(b.clock.list); n > 2 { // one to be seen, one to draw
		t.Errorf("%d clocks run", n)
	}
	b.clock.ring()
	if s := b.view.state; s.done != 1000 || s.text != "田中さん" {
		t.Errorf("the last step is lost: %+v", s)
	}
	b.step("", 5, 10)
	b.clock.ring()
	if s := b.view.state; s.text != "田中さん" || s.done != 5 {
		t.Errorf("an empty text does not keep what was said: %+v", s)
	}
	if count, percent := b.view.figures(); count != "5 / 10" || percent != "50%" {
		t.Errorf("says %q, %q", count, percent)
	}
}

func TestProgress_from_many_goroutines(t *testing.T) {
	w := popupWindow(t, nil, NewEntry())
	step, hide := ShowProgress(w, "書いています", nil)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for i := range 200 {
				step("", i, 200)
			}
		})
	}
	all.Wait()
	hide()
	step("", 1, 2)
	if ModalOpen(w.Canvas()) {
		t.Error("still open")
	}
}

func TestProgress_stop(t *testing.T) {
	for _, key := range []fyne.KeyName{fyne.KeyEscape, fyne.KeyReturn} {
		b := newProgressBench(t)
		pressOn(b.w, key, key)
		if b.canceled != 1 {
			t.Errorf("%s: cancelled %d times", key, b.canceled)
		}
		if b.view.text() != "中止しています…" || !b.dialog.Shown() || !b.dialog.body.secondary.Disabled() {
			t.Errorf("%s: says %q", key, b.view.text())
		}
		b.hide()
	}
}

func TestProgress_that_cannot_be_stopped(t *testing.T) {
	w := popupWindow(t, nil, NewEntry())
	_, hide := ShowProgress(w, "閉じています", nil)
	pressOn(w, fyne.KeyEscape, fyne.KeyReturn)
	if !ModalOpen(w.Canvas()) {
		t.Error("Esc closed it")
	}
	n := 0
	w.Canvas().AddShortcut(ctrl(fyne.KeyN), func(fyne.Shortcut) { n++ })
	shortcut(w.Canvas(), ctrl(fyne.KeyN))
	if n != 0 {
		t.Error("a shortcut reached the page")
	}
	hide()
}

// What ends below another long work leaves that one the keyboard, also while it is not yet
// seen: Fyne finds nothing in it then.
func TestProgress_below_another(t *testing.T) {
	below := newProgressBench(t)
	above := &progressBench{w: below.w, clock: below.clock}
	above.progress = newProgress("控えを取っています", func() {}, above.clock.after, func(f func()) { f() })
	above.show(above.w)
	below.hide()
	if !above.dialog.body.veiled {
		t.Fatal("it is seen already")
	}
	above.clock.ring()
	if f := above.w.Canvas().Focused(); f != fyne.Focusable(above.dialog.body.secondary) {
		t.Errorf("the keyboard is at %T", f)
	}
	above.hide()
	if ModalOpen(above.w.Canvas()) {
		t.Error("it stays")
	}
}
