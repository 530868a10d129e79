package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// gridBar is a scroll bar in a strip of its own, so that it never lies over a
// cell. It is dragged, and a click beside the thumb goes one view on.
type gridBar struct {
	widget.BaseWidget
	vertical          bool
	scroll            func(offset float32)
	all, view, offset float32
	thumb             *canvas.Rectangle
	style             *gridStyle
	hover, dragging   bool
	from              float32 // offset when the thumb was taken
	moved             float32
}

var (
	_ fyne.Draggable    = (*gridBar)(nil)
	_ fyne.Tappable     = (*gridBar)(nil)
	_ desktop.Hoverable = (*gridBar)(nil)
)

func newGridBar(vertical bool, scroll func(float32)) *gridBar {
	b := &gridBar{vertical: vertical, scroll: scroll, thumb: canvas.NewRectangle(nil)}
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

func (b *gridBar) restyle(s *gridStyle) {
	b.style = s
	b.thumb.FillColor = Color(theme.ColorNameScrollBar)
	b.thumb.CornerRadius = Size(theme.SizeNameScrollBarRadius)
	b.thumb.Refresh()
}

// setRange says how much there is, how much of it is seen, and from where.
func (b *gridBar) setRange(all, view, offset float32) {
	b.all, b.view, b.offset = all, view, offset
	if all <= view {
		if b.Visible() {
			b.Hide()
		}
		return
	}
	if !b.Visible() {
		b.Show()
	}
	b.place()
}

// track is the way the thumb can go, and length its own length.
func (b *gridBar) track() (way, length float32) {
	full := b.Size().Width
	if b.vertical {
		full = b.Size().Height
	}
	length = min(max(full*b.view/b.all, 32), full)
	return full - length, length
}

func (b *gridBar) place() {
	if b.all <= b.view {
		return
	}
	way, length := b.track()
	start := way * b.offset / (b.all - b.view)
	thick, across := float32(6), b.style.bar
	if b.hover || b.dragging {
		thick = 8
	}
	at, size := fyne.NewPos(round((across-thick)/2), start), fyne.NewSize(thick, length)
	if !b.vertical {
		at, size = fyne.NewPos(at.Y, at.X), fyne.NewSize(size.Height, size.Width)
	}
	b.thumb.Move(at)
	b.thumb.Resize(size)
}

// Dragged is called by Fyne.
func (b *gridBar) Dragged(e *fyne.DragEvent) {
	if !b.dragging {
		b.dragging, b.from, b.moved = true, b.offset, 0
	}
	d := e.Dragged.DX
	if b.vertical {
		d = e.Dragged.DY
	}
	b.moved += d
	if way, _ := b.track(); way > 0 {
		b.scroll(b.from + b.moved*(b.all-b.view)/way)
	}
}

// DragEnd is called by Fyne.
func (b *gridBar) DragEnd() {
	b.dragging = false
	b.place()
}

// Tapped goes one view on, towards the pointer.
func (b *gridBar) Tapped(e *fyne.PointEvent) {
	at, thumb := e.Position.X, b.thumb.Position().X
	if b.vertical {
		at, thumb = e.Position.Y, b.thumb.Position().Y
	}
	_, length := b.track()
	switch {
	case at < thumb:
		b.scroll(b.offset - b.view*0.9)
	case at > thumb+length:
		b.scroll(b.offset + b.view*0.9)
	}
}

// MouseIn is called by Fyne.
func (b *gridBar) MouseIn(*desktop.MouseEvent) { b.setHover(true) }

// MouseMoved is called by Fyne.
func (b *gridBar) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (b *gridBar) MouseOut() { b.setHover(false) }

func (b *gridBar) setHover(hover bool) {
	b.hover = hover
	b.place()
}

// CreateRenderer is called by Fyne.
func (b *gridBar) CreateRenderer() fyne.WidgetRenderer {
	return &placedRenderer{w: b, objects: []fyne.CanvasObject{b.thumb}}
}
