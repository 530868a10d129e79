package gui

import (
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
)

// A new one of the staff is added by keyboard alone: Ctrl+N, and Enter from field
// to field.
func TestPersonForm_new(t *testing.T) {
	p := smallOffice(t)
	openPeople(t, p)
	chord(p, fyne.KeyN, fyne.KeyModifierControl)
	if !dialogOpen(p) {
		t.Fatal("Ctrl+N opened nothing")
	}
	enter(t, p, "新垣 結", "あらがき ゆい", "0200")
	enter(t, p, "保育")
	typeText(t, p, "係長")
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	if dialogOpen(p) {
		t.Fatal("the dialog is still open")
	}
	r := findPerson(t, p, "0200")
	if r.Name != "新垣 結" || r.From != "こども部 保育課" || r.Position != "係長" || r.Postings[0].Band != data.Middle {
		t.Errorf("%+v", r)
	}
	if one, ok := p.desk.sh.now.(*personPage); !ok || one.id != r.ID {
		t.Errorf("%T is shown", p.desk.sh.now)
	}
	p.desk.undo()
	if _, err := p.desk.store.PersonByStaffNo(t.Context(), "0200"); err == nil {
		t.Error("one undo does not take all back")
	}
	if _, ok := p.desk.sh.now.(*peoplePage); !ok || dialogOpen(p) {
		t.Error("the page of somebody who is no more stays")
	}
}

// A number that is taken is said beside its field; nothing typed is lost.
func TestPersonForm_taken(t *testing.T) {
	p := smallOffice(t)
	openPeople(t, p)
	chord(p, fyne.KeyN, fyne.KeyModifierControl)
	enter(t, p, "別の 人", "べつの ひと", "0101")
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	if !dialogOpen(p) {
		t.Fatal("a second 0101 was taken")
	}
	shot(t, p, "dialog-taken")
	if hits, _ := p.desk.store.FindPeople(t.Context(), "別の", 5); len(hits) != 0 {
		t.Error("the second one is there")
	}
}

func TestPersonForm_outsideTwice(t *testing.T) {
	p := smallOffice(t)
	w := data.Person{Outside: true, Name: "山田 市民", Organization: "くれ子育てネット"}
	if err := p.desk.store.SavePerson(t.Context(), &w); err != nil {
		t.Fatal(err)
	}
	page := openPeople(t, p)
	page.kind.SetIndex(2)
	page.narrow()
	chord(p, fyne.KeyN, fyne.KeyModifierControl)
	typeText(t, p, "山田市民")
	for range 3 { // ふりがな, 区分
		press(t, p, fyne.KeyReturn)
	}
	typeText(t, p, "くれ子育てネット")
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	if !dialogOpen(p) {
		t.Fatal("the same outside person was added twice")
	}
}
