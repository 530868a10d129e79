package gui

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestOverview_saves(t *testing.T) {
	e := newEvening(t, 40)
	p, x := openTab(t, e.path, e.seminar, "overview")
	tab := x.(*overviewTab)
	c := p.win.Canvas()
	c.Focus(tab.fields.venue)
	tab.fields.venue.SetText("つばき会館 302")
	c.Focus(tab.fields.capacity)
	if m := seminar(t, p, e.seminar); m.Venue != "つばき会館 302" {
		t.Errorf("venue %q after the field was left", m.Venue)
	}
	c.Focus(tab.fields.start)
	tab.fields.start.SetText("99時")
	c.Focus(tab.fields.note)
	if c.Focused() != tab.fields.note {
		t.Errorf("the wrong time takes the keyboard back to %T", c.Focused())
	}
	if tab.fields.form.Complaints()["start"] == "" {
		t.Error("the wrong time is not marked")
	}
}

func TestOverview_readOnly(t *testing.T) {
	e := newEvening(t, 40)
	p := openBeside(t, e.path)
	p.desk.goSeminar(e.seminar, "overview")
	s := now[*seminarPage](t, p)
	if tab := s.tab().(*overviewTab); !tab.fields.title.Disabled() || !s.head.next.Disabled() {
		t.Error("a ledger that is only read looks as if it could be changed")
	}
	p.desk.goRoom("seminars")
	chord(p, fyne.KeyN, fyne.KeyModifierControl)
	if top := p.win.Canvas().Overlays().Top(); top == nil {
		t.Error("Ctrl+N does not say why nothing can be made")
	}
}
