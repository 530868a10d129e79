package template

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"jibun/export/calc"
)

// own are the kinds of parts that belong to one sheet alone: a copy of the sheet has
// its own copy of them. Others, such as pictures, are shared.
var own = map[string]bool{
	"drawing": true, "vmlDrawing": true, "comments": true, "threadedComment": true, "table": true, "chart": true, "chartEx": true,
	"chartStyle": true, "chartColorStyle": true, "chartUserShapes": true, "ctrlProp": true, "pivotTable": true,
}

// rewrite is a part of a sheet as the filled sheet has it, and the parts of its own
// that have become several.
func (p spot) rewrite(kind string, b []byte) ([]byte, []twin) {
	x := p.x
	switch kind {
	case "drawing":
		return x.drawing(b)
	case "chart", "chartEx":
		b = p.chart(b)
	case "chartUserShapes":
		b = p.paragraphs(b)
	case "comments", "threadedComment":
		b = x.comments(b)
	case "vmlDrawing":
		b = x.vml(b)
	case "table":
		b = x.table(b)
	case "ctrlProp":
		b = p.control(b)
	case "pivotTable":
		b = x.pivot(b)
	}
	return b, nil
}

// table grows a table and names its columns after their heads.
func (x *filled) table(b []byte) []byte {
	r := restWriter{x: x, m: mapper{book: x.book, sheet: x}}
	s := &scanner{b: b}
	var out []byte
	var at calc.Rect
	in, first := "", true
	columns := columnWriter{x: x, heads: map[string]bool{}}
	for t, ok := s.next(); ok; t, ok = s.next() {
		raw := t.raw
		if t.kind == '<' {
			in = string(t.local)
			switch in {
			case "table", "autoFilter", "sortState", "sortCondition":
				ref, _ := t.attr("ref")
				raw = edit(raw, func(name, v string) string {
					if name == "ref" {
						return r.attr('r', v)
					}
					return v
				})
				if first {
					at, _ = calc.Plain(ref)
					raw, first = x.tableName(raw), false
				}
			case "tableColumns":
				columns.at, columns.col = at, at.C1
				raw = with(raw, "count", strconv.Itoa(x.cols.at(at.C2, nil, true)-x.cols.at(at.C1, nil, false)+1))
			case "tableColumn":
				out = columns.write(out, s.skip(t))
				continue
			}
		}
		out = append(out, raw...)
	}
	return out
}

// tableName gives the table of a copied sheet a number and a name of its own.
func (x *filled) tableName(raw []byte) []byte {
	t := token{kind: '<', raw: raw}
	form, _ := t.attr("displayName")
	l := x.book.table(form, x)
	if !x.copied || l == nil {
		return raw
	}
	return edit(raw, func(name, v string) string {
		switch name {
		case "id":
			return l.id
		case "name", "displayName":
			return l.name
		case "xr:uid":
			return twinID(v, x.part)
		}
		return v
	})
}

// columnWriter writes the columns of a table, one for every turn of its column.
type columnWriter struct {
	x     *filled
	at    calc.Rect // the table in the form
	col   int       // in the form
	last  int       // number of a column
	heads map[string]bool
}

func (w *columnWriter) write(out, whole []byte) []byte {
	x, col := w.x, w.col
	w.col++
	x.cols.places(col, col, func(place chain) {
		m := mapper{book: x.book, sheet: x, cols: place, col: col}
		s := &scanner{b: whole}
		in := ""
		w.last++
		for t, ok := s.next(); ok; t, ok = s.next() {
			raw := t.raw
			switch t.kind {
			case '<':
				if in = string(t.local); in == "tableColumn" {
					if raw = w.head(raw, place); !x.cols.same() {
						raw = with(raw, "id", strconv.Itoa(w.last))
					}
				}
			case '/':
				in = ""
			case 't':
				if in == "calculatedColumnFormula" || in == "totalsRowFormula" {
					raw = appendText(nil, m.formula(t.text()))
				}
			}
			out = append(out, raw...)
		}
	})
	return out
}

