package papers

import (
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/report"
	"jibun/export"
	"jibun/export/page"
)

// Each lecturer who has not declined gets a letter of their own, those who are chosen one, or
// all one together; who has declined gets none.
func TestLetters_ofAllLecturers(t *testing.T) {
	s, r := evenings(t)
	r.Person = 0
	var ids []int64
	for _, x := range []struct {
		name  string
		state data.AssignmentState
	}{{"孟 軻", data.Agreed}, {"荀 況", data.Refused}} {
		p := datatest.Person(t, s, x.name)
		ids = append(ids, p.ID)
		if err := s.Assign(t.Context(), &data.Assignment{SeminarID: r.Seminar, PersonID: p.ID, Role: data.Lecturer, State: x.state}); err != nil {
			t.Fatal(err)
		}
	}
	together := true
	for _, c := range []struct {
		kind  string
		with  func(*Request)
		pages int
		names string
	}{
		{"letter", func(*Request) {}, 2, "孔 丘・孟 軻"},
		{"letter", func(q *Request) { q.People = ids[:1] }, 1, "孟 軻"},
		{"letter", func(q *Request) { q.Person = ids[0] }, 1, "孟 軻"},
		{"letter", func(q *Request) { q.Together = &together }, 1, "孔 丘・孟 軻"},
		{"letter", func(q *Request) { q.Together, q.Letter = &together, report.LetterToHead }, 2, "孔 丘・孟 軻"},
		{"thanks", func(*Request) {}, 2, "(2名)"},
		{"thanks", func(q *Request) { q.People = ids[:1] }, 1, "(1名)"},
	} {
		q := r
		c.with(&q)
		p := made(t, s, c.kind, q)
		d, err := p.Pages(t.Context())
		if err != nil || d.Count() != c.pages || !strings.Contains(p.About, c.names) {
			t.Errorf("%s %+v: %v, %d pages, %s", c.kind, q.People, err, d.Count(), p.About)
		}
	}
	who, err := Receivers(t.Context(), s, KindOf("letter"), r)
	if err != nil || len(who) != 2 || who[1].Name != "孟 軻" {
		t.Errorf("%v %v", err, who)
	}
}

// Those who may have a certificate stand with the number that they have; some are chosen, and
// the others get no number.
func TestReceivers_certificates(t *testing.T) {
	s := datatest.New(t)
	r := Request{Seminar: datatest.Held(t, s, "論語勉強会", s.Today(), datatest.Person(t, s, "甲"), datatest.Person(t, s, "乙"), datatest.Person(t, s, "丙")).ID}
	k := KindOf("certificate")
	who, err := Receivers(t.Context(), s, k, r)
	if err != nil || len(who) != 3 || who[0].Had != "" {
		t.Fatalf("%v %v", err, who)
	}
	r.People = []int64{who[1].Person}
	p := made(t, s, "certificate", r)
	if err := p.Before(t.Context()); err != nil {
		t.Fatal(err)
	}
	if who, err = Receivers(t.Context(), s, k, r); err != nil || len(who) != 3 || who[0].Had != "" || !strings.HasSuffix(who[1].Had, "第1号") {
		t.Errorf("%v %v", err, who)
	}
	if year := (Request{Certificate: report.Completion}); k.About(year) != OfYear || k.About(r) != OfEvening {
		t.Error("修了証 are not of a year, or 受講証明書 of none")
	}
}

// A paper of what was is first of the evening that was last, the others of the next one.
func TestEveningFor(t *testing.T) {
	s := datatest.New(t)
	today := s.Today()
	for i, title := range []string{"前", "次", "中止"} {
		m := datatest.Seminar(t, s, title, func(m *data.Seminar) { m.Date = today.AddDays([]int{-7, 7, -1}[i]) })
		if title == "中止" {
			if err := s.CancelSeminar(t.Context(), m.ID, "台風"); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, k := range Kinds() {
		if k.Of != OfEvening {
			continue
		}
		want := "次"
		if strings.Contains("certificate attended tally thanks", k.Key) {
			want = "前"
		}
		id, err := EveningFor(t.Context(), s, k)
		if err != nil {
			t.Fatal(err)
		}
		if m, err := s.Seminar(t.Context(), id); err != nil || m.Title != want {
			t.Errorf("%s: %v, %s", k.Key, err, m.Title)
		}
	}
}

// A text of a list that is too long for its cell goes on in another line of it: it does not
// run over the next cell, and is not cut by it.
func TestList_whole(t *testing.T) {
	s := datatest.New(t)
	long := strings.Repeat("長いテーマ", 20)
	p := List(s, data.Office{}, "一覧", "一覧", []export.Column{{Title: "テーマ", Width: 100}, {Title: "備考", Width: 100}}, [][]any{{long, ""}, {"次の行", ""}})
	d, err := p.Pages(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	marks, _, _ := d.Page(1)
	said, lines := "", 0
	for _, m := range marks[0].(page.Group).Marks {
		if w, ok := m.(page.Words); ok && strings.Contains(long, w.Text) && w.Text != "テーマ" {
			said, lines = said+w.Text, lines+1
		}
	}
	if said != long || lines < 2 {
		t.Errorf("in %d lines it says %q", lines, said)
	}
}
