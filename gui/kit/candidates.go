package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Candidate is one of what a SearchEntry has found.
type Candidate struct {
	Title, Detail, Badge string
	BadgeTone            Tone
	Disabled             bool // shown, but cannot be picked
	Value                any
}

// candidatesSeen is how many candidates are seen at once; more come by scrolling.
const candidatesSeen = 9

// candidateCard floats below a SearchEntry. It takes no focus: typing goes on in
// the entry while it is open.
type candidateCard struct {
	widget.BaseWidget
	list  *candidateList
	layer *Layer // nil while it is closed
	above bool   // it stands above the line where it has room
}

// candidateList takes the mouse, and nothing but the mouse.
type candidateList struct {
	pickList
	sink
}

func (l *candidateList) Tapped(e *fyne.PointEvent)        { l.pickList.Tapped(e) }
func (l *candidateList) MouseIn(e *desktop.MouseEvent)    { l.hover(e) }
func (l *candidateList) MouseMoved(e *desktop.MouseEvent) { l.hover(e) }

func newCandidateCard(onPick func(i int)) *candidateCard {
	c := &candidateCard{list: &candidateList{}}
	c.list.extend(c.list)
	c.list.onPick = onPick
	c.ExtendBaseWidget(c)
	return c
}

func (c *candidateCard) isOpen() bool { return c.layer != nil }

// open shows rows at an object of a canvas, nothing if it has no layer.
func (c *candidateCard) open(at fyne.CanvasObject, rows []pickRow) {
	canvas := fyne.CurrentApp().Driver().CanvasForObject(at)
	if canvas == nil {
		return
	}
	layer := layerOf(canvas)
	if layer == nil {
		return
	}
	if c.layer != layer {
		c.close()
	}
	c.layer = layer
	size := c.sizeFor(at, len(rows))
	// The size first: the list chooses and shows its first line in it.
	c.Resize(size)
	c.list.setRows(rows)
	place := layer.below(at, size, 4)
	if above := layer.placeOf(at).Y - 4 - size.Height; c.above && above >= edge {
		place.Y = above
	}
	layer.place(c, place, size)
}

// sizeFor is as wide as the entry, but never too narrow for a name and what
// stands beside it, and as high as there are lines and room.
func (c *candidateCard) sizeFor(at fyne.CanvasObject, n int) fyne.Size {
	width := min(max(at.Size().Width, 480*textScale()), c.layer.Size().Width-16)
	top := c.layer.placeOf(at).Y
	room := max(c.layer.Size().Height-top-at.Size().Height, top) - 16
	fit := max(int(room/Size(SizeRow)), 1)
	return fyne.NewSize(width, float32(min(n, candidatesSeen, fit))*Size(SizeRow)+2*cardPad)
}

// cardPad is the room round the lines.
const cardPad = 4

func (c *candidateCard) close() {
	if c.layer != nil {
		c.layer.remove(c)
		c.layer = nil
	}
}

// rows are how candidates are shown; nothing is what is said when there are none.
func candidateRows(list []Candidate, nothing string) []pickRow {
	var rows []pickRow
	for _, c := range list {
		r := pickRow{title: c.Title, detail: c.Detail, off: c.Disabled}
		if c.Badge != "" {
			r.cells = []pickCell{{text: c.Badge, tone: c.BadgeTone}}
		}
		rows = append(rows, r)
	}
	if len(rows) == 0 && nothing != "" {
		rows = []pickRow{{title: nothing, off: true}}
	}
	return rows
}

// CreateRenderer is Fyne's.
func (c *candidateCard) CreateRenderer() fyne.WidgetRenderer {
	return &candidateRenderer{c: c, ground: newRaised(8)}
}

type candidateRenderer struct {
	c      *candidateCard
	ground *raised
}

func (r *candidateRenderer) Layout(s fyne.Size) {
	r.ground.place(fyne.Position{}, s)
	r.c.list.Move(fyne.NewPos(cardPad, cardPad))
	r.c.list.Resize(s.SubtractWidthHeight(2*cardPad, 2*cardPad))
}

func (r *candidateRenderer) MinSize() fyne.Size { return fyne.Size{} }
func (r *candidateRenderer) Refresh()           { r.ground.colour(); r.c.list.Refresh(); canvas.Refresh(r.c) }
func (r *candidateRenderer) Objects() []fyne.CanvasObject {
	return append(r.ground.objects(), r.c.list)
}
func (r *candidateRenderer) Destroy() {}
