package readback

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"math/rand/v2"
	"testing"

	"jibun/data/datatest/soak"
	"jibun/export/marked"
	"jibun/export/page/pagetest"
)

// TestLook_unclear: what a hand did that a person sees at once is never taken for nothing,
// and what was taken back never for a mark; on clean scans, grey, pale copies, and with a
// streak of the glass.
func TestLook_unclear(t *testing.T) {
	f := pagetest.Faces(t)
	p := listPage(t, f)
	around := func(l *Line, field marked.Field) rect {
		for _, b := range l.Printed {
			if b.Field == field {
				return b.Rect
			}
		}
		return rect{}
	}
	strike := func(h *hand, r rect) {
		for _, off := range []float64{-.5, .6} {
			y := r.Y + r.High/2 + off
			h.line(point{r.X - 1.2, y + h.between(-.3, .3)}, point{r.X + r.Wide + 1.2, y + h.between(-.3, .3)})
		}
	}
	no, yes := []Read{Marked, Unsure}, []Read{Blank, Unsure}
	deeds := []struct {
		what string
		draw func(h *hand, l *Line)
		may  []Read
	}{
		{"a light pencil tick", func(h *hand, l *Line) { h.ink = color.NRGBA{206, 206, 208, 255}; h.tick(l.Box) }, no},
		{"a light pencil circle", func(h *hand, l *Line) { h.ink = color.NRGBA{206, 206, 208, 255}; h.arc(middle(l.Box), 1.3, 1.3) }, no},
		{"a light dot", func(h *hand, l *Line) { h.ink = color.NRGBA{200, 200, 205, 255}; h.round(middle(l.Box), .85) }, no},
		{"a light signature", func(h *hand, l *Line) { h.ink = color.NRGBA{208, 208, 212, 255}; h.name(l.Sign) }, no},
		{"a circle around the number", func(h *hand, l *Line) { h.arc(middle(around(l, marked.No)), 3, 2.7) }, no},
		{"a circle around the name", func(h *hand, l *Line) { h.arc(middle(around(l, marked.Name)), 11, 3.2) }, no},
		{"a circle around a name that was marked", func(h *hand, l *Line) {
			r := inset(around(l, marked.Name), 1.2)
			ink, width := h.ink, h.width
			h.ink, h.width = color.NRGBA{222, 222, 222, 110}, r.High
			h.line(point{r.X + 3, r.Y + r.High/2}, point{r.X + r.Wide - 3, r.Y + r.High/2})
			h.ink, h.width = ink, width
			h.arc(middle(around(l, marked.Name)), 11, 3.2)
		}, no},
		{"a tick at the right edge of the box", func(h *hand, l *Line) {
			r := l.Box
			h.line(point{r.X + r.Wide + .5, r.Y + 1.6}, point{r.X + r.Wide + 1.3, r.Y + 3.2}, point{r.X + r.Wide + 5, r.Y - .6})
		}, no},
		{"a signature that goes on below", func(h *hand, l *Line) {
			r := l.Sign
			r.Y, r.High = r.Y+r.High*.46, r.High*.72
			h.name(r)
		}, no},
		{"a tick that was struck out", func(h *hand, l *Line) { h.tick(l.Box); strike(h, l.Box) }, yes},
		{"a signature that was struck out", func(h *hand, l *Line) {
			r := rect{X: l.Sign.X + 3, Y: l.Sign.Y + 1, Wide: 16, High: l.Sign.High - 2}
			h.name(r)
			strike(h, r)
		}, yes},
		{"nothing", func(*hand, *Line) {}, []Read{Blank}},
	}
	for name, s := range map[string]scanner{"grey": {skew: .4, noise: 3}, "turned": {skew: -1.2, turned: 2, jpeg: 70}, "pale copy": {skew: .3, noise: 2}, "streak": {streak: true}} {
		for seed := range uint64(3) {
			if !soak.Takes(int(seed)+len(name), 3) {
				continue
			}
			r := rand.New(rand.NewPCG(seed, 77))
			h := &hand{Rand: r, img: p.image(f), k: printedAt}
			for i := range p.form.Lines {
				h.pen()
				if i%2 == 0 { // between them nobody did anything: what hangs over is seen there
					deeds[i/2%len(deeds)].draw(h, &p.form.Lines[i])
				}
			}
			s.dpi = 200
			img := s.scan(h.img, printedAt, r)
			if name == "pale copy" {
				g := img.(*image.Gray)
				for i, v := range g.Pix {
					g.Pix[i] = uint8(100 + int(v)*150/255)
				}
			}
			got := Look(context.Background(), img, func(string) (*Form, error) { return p.form, nil })
			if got.Err != nil {
				t.Fatal(name, got.Err)
			}
			for i, a := range got.Lines {
				d := deeds[len(deeds)-1]
				if i%2 == 0 {
					d = deeds[i/2%len(deeds)]
				}
				ok := false
				for _, may := range d.may {
					ok = ok || may == a.Read
				}
				if below := i%2 == 1 && a.Why == Across; !ok && !below {
					t.Errorf("%s, hand %d, line %d: %s is %s %s", name, seed, i+1, d.what, a.Read, a.Why)
				}
			}
		}
	}
}

