package readback

import (
	"math"
	"slices"
)

// What goes on from one cell into the next, or from one line into the others, was not
// written into either: somebody struck out what stands there.

// throughCells reports whether a stroke goes on over two and more of the printed lines
// between what is printed of somebody and where one signs: a wavy line through all of it. No
// print comes so near to those lines on both sides.
func (p *patch) throughCells(l *Line) bool {
	const many = 2
	n := 0
	for i, b := range l.Printed {
		if i > 0 && b.X > l.after+1 && p.goesOver(b.X, l.Whole) {
			n++
		}
	}
	if l.Sign.Wide > 0 && p.goesOver(l.Sign.X, l.Whole) {
		n++
	}
	return n >= many
}

// goesOver reports whether ink goes on over an upright line at a place across: on both sides
// of it, and in one direction.
func (p *patch) goesOver(x float64, whole rect) bool {
	const near, far = .3, .9             // mm from the line
	const off, bend, nearly = 1., .5, .8 // mm; mm; of the way
	left := p.pixels(rect{X: x - far, Y: whole.Y + off, Wide: far - near, High: whole.High - 2*off})
	right := p.pixels(rect{X: x + near, Y: whole.Y + off, Wide: far - near, High: whole.High - 2*off})
	high := int(bend * sharp)
	inked := func(x0, x1, y int) bool {
		n := 0
		for x := x0; x < x1; x++ {
			for yy := max(y-high, 0); yy <= min(y+high, p.high-1); yy++ {
				if p.pix[yy*p.wide+x] < dark {
					n++
					break
				}
			}
		}
		return float64(n) >= nearly*float64(x1-x0)
	}
	for y := left.Min.Y; y < left.Max.Y; y++ {
		if inked(left.Min.X, left.Max.X, y) && inked(right.Min.X, right.Max.X, y) {
			return true
		}
	}
	return false
}

// struckAcross makes unsure the lines of a list that one long stroke goes through from above to
// below, and those where it begins and ends.
func (s *view) struckAcross(answers []Answer) {
	lines := s.form.Lines
	struck := map[int]bool{}
	for i := range lines {
		l := &lines[i]
		if l.Of.Question > 0 || l.Whole.High < 5 || struck[i] || answers[i].seal { // a name in a ring has long strokes
			continue
		}
		top, low, ok := s.falls(l)
		if !ok {
			continue
		}
		from, to := s.follow(low, top), s.follow(top, low)
		if from.y > l.Whole.Y-beyondLine && to.y < l.Whole.Y+l.Whole.High+beyondLine {
			continue // it stays in its line
		}
		if s.armOfTick(from, to) {
			continue
		}
		for k := range lines {
			w := lines[k].Whole
			struck[k] = struck[k] || w.Y+w.High > from.y+beyondLine && w.Y < to.y-beyondLine
		}
	}
	for i := range answers {
		if a := &answers[i]; struck[i] && a.Read != Unsure {
			a.Read, a.Why = Unsure, Struck
		}
	}
}

// armOfTick reports whether a stroke is the long end of a tick: it begins in a box, where it
// bends, and goes no farther than into the next line but one.
func (s *view) armOfTick(from, to point) bool {
	const near, farthest = 2.5, 2 // mm from the box; lines
	for i := range s.form.Lines {
		l := &s.form.Lines[i]
		if l.Box.Wide <= 0 || l.Of.Question > 0 || to.y-from.y > farthest*l.Whole.High {
			continue
		}
		b := inset(l.Box, -near)
		if to.x < b.X || to.x > b.X+b.Wide || to.y < b.Y || to.y > b.Y+b.High {
			continue
		}
		p := s.line(l)
		if frame, found := p.framed(l.Box, 1); found && (p.oneStroke(l.Cell, frame, dark) == tick || p.oneStroke(l.Cell, frame, weak) == tick) {
			return true
		}
	}
	return false
}

