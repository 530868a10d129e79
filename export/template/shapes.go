package template

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"

	"jibun/export/calc"
)

// twin is a part that a shape shows, a chart, and the turn that it shows it of. The
// first has the relationship of the form, id, another a fresh one.
type twin struct {
	id, fresh string
	at        spot
}

// drawing rewrites a part of shapes: one that lies on the lines of a band stands once
// for every turn, with a chart of its own.
func (x *filled) drawing(b []byte) ([]byte, []twin) {
	w := shapeWriter{x: x, last: topShape(b)}
	s := &scanner{b: b}
	for t, ok := s.next(); ok; t, ok = s.next() {
		switch {
		case t.kind == '<' && (t.is("twoCellAnchor") || t.is("oneCellAnchor")):
			w.shape(s.skip(t))
		case t.kind == '<' && t.is("absoluteAnchor"):
			w.out = append(w.out, spot{x: x}.paragraphs(s.skip(t))...)
		default:
			w.out = append(w.out, t.raw...)
		}
	}
	return w.out, w.twins
}

// topShape is the highest number of the shapes.
func topShape(b []byte) int {
	top := 0
	s := &scanner{b: b}
	for t, ok := s.next(); ok; t, ok = s.next() {
		if t.kind == '<' && t.is("cNvPr") {
			v, _ := t.attr("id")
			if n, err := strconv.Atoi(v); err == nil {
				top = max(top, n)
			}
		}
	}
	return top
}

type shapeWriter struct {
	x     *filled
	out   []byte
	last  int // number of a shape
	twins []twin
}

func (w *shapeWriter) shape(b []byte) {
	a := readAnchor(b)
	if len(a.rows) == 0 || len(a.cols) == 0 {
		w.out = append(w.out, spot{x: w.x}.paragraphs(b)...)
		return
	}
	var turns []turn // of a form control
	if m := vmlNumber.FindSubmatch(b); m != nil && bytes.Contains(b, []byte("compatExt")) {
		turns = w.x.turns[string(m[1])]
	}
	if !w.x.fits(a.under(), len(b)) {
		return
	}
	i := -1
	w.x.spots(a.under(), func(p spot) {
		if i++; p.twin && i < len(turns) {
			one := p.paragraphs(p.anchor(b, a))
			w.out = append(w.out, controlShape(one, turns[i].number)...)
			return
		}
		if p.twin && (bytes.Contains(b, []byte("relIds")) || bytes.Contains(b, []byte("compatExt"))) {
			w.x.book.note(Problem{Kind: NotMovable, Sheet: w.x.src.name, Cell: calc.CellName(a.rows[0]+1, a.cols[0]+1), Place: InShape, Of: attrOf(b, "cNvPr", "name")})
			return
		}
		one := p.paragraphs(p.anchor(b, a))
		if p.twin {
			one = w.renumber(one)
		}
		w.out = append(w.out, w.charts(one, p)...)
	})
}

// controlShape gives the shape of a control the number that it has in the sheet.
func controlShape(b []byte, number int) []byte {
	s := &scanner{b: b}
	var out []byte
	for t, ok := s.next(); ok; t, ok = s.next() {
		raw := t.raw
		if t.kind == '<' && (t.is("cNvPr") || t.is("compatExt")) {
			raw = edit(raw, func(name, v string) string {
				switch name {
				case "id":
					return strconv.Itoa(number)
				case "name":
					return v + " " + strconv.Itoa(number)
				case "spid":
					return fmt.Sprintf("_x0000_s%d", number)
				}
				return v
			})
		}
		out = append(out, raw...)
	}
	return out
}

// renumber gives the shapes of a twin numbers of their own, also where connectors name
// them.
func (w *shapeWriter) renumber(b []byte) []byte {
	ids := map[string]string{}
	change := func(of ...string) []byte {
		s := &scanner{b: b}
		var out []byte
		for t, ok := s.next(); ok; t, ok = s.next() {
			raw := t.raw
			if t.kind == '<' && slices.Contains(of, string(t.local)) {
				raw = edit(raw, func(name, v string) string {
					if name != "id" {
						return v
					}
					if t.is("cNvPr") {
						w.last++
						ids[v] = strconv.Itoa(w.last)
					}
					if n, ok := ids[v]; ok {
						return n
					}
					return v
				})
			}
			out = append(out, raw...)
		}
		return out
	}
	b = change("cNvPr")
	return change("stCxn", "endCxn")
}

// charts gives every turn a chart of its own.
func (w *shapeWriter) charts(b []byte, p spot) []byte {
	if len(p.rows)+len(p.cols) == 0 {
		return b
	}
	s := &scanner{b: b}
	var out []byte
	for t, ok := s.next(); ok; t, ok = s.next() {
		raw := t.raw
		if id := t.attrLocal("id"); t.kind == '<' && t.is("chart") && id != "" {
			c := twin{id: id, at: p}
			if p.twin {
				c.fresh = fmt.Sprintf("rIdTurn%d", len(w.twins))
				raw = bytes.Replace(raw, []byte(`"`+id+`"`), []byte(`"`+c.fresh+`"`), 1)
			}
			w.twins = append(w.twins, c)
		}
		out = append(out, raw...)
	}
	return out
}
