package page

import "jibun/export/sheet"

// shades is in how many steps a bar fades.
const shades = 24

// gauges draws the bars that stand behind values.
func (v *view) gauges() {
	for r := v.r1; r <= v.r2; r++ {
		cells := v.rows[r-v.r1].Cells
		for c := v.c1; c <= min(v.c2, len(cells)); c++ {
			if g := cells[c-1].Gauge; g != nil && v.of(c, r) == nil {
				v.gauge(g, Rect{v.x[c-1], v.y[r-1], v.x[c] - v.x[c-1], v.y[r] - v.y[r-1]})
			}
		}
	}
	for _, m := range v.joined {
		if c := v.cell(m.Column, m.Row); c != nil && c.Gauge != nil {
			v.gauge(c.Gauge, v.place(m))
		}
	}
}

func (v *view) gauge(g *sheet.Gauge, p Rect) {
	const edge = .4
	in := Rect{p.X + edge, p.Y + edge, p.Wide - 2*edge, p.High - 2*edge}
	if in.Wide <= 0 || in.High <= 0 {
		return
	}
	if g.To > g.From && g.Color != "" {
		b := Rect{in.X + in.Wide*g.From, in.Y, in.Wide * (g.To - g.From), in.High}
		ink := Color(g.Color, black)
		n := 1
		if g.Fades {
			n = shades
		}
		for i := range n {
			part := ink
			x := b.X + b.Wide*float64(i)/float64(n)
			if g.Back {
				x = b.X + b.Wide*float64(n-1-i)/float64(n)
			}
			if n > 1 {
				fade := .85 * float64(i) / float64(n-1)
				to := func(c uint8) uint8 { return uint8(float64(c) + (255-float64(c))*fade) }
				part.R, part.G, part.B = to(part.R), to(part.G), to(part.B)
			}
			v.add(Box{Rect{x, b.Y, b.Wide / float64(n), b.High}, part})
		}
		if g.Line != "" {
			v.outline(b, .2, Color(g.Line, black))
		}
	}
	if g.Axis > 0 && g.Axis < 1 {
		x := in.X + in.Wide*g.Axis
		v.add(Line{X1: x, Y1: p.Y, X2: x, Y2: p.Y + p.High, Width: .13, Color: black, Dash: []float64{.5, .5}})
	}
}

// sign draws the sign at the left of a cell; of one that shows nothing else, where its
// value would stand.
func (v *view) sign(g *sheet.Gauge, l letter, look *sheet.Look, p Rect) {
	l.color, l.bold = g.Ink, true
	wide := v.faces.Width(g.Sign, l.size, l.bold)
	x := p.X + padding
	if g.Alone {
		switch look.Across {
		case sheet.Centre:
			x = p.X + (p.Wide-wide)/2
		case sheet.AsKind, sheet.Right:
			x = p.X + p.Wide - padding - wide
		}
	}
	in := Rect{x, p.Y + lift, wide, p.High - 2*lift}
	if g.Turn != 0 {
		v.turned(&sheet.Cell{Kind: sheet.Text, Text: g.Sign}, g.Sign, l, &sheet.Look{Size: look.Size, Turn: int(g.Turn), Across: sheet.Centre, Down: sheet.Middle}, in)
		return
	}
	v.lines(v.faces.broken(g.Sign, nil, l, 0), look.Down, sheet.Left, in, p)
}