// beyondLine is how far what goes on in another line reaches into it at least, in millimetres.
const beyondLine = 1.2

// falls finds a straight stroke through all the height of a line, that is not upright.
func (s *view) falls(l *Line) (top, low point, ok bool) {
	const (
		upright = 2.2 // mm: what falls more steeply is an upright line, of the table or of dirt, or print
		across  = .25 // mm from one try to the next
		off     = .5  // mm: the printed lines above and below
		at      = 24  // places that are looked at
		missed  = 2
		aside   = .95 // mm: no print is so far from what is beside it
	)
	whole := l.Whole
	p := s.line(l).part(whole)
	q := p.thickened(dark)
	high := whole.High - 2*off
	type way struct{ far, nx, ny float64 } // and one aside of it
	var ways []way
	for k := range 2 * 38 { // to both sides, the flatter the coarser
		far := upright * math.Pow(1.1, float64(k/2))
		if k%2 == 1 {
			far = -far
		}
		length := math.Hypot(far, high)
		ways = append(ways, way{far, -high / length * aside * sharp, far / length * aside * sharp})
	}
	for x := whole.X; x < whole.X+whole.Wide; x += across {
		for _, w := range ways {
			far, nx, ny := w.far, w.nx, w.ny
			if x+far < whole.X || x+far > whole.X+whole.Wide {
				continue
			}
			miss, white := 0, 0
			for n := range at {
				n = n * 7 % at
				t := (float64(n) + .5) / at
				px, py := (x+t*far-whole.X)*sharp, (off+t*high)*sharp
				if !q.inkAt(int(px), int(py)) {
					if miss++; miss > missed {
						break
					}
				}
				if !p.inkAt(int(px+nx), int(py+ny)) && !p.inkAt(int(px-nx), int(py-ny)) {
					white++
				}
			}
			if miss <= missed && white*2 > at {
				return point{x, whole.Y + off}, point{x + far, whole.Y + off + high}, true
			}
		}
	}
	return point{}, point{}, false
}

// follow goes on along a stroke that comes from one place through another, to where it ends.
func (s *view) follow(from, at point) point {
	const ahead, step, most, bend, nearly = 3., 1., 250, 4., .7 // mm; mm; steps; degrees; of the places
	dir := math.Atan2(at.y-from.y, at.x-from.x)
	seen := func(angle, aside float64) float64 {
		n, all := 0, 0
		for d := .2; d <= ahead; d += .2 {
			all++
			if s.inkAt(at.x+d*math.Cos(angle)-aside*math.Sin(angle), at.y+d*math.Sin(angle)+aside*math.Cos(angle)) {
				n++
			}
		}
		return float64(n) / float64(all)
	}
	for range most {
		best, way, off := 0., dir, 0.
		for k := -2.; k <= 2; k++ {
			for aside := -.45; aside <= .46; aside += .15 {
				angle := dir + k*bend*math.Pi/180
				if v := seen(angle, aside) - .02*math.Abs(k) - .05*math.Abs(aside); v > best {
					best, way, off = v, angle, aside
				}
			}
		}
		if best < nearly {
			break
		}
		dir = way
		at = point{at.x + step*math.Cos(dir) - off*math.Sin(dir), at.y + step*math.Sin(dir) + off*math.Cos(dir)}
	}
	return at
}

// inkAt reports whether there is ink at a place of the paper.
func (s *view) inkAt(x, y float64) bool {
	q := s.plane.at(point{x, y})
	return s.flat.at(q.x, q.y) < dark
}

// thickened is what is as dark as shade, three pixels further up and down: a hand does not draw
// quite straight.
func (p *patch) thickened(shade uint8) *gray {
	const by = 3
	out := newGray(p.wide, p.high)
	inked := make([]int, p.wide) // of a column, the pixels that are so dark
	count := func(y, n int) {
		if y < 0 || y >= p.high {
			return
		}
		for x, v := range p.pix[y*p.wide : (y+1)*p.wide] {
			if v < shade {
				inked[x] += n
			}
		}
	}
	for y := range by {
		count(y, 1)
	}
	for y := range p.high {
		count(y+by, 1)
		count(y-by-1, -1)
		for x, n := range inked {
			if n == 0 {
				out.pix[y*p.wide+x] = 255
			}
		}
	}
	return out
}

