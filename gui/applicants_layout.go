package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jibun/gui/kit"
)

// besideElseBelow puts a first object and a second one beside each other, the first as
// wide as there is room; where it would get less than least at 100 % text, the
// second goes below.
func besideElseBelow(least, gap float32, first, second fyne.CanvasObject) *fyne.Container {
	return container.New(&besideOrBelow{least: least, gap: gap}, first, second)
}

type besideOrBelow struct{ least, gap, width float32 }

// below reports whether the second object does not fit beside the first.
func (b *besideOrBelow) below(o []fyne.CanvasObject, width float32) bool {
	return o[1].Visible() && width > 0 && width-o[1].MinSize().Width-b.gap < b.least*scale()
}

func (b *besideOrBelow) MinSize(o []fyne.CanvasObject) fyne.Size {
	first, second := o[0].MinSize(), fyne.Size{}
	if o[1].Visible() {
		second = o[1].MinSize()
	}
	if b.below(o, b.width) {
		return fyne.NewSize(max(first.Width, second.Width), first.Height+second.Height+8)
	}
	return fyne.NewSize(max(first.Width, second.Width), max(first.Height, second.Height))
}

func (b *besideOrBelow) Layout(o []fyne.CanvasObject, size fyne.Size) {
	b.width = size.Width
	first, second := o[0].MinSize(), o[1].MinSize()
	if b.below(o, size.Width) {
		o[0].Resize(fyne.NewSize(size.Width, first.Height))
		o[0].Move(fyne.NewPos(0, 0))
		o[1].Resize(fyne.NewSize(min(second.Width, size.Width), second.Height))
		o[1].Move(fyne.NewPos(0, first.Height+8))
		return
	}
	width := size.Width
	if o[1].Visible() {
		width -= second.Width + b.gap
	}
	o[0].Resize(fyne.NewSize(width, first.Height))
	o[0].Move(fyne.NewPos(0, (size.Height-first.Height)/2))
	o[1].Resize(second)
	o[1].Move(fyne.NewPos(size.Width-second.Width, (size.Height-second.Height)/2))
}

// scrollPage lets a tab scroll where the window is too low for it. It is a little
// wider than its place, so that what is drawn round a field at its edge is seen.
func scrollPage(o fyne.CanvasObject) *fyne.Container {
	return container.New(outset(4), container.NewVScroll(kit.Pad(2, 4, 2, 4, o)))
}

type outset float32

func (n outset) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (n outset) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(-float32(n), -2))
	o[0].Resize(fyne.NewSize(s.Width+2*float32(n), s.Height+4))
}
