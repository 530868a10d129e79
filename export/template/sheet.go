package template

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"jibun/data/table"
	"jibun/export/calc"
)

// sheet is a worksheet of the form.
type sheet struct {
	form          *Form
	name, part    string
	id, rel       string
	tab           []byte // its tag in the workbook
	raw           []byte
	from, to      int // the inside of sheetData
	open          []byte
	prefix        string // of the elements' names, "x:" or ""
	rows          []row
	merges        []calc.Rect
	titles        []piece // the name's marks, nil if it has none
	marks         bool
	formulas      bool
	maxRow, wide  int
	widths        []columnWidth
	usualWidth    float64 // of a column that has none
	badBraces     []Problem
	sharedFormula map[string]master
	arrays        []array
}

// array is a formula over several cells.
type array struct {
	ref  calc.Rect
	text string
}

type row struct {
	num   int
	tag   []byte
	raw   []byte
	cells []cell
	live  bool // has marks or formulas
}

// cell is a cell of the form.
type cell struct {
	row, col int
	style    int
	typ      string
	raw, tag []byte
	value    string  // of v, or the text of a string
	formula  string  // shared ones written out
	ftag     []byte  // <f …> of an array or a table of data, nil for a plain one
	array    int     // of the sheet's arrays, from 1: the one that the cell is in
	pieces   []piece // nil: no marks
	quoted   []piece // marks in the texts of its formula
	rich     []byte  // the inside of is or si
	styled   []run   // its texts, if they have looks of their own
}

type master struct {
	row, col int
	text     string
}

func (s *sheet) read() error {
	b, err := s.form.pkg.XML(s.part)
	if err != nil {
		return err
	}
	s.raw, s.sharedFormula, s.usualWidth = b, map[string]master{}, 8.43
	if marked(s.name) {
		pieces, ok := parse(s.name)
		if !ok {
			s.badBraces = append(s.badBraces, Problem{Kind: BrokenBraces, Sheet: s.name, Place: InTab, Text: s.name})
		} else {
			s.titles, s.marks = pieces, true
		}
	}
	x := &scanner{b: b}
	for t, ok := x.next(); ok; t, ok = x.next() {
		switch {
		case t.kind == '<' && t.is("sheetData"):
			s.open = t.raw
			s.prefix = strings.TrimSuffix(string(t.name), "sheetData")
			s.from, s.to = t.at, x.pos
			if !t.self {
				if err := s.readRows(x); err != nil {
					return err
				}
			}
			s.to = x.pos
		case t.kind == '<' && (t.is("col") || t.is("sheetFormatPr")):
			s.readWidth(t)
		case t.kind == '<' && t.is("mergeCell"):
			ref, _ := t.attr("ref")
			if r, ok := calc.Plain(ref); ok {
				s.merges = append(s.merges, r)
			}
		case t.kind == '<' && t.is("oddHeader"), t.kind == '<' && t.is("dataValidation"):
		}
	}
	return nil
}

func (s *sheet) readRows(x *scanner) error {
	num := 0
	for t, ok := x.next(); ok; t, ok = x.next() {
		if t.kind == '/' && t.is("sheetData") {
			return s.members()
		}
		if t.kind != '<' || !t.is("row") {
			continue
		}
		num++
		if v, ok := t.attr("r"); ok {
			n, err := strconv.Atoi(v)
			if err != nil || n < num || n > calc.MaxRow {
				return table.BadPart(s.part, "row %q", v)
			}
			num = n
		}
		r := row{num: num, tag: t.raw}
		if !t.self {
			if err := s.readCells(x, &r); err != nil {
				return err
			}
		}
		if err := s.form.holds(s.part, 1, 0); err != nil {
			return err
		}
		r.raw = s.raw[t.at:x.pos]
		s.maxRow = num
		s.rows = append(s.rows, r)
	}
	return nil
}

// members finds the cells that belong to formulas over several cells: what they show is
// no constant.
func (s *sheet) members() error {
	for i, a := range s.arrays {
		if a.ref.Size() < 2 {
			continue
		}
		if err := s.form.holds(s.part, 2*min(a.ref.Size(), 10_000), 0); err != nil {
			return err
		}
		for k := range min(a.ref.Size(), 10_000) { // those that are not written
			wide := a.ref.C2 - a.ref.C1 + 1
			s.put(a.ref.R1+k/wide, a.ref.C1+k%wide, nil)
		}
		at, _ := slices.BinarySearchFunc(s.rows, a.ref.R1, func(r row, n int) int { return r.num - n })
		for ; at < len(s.rows) && s.rows[at].num <= a.ref.R2; at++ {
			for j := range s.rows[at].cells {
				if c := &s.rows[at].cells[j]; c.col >= a.ref.C1 && c.col <= a.ref.C2 && c.formula == "" {
					c.array, c.pieces, s.rows[at].live = i+1, nil, true
				}
			}
		}
	}
	return nil
}

