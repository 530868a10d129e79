package gui

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"
)

func TestSettings_office(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	p.desk.goRoom("settings")
	s := now[*settingsPage](t, p)
	o := s.parts[0].(*officePart)
	p.win.Canvas().Focus(o.phone)
	typeText(t, p, "0823-25-3100")
	p.win.Canvas().Focus(o.email)
	got, err := p.desk.store.Office(t.Context())
	if err != nil || got.Phone != "0823-25-3100" {
		t.Fatalf("phone %q %v", got.Phone, err)
	}
	undoKey(p)
	if got, _ = p.desk.store.Office(t.Context()); got.Phone != "" || o.phone.Text != "" {
		t.Errorf("after undo: %q, shown %q", got.Phone, o.phone.Text)
	}
	s.tabs.SetIndex(5)
	b := s.parts[5].(*backupPart)
	b.now()
	if len(b.grid.Rows()) != 1 {
		t.Fatalf("%d backups", len(b.grid.Rows()))
	}
	old := p.desk.store.Path()
	b.restore(b.grid.Rows()[0])
	press(t, p, fyne.KeyReturn)
	if p.desk.store.Path() == old {
		t.Error("the restored ledger is not opened")
	}
	if _, err := os.Stat(old); err != nil {
		t.Error("the old ledger is gone:", err)
	}
}

// A change of the text size shows the same page anew, and a shortcut still does its
// work once.
func TestRestyle(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	p.desk.goRoom("settings")
	now[*settingsPage](t, p).tabs.SetIndex(4)
	look(p, 1.25, false, 1280, 800)
	if s := now[*settingsPage](t, p); s.tabs.Index() != 4 {
		t.Errorf("after a new size of text tab %d is shown", s.tabs.Index())
	}
	for _, dark := range []bool{true, false} {
		look(p, 1, dark, 1280, 800)
	}
	id := quickSeminar(t, p, "論語を読む", "12/8")
	undoKey(p)
	if _, err := p.desk.store.Seminar(t.Context(), id); err == nil {
		t.Error("Ctrl+Z does nothing")
	}
	if o, err := p.desk.store.Office(t.Context()); err != nil || o.Name != "呉市" {
		t.Error("Ctrl+Z undid more than one operation")
	}
}

// Tab goes from the tabs of a page into what stands below them; Ctrl+N makes a seminar
// where the tab of one adds nothing.
func TestTabs_follow_the_eye(t *testing.T) {
	e := newEvening(t, 5)
	p, _ := openTab(t, e.path, e.seminar, "overview")
	chord(p, fyne.KeyN, fyne.KeyModifierControl)
	if top := p.win.Canvas().Overlays().Top(); top == nil || !shows(top, "新しいセミナー") {
		t.Error("Ctrl+N on 概要 does nothing")
	}
	press(t, p, fyne.KeyEscape)
	p.desk.goRoom("settings")
	c, page := p.win.Canvas(), now[*settingsPage](t, p)
	c.Focus(page.tabs)
	c.FocusNext()
	if o, ok := c.Focused().(fyne.CanvasObject); !ok || !within(page.body, o) {
		t.Errorf("after the tabs of 設定 the keyboard is on %T", c.Focused())
	}
	p.desk.goPerson(e.people["田中 太郎"])
	one := now[*personPage](t, p)
	c.Focus(one.tabs)
	c.FocusNext()
	if o, ok := c.Focused().(fyne.CanvasObject); !ok || !within(one.body, o) {
		t.Errorf("after the tabs of a person the keyboard is on %T", c.Focused())
	}
	office := newTestProgram(t, sampleOffice(t))
	everyPage(t, office, func(where string) { walkTabs(t, office, where) })
}

// walkTabs goes round a page by Tab: nowhere up again to what stands above and not to
// the right.
func walkTabs(t *testing.T, p *program, name string) {
	t.Helper()
	c, at := p.win.Canvas(), fyne.CurrentApp().Driver().AbsolutePositionForObject
	c.Unfocus()
	seen := map[fyne.Focusable]bool{}
	var from fyne.CanvasObject
	for c.FocusNext(); c.Focused() != nil && !seen[c.Focused()]; c.FocusNext() {
		seen[c.Focused()] = true
		to, ok := c.Focused().(fyne.CanvasObject)
		if !ok {
			t.Fatalf("%s: %T lies nowhere", name, c.Focused())
		}
		if from != nil {
			if a, b := at(from), at(to); b.Y+to.Size().Height <= a.Y && b.X < a.X+from.Size().Width {
				t.Errorf("%s: Tab goes up from %T at %v to %T at %v", name, from, a, to, b)
			}
		}
		from = to
	}
	if len(seen) < 3 {
		t.Errorf("%s: Tab reaches %d", name, len(seen))
	}
}

// within says that one object lies inside another.
func within(outer, inner fyne.CanvasObject) bool {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject
	a, b := at(outer), at(inner)
	return b.X >= a.X && b.Y >= a.Y && b.Y < a.Y+outer.Size().Height && b.X < a.X+outer.Size().Width
}
