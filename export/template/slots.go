package template

import (
	"slices"
)

// repeatSlots gives the cells below a mark 名簿*20.氏名 their numbers.
func (l *layout) repeatSlots() {
	s := l.sheet
	type key struct{ row, col int }
	add := map[key][]piece{}
	all := 0
	for i := range s.rows {
		for j := range s.rows[i].cells {
			c := &s.rows[i].cells[j]
			n := 0
			for _, p := range c.pieces {
				if p.mark != nil && p.mark.times > 1 && p.mark.kind == 0 {
					n = max(n, p.mark.times)
				}
			}
			if all += n * len(c.pieces); all > manyMarks {
				l.full = true
				return
			}
			high := 1
			for _, r := range s.merges {
				if n > 0 && r.R1 == c.row && r.C1 == c.col {
					high = r.R2 - r.R1 + 1
				}
			}
			for k := range n {
				add[key{c.row + k*high, c.col}] = slot(c.pieces, k+1)
			}
		}
	}
	for k, pieces := range add {
		s.put(k.row, k.col, pieces)
	}
}

func slot(pieces []piece, k int) []piece {
	out := slices.Clone(pieces)
	for i, p := range out {
		if p.mark != nil {
			m := *p.mark
			m.slot, m.times = k, 0
			out[i].mark = &m
		}
	}
	return out
}

// put lays marks into a cell of the form, unless something stands in it.
func (s *sheet) put(row_, col int, pieces []piece) {
	i, ok := slices.BinarySearchFunc(s.rows, row_, func(r row, n int) int { return r.num - n })
	if !ok {
		s.rows = slices.Insert(s.rows, i, row{num: row_, tag: []byte("<" + s.prefix + "row>")})
		s.maxRow = max(s.maxRow, row_)
	}
	r := &s.rows[i]
	r.live = true
	j, ok := slices.BinarySearchFunc(r.cells, col, func(c cell, n int) int { return c.col - n })
	if !ok {
		r.cells = slices.Insert(r.cells, j, cell{row: row_, col: col, tag: []byte("<" + s.prefix + "c>")})
	}
	c := &r.cells[j]
	if c.value == "" && c.formula == "" || c.pieces != nil {
		c.pieces, c.rich, c.styled = pieces, nil, nil
	}
}
