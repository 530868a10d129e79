package readback

import (
	"slices"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode/decoder"
)

// A QR whose modules are hardly larger than what a scan shows apart runs together: where its
// eyes lie tells where the middle of each module is, and what its neighbours add to its shade
// is taken away again. What is read wrong all the same its own correction mends, or its sum
// refuses.

// codeByEyes reads a QR whose eyes lie about where it says. nil if it says nothing.
func (g *gray) codeByEyes(c *code) *code {
	const clearly = 40 // shades between the white and the black of an eye
	var seen int
	if c.eyes, seen = g.nearerEyes(c); seen < clearly {
		return nil
	}
	all := g.modules(c)
	if all == nil {
		return nil
	}
	for _, more := range []float64{0, .12, .25, .4} {
		p := all.apart(more)
		for _, around := range []int{3, 2, 5} {
			if text, ok := p.saying(around); ok {
				c.text = text
				return c
			}
		}
	}
	return nil
}

// grid takes a place in a QR, in modules, to where it lies in the picture.
func (c *code) grid() (*plane, bool) {
	side := float64(c.modules)
	return fitted(c.places(rect{Wide: side, High: side}), c.eyes[:])
}

// nearerEyes are the middles of the eyes, each where it is seen best, and how clear the
// second best of them is: one may be gone.
func (g *gray) nearerEyes(c *code) (out [3]point, clear int) {
	const far, step = .9, .15 // modules
	m, ok := c.grid()
	if !ok {
		return c.eyes, 0
	}
	out = c.eyes
	var shades []int
	for i := range out {
		best := 0
		for dy := -far; dy <= far; dy += step {
			for dx := -far; dx <= far; dx += step {
				var sum, n [2]int
				eyes(c.modules, func(x, y, white int) {
					if (x >= c.modules-7) == (i == 1) && (y >= c.modules-7) == (i == 2) {
						q := m.at(point{float64(x) + .5 + dx, float64(y) + .5 + dy})
						sum[white], n[white] = sum[white]+int(g.at(q.x, q.y)), n[white]+1
					}
				})
				if more := sum[1]/n[1] - sum[0]/n[0]; more > best {
					at := c.places(rect{Wide: float64(c.modules), High: float64(c.modules)})[i]
					best, out[i] = more, m.at(point{at.x + dx, at.y + dy})
				}
			}
		}
		shades = append(shades, best)
	}
	slices.Sort(shades)
	return out, shades[1]
}

// modules are the shades of a QR, a pixel for each module.
func (g *gray) modules(c *code) *gray {
	m, ok := c.grid()
	if !ok {
		return nil
	}
	all := newGray(c.modules, c.modules)
	for y := range c.modules {
		for x := range c.modules {
			sum := 0
			for j := -1; j <= 1; j++ {
				for i := -1; i <= 1; i++ {
					q := m.at(point{float64(x) + .5 + .2*float64(i), float64(y) + .5 + .2*float64(j)})
					sum += int(g.at(q.x, q.y))
				}
			}
			all.pix[y*c.modules+x] = uint8(sum / 9)
		}
	}
	return all
}

// apart takes from each pixel so much of how its four neighbours differ from it; beyond the
// edge there is paper.
func (g *gray) apart(by float64) *gray {
	out := newGray(g.wide, g.high)
	at := func(x, y int) int {
		if x < 0 || y < 0 || x >= g.wide || y >= g.high {
			return 255
		}
		return int(g.pix[y*g.wide+x])
	}
	for y := range g.high {
		for x := range g.wide {
			v := at(x, y)
			more := 4*v - at(x-1, y) - at(x+1, y) - at(x, y-1) - at(x, y+1)
			out.pix[y*g.wide+x] = uint8(min(max(float64(v)+by*float64(more), 0), 255))
		}
	}
	return out
}

// saying is what modules say, black what is darker than the middle of those around.
func (g *gray) saying(around int) (string, bool) {
	bits, err := gozxing.NewSquareBitMatrix(g.wide)
	if err != nil {
		return "", false
	}
	for y := range g.high {
		for x := range g.wide {
			if g.pix[y*g.wide+x] < g.between(x, y, around) {
				bits.Set(x, y)
			}
		}
	}
	text, err := decoder.NewDecoder().DecodeWithoutHint(bits)
	if err != nil {
		return "", false
	}
	return text.GetText(), true
}

// between is the middle of the lightest and the darkest around a place.
func (g *gray) between(x, y, around int) uint8 {
	low, high := uint8(255), uint8(0)
	for yy := max(y-around, 0); yy <= min(y+around, g.high-1); yy++ {
		for xx := max(x-around, 0); xx <= min(x+around, g.wide-1); xx++ {
			v := g.pix[yy*g.wide+xx]
			low, high = min(low, v), max(high, v)
		}
	}
	return uint8((int(low) + int(high) + 1) / 2)
}
