package readback

import "image"

// A scan that knows only black and white shows nothing of what is lighter than its
// threshold: the mark of a light pen is not faint there but gone. The page says so. How
// much was lost is seen by what was printed: where the thin lines of the table, which are
// grey, or the edges of the boxes are broken, what looks empty may not be.

// bilevel reports whether an image is black and white only.
func bilevel(img image.Image) bool {
	between, n := 0, 0
	count := func(pix []uint8) {
		for _, v := range pix {
			if v > 24 && v < 231 {
				between++
			}
		}
		n += len(pix)
	}
	b := img.Bounds()
	switch m := img.(type) {
	case *image.Gray:
		for y := range b.Dy() {
			count(m.Pix[y*m.Stride:][:b.Dx()])
		}
	case *image.YCbCr:
		for y := range b.Dy() {
			count(m.Y[y*m.YStride:][:b.Dx()])
		}
	case *image.Paletted:
		return len(m.Palette) == 2
	default:
		return false
	}
	return between*1000 <= n
}

const (
	wholeGrid  = .5  // of the lines of a table so much is seen at least: by a usual threshold they are just seen
	wholeEdges = .95 // and of the edges of all boxes: dots that stand for grey fray them
)

// lost reports whether the thin printed lines of a page are broken.
func (s *view) lost() bool {
	var grid, edges tracing
	for i := range s.form.Lines {
		l := &s.form.Lines[i]
		if l.Box.Wide > 0 {
			p := s.cut(inset(l.Box, -1.5))
			if at, found := p.framed(l.Box, 1); found {
				p.trace(&edges, at, .25, dark+20)
			}
		}
		if w := l.Whole; l.Of.Question == 0 && w.Wide > 50 {
			s.cut(inset(w, -.6)).level(&grid, rect{X: w.X + 1, Y: w.Y, Wide: w.Wide - 2}, .5, faint)
		}
	}
	return grid.share() < wholeGrid || edges.share() < wholeEdges
}

// tracing counts of printed lines what is seen.
type tracing struct{ seen, all int }

func (t *tracing) share() float64 {
	if t.all == 0 {
		return 1
	}
	return float64(t.seen) / float64(t.all)
}

// trace follows the four edges of a box, which may lie a little beside where they should.
func (p *patch) trace(t *tracing, box rect, beside float64, least uint8) {
	for _, y := range []float64{box.Y, box.Y + box.High} {
		p.level(t, rect{X: box.X, Y: y, Wide: box.Wide}, beside, least)
	}
	for _, x := range []float64{box.X, box.X + box.Wide} {
		q := p.pixels(rect{X: x - beside, Y: box.Y, Wide: 2 * beside, High: box.High})
		for y := q.Min.Y; y < q.Max.Y; y++ {
			t.cross(p, y*p.wide+q.Min.X, q.Dx(), 1, least)
		}
	}
}

// level follows a level line.
func (p *patch) level(t *tracing, line rect, beside float64, least uint8) {
	q := p.pixels(rect{X: line.X, Y: line.Y - beside, Wide: line.Wide, High: 2 * beside})
	for x := q.Min.X; x < q.Max.X; x++ {
		t.cross(p, q.Min.Y*p.wide+x, q.Dy(), p.wide, least)
	}
}

// cross goes over a line at one place: n pixels from one on, each so far from the one before.
func (t *tracing) cross(p *patch, from, n, far int, least uint8) {
	t.all++
	for i := range n {
		if p.pix[from+i*far] < least {
			t.seen++
			return
		}
	}
}
