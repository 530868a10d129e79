package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
)

func TestMerge(t *testing.T) {
	p := smallOffice(t)
	s := p.desk.store
	w := data.Person{Outside: true, Name: "田中花子", Email: "hanako@example.jp", Note: "以前は市民として"}
	if err := s.SavePerson(t.Context(), &w); err != nil {
		t.Fatal(err)
	}
	page := openPeople(t, p)
	if !page.twice.Visible() || !strings.Contains(page.twice.Text(), "1") {
		t.Fatalf("the list says %q", page.twice.Text())
	}
	staff := findPerson(t, p, "0101").ID
	showDuplicates(p.desk)
	press(t, p, fyne.KeyReturn) // see both
	press(t, p, fyne.KeyReturn) // join them
	who, err := s.Person(t.Context(), w.ID)
	if err != nil || who.MergedInto != staff {
		t.Fatalf("merged into %d, not %d; %v", who.MergedInto, staff, err)
	}
	press(t, p, fyne.KeyEscape)
	if dialogOpen(p) {
		t.Error("Esc does not close the list of pairs")
	}
	if page.twice.Visible() {
		t.Error("the pair is still proposed")
	}
	p.desk.undo()
	if who, _ := s.Person(t.Context(), w.ID); who.MergedInto != 0 {
		t.Error("undo did not part them")
	}
	// two people of one name: not proposed again
	showDuplicates(p.desk)
	press(t, p, fyne.KeyDelete)
	press(t, p, fyne.KeyEscape)
	if page.twice.Visible() {
		t.Error("a pair that is not one person is proposed again")
	}
}
