package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// viewBars are the bars at the right and below a view of something larger.
type viewBars struct {
	hbar, vbar *gridBar
	style      gridStyle
}

// newViewBars makes them; across and down hear where they are drawn to.
func newViewBars(across, down func(at float32)) viewBars {
	b := viewBars{hbar: newGridBar(false, across), vbar: newGridBar(true, down)}
	b.restyle()
	return b
}

// restyle takes what the theme says.
func (b *viewBars) restyle() {
	b.style = newGridStyle(false)
	b.hbar.restyle(&b.style)
	b.vbar.restyle(&b.style)
}

// inside is what they leave of a size.
func (b *viewBars) inside(s fyne.Size) fyne.Size {
	bar := Size(theme.SizeNameScrollBar)
	s = s.SubtractWidthHeight(bar, bar)
	return fyne.NewSize(max(s.Width, 1), max(s.Height, 1))
}

// lay puts the view and the bars into a size.
func (b *viewBars) lay(view fyne.CanvasObject, s fyne.Size) {
	bar, inner := Size(theme.SizeNameScrollBar), b.inside(s)
	view.Resize(inner)
	b.vbar.Move(fyne.NewPos(s.Width-bar, 0))
	b.vbar.Resize(fyne.NewSize(bar, inner.Height))
	b.hbar.Move(fyne.NewPos(0, s.Height-bar))
	b.hbar.Resize(fyne.NewSize(inner.Width, bar))
	b.restyle()
}
