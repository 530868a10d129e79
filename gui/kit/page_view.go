package kit

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"jibun/export/page"
)

// pageGap is the room round each page, in millimetres at 100 %.
const pageGap = 4

// pageFit says how the size follows the window.
type pageFit int

const (
	wholePage pageFit = iota
	pageWidth
	asChosen
)

// pageView is the part of the pages that is seen. It is painted in the background, by one
// painting at a time; until a new one is there the one before is moved and stretched.
type pageView struct {
	widget.BaseWidget
	p          *PagePreview
	doc        *page.Document
	sheets     []page.Rect // where each page lies, in millimetres, below each other
	wide, high float64     // of all
	x, y       float64     // of the corner of the view
	zoom       float64
	fit        pageFit
	paper      float64 // how wide the paper is that was seen last
	went       int     // the page that was turned to, 0 if none was,
	wentY      float64 // and where that put the view
	raster     *canvas.Raster
	viewBars
	focused bool

	frame   *pageFrame // what was painted last
	spare   *image.RGBA
	easel   pageEasel
	pending bool // a painting is under way
	stretch *image.RGBA
}

func newPageView(p *PagePreview) *pageView {
	v := &pageView{p: p, zoom: 1}
	v.raster = canvas.NewRaster(v.draw)
	v.viewBars = newViewBars(func(at float32) { v.moveTo(float64(at)/v.unit(), v.y) }, func(at float32) { v.moveTo(v.x, float64(at)/v.unit()) })
	v.ExtendBaseWidget(v)
	return v
}

// show takes a document, nil is none.
func (v *pageView) show(d *page.Document) {
	at, count := v.page(), len(v.sheets)
	into := v.into(at)
	v.doc, v.sheets, v.went = d, v.sheets[:0:0], 0
	v.wide, v.high = 0, pageGap
	if d != nil {
		for _, part := range d.Parts {
			w, h := part.Size()
			for range part.Count() {
				v.sheets = append(v.sheets, page.Rect{Y: v.high, Wide: w, High: h})
				v.high += h + pageGap
			}
			v.wide = max(v.wide, w)
		}
	}
	if d != nil && v.wide != v.paper { // a size that was chosen was that of another paper
		if v.paper = v.wide; v.fit == asChosen {
			v.fit = wholePage
		}
	}
	v.wide += 2 * pageGap
	for i := range v.sheets {
		v.sheets[i].X = (v.wide - v.sheets[i].Wide) / 2
	}
	v.refit(at)
	if at = min(at, len(v.sheets)); at > 0 && count == len(v.sheets) && v.fit != wholePage {
		v.moveTo(v.x, v.sheets[at-1].Y-pageGap+into)
	} else {
		v.goTo(max(at, 1))
	}
	v.p.said()
}

// into is how far down in a page the view begins.
func (v *pageView) into(n int) float64 {
	if n < 1 {
		return 0
	}
	return v.y - (v.sheets[n-1].Y - pageGap)
}

// unit is how many units of the window a millimetre is now.
func (v *pageView) unit() float64 { return perMillimetre * v.zoom }

// room is the size of the view without the bars, and that in millimetres.
func (v *pageView) room() (s fyne.Size, wide, high float64) {
	s = v.inside(v.Size())
	return s, float64(s.Width) / v.unit(), float64(s.Height) / v.unit()
}

// page is the one that is looked at, from 1: the one that was turned to, since where several
// are in sight the first and the last cannot come to the middle; else what lies a third down
// the view.
func (v *pageView) page() int {
	if len(v.sheets) == 0 {
		return 0
	}
	if v.went > 0 && v.y == v.wentY {
		return v.went
	}
	_, _, high := v.room()
	for i, s := range v.sheets {
		if v.y+high/3 < s.Y+s.High+pageGap/2 {
			return i + 1
		}
	}
	return len(v.sheets)
}

// moveTo puts the corner of the view somewhere, as far as there are pages; what is smaller
// than the view stands in its middle.
func (v *pageView) moveTo(x, y float64) {
	v.put(x, y)
	v.moved()
}

// put puts the corner of the view somewhere, and moved brings what is seen up to that.
func (v *pageView) put(x, y float64) {
	_, wide, high := v.room()
	within := func(at, all, view float64) float64 {
		if all <= view {
			return (all - view) / 2
		}
		return max(min(at, all-view), 0)
	}
	v.x, v.y = within(x, v.wide, wide), within(y, v.high, high)
	if len(v.sheets) > 1 && v.high <= high {
		v.y = 0
	}
}

