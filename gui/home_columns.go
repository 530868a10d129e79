package gui

import "fyne.io/fyne/v2"

// homeColumns sets the cards of ホーム in two columns: the next evening and the year at the
// left, what is to be done and what was done last at the right. Where it is narrow they
// stand below each other in the order in which they are given: what is to be done before
// the year.
type homeColumns struct {
	gap, share, narrow float32
	width              float32
}

// left are the cards of the left column, by their place.
func (*homeColumns) left(i int) bool { return i%2 == 0 }

// place puts the cards, if put is not nil, and returns how high and how wide they are.
func (l *homeColumns) place(o []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) (size fyne.Size) {
	beside := width >= l.narrow*scale()
	wide := (width - l.gap) * l.share
	var y [2]float32 // of the two columns
	for i, c := range o {
		column, x, w := 0, float32(0), width
		if beside {
			if w = wide; !l.left(i) {
				column, x, w = 1, wide+l.gap, width-wide-l.gap
			}
		}
		if put != nil {
			c.Resize(fyne.NewSize(w, c.Size().Height)) // prose needs its width to know its height
		}
		m := c.MinSize()
		if put != nil {
			put(c, x, y[column], w, m.Height)
		}
		size.Width = max(size.Width, m.Width)
		if m.Height > 0 {
			y[column] += m.Height + l.gap
		}
	}
	size.Height = max(y[0], y[1]) - l.gap
	return size
}

// MinSize is Fyne's.
func (l *homeColumns) MinSize(o []fyne.CanvasObject) fyne.Size { return l.place(o, l.width, nil) }

// Layout is Fyne's.
func (l *homeColumns) Layout(o []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	l.place(o, s.Width, func(c fyne.CanvasObject, x, y, w, h float32) {
		c.Resize(fyne.NewSize(w, h))
		c.Move(fyne.NewPos(x, y))
	})
}
