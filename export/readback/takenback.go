package readback

import (
	"image"
	"math"
)

// What says that somebody is not there may look like a mark: a tick that was struck out, ㊡ where
// one signs, a rubber stamp 取消.

// barred reports whether a level stroke goes through a box from one side of it to the other: what was
// ticked there was taken back. It sees more than lined does, as far as hands waver and pens are worn,
// and tells only that a shape is not known for a tick.
func (p *patch) barred(frame rect) bool {
	const (
		beyond   = .45      // mm on either side
		steepest = 16       // degrees
		from, to = .15, .85 // of its height
		nearly   = .78
	)
	q := p.pixels(rect{X: frame.X - beyond, Y: frame.Y + from*frame.High, Wide: frame.Wide + 2*beyond, High: (to - from) * frame.High})
	mid := (q.Min.X + q.Max.X) / 2
	for slope := -steepest; slope <= steepest; slope += 2 {
		rise := math.Tan(float64(slope) * math.Pi / 180)
		for y := q.Min.Y; y < q.Max.Y; y++ {
			n, ends := 0, 0
			for x := q.Min.X; x < q.Max.X; x++ {
				if p.inkedAs(x, y+int(math.Round(rise*float64(x-mid))), image.Rect(0, 0, p.wide, p.high), weak) {
					n++
					if x < q.Min.X+3 || x >= q.Max.X-3 {
						ends++
					}
				}
			}
			if ends >= 3 && float64(n) >= nearly*float64(q.Dx()) {
				return true
			}
		}
	}
	return false
}

// ringedWord reports whether a character in a ring stands where one signs, as ㊡: smaller than a
// personal seal.
func (s *view) ringedWord(p *patch, l *Line, seal bool) bool {
	const least, most, square = 3.2, 8.4, .35
	in := inset(l.Sign, .5)
	strokes := unruled(p.strokes(in, weak), in)
	cover, _, _ := all(strokes)
	for _, c := range append(rects(strokes), cover) {
		if high := max(c.Wide, c.High); min(c.Wide, c.High) >= least && high <= most && math.Abs(c.Wide-c.High) <= square*high && p.ringWith(c) {
			return !seal || s.ringOf(p, l, c)
		}
	}
	return false
}

// ringOf reports whether what stands in a ring is more like a word of somebody who is not there
// than like the name that it should be, whose characters stand one below the other there.
func (s *view) ringOf(p *patch, l *Line, ring rect) bool {
	const within, near = .31, .15 // of its width, from its middle; as like
	mid := middle(ring)
	if len(l.names) == 0 {
		return false
	}
	whole := rect{X: mid.x - within*ring.Wide, Y: mid.y - within*ring.High, Wide: 2 * within * ring.Wide, High: 2 * within * ring.High}
	w := p.written(whole, weak, s.form.words.common)
	if w == nil {
		return false
	}
	name, absent := 0., 0.
	for _, x := range l.names {
		for _, c := range x {
			name = max(name, w.as([]character{c}))
		}
		name = max(name, w.as(x), s.stacked(p, ring, x))
	}
	for _, x := range s.form.words.absent {
		if len(x) == 1 {
			absent = max(absent, w.as(x))
		} else {
			absent = max(absent, s.stacked(p, ring, x))
		}
	}
	return absent > name-near
}

// stacked is how like a word is to what stands in a ring, its characters one below the other; 0 of
// one that would not stand so.
func (s *view) stacked(p *patch, ring rect, word []character) (like float64) {
	const wide, high = .62, .8 // of the ring
	n := float64(len(word))
	if n < 2 || n > 3 {
		return 0
	}
	mid := middle(ring)
	for i, c := range word {
		w := p.written(rect{X: mid.x - wide/2*ring.Wide, Y: mid.y + (float64(i)/n-.5)*high*ring.High, Wide: wide * ring.Wide, High: high * ring.High / n}, weak, s.form.words.common)
		if w == nil {
			return 0
		}
		like += w.as([]character{c}) / n
	}
	return like
}

func rects(strokes []stroke) (out []rect) {
	for _, k := range strokes {
		out = append(out, k.rect)
	}
	return out
}

// ringWith reports whether a part is a ring, with white inside it and something amid that.
func (p *patch) ringWith(c rect) bool {
	const rays, missed = 48, 5
	mid, miss, inner, free := middle(c), 0, 0, 0
	for k := range rays {
		sin, cos := math.Sincos(2 * math.Pi * float64(k) / rays)
		seen := func(from, to float64) bool { // of the way to the edge
			for d := from; d <= to; d += .03 {
				if p.inkNear(mid.x+d*c.Wide/2*cos, mid.y+d*c.High/2*sin) {
					return true
				}
			}
			return false
		}
		if !seen(.75, 1.03) {
			miss++
		}
		if seen(0, .5) {
			inner++
		}
		if !seen(.58, .74) {
			free++
		}
	}
	return miss <= missed && inner*3 > rays && free*2 > rays
}

// boxedWord reports whether a rubber stamp stands where one signs: a frame that is wider than high,
// with words in it. Personal seals are round or square.
func (p *patch) boxedWord(sign rect) bool {
	const least, most, wider = 3.5, 9, 1.3 // mm; mm
	in := inset(sign, .5)
	c, _, _ := all(unruled(p.strokes(in, weak), in))
	return c.High >= least && c.High <= most && c.Wide >= wider*c.High && c.Wide <= 5*c.High && p.framedAll(c)
}

// framedAll reports whether what reaches so far has a frame all around, which may be askew.
func (p *patch) framedAll(c rect) bool {
	const near, nearly, steepest = .5, .9, 8 // mm; of each side; degrees
	mid := middle(c)
	for degrees := -steepest; degrees <= steepest; degrees += 2 {
		sin, cos := math.Sincos(float64(degrees) * math.Pi / 180)
		double := cos*cos - sin*sin
		wide, high := (c.Wide*cos-c.High*math.Abs(sin))/double/2, (c.High*cos-c.Wide*math.Abs(sin))/double/2
		if high < 1 {
			continue
		}
		// side is whether ink lies along a side of the frame, so far from its middle.
		side := func(far, long float64, upright bool) bool {
			n, all := 0, 0
			for t := -.9 * long; t <= .9*long; t += .15 {
				all++
				for d := -near; d <= near; d += .12 {
					x, y := t, far+d
					if upright {
						x, y = far+d, t
					}
					if p.inkNear(mid.x+x*cos-y*sin, mid.y+x*sin+y*cos) {
						n++
						break
					}
				}
			}
			return float64(n) >= nearly*float64(all)
		}
		if side(high, wide, false) && side(-high, wide, false) && side(wide, high, true) && side(-wide, high, true) {
			return true
		}
	}
	return false
}
