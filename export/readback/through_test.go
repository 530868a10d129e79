package readback

import (
	"context"
	"image/color"
	"math/rand/v2"
	"testing"

	"jibun/data/datatest/soak"
	"jibun/export/marked"
	"jibun/export/page/pagetest"
)

// TestLook_whatCounts: a box that is filled in, a seal, two circles and a tick that is drawn
// nearly level are marks; what was scribbled over, and a dash, are asked about.
func TestLook_whatCounts(t *testing.T) {
	done(t, hands{4, 91, .4, .6}, []deed{
		{"a filled box", func(h *hand, l *Line) { h.fillBox(l.Box) }, []Read{Marked}},
		{"a seal in the box", func(h *hand, l *Line) { h.seal(h.near(middle(l.Box), .5), h.between(3, 4.2)) }, []Read{Marked}},
		{"a tick scribbled over", func(h *hand, l *Line) { h.tick(l.Box); h.scribbleOver(l.Box) }, []Read{Unsure}},
		{"two circles", func(h *hand, l *Line) { h.arc(middle(l.Box), 2.2, 2.1); h.arc(middle(l.Box), 1.1, 1.1) }, []Read{Marked}},
		{"nothing", func(*hand, *Line) {}, []Read{Blank}},
		{"a level tick", func(h *hand, l *Line) { h.levelTick(l.Box) }, []Read{Marked}},
		{"a dash", func(h *hand, l *Line) {
			c := middle(l.Box)
			h.line(point{c.x - 1.4, c.y}, point{c.x + 1.4, c.y + .1})
		}, []Read{Unsure}},
		{"a seal where one signs", func(h *hand, l *Line) {
			c := middle(l.Sign)
			h.seal(point{c.x + h.between(-12, 12), c.y}, h.between(3.3, 3.7))
		}, []Read{Marked}},
	})
}

// TestLook_through: who was struck out with a wavy line, with a cross over the signature or with
// two lines through the name is asked about, and so is one character where one signs, a
// number, or a seal that was struck out.
func TestLook_through(t *testing.T) {
	name := func(l *Line) rect {
		for _, b := range l.Printed {
			if b.Field == marked.Name {
				return b.Rect
			}
		}
		return rect{}
	}
	signed := func(h *hand, l *Line) rect {
		r := rect{X: l.Sign.X + 2, Y: l.Sign.Y + 1.6, Wide: 17, High: l.Sign.High - 3.2}
		h.name(r)
		return r
	}
	done(t, hands{4, 92, .35, .5}, []deed{
		{"a wavy line", func(h *hand, l *Line) {
			h.wavy(l.Whole.X+h.between(14, 30), l.Sign.X+h.between(25, 40), l.Whole.Y+l.Whole.High/2)
		}, []Read{Unsure}},
		{"a cross over a signature", func(h *hand, l *Line) {
			r := signed(h, l)
			h.crossOver(rect{X: r.X - .5, Y: l.Sign.Y + .9, Wide: r.Wide + 4, High: l.Sign.High - 1.8})
		}, []Read{Unsure}},
		{"nothing", func(*hand, *Line) {}, []Read{Blank}},
		{"two lines through the name", func(h *hand, l *Line) {
			r := name(l)
			for _, off := range []float64{-.6, .7} {
				y := r.Y + r.High*.6 + off
				h.line(point{r.X + 1, y + h.between(-.2, .2)}, point{r.X + r.Wide - 1, y + h.between(-.2, .2)})
			}
		}, []Read{Unsure}},
		{"a line through a seal in the box", func(h *hand, l *Line) {
			c, r := middle(l.Box), h.between(3, 4.2)
			h.seal(c, r)
			y := c.y + h.between(-1, 1)
			h.line(point{c.x - r - 1, y}, point{c.x + r + h.between(1, 3), y + h.between(-.6, .6)})
		}, []Read{Unsure}},
		{"欠 where one signs", func(h *hand, l *Line) {
			h.absent(l.Sign.X+h.between(2, 20), l.Sign.Y+2, 5)
		}, []Read{Unsure}},
		{"a signature", func(h *hand, l *Line) { signed(h, l) }, []Read{Marked}},
		{"a number", func(h *hand, l *Line) { h.figures(l.Sign.X+3, l.Sign.Y+2.6, 3.8) }, []Read{Unsure}},
	})
}

