package readback

import (
	"bytes"
	"image"
	"image/jpeg"
	"math"
	"math/rand/v2"
)

// scanner is what becomes of a page between her desk and the file.
type scanner struct {
	dpi    float64
	skew   float64 // degrees
	turned int     // quarters
	scale  float64 // 0 = 1
	shift  point   // millimetres
	blur   int     // times
	noise  float64
	jpeg   int  // quality, 0 = none
	black  bool // black and white only
	colour bool // yellowish paper, kept in colours
	shadow bool
	coffee bool
	fold   int // which corner, from 1; 0 = none
	pale   float64
	streak bool // a speck on the glass drew a line down the page
}

// scan takes a picture of a page, which is painted at k pixels a millimetre.
func (s scanner) scan(page *image.RGBA, k float64, r *rand.Rand) image.Image {
	if s.scale == 0 {
		s.scale = 1
	}
	wide, high := float64(page.Rect.Dx())/k, float64(page.Rect.Dy())/k
	d := s.dpi / 25.4
	w, h := int(wide*d), int(high*d)
	if s.turned%2 == 1 {
		w, h = h, w
	}
	out := [3]*gray{newGray(w, h), newGray(w, h), newGray(w, h)}
	sin, cos := math.Sincos(s.skew*math.Pi/180 + float64(s.turned)*math.Pi/2)
	if s.coffee {
		s.stain(page, k, r)
	}
	if s.fold > 0 {
		s.folded(page, k, r)
	}
	src, sight := planes(page, s.colour), sees(k/d)
	for y := range h {
		v := (float64(y)+.5-float64(h)/2)/d/s.scale - s.shift.y
		for x := range w {
			// From the middle of the scan back to the page.
			u := (float64(x)+.5-float64(w)/2)/d/s.scale - s.shift.x
			px, py := (u*cos+v*sin+wide/2)*k, (-u*sin+v*cos+high/2)*k
			f := 1.0
			if s.shadow {
				f = .55 + .45*math.Min(1, float64(x)/float64(w)*1.6+.1*math.Sin(float64(y)/float64(h)*5))
			}
			if s.pale > 0 {
				f *= s.pale
			}
			for c, g := range src {
				paper := 1.0
				if s.colour {
					paper = [3]float64{250, 243, 222}[c] / 255
				}
				out[c].pix[y*w+x] = uint8(g.seen(px, py, sight) * f * paper)
			}
		}
	}
	if s.colour {
		img := image.NewRGBA(image.Rect(0, 0, w, h))
		for i := range out[0].pix {
			img.Pix[4*i], img.Pix[4*i+1], img.Pix[4*i+2], img.Pix[4*i+3] = out[0].pix[i], out[1].pix[i], out[2].pix[i], 255
		}
		return compressed(img, s.jpeg)
	}
	g := out[0]
	for range s.blur {
		g = g.smooth()
	}
	if s.streak {
		for y := range h {
			g.pix[y*w+int(float64(w)*.178)] = 40
			g.pix[y*w+int(float64(w)*.178)+1] = 60
		}
	}
	if s.noise > 0 {
		for i, v := range g.pix {
			g.pix[i] = uint8(min(max(float64(v)+r.NormFloat64()*s.noise, 0), 255))
		}
	}
	if s.black {
		for i, v := range g.pix {
			g.pix[i] = 0
			if v > 140 {
				g.pix[i] = 255
			}
		}
	}
	return compressed(g.image(), s.jpeg)
}

func compressed(img image.Image, quality int) image.Image {
	if quality == 0 {
		return img
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: quality}); err != nil {
		panic(err)
	}
	img, err := jpeg.Decode(&b)
	if err != nil {
		panic(err)
	}
	return img
}

// planes are the colours of a page, or all in one.
func planes(m *image.RGBA, colour bool) []*gray {
	n := 1
	if colour {
		n = 3
	}
	var out []*gray
	for c := range n {
		g := newGray(m.Rect.Dx(), m.Rect.Dy())
		for i := range g.pix {
			p := m.Pix[4*i : 4*i+3 : 4*i+3]
			if g.pix[i] = p[c]; !colour {
				g.pix[i] = luma(p[0], p[1], p[2])
			}
		}
		out = append(out, g)
	}
	return out
}

// sees are the places, beside its middle, at which a pixel of the scan looks at the page, of
// which it is so many pixels wide; the mean of all is seen.
func sees(size float64) (out []float64) {
	n := max(int(size+.5), 1)
	for i := range n {
		out = append(out, (float64(i)+.5)/float64(n)*size-size/2)
	}
	return out
}

// seen is the mean of what a pixel of the scan sees.
func (g *gray) seen(x, y float64, at []float64) float64 {
	sum := 0
	for _, dy := range at {
		yy := int(y + dy + 1) // so that what is cut off is positive
		for _, dx := range at {
			xx := int(x + dx + 1)
			if xx < 1 || yy < 1 || xx > g.wide || yy > g.high {
				sum += 235 // the lid
				continue
			}
			sum += int(g.pix[(yy-1)*g.wide+xx-1])
		}
	}
	return float64(sum) / float64(len(at)*len(at))
}

// stain puts a cup down on the page, several times.
func (s scanner) stain(m *image.RGBA, k float64, r *rand.Rand) {
	for range 3 {
		cx, cy, rad := (30+r.Float64()*150)*k, (60+r.Float64()*200)*k, (18+r.Float64()*16)*k
		for y := int(cy - rad - 9); y < int(cy+rad+9); y++ {
			for x := int(cx - rad - 9); x < int(cx+rad+9); x++ {
				if x < 0 || y < 0 || x >= m.Rect.Dx() || y >= m.Rect.Dy() {
					continue
				}
				d := math.Hypot(float64(x)-cx, float64(y)-cy) - rad
				f := 1.0
				switch {
				case math.Abs(d) < .5*k:
					f = .72
				case d < 0:
					f = .86
				}
				p := m.Pix[y*m.Stride+4*x:]
				p[0], p[1], p[2] = uint8(float64(p[0])*f), uint8(float64(p[1])*f*.97), uint8(float64(p[2])*f*.88)
			}
		}
	}
}

// folded turns a corner of the page over: its back is white, and the glass beside it grey.
func (s scanner) folded(m *image.RGBA, k float64, r *rand.Rand) {
	leg := (20 + 6*r.Float64()) * k
	if s.fold == 2 { // where the QR stands: more would cover it
		leg = (14.5 + 1.5*r.Float64()) * k
	}
	w, h := float64(m.Rect.Dx()), float64(m.Rect.Dy())
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			u, v := float64(x), float64(y)
			if s.fold == 2 || s.fold == 3 {
				u = w - u
			}
			if s.fold == 3 || s.fold == 4 {
				v = h - v
			}
			c := uint8(0)
			switch {
			case u+v < leg: // the glass is seen
				c = 225
			case u < leg && v < leg: // the back of the corner
				c = 252
				if math.Abs(u+v-leg) < .4*k {
					c = 170
				}
			default:
				continue
			}
			p := m.Pix[y*m.Stride+4*x:]
			p[0], p[1], p[2] = c, c, c
		}
	}
}
