package readback

import (
	"context"
	"math/rand/v2"
	"testing"

	"jibun/data/datatest/soak"
	"jibun/export/page/pagetest"
)

// hatch fills a box as people do who tick so: one zigzag from edge to edge.
func (h *hand) hatch(b rect) {
	var pts []point
	const n = 7
	for i := range n {
		y := b.Y + .5
		if i%2 == 1 {
			y = b.Y + b.High - .5
		}
		pts = append(pts, h.near(point{b.X + .5 + (b.Wide-1)*float64(i)/(n-1), y}, .15))
	}
	h.line(pts...)
}

// twoLines takes back what stands somewhere: two level lines, which bend a little.
func (h *hand) twoLines(r rect, over float64) {
	y := r.Y + r.High/2
	for _, off := range []float64{-.55, .55} {
		bend := h.between(-.25, .25)
		h.line(point{r.X - over, y + off}, point{r.X + r.Wide/2, y + off + bend}, point{r.X + r.Wide + over, y + off + h.between(-.2, .2)})
	}
}

// TestLook_hatched: where several hatched their box, neatly, and nobody does otherwise, they
// came; the only one may have taken a tick back, and so may who went over it once more.
func TestLook_hatched(t *testing.T) {
	f := pagetest.Faces(t)
	for name, c := range map[string]struct {
		hatched, ticked, undone []int
		want                    Read
	}{
		"all":           {hatched: []int{1, 4, 5, 9, 12, 20}, want: Marked},
		"one of them":   {hatched: []int{1}, ticked: []int{2, 3, 4, 5}, want: Unsure},
		"fewer":         {hatched: []int{1, 7, 8}, ticked: []int{2, 3, 4, 5}, want: Unsure},
		"one is undone": {hatched: []int{1, 4, 5, 9}, undone: []int{12}, want: Marked},
	} {
		for n, dpi := range []float64{150, 200, 300} {
			if !soak.Takes(n+len(c.hatched), 3) {
				continue
			}
			r := rand.New(rand.NewPCG(5, uint64(dpi)))
			p := listPage(t, f)
			h := &hand{Rand: r, img: p.image(f), k: printedAt}
			h.pen()
			h.width = .42
			want := map[int]Read{}
			for _, i := range c.hatched {
				h.hatch(p.form.Lines[i].Box)
				want[i] = c.want
			}
			for _, i := range c.ticked {
				h.tick(p.form.Lines[i].Box)
				want[i] = Marked
			}
			for _, i := range c.undone {
				h.hatch(p.form.Lines[i].Box)
				h.twoLines(p.form.Lines[i].Box, 1.5)
				want[i] = Unsure
			}
			for i, a := range looked(t, p, scanner{dpi: dpi, skew: .8}, h).Lines {
				if w := want[i]; a.Read != w && (w != "" || a.Read != Blank) {
					t.Errorf("%s, %v to an inch, line %d: %s %s", name, dpi, i+1, a.Read, a.Why)
				}
			}
		}
	}
}

// TestLook_takenBack: two lines through what one ticked or signed take it back, however light
// the pen, and bent; a circle within its box is none of them.
func TestLook_takenBack(t *testing.T) {
	f := pagetest.Faces(t)
	written := strokes(t)
	marked, circles := 0, 0
	for n, dpi := range []float64{150, 200, 300} {
		for seed := range uint64(3) {
			if !soak.Takes(n+int(seed), 3) {
				continue
			}
			r := rand.New(rand.NewPCG(seed, 31))
			p := listPage(t, f)
			h := &hand{Rand: r, img: p.image(f), k: printedAt}
			for i := range p.form.Lines {
				l := &p.form.Lines[i]
				h.pen()
				h.width = h.between(.4, .6)
				if i%2 == 0 {
					g := uint8(60 + 40*(i%3))
					h.ink.R, h.ink.G, h.ink.B = g, g, g
				}
				switch i % 4 {
				case 0:
					h.arc(middle(l.Box), h.between(2.1, 2.6), h.between(1.9, 2.3))
					h.twoLines(l.Box, 1.4)
				case 1:
					x, y := l.Sign.X+5, l.Sign.Y+1.8
					h.word(t, written, "田中太郎", x, y, 5)
					h.twoLines(rect{X: x, Y: y, Wide: 21, High: 5}, 3)
				case 2:
					h.arc(middle(l.Box), h.between(1.1, 1.4), h.between(1.1, 1.4))
				}
			}
			for i, a := range looked(t, p, scanner{dpi: dpi, skew: -.7}, h).Lines {
				switch i % 4 {
				case 0, 1:
					if a.Read == Marked {
						t.Errorf("%v to an inch, seed %d, line %d: taken back, and %s", dpi, seed, i+1, a.Read)
					}
				case 2:
					if circles++; a.Read == Marked {
						marked++
					}
				}
			}
		}
	}
	if marked*100 < circles*95 {
		t.Errorf("%d of %d small circles are marks", marked, circles)
	}
}

// TestLook_comesFrom: who signs across a line signs for one of both; what hangs in from there is
// not taken for the signature of the other.
func TestLook_comesFrom(t *testing.T) {
	f := pagetest.Faces(t)
	written := strokes(t)
	for _, dpi := range []float64{150, 200, 300} {
		p := listPage(t, f)
		h := &hand{Rand: rand.New(rand.NewPCG(9, uint64(dpi))), img: p.image(f), k: printedAt}
		upper := map[int]bool{}
		for i := 0; i+1 < len(p.form.Lines); i += 3 {
			l := &p.form.Lines[i]
			h.pen()
			h.width = .4
			h.word(t, written, "田中学", l.Sign.X+6, l.Sign.Y+4.8, 8.6)
			upper[i] = true
		}
		for i, a := range looked(t, p, scanner{dpi: dpi, skew: .5}, h).Lines {
			if !upper[i] && a.Read == Marked {
				t.Errorf("%v to an inch, line %d: %s", dpi, i+1, a.Read)
			}
		}
	}
}

// looked is what is read of a page that was written on.
func looked(t *testing.T, p *printed, how scanner, h *hand) Page {
	t.Helper()
	got := Look(context.Background(), how.scan(h.img, printedAt, h.Rand), func(string) (*Form, error) { return p.form, nil })
	if got.Err != nil {
		t.Fatal(got.Err)
	}
	return got
}