// crossedOver reports whether a cross goes over what is written in a part: two straight
// strokes that are longer than any of a character and go through most of it, one rising and
// one falling.
func (p *patch) crossedOver(r rect) bool {
	const least, part, from, to, step = 10, .6, 8, 56, 3 // mm; of what is written; degrees
	cover, _, _ := all(p.strokes(r, weak))
	long := max(least, part*cover.Wide)
	q := p.pixels(r)
	ink := p.thickened(weak)
	for _, sign := range []float64{-1, 1} {
		found := false
		for degree := from; degree <= to && !found; degree += step {
			found = p.straight(ink, q.Min.X, q.Max.X, q.Min.Y, q.Max.Y, sign*math.Tan(float64(degree)*math.Pi/180), long)
		}
		if !found {
			return false
		}
	}
	return true
}

// straight reports whether a straight stroke of a slope, so long, lies in a part, with white
// above and below most of it.
func (p *patch) straight(ink *gray, x0, x1, y0, y1 int, slope, long float64) bool {
	need := int(long * sharp / math.Hypot(1, slope))
	white := int(.9 * sharp * math.Hypot(1, slope))
	high := int(math.Abs(slope) * float64(x1-x0))
	if need > x1-x0 {
		return false
	}
	for from := y0 - high; from < y1+high; from += 2 {
		run, miss, thin := 0, 0, 0
		for x := x0; x < x1; x++ {
			y := from + int(slope*float64(x-x0))
			if y < y0 || y >= y1 {
				run, thin = 0, 0
				continue
			}
			if ink.inkAt(x, y) {
				run, miss = run+1, 0
				if !p.paleAt(x, y-white) && !p.paleAt(x, y+white) {
					thin++
				}
			} else if miss++; miss > 2 {
				run, thin = 0, 0
			}
			if run >= need && thin*3 > run {
				return true
			}
		}
	}
	return false
}

// ticked reports whether a flat stroke in a box is a tick that somebody drew nearly level: it
// begins in the box, turns at its lowest place and rises again. What goes straight from side
// to side is none.
func (p *patch) ticked(frame, in rect) bool {
	const dip = .3     // mm: how far its lowest place lies below both ends at least
	const beyond = .75 // mm: what goes over the left edge so far came from outside
	low := p.lowest(in)
	if len(low) < int(sharp) {
		return false
	}
	edge := rect{X: frame.X - beyond, Y: frame.Y - .5, Wide: beyond - edge, High: frame.High + 1}
	if strokes := p.strokes(edge, dark); len(strokes) > 0 {
		return false
	}
	deepest := slices.Max(low)
	at := slices.Index(low, deepest)
	ends := func(part []float64) float64 {
		n := min(max(len(part)/3, 1), 3)
		sum := 0.
		for _, v := range part[:n] {
			sum += v
		}
		return sum / float64(n)
	}
	back := slices.Clone(low)
	slices.Reverse(back)
	return at > 0 && at < len(low)*3/4 && deepest-ends(low) >= dip && deepest-ends(back) >= dip
}

// lowest are how far down the ink reaches in the middle, of each pixel across, in millimetres;
// of those that have ink.
func (p *patch) lowest(in rect) (out []float64) {
	q := p.pixels(in)
	for x := q.Min.X; x < q.Max.X; x++ {
		sum, n := 0, 0
		for y := q.Min.Y; y < q.Max.Y; y++ {
			if p.pix[y*p.wide+x] < dark {
				sum, n = sum+y, n+1
			}
		}
		if n > 0 {
			out = append(out, float64(sum)/float64(n)/sharp)
		}
	}
	return out
}
