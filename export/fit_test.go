package export

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"jibun/data/report"
	"jibun/export/sheet"
)

// TestPapers_NothingIsCut: on every paper each text has the room that it needs, in type
// that can be read, and each number stands within its lines.
func TestPapers_NothingIsCut(t *testing.T) {
	for name, x := range samples() {
		if name == "tables" { // lists of a screen: their columns are as wide as there
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := paperOf(t, x.value)
			_, sheets := inHand(t, p)
			said := 0
			for _, s := range sheets {
				for _, v := range cuts(p, s, strings.HasPrefix(name, "letter") || strings.HasPrefix(name, "thanks")) {
					if said++; said < 12 {
						t.Errorf("%s %s", s.Name, v)
					}
				}
			}
		})
	}
}

// cuts are the cells of a sheet that do not hold what stands in them.
func cuts(p *sheet.Paper, s *sheet.Sheet, letter bool) (all []string) {
	for i, row := range s.Rows {
		for j, c := range row.Cells {
			l := p.Looks[c.Look]
			mm, high := 0.0, 0.0
			for k := j; k < j+max(c.Wide, 1); k++ {
				mm += s.Columns[k]
			}
			for k := i; k < i+max(c.Tall, 1); k++ {
				high += points(s.Rows[k].Height)
			}
			say := func(what string, v ...any) {
				all = append(all, sheet.CellName(j+1, i+1)+" "+fmt.Sprintf(what, v...))
			}
			switch c.Kind {
			case sheet.Text:
				if l.Frame == (sheet.Frame{}) && !l.Wrap { // it may run over what is empty beside it
					for k := j + max(c.Wide, 1); k < len(s.Columns) && (k >= len(row.Cells) || row.Cells[k].Kind == sheet.Nothing); k++ {
						mm += s.Columns[k]
					}
				}
				n := HalfWidths{}.Lines(c.Text, mm, l.Size)
				switch {
				case l.Size < least:
					say("is set in %g points", l.Size)
				case l.Shrink && !letter:
					say("may become a hairline")
				case n > 1 && !l.Wrap:
					say("%q is cut: %d lines in %.1f mm", c.Text, n, mm)
				case float64(n)*l.Size*1.15 > high+1 && high < maxHeight-1:
					say("%q is cut: %d lines of %g in %.1f points", c.Text, n, l.Size, high)
				}
			case sheet.Number, sheet.Day:
				if need := (float64(width(asShown(c, l.Format)))*l.Size*25.4/72/2 + cellEdges); need > mm+0.05 {
					say("%s needs %.1f mm of %.1f", asShown(c, l.Format), need, mm)
				}
			}
		}
	}
	return all
}

// asShown is about what stands in a cell with a number, with the space at its right.
func asShown(c sheet.Cell, f sheet.Format) string {
	switch f {
	case sheet.Count:
		return report.Grouped(int(math.Round(c.Number))) + " "
	case sheet.Average:
		return report.Grouped(int(c.Number)) + ".0 "
	case sheet.Share:
		return fmt.Sprintf("%.1f%% ", c.Number*100)
	case sheet.EraDay, sheet.WesternDay:
		return "平成25年10月10日 "
	}
	return fmt.Sprint(c.Number)
}

// TestPapers_Pages: a page ends where the paper says so, with its headings counted, and
// no page is made smaller, for each fits as it is.
func TestPapers_Pages(t *testing.T) {
	for name, x := range samples() {
		if name == "tables" || onCards(name) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, sheets := inHand(t, paperOf(t, x.value))
			for _, s := range sheets {
				wide, high := s.Setup.Size()
				m := s.Setup.Margins
				across := 0.0
				for _, mm := range s.Columns {
					across += mm
				}
				if fits := across <= (wide-m.Left-m.Right)*0.99; !fits && s.Setup.Fit == sheet.Natural || fits && s.Setup.Fit == sheet.FitWidth {
					t.Errorf("%s: columns of %.1f mm, fit %d", s.Name, across, s.Setup.Fit)
				}
				if handed := strings.HasPrefix(name, "certificate") || name == "completion"; handed != (m.Left == certificateEdge) {
					t.Errorf("%s: the edge of what is handed over is at %v", s.Name, m)
				} else if above := s.Setup.Landscape && s.Setup.Long != sheet.A3Long; !handed && (above != (m.Top == binding) || above == (m.Left == binding)) {
					t.Errorf("%s: the binding edge is at %v", s.Name, m)
				}
				used, again := 0.0, 0.0
				for i, row := range s.Rows {
					h := points(row.Height)
					if row.Break {
						used = again
					}
					if used += h; used > points(high-m.Top-m.Bottom)*slack+0.5 {
						if !row.Listed && h < maxHeight-1 {
							t.Errorf("%s: row %d runs over a page that has %.0f points", s.Name, i+1, points(high-m.Top-m.Bottom))
						}
						used = again + h
					}
					if s.Repeat.Last > 0 && i+1 >= s.Repeat.First && i+1 <= s.Repeat.Last {
						again += h
					}
				}
			}
		})
	}
}

// onCards tells whether a paper is printed on sheets of cards or on envelopes, which have
// edges of their own (TestBadges_sheet, TestPages).
func onCards(name string) bool {
	return strings.HasPrefix(name, "badges") || strings.HasPrefix(name, "tents") || strings.HasPrefix(name, "envelope")
}
