package readback

import "slices"

// written makes unsure an empty box whose words have more ink than they were printed
// with: somebody wrote on them. How dark a page came out is seen by all its words.
func (s *view) written(answers []Answer) {
	type seen struct{ ink, was float64 }
	of := map[int]seen{}
	var gain []float64
	for i := range s.form.Lines {
		l := &s.form.Lines[i]
		if l.words == 0 {
			continue
		}
		r := l.label.Rect
		r.Y, r.High = r.Y+(r.High-wordsHigh)/2, wordsHigh
		x := seen{s.cut(r).ink(), l.words}
		of[i] = x
		gain = append(gain, x.ink/x.was)
	}
	if len(gain) < 5 {
		return
	}
	slices.Sort(gain)
	usual := gain[len(gain)/2]
	for i, x := range of {
		a := &answers[i]
		if a.Read != Blank {
			continue
		}
		// A stain makes the words it lies on darker too, but leaves no stroke between them.
		more, over := x.ink-usual*x.was, s.over(&s.form.Lines[i])
		switch {
		case more > .7+.06*x.was && over, more > 2.5+.1*x.was:
			a.Read, a.Why = Unsure, Beside
		case over:
			a.Read, a.Why = Unsure, Faint
		}
	}
}

// over reports whether a stroke lies where the words of a choice left the paper white. The
// words are laid over the page where they cover most of its ink.
func (s *view) over(l *Line) bool {
	const up, around = 3.2, 3 // how far the patch reaches from the middle of the words, in millimetres; how much thicker they may have come out, in pixels
	p := s.cut(rect{X: l.label.X - .3, Y: l.label.Y + l.label.High/2 - up, Wide: l.label.Wide + .6, High: 2 * up})
	print := l.print.thicker(around)
	covers := func(dx, dy int) (n int) {
		for y := range p.high {
			for x := range p.wide {
				if p.pix[y*p.wide+x] < weak && print.inkAt(x+dx, y+dy) {
					n++
				}
			}
		}
		return n
	}
	most, at := -1, [2]int{}
	try := func(dx, dy int) {
		if n := covers(dx, dy); n > most {
			most, at = n, [2]int{dx, dy}
		}
	}
	for dy := -2; dy <= 2*int(sharp)+6; dy += 2 { // the words stand at a baseline, 5 mm down in their picture
		for dx := 0; dx <= 12; dx += 2 {
			try(dx, dy)
		}
	}
	near := at
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			try(near[0]+dx, near[1]+dy)
		}
	}
	left := newGray(p.wide, p.high)
	for y := range p.high {
		for x := range p.wide {
			left.pix[y*p.wide+x] = 255
			if !print.inkAt(x+at[0], y+at[1]) {
				left.pix[y*p.wide+x] = p.pix[y*p.wide+x]
			}
		}
	}
	q := p.with(left, p.r)
	area := 0.0
	for _, k := range q.strokes(inset(p.r, .1), weak) {
		if mean, _ := q.pen(k.rect, weak); mean <= pale { // between characters only the edge of a stroke may be seen
			area += k.area
		}
	}
	return area >= .2
}

// inkAt reports whether there is ink at a place; outside there is none.
func (g *gray) inkAt(x, y int) bool {
	return x >= 0 && y >= 0 && x < g.wide && y < g.high && g.pix[y*g.wide+x] < dark
}

// thicker lets ink reach so many pixels further.
func (g *gray) thicker(by int) *gray {
	out := newGray(g.wide, g.high)
	for i := range out.pix {
		out.pix[i] = 255
	}
	for y := range g.high {
		for x := range g.wide {
			if !g.inkAt(x, y) {
				continue
			}
			for yy := max(y-by, 0); yy <= min(y+by, g.high-1); yy++ {
				for xx := max(x-by, 0); xx <= min(x+by, g.wide-1); xx++ {
					out.pix[yy*g.wide+xx] = 0
				}
			}
		}
	}
	return out
}

// ink is how much of a part is inked, in square millimetres, its greys counted as they are.
func (p *patch) ink() float64 {
	sum := 0
	for _, v := range p.pix {
		if v < dark {
			sum += 255 - int(v)
		}
	}
	return float64(sum) / 255 / sharp / sharp
}
