package readback

import (
	"math"

	"jibun/export/marked"
)

// A QR whose eyes are stained, punched or covered is not found by its eyes; but where it
// stands is known from the marks of the corners, and what is lost of it its own correction
// brings back.

// codeByCorners reads the QR of an upright A4 page from where it must stand. Three corners
// are enough.
func (g *gray) codeByCorners() *code {
	marks := g.squares((*blot).solid, 1, .85, 1.15)
	if len(marks) < 3 {
		marks = g.squares((*blot).hollow, 1, .85, 1.15)
	}
	sheet := marked.Corners(a4Wide, a4High)
	for _, m := range planesThrough(marks, sheet) {
		for modules := 25; modules <= 57; modules += 4 {
			if c := g.codeAt(m, modules); c != nil {
				return c
			}
		}
	}
	return nil
}

// squares are the middles of all black squares that may be marks of corners, where the page
// is as large as its picture, or so many times.
func (g *gray) squares(kind likeness, times ...float64) (out []point) {
	k := float64(max(g.wide, g.high)) / a4High
	side := marked.Corners(a4Wide, a4High)[0].Wide
	for _, b := range g.blots(0, 0, g.wide, g.high, 128) {
		for _, by := range times {
			if kind(&b, side*k*by, side*k*by) {
				out = append(out, b.middle())
				break
			}
		}
	}
	const most = 16 // a page of black squares is none of ours
	return out[:min(len(out), most)]
}

// planesThrough are the planes that take three corners of a page or more to marks that were
// seen, those with four first. Four corners are found by any three of them, and count once.
func planesThrough(marks []point, sheet [4]rect) (out []*plane) {
	var three []*plane
	seen := map[[4]point]bool{}
	for i, a := range marks {
		for j, b := range marks {
			for k, c := range marks {
				if i == j || j == k || i == k {
					continue
				}
				for first := range 4 { // which corner a is; b and c are the next two
					at := func(n int) point { return middle(sheet[(first+n)%4]) }
					from, in := []point{at(0), at(1), at(2)}, []point{a, b, c}
					m, ok := fitted(from, in)
					if !ok || m.mirrored(at(0)) || !m.square() {
						continue
					}
					d, there := m.nearest(marks, at(3))
					if !there {
						three = append(three, m)
						continue
					}
					var corners [4]point
					for n, p := range []point{a, b, c, d} {
						corners[(first+n)%4] = p
					}
					if p, ok := fitted(append(from, at(3)), append(in, d)); ok && !seen[corners] {
						seen[corners] = true
						out = append(out, p)
					}
				}
			}
		}
	}
	return append(out, three...)
}

// nearest is the mark that lies nearest to where a plane takes a corner, if one is near.
func (m *plane) nearest(marks []point, corner point) (best point, found bool) {
	const near = 8 // mm
	at := m.at(corner)
	k, _ := m.scale(corner)
	least := near * k
	for _, p := range marks {
		if d := p.to(at); d <= least {
			best, least, found = p, d, true
		}
	}
	return best, found
}

// square reports whether a plane without perspective keeps lengths and right angles, as a
// scanner does.
func (m *plane) square() bool {
	o, a, b := m.at(point{}), m.at(point{100, 0}), m.at(point{0, 100})
	x, y := o.to(a), o.to(b)
	dot := (a.x-o.x)*(b.x-o.x) + (a.y-o.y)*(b.y-o.y)
	return x > .95*y && x < 1.05*y && math.Abs(dot) < .05*x*y
}

// codeAt reads a QR of so many modules to a side from where it stands, which may be a
// little beside: its eyes, or what is left of them, tell where.
func (g *gray) codeAt(m *plane, modules int) *code {
	size := marked.Code.Wide / float64(modules)
	shade := func(x, y int, dx, dy float64) int {
		sum := 0
		for j := -1; j <= 1; j++ {
			for i := -1; i <= 1; i++ {
				q := m.at(point{marked.Code.X + dx + (float64(x)+.5+.25*float64(i))*size, marked.Code.Y + dy + (float64(y)+.5+.25*float64(j))*size})
				sum += int(g.at(q.x, q.y))
			}
		}
		return sum / 9
	}
	best, at := 0, point{}
	for dy := -1.2; dy <= 1.2; dy += size / 3 {
		for dx := -1.2; dx <= 1.2; dx += size / 3 {
			var sum, n [2]int
			eyes(modules, func(x, y, white int) { sum[white], n[white] = sum[white]+shade(x, y, dx, dy), n[white]+1 })
			if more := sum[1]/n[1] - sum[0]/n[0]; more > best {
				best, at = more, point{dx, dy}
			}
		}
	}
	if best < 40 { // there is none
		return nil
	}
	r := marked.Code
	r.X, r.Y = r.X+at.x, r.Y+at.y
	c := &code{modules: modules}
	for i, p := range c.places(r) {
		c.eyes[i] = m.at(p)
	}
	return g.codeByEyes(c)
}

// eyes calls each module of the three eyes of a QR with whether it is white, 1, or black.
func eyes(modules int, each func(x, y, white int)) {
	for _, e := range [][2]int{{0, 0}, {modules - 7, 0}, {0, modules - 7}} {
		for y := range 7 {
			for x := range 7 {
				white := 0
				if max(absolute(x-3), absolute(y-3)) == 2 {
					white = 1
				}
				each(e[0]+x, e[1]+y, white)
			}
		}
	}
}

func absolute(n int) int { return max(n, -n) }
