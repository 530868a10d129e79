package readback

import (
	"context"
	"image"
	"image/color"
	"math/rand/v2"
	"testing"

	"jibun/export/page/pagetest"
	"jibun/export/readback/scantest"
)

// TestLook_pencilled: on a page on which all ticked or circled with a pencil, over the edges of
// their boxes and around them, nearly all is read and nothing is overlooked. Where every other
// line was left empty, the ends of what the neighbours drew are nobody's.
func TestLook_pencilled(t *testing.T) {
	f := pagetest.Faces(t)
	for name, draw := range map[string]func(h *hand, b rect){
		"ticks": func(h *hand, b rect) {
			x, y := b.X+h.between(-.6, 1.6), b.Y+h.between(.2, 1.6)
			low := point{x + h.between(1.2, 1.8), y + h.between(1.8, 3)}
			h.line(point{x, y}, low, point{low.x + h.between(2.2, 4), low.y - h.between(3, 5)})
		},
		"circles": func(h *hand, b rect) {
			r := h.between(2.6, 3.3)
			h.arc(h.near(middle(b), .3), r, r*h.between(.9, 1.1))
		},
	} {
		read, all := 0, 0
		for n, how := range []scanner{{dpi: 200, skew: 1.2, jpeg: 70, noise: 2}, {dpi: 300, skew: -.5, jpeg: 60, colour: true}} {
			p := listPage(t, f)
			h := &hand{Rand: rand.New(rand.NewPCG(uint64(n), 71)), img: p.image(f), k: printedAt}
			for i := 0; i < len(p.form.Lines); i += 2 {
				g := uint8(h.between(150, 185))
				h.width, h.ink = h.between(.35, .5), color.NRGBA{g, g, g, 255}
				draw(h, p.form.Lines[i].Box)
			}
			for i, a := range looked(t, p, how, h).Lines {
				switch {
				case i%2 == 1 && a.Read == Marked:
					t.Errorf("%s, scan %d, line %d: nothing is %s", name, n, i+1, a.Read)
				case i%2 == 1:
				case a.Read == Blank:
					t.Errorf("%s, scan %d, line %d: overlooked", name, n, i+1)
				default:
					if all++; a.Read == Marked {
						read++
					} else {
						t.Logf("%s, scan %d, line %d: %s %s", name, n, i+1, a.Read, a.Why)
					}
				}
			}
		}
		if read*100 < all*90 {
			t.Errorf("%s: %d of %d", name, read, all)
		}
	}
}

// TestLook_somewhat: a stroke that is hardly darker than the paper is not overlooked, in a box,
// over its edge or beside it; an empty page has none.
func TestLook_somewhat(t *testing.T) {
	f := pagetest.Faces(t)
	for g, overlooked := range map[uint8]bool{214: false, 255: true} {
		p := listPage(t, f)
		h := &hand{Rand: rand.New(rand.NewPCG(3, uint64(g))), img: p.image(f), k: printedAt, width: .4, ink: color.NRGBA{g, g, g, 255}}
		for i := range p.form.Lines {
			b := p.form.Lines[i].Box
			x := b.X + []float64{.8, -1.2, 3.2}[i%3]
			h.line(point{x, b.Y + 1}, point{x + 1.1, b.Y + 3.2}, point{x + 2.6, b.Y + .4})
		}
		for i, a := range looked(t, p, scanner{dpi: 200, skew: .7, noise: 1}, h).Lines {
			if (a.Read == Blank) != overlooked {
				t.Errorf("ink %d, line %d: %s %s", g, i+1, a.Read, a.Why)
			}
		}
	}
}

// TestLook_speckled: where a scan in black and white left no more than specks of several ticks,
// all of others may be gone, though the page shows its light bar. Dirt everywhere is none.
func TestLook_speckled(t *testing.T) {
	f := pagetest.Faces(t)
	for name, c := range map[string]struct {
		ticks, dirt int
		lost        bool
	}{"specks of ticks": {ticks: 9, lost: true}, "one speck of dirt": {dirt: 1}, "dirt everywhere": {dirt: 9000}, "clean": {}} {
		p := listPage(t, f)
		h := &hand{Rand: rand.New(rand.NewPCG(8, 8)), img: p.image(f), k: printedAt, ink: color.NRGBA{A: 255}}
		for i := range p.form.Lines {
			if b := p.form.Lines[i].Box; i%3 == 0 {
				for range c.ticks {
					s := h.between(0, 1)
					h.round(point{b.X + 1 + 2.2*s, b.Y + 1 + 2*max(.5-s, s-.5)}, .07)
				}
			}
		}
		for range c.dirt {
			h.round(point{h.between(10, p.form.Wide-10), h.between(10, p.form.High-10)}, .07)
		}
		grey := scanner{dpi: 200, skew: .4}.scan(h.img, printedAt, h.Rand).(*image.Gray)
		got := Look(context.Background(), scantest.BlackAndWhite(grey, 190), func(string) (*Form, error) { return p.form, nil })
		if got.Err != nil || got.Lost != c.lost {
			t.Errorf("%s: %v, lost %v", name, got.Err, got.Lost)
		}
		for i, a := range got.Lines {
			if a.Read == Marked || c.lost && a.Read == Blank {
				t.Errorf("%s, line %d: %s %s", name, i+1, a.Read, a.Why)
			}
		}
	}
}
