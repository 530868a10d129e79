package gui

import (
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
)

func TestPerson_transfer(t *testing.T) {
	p := smallOffice(t)
	r := findPerson(t, p, "0101")
	p.desk.goPerson(r.ID)
	one := p.desk.sh.now.(*personPage)
	transferPerson(p.desk, one.r.Person, one.last())
	typeText(t, p, "020") // all is selected: a code replaces the name
	press(t, p, fyne.KeyReturn)
	enter(t, p, "課長")
	press(t, p, fyne.KeyReturn) // 区分
	enter(t, p, "2026/4/1")
	if dialogOpen(p) {
		t.Fatal("still open")
	}
	r = one.r // the page has loaded anew
	if r.From != "こども部 保育課" || r.Position != "課長" || len(r.Postings) != 2 || r.Postings[1].To != "2026-03-31" || r.Postings[0].Band != data.Manager {
		t.Errorf("%+v", r.Postings)
	}
}

func TestPerson_renameAndRetire(t *testing.T) {
	p := smallOffice(t)
	r := findPerson(t, p, "0102")
	p.desk.goPerson(r.ID)
	one := p.desk.sh.now.(*personPage)
	renamePerson(p.desk, one.r.Person)
	enter(t, p, "早乙女 進", "さおとめ すすむ", "R8.10.1")
	if one.r.Name != "早乙女 進" || len(one.r.FormerNames) != 1 || one.r.FormerNames[0].To != "2026-09-30" {
		t.Fatalf("%s %+v", one.r.Name, one.r.FormerNames)
	}
	retirePerson(p.desk, one.r.Person)
	enter(t, p, "R8.10.31")
	if one.r.LeftOn != "2026-10-31" || !one.r.Left || one.r.Postings[0].To != "2026-10-31" {
		t.Errorf("left on %s, posting to %s", one.r.LeftOn, one.r.Postings[0].To)
	}
	page := openPeople(t, p)
	if n := len(page.grid.Rows()); n != 1 {
		t.Errorf("%d are listed, one has left", n)
	}
	page.left.SetChecked(true)
	page.narrow()
	if n := len(page.grid.Rows()); n != 2 {
		t.Errorf("%d with those who left", n)
	}
	p.desk.undo()
	p.desk.undo()
	if r := findPerson(t, p, "0102"); r.Name != "木村 進" || r.LeftOn != "" {
		t.Errorf("undone: %s %s", r.Name, r.LeftOn)
	}
}
