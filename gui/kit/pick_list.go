package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// pickRow is a line of a list to pick from: what it is, more about it, and at the
// right what is short.
type pickRow struct {
	icon   fyne.Resource
	title  string
	detail string
	cells  []pickCell
	off    bool // cannot be chosen
}

// pickCell stands at the right of a row. Width 0 is as wide as the text; else at
// 100 % text.
type pickCell struct {
	text  string
	tone  Tone
	width float32
}

// pickList is a list of which one line is chosen. It draws the lines that fit
// into its height; the wheel shows others. It takes no focus by itself.
type pickList struct {
	widget.BaseWidget
	self   fyne.Widget // the widget that this is, or is part of
	onPick func(i int) // a click

	rows   []pickRow
	at     int // chosen, -1 = none
	top    int // first line shown
	turned float32
	soft   bool // the chosen line is muted: the keyboard is elsewhere
}

func (l *pickList) extend(self fyne.Widget) {
	l.self = self
	l.ExtendBaseWidget(self)
}

// setRows shows other rows and chooses the first that can be.
func (l *pickList) setRows(rows []pickRow) {
	l.rows, l.top, l.at = rows, 0, -1
	l.at = l.next(-1, 1)
	l.Refresh()
}

// next is the line that can be chosen after i in a direction, -1 if there is none.
func (l *pickList) next(i, step int) int {
	for i += step; i >= 0 && i < len(l.rows); i += step {
		if !l.rows[i].off {
			return i
		}
	}
	return -1
}

// move chooses another line, n further down, and stops at the ends. It reports
// whether the choice has changed.
func (l *pickList) move(n int) bool {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	to := l.at
	for range n {
		next := l.next(to, step)
		if next < 0 {
			break
		}
		to = next
	}
	if to == l.at {
		return false
	}
	l.choose(to)
	return true
}

// choose chooses a line and shows it.
func (l *pickList) choose(i int) {
	l.at = i
	if n := l.visible(); i >= 0 {
		l.top = max(min(l.top, i), i-n+1)
	}
	l.Refresh()
}

// visible is how many lines fit.
func (l *pickList) visible() int {
	return max(int((l.Size().Height+0.5)/Size(SizeRow)), 1)
}

func (l *pickList) lastTop() int { return max(len(l.rows)-l.visible(), 0) }

// rowAt is the line at a place, -1 for none.
func (l *pickList) rowAt(p fyne.Position) int {
	i := l.top + int(p.Y/Size(SizeRow))
	if p.Y < 0 || i >= len(l.rows) || i >= l.top+l.visible() {
		return -1
	}
	return i
}

// Scrolled shows other lines.
func (l *pickList) Scrolled(e *fyne.ScrollEvent) {
	l.turned -= e.Scrolled.DY
	n := int(l.turned / Size(SizeRow))
	l.turned -= float32(n) * Size(SizeRow)
	if top := min(max(l.top+n, 0), l.lastTop()); top != l.top {
		l.top = top
		l.Refresh()
	}
}

// Tapped picks the line that was clicked.
func (l *pickList) Tapped(e *fyne.PointEvent) {
	if i := l.rowAt(e.Position); i >= 0 && !l.rows[i].off && l.onPick != nil {
		l.onPick(i)
	}
}

// hover chooses the line the pointer moves over.
func (l *pickList) hover(e *desktop.MouseEvent) {
	if i := l.rowAt(e.Position); i >= 0 && i != l.at && !l.rows[i].off {
		l.at = i
		l.Refresh()
	}
}