func (v *pageView) moved() {
	s, _, _ := v.room()
	u := v.unit()
	wide := v.wide
	if v.seenWide()*u <= float64(s.Width)+.5 { // only pages that are not seen are wider
		wide = 0
	}
	v.hbar.setRange(float32(wide*u), s.Width+.5, float32(max(v.x, 0)*u))
	v.vbar.setRange(float32(v.high*u), s.Height+.5, float32(max(v.y, 0)*u))
	v.p.said()
	v.ask()
	v.raster.Refresh()
}

// seenWide is how wide what is looked at is: the page that was turned to, else all that are in
// sight.
func (v *pageView) seenWide() (wide float64) {
	if v.went > 0 && v.y == v.wentY && v.fit != asChosen {
		return v.sheets[v.went-1].Wide + 2*pageGap
	}
	_, _, high := v.room()
	for _, s := range v.sheets {
		if s.Y < v.y+high && s.Y+s.High > v.y {
			wide = max(wide, s.Wide+2*pageGap)
		}
	}
	return wide
}

// goTo shows a page from its top.
func (v *pageView) goTo(n int) {
	if len(v.sheets) == 0 {
		v.moveTo(0, 0)
		return
	}
	n = max(min(n, len(v.sheets)), 1)
	if v.fit == wholePage {
		v.refit(n)
	}
	s := v.sheets[n-1]
	_, wide, high := v.room()
	x, y := v.x, s.Y-pageGap
	if v.fit != asChosen { // another page may be wider
		x = s.X + (s.Wide-wide)/2
	}
	if v.fit == wholePage && s.High < high { // alone in the view
		y = s.Y - (high-s.High)/2
	}
	v.put(x, y)
	v.went, v.wentY = n, v.y
	v.moved()
}

// turn goes to another page; from the middle of one back to its top.
func (v *pageView) turn(by int) {
	n := v.page()
	if n == 0 {
		return
	}
	if by < 0 && v.fit != wholePage && v.into(n) > 1 {
		v.goTo(n)
		return
	}
	v.goTo(n + by)
}

// refit makes the size what the window asks for, with a page in sight.
func (v *pageView) refit(n int) {
	if v.fit == asChosen || len(v.sheets) == 0 || v.Size().Width < 20 {
		return
	}
	s := v.sheets[max(min(n, len(v.sheets)), 1)-1]
	room, _, _ := v.room()
	z := float64(room.Width) / ((s.Wide + 2*pageGap) * perMillimetre)
	if v.fit == wholePage {
		z = min(z, float64(room.Height)/((s.High+2*pageGap)*perMillimetre))
	}
	v.zoom = max(min(z, 2), .1)
}

// fitAs lets the size follow the window from now on.
func (v *pageView) fitAs(f pageFit) {
	n := v.page()
	v.fit = f
	v.refit(n)
	v.goTo(n)
}

// step makes the pages larger or smaller around the middle of the view.
func (v *pageView) step(by int) {
	s, _, _ := v.room()
	v.stepAt(by, fyne.NewPos(s.Width/2, s.Height/2))
}

// stepAt leaves what is under a place of the window where it is.
func (v *pageView) stepAt(by int, at fyne.Position) {
	to := nextZoom(v.zoom, by)
	x, y := v.x+float64(at.X)/v.unit(), v.y+float64(at.Y)/v.unit()
	v.fit, v.zoom, v.went = asChosen, to, 0
	v.moveTo(x-float64(at.X)/v.unit(), y-float64(at.Y)/v.unit())
}

// Resize is called by Fyne.
func (v *pageView) Resize(s fyne.Size) {
	if s == v.Size() {
		return
	}
	n := v.page()
	into := v.into(n)
	v.went = 0
	v.BaseWidget.Resize(s)
	v.refit(n)
	switch {
	case n == 0:
		v.moveTo(0, 0)
	case v.fit == wholePage:
		v.goTo(n)
	default:
		v.moveTo(v.x, v.sheets[n-1].Y-pageGap+into)
	}
}

// CreateRenderer is called by Fyne.
func (v *pageView) CreateRenderer() fyne.WidgetRenderer { return &pageViewRenderer{v} }

type pageViewRenderer struct{ v *pageView }

func (r *pageViewRenderer) Layout(s fyne.Size) { r.v.lay(r.v.raster, s) }

func (r *pageViewRenderer) MinSize() fyne.Size { return fyne.NewSize(160, 120) }

func (r *pageViewRenderer) Refresh() {
	r.Layout(r.v.Size())
	r.v.frame = nil // the colours round the pages may be others
	r.v.ask()
	r.v.raster.Refresh()
}

func (r *pageViewRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.v.raster, r.v.hbar, r.v.vbar}
}

func (r *pageViewRenderer) Destroy() {}
