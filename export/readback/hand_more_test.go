package readback

import "math"

// fillBox fills a box in, as for a machine that reads it.
func (h *hand) fillBox(b rect) {
	var pts []point
	n := int((b.High - .5) / (h.width * .7))
	for i := range n + 1 {
		y := b.Y + .35 + (b.High-.7)*float64(i)/float64(n)
		l, r := h.near(point{b.X + .4, y}, .12), h.near(point{b.X + b.Wide - .4, y}, .12)
		if i%2 == 1 {
			l, r = r, l
		}
		pts = append(pts, l, r)
	}
	h.line(pts...)
}

// scribbleOver takes a tick back: strokes that go beyond the box.
func (h *hand) scribbleOver(b rect) {
	var pts []point
	n := 9 + h.IntN(5)
	for i := range n {
		y := b.Y - 1
		if i%2 == 1 {
			y = b.Y + b.High + 1
		}
		pts = append(pts, h.near(point{b.X - 1.1 + (b.Wide+2.2)*float64(i)/float64(n-1), y}, .3))
	}
	h.line(pts...)
}

// seal puts a personal seal down: a round ring with the strokes of two characters in it.
func (h *hand) seal(c point, radius float64) { h.sealOf(c, radius, .42, .32) }

// sealOf is one with a ring and strokes so thick.
func (h *hand) sealOf(c point, radius, ring, strokes float64) {
	width := h.width
	h.width = ring
	var pts []point
	for i := range 73 {
		sin, cos := math.Sincos(float64(i) * math.Pi / 36)
		pts = append(pts, point{c.x + radius*cos, c.y + radius*sin})
	}
	for i := 1; i < len(pts); i++ {
		h.segment(pts[i-1], pts[i])
	}
	h.width = strokes
	s := radius * .62
	for _, y := range []float64{c.y - s*.62, c.y + s*.62} {
		h.line(point{c.x - s*.7, y - s*.35}, point{c.x + s*.7, y - s*.35})
		h.line(point{c.x - s*.7, y + s*.1}, point{c.x + s*.7, y + s*.1})
		h.line(point{c.x, y - s*.5}, point{c.x, y + s*.45})
		h.line(point{c.x - s*.5, y - s*.35}, point{c.x - s*.55, y + s*.45})
		h.line(point{c.x + s*.5, y - s*.35}, point{c.x + s*.55, y + s*.45})
	}
	h.width = width
}

// levelTick is a tick that is drawn nearly level.
func (h *hand) levelTick(b rect) {
	h.line(h.near(point{b.X + b.Wide*.14, b.Y + b.High*.4}, .1), h.near(point{b.X + b.Wide*.32, b.Y + b.High*.64}, .1), h.near(point{b.X + b.Wide*h.between(1.05, 1.4), b.Y + b.High*h.between(.28, .38)}, .1))
}

// wavy goes through from left to right in waves.
func (h *hand) wavy(from, to, y float64) {
	var pts []point
	for x := from; x < to; x += .4 {
		pts = append(pts, point{x, y + 1.2*math.Sin(x*.75)})
	}
	h.line(pts...)
}

// crossOver draws a cross over a part, slightly bent.
func (h *hand) crossOver(r rect) {
	bent := func(a, b point) {
		c := point{(a.x+b.x)/2 + h.between(-.2, .2), (a.y+b.y)/2 + h.between(-.4, .4)}
		var pts []point
		for i := range 21 {
			t := float64(i) / 20
			u, v, w := (1-t)*(1-2*t), 4*t*(1-t), t*(2*t-1)
			pts = append(pts, point{u*a.x + v*c.x + w*b.x, u*a.y + v*c.y + w*b.y})
		}
		h.line(pts...)
	}
	bent(point{r.X, r.Y}, point{r.X + r.Wide, r.Y + r.High})
	bent(point{r.X, r.Y + r.High}, point{r.X + r.Wide, r.Y})
}

// absent is 欠, so large.
func (h *hand) absent(x, y, size float64) {
	at := func(a, b float64) point { return point{x + a*size, y + b*size} }
	h.line(at(.35, 0), at(.05, .4))
	h.line(at(.28, .22), at(.9, .2), at(.78, .42))
	h.line(at(.52, .25), at(.42, .65), at(0, 1))
	h.line(at(.46, .5), at(.95, 1))
}

// figures are those of a telephone, each of one piece.
func (h *hand) figures(x, y, high float64) {
	shapes := [][][2]float64{{{.1, .2}, {.5, 0}, {.55, .35}, {.05, 1}, {.6, 1}}, {{.05, .1}, {.5, .05}, {.2, .45}, {.55, .7}, {.05, .95}}, {{.3, 0}, {.3, 1}}, {{.4, 0}, {.02, .65}, {.6, .65}, {.4, .3}, {.4, 1}}, {{.3, 0}, {.02, .5}, {.3, 1}, {.55, .5}, {.3, 0}}}
	for _, n := range []int{0, 1, 3, 2, 4} {
		var pts []point
		for _, s := range shapes[n] {
			pts = append(pts, point{x + s[0]*high, y + s[1]*high})
		}
		h.line(pts...)
		x += high * .85
	}
}
