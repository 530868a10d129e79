package gui

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
)

// TestApplicants_looks makes pictures of the tab at work, to be looked at.
func TestApplicants_looks(t *testing.T) {
	if os.Getenv("JIBUN_SHOTS") == "" {
		t.Skip("pictures are made where $JIBUN_SHOTS says")
	}
	p := newTestProgram(t, sampleOffice(t))
	s := p.desk.store
	list, err := s.Seminars(t.Context(), data.SeminarFilter{})
	if err != nil {
		t.Fatal(err)
	}
	best := list[0]
	for _, m := range list {
		if m.State == data.SeminarOpen && m.Waiting >= best.Waiting {
			best = m
		}
	}
	p.desk.goSeminar(best.ID, "applicants")
	shot(t, p, "applicants-1280")
	tab := p.desk.sh.now.(*seminarPage).tab().(*applicantsTab)
	typeText(t, p, "たな")
	shot(t, p, "applicants-candidates")
	press(t, p, fyne.KeyEscape)
	tab.entry.search.SetText("")
	g := tab.lists.grid
	g.Select(g.Rows()[2].ID)
	p.win.Canvas().Focus(g)
	shot(t, p, "applicants-folded")
	tab.newOutside("大島 優子", true)
	shot(t, p, "applicants-outside")
	press(t, p, fyne.KeyEscape)
	look(p, 1.5, false, 1024, 700)
	p.desk.goSeminar(best.ID, "applicants")
	shot(t, p, "applicants-150")
	look(p, 1, true, 1280, 800)
	p.desk.goSeminar(best.ID, "applicants")
	shot(t, p, "applicants-dark")
}
