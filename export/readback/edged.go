package readback

import (
	"math"
	"slices"
)

// edged makes unsure a box that looks empty where more ink lies along its printed edge than
// along those of the other boxes of the page: somebody drew a circle there.
func (s *view) edged(answers []Answer) {
	const few = 6 // boxes: fewer tell nothing of how thick an edge is
	rays := map[int][]float64{}
	for i := range s.form.Lines {
		l := &s.form.Lines[i]
		if l.Box.Wide <= 0 {
			continue
		}
		p := s.cut(inset(l.Box, -2.5))
		if frame, found := p.framed(l.Box, 1); found {
			rays[i] = p.rays(frame)
		}
	}
	if len(rays) < few {
		return
	}
	usual := make([]float64, sides)
	for k := range usual {
		var all []float64
		for _, r := range rays {
			all = append(all, r[k])
		}
		slices.Sort(all)
		usual[k] = all[len(all)*2/5]
	}
	found := map[int]excess{}
	var others []float64
	for i, r := range rays {
		if answers[i].Read == Blank {
			found[i] = exceeding(r, usual)
			others = append(others, found[i].sum)
		}
	}
	if len(others) == 0 {
		return
	}
	slices.Sort(others)
	common := others[len(others)*4/5]
	for i, e := range found {
		if slices.Min(e.sides[:]) >= some && e.sum >= max(thicker*sides, clearly*common) && !s.spreads(s.form.Lines[i].Box) {
			answers[i].Read, answers[i].Why = Unsure, Faint
		}
	}
}

// spreads reports whether what lies along the edge of a box lies above or below it too, as
// a stain does and a circle does not.
func (s *view) spreads(box rect) bool {
	const off, high, much = .8, 1.2, .15 // mm; of the place
	p := s.cut(inset(box, -2.5))
	above := rect{X: box.X, Y: box.Y - off - high, Wide: box.Wide, High: high}
	below := rect{X: box.X, Y: box.Y + box.High + off, Wide: box.Wide, High: high}
	return p.share(above, faint) > much || p.share(below, faint) > much
}

const (
	some    = 3    // of the twelve rays of each quarter, to which a circle has more ink than the edge
	thicker = .058 // mm: how much more, in the mean of all rays
	clearly = 2.2  // times as much as edges of the page differ anyway
)

// excess is to how many sides of a box there is more ink than usual, of each quarter of them,
// and how much in all.
type excess struct {
	sides [4]int
	sum   float64 // mm
}

// sides are how many rays go out from the middle of a box.
const sides = 48

func exceeding(rays, usual []float64) (e excess) {
	const least, most = .1, .45 // mm
	for k, v := range rays {
		if d := v - usual[k]; d > least {
			e.sides[k*4/sides]++
			e.sum += min(d, most)
		}
	}
	return e
}

// rays are how much ink lies to each side of the middle of a box, over its edge and a little
// beyond, in millimetres as though it were black.
func (p *patch) rays(frame rect) []float64 {
	const from, far, step = .9, .9, .1 // mm
	out := make([]float64, sides)
	c, half := middle(frame), frame.Wide/2
	for k := range out {
		sin, cos := math.Sincos(2 * math.Pi * float64(k) / sides)
		to := (half + far) / max(math.Abs(sin), math.Abs(cos))
		for d := from; d < to; d += step {
			x, y := int((c.x+d*cos-p.r.X)*sharp), int((c.y+d*sin-p.r.Y)*sharp)
			if x >= 0 && y >= 0 && x < p.wide && y < p.high {
				out[k] += float64(255-p.pix[y*p.wide+x]) / 255 * step
			}
		}
	}
	return out
}
