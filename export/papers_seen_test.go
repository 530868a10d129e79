package export

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"jibun/export/sheet"

	gocmp "github.com/google/go-cmp/cmp"
)

// controls show that differences finds what it looks for.
func controls(t *testing.T, p *sheet.Paper, v *sheet.Sheet, s seenSheet) {
	t.Helper()
	for name, change := range map[string]func(*sheet.Sheet){
		"a column": func(x *sheet.Sheet) { x.Columns[0]++ },
		"a row":    func(x *sheet.Sheet) { x.Rows[0].Height += 0.1 },
		"a break":  func(x *sheet.Sheet) { x.Rows[2].Break = !x.Rows[2].Break },
		"a cell":   func(x *sheet.Sheet) { x.Rows[0].Cells[0] = sheet.Cell{Kind: sheet.Number, Number: 4711} },
		"a cell more": func(x *sheet.Sheet) {
			x.Rows[0].Cells = append(x.Rows[0].Cells, sheet.Cell{Kind: sheet.Text, Text: "x"})
		},
		"a formula":     func(x *sheet.Sheet) { x.Rows[0].Cells[0].Formula = "1+1" },
		"a merge":       func(x *sheet.Sheet) { x.Rows[1].Cells[0].Wide += 7 },
		"rows repeat":   func(x *sheet.Sheet) { x.Repeat.Last += 2 },
		"the list":      func(x *sheet.Sheet) { x.Rows[1].Listed = !x.Rows[1].Listed },
		"the direction": func(x *sheet.Sheet) { x.Setup.Landscape = !x.Setup.Landscape },
		"a look":        func(x *sheet.Sheet) { firstFull(x).Look = 0 },
		"a chart":       func(x *sheet.Sheet) { x.Charts = append(slices.Clone(x.Charts), sheet.Chart{}) },
		"the footer": func(x *sheet.Sheet) {
			x.Setup.Footer.Right = append(slices.Clone(x.Setup.Footer.Right), sheet.Piece{Text: "x"})
		},
		"the freeze": func(x *sheet.Sheet) { x.Freeze.Rows += 3 },
	} {
		x := *v
		x.Columns, x.Rows = slices.Clone(v.Columns), slices.Clone(v.Rows)
		for i := range x.Rows {
			x.Rows[i].Cells = slices.Clone(x.Rows[i].Cells)
		}
		change(&x)
		if len(differences(p, &x, s)) == 0 {
			t.Errorf("%s has changed and is not seen", name)
		}
	}
}

// firstFull is the first cell with something in it.
func firstFull(s *sheet.Sheet) *sheet.Cell {
	for _, row := range s.Rows {
		for i := range row.Cells {
			if row.Cells[i].Kind != sheet.Nothing {
				return &row.Cells[i]
			}
		}
	}
	return nil
}

// differences compares a sheet with what openpyxl found.
func differences(p *sheet.Paper, v *sheet.Sheet, s seenSheet) []string {
	var all []string
	say := func(what string, want, got any) {
		if fmt.Sprint(want) != fmt.Sprint(got) {
			all = append(all, fmt.Sprintf("%s: the value says %v, the file %v", what, want, got))
		}
	}
	for i, mm := range v.Columns {
		if got := s.Widths[strconv.Itoa(i+1)] * 8 / 96 * 25.4; math.Abs(got-mm) > 1e-6 {
			say("width of column "+sheet.ColumnName(i+1), mm, got)
		}
	}
	found := facts{breaks: []int{}}
	cells := 0
	for i, row := range v.Rows {
		found.add(i+1, row)
		if got := s.Heights[strconv.Itoa(i+1)] * 25.4 / 72; math.Abs(got-row.Height) > 0.0005 {
			say(fmt.Sprint("height of row ", i+1), row.Height, got)
		}
		for j, c := range row.Cells {
			name := sheet.CellName(j+1, i+1)
			if want := shown(c); !gocmp.Equal(want, s.Cells[name], nearly) {
				say(name, want, s.Cells[name])
			}
			if c.Formula == "" {
				say("formula in "+name, "", s.Formulas[name])
			} else {
				say("formula in "+name, "="+c.Formula, s.Formulas[name])
			}
			if c.Kind != sheet.Nothing {
				cells++
				say("look of "+name, looks(p, c.Look), s.Looks[name])
				say("format of "+name, numberFormats[p.Looks[c.Look].Format], s.Formats[name])
			}
		}
	}
	say("cells", cells, len(s.Cells))
	around(v, s, say)
	slices.Sort(found.merges)
	say("merges", found.merges, s.Merges)
	say("breaks", found.breaks, s.RowBreaks)
	say("list", found.list(len(v.Columns)), s.Filter)
	say("landscape", v.Setup.Landscape, s.Landscape)
	say("rows that repeat", repeated(v.Repeat), s.TitleRows)
	say("area", fmt.Sprintf("$A$1:$%s$%d", sheet.ColumnName(len(v.Columns)), len(v.Rows)), s.Area)
	if v.Freeze != (sheet.Freeze{}) {
		say("freeze", sheet.CellName(v.Freeze.Columns+1, v.Freeze.Rows+1), s.Freeze)
	} else {
		say("freeze", "", s.Freeze)
	}
	return all
}

