package readback

import (
	"context"
	"image"
	"math"

	"jibun/export/marked"
)

// A glass is larger than a page: two that lie side by side come as one picture.

// pagesIn reads all pages of ours in a picture.
func pagesIn(ctx context.Context, img image.Image, forms Forms) []Page {
	g, c := sought(img)
	if c == nil {
		return []Page{{Err: g.unread()}}
	}
	var out []Page
	const most = 4
	for len(out) < most {
		part, whole := c.lies(g, img.Bounds())
		if whole && len(out) == 0 {
			return []Page{read(ctx, img, g, c, forms)}
		}
		if cut, ok := img.(interface {
			SubImage(image.Rectangle) image.Image
		}); ok {
			out = append(out, Look(ctx, cut.SubImage(part), forms))
		} else {
			out = append(out, read(ctx, img, g, c, forms))
		}
		g = g.without(c)
		if c = g.findCode(); c == nil {
			break
		}
	}
	if c == nil && g.ours() {
		out = append(out, Page{Err: ErrCodeGone})
	}
	return out
}

// corners are those of the page of a QR, in the picture that it was found in.
func (c *code) corners() ([4]point, bool) {
	m, ok := fitted(c.places(marked.Code), c.eyes[:])
	if !ok {
		return [4]point{}, false
	}
	return [4]point{m.at(point{}), m.at(point{a4Wide, 0}), m.at(point{a4Wide, a4High}), m.at(point{0, a4High})}, true
}

// lies is the part of a picture where the page of a QR lies, with a little around it, and
// whether that is most of the picture.
func (c *code) lies(g *gray, in image.Rectangle) (part image.Rectangle, whole bool) {
	const mostly = .72
	const around = 6. / a4High // of the height of a page
	q, ok := c.corners()
	if !ok {
		return in, true
	}
	low, high := q[0], q[0]
	for _, p := range q {
		low, high = point{min(low.x, p.x), min(low.y, p.y)}, point{max(high.x, p.x), max(high.y, p.y)}
	}
	more := around * q[0].to(q[3])
	k := float64(in.Dx()) / float64(g.wide)
	part = image.Rect(int((low.x-more)*k), int((low.y-more)*k), int((high.x+more)*k), int((high.y+more)*k)).Add(in.Min).Intersect(in)
	area := float64(part.Dx()) * float64(part.Dy())
	return part, area > mostly*float64(in.Dx())*float64(in.Dy())
}

// without is a picture with the page of a QR made white.
func (g *gray) without(c *code) *gray {
	q, ok := c.corners()
	out := &gray{g.wide, g.high, append([]uint8(nil), g.pix...)}
	for y := range g.high {
		for x := range g.wide {
			inside := ok
			for i, a := range q {
				b := q[(i+1)%4]
				inside = inside && (b.x-a.x)*(float64(y)-a.y)-(b.y-a.y)*(float64(x)-a.x) >= 0
			}
			if inside {
				out.pix[y*g.wide+x] = 255
			}
		}
	}
	return out
}

// ours reports whether two marks of corners are in a picture, as far from each other as on a
// page of ours, whatever its size.
func (g *gray) ours() bool {
	const side, off = 5., .04 // mm; of a length
	type square struct {
		point
		k float64 // pixels a millimetre
	}
	var found []square
	for _, b := range g.blots(0, 0, g.wide, g.high, 128) {
		if s := math.Sqrt(float64(b.area)); s > side*coarse*.9 && s < side*24 && b.solid(s, s) {
			found = append(found, square{b.middle(), s / side})
		}
	}
	sheet := marked.Corners(a4Wide, a4High)
	lengths := []float64{middle(sheet[0]).to(middle(sheet[1])), middle(sheet[1]).to(middle(sheet[2]))}
	for i, a := range found {
		for _, b := range found[:i] {
			if a.k > 1.1*b.k || b.k > 1.1*a.k {
				continue
			}
			for _, l := range lengths {
				if d := a.to(b.point) / (a.k + b.k) * 2; math.Abs(d-l) < off*l {
					return true
				}
			}
		}
	}
	return false
}
