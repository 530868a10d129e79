package template

import (
	"strings"

	"jibun/export/calc"
)

// mapper rewrites what names cells, as seen from a place of a filled sheet.
type mapper struct {
	book       *book
	sheet      *filled // where it stands; nil: nowhere, as a chart or a name of the workbook
	rows, cols chain
	row, col   int  // of the form, 0 if it stands in no cell
	pin        bool // what is outside the band of the place must not move with the line
	series     bool // a chart or a name: one cell of a band means all of them
	own        bool // $ holds nothing: a chart or a shape shows the turn that it stands in
	fill       func(*mark) string
	braces     func(string)        // says that braces do not fit, nil silently
	limit      func(string) string // keeps a text of a formula within what it may be, nil silently
}

// formula maps all references of a formula, and fills the marks in its texts.
func (m *mapper) formula(s string) string {
	v := calc.Visitor{Ref: m.ref, Name: m.name}
	if m.fill != nil && marked(s) {
		v.Text = func(lit string) string {
			if !marked(lit) {
				return lit
			}
			pieces, ok := m.book.quoted(lit)
			if !ok {
				if m.braces != nil {
					m.braces(lit)
				}
				return lit
			}
			s := ""
			for _, p := range pieces {
				if s += p.text; p.mark != nil {
					s += m.fill(p.mark)
				}
			}
			if m.limit != nil {
				s = m.limit(s)
			} else {
				s = calc.Cut(s, longText)
			}
			return strings.ReplaceAll(s, `"`, `""`)
		}
	}
	return v.Walk(s)
}

// quoted are the pieces of a text of a formula.
func (b *book) quoted(lit string) (pieces []piece, ok bool) {
	pieces, known := b.parsed[lit]
	if known {
		return pieces, pieces != nil
	}
	if pieces, ok = parse(strings.ReplaceAll(lit, `""`, `"`)); !ok {
		pieces = nil
	}
	if b.parsed == nil {
		b.parsed = map[string][]piece{}
	}
	b.parsed[lit] = pieces
	return pieces, ok
}

// target is the sheet that a prefix names, and the prefix as it is to be.
func (m *mapper) target(prefix string) (*filled, string) {
	if prefix == "" {
		return m.sheet, ""
	}
	name, one := calc.SheetOf(prefix)
	if !one {
		first, last, _ := strings.Cut(name, ":")
		a, b := m.book.find(first, m.sheet), m.book.find(last, m.sheet)
		if a == nil || b == nil {
			return nil, prefix
		}
		return nil, "'" + strings.ReplaceAll(a.name+":"+b.name, "'", "''") + "'!"
	}
	t := m.book.find(name, m.sheet)
	if t == nil || t.name == name {
		return t, prefix
	}
	return t, calc.Quoted(t.name) + "!"
}

func (m *mapper) name(prefix, name string) string {
	if m.sheet != nil && m.sheet.copied {
		if l := m.book.table(name, m.sheet); l != nil && l.sheet == m.sheet && l.renamed {
			name = l.name
		}
	}
	_, p := m.target(prefix)
	return p + name
}

func (m *mapper) ref(prefix string, r calc.Rect, call string) string {
	t, p := m.target(prefix)
	if t == nil || t.still {
		return p + r.String()
	}
	rows, cols := m.rows, m.cols
	if t != m.sheet {
		rows, cols = t.rows.beside(r.R1, rows, r.FixR1 && !m.own), t.cols.beside(r.C1, cols, r.FixC1 && !m.own)
	}
	union, wide := calc.Aggregates[call]
	union, wide = union || m.series, wide || m.series
	if r.Single && wide && (t.rows.foreign(r.R1, rows) || t.cols.foreign(r.C1, cols)) {
		r.Single = false
	}
	if union && t.rows.scattered(r.R1, r.R2, rows) {
		list := t.union(p, r, rows, cols)
		if m.series && strings.Contains(list, ",") {
			list = "(" + list + ")"
		}
		return list
	}
	at := m.rect(t, r, rows, cols)
	if at.Gone() || r.Single && (t.rows.isCut(r.R1) || t.cols.isCut(r.C1)) {
		return "#REF!"
	}
	return p + at.String()
}

// isCut tells whether a line does not stand in the filled sheet.
func (a *axis) isCut(line int) bool {
	b := a.bandsAt(line, line)
	return len(b) > 0 && b[len(b)-1].cut
}

// rect maps one reference.
func (m *mapper) rect(t *filled, r calc.Rect, rows, cols chain) calc.Rect {
	if m.own {
		free := r
		free.FixR1, free.FixR2, free.FixC1, free.FixC2 = false, false, false, false
		to := (&mapper{}).rect(t, free, rows, cols)
		to.FixR1, to.FixR2, to.FixC1, to.FixC2 = r.FixR1, r.FixR2, r.FixC1, r.FixC2
		return to
	}
	if r.Single {
		wasRow, wasCol := r.R1, r.C1
		r.R1 = single(t.rows, r.R1, rows, r.FixR1, m.pin, &r.FixR1)
		r.C1 = single(t.cols, r.C1, cols, r.FixC1, m.pin, &r.FixC1)
		if n := len(rows); n > 0 && t == m.sheet && !r.FixR1 && wasCol == m.col && wasRow == rows[n-1].lo-1 && rows[n-1].scope.row > 0 {
			r.R1 = rows[n-1].out - 1 // a running total goes on from the line before
		}
		r.R2, r.C2 = r.R1, r.C1
		return r
	}
	if !r.WholeColumn {
		r.R1, r.R2 = t.rows.span(r.R1, r.R2, rows, r.FixR1, r.FixR2)
	}
	if !r.WholeRows {
		r.C1, r.C2 = t.cols.span(r.C1, r.C2, cols, r.FixC1, r.FixC2)
	}
	return r
}

