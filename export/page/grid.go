package page

import (
	"sort"

	"jibun/export/sheet"
)

// Grid is a sheet as it lies on an endless paper.
type Grid struct {
	Paper  *sheet.Paper
	Sheet  *sheet.Sheet
	faces  *Faces
	x, y   []float64 // edges of the columns and of the rows
	rows   []sheet.Row
	joined []sheet.Range
	ruby   []float64 // by column: how much smaller its ふりがな are; nil where there are none
}

// mostFitted is how many rows that say no height are measured; the others are as high
// as one line.
const mostFitted = 4000

// NewGrid places the columns and rows of a sheet.
func NewGrid(p *sheet.Paper, s *sheet.Sheet, f *Faces) (*Grid, error) {
	g := &Grid{Paper: p, Sheet: s, faces: f}
	g.x = make([]float64, len(s.Columns)+1)
	for i, w := range s.Columns {
		g.x[i+1] = g.x[i] + max(w, 0)
	}
	if s.Lines == nil {
		if err := g.hold(); err != nil {
			return nil, err
		}
	} else {
		g.joined = s.Lines.Joined()
	}
	n := len(g.rows)
	if s.Lines != nil {
		n = s.Lines.Count()
	}
	g.y = make([]float64, n+1)
	fitted := 0
	for i := range n {
		h, fit := g.height(i + 1)
		if fit && fitted < mostFitted {
			h = max(h, g.needs(i+1))
			fitted++
		}
		g.y[i+1] = g.y[i] + h
	}
	g.rubies()
	return g, nil
}

// hold keeps the rows of a sheet that gives them only in their order.
func (g *Grid) hold() error {
	for row, err := range g.Sheet.All() {
		if err != nil {
			return err
		}
		x := *row
		x.Cells = append([]sheet.Cell(nil), row.Cells...)
		g.rows = append(g.rows, x)
		for i, c := range x.Cells {
			if c.Wide > 1 || c.Tall > 1 {
				n := len(g.rows)
				g.joined = append(g.joined, sheet.Range{Column: i + 1, Row: n, LastColumn: i + max(c.Wide, 1), LastRow: n + max(c.Tall, 1) - 1})
			}
		}
	}
	return nil
}

func (g *Grid) height(row int) (float64, bool) {
	if g.Sheet.Lines != nil {
		return g.Sheet.Lines.Height(row)
	}
	if h := g.rows[row-1].Height; h > 0 {
		return h, false
	}
	return g.Sheet.RowHeight, true
}

// row is a row of the sheet.
func (g *Grid) row(n int) *sheet.Row {
	if g.Sheet.Lines != nil {
		return g.Sheet.Lines.Row(n)
	}
	return &g.rows[n-1]
}

// breaks reports whether a row begins a page.
func (g *Grid) breaks(n int) bool {
	if g.Sheet.Lines != nil {
		return g.Sheet.Lines.Breaks(n)
	}
	return g.rows[n-1].Break
}

// needs is how high a row must be for its text.
func (g *Grid) needs(n int) float64 {
	h := 0.0
	row := g.row(n)
	for i := range row.Cells {
		c := &row.Cells[i]
		if c.Kind != sheet.Text || c.Tall > 1 || c.Wide > 1 || i >= len(g.Sheet.Columns) {
			continue
		}
		l := g.look(c)
		room := 0.0
		if l.Wrap {
			room = g.Sheet.Columns[i] - 2*padding
		}
		if l.Turn != 0 || !l.Wrap && g.Sheet.Lines != nil {
			continue
		}
		lines := g.faces.broken(c.Text, c.Runs, letterOf(l), room)
		switch {
		case g.Sheet.Lines == nil:
			h = max(h, high(lines)+2*lift)
		case len(lines) > 1: // one line has the room that the workbook gives it
			h = max(h, high(lines))
		}
	}
	return h
}

func (g *Grid) look(c *sheet.Cell) *sheet.Look {
	if c.Look < 0 || c.Look >= len(g.Paper.Looks) {
		return &g.Paper.Looks[0]
	}
	return &g.Paper.Looks[c.Look]
}

// Size is how large the sheet is.
func (g *Grid) Size() (wide, high float64) { return g.x[len(g.x)-1], g.y[len(g.y)-1] }

// Columns and Rows are how many there are.
func (g *Grid) Columns() int { return len(g.x) - 1 }

// Rows is how many rows there are.
func (g *Grid) Rows() int { return len(g.y) - 1 }

// within finds the part of edges that a place lies in, from 1.
func within(edges []float64, at float64) int {
	return sort.Search(len(edges), func(i int) bool { return edges[i] > at })
}

// Whole is the joined cells that a cell belongs to, or the cell alone.
func (g *Grid) Whole(column, row int) sheet.Range {
	for _, m := range g.joined {
		if column >= m.Column && column <= m.LastColumn && row >= m.Row && row <= m.LastRow {
			return m
		}
	}
	return sheet.Range{Column: column, Row: row, LastColumn: column, LastRow: row}
}

// At is the cell at a place, the first one of joined ones; ok is false beside the sheet.
func (g *Grid) At(x, y float64) (column, row int, ok bool) {
	column, row = within(g.x, x), within(g.y, y)
	if x < 0 || y < 0 || column > g.Columns() || row > g.Rows() {
		return 0, 0, false
	}
	m := g.Whole(column, row)
	return m.Column, m.Row, true
}

// Place is where a cell lies, with all that it is joined to.
func (g *Grid) Place(column, row int) Rect { return g.place(g.Whole(column, row)) }

func (g *Grid) place(m sheet.Range) Rect {
	c1, c2 := clamp(m.Column, g.Columns()), clamp(m.LastColumn, g.Columns())
	r1, r2 := clamp(m.Row, g.Rows()), clamp(m.LastRow, g.Rows())
	return Rect{g.x[c1-1], g.y[r1-1], g.x[c2] - g.x[c1-1], g.y[r2] - g.y[r1-1]}
}

func clamp(n, most int) int { return max(min(n, most), 1) }

// Step is the cell next to a cell, one to the right or down or the other way, hidden
// ones left out; the same cell at the edge of the sheet.
func (g *Grid) Step(column, row, right, down int) (int, int) {
	m := g.Whole(column, row)
	c, r := column, row
	switch {
	case right > 0:
		c = m.LastColumn
	case right < 0:
		c = m.Column
	case down > 0:
		r = m.LastRow
	case down < 0:
		r = m.Row
	}
	for {
		c, r = c+right, r+down
		if c < 1 || r < 1 || c > g.Columns() || r > g.Rows() {
			return m.Column, m.Row
		}
		if p := g.place(sheet.Range{Column: c, Row: r, LastColumn: c, LastRow: r}); p.Wide > 0 && p.High > 0 {
			w := g.Whole(c, r)
			return w.Column, w.Row
		}
	}
}

// Frozen is how much at the left and at the top stays in sight on a screen.
func (g *Grid) Frozen() (wide, high float64) {
	f := g.Sheet.Freeze
	return g.x[max(min(f.Columns, g.Columns()), 0)], g.y[max(min(f.Rows, g.Rows()), 0)]
}

// Cell is a cell and its look; an empty one if there is none.
func (g *Grid) Cell(column, row int) (sheet.Cell, sheet.Look) {
	if row < 1 || row > g.Rows() {
		return sheet.Cell{}, sheet.Look{}
	}
	cells := g.row(row).Cells
	if column < 1 || column > len(cells) {
		return sheet.Cell{}, sheet.Look{}
	}
	return cells[column-1], *g.look(&cells[column-1])
}
