package readback

import "testing"

// TestLook_crossedOut: a tick, a circle or a signature that somebody crossed out, with one line,
// with two upright ones or by scribbling over it, is nobody's mark; what nobody crossed out is.
func TestLook_crossedOut(t *testing.T) {
	falling := func(h *hand, b rect) {
		h.line(point{b.X - h.between(1.6, 2.4), b.Y - h.between(.8, 1.6)}, point{b.X + b.Wide + h.between(1.6, 2.4), b.Y + b.High + h.between(.8, 1.6)})
	}
	rising := func(h *hand, b rect) {
		h.line(point{b.X - h.between(1.6, 2.4), b.Y + b.High + h.between(.8, 1.6)}, point{b.X + b.Wide + h.between(1.6, 2.4), b.Y - h.between(.8, 1.6)})
	}
	done(t, hands{4, 56, .4, .6}, []deed{
		{"a tick with a falling line through it", func(h *hand, l *Line) { h.tick(l.Box); falling(h, l.Box) }, []Read{Unsure}},
		{"a tick", func(h *hand, l *Line) { h.tick(l.Box) }, []Read{Marked}},
		{"a circle with a rising line through it", func(h *hand, l *Line) { h.arc(middle(l.Box), 1.7, 1.6); rising(h, l.Box) }, []Read{Unsure}},
		{"a circle", func(h *hand, l *Line) { h.arc(middle(l.Box), 1.7, 1.6) }, []Read{Marked}},
		{"a tick between two upright lines", func(h *hand, l *Line) {
			h.tick(l.Box)
			for _, x := range []float64{.35, .7} {
				x := l.Box.X + l.Box.Wide*x
				h.line(point{x, l.Box.Y - 1.4}, point{x + h.between(-.2, .2), l.Box.Y + l.Box.High + 1.4})
			}
		}, []Read{Unsure}},
		{"a signature scribbled over", func(h *hand, l *Line) {
			r := inset(l.Sign, 1.6)
			r.X, r.Wide = r.X+3, 24
			h.name(r)
			var zigzag []point
			for i := range 16 {
				zigzag = append(zigzag, h.near(point{r.X - .5 + float64(i)*1.7, r.Y + r.High*float64(i%2)}, .3))
			}
			h.line(zigzag...)
		}, []Read{Unsure}},
		{"a cross where one signs", func(h *hand, l *Line) {
			r := inset(l.Sign, 1.2)
			h.line(h.near(point{r.X + 4, r.Y}, .4), h.near(point{r.X + 24, r.Y + r.High}, .4))
			h.line(h.near(point{r.X + 4, r.Y + r.High}, .4), h.near(point{r.X + 24, r.Y}, .4))
		}, []Read{Unsure}},
		{"a signature", func(h *hand, l *Line) { h.name(inset(l.Sign, 1.2)) }, []Read{Marked}},
	})
}
