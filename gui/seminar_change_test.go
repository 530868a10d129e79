package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
)

// pick chooses what a menu of the head offers.
func (h *seminarHead) pick(t *testing.T, label string) {
	t.Helper()
	for _, m := range h.menu() {
		if m.Label == label {
			m.Action()
			return
		}
	}
	t.Fatalf("the menu does not offer %q", label)
}

// 延期 asks for the new day at once, with the keyboard in it; given, it is one operation.
func TestSeminar_postpone(t *testing.T) {
	for _, day := range []string{"", "2027/1/15"} {
		e := newEvening(t, 5)
		p, _ := openTab(t, e.path, e.seminar, "overview")
		head := p.desk.sh.now.(*seminarPage).head
		head.pick(t, "延期…")
		typeText(t, p, "会場の都合")
		press(t, p, fyne.KeyReturn)
		typeText(t, p, day)
		chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
		m := seminar(t, p, e.seminar)
		if dialogOpen(p) || day == "" && m.State != data.SeminarPostponed || day != "" && (m.Date != "2027-01-15" || m.State == data.SeminarPostponed) {
			t.Errorf("new day %q: %s on %s, dialog %v", day, m.State, m.Date, dialogOpen(p))
		}
		p.desk.undo()
		if m := seminar(t, p, e.seminar); m.State == data.SeminarPostponed || m.Date == "2027-01-15" {
			t.Errorf("new day %q, taken back: %s on %s", day, m.State, m.Date)
		}
		if day == "" {
			p.desk.redo()
			head.doNext() // 新しい日を決める
			if !shows(p.win.Canvas().Overlays().Top(), "新しい開催日") {
				t.Error("the next step does not ask for the day")
			}
		}
	}
}

// A number that contradicts the days is pointed out beside it.
func TestOverview_order(t *testing.T) {
	e := newEvening(t, 5)
	p, x := openTab(t, e.path, e.seminar, "overview")
	tab := x.(*overviewTab)
	m := seminar(t, p, e.seminar).Seminar
	later := data.Seminar{SeriesID: m.SeriesID, Title: "次の回", Date: m.Date.AddDays(-7), Number: m.Number + 1}
	if err := p.desk.store.SaveSeminar(t.Context(), &later); err != nil {
		t.Fatal(err)
	}
	if got := allText(tab.Content()); !strings.Contains(got, "回と日付の順が合いません") {
		t.Errorf("it says %q", got)
	}
	later.Date = m.Date.AddDays(7)
	if err := p.desk.store.SaveSeminar(t.Context(), &later); err != nil {
		t.Fatal(err)
	}
	if got := allText(tab.Content()); strings.Contains(got, "順が合いません") {
		t.Errorf("in order it says %q", got)
	}
}
