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
