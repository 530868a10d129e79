package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// Row puts objects beside each other, Col below each other, with a gap between.
func Row(gap float32, o ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedHBoxLayout(gap), o...)
}

// Col puts objects below each other.
func Col(gap float32, o ...fyne.CanvasObject) *fyne.Container {
	return container.New(&widthFirst{by: layout.NewCustomPaddedVBoxLayout(gap)}, o...)
}

// widthFirst tells objects their width before it asks how high they are: prose, and what
// flows, are higher where it is narrow. Fyne asks again when it draws, but forgets the one
// above when two below each other have changed.
type widthFirst struct {
	by fyne.Layout
	of []fyne.CanvasObject // those that have the whole width; nil: all
}

// MinSize is Fyne's.
func (l *widthFirst) MinSize(o []fyne.CanvasObject) fyne.Size { return l.by.MinSize(o) }

// Layout is Fyne's.
func (l *widthFirst) Layout(o []fyne.CanvasObject, s fyne.Size) {
	of := l.of
	if of == nil {
		of = o
	}
	for _, c := range of {
		if c.Visible() && c.Size().Width != s.Width {
			c.Resize(fyne.NewSize(s.Width, c.Size().Height))
		}
	}
	l.by.Layout(o, s)
}

// Spacer takes the room that is left in a Row or Col.
func Spacer() fyne.CanvasObject { return layout.NewSpacer() }

// Pad leaves room around an object.
func Pad(top, right, bottom, left float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(top, bottom, left, right), o)
}

// PadAll leaves the same room on every side.
func PadAll(n float32, o fyne.CanvasObject) *fyne.Container { return Pad(n, n, n, n, o) }

// Gap is empty room of a size.
func Gap(width, height float32) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSize(width, height))
	return r
}

// Exact gives an object exactly a width, whatever it asks for.
func Exact(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(exactWidth(width), o)
}

type exactWidth float32

func (w exactWidth) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(w), o[0].MinSize().Height)
}

func (w exactWidth) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(float32(w), s.Height))
}

// Left keeps an object at its own width at the left; Middle keeps it at its own
// height in the middle of a row.
func Left(o fyne.CanvasObject) *fyne.Container { return container.NewHBox(o) }

// Middle keeps an object at its own height in the middle of what it is given.
func Middle(o fyne.CanvasObject) *fyne.Container {
	return container.New(middle{}, o)
}

type middle struct{}

func (middle) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (middle) Layout(o []fyne.CanvasObject, s fyne.Size) {
	h := o[0].MinSize().Height
	o[0].Resize(fyne.NewSize(s.Width, h))
	o[0].Move(fyne.NewPos(0, (s.Height-h)/2))
}

// Flow puts objects beside each other, each in the middle of its line, and goes on below
// where the width ends.
func Flow(gap float32, o ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flow{gap: gap, below: gap}, o...)
}

// FlowClose is Flow whose lines lie close: each object is as high as a hand needs already.
func FlowClose(gap float32, o ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flow{gap: gap}, o...)
}

type flow struct{ gap, below, width float32 }

func (f *flow) place(o []fyne.CanvasObject, width float32, put func(fyne.CanvasObject, fyne.Position)) float32 {
	var x, y, line float32
	begun := 0 // of the line
	end := func(to int) {
		x = 0
		for _, c := range o[begun:to] {
			if c.Visible() && put != nil {
				put(c, fyne.NewPos(x, y+(line-c.MinSize().Height)/2))
			}
			if c.Visible() {
				x += c.MinSize().Width + f.gap
			}
		}
		begun = to
	}
	for i, c := range o {
		if !c.Visible() {
			continue
		}
		m := c.MinSize()
		if x > 0 && x+m.Width > width {
			end(i)
			x, y, line = 0, y+line+f.below, 0
		}
		x += m.Width + f.gap
		line = max(line, m.Height)
	}
	end(len(o))
	return y + line
}

func (f *flow) MinSize(o []fyne.CanvasObject) fyne.Size {
	var w float32
	for _, c := range o {
		if c.Visible() {
			w = max(w, c.MinSize().Width)
		}
	}
	return fyne.NewSize(w, f.place(o, max(w, f.width), nil))
}

func (f *flow) Layout(o []fyne.CanvasObject, s fyne.Size) {
	f.width = s.Width
	f.place(o, s.Width, func(c fyne.CanvasObject, p fyne.Position) { c.Resize(c.MinSize()); c.Move(p) })
}

// Border puts objects at the edges, each at its own height or width (nil: none), and the
// middle into the rest. Tab goes as the eye does: what stands above, then from left to
// right, then what stands below. Fyne's own border begins in the middle.
func Border(top, bottom, left, right fyne.CanvasObject, middle ...fyne.CanvasObject) *fyne.Container {
	var all []fyne.CanvasObject
	add := func(o fyne.CanvasObject) {
		if o != nil {
			all = append(all, o)
		}
	}
	add(top)
	add(left)
	all = append(all, middle...)
	add(right)
	add(bottom)
	whole := []fyne.CanvasObject{}
	for _, o := range []fyne.CanvasObject{top, bottom} {
		if o != nil {
			whole = append(whole, o)
		}
	}
	return container.New(&widthFirst{layout.NewBorderLayout(top, bottom, left, right), whole}, all...)
}
