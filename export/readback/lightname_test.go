package readback

import (
	"image/color"
	"math/rand/v2"
	"testing"

	"jibun/data/datatest/soak"
	"jibun/export/page/pagetest"
)

// TestLook_lightNames: names that a very light pencil left are signatures, as all of them
// together are like those that they should be; the same ink is none where the names are
// those of others, as of what shines through from behind.
func TestLook_lightNames(t *testing.T) {
	f := pagetest.Faces(t)
	written := strokes(t)
	look := func(shift int) (read, all, blank int) {
		for n, how := range []scanner{{dpi: 200, skew: .6}, {dpi: 300, skew: -1, noise: 3}, {dpi: 200, colour: true, noise: 4}} {
			if !soak.Takes(n, 2) {
				continue
			}
			p := listPage(t, f)
			p.form.Name(f, func(no int) []string { return people[(no+shift)%len(people)] })
			h := &hand{Rand: rand.New(rand.NewPCG(uint64(n), 55)), img: p.image(f), k: printedAt, width: .42, ink: color.NRGBA{198, 198, 200, 255}}
			for i := range p.form.Lines {
				l := &p.form.Lines[i]
				if i%5 == 2 {
					continue
				}
				w := people[l.Of.No%len(people)][0]
				h.word(t, written, w, l.Sign.X+h.between(2, 6), l.Sign.Y+1.6, h.between(4.8, 5.8))
			}
			for i, a := range looked(t, p, how, h).Lines {
				if i%5 == 2 {
					if a.Read == Marked {
						t.Errorf("scan %d, line %d: nothing is %s", n, i+1, a.Read)
					}
					continue
				}
				if all++; a.Read == Marked {
					read++
				} else if a.Read == Blank {
					blank++
				}
			}
		}
		return read, all, blank
	}
	read, all, blank := look(0)
	others, _, _ := look(3)
	t.Logf("%d of %d, %d not seen; with others' names %d", read, all, blank, others)
	if read*10 < all*7 || others*10 > all {
		t.Errorf("%d of %d are signatures, with others' names %d", read, all, others)
	}
}
