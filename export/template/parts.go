package template

import (
	"bytes"
	"fmt"
	"regexp"
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
	m := mapper{book: x.book, sheet: x}
	r := restWriter{x: x, m: m}
	s := &scanner{b: b}
	var out []byte
	var at calc.Rect
	col, in, first := 0, "", true
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
			case "tableColumn":
				raw = x.columnName(raw, at.R1, at.C1+col)
				col++
			}
		}
		if t.kind == 't' && (in == "calculatedColumnFormula" || in == "totalsRowFormula") {
			c := calc.Rect{R1: at.R2, R2: at.R2, C1: at.C1 + col - 1, C2: at.C1 + col - 1}
			x.each(c, func(rows, cols chain) { m.rows, m.cols, m.row, m.col = rows[:0], cols, 0, c.C1 })
			raw = appendText(nil, m.formula(t.text()))
		}
		if t.kind == '/' {
			in = ""
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

func (x *filled) columnName(raw []byte, row, col int) []byte {
	c := x.src.cell(row, col)
	if c == nil || c.pieces == nil {
		return raw
	}
	return with(raw, "name", strings.ReplaceAll(x.content(c, x.scope, nil).text, "\n", "_x000a_"))
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