// head names a column as its head says. Two heads that say the same, or nothing, are no
// table.
func (w *columnWriter) head(raw []byte, place chain) []byte {
	c := w.x.src.cell(w.at.R1, w.col-1)
	t := token{kind: '<', raw: raw}
	name, _ := t.attr("name")
	filled := c != nil && c.pieces != nil && !w.x.book.marking
	if filled {
		name = calc.Cut(w.x.content(c, w.x.scope, w.x.scopeAt(place)).text, longColumn)
		raw = with(raw, "name", strings.ReplaceAll(name, "\n", "_x000a_"))
	}
	if key := strings.ToLower(name); (filled || len(place) > 0) && (name == "" || w.heads[key]) {
		w.x.book.note(Problem{Kind: SameHeads, Sheet: w.x.src.name, Cell: calc.CellName(w.at.R1, w.col-1), Text: name})
	}
	w.heads[strings.ToLower(name)] = true
	return raw
}

// headed tells whether a cell is the head of a table's column, which is always words.
func (x *filled) headed(c *cell) bool {
	return slices.ContainsFunc(x.tables, func(l *list) bool {
		return l.found && l.heads > 0 && c.row == l.at.R1 && c.col >= l.at.C1 && c.col <= l.at.C2
	})
}

func (p spot) control(b []byte) []byte {
	m := mapper{book: p.x.book, sheet: p.x, rows: p.rows, cols: p.cols, own: true}
	s := &scanner{b: b}
	var out []byte
	for t, ok := s.next(); ok; t, ok = s.next() {
		if t.kind == '<' {
			out = append(out, edit(t.raw, func(name, v string) string {
				if strings.HasPrefix(name, "fmla") && name != "fmlaMacro" {
					return m.formula(v)
				}
				return v
			})...)
			continue
		}
		out = append(out, t.raw...)
	}
	return out
}

func (x *filled) pivot(b []byte) []byte {
	s := &scanner{b: b}
	var out []byte
	for t, ok := s.next(); ok; t, ok = s.next() {
		if t.kind == '<' && t.is("location") {
			out = append(out, edit(t.raw, func(name, v string) string {
				c, ok := calc.Plain(v)
				if name != "ref" || !ok || x.still {
					return v
				}
				to := calc.Rect{R1: x.rows.at(c.R1, nil, false), C1: x.cols.at(c.C1, nil, false)}
				to.R2, to.C2 = to.R1+c.R2-c.R1, to.C1+c.C2-c.C1
				return to.String()
			})...)
			continue
		}
		out = append(out, t.raw...)
	}
	return out
}

// pivotCache lets a table of pivots read its source anew.
func (b *book) pivotCache(raw []byte) []byte {
	s := &scanner{b: raw}
	touched := false
	var out []byte
	var root token
	for t, ok := s.next(); ok; t, ok = s.next() {
		tag := t.raw
		if t.kind == '<' && t.is("pivotCacheDefinition") {
			root = t
		}
		if t.kind == '<' && t.is("worksheetSource") {
			name, _ := t.attr("sheet")
			x := b.find(name, nil)
			if x != nil && x.dirty {
				touched = true
			}
			tag = edit(tag, func(attr, v string) string {
				switch {
				case x == nil:
				case attr == "ref":
					return (&restWriter{x: x}).attr('r', v)
				case attr == "sheet":
					return x.name
				}
				return v
			})
			if _, named := t.attr("name"); named {
				touched = true
			}
		}
		out = append(out, tag...)
	}
	if !touched {
		return raw
	}
	return bytes.Replace(out, root.raw, with(root.raw, "refreshOnLoad", "1"), 1)
}

var numberIn = regexp.MustCompile(`\d*(\.[A-Za-z]+)$`)

// freshName is a name for a copy of a part.
func (b *book) freshName(part string) string {
	for n := 2; ; n++ {
		name := numberIn.ReplaceAllString(part, fmt.Sprintf("_%d$1", len(b.out.added)+n))
		if b.form.pkg.Name(name) == "" && !b.out.taken[strings.ToLower(name)] {
			b.out.taken[strings.ToLower(name)] = true
			return name
		}
	}
}
