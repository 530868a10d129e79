package gui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
)

func TestSpeakers_request(t *testing.T) {
	e := newEvening(t, 40)
	p, x := openTab(t, e.path, e.seminar, "speakers")
	tab := x.(*speakersTab)
	enter(t, p, "ささき")
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
	tab.newOutside("大島 優子", 0)
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	if n, s := state(); n != "大島 優子" || s != data.Candidate {
		t.Errorf("from outside: %s %s", n, s)
	}
}

// speakerOf is the assignment somebody has at the evening.
func speakerOf(t *testing.T, p *program, e testEvening, name string) data.SpeakerLine {
	t.Helper()
	list, err := p.desk.store.Speakers(t.Context(), e.seminar)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(list, func(s data.SpeakerLine) bool { return s.Name == name })
	if i < 0 {
		t.Fatalf("%s is not on the evening: %+v", name, list)
	}
	return list[i]
}

// openReplace asks for another person in the place of one, through the menu of the
// card.
func openReplace(t *testing.T, tab *speakersTab, s data.SpeakerLine) {
	t.Helper()
	for _, m := range tab.menu(s) {
		if strings.HasPrefix(m.Label, "ほかの方に差し替える") {
			m.Action()
			return
		}
	}
	t.Fatal("the menu offers no 差替")
}

func TestSpeakers_replace(t *testing.T) {
	e := newEvening(t, 40)
	p, x := openTab(t, e.path, e.seminar, "speakers")
	tab := x.(*speakersTab)
	enter(t, p, "ささき")
	old := speakerOf(t, p, e, "佐々木 恵")
	tab.move(old, data.Agreed, "")

	openReplace(t, tab, old)
	enter(t, p, "やまもと")
	if dialogOpen(p) {
		t.Fatal("the dialog is still open")
	}
	old, other := speakerOf(t, p, e, "佐々木 恵"), speakerOf(t, p, e, "山本 一郎")
	if old.State != data.Replaced || old.ReplacedBy != other.ID {
		t.Errorf("who was replaced: %+v", old.Assignment)
	}
	if other.State != data.Candidate || other.Role != old.Role || other.MovedOn != sampleDay {
		t.Errorf("who came instead: %+v", other.Assignment)
	}
	if !shows(tab.root, "差替") || !shows(tab.root, "山本 一郎") {
		t.Error("the page does not show both")
	}

	p.desk.undo()
	if got := speakerOf(t, p, e, "佐々木 恵"); got.State != data.Agreed || got.ReplacedBy != 0 {
		t.Errorf("after one undo: %+v", got.Assignment)
	}
	if len(tab.m.Speakers) != 1 || shows(tab.root, "山本 一郎") {
		t.Error("who came instead is still on the evening after one undo")
	}
}

// Whom the ledger does not know yet may come in somebody's place too.
func TestSpeakers_replaceByOutside(t *testing.T) {
	e := newEvening(t, 40)
	p, x := openTab(t, e.path, e.seminar, "speakers")
	tab := x.(*speakersTab)
	enter(t, p, "ささき")
	openReplace(t, tab, speakerOf(t, p, e, "佐々木 恵"))
	enter(t, p, "大島 優子")
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	if dialogOpen(p) {
		t.Fatal("the dialog is still open")
	}
	other := speakerOf(t, p, e, "大島 優子")
	if old := speakerOf(t, p, e, "佐々木 恵"); old.State != data.Replaced || old.ReplacedBy != other.ID {
		t.Errorf("who was replaced: %+v", old.Assignment)
	}
}

// Nothing is left to be done to somebody who was replaced.
func TestSpeakers_replacedIsAtRest(t *testing.T) {
	e := newEvening(t, 40)
	p, x := openTab(t, e.path, e.seminar, "speakers")
	tab := x.(*speakersTab)
	a := data.Assignment{SeminarID: e.seminar, PersonID: e.people["佐々木 恵"], Role: data.Lecturer}
	if err := p.desk.store.Assign(t.Context(), &a); err != nil {
		t.Fatal(err)
	}
	if _, err := p.desk.store.ReplaceSpeaker(t.Context(), a.ID, e.people["山本 一郎"], ""); err != nil {
		t.Fatal(err)
	}
	if card := tab.card(speakerOf(t, p, e, "佐々木 恵")); shows(card, "…") {
		t.Error("the card still has its menu")
	}
	if card := tab.card(speakerOf(t, p, e, "山本 一郎")); !shows(card, "…") {
		t.Error("the card of who came instead has no menu")
	}
}

