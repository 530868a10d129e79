package template

import (
	"bufio"
	"bytes"
	"context"
	"io"

	"strconv"
	"strings"

	"jibun/export/calc"
)

// write writes the sheet's part: what stands before the rows, the rows one by one,
// what stands after.
func (x *filled) write(ctx context.Context, to io.Writer, k *calc.Calculator) error {
	w := bufio.NewWriterSize(to, 1<<16)
	s := x.src
	x.rest(w, s.raw[:s.from], false)
	open := s.open
	self := bytes.HasSuffix(open, []byte("/>"))
	if self && len(s.rows) == 0 {
		_, _ = w.Write(open)
	} else {
		_, _ = w.WriteString("<" + s.prefix + "sheetData>")
		rows := &rowWriter{ctx: ctx, x: x, w: w, calc: k}
		if err := rows.write(); err != nil {
			return err
		}
		_, _ = w.WriteString("</" + s.prefix + "sheetData>")
	}
	x.rest(w, s.raw[s.to:], true)
	return w.Flush() // an error of the lines above stays with the writer
}

// ranges says which attributes of which elements name cells: 'l' a list of ranges,
// 'r' one range, 'f' a formula, 'w' words with marks.
var ranges = map[string]map[string]byte{
	"selection":             {"activeCell": 'c', "sqref": 'l'},
	"pane":                  {"topLeftCell": 'c'},
	"sheetView":             {"topLeftCell": 'c'},
	"customSheetView":       {"topLeftCell": 'c'},
	"cellSmartTags":         {"r": 'c'},
	"protectedRange":        {"sqref": 'l'},
	"inputCells":            {"r": 'c'},
	"scenarios":             {"sqref": 'l'},
	"autoFilter":            {"ref": 'r'},
	"sortState":             {"ref": 'r'},
	"sortCondition":         {"ref": 'r'},
	"conditionalFormatting": {"sqref": 'l'},
	"dataValidation":        {"sqref": 'l', "prompt": 'w', "promptTitle": 'w', "error": 'w', "errorTitle": 'w'},
	"cellWatch":             {"r": 'c'},
	"ignoredError":          {"sqref": 'l'},
	"webPublishItem":        {"sourceRef": 'r'},
	"controlPr":             {"linkedCell": 'f', "listFillRange": 'f', "altText": 'w'},
	"dataRef":               {"ref": 'r'},
	"dimension":             {"ref": 'r'},
}

// formulas are the elements whose text is a formula, as seen from the first cell of
// what they belong to.
var formulas = map[string]bool{"formula": true, "formula1": true, "formula2": true, "f": true}

// rest writes what stands around the rows.
func (x *filled) rest(w *bufio.Writer, b []byte, after bool) {
	r := &restWriter{w: w, x: x, s: &scanner{b: b}, after: after}
	r.m = mapper{book: x.book, sheet: x, fill: func(m *mark) string { return r.spot().words(m) }, limit: func(s string) string { return r.spot().limited(s, longText) }, braces: func(s string) { r.spot().braces(s) }}
	for t, ok := r.s.next(); ok; t, ok = r.s.next() {
		r.token(t)
	}
}

type restWriter struct {
	w  *bufio.Writer
	x  *filled
	s  *scanner
	m  mapper
	in string // the element whose text comes
	at where  // what is around it

	after, views, joined bool // it stands after the rows; within views of its own; the joined cells have been written
}

// spot is where the words around the rows stand.
func (r *restWriter) spot() spot { return spot{x: r.x, where: r.at} }

func (r *restWriter) raw(b []byte) { _, _ = r.w.Write(b) }

