package gui

import (
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
	"jibun/data/datatest"
)

func TestParty(t *testing.T) {
	e := newEvening(t, 0)
	e.applyAll(t, func(s *data.Store) {
		if err := s.JoinParty(t.Context(), e.seminar, e.people["田中 太郎"]); err != nil {
			t.Fatal(err)
		}
	}, "田中 太郎", "田中 花子", "山本 一郎")
	p, x := openTab(t, e.path, e.seminar, "party")
	tab := x.(*partyTab)
	t.Run("the fields save when they are left", func(t *testing.T) {
		p.win.Canvas().Focus(tab.fields.venue)
		enter(t, p, "居酒屋 瀬戸", "2015", "2", "3000")
		got, err := p.desk.store.Party(t.Context(), e.seminar)
		if err != nil {
			t.Fatal(err)
		}
		if got.Venue != "居酒屋 瀬戸" || got.Start != "20:15" || got.Capacity != 2 || got.Fee != 3000 {
			t.Errorf("party %+v", got)
		}
	})
	t.Run("people join by name, the third waits", func(t *testing.T) {
		tab.Focus()
		enter(t, p, "はなこ", "わたなべ")
		if got := tab.list.names(); got != "田中 太郎/参加 田中 花子/参加 渡邉 由美/待ち1番" {
			t.Errorf("list %s", got)
		}
	})
	t.Run("Space notes the fee, the sums follow", func(t *testing.T) {
		g := tab.list.grid
		p.win.Canvas().Focus(g)
		g.Select(g.Rows()[0].PersonID, g.Rows()[1].PersonID)
		press(t, p, fyne.KeySpace)
		if joining, waiting, _, paid := tab.list.counts(); joining != 2 || waiting != 1 || paid != 2 {
			t.Errorf("%d join, %d wait, %d paid", joining, waiting, paid)
		}
	})
	shot(t, p, "party-1280")
	t.Run("a place that is free is offered", func(t *testing.T) {
		g := tab.list.grid
		g.Select(g.Rows()[0].PersonID)
		press(t, p, fyne.KeyDelete)
		if !tab.list.next.root.Visible() {
			t.Fatal("no bar")
		}
		shot(t, p, "party-next")
		tab.list.moveUp()
		if got := tab.list.names(); got != "田中 花子/参加 渡邉 由美/参加" {
			t.Errorf("list %s", got)
		}
	})
	t.Run("who waits for the evening is not counted before there is a seat", func(t *testing.T) {
		id := e.people["山本 一郎"]
		list, err := p.desk.store.Applicants(t.Context(), e.seminar)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range list {
			if a.PersonID == id {
				_, err = p.desk.store.Withdraw(t.Context(), a.ID, "")
			}
		}
		if err == nil {
			_, err = p.desk.store.Apply(t.Context(), data.Application{SeminarID: e.seminar, PersonID: id, Party: true, Waits: true})
		}
		if err != nil {
			t.Fatal(err)
		}
		shot(t, p, "party-hoping")
		if got := tab.list.names(); got != "田中 花子/参加 渡邉 由美/参加 山本 一郎/セミナー待ち" {
			t.Errorf("list %s", got)
		}
		if joining, waiting, hoping, _ := tab.list.counts(); joining != 2 || waiting != 0 || hoping != 1 {
			t.Errorf("%d join, %d wait, %d hope", joining, waiting, hoping)
		}
	})
	look(p, 1.5, false, 1024, 700)
	p.desk.goSeminar(e.seminar, "party")
	shot(t, p, "party-150")
	_ = datatest.Start
}

// names lists who joins as it is shown: name/state.
func (l *partyList) names() string {
	text := ""
	for i, r := range l.grid.Rows() {
		if i > 0 {
			text += " "
		}
		text += r.Name + "/" + r.chip().Text
	}
	return text
}
