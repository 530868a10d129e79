package gui

import (
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
)

// Somebody unknown at the door is entered and taken in as one operation: one 元に戻す
// takes both back.
func TestReception_unknownFromOutside(t *testing.T) {
	e := newEvening(t, 10, func(m *data.Seminar) { m.Date, m.Deadline = sampleDay, sampleDay })
	p, x := openTab(t, e.path, e.seminar, "attendance")
	door := x.(*attendanceTab).door
	f := door.newOutside("おおしま ゆうこ") // heard, not read
	if p.win.Canvas().Focused() != fyne.Focusable(f.name) || f.kana.Text != "おおしま　ゆうこ" {
		t.Errorf("the keyboard is at %T, the reading is %q", p.win.Canvas().Focused(), f.kana.Text)
	}
	press(t, p, fyne.KeyReturn) // the name is missing: the next field, nothing is lost
	f.name.SetText("大島 優子")
	f.org.SetText("呉みどりの会")
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	if m := seminar(t, p, e.seminar); m.WalkIns != 1 || m.Present != 1 {
		t.Fatalf("walk-ins %d, present %d", m.WalkIns, m.Present)
	}
	hits, err := p.desk.store.FindPeople(t.Context(), "大島", 5)
	if err != nil || len(hits) != 1 {
		t.Fatalf("found %v, %v", hits, err)
	}
	if who, _ := p.desk.store.Person(t.Context(), hits[0].ID); who.Affiliation != data.Group || who.Organization != "呉みどりの会" {
		t.Errorf("entered as %q of %q", who.Affiliation, who.Organization)
	}
	p.desk.undo()
	hits, _ = p.desk.store.FindPeople(t.Context(), "大島", 5)
	if m := seminar(t, p, e.seminar); m.WalkIns != 0 || len(hits) != 0 {
		t.Errorf("after one 元に戻す: walk-ins %d, still in the ledger: %v", m.WalkIns, hits)
	}
}

// A name the ledger has already is said beside the field, and nothing is written.
func TestOutside_exists(t *testing.T) {
	e := newEvening(t, 10)
	p, x := openTab(t, e.path, e.seminar, "applicants")
	tab := x.(*applicantsTab)
	for range 2 {
		f := tab.newOutside("大島 優子", false)
		f.kana.SetText("おおしま ゆうこ")
		f.org.SetText("呉みどりの会")
		f.add()
	}
	list, err := p.desk.store.Applicants(t.Context(), e.seminar)
	if err != nil || len(list) != 1 {
		t.Fatalf("applications %d, %v", len(list), err)
	}
	if p.win.Canvas().Overlays().Top() == nil {
		t.Error("the form closed, though it was refused")
	}
}
