package readback

import (
	"image"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode/decoder"
	"github.com/makiuchi-d/gozxing/qrcode/detector"
)

// code is the QR of a page: what it says, and where the middles of its three eyes lie in
// the picture: upper left, upper right, lower left.
type code struct {
	text    string
	eyes    [3]point
	modules int // to a side
}

// places are the eyes on the page as it was printed.
func (c *code) places(r rect) []point {
	d := 3.5 / float64(c.modules)
	x, y, w, h := r.X+d*r.Wide, r.Y+d*r.High, r.Wide*(1-2*d), r.High*(1-2*d)
	return []point{{x, y}, {x + w, y}, {x, y + h}}
}

// findCode looks for the QR of a page: where it would lie were the page turned any way, in a
// corner; where the marks of the corners say; at last everywhere and with more trouble.
func (g *gray) findCode() *code {
	w, h := g.wide, g.high
	cw, ch := min(w, max(w, h)*3/8), min(h, max(w, h)*3/8)
	corners := []image.Rectangle{image.Rect(w-cw, 0, w, ch), image.Rect(0, h-ch, cw, h), image.Rect(0, 0, cw, ch), image.Rect(w-cw, h-ch, w, h)}
	if c := g.codeIn(corners, quickly); c != nil {
		return c
	}
	if c := g.codeByCorners(); c != nil {
		return c
	}
	return g.codeIn(append(corners, image.Rect(0, 0, w, h)), patiently)
}

// trial is a way to make a part of a page ready: coarser, which heals noise, smoother.
type trial struct {
	coarse float64
	smooth bool
}

var (
	quickly   = []trial{{1, false}}
	patiently = []trial{{.6, false}, {1, true}, {.8, false}} // black and white, and a line through it, want the last two
)

// codeIn looks for a QR in parts of a page.
func (g *gray) codeIn(parts []image.Rectangle, trials []trial) *code {
	for _, r := range parts {
		part := g.copied(r)
		for _, t := range trials {
			p := part
			if t.coarse < 1 {
				p = part.smaller(t.coarse)
			}
			if t.smooth {
				p = part.smooth()
			}
			for _, least := range []uint8{128, 170, 90, 110} {
				c, err := p.decoded(least)
				if err != nil {
					continue
				}
				for i := range c.eyes {
					c.eyes[i] = point{c.eyes[i].x/t.coarse + float64(r.Min.X), c.eyes[i].y/t.coarse + float64(r.Min.Y)}
				}
				return c
			}
		}
	}
	return nil
}

// decoded reads the QR of a page that is flat already: black is what is darker than least.
func (g *gray) decoded(least uint8) (*code, error) {
	bits, err := gozxing.NewBitMatrix(g.wide, g.high)
	if err != nil {
		return nil, err
	}
	for y := range g.high {
		for x, v := range g.pix[y*g.wide : (y+1)*g.wide] {
			if v < least {
				bits.Set(x, y)
			}
		}
	}
	found, err := detector.NewDetector(bits).Detect(map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true})
	if err != nil {
		return nil, err
	}
	c := &code{modules: found.GetBits().GetWidth()}
	p := found.GetPoints()
	if len(p) < 3 {
		return nil, gozxing.NewNotFoundException("three eyes")
	}
	for i, of := range []int{1, 2, 0} { // they come as lower left, upper left, upper right
		c.eyes[i] = point{p[of].GetX(), p[of].GetY()}
	}
	text, err := decoder.NewDecoder().DecodeWithoutHint(found.GetBits())
	if err != nil {
		if c = g.codeByEyes(c); c == nil {
			return nil, err
		}
		return c, nil
	}
	c.text = text.GetText()
	return c, nil
}
