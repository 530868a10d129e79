package readback

import (
	"iter"
	"math"
)

// A personal seal stands for its owner wherever a tick or a signature would: a thin ring, round or
// upright oval, rounder than any hand draws, with the strokes of a name in it and white around
// it.

// How large personal seals are, and how round, in millimetres.
const (
	sealLeast, sealMost = 2.8, 6.2 // from the middle to the ring
	sealRound           = .2       // the ring lies so near to its circle
)

// sealWide are how wide seals are, of how high they are.
var sealWide = []float64{1, .78}

// sealHere reports whether nothing but a personal seal stands where one signs.
func (p *patch) sealHere(in rect) bool {
	const off, square = 1., .3 // mm; of its height it may be wider or narrower
	cover, _, _ := all(p.strokes(in, weak))
	if cover.High < 2*sealLeast-1 || cover.Wide > 2*sealMost+1 || math.Abs(cover.Wide-cover.High) > square*max(cover.Wide, cover.High) {
		return false
	}
	_, ok := p.sealed(middle(cover), off, rect{})
	return ok && !p.stained(cover)
}

// sealOver reports whether a seal stands where one signs that is larger than the line, or so pale
// that little of it is as dark as ink. Its middle lies well in the line: else it may be that of
// the next.
func (s *view) sealOver(r rect) bool {
	const (
		over   = 5.  // mm around the line
		inside = 1.8 // mm
		widest = 26. // mm: what reaches further is writing
	)
	p := s.cut(inset(r, -over))
	in := inset(r, .7)
	cover, _, _ := all(unruled(p.strokes(in, p.soft), in))
	if cover.Wide < sealLeast || cover.Wide > widest {
		return false
	}
	places := rect{X: cover.X + sealLeast - 1, Y: r.Y + inside, Wide: cover.Wide - 2*sealLeast + 2, High: r.High - 2*inside}
	for _, q := range []*patch{p, p.darker(p.soft - weak)} {
		for ring := range q.seals(places, rect{}) {
			if !q.stained(ring) {
				return true
			}
		}
	}
	return false
}

// darker is a part with all of it darker by so much.
func (p *patch) darker(by uint8) *patch {
	out := newGray(p.wide, p.high)
	for i, v := range p.pix {
		out.pix[i] = max(v, by) - by
	}
	return p.with(out, p.r)
}

// sealed reports whether a seal was put on a part, and how far it reaches: its middle lies
// within so many millimetres of a place. The printed edge of a box under it is none of it.
func (p *patch) sealed(at point, within float64, printed rect) (whole rect, ok bool) {
	for ring := range p.seals(inset(rect{X: at.x, Y: at.y}, -within), printed) {
		return ring, true
	}
	return rect{}, false
}

// seals are the rings of a seal whose middle lies in a part; the same one may come several times.
func (p *patch) seals(places, printed rect) iter.Seq[rect] {
	const step = .2
	shapes := sealWide
	if printed.Wide > 0 { // two lines through a box and what they cross out may be like an oval
		shapes = sealWide[:1]
	}
	return func(yield func(rect) bool) {
		for dy := 0.; dy <= places.High; dy += step {
			for dx := 0.; dx <= places.Wide; dx += step {
				c := point{places.X + dx, places.Y + dy}
				for r := sealLeast; r <= sealMost; r += step / 2 {
					for _, wide := range shapes {
						if p.ringed(c, r, wide, printed) && p.inscribed(c, r, wide, printed) && !yield(rect{X: c.x - wide*r, Y: c.y - r, Wide: 2 * wide * r, High: 2 * r}) {
							return
						}
					}
				}
			}
		}
	}
}

// ringed reports whether a thin ring lies around a place: ink nearly everywhere at its
// radius, as wide as high or less, and white outside of it and, mostly, just inside, but for the
// printed edge of a box.
func (p *patch) ringed(c point, high, wide float64, printed rect) bool {
	const missed, inner = 8, 26
	const scribbled = 5 // one of so many rays: what was scribbled over a tick is as round
	mid := middle(printed)
	const outside = .75 // mm: from the middle of the ring to the white around it
	miss, full, free := 0, 0, 0
	for _, ray := range sealRays[wide] {
		sin, cos, radius := ray.sin, ray.cos, high*ray.far
		at := func(r float64) bool { return p.inkNear(c.x+r*cos, c.y+r*sin) }
		on := at(radius) || at(radius-sealRound/2) || at(radius+sealRound/2)
		if !on || at(radius+outside) && at(radius+outside+.3) && !p.printedLine(c, radius+outside, sin, cos) {
			if miss++; miss > missed {
				return false
			}
		}
		within := at(radius-.65) && at(radius-.95)
		switch {
		case printed.Wide > 0 && onEdge(printed, c.x+(radius-.8)*cos-mid.x, c.y+(radius-.8)*sin-mid.y, edge+.2):
		case within:
			full++
		default:
			free++
		}
		if full > inner {
			return false
		}
	}
	return printed.Wide <= 0 || full*scribbled <= full+free
}

// ray is a way out of the middle of an oval, and how far its edge is there, of how high it is.
type ray struct{ sin, cos, far float64 }

const rays = 64

// sealRays are those of each of sealWide.
var sealRays = func() map[float64][]ray {
	out := map[float64][]ray{}
	for _, wide := range sealWide {
		for k := range rays {
			sin, cos := math.Sincos(2 * math.Pi * float64(k*37%rays) / rays) // all around, so that what is no ring is known soon
			out[wide] = append(out[wide], ray{sin, cos, wide / math.Hypot(cos, wide*sin)})
		}
	}
	return out
}()

// printedLine reports whether the way out of a ring goes along a level or an upright line, as
// of a table.
func (p *patch) printedLine(c point, r, sin, cos float64) bool {
	x, y := c.x+r*cos, c.y+r*sin
	n := func(dx, dy float64) (n int) {
		for k := -6.; k <= 6; k++ {
			if p.inkNear(x+k*dx, y+k*dy) {
				n++
			}
		}
		return n
	}
	return n(.25, 0) >= 12 || n(0, .25) >= 12
}

// inscribed reports whether a ring holds the strokes of a name, beside the printed edge of a
// box.
func (p *patch) inscribed(c point, high, wide float64, printed rect) bool {
	const least, most = .12, .6
	n, ink := 0, 0
	r := high - .5
	mid := middle(printed)
	for y := -r; y <= r; y += .25 {
		for x := -wide * r; x <= wide*r; x += .25 {
			if math.Hypot(x/wide, y) > r || onEdge(printed, c.x+x-mid.x, c.y+y-mid.y, edge) {
				continue
			}
			if n++; p.inkNear(c.x+x, c.y+y) {
				ink++
			}
		}
	}
	return float64(ink) >= least*float64(n) && float64(ink) <= most*float64(n)
}

// inkNear reports whether there is ink at a place of the paper.
func (p *patch) inkNear(x, y float64) bool {
	return p.paleAt(int(math.Floor((x-p.r.X)*sharp)), int(math.Floor((y-p.r.Y)*sharp)))
}

// paleAt reports whether there is anything as dark as pale ink at a pixel.
func (g *gray) paleAt(x, y int) bool {
	return x >= 0 && y >= 0 && x < g.wide && y < g.high && g.pix[y*g.wide+x] < weak
}
