package gui

import (
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
)

func TestSpeakers_request(t *testing.T) {
	e := newEvening(t, 40)
	p, x := openTab(t, e.path, e.seminar, "speakers")
	tab := x.(*speakersTab)
	typeText(t, p, "ささき")
	press(t, p, fyne.KeyReturn)
	state := func() (string, data.AssignmentState) {
		list, err := p.desk.store.Speakers(t.Context(), e.seminar)
		if err != nil || len(list) == 0 {
			t.Fatal("no speakers", err)
		}
		s := list[len(list)-1]
		return s.Name, s.State
	}
	if n, s := state(); n != "佐々木 恵" || s != data.Candidate {
		t.Fatalf("added %s %s", n, s)
	}
	for _, want := range []data.AssignmentState{data.Sounding, data.Agreed, data.Requested, data.Accepted} {
		next, _ := nextSpeakerStep(tab.m.Speakers[0].State)
		tab.move(tab.m.Speakers[0], next, "")
		if _, s := state(); s != want {
			t.Fatalf("moved to %s, want %s", s, want)
		}
	}
	tab.move(tab.m.Speakers[0], data.Refused, "出張のため")
	if list, _ := p.desk.store.Speakers(t.Context(), e.seminar); list[0].State != data.Refused || list[0].Reason != "出張のため" {
		t.Errorf("declined: %+v", list[0])
	}
	tab.newOutside("大島 優子")
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	if n, s := state(); n != "大島 優子" || s != data.Candidate {
		t.Errorf("from outside: %s %s", n, s)
	}
}