func (r *restWriter) token(t token) {
	if !t.is("mergeCells") {
		r.join(t)
	}
	switch t.kind {
	case 't':
		r.raw(r.text(t))
	case '/':
		r.in = ""
		if t.is("conditionalFormatting") || t.is("dataValidation") || t.is("sparkline") {
			r.m.rows, r.m.cols, r.m.row, r.m.col, r.m.pin, r.at = nil, nil, 0, 0, false, where{}
		}
		r.raw(t.raw)
	case '<':
		r.in = string(t.local)
		r.open(t)
	default:
		r.raw(t.raw)
	}
}

func (r *restWriter) open(t token) {
	x := r.x
	switch r.in {
	case "mergeCells":
		r.merges(t)
		return
	case "hyperlink":
		r.hyperlink(t)
		return
	case "rowBreaks", "colBreaks":
		r.breaks(t)
		return
	case "cols":
		r.columns(t)
		return
	case "anchor": // of what is from another program
		if !x.still {
			whole := r.s.skip(t)
			if a := readAnchor(whole); len(a.rows) > 0 && len(a.cols) > 0 {
				whole = x.firstSpot(a.under()).anchor(whole, a)
			}
			r.raw(whole)
			return
		}
	case "sparkline":
		if !x.still {
			r.sparkline(t)
			return
		}
	case "controls":
		if !x.still || len(x.turns) > 0 {
			r.controls(t)
			return
		}
	case "conditionalFormatting", "dataValidation":
		r.base(t)
	}
	raw := t.raw
	if s, ok := t.attr("sqref"); ok && strings.TrimSpace(s) != "" && ranges[r.in] != nil && r.m.sqref(s) == "" {
		if r.in == "selection" {
			r.raw(with(with(raw, "sqref", "A1"), "activeCell", "A1"))
			return
		}
		r.s.skip(t)
		r.m.pin, r.in = false, ""
		return
	}
	if rules := ranges[r.in]; rules != nil {
		raw = edit(raw, func(name, v string) string {
			to := r.attr(rules[name], v)
			if long := longAttributes[name]; long > 0 && to != v {
				return r.spot().limited(to, long)
			}
			return to
		})
	}
	switch {
	case x.still && x.page == 0:
	case r.in == "pane":
		raw = r.pane(t, raw)
	case r.in == "sheetView" && x.copied:
		raw = without(raw, "tabSelected")
	}
	if r.in == "cfvo" {
		if kind, _ := t.attr("type"); kind == "formula" {
			raw = edit(raw, func(name, v string) string {
				if name == "val" {
					return r.m.formula(v)
				}
				return v
			})
		}
	}
	if r.in == "sheetPr" && x.copied {
		raw = without(raw, "codeName")
	}
	r.raw(raw)
}

func (r *restWriter) attr(kind byte, v string) string {
	switch kind {
	case 'l':
		return r.m.sqref(v)
	case 'r':
		if c, ok := calc.Plain(v); ok && !r.x.still {
			return (&mapper{}).rect(r.x, c.Whole(), nil, nil).Tidy(c).String()
		}
	case 'c':
		if c, ok := calc.Plain(v); ok && !r.x.still {
			c.R1, c.C1 = r.x.rows.at(c.R1, nil, false), r.x.cols.at(c.C1, nil, false)
			c.R2, c.C2 = c.R1, c.C1
			return c.String()
		}
	case 'f':
		return r.m.formula(v)
	case 'w':
		return r.spot().fillText(v)
	}
	return v
}

// filledText fills the marks of plain words.
func filledText(s string, fill func(*mark) string) string {
	if !marked(s) {
		return s
	}
	pieces, ok := parse(s)
	if !ok {
		return s
	}
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.text)
		if p.mark != nil {
			b.WriteString(fill(p.mark))
		}
	}
	return b.String()
}

