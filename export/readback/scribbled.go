package readback

import (
	"image"
	"math"
	"slices"
)

// slashed reports whether a straight stroke goes through a box from side to side, and what
// is not of it is as much again: a tick or a circle that was crossed out with one line. The
// long stroke of a tick goes through a box too, but then the rest of it is little.
func (p *patch) slashed(frame, in rect, shade uint8) bool {
	const beyond, rest = .9, .45 // mm; of the ink
	_, pen := p.pen(in, shade)
	thick := max(.55, pen/2+.3) // mm to each side of its middle
	whole := inset(frame, -beyond)
	c := middle(frame)
	for degree := 20.; degree <= 160; degree += 4 {
		dx, dy := math.Cos(degree*math.Pi/180), -math.Sin(degree*math.Pi/180)
		for off := -.3 * in.High; off <= .3*in.High; off += .2 {
			at := point{c.x - dy*off, c.y + dx*off}
			if p.goesThrough(whole, at, dx, dy, shade) && p.aside(whole, frame, at, dx, dy, thick, shade) >= rest {
				return true
			}
		}
	}
	return false
}

// goesThrough reports whether there is ink all along a line, from one side of a part to the
// other.
func (p *patch) goesThrough(r rect, at point, dx, dy float64, shade uint8) bool {
	q := p.pixels(r)
	seen, all := 0, 0
	for side := -1.; side <= 1; side += 2 {
		for far := 0.; ; far += 1 / sharp {
			x, y := at.x+side*far*dx, at.y+side*far*dy
			if x < r.X || y < r.Y || x > r.X+r.Wide || y > r.Y+r.High {
				break
			}
			px, py := int((x-p.r.X)*sharp), int((y-p.r.Y)*sharp)
			if all++; px >= q.Min.X && px < q.Max.X && p.inkedAs(px, py, q, shade) {
				seen++
			}
		}
	}
	return all > 0 && seen*100 >= all*94
}

// aside is how much of the ink in a part lies beside a line; the printed edge of the box
// does not count.
func (p *patch) aside(r, frame rect, at point, dx, dy, thick float64, shade uint8) float64 {
	q, c := p.pixels(r), middle(frame)
	beside, all := 0, 0
	for py := q.Min.Y; py < q.Max.Y; py++ {
		for px := q.Min.X; px < q.Max.X; px++ {
			if p.pix[py*p.wide+px] >= shade {
				continue
			}
			x, y := p.r.X+(float64(px)+.5)/sharp, p.r.Y+(float64(py)+.5)/sharp
			if onEdge(frame, x-c.x, y-c.y, edge) {
				continue
			}
			if all++; math.Abs((x-at.x)*dy-(y-at.y)*dx) > thick {
				beside++
			}
		}
	}
	if all == 0 {
		return 0
	}
	return float64(beside) / float64(all)
}

// scribbled reports whether what is written in a part was scribbled over: it hangs together
// over nearly all its width, and either it is crossed as often as a zigzag is or it shuts in
// more white than letters do that are joined, the less the wider it is.
func (p *patch) scribbled(r rect) bool {
	const wide, part, pitch, several = 8, .75, 3.2, 12 // mm; of what is written; mm from stroke to stroke; mm
	cover, _, _ := all(p.strokes(r, dark))
	q := p.pixels(r)
	for _, b := range p.blots(q.Min.X, q.Min.Y, q.Max.X, q.Max.Y, dark) {
		w, at := float64(b.x1-b.x0+1)/sharp, image.Rect(b.x0, b.y0, b.x1+1, b.y1+1)
		if w < wide || w < part*cover.Wide {
			continue
		}
		if w >= several && w <= pitch*p.crossings(at) || float64(p.holes(at)) >= 10-w/5 {
			return true
		}
	}
	return false
}

// holes counts the white that is shut in by ink in a part of the picture.
func (p *patch) holes(q image.Rectangle) (n int) {
	const least = 3 // pixels
	w, h := q.Dx(), q.Dy()
	seen := make([]bool, w*h)
	var stack []int
	for from := range seen {
		if seen[from] || p.pix[(q.Min.Y+from/w)*p.wide+q.Min.X+from%w] < dark {
			continue
		}
		size, open := 0, false
		seen[from] = true
		stack = append(stack[:0], from)
		for len(stack) > 0 {
			i := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			x, y := i%w, i/w
			size++
			open = open || x == 0 || y == 0 || x == w-1 || y == h-1
			for _, d := range [4][2]int{{1, 0}, {-1, 0}, {0, 1}, {0, -1}} {
				xx, yy := x+d[0], y+d[1]
				if xx < 0 || yy < 0 || xx >= w || yy >= h {
					continue
				}
				if j := yy*w + xx; !seen[j] && p.pix[(q.Min.Y+yy)*p.wide+q.Min.X+xx] >= dark {
					seen[j] = true
					stack = append(stack, j)
				}
			}
		}
		if !open && size >= least {
			n++
		}
	}
	return n
}

// crossings is how often ink is crossed along half of the rows of a part.
func (p *patch) crossings(q image.Rectangle) float64 {
	var all []int
	for y := q.Min.Y; y < q.Max.Y; y++ {
		n, in := 0, false
		for _, v := range p.pix[y*p.wide+q.Min.X : y*p.wide+q.Max.X] {
			now := v < dark
			if now && !in {
				n++
			}
			in = now
		}
		all = append(all, n)
	}
	slices.Sort(all)
	return float64(all[len(all)/2])
}
