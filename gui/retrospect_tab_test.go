package gui

import (
	"strings"
	"testing"

	"jibun/gui/kit"
)

// More answers than sheets is said beside the answers, without moving the page, and names
// what was changed; when another number mends it nothing red stays.
func TestRetrospect_wrongNumbers(t *testing.T) {
	e := newEvening(t, 40)
	p, x := openTab(t, e.path, e.seminar, "retrospect")
	tab := x.(*retrospectTab)
	const why = "件数の合計が、回収の数より多くなっています"
	said := func() (label, text string) { return tab.form.Unsaved() }
	leave := func() { p.win.Canvas().Unfocus(); settle(p.win.Content()) }
	fill := func(e *kit.NumberEntry, n string) {
		p.win.Canvas().Focus(e)
		e.SetText(n)
		leave()
	}
	fill(tab.handed, "10")
	fill(tab.returned, "9")
	fill(tab.scores[0], "5")
	fill(tab.scores[1], "4")
	top := tab.aim.Position()
	fill(tab.scores[2], "1")
	if label, text := said(); label != "ふつう" || text != why {
		t.Errorf("of ten answers on nine sheets is said %q, %q", label, text)
	}
	if tab.aim.Position() != top {
		t.Errorf("the first field moved from %v to %v", top, tab.aim.Position())
	}
	fill(tab.returned, "10")
	if label, text := said(); label+text != "" || shows(tab.root, why) {
		t.Errorf("after it was mended is said %q, %q, and shown: %v", label, text, shows(tab.root, why))
	}
	fill(tab.returned, "8") // the other way round
	if label, text := said(); label != "回収" || text != why {
		t.Errorf("of eight sheets with ten answers is said %q, %q", label, text)
	}
	fill(tab.returned, "10") // as it is kept: there is nothing to save
	if shows(tab.root, why) {
		t.Error("what was put back is still said to be wrong")
	}
}

func TestRetrospect_survey(t *testing.T) {
	e := newEvening(t, 40)
	p, x := openTab(t, e.path, e.seminar, "retrospect")
	tab := x.(*retrospectTab)
	typeText(t, p, "交流を広げる")
	tab.handed.SetText("40")
	tab.returned.SetText("30")
	tab.scores[0].SetText("20")
	tab.scores[1].SetText("10")
	tab.figures()
	if got := allText(tab.rates); !strings.Contains(got, "75.0%(30/40)") || !strings.Contains(got, "4.67") {
		t.Errorf("figures %q, want 75.0%% and a mean of 4.67", got)
	}
	p.desk.goRoom("home")
	r, err := p.desk.store.Retrospect(t.Context(), e.seminar)
	if err != nil || r.Aim != "交流を広げる" || r.Handed != 40 || r.Scores[0] != 20 {
		t.Errorf("kept %+v, %v", r, err)
	}
}
