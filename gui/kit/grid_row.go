package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// columnBox is where a column stands, in units of the screen.
type columnBox struct {
	x, w  float32
	right bool
}

// cellContent is what a cell shows. Two that are equal look alike.
type cellContent struct {
	text        string
	tone        Tone
	bold, muted bool
	open        bool // a chip that is only an outline
}

// rowState is what is told about a row beside its cells.
type rowState struct {
	selected, hover, bar, ring, heading bool
	tick                                Tick
}

// gridRow draws one row. The rows are few and taken in turn: row i of the list is
// drawn by the one at i modulo their number, so that scrolling moves only the
// rows that come into view and the tree of objects stays as it is.
type gridRow struct {
	box                *fyne.Container
	ground, line       *canvas.Rectangle
	bar, ring          *canvas.Rectangle
	heading            *gridHeading
	tick               *gridTick // nil: there are no boxes
	cells              []gridCell
	index              int
	stale              bool // its values may have changed
	state              rowState
	width, viewX, view float32
}

type gridCell struct {
	text   *canvas.Text
	ground *canvas.Rectangle // of columns with chips
	shown  cellContent
	box    columnBox
}

func newGridRow(s *gridStyle, chips []bool, ticks bool) *gridRow {
	r := &gridRow{
		ground: canvas.NewRectangle(s.tint), line: canvas.NewRectangle(s.line),
		bar: canvas.NewRectangle(s.accent), ring: canvas.NewRectangle(color.Transparent),
		cells: make([]gridCell, len(chips)), heading: newGridHeading(s), index: -1, stale: true,
	}
	r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius = s.accent, 2, 2
	r.ground.Hidden, r.bar.Hidden, r.ring.Hidden = true, true, true
	objects := append(make([]fyne.CanvasObject, 0, len(chips)+10), r.ground, r.heading.ground, r.line, r.heading.text)
	for i, chip := range chips {
		c := &r.cells[i]
		if chip {
			c.ground = canvas.NewRectangle(nil)
			c.ground.CornerRadius, c.ground.Hidden = chipRadius, true
			objects = append(objects, c.ground)
		}
		c.text = canvas.NewText("", s.text)
		objects = append(objects, c.text)
	}
	if ticks {
		r.tick = newGridTick(s)
		objects = append(objects, r.tick.box, r.tick.mark)
	}
	r.box = &fyne.Container{Layout: still{}, Objects: append(objects, r.bar, r.ring), Hidden: true}
	return r
}

// still is the layout of objects that are placed by hand.
type still struct{}

func (still) Layout([]fyne.CanvasObject, fyne.Size) {}
func (still) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// place puts the row where it stands in the view and gives it its width; view is
// the width that is seen when the grid is scrolled sideways.
func (r *gridRow) place(at fyne.Position, width, view float32, s *gridStyle) {
	if r.box.Position() != at {
		r.box.Move(at)
	}
	viewX := -at.X
	if r.width == width && r.viewX == viewX && r.view == view {
		return
	}
	r.width, r.viewX, r.view = width, viewX, view
	r.box.Resize(fyne.NewSize(width, s.row))
	r.ground.Resize(fyne.NewSize(width, s.row))
	r.line.Move(fyne.NewPos(0, s.row-1))
	r.line.Resize(fyne.NewSize(width, 1))
	r.heading.place(viewX, view, r.tick != nil, s)
	r.tick.place(s)
	r.bar.Move(fyne.NewPos(viewX, 0))
	r.bar.Resize(fyne.NewSize(3, s.row-1))
	r.ring.Move(fyne.NewPos(viewX+4, 1))
	r.ring.Resize(fyne.NewSize(max(view-8, 0), s.row-3))
}

func (r *gridRow) setState(now rowState, s *gridStyle) {
	if r.state == now {
		return
	}
	r.state = now
	r.tick.set(now.tick, s)
	fill := s.hover
	if now.selected {
		fill = s.tint
	}
	setRectangle(r.ground, fill, now.selected || now.hover)
	for i := range r.cells {
		if c := &r.cells[i]; c.ground != nil {
			c.paintGround(now.selected, s)
		}
	}
	setRectangle(r.bar, s.accent, now.bar)
	setRectangle(r.ring, color.Transparent, now.ring)
}

// setRectangle changes and repaints a rectangle only if it is to look otherwise.
func setRectangle(o *canvas.Rectangle, fill color.Color, shown bool) {
	if o.Hidden == !shown && (!shown || o.FillColor == fill) {
		return
	}
	o.Hidden, o.FillColor = !shown, fill
	o.Refresh()
}

// setContent shows a value in a cell, cut to the width of its column.
func (c *gridCell) setContent(v cellContent, b columnBox, selected bool, s *gridStyle, m gridRulers) {
	if c.shown == v && c.box == b {
		return
	}
	c.shown, c.box = v, b
	x, w := b.x+s.pad, max(b.w-2*s.pad, 0)
	if c.ground == nil || v.tone == ToneNone {
		ruler := m.plain
		if v.bold {
			ruler = m.bold
		}
		c.setText(ruler.cut(v.text, w), v, x, w, ruler, s)
	} else {
		text := m.small.cut(v.text, w-2*s.chipPad)
		width := m.small.width(text)
		if b.right {
			x += w - width - 2*s.chipPad
		}
		c.placeGround(x, width+2*s.chipPad, s)
		c.setText(text, v, x+s.chipPad, width, m.small, s)
	}
	if c.ground != nil {
		c.paintGround(selected, s)
	}
}

func (c *gridCell) setText(text string, v cellContent, x, w float32, m *ruler, s *gridStyle) {
	ink, align := s.text, fyne.TextAlignLeading
	switch {
	case v.tone != ToneNone:
		ink = s.tones[v.tone].text
	case v.muted:
		ink = s.muted
	}
	if c.box.right {
		align = fyne.TextAlignTrailing
	}
	t := c.text
	t.Move(fyne.NewPos(x, 0))
	if size := fyne.NewSize(w, s.row-1); t.Size() != size {
		t.Resize(size)
	}
	if t.Text == text && t.Color == ink && t.TextSize == m.size && t.TextStyle == m.style && t.Alignment == align {
		return
	}
	t.Text, t.Color, t.TextSize, t.TextStyle, t.Alignment = text, ink, m.size, m.style, align
	t.Refresh()
}

// placeGround puts the ground of a chip behind its word.
func (c *gridCell) placeGround(x, width float32, s *gridStyle) {
	c.ground.Move(fyne.NewPos(x, round((s.row-1-s.chipHeight)/2)))
	if size := fyne.NewSize(width, s.chipHeight); c.ground.Size() != size {
		c.ground.Resize(size)
	}
}

// paintGround gives a chip its colour; the one that is also that of a selected
// row gives way there, lest the chip be gone.
func (c *gridCell) paintGround(selected bool, s *gridStyle) {
	fill := s.tones[c.shown.tone].ground
	if selected && fill == s.tint {
		fill = s.surface
	}
	shown, width := fill != nil && c.shown.text != "", float32(0)
	if c.shown.open {
		fill, width = color.Transparent, 1
	}
	if ink := s.tones[c.shown.tone].text; c.ground.StrokeWidth != width || c.ground.StrokeColor != ink {
		c.ground.StrokeWidth, c.ground.StrokeColor = width, ink
		c.ground.Refresh()
	}
	setRectangle(c.ground, fill, shown)
}
