package opened

import (
	"bytes"
	"strconv"
	"strings"

	"jibun/export/calc"
	"jibun/export/numfmt"
	"jibun/export/sheet"
)

// indexEnd is what comes behind </name> or </x:name>, -1 if there is none.
func indexEnd(b []byte, name string) int {
	for at := 0; ; {
		n := bytes.Index(b[at:], []byte(name+">"))
		if n < 0 {
			return -1
		}
		at += n + len(name) + 1
		i := at - len(name) - 2
		for i >= 0 && (b[i] == ':' || b[i] >= '0' && b[i] != '<' && b[i] != '>') {
			i--
		}
		if i >= 1 && b[i] == '/' && b[i-1] == '<' {
			return at
		}
	}
}

// lastSeen is the column of the last cell of a row that is not empty, or has lines or a
// colour; 0 if there is none that says where it stands.
func (l *looks) lastSeen(row []byte) int {
	for end := len(row); end > 0; {
		i := bytes.LastIndexByte(row[:end], '<')
		if i < 0 {
			return 0
		}
		x := tags{b: row, pos: i}
		if x.next() && x.is("c") && !x.ends && (!x.self || l.drawn[l.style(atoi(x.attr("s")))]) {
			return columnOf(x.attr("r"))
		}
		end = i
	}
	return 0
}

// empty is a row that is not in the file: the looks of its columns.
func (r *rows) empty(row int) *sheet.Row {
	if r.blank == nil {
		r.blank = r.cells(&node{}, 0)
	}
	joined := false
	for key := range r.wide {
		joined = joined || key[0] == row
	}
	if !joined && !r.breaks[row] && !r.ruled(row) && !r.inTable(row) {
		return r.blank
	}
	defer r.book.spend()()
	x := r.cells(&node{}, row)
	x.Break = r.breaks[row]
	r.judged(x, row)
	r.keep(x, row)
	return x
}

// cells reads the cells of a row.
func (r *rows) cells(n *node, row int) *sheet.Row {
	x := &sheet.Row{}
	l := &r.book.looks
	own := -1
	if n.is("customFormat", false) {
		own = l.style(n.int("s", 0))
	}
	grow := func(to int) {
		for len(x.Cells) < to {
			c := sheet.Cell{}
			style := own
			if i := len(x.Cells); style < 0 && i < len(r.styles) {
				style = r.styles[i]
			}
			if style >= 0 {
				c.Look = l.of[style]
			}
			r.lend(&c, row, len(x.Cells)+1, style)
			x.Cells = append(x.Cells, c)
		}
	}
	col := 0
	for _, k := range n.all("c") {
		col++
		if v := k.attr("r"); v != "" {
			if c := columnOf([]byte(v)); c >= col && c <= maxColumn {
				col = c
			}
		}
		grow(col)
		r.cell(&x.Cells[col-1], k, row, col)
		r.lend(&x.Cells[col-1], row, col, l.style(k.int("s", 0)))
	}
	grow(r.columns)
	if len(x.Cells) > r.columns { // empty ones behind what is seen
		x.Cells = x.Cells[:r.columns]
	}
	for i := range x.Cells {
		if m, ok := r.wide[[2]int{row, i + 1}]; ok {
			x.Cells[i].Wide, x.Cells[i].Tall = m.LastColumn-m.Column+1, m.LastRow-m.Row+1
		}
	}
	return x
}

func (r *rows) cell(c *sheet.Cell, n *node, row, col int) {
	b, l := r.book, &r.book.looks
	style := l.style(n.int("s", 0))
	*c = sheet.Cell{Look: l.of[style]}
	c.Formula = r.formula(n.kid("f"))
	v := n.kid("v").string()
	look := b.paper.Looks[c.Look]
	switch n.attr("t") {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(v))
		if err == nil {
			b.fill(c, b.texts.get(i), look)
		}
	case "inlineStr":
		b.fill(c, n.kid("is"), look)
	case "str":
		c.Kind, c.Text = sheet.Text, unescape(v)
	case "b":
		c.Kind, c.Text, c.Look = sheet.Text, map[bool]string{true: "TRUE", false: "FALSE"}[v == "1" || v == "true"], l.centred[style]
	case "e":
		c.Kind, c.Text, c.Look = sheet.Text, v, l.centred[style]
	case "d":
		c.Kind, c.Text = sheet.Text, v
	default:
		f, err := strconv.ParseFloat(strings.TrimSpace(v), 64)
		if err != nil && c.Formula != "" { // nobody has computed it yet
			f, err = r.result(c, row, col)
		}
		if err != nil {
			break
		}
		c.Kind, c.Number = sheet.Number, f
		if format := numfmt.Of(look.Code); format.Date() {
			c.Kind = sheet.Day
			if b.date04 {
				c.Number += 1462
			}
		}
	}
	if c.Kind == sheet.Text && c.Text == "" {
		c.Kind = sheet.Nothing
	}
}

// result computes a cell: a number, or the text that is put into it.
func (r *rows) result(c *sheet.Cell, row, col int) (float64, error) {
	v, ok := r.value(row, col)
	if ok && v.Kind == 'n' {
		return v.Number, nil
	}
	if ok {
		c.Kind, c.Text = sheet.Text, calc.String(v)
	}
	return 0, calc.ErrCannot
}

// formula is what a cell computes; that of a shared one is only where it was written.
func (r *rows) formula(n *node) string {
	if n == nil {
		return ""
	}
	return n.text
}
