package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Fits puts objects beside each other, as many as there is room for; those from the
// first that does not fit are not shown. What matters most stands first.
func Fits(gap float32, o ...fyne.CanvasObject) *fyne.Container {
	return container.New(fits(gap), o...)
}

type fits float32

func (f fits) MinSize(o []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for i, c := range o {
		m := c.MinSize()
		if i == 0 {
			s.Width = m.Width
		}
		s.Height = max(s.Height, m.Height)
	}
	return s
}

func (f fits) Layout(o []fyne.CanvasObject, s fyne.Size) {
	var x float32
	full := false
	for i, c := range o {
		m := c.MinSize()
		if full = full || i > 0 && x+m.Width > s.Width; full {
			c.Hide()
			continue
		}
		c.Show()
		c.Resize(m)
		c.Move(fyne.NewPos(x, (s.Height-m.Height)/2))
		x += m.Width + float32(f)
	}
}

// OnSize tells f the size an object is given, before the object is laid out with it,
// so that it can be made to suit.
func OnSize(o fyne.CanvasObject, f func(fyne.Size)) *fyne.Container {
	return container.New(&onSize{f: f}, o)
}

type onSize struct {
	f   func(fyne.Size)
	was fyne.Size
}

func (l *onSize) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (l *onSize) Layout(o []fyne.CanvasObject, s fyne.Size) {
	if s != l.was {
		l.was = s
		l.f(s)
	}
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(s)
}
