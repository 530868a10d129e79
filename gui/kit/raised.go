package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// raised is the ground of what floats: a card with a hairline and, alone of all
// there is, a soft shadow.
type raised struct {
	radius float32
	ground fyne.ThemeColorName
	shadow [4]*canvas.Rectangle
	card   *canvas.Rectangle
}

func newRaised(radius float32) *raised {
	r := &raised{radius: radius, ground: ColorSurface, card: canvas.NewRectangle(color.Transparent)}
	for i := range r.shadow {
		r.shadow[i] = canvas.NewRectangle(color.Transparent)
	}
	r.colour()
	return r
}

func (r *raised) objects() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, s := range r.shadow {
		out = append(out, s)
	}
	return append(out, r.card)
}

// place puts the card somewhere; the shadow lies round it, more of it below.
func (r *raised) place(at fyne.Position, size fyne.Size) {
	for i, s := range r.shadow {
		out := float32(2 * (len(r.shadow) - i))
		s.CornerRadius = r.radius + out
		s.Move(at.AddXY(-out, -out+3))
		s.Resize(size.AddWidthHeight(2*out, 2*out))
	}
	r.card.Move(at)
	r.card.Resize(size)
}

func (r *raised) colour() {
	faint := color.NRGBAModel.Convert(Color(theme.ColorNameShadow)).(color.NRGBA)
	faint.A /= 4
	for _, s := range r.shadow {
		s.FillColor = faint
		s.Refresh()
	}
	r.card.FillColor, r.card.CornerRadius = Color(r.ground), r.radius
	r.card.StrokeColor, r.card.StrokeWidth = Color(ColorLine), 1
	r.card.Refresh()
}

// sink makes a widget keep to itself what the mouse does on it. Being focusable
// but disabled, a click on it leaves the focus where it is, and Tab passes it by.
type sink struct{}

func (sink) Tapped(*fyne.PointEvent)          {}
func (sink) TappedSecondary(*fyne.PointEvent) {}
func (sink) MouseIn(*desktop.MouseEvent)      {}
func (sink) MouseMoved(*desktop.MouseEvent)   {}
func (sink) MouseOut()                        {}
func (sink) Dragged(*fyne.DragEvent)          {}
func (sink) DragEnd()                         {}
func (sink) Cursor() desktop.Cursor           { return desktop.DefaultCursor }
func (sink) FocusGained()                     {}
func (sink) FocusLost()                       {}
func (sink) TypedRune(rune)                   {}
func (sink) TypedKey(*fyne.KeyEvent)          {}
func (sink) Enable()                          {}
func (sink) Disable()                         {}
func (sink) Disabled() bool                   { return true }
