package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// gridSection is a part of the rows below a heading of its own.
type gridSection struct {
	number int // what Section says of its rows
	first  int // place of its first row
	rows   int
}

// Rows have places: the first that is shown is 0. On the screen they stand in lines, and
// so do the headings of sections; only drawing and the mouse know lines.

// divide finds the sections of the rows as they stand now.
func (g *Grid[T]) divide() {
	g.sections = g.sections[:0]
	if g.Section != nil {
		for i := range g.order {
			n, last := g.Section(g.at(i)), len(g.sections)-1
			if last < 0 || g.sections[last].number != n {
				g.sections = append(g.sections, gridSection{number: n, first: i})
				last++
			}
			g.sections[last].rows++
		}
	}
	g.body.count = len(g.order) + len(g.sections)
}

// line is where the row of a place stands.
func (g *Grid[T]) line(place int) int {
	n := 0
	for n < len(g.sections) && g.sections[n].first <= place {
		n++
	}
	return place + n
}

// placeAt is the row that stands in a line. In the line of a heading stands none: place
// is -1 and section says whose heading it is.
func (g *Grid[T]) placeAt(line int) (place, section int) {
	for n, s := range g.sections {
		switch at := s.first + n; {
		case line == at:
			return -1, n
		case line < at:
			return line - n, -1
		}
	}
	return line - len(g.sections), -1
}

// pressed is the place of the row in a line, -1 for none.
func (g *Grid[T]) pressed(line int) int {
	if line < 0 {
		return -1
	}
	place, _ := g.placeAt(line)
	return place
}

// lineContent fills the cells of a line; that of a heading has a title instead.
func (g *Grid[T]) lineContent(line int, out []cellContent) (title string) {
	place, section := g.placeAt(line)
	if place >= 0 {
		g.content(place, out)
		return ""
	}
	clear(out)
	if s := g.sections[section]; g.Heading != nil {
		return g.Heading(s.number, s.rows)
	}
	return ""
}

func (g *Grid[T]) lineState(line int) rowState {
	place, section := g.placeAt(line)
	if place >= 0 {
		return g.state(place)
	}
	return rowState{heading: true, tick: g.tickOf(-1, section)}
}

// topOf is the line that must be in view with the row of a place: its own, or the
// heading right above it.
func (g *Grid[T]) topOf(place int) int {
	line := g.line(place)
	if line > 0 {
		if p, _ := g.placeAt(line - 1); p < 0 {
			return line - 1
		}
	}
	return line
}

// gridHeading is what a row draws in the line of a heading.
type gridHeading struct {
	ground *canvas.Rectangle
	text   *canvas.Text
}

func newGridHeading(s *gridStyle) *gridHeading {
	h := &gridHeading{ground: canvas.NewRectangle(s.head), text: canvas.NewText("", s.text)}
	h.text.TextSize, h.text.TextStyle = s.small, fyne.TextStyle{Bold: true}
	h.ground.Hidden, h.text.Hidden = true, true
	return h
}

// set shows a title, or nothing.
func (h *gridHeading) set(title string) {
	if h.text.Text == title && h.text.Hidden == (title == "") {
		return
	}
	h.text.Text, h.text.Hidden = title, title == ""
	h.text.Refresh()
	if h.ground.Hidden != (title == "") {
		h.ground.Hidden = title == ""
		h.ground.Refresh()
	}
}

// place puts it where it is seen, also when the grid is scrolled sideways.
func (h *gridHeading) place(viewX, view float32, ticks bool, s *gridStyle) {
	x := barLead + s.pad
	if ticks {
		x += s.gutter
	}
	h.ground.Move(fyne.NewPos(viewX, 0))
	h.ground.Resize(fyne.NewSize(view, s.row-1))
	h.text.Move(fyne.NewPos(viewX+x, 0))
	h.text.Resize(fyne.NewSize(max(view-s.pad-x, 0), s.row-1))
}