// TestLook_across: of the lines that one long stroke goes through none is taken for anything,
// those where it begins and ends neither; those beside it are read.
func TestLook_across(t *testing.T) {
	f := pagetest.Faces(t)
	p := listPage(t, f)
	for n, dpi := range []float64{150, 200, 300} {
		for seed := range uint64(4) {
			if !soak.Takes(n+int(seed), 3) {
				continue
			}
			r := rand.New(rand.NewPCG(seed, 17))
			h := &hand{Rand: r, img: p.image(f), k: printedAt, width: .45, ink: color.NRGBA{25, 40, 130, 255}}
			for i := range p.form.Lines {
				if i%2 == 0 {
					h.tick(p.form.Lines[i].Box)
				}
			}
			const first, last = 8, 12
			a, b := p.form.Lines[first].Whole, p.form.Lines[last].Whole
			from, to := point{a.X + h.between(9, 14), a.Y + h.between(2, 4)}, point{b.X + b.Wide - h.between(20, 40), b.Y + b.High - h.between(2, 4)}
			if seed%2 == 1 {
				from.y, to.y = to.y, from.y
			}
			c := point{(from.x+to.x)/2 + h.between(-2, 2), (from.y+to.y)/2 + h.between(-4, 4)}
			var pts []point
			for i := range 61 {
				s := float64(i) / 60
				u, v, w := (1-s)*(1-2*s), 4*s*(1-s), s*(2*s-1)
				pts = append(pts, point{u*from.x + v*c.x + w*to.x, u*from.y + v*c.y + w*to.y})
			}
			h.line(pts...)
			got := Look(context.Background(), scanner{dpi: dpi, skew: .6}.scan(h.img, printedAt, r), func(string) (*Form, error) { return p.form, nil })
			if got.Err != nil {
				t.Fatal(got.Err)
			}
			for i, x := range got.Lines {
				want := map[bool]Read{true: Marked, false: Blank}[i%2 == 0]
				if i >= first && i <= last {
					want = Unsure
				}
				if x.Read != want {
					t.Errorf("%v to an inch, hand %d, line %d: %s %s, not %s", dpi, seed, i+1, x.Read, x.Why, want)
				}
			}
		}
	}
}

// TestLook_filledAlone: where some of those who ticked their box signed nothing, a filled box
// without a signature is a mark, however many others signed and ticked nothing; where they all
// signed too, or nobody else marked a box, it is asked about.
func TestLook_filledAlone(t *testing.T) {
	f := pagetest.Faces(t)
	p := listPage(t, f)
	for alone, want := range map[int]Read{-1: Unsure, 0: Unsure, 2: Marked} { // of four who ticked
		h := &hand{Rand: rand.New(rand.NewPCG(5, 19)), img: p.image(f), k: printedAt, width: .5, ink: color.NRGBA{25, 40, 130, 255}}
		for i := range p.form.Lines {
			l := &p.form.Lines[i]
			if i == 9 {
				h.fillBox(l.Box)
				continue
			}
			ticked := alone >= 0 && i < 4
			if ticked {
				h.tick(l.Box)
			}
			if !ticked || i >= alone {
				h.name(inset(l.Sign, 1.2))
			}
		}
		got := Look(context.Background(), scanner{dpi: 200, skew: .4}.scan(h.img, printedAt, h.Rand), func(string) (*Form, error) { return p.form, nil })
		for i, a := range got.Lines {
			// A name of strokes that were thrown may look like a word of absence.
			if i != 9 && a.Read != Marked && a.Why != Lettered || i == 9 && a.Read != want {
				t.Errorf("%d of those who ticked did not sign, line %d: %s %s", alone, i+1, a.Read, a.Why)
			}
		}
	}
}

// TestLook_corrected: a filled box is asked about where most others of the list ticked and signed
// and nobody signed there, and beside ticks of the same question.
func TestLook_corrected(t *testing.T) {
	f := pagetest.Faces(t)
	p := listPage(t, f)
	h := &hand{Rand: rand.New(rand.NewPCG(5, 18)), img: p.image(f), k: printedAt, width: .5, ink: color.NRGBA{25, 40, 130, 255}}
	for i := range p.form.Lines {
		switch l := &p.form.Lines[i]; i % 6 {
		case 0:
			h.fillBox(l.Box)
		case 1:
			h.fillBox(l.Box)
			h.name(inset(l.Sign, 1.2))
		default:
			h.tick(l.Box)
			h.name(inset(l.Sign, 1.2))
		}
	}
	got := Look(context.Background(), scanner{dpi: 200, skew: .4}.scan(h.img, printedAt, h.Rand), func(string) (*Form, error) { return p.form, nil })
	for i, a := range got.Lines {
		if want := map[bool]Read{true: Unsure, false: Marked}[i%6 == 0]; a.Read != want {
			t.Errorf("line %d: %s %s, not %s", i+1, a.Read, a.Why, want)
		}
	}

	p = surveyPage(t, f)
	h.img = p.image(f)
	choices := map[int]int{}
	for i := range p.form.Lines {
		l := &p.form.Lines[i]
		if l.Box.Wide == 0 {
			continue
		}
		n := choices[l.Of.Question]
		choices[l.Of.Question]++
		switch {
		case n == 1 || n == 2 && !l.Of.One && l.Of.Question%2 == 1:
			h.fillBox(l.Box)
		case n == 0 && !l.Of.One && l.Of.Question%2 == 1:
			h.tick(l.Box)
		}
	}
	got = Look(context.Background(), scanner{dpi: 200, skew: .4}.scan(h.img, printedAt, h.Rand), func(string) (*Form, error) { return p.form, nil })
	choices = map[int]int{}
	for i, a := range got.Lines {
		l := &p.form.Lines[i]
		if l.Box.Wide == 0 {
			continue
		}
		n := choices[l.Of.Question]
		choices[l.Of.Question]++
		want := Blank
		switch beside := !l.Of.One && l.Of.Question%2 == 1; {
		case beside && (n == 1 || n == 2):
			want = Unsure
		case n == 1 || beside && n == 0:
			want = Marked
		}
		if a.Read != want {
			t.Errorf("question %d, choice %d: %s %s, not %s", l.Of.Question, n+1, a.Read, a.Why, want)
		}
	}
}
