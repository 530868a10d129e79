package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
)

func TestReception_keyboardAlone(t *testing.T) {
	e := newEvening(t, 2, func(m *data.Seminar) { m.Date, m.Deadline = sampleDay, sampleDay })
	p := newTestProgram(t, e.path)
	for _, n := range []string{"田中 太郎", "田中 花子"} {
		if _, err := p.desk.store.Apply(t.Context(), data.Application{SeminarID: e.seminar, PersonID: e.people[n]}); err != nil {
			t.Fatal(err)
		}
	}
	p.desk.goSeminar(e.seminar, "attendance")
	tab := now[*seminarPage](t, p).tab().(*attendanceTab)
	present := func() int { return seminar(t, p, e.seminar).Present }
	typeText(t, p, "0123456") // a barcode reader: digits, Enter at once
	press(t, p, fyne.KeyReturn)
	if present() != 1 || !strings.Contains(tab.door.last.Text, "田中 太郎") {
		t.Fatalf("present %d, says %q", present(), tab.door.last.Text)
	}
	press(t, p, fyne.KeyBackspace)
	if present() != 0 {
		t.Error("Backspace in the empty field does not take it back")
	}
	enter(t, p, "はなこ", "やまもと")
	if m := seminar(t, p, e.seminar); m.Present != 2 || m.WalkIns != 1 {
		t.Errorf("present %d, walk-ins %d, want 2 and 1", m.Present, m.WalkIns)
	}
	if !strings.Contains(p.desk.toaster.Text(), "定員を超えました") {
		t.Errorf("over capacity the window says %q", p.desk.toaster.Text())
	}
	typeText(t, p, "大島優子")
	press(t, p, fyne.KeyReturn) // nobody: the form opens
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	if m := seminar(t, p, e.seminar); m.WalkIns != 2 {
		t.Errorf("walk-ins %d after somebody unknown", m.WalkIns)
	}
	if p.win.Canvas().Focused() != tab.door.entry.Focusable() {
		t.Errorf("the keyboard is at %T, not in the field", p.win.Canvas().Focused())
	}
}

// Who waited and is let in is no 当日参加, neither in the words nor in the figure.
func TestReception_waited(t *testing.T) {
	e := newEvening(t, 1, func(m *data.Seminar) { m.Date, m.Deadline = sampleDay, sampleDay })
	p := newTestProgram(t, e.path)
	for _, n := range []string{"田中 太郎", "田中 花子"} {
		if _, err := p.desk.store.Apply(t.Context(), data.Application{SeminarID: e.seminar, PersonID: e.people[n]}); err != nil {
			t.Fatal(err)
		}
	}
	p.desk.goSeminar(e.seminar, "attendance")
	tab := now[*seminarPage](t, p).tab().(*attendanceTab)
	enter(t, p, "はなこ")
	if got := tab.door.last.Text; !strings.Contains(got, "田中 花子さん") || !strings.Contains(got, "キャンセル待ちから参加") || strings.Contains(got, "当日参加") {
		t.Errorf("of one who waited is said %q", got)
	}
	if m := seminar(t, p, e.seminar); m.Present != 1 || m.WalkIns != 0 {
		t.Errorf("present %d, walk-ins %d, want 1 and 0", m.Present, m.WalkIns)
	}
	enter(t, p, "やまもと")
	if got := tab.door.last.Text; !strings.Contains(got, "当日参加") || seminar(t, p, e.seminar).WalkIns != 1 {
		t.Errorf("of one who did not apply is said %q", got)
	}
}
