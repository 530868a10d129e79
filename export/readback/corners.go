package readback

import (
	"math"
	"slices"
)

// blot is black that hangs together.
type blot struct {
	area                int
	x0, y0, x1, y1      int // its edges, the last pixels
	sumX, sumY          float64
	sumXX, sumYY, sumXY float64
}

func (b *blot) middle() point { return point{b.sumX/float64(b.area) + .5, b.sumY/float64(b.area) + .5} }

// blots are what is darker than least in a part of a page, each by itself.
func (g *gray) blots(x0, y0, x1, y1 int, least uint8) []blot {
	x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1, g.wide), min(y1, g.high)
	if x0 >= x1 || y0 >= y1 {
		return nil
	}
	w := x1 - x0
	done := make([]bool, w*(y1-y0))
	var out []blot
	var stack []int
	for at := range done {
		if done[at] || g.pix[(y0+at/w)*g.wide+x0+at%w] >= least {
			continue
		}
		b := blot{x0: x1, y0: y1}
		done[at] = true
		for stack = append(stack[:0], at); len(stack) > 0; {
			n := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			x, y := x0+n%w, y0+n/w
			b.area++
			b.x0, b.y0, b.x1, b.y1 = min(b.x0, x), min(b.y0, y), max(b.x1, x), max(b.y1, y)
			fx, fy := float64(x), float64(y)
			b.sumX, b.sumY = b.sumX+fx, b.sumY+fy
			b.sumXX, b.sumYY, b.sumXY = b.sumXX+fx*fx, b.sumYY+fy*fy, b.sumXY+fx*fy
			for dy := -1; dy <= 1; dy++ {
				for dx := -1; dx <= 1; dx++ {
					xx, yy := x+dx, y+dy
					if xx < x0 || yy < y0 || xx >= x1 || yy >= y1 {
						continue
					}
					if i := (yy-y0)*w + xx - x0; !done[i] && g.pix[yy*g.wide+xx] < least {
						done[i] = true
						stack = append(stack, i)
					}
				}
			}
		}
		out = append(out, b)
	}
	return out
}

// solid reports whether a blot is a filled rectangle of about so many pixels, turned
// a little: its spread is that of one.
func (b *blot) solid(wide, high float64) bool {
	n := float64(b.area)
	if area := wide * high; n < area*.6 || n > area*1.5 {
		return false
	}
	mx, my := b.sumX/n, b.sumY/n
	xx, yy, xy := b.sumXX/n-mx*mx, b.sumYY/n-my*my, b.sumXY/n-mx*my
	// The two axes of the spread; of a rectangle each is its side squared through twelve.
	half, diff := (xx+yy)/2, math.Hypot((xx-yy)/2, xy)
	long, short := math.Sqrt(12*(half+diff)), math.Sqrt(12*max(half-diff, 0))
	want := [2]float64{max(wide, high), min(wide, high)}
	near := func(a, b float64) bool { return a > b*.75-1 && a < b*1.35+1 }
	return near(long, want[0]) && near(short, want[1]) && n > long*short*.84
}

// hollow reports whether a blot is the edge of such a rectangle: of what is black all over,
// a scanner that compares each place with what is around it leaves only that. The squares to
// be ticked have a thinner one.
func (b *blot) hollow(wide, high float64) bool {
	w, h, n := float64(b.x1-b.x0+1), float64(b.y1-b.y0+1), float64(b.area)
	near := func(a, b float64) bool { return a > b*.85 && a < b*1.2+1 }
	c := b.middle()
	return near(w, wide) && near(h, high) && n > w*h*.4 &&
		math.Abs(c.x-float64(b.x0+b.x1+1)/2) < w*.08 && math.Abs(c.y-float64(b.y0+b.y1+1)/2) < h*.08
}

// reach is how far from where it is looked for a mark may lie, in millimetres.
const reach = 14

// place finds where the page lies in the picture: from its QR roughly, then by the marks of
// its corners, the nearest first, each telling better where the next one is. found is how
// many of them there are.
func (s *view) place(c *code) (found int) {
	if found = s.placed(c, (*blot).solid); found < 2 {
		found = s.placed(c, (*blot).hollow)
	}
	if found < 4 && s.pictured(c) {
		return 4
	}
	return found
}

