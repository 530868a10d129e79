package kit

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"fyne.io/fyne/v2"
	xdraw "golang.org/x/image/draw"

	"jibun/export/page"
	"jibun/export/page/raster"
)

// pageShot says what is painted: which part of which pages, at how many pixels a
// millimetre.
type pageShot struct {
	doc    *page.Document
	x, y   float64
	scale  float64
	w, h   int
	ground color.NRGBA
	ring   color.NRGBA // round the page that is looked at; none if it is transparent
	page   int
}

// pageFrame is a painting.
type pageFrame struct {
	pageShot
	img *image.RGBA
}

// pageEasel paints, one painting at a time. It keeps the pages that it had last.
type pageEasel struct {
	doc     *page.Document
	painter *raster.Painter
	marks   map[int][]page.Mark
}

// kept is how many pages are kept as marks.
const kept = 12

func (e *pageEasel) page(d *page.Document, n int) []page.Mark {
	if e.doc != d {
		if e.doc == nil || e.doc.Faces != d.Faces {
			e.painter = raster.New(d.Faces)
		}
		e.doc, e.marks = d, map[int][]page.Mark{}
	}
	m, ok := e.marks[n]
	if !ok {
		if len(e.marks) >= kept {
			clear(e.marks)
		}
		m, _, _ = d.Page(n)
		e.marks[n] = m
	}
	return m
}

// paint paints what is seen of the pages on an image.
func (e *pageEasel) paint(s pageShot, sheets []page.Rect, img *image.RGBA) {
	draw.Draw(img, img.Rect, image.NewUniform(s.ground), image.Point{}, draw.Src)
	part := page.Rect{X: s.x, Y: s.y, Wide: float64(s.w) / s.scale, High: float64(s.h) / s.scale}
	edge := 1 / s.scale
	for i, r := range sheets {
		if !r.Meets(part) {
			continue
		}
		marks := []page.Mark{page.Box{Rect: page.Rect{X: r.X - edge, Y: r.Y - edge, Wide: r.Wide + 2*edge, High: r.High + 2*edge}, Color: paperEdge}}
		if s.ring.A > 0 && s.page == i+1 {
			marks = framed(marks, r, 2*edge, s.ring)
		}
		marks = append(marks, page.Box{Rect: r, Color: paperWhite}, page.Group{Clip: r, X: r.X, Y: r.Y, Scale: 1, Marks: e.page(s.doc, i+1)})
		e.painter.Paint(img, marks, s.scale, s.x, s.y)
	}
}

var paperEdge = color.NRGBA{0xB8, 0xB6, 0xB0, 0xFF}

// shot is what should be seen now.
func (v *pageView) shot() pageShot {
	s, _, _ := v.room()
	k := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil {
		k = c.Scale()
	}
	out := pageShot{doc: v.doc, x: v.x, y: v.y, scale: v.unit() * float64(k), w: int(s.Width*k + .5), h: int(s.Height*k + .5), page: v.page(),
		ground: color.NRGBAModel.Convert(Color(ColorMuteBg)).(color.NRGBA)}
	if v.focused {
		out.ring = light[ColorAccent]
	}
	return out
}

// ask has painted what should be seen now, unless it was or is being painted; then that
// is looked at again when it is ready.
func (v *pageView) ask() {
	if v.doc == nil || v.pending || v.Size().Width < 20 {
		return
	}
	want := v.shot()
	if v.frame != nil && v.frame.pageShot == want {
		v.p.thumbs.ask()
		return
	}
	v.pending = true
	img, sheets := v.spare, v.sheets
	if img == nil || img.Rect.Dx() != want.w || img.Rect.Dy() != want.h {
		img = image.NewRGBA(image.Rect(0, 0, want.w, want.h))
	}
	v.spare = nil
	v.p.run(func() func() {
		v.easel.paint(want, sheets, img)
		return func() {
			if v.frame != nil {
				v.spare = v.frame.img
			}
			v.frame, v.pending = &pageFrame{want, img}, false
			v.raster.Refresh()
			v.ask()
		}
	})
}

// draw is what is seen, w × h pixels: the painting, or, until it is ready, the one before
// in its new place and size.
func (v *pageView) draw(w, h int) image.Image {
	now := v.shot()
	f := v.frame
	bare := v.doc == nil || f == nil
	if !bare && f.w == w && f.h == h && f.scale == now.scale && f.x == now.x && f.y == now.y {
		return f.img
	}
	if v.stretch == nil || v.stretch.Rect.Dx() != w || v.stretch.Rect.Dy() != h {
		v.stretch = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	draw.Draw(v.stretch, v.stretch.Rect, image.NewUniform(now.ground), image.Point{}, draw.Src)
	if bare { // of its own size: a colour without end is scaled by who paints it
		return v.stretch
	}
	k := now.scale / f.scale
	left, top := (f.x-now.x)*now.scale, (f.y-now.y)*now.scale
	to := image.Rect(int(math.Round(left)), int(math.Round(top)), int(math.Round(left+float64(f.w)*k)), int(math.Round(top+float64(f.h)*k)))
	if k == 1 {
		draw.Draw(v.stretch, to, f.img, image.Point{}, draw.Src)
	} else {
		xdraw.NearestNeighbor.Scale(v.stretch, to, f.img, f.img.Rect, xdraw.Src, nil)
	}
	return v.stretch
}
