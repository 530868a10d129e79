package kit

import (
	"fmt"
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"jibun/export/page"
	"jibun/export/page/raster"
)

// perMillimetre is how many units of the window a millimetre is at 100 %.
const perMillimetre = 96 / 25.4

// around is the room beside the paper, in millimetres.
const around = 3

// sheetView is the part of a sheet that is seen. Only that is drawn, by one raster, each
// time something moves.
type sheetView struct {
	widget.BaseWidget
	p       *SheetPicture
	grid    *page.Grid
	painter *raster.Painter
	raster  *canvas.Raster
	viewBars
	img     *image.RGBA
	marks   []page.Mark
	zoom    float64
	fits    bool    // as wide as the window, also when that changes
	most    float64 // and no larger than this
	focused bool
	tapped  bool // the focus comes by a click
	pending bool // the mark is to be brought into sight once there is a size
}

var (
	_ fyne.Focusable     = (*sheetView)(nil)
	_ fyne.Tappable      = (*sheetView)(nil)
	_ fyne.Scrollable    = (*sheetView)(nil)
	_ fyne.Shortcutable  = (*sheetView)(nil)
	_ desktop.Cursorable = (*sheetView)(nil)
)

func newSheetView(p *SheetPicture) *sheetView {
	v := &sheetView{p: p, painter: raster.New(p.faces), zoom: 1, fits: true, most: 1}
	v.raster = canvas.NewRaster(v.draw)
	v.viewBars = newViewBars(func(at float32) { v.moveTo(float64(at)/v.unit()-around, v.place().y) }, func(at float32) { v.moveTo(v.place().x, float64(at)/v.unit()-around) })
	v.ExtendBaseWidget(v)
	return v
}

// show takes a sheet, nil is none.
func (v *sheetView) show(g *page.Grid) {
	v.grid = g
	if v.fits {
		v.fitWidth()
	}
	if g != nil {
		at := v.place()
		if at.x == 0 && at.y == 0 {
			at.x, at.y = -around, -around
		}
	}
	v.settle()
}

// place is where one looks at the sheet that is seen.
func (v *sheetView) place() *sheetPlace {
	if v.p.at >= len(v.p.places) {
		return &sheetPlace{}
	}
	return &v.p.places[v.p.at]
}

// unit is how many units of the window a millimetre is now.
func (v *sheetView) unit() float64 { return perMillimetre * v.zoom }

// room is the size of the view without the bars, and that in millimetres.
func (v *sheetView) room() (s fyne.Size, wide, high float64) {
	s = v.inside(v.Size())
	return s, float64(s.Width) / v.unit(), float64(s.Height) / v.unit()
}

func (v *sheetView) bar() float32 { return Size(theme.SizeNameScrollBar) }

// moveTo puts the corner of the view somewhere, as far as there is paper.
func (v *sheetView) moveTo(x, y float64) {
	if v.grid == nil {
		return
	}
	w, h := v.grid.Size()
	_, wide, high := v.room()
	at := v.place()
	at.x = max(min(x, w+around-wide), -around)
	at.y = max(min(y, h+around-high), -around)
	v.bars()
	v.redraw()
}

// settle keeps the view on the paper after something has changed.
func (v *sheetView) settle() {
	if v.grid == nil {
		v.hbar.setRange(0, 1, 0)
		v.vbar.setRange(0, 1, 0)
		v.redraw()
		return
	}
	v.moveTo(v.place().x, v.place().y)
	v.p.shown.SetText(fmt.Sprintf("%d%%", int(math.Round(v.zoom*100))))
}

func (v *sheetView) bars() {
	w, h := v.grid.Size()
	s, _, _ := v.room()
	at, u := v.place(), v.unit()
	v.hbar.setRange(float32((w+2*around)*u), s.Width, float32((at.x+around)*u))
	v.vbar.setRange(float32((h+2*around)*u), s.Height, float32((at.y+around)*u))
}

