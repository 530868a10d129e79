package template

import (
	"bufio"
	"bytes"
	"context"
	"sort"
	"strconv"
	"strings"

	"jibun/export/calc"
)

// rowWriter writes the rows of a filled sheet one after another; it holds one row.
type rowWriter struct {
	ctx  context.Context
	x    *filled
	w    *bufio.Writer
	calc *calc.Calculator
	buf  []byte
	n    int

	wraps map[int]wraps // by row of the form
}

func (w *rowWriter) write() error {
	return w.part(w.x.rows.root, w.x.src.rows, nil)
}

// part writes the rows of a part; list are the rows of the form that are in it.
func (w *rowWriter) part(p *part, list []row, place chain) error {
	off := p.out - p.lo
	for i := range p.bands {
		t := &p.bands[i]
		n := sort.Search(len(list), func(i int) bool { return list[i].num >= t.band.lo })
		if err := w.rows(list[:n], off, place); err != nil {
			return err
		}
		list = list[n:]
		n = sort.Search(len(list), func(i int) bool { return list[i].num > t.band.hi })
		for _, q := range t.parts {
			if err := w.part(q, list[:n], q.chain); err != nil {
				return err
			}
		}
		list = list[n:]
		off += t.size - (t.band.hi - t.band.lo + 1)
	}
	return w.rows(list, off, place)
}

func (w *rowWriter) rows(list []row, off int, place chain) error {
	for i := range list {
		if w.n++; w.n%512 == 0 {
			if err := w.ctx.Err(); err != nil {
				return err
			}
		}
		if err := w.row(&list[i], list[i].num+off, place); err != nil {
			return err
		}
	}
	return nil
}

func (w *rowWriter) row(r *row, num int, place chain) error {
	colsStill := w.x.cols.same()
	if !r.live && num == r.num && colsStill {
		_, err := w.w.Write(r.raw)
		return err
	}
	b := w.buf[:0]
	b = w.rowTag(b, r, num, place, colsStill)
	if !bytes.HasSuffix(r.tag, []byte("/>")) || len(r.cells) > 0 {
		if colsStill {
			for i := range r.cells {
				b = w.cell(b, &r.cells[i], num, r.cells[i].col, place, nil)
			}
		} else {
			b = w.cols(b, w.x.cols.root, r.cells, num, place, nil)
		}
		b = append(append(append(b, "</"...), w.x.src.prefix...), "row>"...)
	}
	w.buf = b
	_, err := w.w.Write(b)
	return err
}

// rowTag writes <row …> with its new number.
func (w *rowWriter) rowTag(b []byte, r *row, num int, place chain, colsStill bool) []byte {
	tag := r.tag
	if w.x.hides(r, place) {
		tag = with(tag, "hidden", "1")
	}
	if !colsStill {
		tag = without(tag, "spans")
	} else if r.live {
		if high := w.higher(r, place); high > 0 {
			tag = with(with(tag, "ht", strconv.FormatFloat(high, 'f', -1, 64)), "customHeight", "1")
		}
	}
	from, to := -1, -1
	attrs(tag, func(name []byte, a, z int) bool {
		if string(name) == "r" {
			from, to = a, z
		}
		return from < 0
	})
	if from < 0 {
		tag = with(tag, "r", strconv.Itoa(num))
	} else {
		b = append(b, tag[:from]...)
		b = strconv.AppendInt(b, int64(num), 10)
		tag = tag[to:]
	}
	if bytes.HasSuffix(tag, []byte("/>")) && len(r.cells) > 0 {
		return append(append(b, tag[:len(tag)-2]...), '>')
	}
	return append(b, tag...)
}

// cols writes the cells of a row whose columns move.
func (w *rowWriter) cols(b []byte, p *part, list []cell, num int, rows, place chain) []byte {
	off := p.out - p.lo
	plain := func(list []cell) {
		for i := range list {
			b = w.cell(b, &list[i], num, list[i].col+off, rows, place)
		}
	}
	for i := range p.bands {
		t := &p.bands[i]
		n := sort.Search(len(list), func(i int) bool { return list[i].col >= t.band.lo })
		plain(list[:n])
		list = list[n:]
		n = sort.Search(len(list), func(i int) bool { return list[i].col > t.band.hi })
		for _, q := range t.parts {
			b = w.cols(b, q, list[:n], num, rows, q.chain)
		}
		list = list[n:]
		off += t.size - (t.band.hi - t.band.lo + 1)
	}
	plain(list)
	return b
}

// cell writes one cell.
func (w *rowWriter) cell(b []byte, c *cell, row, col int, rows, cols chain) []byte {
	if c.pieces == nil && c.formula == "" && c.array == 0 {
		if row == c.row && col == c.col {
			return append(b, c.raw...)
		}
		b = w.cellTag(b, c, row, col, c.typ)
		if bytes.HasSuffix(c.tag, []byte("/>")) {
			return append(b, "/>"...)
		}
		b = append(b, '>')
		return append(b, c.raw[len(c.tag):]...)
	}
	if c.formula != "" || c.array > 0 {
		return w.formula(b, c, row, col, rows, cols)
	}
	rs, cs := w.x.scopeAt(rows), w.x.scopeAt(cols)
	v := w.x.content(c, rs, cs)
	if w.x.covered(c, rows, cols, v) {
		v = content{}
	}
	switch v.kind {
	case 'n':
		b = w.cellTag(b, c, row, col, "")
		b = w.element(append(b, '>'), "v", func(b []byte) []byte { return strconv.AppendFloat(b, v.num, 'g', -1, 64) })
	case 's':
		b = w.cellTag(b, c, row, col, "inlineStr")
		b = w.text(append(b, '>'), c, v.text, rs, cs)
	default:
		return append(w.cellTag(b, c, row, col, ""), "/>"...)
	}
	return w.close(b, "c")
}