// pictured finds a page that was taken from one side, by all four marks of its corners: seen
// so they lie further away than the QR alone tells. They are those that put the eyes of the
// QR where they are.
func (s *view) pictured(c *code) bool {
	const most = 10
	marks := s.flat.squares((*blot).solid, .5, .6, .7, .85, 1, 1.15)
	if len(marks) < 4 || len(marks) > most {
		return false
	}
	var from []point
	for _, r := range s.form.Corners {
		from = append(from, middle(r))
	}
	eyes := c.places(s.form.Code)
	least := math.Inf(1)
	for _, in := range fours(marks) {
		m, ok := fitted(from, in)
		if !ok || m.mirrored(middle(s.form.Code)) || !agree(m, eyes, c.eyes[:]) {
			continue
		}
		off := 0.
		for i, p := range eyes {
			q := m.at(p)
			off += q.to(c.eyes[i])
		}
		if off < least {
			least = off
			s.plane, s.from, s.in = m, slices.Concat(eyes, from), slices.Concat(c.eyes[:], in)
		}
	}
	return !math.IsInf(least, 1)
}

// fours are all ways to take four of some places, in every order.
func fours(all []point) (out [][]point) {
	var pick func(of []point)
	pick = func(of []point) {
		if len(of) == 4 {
			out = append(out, slices.Clone(of))
			return
		}
		for _, p := range all {
			if !slices.Contains(of, p) {
				pick(append(of, p))
			}
		}
	}
	pick(make([]point, 0, 4))
	return out
}

// likeness tells whether a blot is a mark of so many pixels.
type likeness func(b *blot, wide, high float64) bool

// placed does so by marks of one kind.
func (s *view) placed(c *code, kind likeness) (found int) {
	f := s.form
	s.from, s.in = c.places(f.Code), append([]point(nil), c.eyes[:]...)
	m, ok := fitted(s.from, s.in)
	if !ok || m.mirrored(middle(f.Code)) {
		return 0
	}
	left := append([]rect(nil), f.Corners...)
	var corners, seen []point
	for len(left) > 0 {
		next := 0
		for i, r := range left {
			if middle(r).to(middle(f.Code)) < middle(left[next]).to(middle(f.Code)) {
				next = i
			}
		}
		r := left[next]
		left = append(left[:next:next], left[next+1:]...)
		p, ok := s.flat.corner(m, r, kind)
		if !ok {
			continue
		}
		corners, seen = append(corners, middle(r)), append(seen, p)
		s.from, s.in = append(s.from, middle(r)), append(s.in, p)
		if n, ok := straight(s.from, s.in); ok {
			m = n
		}
	}
	s.plane = m
	if len(corners) == 4 {
		n, ok := fitted(corners, seen)
		if !ok || !agree(n, s.from, s.in) {
			return 0
		}
		s.plane = n
	}
	return len(corners)
}

// straight is the plane without perspective that fits many places.
func straight(from, in []point) (*plane, bool) {
	var a [8][9]float64
	for i, p := range from {
		x, y := p.x/100, p.y/100
		row := [3]float64{x, y, 1}
		for j := range 3 {
			for k := range 3 {
				a[j][k] += row[j] * row[k]
				a[j+3][k+3] += row[j] * row[k]
			}
			a[j][6] += row[j] * in[i].x / 1000
			a[j+3][6] += row[j] * in[i].y / 1000
		}
	}
	h, ok := solved(&a, 6)
	return &plane{h[0] * 10, h[1] * 10, h[2] * 1000, h[3] * 10, h[4] * 10, h[5] * 1000, 0, 0, 1}, ok
}

// agree reports whether the eyes of the QR lie where the corners say.
func agree(m *plane, from, in []point) bool {
	for i, p := range from {
		k, _ := m.scale(p)
		if q := m.at(p); q.to(in[i]) > 1.5*k {
			return false
		}
	}
	return true
}

// corner is the middle of the mark that lies nearest to where it is looked for.
func (g *gray) corner(m *plane, r rect, kind likeness) (point, bool) {
	at := m.at(middle(r))
	k, _ := m.scale(middle(r))
	if math.IsNaN(k) || k < 1 || k > 40 {
		return point{}, false
	}
	d := reach * k
	var best point
	nearest := math.Inf(1)
	for _, b := range g.blots(int(at.x-d), int(at.y-d), int(at.x+d), int(at.y+d), 128) {
		if !kind(&b, r.Wide*k, r.High*k) {
			continue
		}
		if p := b.middle(); p.to(at) < nearest {
			best, nearest = p, p.to(at)
		}
	}
	return best, nearest < d
}
