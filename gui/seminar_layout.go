package gui

import (
	"fyne.io/fyne/v2"
)

// seminarLayout puts the head, the tabs and the tab shown below each other. A low
// page leaves less room between them, and they need less themselves.
type seminarLayout struct{ p *seminarPage }

// gaps are the room between head and tabs, above and below the tab shown.
func (l *seminarLayout) gaps() (head, above, below float32) {
	if l.p.head.low {
		return 4, 8, 8
	}
	return 12, 12, 16
}

const pageSide = 24 // room at the left and right of a page

func (l *seminarLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	head, above, below := l.gaps()
	s := fyne.NewSize(0, head+above+below)
	for _, c := range o {
		m := c.MinSize()
		s = fyne.NewSize(max(s.Width, m.Width), s.Height+m.Height)
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
	put(o[1], o[1].MinSize().Height)
	y += above
	put(o[2], s.Height-below-y)
}
