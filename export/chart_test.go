package export

import (
	"testing"

	"jibun/data/report"
	"jibun/export/page"
	"jibun/export/page/pagetest"
	"jibun/export/sheet"
)

// Headings that repeat stand above rows of theirs: what comes after a table and does not fit
// below it brings some of its rows along.
func TestCharts_headings(t *testing.T) {
	f := pagetest.Faces(t)
	empty := 0
	for n := 1; n <= 60; n++ {
		r := sampleAnnual(25, 20)
		r.Totals, r.Seminars = years(r, n), evenings(r, n)
		p := paperOf(t, r)
		for s := range p.Sheets {
			if len(s.Charts) == 0 || s.Repeat.Last <= 2 {
				continue
			}
			pages, err := page.NewPages(p, s, f)
			if err != nil {
				t.Fatal(err)
			}
			rowsOn := map[int]int{}
			for i, row := range s.Rows[s.Repeat.Last:] {
				if ruled(&paper{Paper: p}, row) {
					rowsOn[pages.At(s.Repeat.Last+i+1)]++
				}
			}
			for i := 2; i <= pages.Count(); i++ {
				if rowsOn[i] == 0 {
					t.Errorf("%s of %d: on page %d of %d the headings stand above nothing", s.Name, n, i, pages.Count())
				}
			}
			chart := s.Charts[0].Over
			if a, b := pages.At(chart.Row), pages.At(chart.LastRow); a != b {
				t.Errorf("%s of %d: a chart stands on pages %d and %d", s.Name, n, a, b)
			}
			if pages.Count() > 1 {
				empty++
			}
			breaks := 0
			for _, row := range s.Rows {
				if row.Break {
					breaks++
				}
			}
			if breaks != pages.Count()-1 {
				t.Errorf("%s of %d: %d pages are said to begin, there are %d", s.Name, n, breaks+1, pages.Count())
			}
		}
	}
	if empty < 10 {
		t.Errorf("only %d sheets have more than one page", empty)
	}
}

// years are so many years up to the report's.
func years(r report.Annual, n int) (out []report.Year) {
	y := r.Totals[len(r.Totals)-1]
	for i := range n {
		y.Year, y.CountedOnly = r.Year, 0
		for range n - 1 - i {
			y.Year--
		}
		out = append(out, y)
	}
	return out
}

// evenings are so many that were held.
func evenings(r report.Annual, n int) (out []report.SeminarRow) {
	for i := range n {
		x := r.Seminars[0]
		x.Number, x.Held = i+1, true
		out = append(out, x)
	}
	return out
}

// The 出席簿 on A3 has its binding edge at the left, takes fewer pages, and is no smaller.
func TestBook_a3(t *testing.T) {
	f := pagetest.Faces(t)
	for _, n := range []int{1, 12, 28, 44, 62} {
		size := map[bool]float64{}
		count := map[bool]int{}
		for _, a3 := range []bool{false, true} {
			r := sampleBook(60, n)
			r.A3 = a3
			p := paperOf(t, r)
			for s := range p.Sheets {
				pages, err := page.NewPages(p, s, f)
				if err != nil {
					t.Fatal(err)
				}
				wide, high := pages.Size()
				if want := [2]float64{sheet.A4Long, sheet.A4Short}; !a3 && want != [2]float64{wide, high} {
					t.Errorf("A4: %v × %v", wide, high)
				}
				if want := [2]float64{sheet.A3Long, sheet.A3Short}; a3 && (want != [2]float64{wide, high} || s.Setup.Margins.Left != binding) {
					t.Errorf("A3: %v × %v, %v", wide, high, s.Setup.Margins)
				}
				count[a3] = pages.Count()
				for row := range s.All() {
					for _, c := range row.Cells {
						if c.Text == "○" {
							size[a3] = p.Looks[c.Look].Size
						}
					}
				}
			}
		}
		if count[true] > count[false] || size[true] < size[false] || n <= 28 && size[true] <= size[false] {
			t.Errorf("%d seminars: %d pages in %g points, on A4 %d in %g", n, count[true], size[true], count[false], size[false])
		}
	}
}

// ruled reports whether a row is one of a table.
func ruled(b *paper, r sheet.Row) bool {
	return len(r.Cells) > 0 && b.Looks[r.Cells[0].Look].Frame != (sheet.Frame{})
}
