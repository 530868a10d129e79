package template

import (
	"bytes"
	"sort"
	"strings"

	"jibun/data/wareki"
	"jibun/export/calc"
)

// A filled workbook is one whose formulas can be computed.

func (b *book) Sheet(name string) calc.Sheet {
	for _, x := range b.sheets {
		if strings.EqualFold(x.name, name) {
			return x
		}
	}
	return nil
}

func (b *book) List(name, inside string, from calc.Sheet, row int) (on string, at calc.Rect, has, ok bool) {
	x, _ := from.(*filled)
	l := b.table(name, x)
	if l == nil {
		return "", calc.Rect{}, false, false
	}
	at, ok = l.cells(inside, x, row)
	return l.sheet.name, at, true, ok
}

func (b *book) From1904() bool { return b.form.date04 }

// Today is not known: what depends on the day is left to who opens the workbook.
func (b *book) Today() wareki.Date { return "" }

// Named is as it is in the filled workbook.
func (b *book) Named(name string) string {
	if b.named == nil {
		b.named = b.names()
	}
	return b.named[name]
}

func (b *book) names() map[string]string {
	out := map[string]string{}
	s := &scanner{b: b.form.book}
	for t, ok := s.next(); ok; t, ok = s.next() {
		if t.kind != '<' || !t.is("definedName") || t.self {
			continue
		}
		name, _ := t.attr("name")
		text := plainText(s.skip(t))
		if _, local := t.attr("localSheetId"); local {
			out[strings.ToLower(name)] = "" // not the same on every sheet
		} else if _, has := out[strings.ToLower(name)]; !has {
			m := b.nameMapper(nil, name)
			out[strings.ToLower(name)] = m.formula(text)
		}
	}
	return out
}

func (x *filled) Used() (rows, cols int) {
	return x.rows.at(x.src.maxRow, nil, true), x.cols.at(x.src.wide, nil, true)
}

func (x *filled) Cell(k *calc.Calculator, row, col int) (v calc.Value, formula string, err error) {
	line, rows := row, chain(nil)
	at, cols := col, chain(nil)
	if len(x.rows.root.bands)+len(x.cols.root.bands) > 0 { // also where nothing moves: a list of one
		line, rows = x.rows.back(row)
		at, cols = x.cols.back(col)
	}
	c := x.src.cell(line, at)
	if c == nil {
		return calc.Value{}, "", nil
	}
	if c.array > 0 {
		v, ok := k.Array(x, x.arrayAt(c, rows, cols), x.arrayText(c, rows, cols), row, col)
		if !ok {
			return v, "", calc.ErrCannot
		}
		return v, "", nil
	}
	if c.formula != "" {
		if c.ftag != nil {
			return v, "", calc.ErrCannot
		}
		f := x.formulaAt(c, rows, cols)
		v, ok := k.Formula(x, row, col, f)
		if !ok {
			return v, f, calc.ErrCannot
		}
		return v, f, nil
	}
	if c.pieces != nil {
		n := x.content(c, x.scopeAt(rows), x.scopeAt(cols))
		switch n.kind {
		case 'n':
			return calc.Number(n.num), "", nil
		case 's':
			return calc.Text(n.text), "", nil
		}
		return calc.Value{}, "", nil
	}
	return constant(c), "", nil
}

func constant(c *cell) calc.Value { return calc.Stored(c.typ, c.value) }

func (s *sheet) cell(line, col int) *cell {
	r := s.row(line)
	if r == nil {
		return nil
	}
	i, ok := found(len(r.cells), col, func(i int) int { return r.cells[i].col })
	if !ok {
		return nil
	}
	return &r.cells[i]
}

// row is a row of the form, nil if the file has none there.
func (s *sheet) row(line int) *row {
	i, ok := found(len(s.rows), line, func(i int) int { return s.rows[i].num })
	if !ok {
		return nil
	}
	return &s.rows[i]
}

// found looks for a number in ascending order, first where it is if none is missing: sums
// over long lists ask for every cell of them.
func found(size, number int, at func(int) int) (int, bool) {
	if size == 0 {
		return 0, false
	}
	if i := number - at(0); i >= 0 && i < size && at(i) == number {
		return i, true
	}
	i := sort.Search(size, func(i int) bool { return at(i) >= number })
	return i, i < size && at(i) == number
}

func (x *filled) Hides(n int) bool {
	line, place := x.rows.back(n)
	r := x.src.row(line)
	if r == nil {
		return false
	}
	t := token{kind: '<', raw: r.tag}
	v, _ := t.attr("hidden")
	return bytes.Contains(r.tag, []byte("hidden")) && (v == "1" || v == "true") || x.hides(r, place)
}

// arrayAt is where a formula over several cells stands, seen from one of them: within
// the turns that hold all of it.
func (x *filled) arrayAt(c *cell, rows, cols chain) calc.Rect {
	r := x.src.arrays[c.array-1].ref
	rows, cols = x.rows.holding(r.R1, r.R2, rows), x.cols.holding(r.C1, r.C2, cols)
	return (&mapper{}).rect(x, r, rows, cols).Tidy(calc.Rect{Single: r.Size() == 1})
}

// arrayText is its formula.
func (x *filled) arrayText(c *cell, rows, cols chain) string {
	a := x.src.arrays[c.array-1]
	first := cell{row: a.ref.R1, col: a.ref.C1, formula: a.text}
	return x.formulaAt(&first, x.rows.holding(a.ref.R1, a.ref.R2, rows), x.cols.holding(a.ref.C1, a.ref.C2, cols))
}

// holding are the turns of a place that hold lines lo to hi.
func (a *axis) holding(lo, hi int, place chain) chain {
	n := 0
	for n < len(place) && place[n].band.lo <= lo && hi <= place[n].band.hi {
		n++
	}
	return place[:n]
}

// cuts tells whether lines lo to hi begin or end amid a band that stands several times.
func (a *axis) cuts(lo, hi int) bool {
	return a.root.cuts(lo, hi)
}

func (p *part) cuts(lo, hi int) bool {
	for _, t := range p.bands {
		b := t.band
		switch {
		case hi < b.lo || lo > b.hi || lo <= b.lo && hi >= b.hi:
		case lo < b.lo || hi > b.hi:
			if len(t.parts) > 1 {
				return true
			}
		case len(t.parts) > 0 && t.parts[0].cuts(lo, hi):
			return true
		}
	}
	return false
}
