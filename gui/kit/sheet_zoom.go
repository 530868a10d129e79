package kit

import "fyne.io/fyne/v2"

// zooms are the steps of the size.
var zooms = []float64{.25, .33, .4, .5, .6, .7, .8, .9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4}

// step makes the picture larger or smaller around the middle of the view.
func (v *sheetView) step(by int) {
	s, _, _ := v.room()
	v.stepAt(by, fyne.NewPos(s.Width/2, s.Height/2))
}

func (v *sheetView) stepAt(by int, at fyne.Position) {
	v.fits = false
	v.setZoom(nextZoom(v.zoom, by), at)
}

// nextZoom is the step of the size above or below one.
func nextZoom(zoom float64, by int) float64 {
	for i := range zooms {
		if by < 0 {
			i = len(zooms) - 1 - i
		}
		if z := zooms[i]; by > 0 && z > zoom+.004 || by < 0 && z < zoom-.004 {
			return z
		}
	}
	return zoom
}

// setZoom leaves what is under a place of the window where it is.
func (v *sheetView) setZoom(z float64, at fyne.Position) {
	p := v.place()
	x, y := p.x+float64(at.X)/v.unit(), p.y+float64(at.Y)/v.unit()
	v.zoom = z
	p.x, p.y = x-float64(at.X)/v.unit(), y-float64(at.Y)/v.unit()
	v.settle()
}

// widen makes the sheet as wide as the view because the clerk says so.
func (v *sheetView) widen() {
	v.most = 2
	v.fitWidth()
}

// fitWidth makes the sheet as wide as the view, within what can be read.
func (v *sheetView) fitWidth() {
	v.fits = true
	if v.grid == nil || v.Size().Width <= v.bar()+1 {
		return
	}
	w, _ := v.grid.Size()
	s, _, _ := v.room()
	v.setZoom(max(min(float64(s.Width)/((w+2*around)*perMillimetre), v.most), .4), fyne.Position{})
}
