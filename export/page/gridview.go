package page

import (
	"image/color"

	"jibun/export/sheet"
)

// ruleColor is that of the faint lines between cells.
var ruleColor = color.NRGBA{0xD9, 0xD9, 0xD9, 0xFF}

var (
	white = color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}
	black = color.NRGBA{A: 0xFF}
	light = color.NRGBA{R: 0xB0, G: 0xB0, B: 0xB0, A: 0xFF} // as a pencil that hardly writes
)

// view is the part of a grid that is being drawn.
type view struct {
	*Grid
	Rect
	ruled          bool
	c1, c2, r1, r2 int // the cells in it
	last           int // the last column whose text may reach into it
	rows           []*sheet.Row
	joined         []sheet.Range
	cover          []int32 // of each cell from column 1 to last: its place in joined and 1, or 0
	out            []Mark
	thin, heavy    strokes // the edges; the heavy ones lie over others
	shrunk         map[sized]float64
}

// sized is a column and a look.
type sized struct{ column, look int }

// reach is how many columns beside the view are looked at for text that reaches into it.
const reach = 24

// View adds the marks of a part of the sheet as it is seen on a screen.
func (g *Grid) View(part Rect, out []Mark) []Mark { return g.marks(part, g.Sheet.Ruled, out) }

// marks adds those of a part, with the faint lines between the cells or without.
func (g *Grid) marks(part Rect, ruled bool, out []Mark) []Mark {
	v := &view{Grid: g, Rect: part, ruled: ruled, out: out}
	v.c1, v.c2 = clamp(within(g.x, part.X), g.Columns()), clamp(within(g.x, part.X+part.Wide), g.Columns())
	v.r1, v.r2 = clamp(within(g.y, part.Y), g.Rows()), clamp(within(g.y, part.Y+part.High), g.Rows())
	if len(g.x) < 2 || len(g.y) < 2 {
		return out
	}
	v.last = min(v.c2+reach, g.Columns())
	for r := v.r1; r <= v.r2; r++ {
		v.rows = append(v.rows, g.row(r))
	}
	v.join()
	v.rules()
	v.grounds()
	v.gauges()
	v.edges()
	v.texts()
	v.charts()
	v.shapes()
	return v.out
}

func (v *view) add(m Mark) { v.out = append(v.out, m) }

// join finds the joined cells in the view.
func (v *view) join() {
	v.cover = make([]int32, len(v.rows)*v.last)
	for _, m := range v.Grid.joined {
		if m.Row > v.r2 || m.LastRow < v.r1 || m.Column > v.last {
			continue
		}
		v.joined = append(v.joined, m)
		for r := max(m.Row, v.r1); r <= min(m.LastRow, v.r2); r++ {
			for c := m.Column; c <= min(m.LastColumn, v.last); c++ {
				v.cover[(r-v.r1)*v.last+c-1] = int32(len(v.joined))
			}
		}
	}
}

// of is the joined cells that a cell belongs to, nil if it is alone.
func (v *view) of(column, row int) *sheet.Range {
	if i := v.cover[(row-v.r1)*v.last+column-1]; i > 0 {
		return &v.joined[i-1]
	}
	return nil
}

func (v *view) cell(column, row int) *sheet.Cell {
	var x *sheet.Row
	if row >= v.r1 && row <= v.r2 {
		x = v.rows[row-v.r1]
	} else {
		x = v.row(row)
	}
	if column > len(x.Cells) {
		return nil
	}
	return &x.Cells[column-1]
}

// rules draws the faint lines between the cells; joined ones have none within.
func (v *view) rules() {
	if !v.ruled {
		return
	}
	left, top := max(v.X, 0), max(v.Y, 0)
	bottom, right := min(v.Y+v.High, v.y[v.r2]), min(v.X+v.Wide, v.x[v.c2])
	for c := v.c1; c <= v.c2; c++ {
		v.add(Line{X1: v.x[c], Y1: top, X2: v.x[c], Y2: bottom, Color: ruleColor})
	}
	for r := v.r1; r <= v.r2; r++ {
		v.add(Line{X1: left, Y1: v.y[r], X2: right, Y2: v.y[r], Color: ruleColor})
	}
	for _, m := range v.joined {
		p := v.place(m)
		v.add(Box{p, white})
		v.add(Line{X1: p.X + p.Wide, Y1: p.Y, X2: p.X + p.Wide, Y2: p.Y + p.High, Color: ruleColor})
		v.add(Line{X1: p.X, Y1: p.Y + p.High, X2: p.X + p.Wide, Y2: p.Y + p.High, Color: ruleColor})
	}
}

