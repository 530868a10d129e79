package readback

import "math"

// ruledOut reports whether what is written in a part is no more than one or two straight lines:
// a cross over where somebody would sign, or a piece of one over several lines.
func (p *patch) ruledOut(r rect) bool {
	const most, nearly = 2, .9 // lines; of the ink
	q := p.pixels(r)
	var ink []point // in millimetres
	for y := q.Min.Y; y < q.Max.Y; y++ {
		for x := q.Min.X; x < q.Max.X; x++ {
			if p.pix[y*p.wide+x] < dark {
				ink = append(ink, point{float64(x) / sharp, float64(y) / sharp})
			}
		}
	}
	left := ink
	for range most {
		if left = offLine(left); float64(len(left)) <= (1-nearly)*float64(len(ink)) {
			return true
		}
	}
	return false
}

// offLine are the places that do not lie on the straight line that has most of them.
func offLine(ink []point) (off []point) {
	const step, band, near = 3, .4, .5 // degrees; mm; mm
	var angle, at float64
	best, far := 0, 0.
	for _, k := range ink {
		far = max(far, math.Hypot(k.x, k.y))
	}
	half := int(far/band) + 1
	count := make([]int, 2*half+1) // of bands on both sides of the corner
	for degree := 0.; degree < 180; degree += step {
		sin, cos := math.Sincos(degree * math.Pi / 180)
		clear(count)
		for _, k := range ink {
			count[half+int(math.Floor((k.x*sin-k.y*cos)/band))]++
		}
		for i, n := range count[1:] { // two bands beside each other
			if n += count[i]; n > best {
				best, angle, at = n, degree, band*float64(i+1-half)
			}
		}
	}
	sin, cos := math.Sincos(angle * math.Pi / 180)
	for _, k := range ink {
		if math.Abs(k.x*sin-k.y*cos-at) > near {
			off = append(off, k)
		}
	}
	return off
}
