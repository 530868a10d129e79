package readback

import (
	"bytes"
	"context"
	"image"
	"math"
	"strconv"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// walk goes through what a page paints and keeps its pictures. Text and lines are left
// out: a scanner puts the text that it recognised behind the picture.
type walk struct {
	ctx   context.Context
	pdf   pdfFile
	shown []shown
	err   error // of a picture that cannot be read
	steps int
}

// mostSteps is how many pictures and forms a page may paint: more is hostile.
const mostSteps = 400

func (w *walk) content(data []byte, res types.Dict, m matrix, depth int) {
	var saved []matrix
	var args [][]byte
	for t := range tokens(data) {
		if w.err != nil {
			return
		}
		switch string(t) {
		case "q":
			saved = append(saved, m)
		case "Q":
			if n := len(saved); n > 0 {
				m, saved = saved[n-1], saved[:n-1]
			}
		case "cm":
			if n := len(args); n >= 6 {
				var c matrix
				for i := range c {
					c[i], _ = strconv.ParseFloat(string(args[n-6+i]), 64)
				}
				m = c.then(m)
			}
		case "Do":
			if n := len(args); n > 0 && len(args[n-1]) > 1 {
				w.paint(string(args[n-1][1:]), res, m, depth)
			}
		default:
			if c := t[0]; c == '/' || c == '-' || c == '+' || c == '.' || c >= '0' && c <= '9' {
				if args = append(args, t); len(args) > 64 {
					args = args[32:]
				}
				continue
			}
		}
		args = args[:0]
	}
}

// paint keeps a picture, or goes into a form.
func (w *walk) paint(name string, res types.Dict, m matrix, depth int) {
	if w.steps++; w.steps > mostSteps || depth > 8 {
		w.err = ErrBroken
		return
	}
	if w.err = w.ctx.Err(); w.err != nil {
		return
	}
	o, ok := res.Find("XObject")
	if !ok {
		return
	}
	all, err := w.pdf.DereferenceDict(o)
	if err != nil || all == nil {
		return
	}
	if o, ok = all.Find(name); !ok {
		return
	}
	sd, _, err := w.pdf.DereferenceStreamDict(o)
	if err != nil || sd == nil {
		return
	}
	switch kind := sd.NameEntry("Subtype"); {
	case kind == nil:
	case *kind == "Form":
		w.form(sd, res, m, depth)
	case *kind == "Image":
		w.image(sd, m)
	}
}

func (w *walk) form(sd *types.StreamDict, res types.Dict, m matrix, depth int) {
	if sd.Decode() != nil {
		return
	}
	if a := sd.ArrayEntry("Matrix"); len(a) == 6 {
		var c matrix
		for i := range c {
			switch v := a[i].(type) {
			case types.Integer:
				c[i] = float64(v)
			case types.Float:
				c[i] = float64(v)
			}
		}
		m = c.then(m)
	}
	if o, ok := sd.Find("Resources"); ok {
		if own, err := w.pdf.DereferenceDict(o); err == nil && own != nil {
			res = own
		}
	}
	w.content(sd.Content, res, m, depth+1)
}

// image keeps a picture. A mask, and a picture that has one, lie over what is there
// already, as in the small PDFs that copiers make.
func (w *walk) image(sd *types.StreamDict, m matrix) {
	g, err := w.pdf.picture(sd)
	if err != nil {
		w.err = err
		return
	}
	s := shown{img: g, at: m}
	if mask := sd.BooleanEntry("ImageMask"); mask != nil && *mask {
		s.paint = true
	}
	for _, key := range []string{"SMask", "Mask"} {
		o, ok := sd.Find(key)
		if !ok {
			continue
		}
		if over, _, err := w.pdf.DereferenceStreamDict(o); err == nil && over != nil {
			if mask, err := w.pdf.picture(over); err == nil {
				s.img, s.paint = seenThrough(g, mask, key == "SMask"), true
			}
		}
	}
	w.shown = append(w.shown, s)
}

// seenThrough is what is seen of a picture through its mask, as fine as the finer of both.
func seenThrough(g, mask *gray, soft bool) *gray {
	out := newGray(mask.wide, mask.high)
	for y := range out.high {
		for x := range out.wide {
			v := int(g.pix[min(y*g.high/out.high, g.high-1)*g.wide+min(x*g.wide/out.wide, g.wide-1)])
			a := int(mask.pix[y*mask.wide+x])
			if !soft { // of a stencil what is set is not seen
				a = 255 - a
			}
			out.pix[y*out.wide+x] = uint8((v*a + 255*(255-a)) / 255)
		}
	}
	return out
}

// joined is the page: its only picture, or all of them where they stand.
func (w *walk) joined() (image.Image, error) {
	var of []shown
	for _, s := range w.shown {
		if s.img.wide >= 8 && s.img.high >= 2 {
			of = append(of, s)
		}
	}
	switch {
	case len(of) == 0:
		return nil, ErrNoPicture
	case len(of) == 1:
		return of[0].img.image(), nil
	}
	x0, y0, x1, y1, fine := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1), 0.0
	for _, s := range of {
		for _, c := range [4]point{{0, 0}, {1, 0}, {0, 1}, {1, 1}} {
			x, y := s.at[0]*c.x+s.at[2]*c.y+s.at[4], s.at[1]*c.x+s.at[3]*c.y+s.at[5]
			x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x), max(y1, y)
		}
		if l := math.Hypot(s.at[0], s.at[1]); l > 0 {
			fine = max(fine, float64(s.img.wide)/l)
		}
	}
	fine = min(fine, working/max(x1-x0, y1-y0))
	wide, high := int((x1-x0)*fine+.5), int((y1-y0)*fine+.5)
	if math.IsNaN(fine) || fits(wide, high) != nil {
		return nil, ErrBroken
	}
	page := newGray(wide, high)
	for i := range page.pix {
		page.pix[i] = 255
	}
	for _, s := range of {
		s.onto(page, x0, y1, fine)
	}
	return page.image(), nil
}

