package readback

import (
	"context"
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"testing"

	"jibun/data/datatest/soak"
	"jibun/export/page/pagetest"
)

// ring puts a cup down: a thin ring, darker than what it encloses.
func ring(m *image.RGBA, k float64, c point, radius, wide, shade float64) {
	near := func(at float64, most int) (from, to int) {
		return max(int((at-radius-wide)*k), 0), min(int((at+radius+wide)*k), most)
	}
	x0, x1 := near(c.x, m.Rect.Dx())
	y0, y1 := near(c.y, m.Rect.Dy())
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			if d := math.Hypot(float64(x)/k-c.x, float64(y)/k-c.y) - radius; math.Abs(d) < wide/2 {
				p := m.Pix[y*m.Stride+4*x:]
				p[0], p[1], p[2] = uint8(float64(p[0])*shade), uint8(float64(p[1])*shade*.97), uint8(float64(p[2])*shade*.88)
			}
		}
	}
}

// TestLook_stains: where stains cross, or a drop fell, they are as dark as ink. In no box
// and where nobody signed are they taken for a mark, wherever the box lies in them; and a
// mark in them is never taken for nothing.
func TestLook_stains(t *testing.T) {
	f := pagetest.Faces(t)
	for name, p := range map[string]*printed{"survey": surveyPage(t, f), "list": listPage(t, f)} {
		for _, dpi := range []float64{150, 300} {
			for seed := range uint64(3) {
				if !soak.Takes(int(seed)+len(name)+int(dpi/150), 3) {
					continue
				}
				for _, ticked := range []bool{false, true} {
					r := rand.New(rand.NewPCG(seed, uint64(dpi)))
					img := p.image(f)
					h := &hand{Rand: r, img: img, k: printedAt, width: .5, ink: color.NRGBA{25, 40, 130, 255}}
					for i := range p.form.Lines {
						l := &p.form.Lines[i]
						if l.Box.Wide == 0 {
							continue
						}
						if ticked {
							h.tick(l.Box)
						}
						if i%3 != int(seed)%3 {
							continue
						}
						at := h.near(middle(l.Box), 2.2) // two rings cross here
						for range 2 {
							sin, cos := math.Sincos(h.between(0, 2*math.Pi))
							radius := h.between(18, 34)
							ring(img, printedAt, point{at.x + radius*cos, at.y + radius*sin}, radius, h.between(.8, 1.6), .62)
						}
						if d := h.between(.5, 1.6); i%2 == 0 { // a drop
							ring(img, printedAt, h.near(middle(l.Box), 1.5), 0, 2*d, .5)
						}
					}
					got := Look(context.Background(), scanner{dpi: dpi, skew: .4}.scan(img, printedAt, r), func(string) (*Form, error) { return p.form, nil })
					if got.Err != nil {
						t.Errorf("%s, %v to an inch, %d: %v", name, dpi, seed, got.Err)
						continue
					}
					wrong, unsure := 0, 0
					for i, a := range got.Lines {
						switch want := map[bool]Read{false: Blank, true: Marked}[ticked && p.form.Lines[i].Box.Wide > 0]; {
						case a.Read == Unsure:
							unsure++
						case a.Read != want:
							wrong++
							t.Errorf("%s, %v to an inch, hand %d, line %d %+v: %s, not %s", name, dpi, seed, i+1, a.Of.Field, a.Read, want)
						}
					}
					t.Logf("%s, %v to an inch, ticked %v: %d wrong, %d unsure", name, dpi, ticked, wrong, unsure)
				}
			}
		}
	}
}
