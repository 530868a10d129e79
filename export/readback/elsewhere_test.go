package readback

import (
	"image/color"
	"math/rand/v2"
	"testing"

	"jibun/export/marked"
	"jibun/export/page"
	"jibun/export/page/pagetest"
)

// placeOf is where the line of somebody has a field.
func placeOf(l *Line, f marked.Field) rect {
	for _, b := range l.Printed {
		if b.Field == f {
			return b.Rect
		}
	}
	return l.remark
}

// wherever are the places where people write although nothing is to be written there.
var wherever = map[string]func(h *hand, l *Line){
	"tick on the name": func(h *hand, l *Line) {
		c := middle(placeOf(l, marked.Name))
		h.line(point{c.x - 4, c.y - .5}, point{c.x - 2, c.y + 2.2}, point{c.x + 3, c.y - 3})
	},
	"tick behind the name": func(h *hand, l *Line) {
		r := placeOf(l, marked.Name)
		x, y := r.X+r.Wide-5, middle(r).y
		h.line(point{x, y - .5}, point{x + 1.2, y + 1.5}, point{x + 3.8, y - 2.5})
	},
	"ring around the name": func(h *hand, l *Line) {
		r := placeOf(l, marked.Name)
		h.arc(point{r.X + 8.5, middle(r).y}, 8, 3.4)
	},
	"line under the name": func(h *hand, l *Line) {
		r := placeOf(l, marked.Name)
		h.line(point{r.X + .8, r.Y + r.High - 1.3}, point{r.X + 16, r.Y + r.High - 1.2})
	},
	"tick on the 所属": func(h *hand, l *Line) {
		c := middle(placeOf(l, marked.From))
		h.line(point{c.x - 3, c.y}, point{c.x - 1.5, c.y + 2.4}, point{c.x + 3, c.y - 3})
	},
	"tick over the edge of the №": func(h *hand, l *Line) {
		r := l.Whole
		h.line(point{r.X - 2, middle(r).y - .5}, point{r.X - .4, middle(r).y + 2}, point{r.X + 2.6, middle(r).y - 2.6})
	},
	"tick before the №": func(h *hand, l *Line) {
		r := l.Whole
		h.line(point{r.X - 6, middle(r).y - .5}, point{r.X - 4.6, middle(r).y + 1.8}, point{r.X - 2, middle(r).y - 2.4})
	},
	"tick behind the table": func(h *hand, l *Line) {
		x := l.Whole.X + l.Whole.Wide
		h.line(point{x + 2, middle(l.Whole).y - .5}, point{x + 3.4, middle(l.Whole).y + 1.8}, point{x + 6, middle(l.Whole).y - 2.4})
	},
	"name in 備考": func(h *hand, l *Line) { h.name(inset(l.remark, 1.2)) },
}

// scansOf are ways in which a page comes back.
var scansOf = []scanner{{dpi: 200, skew: .8, jpeg: 60, noise: 3}, {dpi: 150, skew: -1.4, jpeg: 40}, {dpi: 300, colour: true, skew: .3, jpeg: 70}, {dpi: 200, black: true, skew: .5}}

// TestLook_elsewhere: who wrote something somewhere in their line, or beside the table, is not taken
// for somebody who is not there; who wrote nothing is, whatever the neighbours drew. A form
// that does not know what is printed overlooks some of it: that is the control.
func TestLook_elsewhere(t *testing.T) {
	f := pagetest.Faces(t)
	for _, known := range []bool{true, false} {
		overlooked := 0
		for name, draw := range wherever {
			for n, how := range scansOf {
				p := listPage(t, f)
				h := &hand{Rand: rand.New(rand.NewPCG(uint64(n), 17)), img: p.image(f), k: printedAt, width: .45, ink: color.NRGBA{30, 30, 60, 255}}
				for i := range p.form.Lines {
					if !known {
						p.form.Lines[i].asPrinted = nil
					}
					if i%2 == 0 {
						draw(h, &p.form.Lines[i])
					}
				}
				for i, a := range looked(t, p, how, h).Lines {
					switch {
					case i%2 == 1 && a.Read != Blank && a.Why != Gone:
						t.Errorf("%s, scan %d, line %d: nothing is %s %s", name, n, i+1, a.Read, a.Why)
					case i%2 == 0 && a.Read == Blank && known:
						t.Errorf("%s, scan %d, line %d: overlooked", name, n, i+1)
					case i%2 == 0 && a.Read == Blank:
						overlooked++
					}
				}
			}
		}
		if !known && overlooked < 200 {
			t.Errorf("%d overlooked without knowing what is printed", overlooked)
		}
	}
}