// base sets the place that formulas are seen from: the first cell of their ranges.
func (r *restWriter) base(t token) {
	s, ok := t.attr("sqref")
	if !ok {
		in := scanner{b: r.s.b, pos: r.s.pos}
		s, _ = (&scanner{b: in.skip(t)}).firstText("sqref")
	}
	first, _, _ := strings.Cut(strings.TrimSpace(s), " ")
	c, ok := calc.Plain(first)
	r.at = where{place: InRule, cell: first}
	if !ok {
		return
	}
	r.m.row, r.m.col = c.R1, c.C1
	done := false
	r.x.each(c, func(rows, cols chain) {
		if !done {
			r.m.rows, r.m.cols, done = rows, cols, true
		}
	})
	r.m.pin = true
}

// firstText is the text of the first element of a name.
func (s *scanner) firstText(local string) (string, bool) {
	for t, ok := s.next(); ok; t, ok = s.next() {
		if t.kind == '<' && t.is(local) {
			return plainText(s.skip(t)), true
		}
	}
	return "", false
}

func (r *restWriter) text(t token) []byte {
	switch {
	case formulas[r.in]:
		return appendText(nil, r.m.formula(t.text()))
	case r.in == "sqref":
		return appendText(nil, r.m.sqref(t.text()))
	case strings.HasSuffix(r.in, "Header"), strings.HasSuffix(r.in, "Footer"):
		s := t.text()
		if w, ok := r.x.edit.Words[s]; ok {
			return appendText(nil, written(w))
		}
		if !marked(s) {
			return t.raw
		}
		p := r.spot()
		p.where = where{place: InHeading, of: r.in}
		p.braces(s)
		return appendText(nil, p.limited(headerText(s, p.words), longHeading))
	}
	return t.raw
}

// headerText fills a header: & begins a code there, and digits after a size would
// belong to it.
func headerText(s string, fill func(*mark) string) string {
	pieces, ok := parse(s)
	if !ok {
		return s
	}
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.text)
		if p.mark == nil {
			continue
		}
		v := strings.ReplaceAll(fill(p.mark), "&", "&&")
		before := strings.TrimRight(b.String(), "0123456789")
		if v != "" && v[0] >= '0' && v[0] <= '9' && strings.HasSuffix(before, "&") && len(before) < b.Len() {
			b.WriteByte(' ')
		}
		b.WriteString(v)
	}
	return b.String()
}

// pane keeps the lines that stand still on the screen together with what has grown.
func (r *restWriter) pane(t token, raw []byte) []byte {
	state, _ := t.attr("state")
	if state != "frozen" && state != "frozenSplit" {
		return raw
	}
	rows, cols := r.x.rows, r.x.cols
	top := func(name string, a *axis, still int) (to int, cutAt bool) {
		v, _ := t.attr(name)
		n, err := strconv.Atoi(v)
		if err != nil || n < 1 {
			return 0, false
		}
		return a.held(n, still)
	}
	down, short := top("ySplit", rows, stillRows)
	right, narrow := top("xSplit", cols, stillColumns)
	return edit(raw, func(name, v string) string {
		switch {
		case name == "ySplit" && down > 0:
			return strconv.Itoa(down)
		case name == "xSplit" && right > 0:
			return strconv.Itoa(right)
		case name == "topLeftCell" && (short || narrow):
			c, ok := calc.Plain(v)
			if short {
				c.R1 = down + 1
			}
			if narrow {
				c.C1 = right + 1
			}
			c.R2, c.C2 = c.R1, c.C1
			if ok {
				return c.String()
			}
		}
		return v
	})
}

// How many lines that have come to be may stand still on the screen: the rest of the sheet
// must have room beside them.
const (
	stillRows    = 20
	stillColumns = 12
)

// held is how many lines stand still where n did in the form. If too many did, those above
// the list do, for nobody could see the others.
func (a *axis) held(n, still int) (lines int, short bool) {
	lines = a.at(n+1, nil, false) - 1
	if lines <= n || lines <= still {
		return lines, false
	}
	for _, t := range a.root.bands {
		if t.band.lo <= n && t.size > t.band.hi-t.band.lo+1 && t.begin > 1 {
			return t.begin - 1, true
		}
	}
	return lines, false
}
