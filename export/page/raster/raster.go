// Package raster paints the marks of package page on an image, sharp at any size.
package raster

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"jibun/export/page"

	"golang.org/x/image/vector"
)

// Painter paints. It remembers the characters that it has drawn and is used by one
// goroutine at a time.
type Painter struct {
	faces    *page.Faces
	glyphs   glyphs
	pictures map[pictureKey]*image.RGBA
	vector   vector.Rasterizer
}

// New makes a painter for texts that were measured with the same faces.
func New(f *page.Faces) *Painter {
	return &Painter{faces: f, glyphs: newGlyphs(), pictures: map[pictureKey]*image.RGBA{}}
}

// frame is one painting: the image, how many pixels a millimetre is, and where the
// corner of the paper lies.
type frame struct {
	*Painter
	img    *image.RGBA
	k      float64
	ox, oy float64
}

// Paint puts marks on an image: scale is pixels a millimetre, and the place x, y of the
// paper, in millimetres, lies in the corner of the image.
func (p *Painter) Paint(img *image.RGBA, marks []page.Mark, scale, x, y float64) {
	f := frame{p, img, scale, math.Round(x * scale), math.Round(y * scale)}
	f.paint(marks)
}

func (f *frame) paint(marks []page.Mark) {
	for _, m := range marks {
		switch m := m.(type) {
		case page.Box:
			f.fill(f.rect(m.Rect), m.Color)
		case page.Line:
			f.line(&m)
		case page.Words:
			f.words(&m)
		case page.Oval:
			f.oval(&m)
		case page.Picture:
			f.picture(&m)
		case page.Group:
			f.group(&m)
		}
	}
}

// group paints marks of another place. A line at its edge falls onto a whole pixel, which from
// afar may lie beyond what is seen by the measure.
func (f *frame) group(g *page.Group) {
	const beyond = 2
	clip := f.rect(g.Clip).Inset(-beyond).Intersect(f.img.Rect)
	if clip.Empty() {
		return
	}
	part := frame{f.Painter, f.img.SubImage(clip).(*image.RGBA), f.k * g.Scale, f.ox - math.Round(g.X*f.k), f.oy - math.Round(g.Y*f.k)}
	part.paint(g.Marks)
}

// px and py are the nearest pixel edges.
func (f *frame) px(x float64) int { return int(math.Round(x*f.k) - f.ox) }
func (f *frame) py(y float64) int { return int(math.Round(y*f.k) - f.oy) }

func (f *frame) rect(r page.Rect) image.Rectangle {
	return image.Rect(f.px(r.X), f.py(r.Y), f.px(r.X+r.Wide), f.py(r.Y+r.High))
}

// fill colours a rectangle of pixels.
func (f *frame) fill(r image.Rectangle, c color.NRGBA) {
	r = r.Intersect(f.img.Rect)
	if r.Empty() || c.A == 0 {
		return
	}
	if c.A < 255 {
		draw.Draw(f.img, r, image.NewUniform(c), image.Point{}, draw.Over)
		return
	}
	first := f.img.Pix[f.img.PixOffset(r.Min.X, r.Min.Y):][:r.Dx()*4]
	for i := 0; i < len(first); i += 4 {
		first[i], first[i+1], first[i+2], first[i+3] = c.R, c.G, c.B, 255
	}
	for y := r.Min.Y + 1; y < r.Max.Y; y++ {
		copy(f.img.Pix[f.img.PixOffset(r.Min.X, y):], first)
	}
}

// thick is how many pixels a line is wide, one at least.
func (f *frame) thick(width float64) int { return max(int(math.Round(width*f.k)), 1) }

func (f *frame) line(l *page.Line) {
	switch {
	case l.Y1 == l.Y2:
		f.straight(l, l.X1, l.X2, func(a, b int, w int) image.Rectangle {
			y := f.py(l.Y1) - w/2
			return image.Rect(a, y, b, y+w)
		}, f.px)
	case l.X1 == l.X2:
		f.straight(l, l.Y1, l.Y2, func(a, b int, w int) image.Rectangle {
			x := f.px(l.X1) - w/2
			return image.Rect(x, a, x+w, b)
		}, f.py)
	default:
		f.slanting(l)
	}
}

