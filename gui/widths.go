package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/gui/kit"
	"jibun/gui/words"
)

// upTo gives an object the width there is, but no more than a measure: forms stay
// readable in a wide window and whole in a narrow one.
func upTo(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(upToWidth(width), o)
}

type upToWidth float32

// MinSize is Fyne's.
func (w upToWidth) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := o[0].MinSize()
	return fyne.NewSize(min(m.Width, float32(w)), m.Height)
}

// Layout is Fyne's.
func (w upToWidth) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(min(s.Width, float32(w)), s.Height))
}

// besideLayout gives the left of two a measure, but no more than a share of the width;
// the right one takes the rest.
type besideLayout struct{ width, share, gap float32 }

// MinSize is Fyne's.
func (l besideLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(2*l.gap, max(o[0].MinSize().Height, o[1].MinSize().Height))
}

// Layout is Fyne's.
func (l besideLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	left := min(l.width, s.Width*l.share)
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(left, s.Height))
	o[1].Move(fyne.NewPos(left+l.gap, 0))
	o[1].Resize(fyne.NewSize(s.Width-left-l.gap, s.Height))
}

// headLayout is the head of the window: the way back, the title, the year, the
// search. Where it is narrow the search gives room to the title.
type headLayout struct{ gap, search float32 }

// MinSize is Fyne's.
func (l headLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(300*scale(), o[3].MinSize().Height)
}

// Layout is Fyne's.
func (l headLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	put := func(o fyne.CanvasObject, x, w float32) {
		h := o.MinSize().Height
		o.Resize(fyne.NewSize(w, h))
		o.Move(fyne.NewPos(x, (s.Height-h)/2))
	}
	left, right := float32(0), s.Width
	if o[0].Visible() {
		w := o[0].MinSize().Width
		put(o[0], 0, w)
		left = w + l.gap
	}
	w := min(l.search, s.Width*0.44)
	right -= w
	put(o[3], right, w)
	if o[2].Visible() {
		w := o[2].MinSize().Width
		right -= w + l.gap
		put(o[2], right, w)
	}
	put(o[1], left, max(right-l.gap-left, 0))
}

// refuses says why nothing can be changed, if the ledger is only read.
func (d *desk) refuses() bool {
	why := d.store.ReadOnly()
	if why == nil {
		return false
	}
	kit.Inform(d.win, lang.X("status.readonly.title", "読み取り専用で開いています"), words.ReadOnly(why))
	return true
}

// unlessReadOnly disables a button that would change the ledger when it is only read.
func unlessReadOnly(d *desk, b *kit.Button) *kit.Button {
	if !d.writable() {
		b.Disable()
	}
	return b
}

// able lets something be used, or not.
func able(o fyne.Disableable, yes bool) {
	if yes {
		o.Enable()
	} else {
		o.Disable()
	}
}

// freeze makes the fields of a form read-only when the ledger is.
func freeze(d *desk, o fyne.CanvasObject) {
	if d.writable() {
		return
	}
	switch x := o.(type) {
	case *fyne.Container:
		for _, c := range x.Objects {
			freeze(d, c)
		}
	case fyne.Disableable:
		x.Disable()
	}
}
