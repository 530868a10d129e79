package gui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jibun/data"
)

// typeOn types into what has the focus.
func typeOn(p *program, text string) {
	for _, r := range text {
		p.win.Canvas().Focused().TypedRune(r)
	}
}

// pressKey presses a key on what has the focus, or on the window.
func pressKey(p *program, name fyne.KeyName) {
	e := &fyne.KeyEvent{Name: name}
	if f := p.win.Canvas().Focused(); f != nil {
		f.TypedKey(e)
		return
	}
	if f := p.win.Canvas().OnTypedKey(); f != nil {
		f(e)
	}
}

func openPeople(t *testing.T, p *program) *peoplePage {
	t.Helper()
	p.desk.goRoom("people")
	return p.desk.sh.now.(*peoplePage)
}

func TestPeople(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	page := openPeople(t, p)
	all := len(page.grid.Rows())
	if all < 1000 {
		t.Fatalf("%d people", all)
	}
	shot(t, p, "people")
	typeOn(p, "tanaka")
	some := len(page.grid.Rows())
	if some == 0 || some >= all {
		t.Fatalf("%d of %d after typing", some, all)
	}
	shot(t, p, "people-typed")
	pressKey(p, fyne.KeyDown)
	pressKey(p, fyne.KeyReturn)
	one, ok := p.desk.sh.now.(*personPage)
	if !ok {
		t.Fatalf("Enter opened %T", p.desk.sh.now)
	}
	if one.r.ID == 0 || one.r.ID != page.grid.Rows()[0].ID {
		t.Error("not the first of the list was opened")
	}
	shot(t, p, "person")
	pressKey(p, fyne.KeyEscape)
	if p.desk.sh.now != page || page.text.Text != "tanaka" {
		t.Error("Esc does not lead back to the list as it was")
	}
	_ = test.Type
	_ = data.KindPeople
}
