package raster

import (
	"image"
	"image/color"
	"math"

	"jibun/export/page"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// glyphKey is a character as it was drawn.
type glyphKey struct {
	r           rune
	size        uint32 // 64ths of a pixel
	turn        int16
	bold, slant bool
	sub         uint8 // quarters of a pixel to the right
}

// glyph is what a character covers, from where it stands.
type glyph struct {
	at   image.Point
	wide int
	high int
	mask []uint8
}

// glyphs remembers the characters that were drawn; what has not been used since long
// goes when there are too many.
type glyphs struct {
	fresh, old map[glyphKey]*glyph
	bytes      int
	buf        sfnt.Buffer
	rast       vector.Rasterizer
}

// mostBytes is how much room half of the remembered characters take.
const mostBytes = 12 << 20

func newGlyphs() glyphs { return glyphs{fresh: map[glyphKey]*glyph{}, old: map[glyphKey]*glyph{}} }

func (g *glyphs) get(f *page.Faces, k glyphKey) *glyph {
	if x, ok := g.fresh[k]; ok {
		return x
	}
	x, ok := g.old[k]
	if !ok {
		x = g.draw(f.Of(k.bold).Source(k.r), k)
	}
	if g.bytes += len(x.mask) + 64; g.bytes > mostBytes {
		g.old, g.fresh, g.bytes = g.fresh, map[glyphKey]*glyph{}, 0
	}
	g.fresh[k] = x
	return x
}

// lean is how much slanting text leans.
const lean = .2

func (g *glyphs) draw(from page.Source, k glyphKey) *glyph {
	segments, err := from.Font.LoadGlyph(&g.buf, from.Glyph, fixed.Int26_6(k.size), nil)
	if err != nil || len(segments) == 0 {
		return &glyph{}
	}
	sin, cos := math.Sincos(float64(k.turn) * math.Pi / 180)
	if k.turn%90 == 0 {
		sin, cos = math.Round(sin), math.Round(cos)
	}
	to := func(p fixed.Point26_6) (float32, float32) {
		x, y := float64(p.X)/64, float64(p.Y)/64
		if k.slant {
			x -= y * lean
		}
		return float32(x*cos + y*sin + float64(k.sub)/4), float32(-x*sin + y*cos)
	}
	lo, hi := [2]float32{1e9, 1e9}, [2]float32{-1e9, -1e9}
	for _, s := range segments {
		for _, a := range s.Args[:arguments(s.Op)] {
			x, y := to(a)
			lo[0], lo[1] = min(lo[0], x), min(lo[1], y)
			hi[0], hi[1] = max(hi[0], x), max(hi[1], y)
		}
	}
	x0, y0 := int(math.Floor(float64(lo[0]))), int(math.Floor(float64(lo[1])))
	w, h := int(math.Ceil(float64(hi[0])))-x0+1, int(math.Ceil(float64(hi[1])))-y0+1
	if w <= 0 || h <= 0 || w > 4096 || h > 4096 {
		return &glyph{}
	}
	g.rast.Reset(w, h)
	dx, dy := float32(x0), float32(y0)
	for _, s := range segments {
		ax, ay := to(s.Args[0])
		bx, by := to(s.Args[1])
		cx, cy := to(s.Args[2])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			g.rast.ClosePath()
			g.rast.MoveTo(ax-dx, ay-dy)
		case sfnt.SegmentOpLineTo:
			g.rast.LineTo(ax-dx, ay-dy)
		case sfnt.SegmentOpQuadTo:
			g.rast.QuadTo(ax-dx, ay-dy, bx-dx, by-dy)
		case sfnt.SegmentOpCubeTo:
			g.rast.CubeTo(ax-dx, ay-dy, bx-dx, by-dy, cx-dx, cy-dy)
		}
	}
	g.rast.ClosePath()
	mask := image.NewAlpha(image.Rect(0, 0, w, h))
	g.rast.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	return &glyph{at: image.Pt(x0, y0), wide: w, high: h, mask: mask.Pix}
}

func arguments(op sfnt.SegmentOp) int {
	switch op {
	case sfnt.SegmentOpQuadTo:
		return 2
	case sfnt.SegmentOpCubeTo:
		return 3
	}
	return 1
}

// tiny is the size in pixels below which text is a grey line.
const tiny = 3.2

func (f *frame) words(w *page.Words) {
	em := w.Size * 25.4 / 72 * f.k
	clip := f.img.Rect
	if w.Clip.Wide > 0 {
		clip = clip.Intersect(f.rect(w.Clip))
	}
	if clip.Empty() || em <= 0 {
		return
	}
	x, y := w.X*f.k-f.ox, w.Y*f.k-f.oy
	if w.Turn == 0 && (y+em < float64(clip.Min.Y) || y-em*1.2 > float64(clip.Max.Y) || x > float64(clip.Max.X)) {
		return
	}
	if em < tiny {
		f.grey(w, clip, x, y, em)
		return
	}
	sin, cos := math.Sincos(w.Turn * math.Pi / 180)
	k := glyphKey{size: uint32(em*64 + .5), turn: int16(math.Round(w.Turn)), bold: w.Bold, slant: w.Slant}
	face := f.faces.Of(w.Bold)
	for _, r := range w.Text {
		if page.Hidden(r) {
			continue
		}
		if w.Turn == 0 && x > float64(clip.Max.X)+em {
			return
		}
		step := face.Advance(r) * em
		if r != ' ' && r != '　' && (w.Turn != 0 || x+step+em > float64(clip.Min.X)) {
			left := math.Floor(x*4+.5) / 4
			whole := math.Floor(left)
			k.r, k.sub = r, uint8((left-whole)*4)
			f.blend(f.glyphs.get(f.faces, k), int(whole), int(math.Round(y)), clip, w.Color)
		}
		x += step * cos
		y -= step * sin
	}
}

// grey stands for text that is too small to be read.
func (f *frame) grey(w *page.Words, clip image.Rectangle, x, y, em float64) {
	if w.Turn != 0 {
		return
	}
	c := w.Color
	c.A = 90
	wide := f.faces.Width(w.Text, w.Size, w.Bold) * f.k
	f.fill(image.Rect(int(x), int(y-em*.7), int(x+wide), int(y-em*.7)+max(int(em*.6), 1)).Intersect(clip), c)
}

// blend colours what a glyph covers.
func (f *frame) blend(g *glyph, x, y int, clip image.Rectangle, c color.NRGBA) {
	r := image.Rect(x+g.at.X, y+g.at.Y, x+g.at.X+g.wide, y+g.at.Y+g.high)
	in := r.Intersect(clip)
	if in.Empty() {
		return
	}
	cr, cg, cb := uint32(c.R), uint32(c.G), uint32(c.B)
	for py := in.Min.Y; py < in.Max.Y; py++ {
		mask := g.mask[(py-r.Min.Y)*g.wide+in.Min.X-r.Min.X:][:in.Dx()]
		pix := f.img.Pix[f.img.PixOffset(in.Min.X, py):][:in.Dx()*4]
		for i, a := range mask {
			if a == 0 {
				continue
			}
			d := pix[i*4 : i*4+4 : i*4+4]
			if a == 255 {
				d[0], d[1], d[2] = c.R, c.G, c.B
				continue
			}
			m := uint32(a)
			n := 255 - m
			d[0] = uint8((uint32(d[0])*n + cr*m + 127) / 255)
			d[1] = uint8((uint32(d[1])*n + cg*m + 127) / 255)
			d[2] = uint8((uint32(d[2])*n + cb*m + 127) / 255)
		}
	}
}