func single(a *axis, line int, place chain, fix, pin bool, fixed *bool) int {
	if fix {
		return min(a.at(line, place.outside(line), false), a.max)
	}
	if n := len(place); pin && n > 0 && (line < place[n-1].band.lo || line > place[n-1].band.hi) {
		*fixed = true
	}
	return min(a.at(line, place, false), a.max)
}

// beside is the place in another sheet that goes with one here: the same turn of the
// same list.
func (a *axis) beside(line int, place chain, fix bool) chain {
	var out chain
	p := a.root
	for _, q := range place {
		var next *part
		for _, t := range p.bands {
			if line >= t.band.lo && line <= t.band.hi && !fix && len(t.parts) > q.scope.row && t.parts[0].scope.table == q.scope.table {
				next = t.parts[max(0, q.scope.row)]
			}
		}
		if next == nil {
			return out
		}
		out, p = append(out, next), next
	}
	return out
}

// foreign tells whether a line is in a band that the place is not in.
func (a *axis) foreign(line int, place chain) bool {
	return len(a.bandsAt(line, line)) > 0 && !inside(a.bandsAt(line, line), place)
}

func inside(bands []*band, place chain) bool {
	if len(bands) > len(place) {
		return false
	}
	for i, b := range bands {
		if place[i].band != b {
			return false
		}
	}
	return true
}

// manyArguments is how many arguments a sum may have; each can be several ranges in
// brackets, until the formula is too long.
const (
	manyArguments = 250
	longFormula   = 7000
)

// union is the lines of a band that are apart from each other, for a sum. A piece of one
// cell is written as a cell.
func (t *filled) union(prefix string, r calc.Rect, rows, cols chain) string {
	list := t.apart(r, rows, cols)
	var b strings.Builder
	for i, x := range list {
		switch {
		case i == 0 && len(list) > manyArguments:
			b.WriteByte('(')
		case i > 0 && i%manyArguments == 0:
			b.WriteString("),(")
		case i > 0:
			b.WriteByte(',')
		}
		if len(list) > 1 {
			x.Single = x.R1 == x.R2 && x.C1 == x.C2
		}
		b.WriteString(prefix + x.String())
	}
	if len(list) > manyArguments {
		b.WriteByte(')')
	}
	return b.String()
}

// apart are the ranges that the lines of a band have become.
func (t *filled) apart(r calc.Rect, rows, cols chain) []calc.Rect {
	c1, c2 := t.cols.span(r.C1, r.C2, cols, r.FixC1, r.FixC2)
	var list []calc.Rect
	t.rows.places(r.R1, r.R2, func(c chain) {
		for i := range min(len(rows), len(c)) {
			if rows[i] != c[i] {
				return
			}
		}
		x := r
		x.Single = false
		x.C1, x.C2 = c1, c2
		x.R1, x.R2 = t.rows.at(r.R1, c, false), t.rows.at(r.R2, c, true)
		if n := len(list); n > 0 && list[n-1].R2+1 == x.R1 {
			list[n-1].R2 = x.R2
			return
		}
		list = append(list, x)
	})
	return list
}

// sqref maps a list of ranges, each to wherever its lines have gone.
func (m *mapper) sqref(s string) string {
	var out []string
	for _, f := range strings.Fields(s) {
		r, ok := calc.Plain(f)
		if !ok || m.sheet == nil || m.sheet.still {
			out = append(out, f)
			continue
		}
		for _, x := range m.sheet.spread(r) {
			out = append(out, x.String())
		}
	}
	return strings.Join(out, " ")
}

// spread is where a range of the form stands: one range where its lines stay together.
func (t *filled) spread(r calc.Rect) []calc.Rect {
	if !t.rows.scattered(r.R1, r.R2, nil) && !t.cols.scattered(r.C1, r.C2, nil) {
		x := (&mapper{}).rect(t, r.Whole(), nil, nil)
		if x.Gone() {
			return nil
		}
		return []calc.Rect{x.Tidy(r)}
	}
	var out []calc.Rect
	t.each(r, func(rows, cols chain) {
		x := r.Whole()
		if !r.WholeColumn {
			x.R1, x.R2 = t.rows.at(r.R1, rows, false), t.rows.at(r.R2, rows, true)
		}
		if !r.WholeRows {
			x.C1, x.C2 = t.cols.at(r.C1, cols, false), t.cols.at(r.C2, cols, true)
		}
		out = append(out, x.Tidy(r))
	})
	return out
}

// each calls f for every turn of the innermost bands that hold all of a range.
func (t *filled) each(r calc.Rect, f func(rows, cols chain)) {
	t.rows.places(r.R1, r.R2, func(rows chain) {
		t.cols.places(r.C1, r.C2, func(cols chain) { f(rows, cols) })
	})
}