// TestLook_otherPrint: a page whose lines are not what should be printed there is read as if
// nobody knew, and one line that is not is asked about.
func TestLook_otherPrint(t *testing.T) {
	f := pagetest.Faces(t)
	p := listPage(t, f)
	p.form.Compare(f, func(no int) (page.Rect, []page.Mark, bool) {
		return p.form.Lines[0].Whole, []page.Mark{page.Words{X: 70, Y: p.form.Lines[0].Whole.Y + 6, Text: "龍龍龍龍龍龍龍龍龍龍龍龍龍", Size: 14}}, true
	})
	h := &hand{Rand: rand.New(rand.NewPCG(1, 18)), img: p.image(f), k: printedAt}
	for i, a := range looked(t, p, scansOf[0], h).Lines {
		if a.Read != Blank {
			t.Errorf("line %d: %s %s", i+1, a.Read, a.Why)
		}
	}
	p = listPage(t, f)
	other := p.form.Lines[7].asPrinted
	p.form.Lines[3].asPrinted = other
	for i, a := range looked(t, p, scansOf[0], &hand{Rand: h.Rand, img: p.image(f), k: printedAt}).Lines {
		if (a.Read == Blank) == (i == 3) {
			t.Errorf("line %d: %s %s", i+1, a.Read, a.Why)
		}
	}
}

// TestLook_saidNotThere: a tick beside a name that is struck out, a tick that is struck out itself, ㊡ and
// a rubber stamp 取消 are no marks; the same without what takes it back are.
func TestLook_saidNotThere(t *testing.T) {
	f := pagetest.Faces(t)
	written := strokes(t)
	two := func(h *hand, from, to, y float64) {
		h.line(point{from, y - .4}, point{to, y - .6})
		h.line(point{from, y + .5}, point{to, y + .4})
	}
	for name, c := range map[string]struct{ draw, back func(h *hand, l *Line) }{
		"the name is struck out": {func(h *hand, l *Line) { h.tick(l.Box) }, func(h *hand, l *Line) {
			r := placeOf(l, marked.Name)
			two(h, r.X-.3, r.X+17.5, middle(r).y+.3)
		}},
		"the tick is struck out": {func(h *hand, l *Line) { h.tick(l.Box) }, func(h *hand, l *Line) {
			two(h, l.Box.X-1.2, l.Box.X+l.Box.Wide+1.2, middle(l.Box).y)
		}},
		"㊡":  {func(h *hand, l *Line) { h.tick(l.Box) }, nil},
		"取消": {func(h *hand, l *Line) { h.tick(l.Box) }, nil},
	} {
		read := 0
		for n, how := range scansOf {
			p := listPage(t, f)
			p.form.Name(f, func(no int) []string { return people[no%len(people)] })
			h := &hand{Rand: rand.New(rand.NewPCG(uint64(n), 19)), img: p.image(f), k: printedAt, width: .4, ink: color.NRGBA{20, 20, 50, 255}}
			for i := range p.form.Lines {
				l := &p.form.Lines[i]
				at := point{l.Sign.X + 8, middle(l.Sign).y}
				switch {
				case i%2 == 0:
					c.draw(h, l)
				case name == "㊡":
					h.arc(at, h.between(2.7, 3.2), h.between(2.7, 3.2))
					h.word(t, written, "欠", at.x-1.8, at.y-1.9, 3.6)
				case name == "取消":
					h.line(point{at.x - 5.6, at.y - 2.9}, point{at.x + 5.9, at.y - 2.7}, point{at.x + 5.8, at.y + 2.9}, point{at.x - 5.7, at.y + 2.7}, point{at.x - 5.6, at.y - 2.9})
					h.word(t, written, "取消", at.x-4.6, at.y-2.1, 4.2)
				default:
					c.draw(h, l)
					c.back(h, l)
				}
			}
			for i, a := range looked(t, p, how, h).Lines {
				if i%2 == 1 && a.Read == Marked {
					t.Errorf("%s, scan %d, line %d: %s", name, n, i+1, a.Read)
				}
				if i%2 == 0 && a.Read == Marked {
					read++
				}
			}
		}
		if read < 36 { // of 48
			t.Errorf("%s: %d read", name, read)
		}
	}
}