// onto puts a picture on the page: the upper left corner of the page is x0, y1.
func (s shown) onto(page *gray, x0, y1, fine float64) {
	a, b, c, d, e, f := s.at[0], s.at[1], s.at[2], s.at[3], s.at[4], s.at[5]
	det := a*d - b*c
	if math.Abs(det) < 1e-9 {
		return
	}
	img := s.img
	if l := math.Hypot(a, b) * fine; l > 0 && float64(img.wide) > 1.5*l {
		img = img.smaller(l / float64(img.wide))
	}
	for py := range page.high {
		y := y1 - (float64(py)+.5)/fine - f
		for px := range page.wide {
			x := x0 + (float64(px)+.5)/fine - e
			u, v := (d*x-c*y)/det, (a*y-b*x)/det
			if u < 0 || v < 0 || u >= 1 || v >= 1 {
				continue
			}
			val := img.pix[min(int((1-v)*float64(img.high)), img.high-1)*img.wide+min(int(u*float64(img.wide)), img.wide-1)]
			if to := &page.pix[py*page.wide+px]; !s.paint || val < *to {
				*to = val
			}
		}
	}
}

// tokens are the words of a content stream; strings, arrays and pictures in the stream
// itself are passed over.
func tokens(data []byte) func(yield func([]byte) bool) {
	const white = "\x00\t\n\f\r "
	return func(yield func([]byte) bool) {
		for i := 0; i < len(data); {
			switch c := data[i]; {
			case bytes.IndexByte([]byte(white+"[]{}<>)"), c) >= 0:
				i++
			case c == '%':
				for i < len(data) && data[i] != '\n' && data[i] != '\r' {
					i++
				}
			case c == '(':
				for depth := 0; i < len(data); i++ {
					if data[i] == '\\' {
						i++
					} else if data[i] == '(' {
						depth++
					} else if data[i] == ')' {
						if depth--; depth == 0 {
							i++
							break
						}
					}
				}
			default:
				j := i + 1
				for j < len(data) && bytes.IndexByte([]byte(white+"[]{}<>()/%"), data[j]) < 0 {
					j++
				}
				t := data[i:j]
				i = j
				if string(t) == "ID" {
					if k := bytes.Index(data[i:], []byte("EI")); k >= 0 {
						i += k + 2
					}
					continue
				}
				if !yield(t) {
					return
				}
			}
		}
	}
}
