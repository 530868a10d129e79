package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// dropDown floats below a field, or above it where there is more room. A tap
// outside closes it. The focus is its content's as long as it is open and then
// the field's again.
type dropDown struct {
	widget.BaseWidget
	canvas  fyne.Canvas
	content fyne.CanvasObject
	at      fyne.Position // of the field
	field   fyne.Size
	wish    fyne.Size
	closed  func()
	open    bool
	card    fyne.Position // where it came to stand
	size    fyne.Size
}

// openDropDown shows content at field, whose box has that size; closed is
// called once, however it is closed.
func openDropDown(field fyne.CanvasObject, box fyne.Size, content fyne.CanvasObject, wish fyne.Size, closed func()) *dropDown {
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(field)
	if c == nil {
		return nil
	}
	d := &dropDown{canvas: c, content: content, at: driver.AbsolutePositionForObject(field), field: box, wish: wish, closed: closed, open: true}
	d.ExtendBaseWidget(d)
	c.Overlays().Add(d)
	d.Resize(c.Size())
	if f, ok := content.(fyne.Focusable); ok {
		c.Focus(f)
	}
	return d
}

// close takes it away.
func (d *dropDown) close() {
	if !d.open {
		return
	}
	d.open = false
	d.canvas.Overlays().Remove(d)
	if d.closed != nil {
		d.closed()
	}
}

// Tapped closes when it was outside.
func (d *dropDown) Tapped(ev *fyne.PointEvent) {
	p := ev.Position.Subtract(d.card)
	if p.X < 0 || p.Y < 0 || p.X > d.size.Width || p.Y > d.size.Height {
		d.close()
	}
}

// place puts the card on the canvas: below, above, or as far down as it goes.
func (d *dropDown) place(canvas fyne.Size) {
	gap := Size(theme.SizeNamePadding)
	d.size = d.wish.Max(d.content.MinSize()).Min(canvas)
	y := d.at.Y + d.field.Height + gap
	if above := d.at.Y - gap - d.size.Height; y+d.size.Height > canvas.Height-edge && above >= edge {
		y = above
	}
	d.card = inside(fyne.NewPos(d.at.X, y), d.size, canvas)
}

// edge is what stays between that which floats and the edge of the window.
const edge = 8

// inside is the place nearest to at where something of a size stands clear of the edges
// of a canvas; where it is too large for that, at the left and at the top.
func inside(at fyne.Position, size, canvas fyne.Size) fyne.Position {
	clear := func(at, size, room float32) float32 {
		return max(min(at, room-edge-size), min(edge, max(room-size, 0)))
	}
	return fyne.NewPos(clear(at.X, size.Width, canvas.Width), clear(at.Y, size.Height, canvas.Height))
}

func (d *dropDown) CreateRenderer() fyne.WidgetRenderer {
	r := &dropDownRenderer{d: d, ground: canvas.NewRectangle(color.Transparent)}
	for range shadowSteps {
		r.shadow = append(r.shadow, canvas.NewRectangle(color.Transparent))
	}
	r.colour()
	return r
}

type dropDownRenderer struct {
	d      *dropDown
	ground *canvas.Rectangle
	shadow []*canvas.Rectangle
}

// A shadow is a few pale rectangles, each larger than the next.
var shadowSteps = []float32{6, 4, 2}

func (r *dropDownRenderer) colour() {
	faint := color.NRGBAModel.Convert(Color(theme.ColorNameShadow)).(color.NRGBA)
	faint.A /= 4
	for _, s := range r.shadow {
		s.FillColor = faint
	}
	r.ground.FillColor = Color(theme.ColorNameOverlayBackground)
	r.ground.StrokeColor, r.ground.StrokeWidth = Color(ColorLine), 1
	r.ground.CornerRadius = Size(theme.SizeNameInputRadius)
}

func (r *dropDownRenderer) Destroy()           {}
func (r *dropDownRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *dropDownRenderer) Layout(size fyne.Size) {
	r.d.place(size)
	for i, s := range r.shadow {
		out := shadowSteps[i]
		s.CornerRadius = Size(theme.SizeNameInputRadius) + out
		s.Move(r.d.card.AddXY(-out, -out+2))
		s.Resize(r.d.size.AddWidthHeight(2*out, 2*out))
	}
	r.ground.Move(r.d.card)
	r.ground.Resize(r.d.size)
	r.d.content.Move(r.d.card)
	r.d.content.Resize(r.d.size)
}

func (r *dropDownRenderer) Objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, 0, len(r.shadow)+2)
	for _, s := range r.shadow {
		out = append(out, s)
	}
	return append(out, r.ground, r.d.content)
}

func (r *dropDownRenderer) Refresh() {
	r.colour()
	r.Layout(r.d.Size())
	canvas.Refresh(r.d)
}
