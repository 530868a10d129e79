package readback

import (
	"image"
	"image/draw"
)

// working is how many pixels the longer side of a page has at most while it is read: some
// 200 to an inch of A4. What was scanned finer is made coarser, a mean of what it had.
const working = 2400

// gray is a page in shades, 0 black, 255 the paper.
type gray struct {
	wide, high int
	pix        []uint8
}

func newGray(wide, high int) *gray { return &gray{wide, high, make([]uint8, wide*high)} }

func (g *gray) image() *image.Gray {
	return &image.Gray{Pix: g.pix, Stride: g.wide, Rect: image.Rect(0, 0, g.wide, g.high)}
}

// grayOf takes an image as shades, in the size that is worked with.
func grayOf(img image.Image) *gray {
	g := partGray(img)
	if n := max(g.wide, g.high); n > working {
		return g.smaller(float64(working) / float64(n))
	}
	return g
}

// partGray takes an image as shades, as large as it is.
func partGray(img image.Image) *gray {
	b := img.Bounds()
	g := newGray(b.Dx(), b.Dy())
	switch m := img.(type) {
	case *image.Gray:
		for y := range g.high {
			copy(g.pix[y*g.wide:(y+1)*g.wide], m.Pix[m.PixOffset(b.Min.X, b.Min.Y+y):])
		}
	case *image.YCbCr:
		for y := range g.high {
			shades(g.pix[y*g.wide:(y+1)*g.wide], m, b.Min.X, b.Min.Y+y)
		}
	case *image.RGBA:
		for y := range g.high {
			row := m.Pix[m.PixOffset(b.Min.X, b.Min.Y+y):]
			for x := range g.wide {
				g.pix[y*g.wide+x] = shade(row[4*x], row[4*x+1], row[4*x+2])
			}
		}
	case *image.Paletted:
		var of [256]uint8
		for i, c := range m.Palette {
			r, g, b, _ := c.RGBA()
			of[i] = shade(uint8(r>>8), uint8(g>>8), uint8(b>>8))
		}
		for y := range g.high {
			row := m.Pix[m.PixOffset(b.Min.X, b.Min.Y+y):]
			for x := range g.wide {
				g.pix[y*g.wide+x] = of[row[x]]
			}
		}
	default:
		white := image.NewGray(image.Rect(0, 0, g.wide, g.high))
		for i := range white.Pix {
			white.Pix[i] = 255
		}
		draw.Draw(white, white.Rect, img, b.Min, draw.Over)
		g.pix = white.Pix
	}
	return g
}

// negative reports whether most of a page is black: white and black were taken for each
// other, as some files leave to whoever reads them.
func (g *gray) negative() bool {
	n := 0
	for _, v := range g.pix {
		if v < 90 {
			n++
		}
	}
	return n*3 > len(g.pix)*2
}

// turnedOver takes black for white and white for black.
func (g *gray) turnedOver() *gray {
	out := newGray(g.wide, g.high)
	for i, v := range g.pix {
		out.pix[i] = 255 - v
	}
	return out
}

// shade is how dark a colour is as ink: as its red or its green, so that a light blue pen,
// or a pink one, is not taken for something pale. What is hardly coloured is as grey as it is.
func shade(r, g, b uint8) uint8 {
	v := luma(r, g, b)
	if c := min(r, g); int(v)-int(c) > coloured {
		return c
	}
	return v
}

// coloured is how far a colour must be from grey to be one: paper is not quite white.
const coloured = 10

// luma is how dark a colour is to the eye.
func luma(r, g, b uint8) uint8 {
	return uint8((299*uint32(r) + 587*uint32(g) + 114*uint32(b) + 500) / 1000)
}

// shades are those of a row of a JPEG, which keeps its colours coarser.
func shades(out []uint8, m *image.YCbCr, x0, y int) {
	across := 0
	switch m.SubsampleRatio {
	case image.YCbCrSubsampleRatio422, image.YCbCrSubsampleRatio420:
		across = 1
	case image.YCbCrSubsampleRatio411, image.YCbCrSubsampleRatio410:
		across = 2
	}
	light, of := m.Y[m.YOffset(x0, y):], m.COffset(x0, y)
	for x := range out {
		c := of + (x0+x)>>across - x0>>across
		v, blue, red := int(light[x]), int(m.Cb[c])-128, int(m.Cr[c])-128
		if d := min(91881*red, -22554*blue-46802*red) >> 16; d < -coloured {
			v = max(v+d, 0)
		}
		out[x] = uint8(v)
	}
}