// around compares what stands beside the cells.
func around(v *sheet.Sheet, s seenSheet, say func(what string, want, got any)) {
	for i, r := range []sheet.Running{v.Setup.Header, v.Setup.Footer} {
		for j, pieces := range [][]sheet.Piece{r.Left, r.Centre, r.Right} {
			say(fmt.Sprint("header or footer ", i, j), said(pieces), marks.Replace(s.Running[3*i+j]))
		}
	}
	say("charts", len(v.Charts), len(s.Charts))
	for i, c := range v.Charts[:min(len(v.Charts), len(s.Charts))] {
		if got := s.Charts[i]; got[0] != c.Over.Row || got[1] > c.Over.LastRow || got[2] > c.Over.LastColumn {
			say("a chart", c.Over, got)
		}
	}
}

// numberFormats are the formats as the file has them.
var numberFormats = map[sheet.Format]string{sheet.Verbatim: "@", sheet.Count: off("#,##0"), sheet.Plain: "0", sheet.Average: off("#,##0.0"), sheet.Share: off("0.0%"),
	sheet.EraDay: asEra, sheet.WesternDay: asWestern}

// off keeps a number, and what stands in its place, off the line at the right.
func off(f string) string { return f + "_ ;-" + f + "_ ;" + f + "_ ;@_ " }

// looks is a look in the words of read.py.
func looks(p *sheet.Paper, i int) string {
	l := p.Looks[i]
	bold := map[bool]string{true: "bold", false: "-"}[l.Bold]
	n := map[bool]int{true: 1}
	return fmt.Sprintf("%g %s %s %s %s %s wrap %d shrink %d turn %d indent %d", l.Size, bold, cmp.Or(l.Color, p.Face.Ink), cmp.Or(l.Fill, "-"),
		[]string{"-", "left", "center", "right", "justify", "distributed"}[l.Across], []string{"bottom", "center", "top"}[l.Down], n[l.Wrap], n[l.Shrink], l.Turn, l.Indent)
}

// marks are what versions of openpyxl make of a header or footer.
var marks = strings.NewReplacer("&&", "&", "&[Page]", "&P", "&[Pages]", "&N")

// said is a part of a header or footer as the file has it.
func said(pieces []sheet.Piece) string {
	all := ""
	for _, p := range pieces {
		all += p.Text + map[sheet.Mark]string{sheet.PageMark: "&P", sheet.PagesMark: "&N", sheet.BreakMark: "\n"}[p.Mark]
	}
	return all
}

// shown is what a cell is to openpyxl.
func shown(c sheet.Cell) any {
	switch c.Kind {
	case sheet.Text:
		return c.Text
	case sheet.Day:
		return string(c.Date())
	case sheet.Number:
		return c.Number
	}
	return nil
}

func repeated(r sheet.Repeat) string {
	if r.Last == 0 {
		return ""
	}
	return fmt.Sprintf("$%d:$%d", r.First, r.Last)
}

// facts are what the rows of a sheet say together.
type facts struct {
	merges      []string
	breaks      []int // as the file counts: the row above
	first, last int   // of the list
}

func (f *facts) add(n int, row sheet.Row) {
	if row.Break {
		f.breaks = append(f.breaks, n-1)
	}
	if row.Listed {
		if f.first == 0 {
			f.first = n
		}
		f.last = n
	}
	for j, c := range row.Cells {
		if c.Wide > 1 || c.Tall > 1 {
			f.merges = append(f.merges, sheet.CellName(j+1, n)+":"+sheet.CellName(j+max(c.Wide, 1), n+max(c.Tall, 1)-1))
		}
	}
}

func (f *facts) list(columns int) string {
	if f.first == 0 {
		return ""
	}
	return fmt.Sprintf("$A$%d:$%s$%d", f.first-1, sheet.ColumnName(columns), f.last)
}
