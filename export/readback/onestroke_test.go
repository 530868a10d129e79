package readback

import (
	"image/color"
	"math/rand/v2"
	"testing"

	"jibun/data/datatest/soak"
	"jibun/export/page/pagetest"
)

// bigTick is a tick that begins in the box and ends in the line above.
func (h *hand) bigTick(b rect, over float64) {
	x, y := b.X+h.between(1.2, 2), b.Y+b.High-h.between(.3, 1)
	h.line(h.near(point{x - 2, y - 2.2}, .2), point{x, y}, point{x + over*.55, y - over})
}

// TestLook_oneStroke: a tick and a circle are what they are however thick the pen is and however
// far a tick goes on; a cross, a scribble and a tick that was struck out with the same pen are
// not taken for them.
func TestLook_oneStroke(t *testing.T) {
	f := pagetest.Faces(t)
	drawn := []struct {
		name string
		mark bool
		draw func(h *hand, b rect)
	}{
		{"tick", true, func(h *hand, b rect) { h.tick(b) }},
		{"big tick", true, func(h *hand, b rect) { h.bigTick(b, 7.5) }},
		{"circle", true, func(h *hand, b rect) { h.arc(middle(b), h.between(1.9, 2.7), h.between(1.8, 2.5)) }},
		{"cross", false, func(h *hand, b rect) { h.cross(b) }},
		{"scribble", false, func(h *hand, b rect) { h.scribbleOver(b) }},
		{"tick, struck out", false, func(h *hand, b rect) { h.tick(b); h.twoLines(b, 1.6) }},
	}
	type count struct{ marks, read int }
	pens := map[float64]count{}
	for n, how := range []scanner{{dpi: 150, skew: .6}, {dpi: 200, skew: -1, jpeg: 40}, {dpi: 300, black: true, skew: .4}, {dpi: 200, colour: true, noise: 6}} {
		if !soak.Takes(n, 2) {
			continue
		}
		for w, wide := range []float64{.4, 1.3, 1.7} {
			p := listPage(t, f)
			h := &hand{Rand: rand.New(rand.NewPCG(uint64(n), uint64(w)+300)), img: p.image(f), k: printedAt, width: wide, ink: color.NRGBA{20, 20, 25, 255}}
			of := map[int]int{}
			for i := 1; i < len(p.form.Lines); i += 2 { // every other one: what goes on above is nobody's
				of[i] = (i/2 + w + n) % len(drawn)
				drawn[of[i]].draw(h, p.form.Lines[i].Box)
			}
			marks, read := 0, 0
			for i, a := range looked(t, p, how, h).Lines {
				k, any := of[i]
				switch {
				case !any && a.Read == Marked:
					t.Errorf("scan %d, %v mm, line %d: nothing is %s", n, wide, i+1, a.Read)
				case !any:
				case drawn[k].mark:
					if marks++; a.Read == Marked {
						read++
					} else if t.Logf("scan %d, %v mm, line %d: a %s is %s %s", n, wide, i+1, drawn[k].name, a.Read, a.Why); a.Read == Blank {
						t.Error("it is not seen")
					}
				case a.Read == Marked && !a.filled: // a thick pen leaves no white in a box
					t.Errorf("scan %d, %v mm, line %d: a %s is %s, filled %v, seal %v", n, wide, i+1, drawn[k].name, a.Read, a.filled, a.seal)
				}
			}
			pens[wide] = count{pens[wide].marks + marks, pens[wide].read + read}
		}
	}
	for wide, c := range pens {
		if c.read*10 < c.marks*8 {
			t.Errorf("%v mm: %d of %d marks", wide, c.read, c.marks)
		}
	}
}

// TestThinned: a middle line has the ends and junctions of what it is the middle of.
func TestThinned(t *testing.T) {
	for name, c := range map[string]struct {
		lines           [][]point
		ends, junctions int
		thick           float64
	}{
		"slash":  {[][]point{{{1, 6}, {6, 1}}}, 2, 0, 1},
		"tick":   {[][]point{{{1, 3}, {3, 6}, {7, 1}}}, 2, 0, .8},
		"cross":  {[][]point{{{1, 1}, {6, 6}}, {{1, 6}, {6, 1}}}, 4, 1, .7},
		"square": {[][]point{{{1, 1}, {6, 1}, {6, 6}, {1, 6}, {1, 1}}}, 0, 0, .6},
		"T":      {[][]point{{{1, 1}, {6, 1}}, {{3.5, 1}, {3.5, 6}}}, 3, 1, .5},
	} {
		b := &bitmap{64, 64, make([]bool, 64*64)}
		for _, line := range c.lines {
			for i := 1; i < len(line); i++ {
				for k := range 101 {
					s := float64(k) / 100
					x, y := line[i-1].x+s*(line[i].x-line[i-1].x), line[i-1].y+s*(line[i].y-line[i-1].y)
					for dy := -c.thick / 2; dy <= c.thick/2; dy += .1 {
						for dx := -c.thick / 2; dx <= c.thick/2; dx += .1 {
							b.on[int((y+dy)*sharp)*64+int((x+dx)*sharp)] = true
						}
					}
				}
			}
		}
		thin := b.thinned()
		thin.prune(int(c.thick*sharp) + 2)
		ends, junctions := thin.nodes()
		if len(ends) != c.ends || junctions != c.junctions || thin.count() >= b.count()/2 {
			t.Errorf("%s: %d ends, %d junctions, %d of %d pixels", name, len(ends), junctions, thin.count(), b.count())
		}
	}
}

// TestLook_thickEdge: the printed edge of a box that came out thick, as of a scan in black and
// white that makes all lines thicker, is no mark. One that has ink to more than half of its
// sides is still taken for a circle: those run along the edge too.
func TestLook_thickEdge(t *testing.T) {
	f := pagetest.Faces(t)
	p := listPage(t, f)
	h := &hand{Rand: rand.New(rand.NewPCG(1, 2)), img: p.image(f), k: printedAt, width: .34, ink: color.NRGBA{20, 20, 25, 255}}
	for i := range p.form.Lines {
		b := inset(p.form.Lines[i].Box, .12+.012*float64(i%9))
		h.line(point{b.X, b.Y}, point{b.X + b.Wide, b.Y}, point{b.X + b.Wide, b.Y + b.High})
	}
	var marked []int
	for i, a := range looked(t, p, scanner{dpi: 200, skew: .3, black: true}, h).Lines {
		if a.Read == Marked {
			marked = append(marked, i+1)
		}
	}
	if len(marked) > 1 {
		t.Errorf("edges are marks in lines %v", marked)
	}
}
