package papers

import (
	"fmt"
	"slices"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/report"
)

// sameDocument are the options that change how a paper looks and not which one it is: made anew
// it takes the place of what was saved before.
var sameDocument = []string{"signin.columns", "signin.walkins", "badges.right", "badges.down", "set.papers"}

// Whatever is chosen of a paper that makes it another one stands in the name of its file: two
// that are both wanted do not overwrite each other.
func TestFiles_differ(t *testing.T) {
	s, r := evenings(t)
	r.Person, r.Order = 0, ""
	second := datatest.Person(t, s, "孟 軻")
	if err := s.Assign(t.Context(), &data.Assignment{SeminarID: r.Seminar, PersonID: second.ID, Role: data.Speaker, State: data.Agreed}); err != nil {
		t.Fatal(err)
	}
	pupils := []data.Person{datatest.Person(t, s, "甲"), datatest.Person(t, s, "乙"), datatest.Person(t, s, "丙"), datatest.Person(t, s, "丁"), datatest.Person(t, s, "戊")}
	held := datatest.Held(t, s, "英会話", s.Today(), pupils...)
	seen := map[string]string{} // by name, what was made
	file := func(k Kind, q Request, what string) {
		t.Helper()
		if k.Key == "certificate" {
			q.Seminar = held.ID
		}
		p, err := k.Make(t.Context(), s, q)
		if err != nil || p.File == "" {
			t.Fatalf("%s %s: %v, %q", k.Key, what, err, p.Warnings)
		}
		if other, ok := seen[p.File]; ok {
			t.Errorf("%s is the name of %s and of %s", p.File, other, what)
		}
		seen[p.File] = what
	}
	for _, k := range append(Kinds(), Set()) {
		q := r
		if k.Of == OfPerson {
			q.Person = second.ID
		}
		file(k, q, k.Key)
		for _, x := range OptionsOf(k) {
			if slices.Contains(sameDocument, x.Key) {
				continue
			}
			values := []int{1}
			switch x.Ask {
			case OneOf:
				values = values[:0]
				for v := 1; v < len(x.Choices); v++ {
					values = append(values, v)
				}
			case Count:
				values = []int{x.Least + 1, x.Least + 2}
			}
			for _, v := range values {
				one, what := q, fmt.Sprintf("%s %s %d", k.Key, x.Key, v)
				switch {
				case x.Passing():
					x.Set(&one, v)
					if one.Certificate == report.Completion {
						one.Least = 1
					}
					file(k, one, what)
				case x.Key == "certificate.least":
					one.Certificate, one.Least = report.Completion, v
					datatest.Held(t, s, what, s.Today(), pupils...)
					file(k, one, what)
				default:
					if err := s.WantPapers(t.Context(), what, func(o *data.Office) { x.Keep(o, v) }); err != nil {
						t.Fatal(err)
					}
					file(k, one, what)
					if _, err := s.Undo(t.Context()); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
		who, err := Receivers(t.Context(), s, k, Request{Seminar: held.ID})
		if k.Key != "certificate" {
			who, err = Receivers(t.Context(), s, k, q)
		}
		if err != nil {
			t.Fatal(err)
		}
		for i, w := range who {
			one := q
			if one.People = []int64{w.Person}; i == 4 {
				one.People = nil
				for _, w := range who[:4] {
					one.People = append(one.People, w.Person)
				}
			}
			file(k, one, fmt.Sprint(k.Key, " for ", one.People))
		}
	}
}
