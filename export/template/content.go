package template

import (
	"math/big"
	"strconv"
	"strings"

	"jibun/data/wareki"
	"jibun/export/calc"
)

// content is what a cell is filled with.
type content struct {
	kind byte // 0 nothing, 'n' a number, 's' words
	num  float64
	text string
}

// content fills a cell's marks. A mark that stands alone keeps its kind as far as the
// cell's number format shows it.
func (x *filled) content(c *cell, rows, cols *scope) content {
	if m := only(c.pieces); m != nil && !x.book.marking && !x.headed(c) {
		return x.alone(c, m, rows, cols)
	}
	if !x.book.marking && c.styled == nil && x.unused(c, rows, cols) {
		return words(label(c.pieces))
	}
	var b strings.Builder
	for _, p := range c.pieces {
		b.WriteString(p.text)
		if p.mark != nil {
			b.WriteString(x.text(p.mark, rows, cols))
		}
	}
	return words(b.String())
}

// unused tells whether a cell is of nobody: of a numbered slot that is not used, or of the
// one blank row of an empty list. The words around its marks, 第…回 and …様, are of nobody
// either, but for a label before them.
func (x *filled) unused(c *cell, rows, cols *scope) bool {
	found := false
	for _, p := range c.pieces {
		switch m := p.mark; {
		case m == nil || m.kind != 0:
		case m.list == "" || m.none != "" || m.name == itemTotal || m.name == itemSlot || !x.nobody(m, rows, cols):
			return false
		default:
			found = true
		}
	}
	return found
}

func (x *filled) nobody(m *mark, rows, cols *scope) bool {
	name := leaf(m.list)
	if m.slot > 0 {
		t := x.book.list(x.scope, name)
		return t == nil || x.page*x.layout.slots[m.list]+m.slot > len(t.Rows) || x.page > 0 && x.layout.further[m.list]
	}
	sc := rows.find(name)
	if sc == nil {
		sc = cols.find(name)
	}
	return sc != nil && sc.row < 0
}

// label are the words before the marks of a cell that say what comes there: 氏名：.
func label(pieces []piece) string {
	s := ""
	for _, p := range pieces {
		if p.mark != nil && p.mark.kind == 0 {
			break
		}
		s += p.text
	}
	if end := strings.TrimRight(s, " 　"); strings.HasSuffix(end, ":") || strings.HasSuffix(end, "：") {
		return s
	}
	return ""
}

// only is the mark of a value that stands alone, but for where a list begins or ends.
func only(pieces []piece) *mark {
	var found *mark
	for _, p := range pieces {
		switch {
		case p.mark == nil, p.mark.kind == 0 && found != nil:
			return nil
		case p.mark.kind == 0:
			found = p.mark
		}
	}
	return found
}

func words(s string) content {
	if s == "" {
		return content{}
	}
	return content{kind: 's', text: s}
}

func (x *filled) alone(c *cell, m *mark, rows, cols *scope) content {
	v, st := x.value(m, rows, cols), x.src.form.style(c.style)
	if v.Empty() {
		return words(m.none)
	}
	switch {
	case v.Kind == KindNumber && m.format == "" && !st.text:
		return content{kind: 'n', num: v.float}
	case v.Kind == KindNumber && st.number && !st.date && !st.text:
		_, format := section(v, m.format)
		r, _, percent := rounding(v, format)
		if r == nil {
			break
		}
		if percent {
			r.Quo(r, big.NewRat(100, 1))
		}
		f, _ := r.Float64()
		return content{kind: 'n', num: f}
	case v.Kind == KindNumber && strings.HasPrefix(m.format, asNumber) && !st.text:
		_, format := section(v, m.format) // 数 0;;－: what is written for 0 may be words
		if r, _, _ := rounding(v, format); r != nil && (v.float >= 0 || !strings.Contains(m.format, ";")) {
			f, _ := r.Float64()
			return content{kind: 'n', num: f}
		}
	case v.Kind == KindDate && m.format == "" && st.date:
		if n, ok := x.src.form.serial(wareki.Date(v.text)); ok {
			return content{kind: 'n', num: float64(n)}
		}
	}
	s, _ := shown(v, m.format)
	if v.Kind == KindDate && !st.text && datePart[m.format] { // a month or a day in a cell of its own
		if n, err := strconv.Atoi(s); err == nil {
			return content{kind: 'n', num: float64(n)}
		}
	}
	return words(s)
}

var datePart = map[string]bool{"yyyy": true, "e": true, "m": true, "d": true}

// serial is the number that a workbook writes for a day; ok is false before its
// calendar begins.
func (f *Form) serial(d wareki.Date) (int, bool) { return calc.Serial(d, f.date04) }

// formulaAt is a cell's formula as it stands in the finished workbook.
func (x *filled) formulaAt(c *cell, rows, cols chain) string {
	m := mapper{book: x.book, sheet: x, rows: rows, cols: cols, row: c.row, col: c.col}
	rs, cs := x.scopeAt(rows), x.scopeAt(cols)
	m.fill = func(k *mark) string {
		x.layout.settle(k)
		return x.text(k, rs, cs)
	}
	return m.formula(c.formula)
}