// straight draws a line along an edge of pixels, or its dashes.
func (f *frame) straight(l *page.Line, from, to float64, at func(a, b, w int) image.Rectangle, px func(float64) int) {
	if to < from {
		from, to = to, from
	}
	w := f.thick(l.Width)
	faint := l.Color
	if l.Width > 0 && l.Width*f.k < .6 { // thinner than a pixel is paler
		faint.A = uint8(float64(faint.A) * max(l.Width*f.k/.6, .55))
	}
	if len(l.Dash) == 0 {
		f.fill(at(px(from), px(to)+1, w), faint)
		return
	}
	// Dashes begin where they would if the whole line were seen.
	seen := at(px(from), px(to), w).Intersect(f.img.Rect)
	if seen.Empty() {
		return
	}
	all := 0.0
	for _, d := range l.Dash {
		all += d
	}
	if all*f.k < 2 {
		faint.A /= 2
		f.fill(at(px(from), px(to), w), faint)
		return
	}
	lo, hi := (0+min(f.ox, f.oy))/f.k-all, to
	skip := math.Floor(max(lo-from, 0)/all) * all
	for x, i := from+skip, 0; x < hi; i++ {
		d := l.Dash[i%len(l.Dash)]
		if i%2 == 0 {
			r := at(px(x), max(px(min(x+d, to)), px(x)+1), w)
			if r.Min.X > f.img.Rect.Max.X || r.Min.Y > f.img.Rect.Max.Y {
				return
			}
			f.fill(r, faint)
		}
		x += d
	}
}

// slanting draws a line that is neither level nor upright.
func (f *frame) slanting(l *page.Line) {
	x1, y1, x2, y2 := l.X1*f.k-f.ox, l.Y1*f.k-f.oy, l.X2*f.k-f.ox, l.Y2*f.k-f.oy
	n := math.Hypot(x2-x1, y2-y1)
	h := max(l.Width*f.k, 1) / 2
	dx, dy := (y1-y2)/n*h, (x2-x1)/n*h
	f.shape([][2]float64{{x1 + dx, y1 + dy}, {x2 + dx, y2 + dy}, {x2 - dx, y2 - dy}, {x1 - dx, y1 - dy}}, l.Color)
}

// shape fills a polygon; only what lies on the image is worked on.
func (f *frame) shape(points [][2]float64, c color.NRGBA) {
	box := image.Rectangle{Min: image.Pt(1<<30, 1<<30), Max: image.Pt(-1<<30, -1<<30)}
	for _, p := range points {
		box.Min.X, box.Min.Y = min(box.Min.X, int(math.Floor(p[0]))), min(box.Min.Y, int(math.Floor(p[1])))
		box.Max.X, box.Max.Y = max(box.Max.X, int(math.Ceil(p[0]))+1), max(box.Max.Y, int(math.Ceil(p[1]))+1)
	}
	box = box.Intersect(f.img.Rect)
	if box.Empty() {
		return
	}
	f.vector.Reset(box.Dx(), box.Dy())
	for i, p := range points {
		x, y := float32(p[0]-float64(box.Min.X)), float32(p[1]-float64(box.Min.Y))
		if i == 0 {
			f.vector.MoveTo(x, y)
		} else {
			f.vector.LineTo(x, y)
		}
	}
	f.vector.ClosePath()
	f.vector.Draw(f.img, box, image.NewUniform(c), image.Point{})
}

func (f *frame) oval(o *page.Oval) {
	const n = 72
	ring := func(grow float64) [][2]float64 {
		points := make([][2]float64, n+1)
		for i := range points {
			sin, cos := math.Sincos(2 * math.Pi * float64(i) / n)
			points[i] = [2]float64{(o.X+o.Wide/2+(o.Wide/2+grow)*cos)*f.k - f.ox, (o.Y+o.High/2+(o.High/2+grow)*sin)*f.k - f.oy}
		}
		return points
	}
	if o.Width == 0 {
		f.shape(ring(0), o.Color)
		return
	}
	outer, inner := ring(o.Width/2), ring(-o.Width/2)
	for i := range n {
		f.shape([][2]float64{outer[i], outer[i+1], inner[i+1], inner[i]}, o.Color)
	}
}
