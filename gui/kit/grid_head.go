package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// gridHead is the line of headings: a cell for each column, and on each right
// edge a handle. It goes sideways with the rows.
type gridHead struct {
	widget.BaseWidget
	style  *gridStyle
	ruler  *ruler
	ground *canvas.Rectangle
	line   *canvas.Rectangle
	inner  *fyne.Container // moved sideways
	clip   *container.Clip
	cells  []*headCell
	edges  []*headEdge
	held   *headEdge // the edge that is dragged
	more   *headMore // columns that are left out
}

func newGridHead(titles []string, sort func(col int), drag func(col int, dx float32, done bool), fit func(col int)) *gridHead {
	h := &gridHead{ground: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil), more: newHeadMore()}
	h.inner = &fyne.Container{Layout: still{}}
	for i, title := range titles {
		cell := &headCell{head: h, title: title, tapped: func() { sort(i) }, text: canvas.NewText("", nil), mark: canvas.NewText("", nil), ground: canvas.NewRectangle(nil)}
		cell.ground.Hidden = true
		cell.ExtendBaseWidget(cell)
		edge := &headEdge{head: h, drag: func(dx float32, done bool) { drag(i, dx, done) }, fit: func() { fit(i) }, line: canvas.NewRectangle(nil)}
		edge.ExtendBaseWidget(edge)
		h.cells, h.edges = append(h.cells, cell), append(h.edges, edge)
		h.inner.Objects = append(h.inner.Objects, cell)
	}
	for _, e := range h.edges { // above the cells, for the pointer
		h.inner.Objects = append(h.inner.Objects, e)
	}
	h.clip = container.NewClip(h.inner)
	h.ExtendBaseWidget(h)
	return h
}

func (h *gridHead) restyle(s *gridStyle, m *ruler) {
	h.style, h.ruler = s, m
	h.more.restyle(s, m)
	h.ground.FillColor, h.line.FillColor = s.head, s.line
	h.ground.Refresh()
	h.line.Refresh()
	for i := range h.cells {
		h.cells[i].restyle(s)
		h.edges[i].restyle(s)
	}
}

// headWidth is what a heading needs to be read whole, with its mark if it sorts.
func headWidth(title string, sorts bool, s *gridStyle, m *ruler) float32 {
	w := m.width(title) + 2*s.pad
	if sorts {
		w += markRoom(s)
	}
	return w
}

func markRoom(s *gridStyle) float32 { return round(14 * s.k) }

// place puts the headings over their columns; offset is how far the rows are
// scrolled sideways.
func (h *gridHead) place(boxes []columnBox, width, offset float32) {
	height := h.style.header
	h.inner.Move(fyne.NewPos(-offset, 0))
	h.inner.Resize(fyne.NewSize(width, height))
	grip := round(9 * h.style.k)
	for i, b := range boxes {
		h.cells[i].Hidden, h.edges[i].Hidden = b.w == 0, b.w == 0 // left out
		h.cells[i].place(b, height, h.style, h.ruler)
		h.edges[i].Move(fyne.NewPos(b.x+b.w-round(grip/2), 0))
		h.edges[i].Resize(fyne.NewSize(grip, height))
	}
}

// sorted marks the heading by which the rows stand; -1 is none.
func (h *gridHead) sorted(col int, descending bool) {
	for i, c := range h.cells {
		mark := ""
		if i == col {
			if mark = "▲"; descending {
				mark = "▼"
			}
		}
		c.setMark(mark, h.style, h.ruler)
	}
}

// CreateRenderer is called by Fyne.
func (h *gridHead) CreateRenderer() fyne.WidgetRenderer {
	return &headRenderer{h: h, objects: []fyne.CanvasObject{h.ground, h.clip, h.line, h.more}}
}

type headRenderer struct {
	h       *gridHead
	objects []fyne.CanvasObject
}