func TestSpeakers_outside(t *testing.T) {
	e := newEvening(t, 40)
	p, x := openTab(t, e.path, e.seminar, "speakers")
	tab := x.(*speakersTab)
	tab.role.SetIndex(1)
	typeText(t, p, "大島 優子")
	press(t, p, fyne.KeyReturn) // the only candidate: somebody new
	if !dialogOpen(p) {
		t.Fatal("nobody of the name is there, but no dialog opens")
	}
	enter(t, p, "おおしま ゆうこ", "", "広島文化大学", "准教授", "yuko@example.ac.jp")
	enter(t, p, "082-000-0000")
	if dialogOpen(p) {
		t.Fatal("the dialog is still open")
	}
	s := speakerOf(t, p, e, "大島 優子")
	if s.Role != data.Speaker || s.State != data.Candidate {
		t.Errorf("added as %+v", s.Assignment)
	}
	who, err := p.desk.store.Person(t.Context(), s.PersonID)
	if err != nil {
		t.Fatal(err)
	}
	if !who.Outside || who.Reading != "おおしま　ゆうこ" || who.Organization != "広島文化大学" || who.Title != "准教授" || who.Email != "yuko@example.ac.jp" || who.Phone != "082-000-0000" {
		t.Errorf("kept %+v", who)
	}
	if !shows(tab.root, "スピーカー") || !shows(tab.root, "大島 優子") {
		t.Error("the page does not show who was added")
	}
	t.Run("one undo takes the person back too", func(t *testing.T) {
		p.desk.undo()
		if hits, err := p.desk.store.FindPeople(t.Context(), "大島", 5); err != nil || len(hits) != 0 {
			t.Errorf("%v %v, want nobody of the name", hits, err)
		}
		if shows(tab.root, "大島 優子") {
			t.Error("still on the page")
		}
	})
}

// Who is known already is said beside the field, and is not added twice.
func TestSpeakers_outsideTwice(t *testing.T) {
	e := newEvening(t, 40)
	p, x := openTab(t, e.path, e.seminar, "speakers")
	w := data.Person{Outside: true, Name: "大島 優子", Email: "yuko@example.ac.jp"}
	if err := p.desk.store.SavePerson(t.Context(), &w); err != nil {
		t.Fatal(err)
	}
	x.(*speakersTab).newOutside("大島優子", 0)
	for range 4 {
		press(t, p, fyne.KeyReturn)
	}
	typeText(t, p, "yuko@example.ac.jp")
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	if top := p.win.Canvas().Overlays().Top(); top == nil || !shows(top, "外部の講師") || !shows(top, "同じ方が名簿にいます") {
		t.Error("it is not said in the form")
	}
	if hits, err := p.desk.store.FindPeople(t.Context(), "大島", 5); err != nil || len(hits) != 1 {
		t.Errorf("%d of the name, %v", len(hits), err)
	}
	if list, err := p.desk.store.Speakers(t.Context(), e.seminar); err != nil || len(list) != 0 {
		t.Errorf("on the evening: %v, %v", list, err)
	}
}

// Before an evening is settled she says of each who had not agreed whether he spoke, with
// one press, and after it still on 講師.
func TestSpeakers_spoke(t *testing.T) {
	e := newEvening(t, 40, func(m *data.Seminar) { m.Date, m.Deadline = "2026-11-10", "" })
	e.applyAll(t, func(s *data.Store) {
		for _, name := range []string{"田中 太郎", "佐々木 恵"} {
			if err := s.Assign(t.Context(), &data.Assignment{SeminarID: e.seminar, PersonID: e.people[name], Role: data.Lecturer}); err != nil {
				t.Fatal(err)
			}
		}
	}, "山本 一郎")
	p, _ := openTab(t, e.path, e.seminar, "attendance")
	s := p.desk.store
	list, err := s.Applicants(t.Context(), e.seminar)
	if err != nil {
		t.Fatal(err)
	}
	p.desk.act(func(ctx context.Context) error { return s.Mark(ctx, data.Attended, list[0].ID) }, nil)
	tapButton(t, now[*seminarPage](t, p).root, "実績を確定する")
	if got := topText(p); !strings.Contains(got, "田中 太郎さんは「候補」のままです") {
		t.Fatalf("it does not ask: %s", got)
	}
	shot(t, p, "settle-spoke")
	press(t, p, fyne.KeyEscape)
	if m := seminar(t, p, e.seminar); m.State == data.SeminarSettled {
		t.Fatal("left, and settled")
	}
	tapButton(t, now[*seminarPage](t, p).root, "実績を確定する")
	tapButton(t, p.win.Canvas().Overlays().Top(), "登壇した")
	if got := topText(p); !strings.Contains(got, "佐々木 恵さん") {
		t.Fatalf("it does not ask about the other: %s", got)
	}
	tapButton(t, p.win.Canvas().Overlays().Top(), "登壇していない")
	m := seminar(t, p, e.seminar)
	if dialogOpen(p) || m.State != data.SeminarSettled || m.Speakers[0].State != data.Spoke || m.Speakers[1].State != data.Refused {
		t.Errorf("settled %v, speakers %+v", m.State, m.Speakers)
	}
	p.desk.undo()
	if m := seminar(t, p, e.seminar); m.State != data.SeminarHeld || m.Speakers[0].State != data.Candidate {
		t.Errorf("undone: %v %v", m.State, m.Speakers[0].State)
	}
	p.desk.act(func(ctx context.Context) error { return s.SettleSeminar(ctx, e.seminar) }, nil)
	p.desk.goRoom("home")
	if !shows(p.win.Content(), "講師が登壇したか、まだ決めていません") {
		t.Error("やること does not say so")
	}
	p.desk.goSeminar(e.seminar, "speakers")
	shot(t, p, "speakers-spoke")
	tapButton(t, now[*seminarPage](t, p).root, "登壇した")
	if m := seminar(t, p, e.seminar); m.Speakers[0].State != data.Spoke {
		t.Errorf("on 講師: %v", m.Speakers[0].State)
	}
}
