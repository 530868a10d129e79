package readback

import (
	"context"
	"image/color"
	"math/rand/v2"
	"slices"
	"testing"

	"jibun/export/page/pagetest"
)

// TestLook_crossedOut: a tick, a circle or a signature that somebody crossed out, with one line,
// with two upright ones or by scribbling over it, is nobody's mark; what nobody crossed out is.
func TestLook_crossedOut(t *testing.T) {
	f := pagetest.Faces(t)
	p := listPage(t, f)
	falling := func(h *hand, b rect) {
		h.line(point{b.X - h.between(1.6, 2.4), b.Y - h.between(.8, 1.6)}, point{b.X + b.Wide + h.between(1.6, 2.4), b.Y + b.High + h.between(.8, 1.6)})
	}
	rising := func(h *hand, b rect) {
		h.line(point{b.X - h.between(1.6, 2.4), b.Y + b.High + h.between(.8, 1.6)}, point{b.X + b.Wide + h.between(1.6, 2.4), b.Y - h.between(.8, 1.6)})
	}
	deeds := []struct {
		what string
		draw func(h *hand, l *Line)
		may  []Read
	}{
		{"a tick with a falling line through it", func(h *hand, l *Line) { h.tick(l.Box); falling(h, l.Box) }, []Read{Unsure}},
		{"a tick", func(h *hand, l *Line) { h.tick(l.Box) }, []Read{Marked}},
		{"a circle with a rising line through it", func(h *hand, l *Line) { h.arc(middle(l.Box), 1.7, 1.6); rising(h, l.Box) }, []Read{Unsure}},
		{"a circle", func(h *hand, l *Line) { h.arc(middle(l.Box), 1.7, 1.6) }, []Read{Marked}},
		{"a tick between two upright lines", func(h *hand, l *Line) {
			h.tick(l.Box)
			for _, x := range []float64{.35, .7} {
				x := l.Box.X + l.Box.Wide*x
				h.line(point{x, l.Box.Y - 1.4}, point{x + h.between(-.2, .2), l.Box.Y + l.Box.High + 1.4})
			}
		}, []Read{Unsure}},
		{"a signature scribbled over", func(h *hand, l *Line) {
			r := inset(l.Sign, 1.6)
			r.X, r.Wide = r.X+3, 24
			h.name(r)
			var zigzag []point
			for i := range 16 {
				zigzag = append(zigzag, h.near(point{r.X - .5 + float64(i)*1.7, r.Y + r.High*float64(i%2)}, .3))
			}
			h.line(zigzag...)
		}, []Read{Unsure}},
		{"a cross where one signs", func(h *hand, l *Line) {
			r := inset(l.Sign, 1.2)
			h.line(h.near(point{r.X + 4, r.Y}, .4), h.near(point{r.X + 24, r.Y + r.High}, .4))
			h.line(h.near(point{r.X + 4, r.Y + r.High}, .4), h.near(point{r.X + 24, r.Y}, .4))
		}, []Read{Unsure}},
		{"a signature", func(h *hand, l *Line) { h.name(inset(l.Sign, 1.2)) }, []Read{Marked}},
	}
	for name, s := range map[string]scanner{"grey": {skew: .4, noise: 3}, "colour": {skew: -.7, colour: true, jpeg: 75}} {
		for seed := range uint64(4) {
			h := &hand{Rand: rand.New(rand.NewPCG(seed, 56)), img: p.image(f), k: printedAt}
			for i := range p.form.Lines {
				h.width, h.ink = h.between(.4, .6), color.NRGBA{25, 40, 130, 255}
				deeds[i%len(deeds)].draw(h, &p.form.Lines[i])
			}
			s.dpi = 200
			got := Look(context.Background(), s.scan(h.img, printedAt, h.Rand), func(string) (*Form, error) { return p.form, nil })
			if got.Err != nil {
				t.Fatal(got.Err)
			}
			for i, a := range got.Lines {
				if d := deeds[i%len(deeds)]; !slices.Contains(d.may, a.Read) {
					t.Errorf("%s, hand %d, line %d: %s is %s %s", name, seed, i+1, d.what, a.Read, a.Why)
				}
			}
		}
	}
}
