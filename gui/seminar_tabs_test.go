package gui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Ctrl+Tab goes through the tabs and gives each the keyboard; the arrows leave it on
// the tabs; a seminar that is opened has nothing to be overwritten by what is typed.
func TestTabs_keys(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	open, _ := busiest(t, p.desk.store)
	p.desk.goSeminar(open.ID, "")
	page := p.desk.sh.now.(*seminarPage)
	c := p.win.Canvas()
	if c.Focused() != fyne.Focusable(page.tabs) {
		t.Errorf("the keyboard is at %T", c.Focused())
	}
	press(t, p, fyne.KeyRight)
	press(t, p, fyne.KeyRight)
	if page.tabs.Index() != 2 || c.Focused() != fyne.Focusable(page.tabs) {
		t.Errorf("two arrows: tab %d, keyboard at %T", page.tabs.Index(), c.Focused())
	}
	turn := func(shift fyne.KeyModifier) {
		s := &desktop.CustomShortcut{KeyName: fyne.KeyTab, Modifier: fyne.KeyModifierControl | shift}
		if f, ok := c.Focused().(fyne.Shortcutable); ok {
			f.TypedShortcut(s)
		}
	}
	turn(0)
	turn(fyne.KeyModifierShift)
	tab := page.tab().(*applicantsTab)
	if page.tabs.Index() != 2 || c.Focused() != tab.entry.search.Focusable() {
		t.Errorf("there and back: tab %d, keyboard at %T", page.tabs.Index(), c.Focused())
	}
	for range len(seminarTabs()) {
		turn(0)
	}
	if page.tabs.Index() != 2 {
		t.Errorf("once round ends at %d", page.tabs.Index())
	}
}
