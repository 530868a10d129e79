package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Layer is a content with what floats over it: candidates below a field,
// tooltips. What floats in a layer leaves the focus where it is and does not
// catch taps beside itself. Fyne's overlays do both: while one is open, it alone
// gets the keys and the mouse.
//
// A window whose content is no Layer gets one as soon as something floats in it;
// it is better made with one.
type Layer struct {
	widget.BaseWidget
	content fyne.CanvasObject
	canvas  fyne.Canvas
	dialog  *Dialog // whose layer it is, nil for that of a window
	floats  []fyne.CanvasObject
}

// NewLayer puts a layer over a content.
func NewLayer(content fyne.CanvasObject) *Layer {
	l := &Layer{content: content}
	l.ExtendBaseWidget(l)
	return l
}

// layerOf is the layer in front of a canvas, where the user works.
func layerOf(c fyne.Canvas) *Layer {
	top := c.Overlays().Top()
	if top == nil {
		top = c.Content()
	}
	if l, ok := top.(*Layer); ok {
		l.canvas = c
		return l
	}
	if c.Overlays().Top() != nil || c.Content() == nil {
		return nil
	}
	return wrapContent(c)
}

// wrapContent gives a window its layer. Fyne starts with a new focus for a new
// content: a field is left and entered again, as when the window goes to the back
// and comes again, so that it keeps its caret.
func wrapContent(c fyne.Canvas) *Layer {
	focused := c.Focused()
	if focused != nil {
		focused.FocusLost()
	}
	l := NewLayer(c.Content())
	l.canvas = c
	c.SetContent(l)
	if focused != nil && c.Focused() != focused {
		c.Focus(focused)
	}
	return l
}

// place shows o at a place of the layer, or moves it there.
func (l *Layer) place(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
	o.Resize(size)
	o.Move(at)
	if !slices.Contains(l.floats, o) {
		l.floats = append(l.floats, o)
	}
	l.repaint(o)
}

// remove takes o away.
func (l *Layer) remove(o fyne.CanvasObject) {
	if i := slices.Index(l.floats, o); i >= 0 {
		l.floats = slices.Delete(l.floats, i, i+1)
		l.repaint(o)
	}
}

// repaint draws the window anew. Refreshing the layer would throw away all that
// is painted of the content; the float alone is enough to make it draw.
func (l *Layer) repaint(o fyne.CanvasObject) {
	if l.canvas != nil {
		l.canvas.Refresh(o)
	}
}

// below is where a float of a size stands for an object: below it, or above if it
// does not fit there, and never outside the layer.
func (l *Layer) below(o fyne.CanvasObject, size fyne.Size, gap float32) fyne.Position {
	at := l.placeOf(o)
	y := at.Y + o.Size().Height + gap
	if above := at.Y - gap - size.Height; y+size.Height > l.Size().Height-edge && above >= edge {
		y = above
	}
	return inside(fyne.NewPos(at.X, y), size, l.Size())
}

// placeOf is where an object of the content stands in the layer.
func (l *Layer) placeOf(o fyne.CanvasObject) fyne.Position {
	d := fyne.CurrentApp().Driver()
	return d.AbsolutePositionForObject(o).Subtract(d.AbsolutePositionForObject(l))
}

// CreateRenderer is Fyne's.
func (l *Layer) CreateRenderer() fyne.WidgetRenderer { return &layerRenderer{l} }

type layerRenderer struct{ l *Layer }

func (r *layerRenderer) Layout(s fyne.Size) { r.l.content.Resize(s) }
func (r *layerRenderer) MinSize() fyne.Size { return r.l.content.MinSize() }
func (r *layerRenderer) Refresh()           { r.l.content.Refresh() }
func (r *layerRenderer) Destroy()           {}
func (r *layerRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.l.content}, r.l.floats...)
}

// takeOff takes something off the front of a window, and leaves what lies above it where it
// is, with the keyboard; false if it was not there.
func takeOff(c fyne.Canvas, o fyne.CanvasObject) bool {
	stack := c.Overlays()
	i := slices.Index(stack.List(), o)
	if i < 0 {
		return false
	}
	focused, over := c.Focused(), slices.Clone(stack.List()[i+1:])
	stack.Remove(o) // takes all above it away as well
	for _, x := range over {
		stack.Add(x)
	}
	if front := frontDialog(c); len(over) > 0 && (front == nil || !front.body.veiled) {
		c.Focus(focused)
	}
	return true
}
