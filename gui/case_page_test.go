package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"jibun/data"
)

// What she writes into a box is kept as she leaves it; the next year begins with it, and
// undo takes it back.
func TestCase_kept(t *testing.T) {
	e := newEvening(t, 40)
	p := newTestProgram(t, e.path)
	p.desk.goCase(0)
	page := p.desk.sh.now.(*casePage)
	year := p.desk.year
	if got, want := page.fields[data.CaseOrganization].Text, p.desk.office.Name; got != want {
		t.Errorf("団体名 says %q, not what the ledger knows, %q", got, want)
	}
	page.fields[data.CaseAim].SetText("自ら学ぶ職員を増やす")
	page.Leave()
	c, err := p.desk.store.CaseStudy(t.Context(), 0, year)
	if err != nil || c.Texts[data.CaseAim].Text != "自ら学ぶ職員を増やす" || len(c.Texts) != 1 {
		t.Fatalf("kept is %v, %v: only the box that was written may be", c.Texts, err)
	}
	p.desk.setYear(year + 1)
	if got := page.fields[data.CaseAim].Text; got != "自ら学ぶ職員を増やす" {
		t.Errorf("the next year begins with %q", got)
	}
	page.fields[data.CaseAim].SetText("一年後のねらい")
	page.Leave()
	p.desk.win.Canvas().Focus(page.fields[data.CaseAim])
	if page.before.take.Disabled() || !strings.Contains(page.before.of.Text, year.Label(p.desk.office.Style())) {
		t.Errorf("beside stands %q", page.before.of.Text)
	}
	test.Tap(page.before.take)
	if got := page.fields[data.CaseAim].Text; got != "自ら学ぶ職員を増やす" {
		t.Errorf("taken is %q", got)
	}
	p.desk.setYear(year)
	if got := page.fields[data.CaseAim].Text; got != "自ら学ぶ職員を増やす" {
		t.Errorf("of the year before stands %q", got)
	}
	page.fields[data.CaseAim].SetText(strings.Repeat("長", 400))
	if !strings.Contains(allText(page.root), "400字") {
		t.Error("that it is too long is not said")
	}
}

// The paper shown from the boxes is the one she came from, with the series chosen there.
func TestCase_backToThePaper(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	p.desk.goPaper("case", 0, 0)
	from := now[*papersPage](t, p)
	from.options.series.choice.SetIndex(1)
	p.desk.goCase(from.options.series.id())
	now[*casePage](t, p).Print()
	if back := now[*papersPage](t, p); back != from || back.options.series.choice.Index() != 1 {
		t.Errorf("the page is another one: %v, series %d", back != from, back.options.series.choice.Index())
	}
}