func (v *sheetView) redraw() { v.raster.Refresh() }

// reveal scrolls as little as needed to show the cell with the mark; one far away comes
// to the middle.
func (v *sheetView) reveal(middle bool) {
	at := v.place()
	if v.grid == nil || at.row == 0 {
		return
	}
	if v.Size().Width <= v.bar()+1 {
		v.pending = true
		return
	}
	r := v.grid.Place(at.column, at.row)
	_, wide, high := v.room()
	left, top := v.frozen()
	near := func(from, size, at, view, still float64) float64 {
		first := max(at, 0) + still // what lies before is behind what stays in sight
		switch {
		case from+size <= still, from >= first && from+size <= at+view:
			return at
		case middle && size < view-still:
			return from - still - (view-still-size)/2
		case from < first || size > view-still:
			return from - still - 1
		}
		return from + size - view + 1
	}
	v.moveTo(near(r.X, r.Wide, at.x, wide, left), near(r.Y, r.High, at.y, high, top))
}

// draw is the picture of what is seen, w × h pixels.
func (v *sheetView) draw(w, h int) image.Image {
	if v.img == nil || v.img.Rect.Dx() != w || v.img.Rect.Dy() != h {
		v.img = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	ground := color.NRGBAModel.Convert(Color(ColorMuteBg)).(color.NRGBA)
	s, _, _ := v.room()
	scale := v.unit() * float64(w) / float64(s.Width)
	at := v.place()
	part := page.Rect{X: at.x, Y: at.y, Wide: float64(w) / scale, High: float64(h) / scale}
	v.marks = append(v.marks[:0], page.Box{Rect: page.Rect{X: part.X - 1, Y: part.Y - 1, Wide: part.Wide + 2, High: part.High + 2}, Color: ground})
	if v.grid != nil {
		wide, high := v.grid.Size()
		v.marks = append(v.marks, page.Box{Rect: page.Rect{Wide: wide + .3, High: high + .3}, Color: paperWhite})
		v.marks = v.seen(part, v.marks)
		v.marks = v.frozenMarks(part, v.marks)
	}
	v.painter.Paint(v.img, v.marks, scale, part.X, part.Y)
	return v.img
}

// seen adds what is seen of a part of the sheet.
func (v *sheetView) seen(part page.Rect, out []page.Mark) []page.Mark {
	out = v.grid.View(part, out)
	out = v.p.coloured(v.grid, part, out)
	return v.marked(out)
}

// marked adds the mark; it is paler while the keyboard is elsewhere.
func (v *sheetView) marked(out []page.Mark) []page.Mark {
	at := v.place()
	if at.row == 0 {
		return out
	}
	c := light[ColorAccent]
	if !v.focused {
		c.A = 0x90
	}
	return framed(out, v.grid.Place(at.column, at.row), .6/min(v.zoom, 1), c)
}

// Resize is called by Fyne.
func (v *sheetView) Resize(s fyne.Size) {
	if s == v.Size() {
		return
	}
	v.BaseWidget.Resize(s)
	if v.fits {
		v.fitWidth()
	}
	v.settle()
	if v.pending {
		v.pending = false
		v.reveal(true)
	}
}

// CreateRenderer is called by Fyne.
func (v *sheetView) CreateRenderer() fyne.WidgetRenderer { return &sheetViewRenderer{v} }

type sheetViewRenderer struct{ v *sheetView }

func (r *sheetViewRenderer) Layout(s fyne.Size) { r.v.lay(r.v.raster, s) }

func (r *sheetViewRenderer) MinSize() fyne.Size { return fyne.NewSize(200, 120) }

func (r *sheetViewRenderer) Refresh() {
	r.Layout(r.v.Size())
	r.v.raster.Refresh()
}

func (r *sheetViewRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.v.raster, r.v.hbar, r.v.vbar}
}

func (r *sheetViewRenderer) Destroy() {}
