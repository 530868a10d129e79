package readback

import (
	"context"
	"image/color"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"jibun/data/datatest/soak"
	"jibun/export/page/pagetest"
)

// TestLook_plain: marks that a person sees at once are marks, with whatever pen, and what was
// crossed out with long strokes is none.
func TestLook_plain(t *testing.T) {
	done(t, hands{3, 55, .5, .5}, []deed{
		{"a tick of a thick pen", func(h *hand, l *Line) {
			h.width, h.ink = 1.25, color.NRGBA{20, 20, 25, 255}
			h.line(point{l.Box.X + .2, l.Box.Y + 2}, point{l.Box.X + 1.8, l.Box.Y + 3.9}, point{l.Box.X + 5, l.Box.Y - 1})
		}, []Read{Marked}},
		{"a circle around the box", func(h *hand, l *Line) { h.arc(middle(l.Box), 3, 2.9) }, []Read{Marked}},
		{"a tick crossed out", func(h *hand, l *Line) {
			h.tick(l.Box)
			b := l.Box
			h.line(point{b.X - 1.9, b.Y + .4}, point{b.X + b.Wide + 1.9, b.Y + b.High + 1.6})
			h.line(point{b.X - 1.9, b.Y + b.High + 1}, point{b.X + b.Wide + 1.9, b.Y - .2})
		}, []Read{Unsure}},
		{"欠", func(h *hand, l *Line) {
			x, y := l.Box.X+.7, l.Box.Y+.6
			h.width = .4
			h.line(point{x + 1, y}, point{x + .1, y + 1.2})
			h.line(point{x + .8, y + .7}, point{x + 2.7, y + .6}, point{x + 2.3, y + 1.2})
			h.line(point{x + 1.6, y + .8}, point{x + 1.3, y + 2}, point{x, y + 3})
			h.line(point{x + 1.4, y + 1.6}, point{x + 2.9, y + 3})
		}, []Read{Unsure}},
		{"nothing", func(*hand, *Line) {}, []Read{Blank}},
	})
}

// deed is something that is done on a line, and what may be read of it.
type deed struct {
	what string
	draw func(h *hand, l *Line)
	may  []Read
}

// hands are so many people, whom salt tells from those of other tests, with pens that thin
// and that thick, in millimetres.
type hands struct {
	n, salt     uint64
	thin, thick float64
}

// done does deeds on the lines of a page, one after the other and by each hand, scans the page
// and reads it.
func done(t *testing.T, by hands, deeds []deed) {
	t.Helper()
	f := pagetest.Faces(t)
	p := listPage(t, f)
	for name, s := range map[string]scanner{"grey": {skew: .4, noise: 3}, "colour": {skew: -.7, colour: true, jpeg: 75}} {
		for seed := range by.n {
			if !soak.Takes(int(seed)+len(name)/5, 2) { // one hand is scanned in grey, the next in colour
				continue
			}
			h := &hand{Rand: rand.New(rand.NewPCG(seed, by.salt)), img: p.image(f), k: printedAt}
			for i := range p.form.Lines {
				h.width, h.ink = h.between(by.thin, by.thick), color.NRGBA{25, 40, 130, 255}
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

// TestLook_stamp: a round stamp of an office over several lines is nobody's signature in those
// that it goes through.
func TestLook_stamp(t *testing.T) {
	f := pagetest.Faces(t)
	p := listPage(t, f)
	h := &hand{Rand: rand.New(rand.NewPCG(4, 4)), img: p.image(f), k: printedAt, width: .6, ink: color.NRGBA{40, 60, 150, 255}}
	c := middle(p.form.Lines[10].Sign)
	c.y += p.form.Lines[10].Sign.High / 2
	var ring []point
	for i := range 61 {
		sin, cos := math.Sincos(float64(i) * math.Pi / 30)
		ring = append(ring, point{c.x + 14*cos, c.y + 14*sin})
	}
	h.line(ring...)
	for _, y := range []float64{-9, -4.4, 0, 4.6, 9} {
		for x := -7.; x < 7; x += 3.2 {
			h.line(point{c.x + x, c.y + y - 1.6}, point{c.x + x + 1.2, c.y + y + 1.6}, point{c.x + x + 2, c.y + y - 1})
		}
	}
	got := Look(context.Background(), scanner{dpi: 200, skew: .3}.scan(h.img, printedAt, h.Rand), func(string) (*Form, error) { return p.form, nil })
	if got.Err != nil {
		t.Fatal(got.Err)
	}
	for i, a := range got.Lines {
		if a.Read == Marked && (i == 10 || i == 11) || a.Read != Blank && (i < 8 || i > 13) {
			t.Errorf("line %d: %s %s", i+1, a.Read, a.Why)
		}
	}
}

// TestLook_shinesThrough: what shines through from the back of a page, in black and white, is
// nobody's signature.
func TestLook_shinesThrough(t *testing.T) {
	f := pagetest.Faces(t)
	p := listPage(t, f)
	h := &hand{Rand: rand.New(rand.NewPCG(9, 4)), img: p.image(f), k: printedAt, ink: color.NRGBA{60, 60, 60, 255}}
	for i := range p.form.Lines {
		r := inset(p.form.Lines[i].Sign, 1.2)
		for range 9 {
			h.width = h.between(.3, .45)
			a := point{h.between(r.X, r.X+r.Wide-1.2), h.between(r.Y, r.Y+r.High)}
			h.line(a, h.near(a, .7))
		}
	}
	got := Look(context.Background(), scanner{dpi: 200, skew: .3, black: true}.scan(h.img, printedAt, h.Rand), func(string) (*Form, error) { return p.form, nil })
	if got.Err != nil {
		t.Fatal(got.Err)
	}
	for i, a := range got.Lines {
		if a.Read == Marked {
			t.Errorf("line %d is marked", i+1)
		}
	}
}
