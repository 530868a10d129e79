package readback

import (
	"image/color"
	"math"
	"math/rand/v2"
	"testing"

	"jibun/export/page/pagetest"
)

// oval is an upright oval seal with a name in it, so high from its middle to its ring.
func (h *hand) oval(t testing.TB, of map[string][][][2]float64, name string, c point, high float64) {
	width := h.width
	h.width = .35
	var last point
	for i := range 73 {
		sin, cos := math.Sincos(float64(i) * math.Pi / 36)
		at := point{c.x + .78*high*cos, c.y + high*sin}
		if i > 0 {
			h.segment(last, at)
		}
		last = at
	}
	h.stacked(t, of, name, c, high)
	h.width = width
}

// stacked writes the characters of a name one below the other.
func (h *hand) stacked(t testing.TB, of map[string][][][2]float64, name string, c point, high float64) {
	h.width = .3
	each := 1.3 * high / float64(len([]rune(name)))
	each = min(each, .8*high)
	y := c.y - each*float64(len([]rune(name)))/2
	for _, r := range name {
		h.word(t, of, string(r), c.x-each/2, y, each)
		y += each
	}
}

// TestLook_ovalSeal: an oval seal with the own name is a mark, or asked about; an oval stamp that says
// 欠席 or 欠 is none.
func TestLook_ovalSeal(t *testing.T) {
	f := pagetest.Faces(t)
	written := strokes(t)
	seals, read := 0, 0
	for n, how := range scansOf {
		p := listPage(t, f)
		p.form.Name(f, func(no int) []string { return people[no%len(people)] })
		h := &hand{Rand: rand.New(rand.NewPCG(uint64(n), 29)), img: p.image(f), k: printedAt, ink: color.NRGBA{150, 40, 40, 255}}
		for i := range p.form.Lines {
			l := &p.form.Lines[i]
			at := point{l.Sign.X + 10, middle(l.Sign).y}
			switch i % 3 {
			case 0:
				h.oval(t, written, people[l.Of.No%len(people)][1], at, 4.2)
			case 1:
				h.oval(t, written, []string{"欠席", "欠"}[i/3%2], at, 4.2)
			}
		}
		for i, a := range looked(t, p, how, h).Lines {
			switch {
			case i%3 == 1 && a.Read != Unsure:
				t.Errorf("scan %d, line %d: a stamp is %s", n, i+1, a.Read)
			case i%3 == 0 && a.Read == Blank:
				t.Errorf("scan %d, line %d: overlooked", n, i+1)
			case i%3 == 0:
				if seals++; a.Read == Marked {
					read++
				}
			}
		}
	}
	if t.Logf("%d of %d", read, seals); read*5 < seals {
		t.Errorf("%d of %d read", read, seals)
	}
}