// grounds fills the cells that have a colour.
func (v *view) grounds() {
	for r := v.r1; r <= v.r2; r++ {
		cells := v.rows[r-v.r1].Cells
		for c := v.c1; c <= min(v.c2, len(cells)); c++ {
			fill := v.look(&cells[c-1]).Fill
			if fill == "" || v.of(c, r) != nil {
				continue
			}
			v.add(Box{Rect{v.x[c-1], v.y[r-1], v.x[c] - v.x[c-1], v.y[r] - v.y[r-1]}, Color(fill, white)})
		}
	}
	for _, m := range v.joined {
		if c := v.cell(m.Column, m.Row); c != nil && v.look(c).Fill != "" {
			v.add(Box{v.place(m), Color(v.look(c).Fill, white)})
		}
	}
}

// edges draws the lines of the cells, the stronger ones last.
func (v *view) edges() {
	for r := v.r1; r <= v.r2; r++ {
		cells := v.rows[r-v.r1].Cells
		for c := v.c1; c <= min(v.c2, len(cells)); c++ {
			if f := &v.look(&cells[c-1]).Frame; *f != (sheet.Frame{}) {
				v.frame(f, c, r)
			}
		}
	}
	for _, m := range v.joined {
		if c := v.cell(m.Column, m.Row); c != nil {
			v.across(&v.look(c).Frame, v.place(m))
		}
	}
	v.out = v.heavy.lines(v.thin.lines(v.out))
}

func (v *view) frame(f *sheet.Frame, c, r int) {
	p := Rect{v.x[c-1], v.y[r-1], v.x[c] - v.x[c-1], v.y[r] - v.y[r-1]}
	if p.Wide == 0 || p.High == 0 {
		return
	}
	left, right, top, bottom := f.Left, f.Right, f.Top, f.Bottom
	if m := v.of(c, r); m != nil {
		if c > m.Column {
			left = sheet.NoLine
		}
		if c < m.LastColumn {
			right = sheet.NoLine
		}
		if r > m.Row {
			top = sheet.NoLine
		}
		if r < m.LastRow {
			bottom = sheet.NoLine
		}
	} else {
		v.across(f, p)
	}
	v.edge(left, f.Colors.Left, p.X, p.Y, p.X, p.Y+p.High)
	v.edge(right, f.Colors.Right, p.X+p.Wide, p.Y, p.X+p.Wide, p.Y+p.High)
	v.edge(top, f.Colors.Top, p.X, p.Y, p.X+p.Wide, p.Y)
	v.edge(bottom, f.Colors.Bottom, p.X, p.Y+p.High, p.X+p.Wide, p.Y+p.High)
}

func (v *view) across(f *sheet.Frame, p Rect) {
	v.edge(f.Rising, f.Colors.Across, p.X, p.Y+p.High, p.X+p.Wide, p.Y)
	v.edge(f.Falling, f.Colors.Across, p.X, p.Y, p.X+p.Wide, p.Y+p.High)
}

// stroke is how a line is drawn.
type stroke struct {
	width float64
	dash  []float64
}

var drawn = map[sheet.Line]stroke{
	sheet.Hair: {.13, []float64{.27, .27}}, sheet.Thin: {.26, nil}, sheet.Medium: {.53, nil}, sheet.Thick: {.79, nil},
	sheet.Dotted: {.26, []float64{.53, .53}}, sheet.Dashed: {.26, []float64{1.06, .53}}, sheet.MediumDashed: {.53, []float64{2.1, .8}},
	sheet.DashDot: {.26, []float64{2.1, .8, .8, .8}}, sheet.MediumDashDot: {.53, []float64{2.1, .8, .8, .8}}, sheet.SlantDashDot: {.53, []float64{2.1, .8, .8, .8}},
	sheet.DashDotDot: {.26, []float64{2.1, .8, .8, .8, .8, .8}}, sheet.MediumDashDotDot: {.53, []float64{2.1, .8, .8, .8, .8, .8}},
}

