package gui

import (
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
	"jibun/gui/kit"
)

func TestSheetInput(t *testing.T) {
	e := newEvening(t, 9, func(m *data.Seminar) { m.Date, m.Deadline = "2026-11-22", "2026-11-22" })
	p := newTestProgram(t, e.path)
	for _, n := range []string{"田中 太郎", "田中 花子", "山本 一郎", "佐々木 恵"} {
		if _, err := p.desk.store.Apply(t.Context(), data.Application{SeminarID: e.seminar, PersonID: e.people[n]}); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.desk.store.NumberSheet(t.Context(), e.seminar, data.ByKana); err != nil {
		t.Fatal(err)
	}
	p.desk.goSeminar(e.seminar, "attendance")
	tab := now[*seminarPage](t, p).tab().(*attendanceTab)
	tab.ways.SetIndex(1)
	s := tab.sheet
	if p.win.Canvas().Focused() != s.attended {
		t.Fatalf("the keyboard is at %T", p.win.Canvas().Focused())
	}
	typeText(t, p, "1-2")
	if len(s.changes) != 2 || seminar(t, p, e.seminar).Present != 0 {
		t.Fatalf("preview of %d rows, written %d", len(s.changes), seminar(t, p, e.seminar).Present)
	}
	s.late.SetText("99")
	s.record()
	if !shows(s.form.Object(), "99番") || seminar(t, p, e.seminar).Present != 0 {
		t.Error("a number that is not on the paper is not marked beside its field")
	}
	s.late.SetText("")
	s.rest.SetChecked(true)
	s.preview()
	s.record()
	if !kit.ModalOpen(p.win.Canvas()) {
		t.Fatal("無断欠席 is written without asking")
	}
	press(t, p, fyne.KeyReturn)
	if m := seminar(t, p, e.seminar); m.Present != 2 || m.NoShow != 2 {
		t.Errorf("present %d, no-show %d, want 2 and 2", m.Present, m.NoShow)
	}
}
