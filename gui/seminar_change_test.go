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

// The new day given at once is told with the reason; an evening that was cancelled offers
// neither a sheet nor a next step, and its cancellation taken back offers them again.
func TestSeminar_calledOff(t *testing.T) {
	e := newEvening(t, 5)
	e.applyAll(t, nil, "田中 太郎")
	p, _ := openTab(t, e.path, e.seminar, "applicants")
	page := now[*seminarPage](t, p)
	offered := func() (next, sheet, inMenu bool) {
		settle(p.win.Content())
		for _, m := range page.head.menu() {
			inMenu = inMenu || m.Label == "受付名簿"
		}
		return page.head.next.Visible(), page.head.sheet.Visible(), inMenu
	}
	page.head.pick(t, "延期…")
	typeText(t, p, "会場の都合")
	press(t, p, fyne.KeyReturn)
	typeText(t, p, "2027/1/15")
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	p.desk.goContact(e.seminar)
	if x := now[*contactPage](t, p); !strings.Contains(x.text.Text, "開催日を、会場の都合のため、次のとおり変更") {
		t.Errorf("they are told:\n%s", x.text.Text)
	}
	p.desk.goSeminar(e.seminar, "overview")
	if page = now[*seminarPage](t, p); !shows(page.root, "開催日の変更: 会場の都合") {
		t.Error("概要 does not say why the day is another")
	}
	for _, want := range []bool{false, true} {
		if !want {
			page.head.pick(t, "中止…")
			typeText(t, p, "台風")
			press(t, p, fyne.KeyReturn)
		} else {
			p.desk.undo()
		}
		if p.desk.goSeminar(e.seminar, "overview"); now[*seminarPage](t, p) != page {
			page = now[*seminarPage](t, p)
		}
		if next, sheet, inMenu := offered(); next != want || sheet != want || inMenu {
			t.Errorf("takes place %v: next step %v, sheet %v, in the menu %v", want, next, sheet, inMenu)
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