// TestLook_seen: whatever the scanner did to them, pages are read as they were printed: its
// eyes of the QR punched or stained, taken from one side as by a phone, negative, with corner
// marks that an adaptive threshold left hollow.
func TestLook_seen(t *testing.T) {
	f := pagetest.Faces(t)
	p := listPage(t, f)
	ticked := func() *image.RGBA {
		img := p.image(f)
		h := &hand{Rand: rand.New(rand.NewPCG(1, 5)), img: img, k: printedAt, width: .5, ink: color.NRGBA{20, 20, 60, 255}}
		for i := range p.form.Lines {
			if i%3 == 0 {
				h.tick(p.form.Lines[i].Box)
			}
		}
		return img
	}
	fill := func(img *image.RGBA, r rect, c uint8) {
		(&hand{img: img, k: printedAt, ink: color.NRGBA{c, c, c, 255}}).fill(point{r.X, r.Y}, point{r.X + r.Wide, r.Y}, point{r.X + r.Wide, r.Y + r.High}, point{r.X, r.Y + r.High})
	}
	r := rand.New(rand.NewPCG(1, 6))
	punched, hollow := ticked(), ticked()
	fill(punched, rect{X: marked.Code.X - .5, Y: marked.Code.Y - .5, Wide: 3.2, High: 3.2}, 255)
	for _, c := range p.form.Corners {
		fill(hollow, inset(c, 1), 255)
	}
	negative := scanner{dpi: 200, skew: .5}.scan(ticked(), printedAt, r).(*image.Gray)
	for i, v := range negative.Pix {
		negative.Pix[i] = 255 - v
	}
	for name, img := range map[string]image.Image{
		"an eye of the QR is gone": scanner{dpi: 200, skew: -.7}.scan(punched, printedAt, r),
		"hollow marks":             scanner{dpi: 200, skew: .7}.scan(hollow, printedAt, r),
		"taken from one side":      fromOneSide(ticked()),
		"negative":                 negative,
	} {
		got := Look(context.Background(), img, func(code string) (*Form, error) {
			if code != p.code {
				t.Errorf("%s: the QR says %q", name, code)
			}
			return p.form, nil
		})
		if got.Err != nil {
			t.Errorf("%s: %v", name, got.Err)
			continue
		}
		for i, a := range got.Lines {
			if want := map[bool]Read{true: Marked, false: Blank}[i%3 == 0]; a.Read != want {
				t.Errorf("%s, line %d: %s %s, not %s", name, i+1, a.Read, a.Why, want)
			}
		}
	}
}

// fromOneSide is a page as a phone sees it that is held askew above it, on a dark table.
func fromOneSide(page *image.RGBA) *image.Gray {
	const wide, high = 1500, 2100
	w, h := float64(page.Rect.Dx()), float64(page.Rect.Dy())
	m, _ := fitted([]point{{160, 150}, {1290, 190}, {1440, 1960}, {60, 1900}}, []point{{0, 0}, {w, 0}, {w, h}, {0, h}})
	src, sight := planes(page, false)[0], sees(1.8)
	out := newGray(wide, high)
	for y := range high {
		for x := range wide {
			if q := m.at(point{float64(x), float64(y)}); q.x < 0 || q.y < 0 || q.x >= w || q.y >= h {
				out.pix[y*wide+x] = 95
			} else {
				out.pix[y*wide+x] = uint8(src.seen(q.x, q.y, sight) * .95)
			}
		}
	}
	return out.image()
}