func (r *headRenderer) Layout(size fyne.Size) {
	r.h.ground.Resize(size)
	r.h.clip.Resize(size)
	r.h.line.Move(fyne.NewPos(0, size.Height-1))
	r.h.line.Resize(fyne.NewSize(size.Width, 1))
	r.h.placeMore(size)
}
func (r *headRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (r *headRenderer) Refresh()                     { canvas.Refresh(r.h) }
func (r *headRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *headRenderer) Destroy()                     {}

// headCell is one heading. A click sorts, if the column can.
type headCell struct {
	widget.BaseWidget
	head       *gridHead
	title      string
	sorts      bool
	tapped     func()
	text, mark *canvas.Text
	ground     *canvas.Rectangle
	box        columnBox
}

var (
	_ fyne.Tappable     = (*headCell)(nil)
	_ desktop.Hoverable = (*headCell)(nil)
)

func (c *headCell) restyle(s *gridStyle) {
	c.text.TextSize, c.mark.TextSize = s.small, round(s.small*10/13)
	c.mark.Color, c.ground.FillColor = s.accent, s.hover
	c.text.Color = s.muted
	c.box = columnBox{}
	canvas.Refresh(c)
}

func (c *headCell) setMark(mark string, s *gridStyle, m *ruler) {
	if c.mark.Text == mark {
		return
	}
	c.mark.Text = mark
	if c.text.Color = s.muted; mark != "" {
		c.text.Color = s.text
	}
	b := c.box
	c.box = columnBox{}
	c.place(b, s.header, s, m)
	c.Refresh()
}

func (c *headCell) place(b columnBox, height float32, s *gridStyle, m *ruler) {
	if c.box == b {
		return
	}
	c.box = b
	c.Move(fyne.NewPos(b.x, 0))
	c.Resize(fyne.NewSize(b.w, height))
	c.ground.Resize(fyne.NewSize(b.w, height-1))
	room := max(b.w-2*s.pad, 0)
	mark := float32(0)
	if c.mark.Text != "" {
		mark = min(markRoom(s), room)
	}
	c.text.Text = m.cut(c.title, room-mark)
	w := m.width(c.text.Text)
	x := s.pad
	if b.right {
		x = b.w - s.pad - w
	}
	c.text.Move(fyne.NewPos(x, 0))
	c.text.Resize(fyne.NewSize(w, height-1))
	if x += w + round(4*s.k); b.right {
		x = b.w - s.pad - w - mark
	}
	c.mark.Move(fyne.NewPos(x, 0))
	c.mark.Resize(fyne.NewSize(mark, height-1))
	canvas.Refresh(c)
}

// Tapped sorts.
func (c *headCell) Tapped(*fyne.PointEvent) {
	if c.sorts {
		c.tapped()
	}
}

// MouseIn shows that a click does something.
func (c *headCell) MouseIn(*desktop.MouseEvent) {
	setRectangle(c.ground, c.ground.FillColor, c.sorts && c.head.held == nil)
}

// MouseMoved is called by Fyne.
func (c *headCell) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (c *headCell) MouseOut() { setRectangle(c.ground, c.ground.FillColor, false) }

// CreateRenderer is called by Fyne.
func (c *headCell) CreateRenderer() fyne.WidgetRenderer {
	return &placedRenderer{w: c, objects: []fyne.CanvasObject{c.ground, c.text, c.mark}}
}

// headEdge is the right edge of a heading: dragged it widens the column, clicked
// twice it fits it.
type headEdge struct {
	widget.BaseWidget
	head  *gridHead
	drag  func(dx float32, done bool)
	fit   func()
	moved float32
	style *gridStyle
	line  *canvas.Rectangle
}

var (
	_ fyne.Draggable      = (*headEdge)(nil)
	_ fyne.DoubleTappable = (*headEdge)(nil)
	_ desktop.Cursorable  = (*headEdge)(nil)
	_ desktop.Hoverable   = (*headEdge)(nil)
)

// Cursor shows that the edge can be dragged.
func (e *headEdge) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// Dragged is called by Fyne.
func (e *headEdge) Dragged(d *fyne.DragEvent) {
	if e.head.held == nil {
		e.head.held = e
		e.paint(true)
	}
	e.moved += d.Dragged.DX
	e.drag(e.moved, false)
}

// DragEnd is called by Fyne.
func (e *headEdge) DragEnd() {
	e.drag(e.moved, true)
	e.moved, e.head.held = 0, nil
	e.paint(false)
}

// DoubleTapped fits the column.
func (e *headEdge) DoubleTapped(*fyne.PointEvent) { e.fit() }

// MouseIn is called by Fyne.
func (e *headEdge) MouseIn(*desktop.MouseEvent) { e.paint(e.head.held == nil || e.head.held == e) }

// MouseMoved is called by Fyne.
func (e *headEdge) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (e *headEdge) MouseOut() { e.paint(e.head.held == e) }

func (e *headEdge) restyle(s *gridStyle) {
	e.style = s
	e.paint(false)
}

// paint draws the thin line between two headings, thick while it can be taken.
func (e *headEdge) paint(taken bool) {
	var ink color.Color = e.style.line
	w, inset := float32(1), round(e.style.header/4)
	if taken {
		ink, w, inset = e.style.accent, 2, 0
	}
	e.line.FillColor = ink
	e.line.Move(fyne.NewPos(round(9*e.style.k/2)-1, inset))
	e.line.Resize(fyne.NewSize(w, e.style.header-1-2*inset))
	e.line.Refresh()
}

// CreateRenderer is called by Fyne.
func (e *headEdge) CreateRenderer() fyne.WidgetRenderer {
	return &placedRenderer{w: e, objects: []fyne.CanvasObject{e.line}}
}

// placedRenderer draws objects that their widget has placed.
type placedRenderer struct {
	w       fyne.CanvasObject
	objects []fyne.CanvasObject
}

func (r *placedRenderer) Layout(fyne.Size)             {}
func (r *placedRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (r *placedRenderer) Refresh()                     { canvas.Refresh(r.w) }
func (r *placedRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *placedRenderer) Destroy()                     {}