func (v *view) edge(line sheet.Line, c string, x1, y1, x2, y2 float64) {
	if line == sheet.NoLine {
		return
	}
	ink := Color(c, Color(v.Paper.Face.Rule, black))
	if line == sheet.Double {
		const apart = .26
		dx, dy := 0.0, 0.0
		if x1 == x2 {
			dx = apart
		} else {
			dy = apart
		}
		v.heavy.add(Line{x1 - dx, y1 - dy, x2 - dx, y2 - dy, .2, ink, nil}, line)
		v.heavy.add(Line{x1 + dx, y1 + dy, x2 + dx, y2 + dy, .2, ink, nil}, line)
		return
	}
	s := drawn[line]
	l := Line{x1, y1, x2, y2, s.width, ink, s.dash}
	if s.width > .3 {
		h := s.width / 2 // strong lines meet in the corners
		if x1 == x2 {
			l.Y1, l.Y2 = y1-h, y2+h
		} else if y1 == y2 {
			l.X1, l.X2 = x1-h, x2+h
		}
		v.heavy.add(l, line)
		return
	}
	v.thin.add(l, line)
}

// texts writes the cells that are alone, then the joined ones.
func (v *view) texts() {
	v.sizes()
	for r := v.r1; r <= v.r2; r++ {
		cells := v.rows[r-v.r1].Cells
		high := v.y[r] - v.y[r-1]
		if high == 0 {
			continue
		}
		for c := 1; c <= min(v.last, len(cells)); c++ {
			x := &cells[c-1]
			if x.Kind == sheet.Nothing || v.x[c] == v.x[c-1] || v.of(c, r) != nil {
				continue
			}
			v.text(x, Rect{v.x[c-1], v.y[r-1], v.x[c] - v.x[c-1], high}, c, r, true)
		}
	}
	for _, m := range v.joined {
		if c := v.cell(m.Column, m.Row); c != nil && c.Kind != sheet.Nothing {
			if p := v.place(m); p.Meets(v.Rect) {
				v.text(c, p, m.Column, m.Row, false)
			}
		}
	}
}

// sizes finds, on paper of our own, how much smaller the figures of a column are set so that
// all of them fit: in one size they stand below each other.
func (v *view) sizes() {
	if v.Sheet.Lines != nil {
		return
	}
	for r, row := range v.rows {
		for i := range min(len(row.Cells), v.last) {
			c := &row.Cells[i]
			if c.Kind != sheet.Number && c.Kind != sheet.Day || v.of(i+1, r+v.r1) != nil {
				continue
			}
			look := v.look(c)
			l := letterOf(look)
			room := v.x[i+1] - v.x[i] - 2*padding - float64(look.Indent)*indentStep
			w := v.faces.Width(Shown(c, look).Text, l.size, l.bold)
			if w <= room || room <= 0 || w*mostSqueezed > room || look.Turn != 0 {
				continue
			}
			k := sized{i + 1, c.Look}
			if v.shrunk == nil {
				v.shrunk = map[sized]float64{}
			}
			if old, ok := v.shrunk[k]; !ok || room/w < old {
				v.shrunk[k] = room / w
			}
		}
	}
}

// room is how far the text of a cell may reach over the empty ones beside it.
func (v *view) room(c, r int) (left, right float64) {
	cells := v.rows[r-v.r1].Cells
	free := func(i int) bool {
		return (i > len(cells) || cells[i-1].Kind == sheet.Nothing) && v.of(i, r) == nil
	}
	a, b := c, c
	for a > 1 && free(a-1) {
		a--
	}
	for b < v.last && free(b+1) {
		b++
	}
	return v.x[a-1], v.x[b]
}
