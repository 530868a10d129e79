package gui

import (
	"fyne.io/fyne/v2"
)

// seminarLayout puts the head, the tabs with what stands beside them, and the tab shown
// below each other, and above the last the strip that says whom something has to be
// told, if it is seen. A low page leaves less room between them.
type seminarLayout struct{ p *seminarPage }

// gaps are the room between head and tabs, above and below the tab shown.
func (l *seminarLayout) gaps() (head, above, below float32) {
	if l.p.low() {
		return 2, 6, 4
	}
	return 2, 4, 4
}

const pageSide = 24 // room at the left and right of a page

func (l *seminarLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	head, above, below := l.gaps()
	s := fyne.NewSize(0, head+above+below)
	for _, c := range []fyne.CanvasObject{o[0], o[1], o[4]} { // what stands beside the tabs shares their line
		m := c.MinSize()
		s = fyne.NewSize(max(s.Width, m.Width), s.Height+m.Height)
	}
	if o[3].Visible() {
		s.Height += o[3].MinSize().Height + above
	}
	return s.AddWidthHeight(2*pageSide, 0)
}

func (l *seminarLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	if h := s.Height / scale(); h != l.p.height {
		l.p.height = h
		l.p.suit()
	}
	head, above, below := l.gaps()
	y, width := float32(0), s.Width-2*pageSide
	put := func(c fyne.CanvasObject, height float32) {
		c.Move(fyne.NewPos(pageSide, y))
		c.Resize(fyne.NewSize(width, height))
		y += height
	}
	put(o[0], o[0].MinSize().Height)
	y += head
	at := y
	put(o[1], o[1].MinSize().Height)
	if beside := min(o[2].MinSize().Width, width-o[1].MinSize().Width); beside > 0 {
		o[1].Resize(fyne.NewSize(width-beside, o[1].Size().Height))
		o[2].Resize(fyne.NewSize(beside, o[1].Size().Height))
		o[2].Move(fyne.NewPos(pageSide+width-beside, at))
	}
	y += above
	if o[3].Visible() {
		put(o[3], o[3].MinSize().Height)
		y += above
	}
	put(o[4], s.Height-below-y)
}
