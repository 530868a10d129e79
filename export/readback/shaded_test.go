package readback

import (
	"context"
	"image/color"
	"math/rand/v2"
	"testing"

	"jibun/export/page/pagetest"
)

// shade fills a box in with the flat of a pencil: a grey without strokes.
func (h *hand) shade(b rect, tone uint8) {
	for y := int((b.Y + .2) * h.k); y < int((b.Y+b.High-.2)*h.k); y++ {
		for x := int((b.X + .2) * h.k); x < int((b.X+b.Wide-.2)*h.k); x++ {
			v := uint8(int(tone) + h.IntN(31) - 15)
			h.img.Set(x, y, color.NRGBA{v, v, v, 255})
		}
	}
}

// TestLook_shaded: a box that is grey all over is never empty: where several fill in so it is
// how one ticks, else it is asked about. A shadow over the box and what is around it is nobody's.
func TestLook_shaded(t *testing.T) {
	f := pagetest.Faces(t)
	p := listPage(t, f)
	for _, c := range []struct {
		filled, ticked []int
		want           Read
	}{{[]int{1, 4, 5, 9, 12, 20}, []int{2}, Marked}, {[]int{5, 9}, []int{2, 3, 7, 8}, Unsure}} {
		for n, how := range []scanner{{dpi: 150, skew: .6}, {dpi: 200, skew: -1, jpeg: 60}, {dpi: 300, colour: true, skew: .4, jpeg: 78}} {
			h := &hand{Rand: rand.New(rand.NewPCG(uint64(n), 17)), img: p.image(f), k: printedAt, width: .5, ink: color.NRGBA{20, 20, 25, 255}}
			want := map[int]Read{}
			for k, i := range c.filled {
				h.shade(p.form.Lines[i].Box, uint8(165+8*k%40))
				want[i] = c.want
			}
			for _, i := range c.ticked {
				h.tick(p.form.Lines[i].Box)
				want[i] = Marked
			}
			const under = 15 // a shadow lies over this box and beyond it
			b := p.form.Lines[under].Box
			for y := int((b.Y - 3) * h.k); y < int((b.Y+b.High+3)*h.k); y++ {
				for x := int((b.X - 6) * h.k); x < int((b.X+b.Wide+9)*h.k); x++ {
					v := h.img.RGBAAt(x, y)
					h.img.Set(x, y, color.RGBA{v.R / 5 * 4, v.G / 5 * 4, v.B / 5 * 4, 255})
				}
			}
			got := Look(context.Background(), how.scan(h.img, printedAt, h.Rand), func(string) (*Form, error) { return p.form, nil })
			if got.Err != nil {
				t.Fatal(got.Err)
			}
			for i, a := range got.Lines {
				switch w, any := want[i]; {
				case i == under && a.Read == Marked, any && a.Read != w, !any && i != under && a.Read != Blank && (i < under-1 || i > under+1):
					t.Errorf("%d filled, scan %d, line %d: %s %s, not %s", len(c.filled), n, i+1, a.Read, a.Why, w)
				}
			}
		}
	}
}

// TestLook_sealOver: a seal that is larger than the line where one signs is one of the line in
// which its middle lies, and marks no other; on the line between two it is asked about, or seen in
// none.
func TestLook_sealOver(t *testing.T) {
	f := pagetest.Faces(t)
	p := listPage(t, f)
	seals, read := 0, 0
	for n, how := range []scanner{{dpi: 150, skew: .6}, {dpi: 200, skew: -1, jpeg: 70}, {dpi: 300, colour: true, skew: .4}} {
		for _, tone := range []uint8{40, 120, 150} {
			h := &hand{Rand: rand.New(rand.NewPCG(uint64(n), uint64(tone))), img: p.image(f), k: printedAt, ink: color.NRGBA{tone, tone, tone, 255}}
			for i := range p.form.Lines {
				c := middle(p.form.Lines[i].Sign)
				switch i % 4 {
				case 0:
					h.sealOf(point{c.x + h.between(-12, 12), c.y + h.between(-1.5, 1.5)}, h.between(4.6, 5.2), .26, .2)
				case 2:
					h.sealOf(point{c.x + h.between(-12, 12), c.y + p.form.Lines[i].Sign.High/2}, 4.8, .26, .2)
				}
			}
			for i, a := range looked(t, p, how, h).Lines {
				switch {
				case i%4 == 0:
					if seals++; a.Read == Marked {
						read++
					} else if a.Read == Blank {
						t.Errorf("scan %d, tone %d, line %d: a seal is %s", n, tone, i+1, a.Read)
					}
				case a.Read == Marked:
					t.Errorf("scan %d, tone %d, line %d: what is of no line is %s", n, tone, i+1, a.Read)
				}
			}
		}
	}
	if t.Logf("%d of %d seals", read, seals); read*10 < seals*7 {
		t.Errorf("%d of %d seals", read, seals)
	}
}
