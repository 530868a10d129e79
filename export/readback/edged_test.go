package readback

import (
	"context"
	"image/color"
	"math/rand/v2"
	"testing"

	"jibun/export/page/pagetest"
)

// TestLook_alongTheEdge: a circle of a light pen that goes along the printed edge of a box is
// never taken for nothing, and no other box is asked about for its sake.
func TestLook_alongTheEdge(t *testing.T) {
	f := pagetest.Faces(t)
	p := surveyPage(t, f)
	for name, s := range map[string]scanner{"grey": {skew: .3, noise: 3}, "black and white": {skew: .3, noise: 3, black: true}} {
		for seed := range uint64(3) {
			h := &hand{Rand: rand.New(rand.NewPCG(seed, 31)), img: p.image(f), k: printedAt, width: .4, ink: color.NRGBA{110, 110, 115, 255}}
			drawn := map[int]bool{}
			for i, l := range p.form.Lines {
				if i%7 == 3 && l.Box.Wide > 0 {
					drawn[i] = true
					h.arc(middle(l.Box), 2.35, 2.3)
				}
			}
			s.dpi = 200
			got := Look(context.Background(), s.scan(h.img, printedAt, h.Rand), func(string) (*Form, error) { return p.form, nil })
			if got.Err != nil {
				t.Fatal(got.Err)
			}
			for i, a := range got.Lines {
				if a.Why != Gone && (drawn[i] && a.Read == Blank || !drawn[i] && a.Read != Blank) {
					t.Errorf("%s, hand %d, line %d: drawn %v, %s %s", name, seed, i+1, drawn[i], a.Read, a.Why)
				}
			}
		}
	}
}