// smaller is the mean of what falls on each pixel.
func (g *gray) smaller(by float64) *gray {
	out := newGray(max(int(float64(g.wide)*by+.5), 1), max(int(float64(g.high)*by+.5), 1))
	type share struct{ first, last int }
	part := func(n, of, all int) share { return share{n * all / of, max((n+1)*all/of, n*all/of+1)} }
	across := make([]share, out.wide)
	for x := range across {
		across[x] = part(x, out.wide, g.wide)
	}
	for y := range out.high {
		rows := part(y, out.high, g.high)
		for x, c := range across {
			sum := 0
			for yy := rows.first; yy < rows.last; yy++ {
				for _, v := range g.pix[yy*g.wide+c.first : yy*g.wide+c.last] {
					sum += int(v)
				}
			}
			out.pix[y*out.wide+x] = uint8(sum / ((rows.last - rows.first) * (c.last - c.first)))
		}
	}
	return out
}

// at is the shade at a place between pixels; what lies outside is paper.
func (g *gray) at(x, y float64) uint8 {
	x, y = x-.5, y-.5
	if x < 0 || y < 0 || x >= float64(g.wide-1) || y >= float64(g.high-1) {
		if x < -1 || y < -1 || x > float64(g.wide) || y > float64(g.high) {
			return 255
		}
		return g.pix[min(max(int(y+.5), 0), g.high-1)*g.wide+min(max(int(x+.5), 0), g.wide-1)]
	}
	i, j := int(x), int(y)
	fx, fy := int((x-float64(i))*256), int((y-float64(j))*256)
	p := g.pix[j*g.wide+i:]
	q := g.pix[(j+1)*g.wide+i:]
	top := int(p[0])*(256-fx) + int(p[1])*fx
	low := int(q[0])*(256-fx) + int(q[1])*fx
	return uint8((top*(256-fy) + low*fy) >> 16)
}

// flat divides a page by what its paper looks like at each place, so that shadows, stains
// and yellow paper become white and ink keeps how much darker than its paper it is.
func (g *gray) flat() *gray {
	tile := max(max(g.wide, g.high)/120, 8)
	w, h := (g.wide+tile-1)/tile, (g.high+tile-1)/tile
	paper := make([]uint8, w*h)
	for ty := range h {
		for tx := range w {
			paper[ty*w+tx] = g.paper(tx*tile, ty*tile, tile)
		}
	}
	// A tile full of ink has no paper: the lightest beside it has. A shadow is wider.
	wider := make([]uint8, w*h)
	for ty := range h {
		for tx := range w {
			var v uint8
			for y := max(ty-1, 0); y <= min(ty+1, h-1); y++ {
				for x := max(tx-1, 0); x <= min(tx+1, w-1); x++ {
					v = max(v, paper[y*w+x])
				}
			}
			wider[ty*w+tx] = max(v, 24)
		}
	}
	out := newGray(g.wide, g.high)
	between := func(n, most int) (i, part int) { // which two tiles, and how much of the second, of 256
		at := min(max((float64(n)+.5)/float64(tile)-.5, 0), max(float64(most)-1.01, 0))
		return int(at), int((at - float64(int(at))) * 256)
	}
	row := func(ty int) []int { // of the tiles, as wide as the page
		t := wider[min(ty, h-1)*w:][:w]
		across := make([]int, g.wide)
		for x := range across {
			i, part := between(x, w)
			across[x] = int(t[i])*(256-part) + int(t[min(i+1, w-1)])*part
		}
		return across
	}
	above, top, low := -1, []int(nil), row(0)
	for y := range g.high {
		ty, part := between(y, h)
		for above < ty {
			above++
			top, low = low, row(above+1)
		}
		from, to := g.pix[y*g.wide:(y+1)*g.wide], out.pix[y*g.wide:(y+1)*g.wide]
		for x, v := range from {
			to[x] = uint8(min(int(v)*255/((top[x]*(256-part)+low[x]*part)>>16), 255))
		}
	}
	return out
}

// paper is the shade that most of the lighter half of a tile has.
func (g *gray) paper(x0, y0, tile int) uint8 {
	var count [64]int
	n := 0
	for y := y0; y < min(y0+tile, g.high); y++ {
		for _, v := range g.pix[y*g.wide+x0 : y*g.wide+min(x0+tile, g.wide)] {
			count[v>>2]++
			n++
		}
	}
	for v, left := 63, n/5; v >= 0; v-- { // a fifth is lighter
		if left -= count[v]; left < 0 {
			return uint8(v<<2 + 2)
		}
	}
	return 255
}
