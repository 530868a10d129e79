package papers

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/report"
)

// What may be chosen of a paper is either of this one alone or the office's, which the
// ledger keeps: nothing is left to one computer. What the ledger keeps is what was chosen.
func TestOptions_kept(t *testing.T) {
	for _, k := range append(Kinds(), Set()) {
		for _, x := range OptionsOf(k) {
			if x.Name() == "" || (x.Kept == nil) != (x.Keep == nil) || x.Passing() == (x.Kept != nil) {
				t.Errorf("%s %s: it is kept nowhere, or twice", k.Key, x.Key)
				continue
			}
			if x.Passing() {
				continue
			}
			most := x.Most
			switch x.Ask {
			case OneOf:
				most = len(x.Choices) - 1
			case YesNo:
				most = 1
			case SeveralOf:
				most = 1<<len(x.Choices) - 1
			}
			for v := x.Least; v <= most; v++ {
				o := data.Office{PaperChoices: data.UsualPaperChoices()}
				x.Keep(&o, v)
				if got, err := x.Kept(o), o.Validate(); got != v || err != nil {
					t.Errorf("%s %s: %d is kept as %d, %v", k.Key, x.Key, v, got, err)
				}
			}
		}
	}
}

// A paper of which nothing is said is as the office wants it; what is said counts once.
func TestRequest_asOffice(t *testing.T) {
	s, r := evenings(t)
	m := datatest.Held(t, s, "英会話", s.Today(), datatest.Person(t, s, "常連 一郎"))
	r.Order, r.Person = "", 0
	if err := s.Assign(t.Context(), &data.Assignment{SeminarID: r.Seminar, PersonID: datatest.Person(t, s, "孟 軻").ID, Role: data.Lecturer, State: data.Agreed}); err != nil {
		t.Fatal(err)
	}
	yes, no := true, false
	// what a paper looks like: the size of its first page, how many there are, and its words
	seen := func(kind string, r Request) string {
		t.Helper()
		p, err := KindOf(kind).Make(t.Context(), s, r)
		if err != nil {
			t.Fatal(err)
		}
		if p.Pages == nil {
			return strings.Join(p.Warnings, " ")
		}
		d, err := p.Pages(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for n := 1; n <= d.Count(); n++ {
			marks, wide, high := d.Page(n)
			if kind == "annual" { // each change of the ledger is seen at its foot
				marks = nil
			}
			out = append(out, fmt.Sprint(wide, high, marks))
		}
		return strings.Join(out, "\n")
	}
	completion := Request{Certificate: report.Completion, Year: m.Date.FiscalYear()}
	for _, x := range []struct {
		kind      string
		request   Request
		want      func(*data.Office)
		not, said func(*Request)
	}{
		{"signin", r, func(o *data.Office) { o.ListOrder = data.ByDepartment }, func(r *Request) { r.Order = data.ByKana }, func(r *Request) { r.Order = data.ByDepartment }},
		{"attended", r, func(o *data.Office) { o.ListOrder = data.ByDepartment }, func(r *Request) { r.Order = data.ByKana }, func(r *Request) { r.Order = data.ByDepartment }},
		{"badges", r, func(o *data.Office) { o.BadgeSheet = 8 }, func(r *Request) { r.BadgeSheet = 10 }, func(r *Request) { r.BadgeSheet = 8 }},
		{"certificate", completion, func(o *data.Office) { o.CompletionLeast = 1 }, func(r *Request) { r.Least = 5 }, func(r *Request) { r.Least = 1 }},
		{"book", r, func(o *data.Office) { o.BookA3 = true }, func(r *Request) { r.A3 = &no }, func(r *Request) { r.A3 = &yes }},
		{"tents", r, func(o *data.Office) { o.TentsUpright = true }, func(r *Request) { r.Upright = &no }, func(r *Request) { r.Upright = &yes }},
		{"envelope", r, func(o *data.Office) { o.EnvelopeLarge = true }, func(r *Request) { r.Large = &no }, func(r *Request) { r.Large = &yes }},
		{"annual", r, func(o *data.Office) { o.AnnualHistory = true }, func(r *Request) { r.History = &no }, func(r *Request) { r.History = &yes }},
		{"letter", r, func(o *data.Office) { o.LettersTogether = true }, func(r *Request) { r.Together = &no }, func(r *Request) { r.Together = &yes }},
		{"thanks", r, func(o *data.Office) { o.ThanksTogether = true }, func(r *Request) { r.ThanksTogether = &no }, func(r *Request) { r.ThanksTogether = &yes }},
	} {
		usual, not, said := x.request, x.request, x.request
		x.not(&not)
		x.said(&said)
		was, other := seen(x.kind, usual), seen(x.kind, said)
		if was == other || was != seen(x.kind, not) {
			t.Errorf("%s: what is said does not count", x.kind)
		}
		if err := s.WantPapers(t.Context(), x.kind, x.want); err != nil {
			t.Fatal(err)
		}
		if seen(x.kind, usual) != other || seen(x.kind, not) != was {
			t.Errorf("%s: it is not as the office wants it", x.kind)
		}
		if _, err := s.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

// 当日の一式 holds what the office wants in it.
func TestSet_asOffice(t *testing.T) {
	s, r := evenings(t)
	parts := func() (names []string) {
		p, err := Set().Make(t.Context(), s, r)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range p.Parts {
			f := strings.Fields(x.About)
			names = append(names, f[len(f)-1])
		}
		return names
	}
	all := parts()
	if err := s.WantPapers(t.Context(), "", func(o *data.Office) { o.DayPapers = []string{"badges"} }); err != nil {
		t.Fatal(err)
	}
	if some := parts(); len(some) != 1 || !slices.Contains(all, some[0]) {
		t.Errorf("%v, then %v", all, some)
	}
	if err := s.WantPapers(t.Context(), "", func(o *data.Office) { o.DayPapers = []string{"signin", "survey", "party"} }); err != nil {
		t.Fatal(err)
	}
	with := parts()
	if len(all) != len(ofTheDay())-1 || slices.Contains(all, "アンケート用紙") || len(with) != 3 || with[1] != "アンケート用紙" {
		t.Errorf("at first %v, with the アンケート用紙 ticked %v", all, with)
	}
}
