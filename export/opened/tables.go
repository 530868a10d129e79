package opened

import (
	"jibun/data/table"
	"jibun/export/sheet"
)

// tabled is a table of a sheet (Excel's own word for a list with heads), which lends its
// cells a look where they have none of their own.
type tabled struct {
	at            sheet.Range
	heads, totals int // rows
	first, last   bool
	rows, columns bool // stripes
	style         *tableStyle
}

// tables reads those of a sheet.
func (b *book) tables(r *rows, rels []table.Relation) error {
	for _, rel := range rels {
		if rel.Kind != "table" || b.pkg.Name(rel.Target) == "" {
			continue
		}
		n, _, err := b.part(rel.Target)
		if err != nil {
			return err
		}
		at, ok := rangeOf(n.attr("ref"))
		info := n.kid("tableStyleInfo")
		style := b.tableStyle(info.attr("name"))
		if !ok || style == nil || len(r.tables) == manyTables {
			continue
		}
		r.tables = append(r.tables, &tabled{at: at, heads: n.int("headerRowCount", 1), totals: n.int("totalsRowCount", 0),
			first: info.is("showFirstColumn", false), last: info.is("showLastColumn", false),
			rows: info.is("showRowStripes", false), columns: info.is("showColumnStripes", false), style: style})
		if at.LastRow-at.Row < 10000 && at.LastColumn-at.Column < 1000 { // as of joined cells
			r.columns, r.count = max(r.columns, at.LastColumn), max(r.count, at.LastRow)
		}
	}
	return nil
}

// manyTables is how many tables of a sheet are looked at.
const manyTables = 500

// inTable tells whether a row is one of a table's.
func (r *rows) inTable(row int) bool {
	for _, t := range r.tables {
		if row >= t.at.Row && row <= t.at.LastRow {
			return true
		}
	}
	return false
}

// lend gives a cell the look that its table has for it.
func (r *rows) lend(c *sheet.Cell, row, col, style int) {
	for _, t := range r.tables {
		if row < t.at.Row || row > t.at.LastRow || col < t.at.Column || col > t.at.LastColumn {
			continue
		}
		if l := t.look(row, col); l.any {
			c.Look = r.book.paper.Look(l.lent(r.book.paper.Looks[c.Look], style < 0 || r.book.looks.usual[style]))
		}
		return
	}
}

// look is what a table changes of one of its cells: its row of heads counts most, the
// table as a whole least.
func (t *tabled) look(row, col int) change {
	var c change
	head, total := t.at, t.at
	head.LastRow, total.Row = t.at.Row+t.heads-1, t.at.LastRow-t.totals+1
	inside := t.at
	inside.Row, inside.LastRow = head.LastRow+1, total.Row-1
	add := func(kind string, over sheet.Range) {
		if row >= over.Row && row <= over.LastRow && col >= over.Column && col <= over.LastColumn {
			c.and(t.style.of[kind].at(row, col, over))
		}
	}
	add("headerRow", head)
	add("totalRow", total)
	if t.first {
		over := t.at
		over.LastColumn = over.Column
		add("firstColumn", over)
	}
	if t.last {
		over := t.at
		over.Column = over.LastColumn
		add("lastColumn", over)
	}
	if t.rows {
		over := inside
		kind := ""
		kind, over.Row, over.LastRow = t.style.stripe("Row", row, inside.Row, inside.LastRow)
		add(kind, over)
	}
	if t.columns {
		over := inside
		kind := ""
		kind, over.Column, over.LastColumn = t.style.stripe("Column", col, inside.Column, inside.LastColumn)
		add(kind, over)
	}
	add("wholeTable", t.at)
	return c
}

// stripe is the stripe that a line is in, of lines first to last.
func (s *tableStyle) stripe(of string, line, first, last int) (kind string, from, to int) {
	one, other := "first"+of+"Stripe", "second"+of+"Stripe"
	a, b := s.of[one].lines(), s.of[other].lines()
	n := line - first
	if n < 0 || line > last {
		return one, 0, -1
	}
	from = first + n/(a+b)*(a+b)
	if kind, to = one, from+a-1; n%(a+b) >= a {
		kind, from, to = other, from+a, from+a+b-1
	}
	return kind, from, min(to, last)
}

// lent is a look with what a table lends it; its own counts more. usual tells whether its
// type is the workbook's usual one.
func (c *change) lent(l sheet.Look, usual bool) sheet.Look {
	if l.Fill == "" {
		l.Fill = c.fill
	}
	if usual {
		set := func(to *bool, from *bool) {
			if from != nil {
				*to = *from
			}
		}
		if c.color != "" {
			l.Color = c.color
		}
		set(&l.Bold, c.bold)
		set(&l.Slant, c.slant)
		set(&l.Under, c.under)
		set(&l.Struck, c.struck)
	}
	own := change{frame: l.Frame}
	own.and(c)
	own.frame.Rising, own.frame.Falling, own.frame.Colors.Across = l.Frame.Rising, l.Frame.Falling, l.Frame.Colors.Across
	l.Frame = own.frame
	return l
}