func (w *rowWriter) element(b []byte, name string, in func([]byte) []byte) []byte {
	b = append(append(append(append(b, '<'), w.x.src.prefix...), name...), '>')
	return w.close(in(b), name)
}

func (w *rowWriter) close(b []byte, name string) []byte {
	return append(append(append(append(b, "</"...), w.x.src.prefix...), name...), '>')
}

// text writes the words of a cell; the looks of the parts of a rich text stay.
func (w *rowWriter) text(b []byte, c *cell, s string, rs, cs *scope) []byte {
	if c.styled != nil {
		in := refill(c.rich, c.styled, c.pieces, func(m *mark) string { return w.x.text(m, rs, cs) }, true)
		return w.element(b, "is", func(b []byte) []byte { return append(b, in...) })
	}
	return w.element(b, "is", func(b []byte) []byte {
		b = append(append(append(b, '<'), w.x.src.prefix...), 't')
		if first, last := s[0], s[len(s)-1]; first <= ' ' || last <= ' ' || strings.ContainsAny(s, "\n\t") {
			b = append(b, ` xml:space="preserve"`...)
		}
		b = appendText(append(b, '>'), cellText(s))
		return w.close(b, "t")
	})
}

// cellTag writes <c r="…" s="…" t="…" without its end; other attributes that the cell
// had go, because they belong to what stood in it, unless it stays.
func (w *rowWriter) cellTag(b []byte, c *cell, row, col int, typ string) []byte {
	b = append(append(append(b, '<'), w.x.src.prefix...), `c r="`...)
	b = append(b, calc.Letters(col)...)
	b = append(strconv.AppendInt(b, int64(row), 10), '"')
	if c.style != 0 {
		b = append(b, ` s="`...)
		b = append(strconv.AppendInt(b, int64(c.style), 10), '"')
	}
	if typ != "" {
		b = append(append(append(b, ` t="`...), typ...), '"')
	}
	if c.ftag != nil { // what says that a formula spreads by itself
		t := token{kind: '<', raw: c.tag}
		if v, ok := t.attr("cm"); ok {
			b = append(append(append(b, ` cm="`...), escape(v)...), '"')
		}
	}
	return b
}

// formula writes a cell with a formula and, where it is known, its result.
func (w *rowWriter) formula(b []byte, c *cell, row, col int, rows, cols chain) []byte {
	if c.ftag != nil || c.array > 0 {
		return w.array(b, c, row, col, rows, cols)
	}
	f := w.x.formulaAt(c, rows, cols)
	v, ok := calc.Value{}, false
	if !w.x.book.marking {
		v, ok = w.calc.Formula(w.x, row, col, f)
	}
	typ := ""
	if ok {
		typ = resultType(v)
	}
	b = append(w.cellTag(b, c, row, col, typ), '>')
	b = w.element(b, "f", func(b []byte) []byte { return appendText(b, f) })
	if ok {
		b = w.result(b, v)
	}
	return w.close(b, "c")
}

// result writes what a formula comes to.
func (w *rowWriter) result(b []byte, v calc.Value) []byte {
	return w.element(b, "v", func(b []byte) []byte {
		switch v.Kind {
		case 'n', 'b':
			return strconv.AppendFloat(b, v.Number, 'g', -1, 64)
		}
		return appendText(b, cellText(v.Text))
	})
}

// resultType is the type of a cell that shows it.
func resultType(v calc.Value) string {
	switch v.Kind {
	case 's':
		return "str"
	case 'b', 'e':
		return string(v.Kind)
	}
	return ""
}

// array writes a cell of a formula over several cells, or of a table of data.
func (w *rowWriter) array(b []byte, c *cell, row, col int, rows, cols chain) []byte {
	v, ok := calc.Value{}, false
	to := calc.Rect{}
	if c.array > 0 {
		to = w.x.arrayAt(c, rows, cols)
		v, ok = w.calc.Array(w.x, to, w.x.arrayText(c, rows, cols), row, col)
	}
	typ := ""
	if ok {
		typ = resultType(v)
	}
	b = append(w.cellTag(b, c, row, col, typ), '>')
	switch {
	case c.array > 0 && (c.ftag == nil || row != to.R1 || col != to.C1): // the formula stands in the first
	case c.array > 0:
		b = w.close(appendText(append(b, with(c.ftag, "ref", to.String())...), w.x.arrayText(c, rows, cols)), "f")
	default:
		m := mapper{book: w.x.book, sheet: w.x, rows: rows, cols: cols, row: c.row, col: c.col}
		tag := edit(c.ftag, func(name, v string) string {
			r, ok := calc.Plain(v)
			if !ok || name != "ref" && name != "r1" && name != "r2" {
				return v
			}
			return m.rect(w.x, r, rows, cols).String()
		})
		b = append(b, tag...)
		if !bytes.HasSuffix(tag, []byte("/>")) {
			if f := c.formula; f != " " {
				b = appendText(b, w.x.formulaAt(c, rows, cols))
			}
			b = w.close(b, "f")
		}
	}
	if ok {
		b = w.result(b, v)
	}
	return w.close(b, "c")
}
