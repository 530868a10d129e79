package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// Tick is the box before a row, or before the heading of a section: what Grid.Tick says.
type Tick int

// The states of a box. A section has that of its rows.
const (
	TickNone Tick = iota // there is no box
	TickOff
	TickSome // of a section: some of its rows are ticked
	TickOn
)

// lead is the room before the first column: the accent bar, and the boxes.
func (g *Grid[T]) lead() float32 {
	if g.Tick == nil {
		return barLead
	}
	return barLead + g.style.gutter
}

// tickOf is the box of a row or of a section.
func (g *Grid[T]) tickOf(place, section int) Tick {
	switch {
	case g.Tick == nil:
		return TickNone
	case place >= 0:
		return g.Tick(g.at(place))
	}
	on, off := false, false
	for _, row := range g.rowsOf(section) {
		switch g.Tick(row) {
		case TickOn:
			on = true
		case TickOff:
			off = true
		}
	}
	switch {
	case on && off:
		return TickSome
	case on:
		return TickOn
	case off:
		return TickOff
	}
	return TickNone
}

// rowsOf are the rows of a section in the order shown.
func (g *Grid[T]) rowsOf(section int) []T {
	s := g.sections[section]
	out := make([]T, 0, s.rows)
	for i := range s.rows {
		out = append(out, g.at(s.first+i))
	}
	return out
}

// turn asks for the boxes of rows to be ticked or cleared, if one of them has any.
func (g *Grid[T]) turn(rows []T) bool {
	if g.Tick == nil || g.OnTick == nil {
		return false
	}
	for _, row := range rows {
		if g.Tick(row) != TickNone {
			g.OnTick(rows)
			return true
		}
	}
	return false
}

// turnKey is Space: the selected rows, with Shift the section of the current one.
func (g *Grid[T]) turnKey(section bool) bool {
	if g.Tick == nil || g.typed != "" || g.cur < 0 || g.cur >= len(g.order) {
		return false
	}
	if section {
		return g.turn(g.rowsOf(g.sectionOf(g.cur)))
	}
	return g.turn(g.Selected())
}

// sectionOf is the section in which the row of a place stands.
func (g *Grid[T]) sectionOf(place int) int {
	n := len(g.sections) - 1
	for n > 0 && g.sections[n].first > place {
		n--
	}
	return n
}

// pressTick is a press of the mouse on a box, or on the words of a heading beside its
// box; true: it was one.
func (g *Grid[T]) pressTick(line int, e *desktop.MouseEvent) bool {
	if g.Tick == nil || line < 0 || e.Button != desktop.MouseButtonPrimary || e.Modifier != 0 {
		return false
	}
	place, section := g.placeAt(line)
	if place >= 0 {
		if e.Position.X+g.body.offset.X >= g.lead() || g.tickOf(place, -1) == TickNone {
			return false
		}
		g.focus()
		g.goTo(place, false)
		return g.turn([]T{g.at(place)})
	}
	title := ""
	if s := g.sections[section]; g.Heading != nil {
		title = g.Heading(s.number, s.rows)
	}
	if e.Position.X >= g.lead()+g.rulers.small.width(title)+2*g.style.pad || g.tickOf(-1, section) == TickNone {
		return false
	}
	g.focus()
	return g.turn(g.rowsOf(section))
}

// gridTick draws a box.
type gridTick struct {
	box  *canvas.Rectangle
	mark *canvas.Text
	now  Tick
}

func newGridTick(s *gridStyle) *gridTick {
	t := &gridTick{box: canvas.NewRectangle(color.Transparent), mark: canvas.NewText("", s.onAccent)}
	t.box.CornerRadius, t.box.StrokeWidth = 3, 1
	t.mark.TextSize, t.mark.Alignment, t.mark.TextStyle = s.small, fyne.TextAlignCenter, fyne.TextStyle{Bold: true}
	t.box.Hidden, t.mark.Hidden = true, true
	return t
}

func (t *gridTick) set(now Tick, s *gridStyle) {
	if t == nil || t.now == now {
		return
	}
	t.now = now
	t.mark.Text = map[Tick]string{TickOn: "✓", TickSome: "−"}[now]
	t.box.FillColor, t.box.StrokeColor = s.surface, s.muted
	if t.mark.Text != "" {
		t.box.FillColor, t.box.StrokeColor = s.accent, s.accent
	}
	t.box.Hidden, t.mark.Hidden = now == TickNone, t.mark.Text == ""
	t.box.Refresh()
	t.mark.Refresh()
}

// place puts the box before the columns.
func (t *gridTick) place(s *gridStyle) {
	if t == nil {
		return
	}
	at := fyne.NewPos(barLead+s.pad, round((s.row-1-s.tick)/2))
	size := fyne.NewSquareSize(s.tick)
	t.box.Move(at)
	t.box.Resize(size)
	t.mark.Move(at)
	t.mark.Resize(size)
}

// tickStyle is what the theme says to the boxes.
func tickStyle(s *gridStyle) {
	s.onAccent, s.tick = Color(theme.ColorNameForegroundOnPrimary), round(Size(theme.SizeNameInlineIcon))
	s.gutter = s.pad + s.tick
}
