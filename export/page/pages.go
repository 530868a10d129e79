package page

import (
	"errors"
	"fmt"
	"slices"

	"jibun/export/sheet"
)

// ErrDrawing is a drawing that nobody knows how to paint.
var ErrDrawing = errors.New("this drawing cannot be painted")

// Pages are the pages of a sheet as it is printed. They are laid out at once, and each is
// drawn when it is asked for.
type Pages struct {
	grid       *Grid
	wide, high float64 // of the paper
	scale      float64
	pages      [][2]band // the columns and rows of each
	repeat     band      // rows that stand on each page after the first that has them
	beside     band      // columns that do
	drawn      [][]Mark  // the drawings beside the cells
	before     int       // how many pages of the document stand before these
	of         int       // how many there are in all of it; 0: these alone
}

// band is columns or rows that stand on one page, and where they begin and end.
type band struct {
	first, last int
	from, to    float64
}

func (b band) size() float64 { return b.to - b.from }

// NewPages lays a sheet out on pages.
func NewPages(p *sheet.Paper, s *sheet.Sheet, f *Faces) (*Pages, error) {
	drawn, err := drawings(s)
	if err != nil {
		return nil, err
	}
	g, err := NewGrid(p, s, f)
	if err != nil {
		return nil, err
	}
	x := &Pages{grid: g, scale: 1, drawn: drawn}
	x.wide, x.high = s.Setup.Size()
	m := s.Setup.Margins
	roomWide, roomHigh := x.wide-m.Left-m.Right, x.high-m.Top-m.Bottom
	if roomWide <= 0 || roomHigh <= 0 {
		return nil, fmt.Errorf("sheet %s: margins leave no room", s.Name)
	}
	area := g.area(s.Setup.Area)
	all := g.place(area)
	wide, high := all.Wide, all.High
	if s.Setup.Scale > 0 {
		x.scale = s.Setup.Scale
	}
	switch s.Setup.Fit {
	case sheet.FitWidth:
		x.scale = min(1, roomWide/max(wide, 1))
	case sheet.FitPage:
		x.scale = min(1, roomWide/max(wide, 1), roomHigh/max(high, 1))
	}
	if r := s.Repeat; r.Last > 0 {
		x.repeat = g.band(g.y, r.First, r.Last)
	}
	if n := s.Repeat.Columns; n > 0 {
		x.beside = g.band(g.x, 1, n)
	}
	starts := func(c int) bool { return slices.Contains(s.Breaks, c) }
	breaks := g.breaks
	if s.Setup.Fit == sheet.FitPage { // one page, whatever is said
		starts, breaks = never, never
	}
	columns := g.bands(g.x, area.Column, area.LastColumn, roomWide/x.scale, x.beside, starts, func(int) int { return 0 })
	rows := g.bands(g.y, area.Row, area.LastRow, roomHigh/x.scale, x.repeat, breaks, g.keeps)
	g.widows(rows)
	x.order(columns, rows)
	return x, nil
}

// never begins no page.
func never(int) bool { return false }

// order makes pages of columns and rows: those beside each other first, or, as table
// programs do where nothing is said, those below each other. What is bare is left out.
func (p *Pages) order(columns, rows []band) {
	over := p.grid.Sheet.Setup.Fit == sheet.Spread
	if over {
		columns, rows = rows, columns
	}
	for _, a := range columns {
		for _, b := range rows {
			c, r := a, b
			if over {
				c, r = b, a
			}
			if len(p.pages) == 0 || c.first == p.pages[0][0].first || !p.grid.bare(c, r) {
				p.pages = append(p.pages, [2]band{c, r})
			}
		}
	}
}

// area is the cells that are printed, all of them if nothing is said.
func (g *Grid) area(r sheet.Range) sheet.Range {
	if r.LastRow < 1 || r.Column > g.Columns() || r.Row > g.Rows() {
		return sheet.Range{Column: 1, Row: 1, LastColumn: g.Columns(), LastRow: g.Rows()}
	}
	return sheet.Range{Column: r.Column, Row: r.Row, LastColumn: clamp(r.LastColumn, g.Columns()), LastRow: clamp(r.LastRow, g.Rows())}
}

func (g *Grid) band(edges []float64, first, last int) band {
	first, last = clamp(first, len(edges)-1), clamp(last, len(edges)-1)
	return band{first, last, edges[first-1], edges[last]}
}

// keeps is the first of the rows that a row is joined to, 0 if to none before it.
func (g *Grid) keeps(row int) int {
	first := 0
	for _, m := range g.joined {
		if m.Row < row && row <= m.LastRow && (first == 0 || m.Row < first) {
			first = m.Row
		}
	}
	return first
}

// slack is how much more than the room a page may take: what counting in other units
// leaves over.
const slack = .05

// bands divides columns or rows among pages. A page begins where it is said, where there
// is no room for more, and not within what is joined if that fits on a page.
func (g *Grid) bands(edges []float64, first, n int, room float64, repeat band, starts func(int) bool, keeps func(int) int) []band {
	var out []band
	for first <= n {
		left := room
		if repeat.last > 0 && first > repeat.last {
			left -= repeat.size()
		}
		last := first
		for last < n && !starts(last+1) && edges[last+1]-edges[first-1] <= left+slack {
			last++
		}
		if last == repeat.last && first <= repeat.first && last < n && !starts(last+1) {
			last++ // taller than a page: the next has no more room than this one
		}
		if last < n && !starts(last+1) {
			if k := keeps(last + 1); k > first {
				last = k - 1
			}
		}
		out = append(out, band{first, last, edges[first-1], edges[last]})
		first = last + 1
	}
	return out
}

