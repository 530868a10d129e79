package template

import (
	"fmt"
	"strconv"

	"jibun/export/calc"
)

// A form control, a box to be ticked on a row, is in four parts: the sheet names it, a
// drawing and an old drawing show it, and a part of its own says what it does. One on
// the rows of a list stands once for every turn; in all four it has the same number.
type turn struct {
	at     spot
	number int    // of its shape
	rel    string // its relationship
}

// controls finds the form controls of a sheet and gives those of further turns numbers
// and relationships of their own. It returns the latter.
func (x *filled) controls() ([]twin, error) {
	rels, err := x.book.form.relations(x.src.part)
	if err != nil {
		return nil, err
	}
	kinds := map[string]string{}
	for _, r := range rels {
		kinds[r.ID] = r.Kind
		if r.Kind != "vmlDrawing" || x.book.form.pkg.Name(r.Target) == "" {
			continue
		}
		b, err := x.book.form.pkg.Bytes(r.Target)
		if err != nil {
			return nil, err
		}
		x.shapes = max(x.shapes, topNumber(b))
	}
	x.turns = map[string][]turn{}
	var added []twin
	s := &scanner{b: x.src.raw, pos: x.src.to}
	for t, ok := s.next(); ok; t, ok = s.next() {
		if t.kind != '<' || !t.is("control") {
			continue
		}
		whole := s.skip(t)
		a := controlAnchor(whole)
		id, _ := t.attr("shapeId")
		rel := t.attrLocal("id")
		number, err := strconv.Atoi(id)
		if err != nil || kinds[rel] != "ctrlProp" || len(a.rows) == 0 || len(a.cols) == 0 || x.turns[id] != nil {
			continue
		}
		if !x.fits(a.under(), len(whole)) {
			return nil, nil
		}
		x.spots(a.under(), func(p spot) {
			one := turn{p, number, rel}
			if p.twin {
				x.shapes++
				one = turn{p, x.shapes, fmt.Sprintf("rIdControl%d", x.shapes)}
				added = append(added, twin{rel, one.rel, p})
			} else if len(p.rows)+len(p.cols) > 0 {
				added = append(added, twin{rel, "", p})
			}
			x.turns[id] = append(x.turns[id], one)
		})
	}
	return added, nil
}

// controlAnchor is where a control of a sheet lies.
func controlAnchor(b []byte) edges {
	s := &scanner{b: b}
	for t, ok := s.next(); ok; t, ok = s.next() {
		if t.kind == '<' && t.is("anchor") {
			return readAnchor(s.skip(t))
		}
	}
	return edges{}
}

// controls writes the controls that a sheet names: whatever is around each, once for
// every turn of it.
func (r *restWriter) controls(t token) {
	whole := r.s.skip(t)
	in := &scanner{b: inside2(whole, t)}
	r.raw(t.raw)
	for u, ok := in.next(); ok; u, ok = in.next() {
		if u.kind != '<' {
			r.raw(u.raw)
			continue
		}
		one := in.skip(u)
		list := r.x.turns[attrOf(one, "control", "shapeId")]
		if len(list) == 0 {
			list = []turn{{at: spot{x: r.x}}}
		}
		for _, c := range list {
			r.control(one, c)
		}
	}
	if !t.self {
		r.raw([]byte("</" + string(t.name) + ">"))
	}
}

func (r *restWriter) control(b []byte, c turn) {
	m := mapper{book: r.x.book, sheet: r.x, rows: c.at.rows, cols: c.at.cols, own: true}
	s := &scanner{b: b}
	for t, ok := s.next(); ok; t, ok = s.next() {
		switch {
		case t.kind == '<' && t.is("control") && c.at.twin:
			old := t.attrLocal("id")
			r.raw(edit(t.raw, func(name, v string) string {
				switch {
				case name == "shapeId":
					return strconv.Itoa(c.number)
				case name == "name":
					return v + " " + strconv.Itoa(c.number)
				case v == old && name != "id":
					return c.rel
				}
				return v
			}))
		case t.kind == '<' && t.is("controlPr"):
			r.raw(edit(t.raw, func(name, v string) string {
				switch ranges["controlPr"][name] {
				case 'f':
					return m.formula(v)
				case 'w':
					at := c.at
					at.where = where{place: InShape, of: attrOf(b, "control", "name")}
					return at.fillText(v)
				}
				return v
			}))
		case t.kind == '<' && t.is("anchor"):
			one := s.skip(t)
			if a := readAnchor(one); len(a.rows) > 0 && len(a.cols) > 0 {
				at := c.at
				if len(at.rows)+len(at.cols) == 0 {
					at = r.x.firstSpot(a.under())
				}
				one = at.anchor(one, a)
			}
			r.raw(one)
		default:
			r.raw(t.raw)
		}
	}
}

// firstSpot is the first turn that a range of the form stands in.
func (x *filled) firstSpot(r calc.Rect) spot {
	at := spot{x: x}
	x.spots(r, func(p spot) {
		if !p.twin {
			at = p
		}
	})
	return at
}
