package gui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"jibun/data"
)

// openBeside runs the window on a ledger that somebody else has open, so that it can
// only be read.
func openBeside(t *testing.T, path string) *program {
	t.Helper()
	other, err := data.Open(t.Context(), path, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = other.Close() })
	p := newTestProgram(t, path)
	if p.desk.writable() {
		t.Fatal("two can write into one ledger")
	}
	return p
}

// Where nothing can be typed the keyboard still leads on: through all the tabs, and
// out of them.
func TestReadOnly_keyboard(t *testing.T) {
	e := newEvening(t, 40)
	p := openBeside(t, e.path)
	p.desk.goSeminar(e.seminar, "")
	page := now[*seminarPage](t, p)
	for range seminarTabs() {
		f := p.win.Canvas().Focused()
		if at, ok := f.(fyne.Disableable); ok && at.Disabled() {
			t.Errorf("%s: the keyboard is in a field that takes nothing, %T", seminarTabs()[page.tabs.Index()].key, f)
		}
		s := &desktop.CustomShortcut{KeyName: fyne.KeyTab, Modifier: fyne.KeyModifierControl}
		if f, ok := f.(fyne.Shortcutable); ok {
			f.TypedShortcut(s)
		} else {
			p.win.Canvas().(fyne.Shortcutable).TypedShortcut(s)
		}
	}
	if page.tabs.Index() != 0 {
		t.Errorf("once round the tabs ends at %d", page.tabs.Index())
	}
}

// Every field that would change the ledger is disabled.
func TestReadOnly_fields(t *testing.T) {
	e := newEvening(t, 40)
	p := openBeside(t, e.path)
	for _, tab := range []string{"overview", "speakers", "party", "retrospect"} {
		p.desk.goSeminar(e.seminar, tab)
		page := now[*seminarPage](t, p)
		for _, f := range fieldsIn(page.tab().Content()) {
			if !f.Disabled() {
				t.Errorf("%s: a %T can be changed", tab, f)
			}
		}
	}
	p.desk.goRoom("settings")
	s := now[*settingsPage](t, p)
	for i, name := range []string{"office", "series", "categories", "departments"} {
		s.tabs.SetIndex(i)
		for _, f := range fieldsIn(s.part().Content()) {
			if !f.Disabled() {
				t.Errorf("settings %s: a %T can be changed", name, f)
			}
		}
	}
}
