package readback

import "math"

// point is a place: in millimetres on the paper as it was printed, or in pixels.
type point struct{ x, y float64 }

func (p point) to(q point) float64 { return math.Hypot(q.x-p.x, q.y-p.y) }

// plane takes a place of the printed page to where it lies in a picture of it.
type plane [9]float64

func (m *plane) at(p point) point {
	w := m[6]*p.x + m[7]*p.y + m[8]
	return point{(m[0]*p.x + m[1]*p.y + m[2]) / w, (m[3]*p.x + m[4]*p.y + m[5]) / w}
}

// fitted is the plane that takes the places from to the places in: with four of them in
// perspective, with three of them straight, the least squares where there are more.
func fitted(from, in []point) (*plane, bool) {
	n := 6
	if len(from) > 3 {
		n = 8
	}
	if len(from) < 3 {
		return nil, false
	}
	// In the middle of the numbers the equations are sound.
	var a [8][9]float64
	add := func(row [8]float64, v float64) {
		for i := range n {
			for j := range n {
				a[i][j] += row[i] * row[j]
			}
			a[i][n] += row[i] * v
		}
	}
	for i, p := range from {
		x, y, u, v := p.x/100, p.y/100, in[i].x/1000, in[i].y/1000
		add([8]float64{x, y, 1, 0, 0, 0, -u * x, -u * y}, u)
		add([8]float64{0, 0, 0, x, y, 1, -v * x, -v * y}, v)
	}
	h, ok := solved(&a, n)
	if !ok {
		return nil, false
	}
	return &plane{h[0] * 10, h[1] * 10, h[2] * 1000, h[3] * 10, h[4] * 10, h[5] * 1000, h[6] / 100, h[7] / 100, 1}, true
}

// solved are the unknowns of n equations.
func solved(a *[8][9]float64, n int) (h [8]float64, ok bool) {
	for c := range n {
		best := c
		for r := c + 1; r < n; r++ {
			if math.Abs(a[r][c]) > math.Abs(a[best][c]) {
				best = r
			}
		}
		if math.Abs(a[best][c]) < 1e-9 {
			return h, false
		}
		a[c], a[best] = a[best], a[c]
		for r := range n {
			if r == c {
				continue
			}
			f := a[r][c] / a[c][c]
			for k := c; k <= n; k++ {
				a[r][k] -= f * a[c][k]
			}
		}
	}
	for i := range n {
		h[i] = a[i][n] / a[i][i]
	}
	return h, true
}

// scale is how many pixels a millimetre is about a place, and how far the picture is
// turned there, in degrees with the clock.
func (m *plane) scale(p point) (k, turn float64) {
	a, b := m.at(p), m.at(point{p.x + 1, p.y})
	return a.to(b), math.Atan2(b.y-a.y, b.x-a.x) * 180 / math.Pi
}

// mirrored reports whether the picture would show the page from behind.
func (m *plane) mirrored(p point) bool {
	o, a, b := m.at(p), m.at(point{p.x + 10, p.y}), m.at(point{p.x, p.y + 10})
	return (a.x-o.x)*(b.y-o.y)-(a.y-o.y)*(b.x-o.x) <= 0
}
