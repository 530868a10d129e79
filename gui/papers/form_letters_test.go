package papers

import (
	"bytes"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/export"
	"jibun/export/page"
)

// An office's own letter goes to every lecturer, filled for each: all are printed together,
// each with its line; of some pages, only theirs. As a workbook it is one at a time.
func TestForm_lettersToAll(t *testing.T) {
	s, r := evenings(t)
	r.Person = 0
	second := datatest.Person(t, s, "孟 軻")
	if err := s.Assign(t.Context(), &data.Assignment{SeminarID: r.Seminar, PersonID: second.ID, Role: data.Lecturer, State: data.Agreed}); err != nil {
		t.Fatal(err)
	}
	blank, err := FormOf("letter")
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := blank.Write(t.Context(), &file, export.Options{}); err != nil {
		t.Fatal(err)
	}
	form := data.Form{Kind: data.FormLetter, Name: "課の依頼書"}
	if err := s.AddForm(t.Context(), &form, file.Bytes()); err != nil {
		t.Fatal(err)
	}
	k := KindOf("letter")
	of := func(people ...int64) Paper {
		t.Helper()
		q := r
		q.People = people
		p, err := k.On(t.Context(), s, q, Kept(s, form), false)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	one := of(second.ID)
	if one.Write == nil || len(one.Parts) > 0 || len(one.Warnings) > 0 {
		t.Errorf("of one: %v", one.Warnings)
	}
	all := of()
	d, err := all.Pages(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if all.Write != nil || d.Count() != 2 || !strings.Contains(all.About, "孔 丘・孟 軻") || !strings.Contains(strings.Join(all.Warnings, ""), "2名分") {
		t.Errorf("%d pages, %q, %q", d.Count(), all.About, all.Warnings)
	}
	for n, name := range []string{"孔 丘", "孟 軻"} {
		marks, _, _ := d.Page(n + 1)
		if !strings.Contains(wordsOf(marks), strings.ReplaceAll(name, " ", "")) {
			t.Errorf("page %d is not to %s: %s", n+1, name, wordsOf(marks))
		}
	}
	printed := func(p Paper) []string {
		t.Helper()
		before := len(datatest.PaperNotes(t, s))
		if err := p.Print(t.Context(), s, "プリンター", func(_ *page.Document, begin func() error) error { return begin() }, nil); err != nil {
			t.Fatal(err)
		}
		notes := datatest.PaperNotes(t, s)
		return notes[:len(notes)-before]
	}
	if got := printed(all); len(got) != 2 || !strings.Contains(got[0]+got[1], "(孔 丘)") || !strings.Contains(got[0]+got[1], "(孟 軻)") {
		t.Errorf("all of it is %q", got)
	}
	some, _, err := all.Only(t.Context(), []int{2}, false)
	if err != nil {
		t.Fatal(err)
	}
	if got := printed(some); len(got) != 1 || !strings.Contains(got[0], "(孟 軻)") {
		t.Errorf("the second page is %q", got)
	}
}

// wordsOf is what marks say, without blanks.
func wordsOf(marks []page.Mark) string {
	var out []string
	for _, m := range marks {
		switch m := m.(type) {
		case page.Group:
			out = append(out, wordsOf(m.Marks))
		case page.Words:
			out = append(out, m.Text)
		}
	}
	return strings.Join(strings.Fields(strings.Join(out, "")), "")
}
