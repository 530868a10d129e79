package readback

import (
	"image"
	"slices"
)

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

// speckled makes unsure the boxes of a page in black and white that look empty and have more
// specks in them than lie elsewhere on the page: what is left of a light pen. It reports whether
// there are several: then all of others may be gone.
func (s *view) speckled(answers []Answer) bool {
	const (
		several = 2
		more    = 4.   // times as many as elsewhere
		few     = .012 // of the box: less may be one speck of dirt
		seen    = 240  // as dark is a pixel beside one that is black
		print   = .65  // mm: so far the edge of a box may be frayed
	)
	specks := func(r rect) float64 { return s.cut(inset(r, -1)).share(r, seen) }
	in := map[int]float64{}
	var elsewhere []float64
	for i := range answers {
		l := &s.form.Lines[i]
		if l.Sign.Wide > 0 {
			elsewhere = append(elsewhere, specks(inset(l.Sign, 1)))
		} else if l.Cell.Wide > 0 { // right of the box
			at := l.Box.X + l.Box.Wide + print
			elsewhere = append(elsewhere, specks(rect{X: at, Y: l.Box.Y, Wide: l.Cell.X + l.Cell.Wide - print - at, High: l.Box.High}))
		}
		if l.Box.Wide > 0 && answers[i].Read == Blank {
			p := s.line(l)
			if frame, found := p.framed(l.Box, 1); found {
				in[i] = specks(inset(frame, print))
			}
		}
	}
	usual := 0.
	if len(elsewhere) > 0 {
		slices.Sort(elsewhere)
		usual = elsewhere[len(elsewhere)/2]
	}
	n := 0
	for i, share := range in {
		if share >= few && share >= more*usual {
			answers[i].Read, answers[i].Why = Unsure, Faint
			n++
		}
	}
	return n >= several
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
