package gui

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
)

// paperDesk puts the list, the pages and what is chosen beside each other; where that
// would leave little of the pages, a field to choose the paper stands for the list, above
// the last.
type paperDesk struct{ gap float32 }

// MinSize is Fyne's.
func (l *paperDesk) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(2*l.gap, o[0].MinSize().Height)
}

// Layout is Fyne's.
func (l *paperDesk) Layout(o []fyne.CanvasObject, s fyne.Size) {
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	list, side := 188*scale(), 252*scale()
	if room := s.Width - list - side - 2*l.gap; room >= 320*min(scale(), 1.2) {
		more := min(max(room-420*scale(), 0), 28*scale()) // no name is cut where there is room
		list, room = list+more, room-more
		turned(o[0], o[3])
		put(o[0], 0, 0, list, s.Height)
		put(o[1], list+l.gap, 0, room, s.Height)
		put(o[2], s.Width-side, 0, side, s.Height)
		return
	}
	side = min(side, s.Width/2)
	turned(o[3], o[0])
	high := o[3].MinSize().Height
	put(o[3], 0, 0, side, high)
	put(o[2], 0, high+l.gap, side, s.Height-high-l.gap)
	put(o[1], side+l.gap, 0, s.Width-side-l.gap, s.Height)
}

// turned shows one of two.
func turned(in, out fyne.CanvasObject) {
	if out.Visible() {
		out.Hide()
	}
	if !in.Visible() {
		in.Show()
	}
}

func shownIf(o fyne.CanvasObject, yes bool) {
	if yes {
		o.Show()
	} else {
		o.Hide()
	}
}

func withoutExt(file string) string { return strings.TrimSuffix(file, filepath.Ext(file)) }
