package kit

import "fyne.io/fyne/v2"

// reveal scrolls as little as needed to show a row; one far away comes to the
// middle if the jump is not by keys.
func (g *Grid[T]) reveal(row int, middle bool) {
	if row < 0 || row >= len(g.order) {
		return
	}
	if !g.shown() {
		g.pending = row
		return
	}
	h, view := g.style.row, g.body.view.Height
	top, at := float32(g.topOf(row))*h, g.body.offset
	bottom := float32(g.line(row)+1) * h
	if top >= at.Y && bottom <= at.Y+view {
		return
	}
	switch {
	case middle:
		at.Y = top - (view-h)/2
	case top < at.Y:
		at.Y = top
	default:
		at.Y = bottom - view
	}
	g.scrollTo(at)
}

// fit gives the rows the room that the bars leave, keeps the offset within it and
// draws all rows in view.
func (g *Grid[T]) fit() {
	view := g.area
	if g.sideways() {
		view = view.SubtractWidthHeight(g.style.bar, g.style.bar)
		view.Height = max(view.Height, 0)
	}
	if h := g.style.row; g.body.all().Height > view.Height && view.Height > h {
		view.Height = float32(int(view.Height/h)) * h // no row is cut in half
	}
	g.body.view = view
	g.body.Resize(view)
	g.body.offset = g.within(g.body.offset)
	bar := g.style.bar
	g.vbar.Move(fyne.NewPos(g.area.Width-bar, g.style.header))
	g.vbar.Resize(fyne.NewSize(bar, view.Height))
	g.hbar.Move(fyne.NewPos(0, g.style.header+view.Height))
	g.hbar.Resize(fyne.NewSize(view.Width, bar))
	g.moved()
	g.body.update(true)
}

// within is the offset as far as there are rows: sideways in whole units, since texts
// between two pixels are blurred, and down in whole rows.
func (g *Grid[T]) within(at fyne.Position) fyne.Position {
	all := g.body.all().Subtract(g.body.view)
	y := round(at.Y/g.style.row) * g.style.row
	return fyne.NewPos(round(max(min(at.X, all.Width), 0)), round(max(min(y, all.Height), 0)))
}

// scrollTo moves the view.
func (g *Grid[T]) scrollTo(at fyne.Position) {
	if at = g.within(at); at == g.body.offset {
		return
	}
	g.body.offset = at
	g.moved()
	g.body.update(false)
}

// moved tells the headings and the bars where the view is.
func (g *Grid[T]) moved() {
	all, view, at := g.body.all(), g.body.view, g.body.offset
	g.head.place(g.boxes, max(all.Width, view.Width), at.X)
	g.vbar.setRange(all.Height, view.Height, at.Y)
	g.hbar.setRange(all.Width, view.Width, at.X)
}

// wheel goes three rows a notch, as tables do elsewhere; Fyne's own step is less
// than one.
func (g *Grid[T]) wheel(e *fyne.ScrollEvent) {
	const notch = 25 // what Fyne makes of one
	f := 3 * g.style.row / notch
	dx, dy := e.Scrolled.DX*f, e.Scrolled.DY*f
	if g.shiftHeld() && dx == 0 {
		dx, dy = dy, 0
	}
	g.turned -= dy
	rows := round(g.turned / g.style.row)
	g.turned -= rows * g.style.row
	g.scrollTo(g.body.offset.AddXY(-dx, rows*g.style.row))
}