// TestLook_noteOver: where a slip of paper lies over where one signs, nobody knows who did.
func TestLook_noteOver(t *testing.T) {
	f := pagetest.Faces(t)
	for n, how := range scansOf {
		p := listPage(t, f)
		h := &hand{Rand: rand.New(rand.NewPCG(uint64(n), 20)), img: p.image(f), k: printedAt, ink: color.NRGBA{255, 255, 255, 255}}
		for i := range p.form.Lines {
			if r := inset(p.form.Lines[i].Sign, -1); i == 4 || i == 9 {
				h.fill(point{r.X, r.Y}, point{r.X + r.Wide, r.Y}, point{r.X + r.Wide, r.Y + r.High}, point{r.X, r.Y + r.High})
			}
		}
		for i, a := range looked(t, p, how, h).Lines {
			if over := i == 4 || i == 9; over != (a.Read == Unsure && a.Why != Gone) {
				t.Errorf("scan %d, line %d: %s %s", n, i+1, a.Read, a.Why)
			}
		}
	}
}

// TestLook_asidePicture: she sees what stands beside the table.
func TestLook_asidePicture(t *testing.T) {
	f := pagetest.Faces(t)
	p := listPage(t, f)
	h := &hand{Rand: rand.New(rand.NewPCG(1, 21)), img: p.image(f), k: printedAt, width: .45, ink: color.NRGBA{30, 30, 60, 255}}
	l := &p.form.Lines[2]
	wherever["tick before the №"](h, l)
	a := looked(t, p, scansOf[0], h).Lines[2]
	if a.Picture == nil {
		t.Fatal("no picture")
	}
	seen := 0
	for y := range a.Picture.Rect.Dy() {
		for x := range int(8 * sharp) {
			if a.Picture.GrayAt(x, y).Y < dark {
				seen++
			}
		}
	}
	if seen < 50 {
		t.Errorf("%d pixels of it", seen)
	}
}

// TestLook_otherColumn: a column that another version of the program printed says nothing; the others do.
func TestLook_otherColumn(t *testing.T) {
	f := pagetest.Faces(t)
	p := listPage(t, f)
	for i := range p.form.Lines {
		l := &p.form.Lines[i]
		r, g := placeOf(l, marked.Reading), l.asPrinted
		at := func(mm, from float64) int { return int((mm - from + 1) * sharp) }
		x0, x1, y0, y1 := at(r.X+1, l.Whole.X), at(r.X+r.Wide-1, l.Whole.X), at(r.Y+1, l.Whole.Y), at(r.Y+r.High-1, l.Whole.Y)
		const by = 14 // pixels to the right
		for y := y0; y < y1; y++ {
			for x := x1 - 1; x >= x0; x-- {
				v := uint8(255)
				if x-by >= x0 {
					v = g.pix[y*g.wide+x-by]
				}
				g.pix[y*g.wide+x] = v
			}
		}
	}
	h := &hand{Rand: rand.New(rand.NewPCG(1, 22)), img: p.image(f), k: printedAt, width: .45, ink: color.NRGBA{30, 30, 60, 255}}
	wherever["tick on the name"](h, &p.form.Lines[5])
	for i, a := range looked(t, p, scansOf[0], h).Lines {
		if (a.Read == Blank) == (i == 5) {
			t.Errorf("line %d: %s %s", i+1, a.Read, a.Why)
		}
	}
}