// TestStraighten_control: a page whose marks and boxes do not fit together is not read.
func TestStraighten_control(t *testing.T) {
	f := pagetest.Faces(t)
	p := listPage(t, f)
	moved := *p.form
	moved.Lines = append([]Line(nil), p.form.Lines...)
	for i := range moved.Lines {
		moved.Lines[i].Box.Y += 3.5
	}
	img := scanner{dpi: 200}.scan(p.image(f), printedAt, rand.New(rand.NewPCG(1, 1)))
	if got := Look(context.Background(), img, func(string) (*Form, error) { return &moved, nil }); got.Err == nil {
		t.Error("a page whose boxes lie elsewhere is read")
	}
}

// TestTIFF_jpeg: a TIFF whose strips are JPEGs is read as the picture that it is.
func TestTIFF_jpeg(t *testing.T) {
	f := pagetest.Faces(t)
	p := listPage(t, f)
	img := scanner{dpi: 150}.scan(p.image(f), printedAt, rand.New(rand.NewPCG(1, 1))).(*image.Gray)
	const strip = 256
	var parts [][]byte
	for y := 0; y < img.Rect.Dy(); y += strip {
		var b bytes.Buffer
		if err := jpeg.Encode(&b, img.SubImage(image.Rect(0, y, img.Rect.Dx(), min(y+strip, img.Rect.Dy()))), nil); err != nil {
			t.Fatal(err)
		}
		parts = append(parts, b.Bytes())
	}
	src, err := openTIFF(tiffOf(img.Rect.Dx(), img.Rect.Dy(), strip, parts))
	if err != nil {
		t.Fatal(err)
	}
	got, err := src.page(t.Context(), 1)
	if err != nil || got.Bounds() != img.Bounds() {
		t.Fatal(err)
	}
	if p := Look(t.Context(), got, func(string) (*Form, error) { return p.form, nil }); p.Err != nil {
		t.Error(p.Err)
	}
	broken := tiffOf(img.Rect.Dx(), img.Rect.Dy(), strip, parts[:2])
	if src, err = openTIFF(broken); err == nil {
		_, err = src.page(t.Context(), 1)
	}
	if !errors.Is(err, ErrBroken) {
		t.Errorf("with two of its strips: %v", err)
	}
}

// tiffOf is a grey TIFF of such strips.
func tiffOf(wide, high, strip int, parts [][]byte) []byte {
	le := binary.LittleEndian
	b := []byte("II*\x00\x00\x00\x00\x00")
	var at, sizes []uint32
	for _, p := range parts {
		at, sizes = append(at, uint32(len(b))), append(sizes, uint32(len(p)))
		b = append(b, p...)
	}
	values := func(v []uint32) uint32 {
		place := uint32(len(b))
		for _, x := range v {
			b = le.AppendUint32(b, x)
		}
		return place
	}
	atPlace, sizesPlace := values(at), values(sizes)
	if len(b)%2 == 1 {
		b = append(b, 0)
	}
	le.PutUint32(b[4:], uint32(len(b)))
	entries := [][4]uint32{{tagWide, 4, 1, uint32(wide)}, {tagHigh, 4, 1, uint32(high)}, {258, 3, 1, 8}, {tagCompression, 3, 1, jpegCompression}, {tagColours, 3, 1, blackIsZero},
		{tagStrips, 4, uint32(len(at)), atPlace}, {277, 3, 1, 1}, {tagStripHigh, 4, 1, uint32(strip)}, {tagStripSizes, 4, uint32(len(sizes)), sizesPlace}}
	b = le.AppendUint16(b, uint16(len(entries)))
	for _, e := range entries {
		b = le.AppendUint16(b, uint16(e[0]))
		b = le.AppendUint16(b, uint16(e[1]))
		b = le.AppendUint32(b, e[2])
		b = le.AppendUint32(b, e[3])
	}
	return le.AppendUint32(b, 0)
}