// widows takes, on paper of our own, one more row along where a single one would stand
// alone on the last of its pages. Other people's workbooks are printed as they are.
func (g *Grid) widows(rows []band) {
	if g.Sheet.Lines != nil {
		return
	}
	for i := 1; i < len(rows); i++ {
		a, b := &rows[i-1], &rows[i]
		alone := b.first == b.last && (i+1 == len(rows) || g.row(rows[i+1].first).Break)
		if !alone || a.last-a.first < 2 || g.row(b.first).Break || g.row(a.last).Break || g.keeps(a.last) != 0 {
			continue
		}
		b.first, a.last = a.last, a.last-1
		a.to = g.y[a.last]
		b.from = a.to
	}
}

// bare reports whether nothing stands in some columns and rows: such a page is not printed.
func (g *Grid) bare(c, r band) bool {
	for n := r.first; n <= r.last; n++ {
		cells := g.row(n).Cells
		for i := c.first; i <= min(c.last, len(cells)); i++ {
			if l := g.look(&cells[i-1]); cells[i-1].Kind != sheet.Nothing || l.Fill != "" || l.Frame != (sheet.Frame{}) {
				return false
			}
		}
	}
	part := Rect{c.from, r.from, c.size(), r.size()}
	for _, m := range g.joined {
		if g.place(m).Meets(part) {
			return false
		}
	}
	v := &view{Grid: g, Rect: part}
	v.charts()
	v.shapes()
	return len(v.out) == 0
}

// Size is the size of the paper.
func (p *Pages) Size() (wide, high float64) { return p.wide, p.high }

// Count is how many pages there are.
func (p *Pages) Count() int { return len(p.pages) }

// At is which page, from 1, shows a row.
func (p *Pages) At(row int) int {
	for i, b := range p.pages {
		if row <= b[1].last {
			return i + 1
		}
	}
	return p.Count()
}

// Front reports whether a page, from 1, lies on the front of a piece of paper: the first does, and
// each of a sheet that is printed on one side.
func (p *Pages) Front(n int) bool { return n == 1 || p.grid.Sheet.Setup.OneSided }

// Page is the marks of a page, from 1.
func (p *Pages) Page(n int) []Mark {
	if n < 1 || n > p.Count() {
		return nil
	}
	c, r := p.pages[n-1][0], p.pages[n-1][1]
	m := p.grid.Sheet.Setup.Margins
	left, top := 0.0, 0.0
	if p.beside.last > 0 && c.first > p.beside.last {
		left = p.beside.size()
	}
	if p.repeat.last > 0 && r.first > p.repeat.last {
		top = p.repeat.size()
	}
	if p.grid.Sheet.Setup.Centred {
		m.Left += max(p.wide-m.Left-m.Right-(left+c.size())*p.scale, 0) / 2
	}
	var out []Mark
	add := func(c, r band, x, y float64) {
		if c.size() <= 0 || r.size() <= 0 {
			return
		}
		out = append(out, p.group(Rect{c.from, r.from, c.size(), r.size()}, m.Left+x*p.scale, m.Top+y*p.scale))
	}
	if left > 0 && top > 0 {
		add(p.beside, p.repeat, 0, 0)
	}
	if top > 0 {
		add(c, p.repeat, left, 0)
	}
	if left > 0 {
		add(p.beside, r, 0, top)
	}
	add(c, r, left, top)
	out = p.running(out, n)
	return p.drawings(out, n)
}

// group is a part of the sheet at a place of the page.
func (p *Pages) group(part Rect, x, y float64) Group {
	const edge = .6 // a strong line stands half beside its cells
	part.X, part.Y = part.X+1e-6, part.Y+1e-6
	seen := Rect{part.X, part.Y, part.Wide - 2e-6, part.High - 2e-6}
	return Group{
		Clip: Rect{x - edge, y - edge, part.Wide*p.scale + 2*edge, part.High*p.scale + 2*edge},
		X:    x - part.X*p.scale, Y: y - part.Y*p.scale, Scale: p.scale, Marks: p.grid.marks(seen, false, nil),
	}
}

// drawings are the marks of what is drawn beside the cells of a sheet.
func drawings(s *sheet.Sheet) ([][]Mark, error) {
	var all [][]Mark
	for _, d := range s.Drawings {
		r := Rect{d.Place.X, d.Place.Y, d.Place.Wide, d.Place.High}
		var marks []Mark
		err := error(nil)
		switch d.Kind {
		case sheet.Corner:
			marks = []Mark{Box{r, black}}
		case sheet.Check:
			marks = outlined(r, .25, black)
		case sheet.Light:
			marks = []Mark{Box{r, light}}
		case sheet.QR:
			marks, err = QR(d.Text, r)
		default:
			err = ErrDrawing
		}
		if err != nil {
			return nil, fmt.Errorf("sheet %s: %s: %w", s.Name, d.Kind, err)
		}
		all = append(all, marks)
	}
	return all, nil
}

// drawings adds those that stand on a page.
func (p *Pages) drawings(out []Mark, n int) []Mark {
	for i, d := range p.grid.Sheet.Drawings {
		if d.Place.Page == 0 || d.Place.Page == n {
			out = append(out, p.drawn[i]...)
		}
	}
	return out
}
