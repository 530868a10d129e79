package gui

import (
	"strings"
	"testing"
)

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
	if got := tab.rate.Text; !strings.Contains(got, "75.0%(30/40)") || !strings.Contains(got, "4.67") {
		t.Errorf("figures %q, want 75.0%% and a mean of 4.67", got)
	}
	p.desk.goRoom("home")
	r, err := p.desk.store.Retrospect(t.Context(), e.seminar)
	if err != nil || r.Aim != "交流を広げる" || r.Handed != 40 || r.Scores[0] != 20 {
		t.Errorf("kept %+v, %v", r, err)
	}
}
