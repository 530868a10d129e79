package template

import (
	"strconv"
	"strings"

	"jibun/export/calc"
)

// anchor moves a shape, a picture or a control with the cells that it lies on.
func (p spot) anchor(b []byte, a edges) []byte {
	if p.x.still || a.mode == "absolute" || len(a.rows) == 0 || len(a.cols) == 0 {
		return b
	}
	rows := p.x.rows.moveEdges(a.rows, a.rowOff, a.mode, p.rows)
	cols := p.x.cols.moveEdges(a.cols, a.colOff, a.mode, p.cols)
	s := &scanner{b: b}
	var out []byte
	i, in := -1, ""
	for t, ok := s.next(); ok; t, ok = s.next() {
		if t.kind != 't' {
			in = ""
		}
		if t.kind == '<' {
			in = string(t.local)
			if in == "from" || in == "to" {
				i++
			}
		}
		switch {
		case t.kind == 't' && in == "row" && i >= 0 && i < len(rows):
			out = strconv.AppendInt(out, int64(rows[i]), 10)
		case t.kind == 't' && in == "col" && i >= 0 && i < len(cols):
			out = strconv.AppendInt(out, int64(cols[i]), 10)
		default:
			out = append(out, t.raw...)
		}
	}
	return out
}

// edges are where a shape begins and ends, as the file counts: from 0.
type edges struct {
	mode           string
	rows, cols     []int
	rowOff, colOff []int
}

func readAnchor(b []byte) edges {
	var a edges
	s := &scanner{b: b}
	first, in := true, ""
	for t, ok := s.next(); ok; t, ok = s.next() {
		if first && t.kind == '<' {
			a.mode, _ = t.attr("editAs")
			if v, _ := t.attr("moveWithCells"); v != "" && a.mode == "" {
				if size, _ := t.attr("sizeWithCells"); v == "1" && size != "1" {
					a.mode = "oneCell"
				}
			}
			first = false
		}
		if t.kind == '<' {
			in = string(t.local)
			if in == "ext" || in == "pic" || in == "sp" || in == "graphicFrame" || in == "grpSp" || in == "cxnSp" {
				break
			}
			continue
		}
		if t.kind == '/' {
			in = ""
			continue
		}
		n, err := strconv.Atoi(strings.TrimSpace(t.text()))
		if err != nil {
			continue
		}
		switch in {
		case "row":
			a.rows = append(a.rows, n)
		case "col":
			a.cols = append(a.cols, n)
		case "rowOff":
			a.rowOff = append(a.rowOff, n)
		case "colOff":
			a.colOff = append(a.colOff, n)
		}
	}
	return a
}

// lines are those that a shape lies on: none beyond the one whose edge it ends at.
func lines(at, off []int) (first, last int) {
	first = at[0] + 1
	last = first
	if len(at) > 1 {
		last = max(first, at[1]+1)
		if len(off) > 1 && off[1] == 0 {
			last = max(first, at[1])
		}
	}
	return first, last
}

// under is the range of the form that a shape lies on.
func (a edges) under() calc.Rect {
	var r calc.Rect
	r.R1, r.R2 = lines(a.rows, a.rowOff)
	r.C1, r.C2 = lines(a.cols, a.colOff)
	return r
}

// moveEdges moves the edges of a shape along one axis, as seen from a place.
func (a *axis) moveEdges(at, off []int, mode string, place chain) []int {
	from := at[0] + 1
	out := []int{a.at(from, place, false) - 1}
	if len(at) < 2 {
		return out
	}
	switch {
	case mode == "oneCell":
		return append(out, min(a.max-1, out[0]+at[1]-at[0]))
	case len(off) > 1 && off[1] == 0 && at[1] > at[0]:
		return append(out, a.at(at[1], place, true))
	}
	return append(out, a.at(at[1]+1, place, true)-1)
}

// paragraphs fills the marks of the paragraphs of shapes and charts, and maps what a
// shape shows of a cell.
func (p spot) paragraphs(b []byte) []byte {
	m := mapper{book: p.x.book, sheet: p.x, rows: p.rows, cols: p.cols, own: true}
	s := &scanner{b: b}
	var out []byte
	says, linked := "", false
	for t, ok := s.next(); ok; t, ok = s.next() {
		switch {
		case t.kind == '<' && t.is("p") && !t.self:
			one := p.rich(s.skip(t))
			if linked {
				one = relinked(one, says)
			}
			out = append(out, one...)
		case t.kind == '<' && t.is("sp"):
			linked = false
			out = append(out, edit(t.raw, func(name, v string) string {
				if name == "textlink" {
					v = m.formula(v)
					says, linked = p.says(v)
				}
				return v
			})...)
		case t.kind == '<' && t.is("cNvPr"):
			name, _ := t.attr("name")
			p.where = where{place: InShape, of: name}
			out = append(out, edit(t.raw, func(name, v string) string {
				if name == "descr" || name == "title" {
					return p.fillText(v)
				}
				return v
			})...)
		default:
			out = append(out, t.raw...)
		}
	}
	return out
}

// rich fills the marks of one paragraph or text, however its runs are split.
func (p spot) rich(b []byte) []byte {
	list := runs(b)
	s := joined(list)
	if w, ok := p.x.edit.Words[s]; ok {
		return refill(b, list, edited(w), p.words, true)
	}
	if !marked(s) {
		return b
	}
	pieces, ok := parse(s)
	if !ok {
		p.braces(s)
		return b
	}
	return refill(b, list, pieces, p.words, true)
}

// chart maps what a chart shows and drops the values that it remembers where they may
// have become others. A chart within a turn shows that turn.
func (p spot) chart(b []byte) []byte {
	m := mapper{book: p.x.book, sheet: p.x, rows: p.rows, cols: p.cols, series: true, own: true}
	p.where = where{place: InChart}
	s := &scanner{b: b}
	var out []byte
	in, stale := "", false
	for t, ok := s.next(); ok; t, ok = s.next() {
		switch {
		case t.kind == '<' && (t.is("numCache") || t.is("strCache") || t.is("multiLvlStrCache")) && stale:
			s.skip(t)
			continue
		case t.kind == '<' && t.is("p") && !t.self:
			out = append(out, p.rich(s.skip(t))...)
			continue
		case t.kind == 't' && (in == "f" || in == "sqref"):
			old := t.text()
			stale = p.x.looksDirty(old)
			if f := m.formula(old); f != old {
				out = appendText(out, f)
			} else {
				out = append(out, t.raw...)
			}
			continue
		case t.kind == 't' && in == "v" && marked(t.text()): // the name of a row of figures
			out = appendText(out, p.fillText(t.text()))
			continue
		}
		if t.kind != 't' {
			in = ""
		}
		if t.kind == '<' {
			in = string(t.local)
		}
		out = append(out, t.raw...)
	}
	return out
}

// looksDirty tells whether a reference looks at a sheet that is written anew.
func (x *filled) looksDirty(s string) bool {
	dirty := false
	calc.Visitor{Ref: func(prefix string, r calc.Rect, _ string) string {
		name, _ := calc.SheetOf(prefix)
		t := x.book.find(name, x)
		dirty = dirty || t == nil || t.dirty
		return ""
	}, Name: func(_, _ string) string { dirty = true; return "" }}.Walk(s)
	return dirty
}
