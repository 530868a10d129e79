package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jibun/data"
)

// Ctrl+N, theme, Enter, day, Ctrl+Enter: a new evening like the last one; then the
// head's button leads it from step to step.
func TestSeminar_fromPlanToSettled(t *testing.T) {
	e := newEvening(t, 40)
	p := newTestProgram(t, e.path)
	d := p.desk
	id := quickSeminar(t, p, "ドラッカーを読む", "11/22")
	last, m := seminar(t, p, e.seminar), seminar(t, p, id)
	if m.Title != "ドラッカーを読む" || m.Date != sampleDay || m.Venue != last.Venue || m.Capacity != 40 || m.Start != last.Start {
		t.Errorf("made %+v, want the rest like the last one", m.Seminar)
	}
	next := func(want string) {
		t.Helper()
		b := now[*seminarPage](t, p).head.next
		if b.Text() != want {
			t.Fatalf("the head's button says %q, want %q", b.Text(), want)
		}
		test.Tap(b)
	}
	next("講師を決める")
	if now[*seminarPage](t, p).head.next.Visible() {
		t.Error("the head's button leads to where one is")
	}
	tab := now[*seminarPage](t, p).tab().(*speakersTab)
	if p.win.Canvas().Focused() != tab.entry.Focusable() {
		t.Fatal("the keyboard is not where a speaker is added")
	}
	enter(t, p, "やまも")
	next("募集を始める")
	if m = seminar(t, p, id); m.State != data.SeminarOpen || m.Number == 0 {
		t.Fatalf("opened: %s, number %d", m.State, m.Number)
	}
	if _, err := d.store.Apply(t.Context(), data.Application{SeminarID: id, PersonID: e.people["田中 太郎"]}); err != nil {
		t.Fatal(err)
	}
	if err := d.store.NumberSheet(t.Context(), id, data.ByKana); err != nil {
		t.Fatal(err)
	}
	next("受付を始める")
	enter(t, p, "0123456")
	next("実績を確定する")
	press(t, p, fyne.KeyReturn) // the one added spoke
	if m = seminar(t, p, id); m.State != data.SeminarSettled || m.Present != 1 {
		t.Fatalf("settled: %s, present %d", m.State, m.Present)
	}
	undoKey(p)
	if got := d.toaster.Text(); !strings.Contains(got, "元に戻しました: 実績の確定") {
		t.Errorf("after Ctrl+Z the window says %q", got)
	}
}
