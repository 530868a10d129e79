package template

import (
	"math"
	"strconv"
	"strings"

	"jibun/data/wareki"
	"jibun/export/calc"
)

// View is what can be read of a sheet.
type View struct {
	Name   string
	Cells  []CellView // row by row
	Merges []Range
	Words  []string       // what stands in no cell: of headings and footings, shapes, charts, notes
	Blank  []Blank        // cells without content
	Height map[int]string // of the rows that have one of their own
}

// Range is a rectangle of cells.
type Range struct{ Row, Col, Row2, Col2 int }

// CellView is a cell that is not empty.
type CellView struct {
	Row, Col int
	Text     string // as written; of a number its digits
	Number   float64
	Numeric  bool
	Day      wareki.Date // of a number that is shown as a date
	Formula  string
	Format   string // the code of its number format, "" General
	Words    bool   // its format is that of texts
	Style    int
}

// Blank is a cell that has only its looks.
type Blank struct {
	Row, Col, Style int
	Ruled           bool // it has lines around it
}

// Name is the cell as references name it: B3.
func Name(row, col int) string { return calc.CellName(row, col) }

// Views are the sheets as they can be read.
func (f *Form) Views() []View {
	var out []View
	for _, s := range f.sheets {
		v := View{Name: s.name}
		v.Height = map[int]string{}
		for i := range s.rows {
			tag := token{kind: '<', raw: s.rows[i].tag}
			if ht, ok := tag.attr("ht"); ok {
				v.Height[s.rows[i].num] = ht
			}
			for j := range s.rows[i].cells {
				c := &s.rows[i].cells[j]
				if c.value == "" && c.formula == "" {
					v.Blank = append(v.Blank, Blank{c.row, c.col, c.style, f.style(c.style).ruled})
					continue
				}
				v.Cells = append(v.Cells, f.view(c))
			}
		}
		for _, m := range s.merges {
			v.Merges = append(v.Merges, Range{m.R1, m.C1, m.R2, m.C2})
		}
		v.Words = append(s.headings(), f.drawn(s.part, 0)...)
		out = append(out, v)
	}
	return out
}

func (f *Form) view(c *cell) CellView {
	st := f.style(c.style)
	v := CellView{Row: c.row, Col: c.col, Text: c.value, Formula: c.formula, Format: st.code, Words: st.text, Style: c.style}
	if c.typ != "" && c.typ != "n" || c.value == "" {
		return v
	}
	n, err := strconv.ParseFloat(strings.TrimSpace(c.value), 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		return v
	}
	v.Number, v.Numeric = n, true
	if st.date && n == math.Trunc(n) && n > 0 && n < 1e6 {
		begin := wareki.Date("1899-12-30")
		if f.date04 {
			begin = "1904-01-01"
		} else if n < 61 {
			n++
		}
		v.Day = begin.AddDays(int(n))
	}
	return v
}

// headings are the texts at the head and the foot of the printed pages.
func (s *sheet) headings() []string {
	var out []string
	x := &scanner{b: s.raw[s.to:]}
	in := ""
	for t, ok := x.next(); ok; t, ok = x.next() {
		switch {
		case t.kind == '<':
			in = string(t.local)
		case t.kind == 't' && (strings.HasSuffix(in, "Header") || strings.HasSuffix(in, "Footer")):
			out = append(out, t.text())
			in = ""
		case t.kind == '/':
			in = ""
		}
	}
	return out
}

// drawn are the texts of the shapes, charts and notes that belong to a part of a sheet.
// What cannot be read says nothing: that is for filling to refuse.
func (f *Form) drawn(part string, depth int) []string {
	rels, err := f.relations(part)
	if err != nil || depth > 4 {
		return nil
	}
	var out []string
	for _, r := range rels {
		unit := "p"
		switch r.Kind {
		case "comments", "threadedComment":
			unit = "text"
		case "drawing", "chart", "chartUserShapes":
		default:
			continue
		}
		b, err := f.pkg.XML(r.Target)
		if err != nil {
			continue
		}
		x := &scanner{b: b}
		for t, ok := x.next(); ok; t, ok = x.next() {
			if t.kind != '<' || t.self || !t.is(unit) {
				continue
			}
			whole := x.skip(t)
			list := runs(whole)
			s := joined(list)
			if len(list) == 0 && r.Kind == "threadedComment" {
				s = plainText(whole)
			}
			if s != "" {
				out = append(out, s)
			}
		}
		out = append(out, f.drawn(r.Target, depth+1)...)
	}
	return out
}

// ShownAs is a value as a mark in a text wants it, by what stands behind the name, as in a form:
// 和暦|なければ未定. fits is false if the value cannot be shown so.
func ShownAs(v Value, written string) (shown string, fits bool) {
	format, none := formats(written)
	if shown, fits = Shown(v, format); fits && shown == "" {
		shown = none
	}
	return shown, fits
}

// Shown is a value as a mark with a format writes it; ok is false if the format does
// not fit.
func Shown(v Value, format string) (string, bool) { return shown(v, format) }

// Float is a number, 0 of what is none.
func (v Value) Float() float64 { return v.float }

// Day is a date, "" of what is none.
func (v Value) Day() wareki.Date {
	if v.Kind != KindDate {
		return ""
	}
	return wareki.Date(v.text)
}

// Whole tells whether a number is a count and no share.
func (v Value) Whole() bool { return v.Kind == KindNumber && v.den <= 1 }
