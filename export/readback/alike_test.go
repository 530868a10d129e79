package readback

import (
	"image/color"
	"math/rand/v2"
	"strings"
	"testing"

	"jibun/export/marked"
	"jibun/export/page/pagetest"
)

// TestLook_alikeApart: where a whole page is ticked in front of the table, on the names or with rings around
// the №, that is how one ticks there. Words, crosses and lines are no ticks, however many
// there are, and where some stand among ticks they are asked about; so is all of that on a page
// where people mark their boxes.
func TestLook_alikeApart(t *testing.T) {
	f := pagetest.Faces(t)
	written := strokes(t)
	word := func(text string, high float64) func(h *hand, l *Line) {
		return func(h *hand, l *Line) {
			h.word(t, written, text, l.Whole.X-7, middle(l.Whole).y-high/2, high)
		}
	}
	others := map[string]func(h *hand, l *Line){
		"欠 before the №":  word("欠", 4.5),
		"休 before the №":  word("休", 4),
		"欠席 before the №": word("欠席", 3.2),
		"cross before the №": func(h *hand, l *Line) {
			h.cross(rect{X: l.Whole.X - 6, Y: middle(l.Whole).y - 2, Wide: 4, High: 4})
		},
		"欠 on the name": func(h *hand, l *Line) {
			r := placeOf(l, marked.Name)
			h.word(t, written, "欠", r.X+5.5, middle(r).y-3, 6)
		},
		"cross on the №": func(h *hand, l *Line) {
			h.cross(inset(placeOf(l, marked.No), 1))
		},
	}
	ticks := func(name string) bool { return strings.HasPrefix(name, "tick") || strings.HasPrefix(name, "ring") }
	// page draws what of the page's lines which of the two did, and tells how those were read.
	page := func(n int, draw, among func(h *hand, l *Line), box bool) (read [2]map[Read]int) {
		p := listPage(t, f)
		h := &hand{Rand: rand.New(rand.NewPCG(uint64(n), 19)), img: p.image(f), k: printedAt, width: .45, ink: color.NRGBA{30, 30, 60, 255}}
		read = [2]map[Read]int{{}, {}}
		for i := range p.form.Lines {
			l := &p.form.Lines[i]
			switch {
			case i%4 == 3 && box:
				h.tick(l.Box)
			case i%4 == 3:
			case i%5 == 0 && among != nil:
				among(h, l)
			default:
				draw(h, l)
			}
		}
		for i, a := range looked(t, p, scansOf[n], h).Lines {
			switch {
			case i%4 == 3 && (a.Read == Marked) != box:
				t.Errorf("line %d: %s %s", i+1, a.Read, a.Why)
			case i%4 == 3:
			case i%5 == 0 && among != nil:
				read[1][a.Read]++
			default:
				read[0][a.Read]++
			}
		}
		return read
	}
	ways := map[string]int{}
	for n := range scansOf {
		for name, draw := range wherever {
			read := page(n, draw, nil, false)[0]
			if read[Blank] > 0 || !ticks(name) && read[Marked] > 0 {
				t.Errorf("%s, scan %d: %v", name, n, read)
			}
			if ticks(name) && read[Marked] >= 16 {
				ways[name]++
			}
		}
		for name, draw := range others {
			if read := page(n, draw, nil, false)[0]; read[Blank]+read[Marked] > 0 {
				t.Errorf("%s, scan %d: %v", name, n, read)
			}
			tick := "tick before the №"
			if strings.HasSuffix(name, "name") {
				tick = "tick on the name"
			}
			if read := page(n, wherever[tick], draw, false); read[1][Blank]+read[1][Marked] > 0 || read[0][Blank] > 0 {
				t.Errorf("%s among ticks, scan %d: %v", name, n, read)
			}
		}
		if read := page(n, func(*hand, *Line) {}, wherever["tick before the №"], true)[1]; read[Unsure] == 0 || len(read) > 1 {
			t.Errorf("ticks in boxes and before the №, scan %d: %v", n, read)
		}
	}
	for name, n := range ways {
		if n < len(scansOf) {
			t.Errorf("%s: read on %d of %d pages", name, n, len(scansOf))
		}
	}
	if len(ways) < 5 {
		t.Errorf("known on a whole page: %v", ways)
	}
}
