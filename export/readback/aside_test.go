package readback

import (
	"image/color"
	"math/rand/v2"
	"testing"

	"jibun/data/datatest/soak"
	"jibun/export/page/pagetest"
)

// TestLook_aside: where several ticked beside their box, and no more in it, that is how one
// ticks; one alone is asked, and so is what most do otherwise. A line down the page beside
// the boxes is nobody's tick.
func TestLook_aside(t *testing.T) {
	f := pagetest.Faces(t)
	for name, c := range map[string]struct {
		aside, in []int
		down      bool
		want      Read
	}{
		"all":       {aside: []int{1, 4, 5, 9, 12, 20}, in: []int{2, 7}, want: Marked},
		"two":       {aside: []int{1, 5}, want: Unsure},
		"otherwise": {aside: []int{1, 5, 9}, in: []int{2, 3, 4, 6, 7, 8}, want: Unsure},
		"a line":    {down: true},
	} {
		for n, how := range []scanner{{dpi: 150, skew: .6}, {dpi: 200, skew: -1, jpeg: 60}, {dpi: 300, black: true, skew: .4}} {
			if !soak.Takes(n+len(name), 3) {
				continue
			}
			p := listPage(t, f)
			h := &hand{Rand: rand.New(rand.NewPCG(uint64(n), 91)), img: p.image(f), k: printedAt, width: .5, ink: color.NRGBA{20, 20, 25, 255}}
			want := map[int]Read{}
			for _, i := range c.aside {
				b := p.form.Lines[i].Box
				x, y := b.X-2.1, b.Y+b.High-.7
				h.line(point{x - .8, y - 1.3}, point{x, y}, point{x + 1.4, y - 2.9})
				want[i] = c.want
			}
			for _, i := range c.in {
				h.tick(p.form.Lines[i].Box)
				want[i] = Marked
			}
			if c.down {
				first, last := p.form.Lines[2], p.form.Lines[12]
				h.line(point{first.Box.X - 1.6, first.Whole.Y}, point{first.Box.X - 1.3, last.Whole.Y + last.Whole.High})
			}
			for i, a := range looked(t, p, how, h).Lines {
				w := want[i]
				if how.black && w == "" && a.Why == Gone { // what is light would not be there
					continue
				}
				if c.down && a.Read == Marked || !c.down && a.Read != w && (w != "" || a.Read != Blank) {
					t.Errorf("%s, scan %d, line %d: %s %s", name, n, i+1, a.Read, a.Why)
				}
			}
		}
	}
}
