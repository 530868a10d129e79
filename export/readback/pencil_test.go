package readback

import (
	"image/color"
	"math/rand/v2"
	"testing"

	"jibun/export/marked"
	"jibun/export/page/pagetest"
)

// TestLook_pencilElsewhere: with a pencil too a name is struck out, with a line or in waves, and ticked in
// front of the table: none of that is overlooked, and nothing is invented in the lines
// between. A form that does not know what is printed overlooks most: that is the control.
func TestLook_pencilElsewhere(t *testing.T) {
	f := pagetest.Faces(t)
	for name, draw := range map[string]func(h *hand, l *Line){
		"a line": func(h *hand, l *Line) {
			r := placeOf(l, marked.Name)
			h.line(point{r.X - .5, middle(r).y + .3}, point{r.X + 18, middle(r).y - .2})
		},
		"waves": func(h *hand, l *Line) {
			r := placeOf(l, marked.Name)
			h.wavy(r.X-.5, r.X+18, middle(r).y)
		},
		"a tick in front": wherever["tick before the №"],
	} {
		for _, known := range []bool{true, false} {
			overlooked := 0
			for n, how := range []scanner{{dpi: 200, skew: .8, jpeg: 75, noise: 3}, {dpi: 300, colour: true, skew: .3, jpeg: 75}} {
				for _, tone := range []uint8{110, 140, 160} {
					p := listPage(t, f)
					h := &hand{Rand: rand.New(rand.NewPCG(uint64(n), uint64(tone))), img: p.image(f), k: printedAt, width: .5, ink: color.NRGBA{tone, tone, tone, 255}}
					for i := range p.form.Lines {
						l := &p.form.Lines[i]
						if !known {
							l.asPrinted = nil
						}
						if i%3 == 1 {
							draw(h, l)
						}
					}
					for i, a := range looked(t, p, how, h).Lines {
						switch {
						case i%3 != 1 && a.Read != Blank:
							t.Errorf("%s, tone %d, scan %d, line %d: nothing is %s %s", name, tone, n, i+1, a.Read, a.Why)
						case i%3 == 1 && a.Read == Blank && known:
							t.Errorf("%s, tone %d, scan %d, line %d: overlooked", name, tone, n, i+1)
						case i%3 == 1 && a.Read == Blank:
							overlooked++
						}
					}
				}
			}
			if !known && overlooked < 10 {
				t.Errorf("%s: %d overlooked without knowing what is printed", name, overlooked)
			}
		}
	}
}

// TestLook_characterInBox: a character in a box is no tick. So small, some run together until they look
// like one: hardly any that a thin pen wrote, and fewer than one of five of a thick one.
func TestLook_characterInBox(t *testing.T) {
	f := pagetest.Faces(t)
	written := strokes(t)
	all, missed := map[bool]int{}, map[bool]int{} // of thick pens, and of others
	for n, how := range scansOf {
		for _, width := range []float64{.2, .3, .45} {
			p := listPage(t, f)
			h := &hand{Rand: rand.New(rand.NewPCG(uint64(n), 23)), img: p.image(f), k: printedAt, width: width, ink: color.NRGBA{20, 20, 60, 255}}
			words := []string{"休", "欠", "出", "代"}
			for i := range p.form.Lines {
				l := &p.form.Lines[i]
				if i%2 == 0 {
					h.word(t, written, words[i/2%len(words)], l.Box.X+.12*l.Box.Wide, l.Box.Y+.12*l.Box.High, .76*l.Box.High)
				} else {
					h.tick(l.Box)
				}
			}
			read := 0
			for i, a := range looked(t, p, how, h).Lines {
				word := words[i/2%len(words)]
				switch {
				case i%2 == 1 && a.Read == Marked:
					read++
				case i%2 == 1:
				case a.Read == Blank:
					t.Errorf("pen %v, scan %d, line %d: %s in a box is %s", width, n, i+1, word, a.Read)
				default:
					if all[width > .4]++; a.Read == Marked {
						missed[width > .4]++
						t.Logf("pen %v, scan %d, line %d: %s is a tick", width, n, i+1, word)
					}
				}
			}
			if read < 11 {
				t.Errorf("pen %v, scan %d: %d of 12 ticks", width, n, read)
			}
		}
	}
	if missed[false]*50 > all[false] || missed[true]*5 > all[true] {
		t.Errorf("ticks: %v of %v", missed, all)
	}
}