func (s *sheet) readCells(x *scanner, r *row) error {
	col := 0
	for t, ok := x.next(); ok; t, ok = x.next() {
		if t.kind == '/' && t.is("row") {
			return nil
		}
		if t.kind != '<' || !t.is("c") {
			if t.kind == '<' {
				x.skip(t)
			}
			continue
		}
		col++
		c := cell{row: r.num, tag: t.raw}
		attrs(t.raw, func(name []byte, from, to int) bool {
			v := t.raw[from:to]
			switch string(name) {
			case "r":
				if row, n, _, _, size := calc.ScanEnd(string(v)); size != len(v) || row != r.num || n < col {
					col = -1
				} else {
					col = n
				}
			case "s":
				c.style, _ = strconv.Atoi(string(v))
			case "t":
				c.typ = string(v)
			}
			return true
		})
		if col < 1 || col > calc.MaxCol {
			return table.BadPart(s.part, "cell in row %d", r.num)
		}
		c.col, s.wide = col, max(s.wide, col)
		c.raw = x.skip(t)
		if !t.self {
			s.readCell(&c, c.raw[len(t.raw):])
		}
		if err := s.form.holds(s.part, 1, len(c.pieces)+len(c.quoted)); err != nil {
			return err
		}
		r.live = r.live || c.pieces != nil || c.formula != ""
		r.cells = append(r.cells, c)
	}
	return nil
}

func (s *sheet) readCell(c *cell, in []byte) {
	x := &scanner{b: in}
	for t, ok := x.next(); ok; t, ok = x.next() {
		if t.kind != '<' {
			continue
		}
		switch {
		case t.is("v"):
			c.value = plainText(x.skip(t))
		case t.is("is"):
			c.rich = inside2(x.skip(t), t)
			c.value = joined(runs(c.rich))
		case t.is("f"):
			s.readFormula(c, t, plainText(x.skip(t)))
		default:
			x.skip(t)
		}
	}
	if c.typ == "s" {
		i, err := strconv.Atoi(strings.TrimSpace(c.value))
		if err != nil || i < 0 || i >= len(s.form.shared) {
			c.value = ""
			return
		}
		c.value, c.rich = s.form.shared[i].text, s.form.shared[i].raw
	}
	if c.formula != "" {
		s.formulas = true
		if marked(c.formula) {
			s.marks = true
			s.quote(c)
		}
		return
	}
	if (c.rich != nil || c.typ == "str") && marked(c.value) {
		pieces, ok := parse(c.value)
		if !ok {
			s.badBraces = append(s.badBraces, Problem{Kind: BrokenBraces, Sheet: s.name, Cell: calc.CellName(c.row, c.col), Text: c.value})
			return
		}
		c.pieces, s.marks = pieces, true
		if list := runs(c.rich); len(list) > 1 || bytes.Contains(c.rich, []byte("rPr>")) {
			c.styled = list
		}
	}
}

// quote finds the marks in the texts of a formula.
func (s *sheet) quote(c *cell) {
	calc.Visitor{Ref: func(prefix string, r calc.Rect, _ string) string { return "" }, Text: func(lit string) string {
		pieces, ok := parse(strings.ReplaceAll(lit, `""`, `"`))
		if !ok {
			s.badBraces = append(s.badBraces, Problem{Kind: BrokenBraces, Sheet: s.name, Cell: calc.CellName(c.row, c.col), Text: lit})
			return ""
		}
		for _, p := range pieces {
			if p.mark != nil {
				c.quoted = append(c.quoted, p)
			}
		}
		return ""
	}}.Walk(c.formula)
}

func (s *sheet) readFormula(c *cell, t token, text string) {
	kind, _ := t.attr("t")
	c.formula = text
	switch kind {
	case "shared":
		si, _ := t.attr("si")
		if text != "" {
			s.sharedFormula[si] = master{c.row, c.col, text}
		} else if m, ok := s.sharedFormula[si]; ok {
			c.formula = calc.Moved(m.text, c.row-m.row, c.col-m.col)
		}
	case "array", "dataTable":
		ref, _ := t.attr("ref")
		if r, ok := calc.Plain(ref); ok && kind == "array" && r.R1 == c.row && r.C1 == c.col {
			s.arrays = append(s.arrays, array{r.Whole(), text})
			c.array = len(s.arrays)
		}
		c.ftag = t.raw
		if text == "" {
			c.formula = " "
		}
	}
}

// plainText is the character data of an element.
func plainText(b []byte) string {
	if n := bytes.IndexByte(b, '>'); n >= 0 {
		if end := bytes.LastIndexByte(b, '<'); end > n && bytes.IndexByte(b[n+1:end], '<') < 0 {
			return unescape(b[n+1 : end])
		}
	}
	var out strings.Builder
	x := scanner{b: b}
	for t, ok := x.next(); ok; t, ok = x.next() {
		if t.kind == 't' {
			out.WriteString(t.text())
		}
	}
	return out.String()
}
