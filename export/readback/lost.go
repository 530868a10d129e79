package readback

import "image"

// A scan that knows only black and white shows nothing of what is lighter than its
// threshold: the mark of a light pen is not faint there but gone. How much was lost is seen
// by what was printed: where the bar that is as light as a light pen does not show, or a
// streak lies over it, or the edges of the boxes are broken, what looks empty may not be.

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
	wholeBar   = .9  // of the light bar so much is seen at least: a printer may have made it of dots
	beyondBar  = 2.  // mm: what goes on so far is a streak of a dirty glass, which would stand for the bar
	wholeEdges = .95 // and of the edges of all boxes: dots that stand for grey fray them
)

// lost reports whether a page does not show what is light.
func (s *view) lost() bool {
	var edges tracing
	for i := range s.form.Lines {
		if l := &s.form.Lines[i]; l.Box.Wide > 0 {
			p := s.cut(inset(l.Box, -1.5))
			if at, found := p.framed(l.Box, 1); found {
				p.trace(&edges, at, .25, dark+20)
			}
		}
	}
	dotted := s.soft == faint // light ink is no more than some of many dots
	return edges.share() < wholeEdges || dotted || !s.showsBar()
}

// showsBar reports whether the light bar is seen, and no streak in its place. A page that
// was printed without it has none to show.
func (s *view) showsBar() bool {
	if s.form.Light.Wide <= 0 {
		return true
	}
	bar := inset(s.form.Light, -.2)
	p := s.cut(inset(s.form.Light, -4))
	seen := func(y, high float64) float64 {
		var t tracing
		p.upright(&t, rect{X: bar.X, Y: y, Wide: bar.Wide, High: high}, faint)
		return t.share()
	}
	over, under := seen(bar.Y-1-beyondBar, beyondBar), seen(bar.Y+bar.High+1, beyondBar)
	return seen(bar.Y, bar.High) >= wholeBar && over <= .5 && under <= .5
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
		q := p.pixels(rect{X: box.X, Y: y - beside, Wide: box.Wide, High: 2 * beside})
		for x := q.Min.X; x < q.Max.X; x++ {
			t.cross(p, q.Min.Y*p.wide+x, q.Dy(), p.wide, least)
		}
	}
	for _, x := range []float64{box.X, box.X + box.Wide} {
		p.upright(t, rect{X: x - beside, Y: box.Y, Wide: 2 * beside, High: box.High}, least)
	}
}

// upright follows a line that goes down a part.
func (p *patch) upright(t *tracing, part rect, least uint8) {
	q := p.pixels(part)
	for y := q.Min.Y; y < q.Max.Y; y++ {
		t.cross(p, y*p.wide+q.Min.X, q.Dx(), 1, least)
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
