package export

import (
	"fmt"
	"slices"
	"testing"

	"jibun/data/report"
	"jibun/export/page"
	"jibun/export/page/pagetest"
	"jibun/export/sheet"
)

// cards are the papers of which each page, or part of it, is a thing of its own.
var cards = []string{"badges", "tents", "envelope"}

// everySize is each kind of paper in so many sizes, by Layout.Key: n counts what makes it longer.
func everySize() map[string]func(n int) any {
	grown := func(n int) report.Annual {
		a := sampleAnnual(n, 3*n)
		for range n / 3 { // more years than there were
			y := a.Totals[0]
			y.Year--
			a.Totals = append([]report.Year{y}, a.Totals...)
		}
		return a
	}
	return map[string]func(n int) any{
		"annual": func(n int) any { return grown(n) },
		"book":   func(n int) any { return sampleBook(2*n, 3+n%40) },
		"signin": func(n int) any { return sampleSignIn(n, n/4, n/6, n%2 == 0) },
		"party":  func(n int) any { return sampleParty(n, n/5, 3500) },
		"letter": func(int) any { return sampleLetter(report.LetterToLecturer, true) },
		"person": func(n int) any { return samplePerson(n, n/6) },
		"disclosure": func(n int) any {
			r := sampleDisclosure()
			g := r.Groups[0]
			for i := range r.Groups {
				r.Groups[i].Records = slices.Repeat(g.Records[:1], 1+(n+5*i)%17)
			}
			return r
		},
		"certificate": func(int) any { return sampleCertificates(report.Completion) },
		"attended":    func(n int) any { return sampleAttended(n, n/4) },
		"thanks":      func(int) any { return sampleThanks(false) },
		"survey":      func(int) any { return sampleSurvey() },
		"tally": func(n int) any {
			r := sampleTally()
			r.Comments = slices.Repeat(r.Comments[:1], n)
			return r
		},
		"case": func(n int) any { return sampleCase(1 + float64(n)/8) },
		"list": func(int) any { return sampleTables() },
	}
}

// On no page stands a sum without two of the rows that it adds up, and none ends with a
// heading: of no paper in no size, as it is printed by us and by a program that counts
// heights a little differently.
func TestPages_keepTogether(t *testing.T) {
	f := pagetest.Faces(t)
	every := everySize()
	for _, l := range Layouts() {
		of := every[l.Key]
		if slices.Contains(cards, l.Key) {
			continue
		}
		if of == nil {
			t.Errorf("%s: in no size", l.Name)
			continue
		}
		for n := 1; n <= 60; n++ {
			for _, value := range []any{of(n), folded(of(n))} {
				if value == nil {
					continue
				}
				kept(t, fmt.Sprintf("%s of %d", l.Name, n), value, f)
			}
		}
	}
}

// folded is a paper on A3, nil if there is none.
func folded(value any) any {
	if b, ok := value.(report.Book); ok {
		return onA3(b)
	}
	return nil
}

func kept(t *testing.T, name string, value any, f *page.Faces) {
	t.Helper()
	p, sheets := inHand(t, paperOf(t, value))
	for _, s := range sheets {
		if s.Setup.Fit == sheet.FitPage { // cards and letters: each page is said
			continue
		}
		pages, err := page.NewPages(p, s, f)
		if err != nil {
			t.Fatal(err)
		}
		of := make([]int, len(s.Rows))
		for i := range of {
			of[i] = pages.At(i + 1)
		}
		keptOn(t, fmt.Sprintf("%s, %s", name, s.Name), p, s, of)
		for _, part := range []float64{.985, .992, 1} {
			keptOn(t, fmt.Sprintf("%s, %s, %g of the page", name, s.Name, part), p, s, counted(s, part))
		}
	}
}

// counted is the page of each row for a program that fills that part of a page.
func counted(s *sheet.Sheet, part float64) []int {
	_, high := s.Setup.Size()
	room := (high - s.Setup.Margins.Top - s.Setup.Margins.Bottom) * part
	again, used, n := 0.0, 0.0, 1
	var of []int
	for i, row := range s.Rows {
		if i > 0 && row.Break || used > again && used+row.Height > room+.01 && s.Setup.Fit != sheet.FitPage {
			used, n = again, n+1
		}
		used += row.Height
		if i+1 >= s.Repeat.First && i+1 <= s.Repeat.Last {
			again += row.Height
		}
		of = append(of, n)
	}
	return of
}

func keptOn(t *testing.T, name string, p *sheet.Paper, s *sheet.Sheet, of []int) {
	t.Helper()
	b := &paper{Paper: p}
	is := func(i int) standing {
		if i <= s.Repeat.Last-1 {
			return loose
		}
		return b.standing(&s.Rows[i])
	}
	for i := range s.Rows {
		switch is(i) {
		case heading:
			if i+1 < len(of) && of[i] != of[i+1] {
				t.Errorf("%s: page %d ends with the heading %q", name, of[i], s.Rows[i].Cells[0].Text)
			}
		case summing:
			at := i - 1
			for at >= 0 && is(at) == summing {
				at--
			}
			for k := 0; k < summed && at >= 0 && is(at) == entry; k, at = k+1, at-1 {
				if of[at] != of[i] {
					t.Errorf("%s: page %d begins with %d rows of the sum %q", name, of[i], k, s.Rows[i].Cells[0].Text)
				}
			}
		}
	}
}
