package gui

import (
	"testing"

	"fyne.io/fyne/v2"

	"jibun/gui/kit"
)

func TestShell_backAndDeleted(t *testing.T) {
	e := newEvening(t, 9)
	p := newTestProgram(t, e.path)
	d := p.desk
	id := quickSeminar(t, p, "消す回", "12/9")
	d.goPerson(e.people["田中 太郎"])
	for range 5 {
		d.goSeminar(id, "")
		d.goPerson(e.people["田中 太郎"])
	}
	if n := len(d.sh.stack); n > 3 {
		t.Errorf("%d pages lie below after going to and fro", n)
	}
	if err := d.store.DeleteSeminar(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	for range 8 {
		d.goBack()
		if kit.ModalOpen(p.win.Canvas()) {
			t.Fatal("going back to a page of what was deleted shows an error")
		}
	}
	now[*seminarsPage](t, p)
}

func TestShell_searchGivesBack(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	p.desk.goRoom("history")
	chord(p, fyne.KeyK, fyne.KeyModifierControl)
	if p.win.Canvas().Focused() != p.frame.search.Focusable() {
		t.Fatal("Ctrl+K does not begin the search")
	}
	typeText(t, p, "たな")
	press(t, p, fyne.KeyEscape, fyne.KeyEscape)
	if f := p.win.Canvas().Focused(); f != fyne.Focusable(now[*historyPage](t, p).grid) {
		t.Errorf("after Esc the keyboard is at %T", f)
	}
}
