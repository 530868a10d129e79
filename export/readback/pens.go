package readback

import "slices"

// trace is what a light pen left in a box: whether it looks like a mark, and how dark it is.
type trace struct {
	mark   bool
	drawn  drawnAs // with one stroke, in the box or around it, and it looks like nothing else
	tone   uint8   // of the darker half of it; 255 = there is none
	round  bool    // something goes round the box
	barred bool    // a level stroke goes through the box
}

// darkness is how far it is from white, in shades.
func (t trace) darkness() float64 { return 255 - float64(t.tone) }

// alike is how dark a mark is at least of how dark others of the same pen are.
const alike = .6

// traced looks at what is in the box of a line and around it, however light.
func (s *view) traced(l *Line) trace {
	if l.Box.Wide <= 0 {
		return trace{tone: 255}
	}
	p := s.line(l)
	frame, found := p.framed(l.Box, 1)
	if !found {
		return trace{tone: 255}
	}
	t := p.traced(l.Cell, frame)
	t.barred = p.barred(frame)
	t.round = p.round(l.Cell, frame, p.soft, edge+softer)
	around := surround(l.Cell, frame)
	for _, shade := range []uint8{dark, weak, p.soft} {
		if shade < p.soft && !p.sharply(around, shade, .5) {
			continue
		}
		t.drawn = p.oneStroke(l.Cell, frame, shade)
		if t.drawn == nothing {
			continue
		}
		left := p.residue(around, frame, shade, false)
		if t.drawn == circle && p.alongEdge(left, around, frame) {
			t.drawn = nothing
			continue
		}
		if t.tone == 255 {
			t.tone = p.toneOf(left, around)
		}
		break
	}
	return t
}

// alongEdge reports whether most of what is drawn around a box lies along its edge, or all of it
// to some sides: of so little ink it may be the blur of what was printed.
func (p *patch) alongEdge(b *bitmap, around, frame rect) bool {
	const (
		part  = .35
		sides = 3 // of four, to which a circle leaves the edge
		some  = 4 // pixels
	)
	box := p.pixels(frame).Sub(p.pixels(around).Min)
	m := box.Min.Add(box.Max).Div(2)
	var quarters [4][]int // above, right, below, left
	for _, at := range b.pixels() {
		x, y := at%b.wide-m.X, at/b.wide-m.Y
		k := 0
		switch {
		case absolute(x) > absolute(y) && x > 0:
			k = 1
		case absolute(x) > absolute(y):
			k = 3
		case y > 0:
			k = 2
		}
		quarters[k] = append(quarters[k], at)
	}
	n := 0
	for _, q := range quarters {
		if p.offEdge(b, q, around, frame)*float64(len(q)) >= some {
			n++
		}
	}
	return n < sides || p.offEdge(b, b.pixels(), around, frame) < part
}

// offEdge is how much of some ink of a part does not lie along the edge of a box.
func (p *patch) offEdge(b *bitmap, ink []int, part, frame rect) float64 {
	const beside = .4 // mm
	c, off := middle(frame), 0
	for _, at := range ink {
		if !onEdge(frame, part.X+(float64(at%b.wide)+.5)/sharp-c.x, part.Y+(float64(at/b.wide)+.5)/sharp-c.y, beside) {
			off++
		}
	}
	return float64(off) / float64(max(len(ink), 1))
}

// toneOf is how dark the darker half of what is drawn around a box is.
func (p *patch) toneOf(b *bitmap, around rect) uint8 {
	q := p.pixels(around)
	var ink []uint8
	for _, at := range b.pixels() {
		ink = append(ink, p.pix[(q.Min.Y+at/b.wide)*p.wide+q.Min.X+at%b.wide])
	}
	if len(ink) == 0 {
		return 255
	}
	slices.Sort(ink)
	return ink[len(ink)/4]
}

// softer is how much further what is as pale as a very light pen reaches of a printed edge, in
// millimetres.
const softer = .25

func (p *patch) traced(cell, frame rect) trace {
	in := inset(frame, edge+softer)
	strokes := within(p.strokes(in, p.soft), in)
	if len(strokes) == 0 {
		return trace{tone: 255}
	}
	var ink []uint8
	for _, s := range strokes {
		q := p.pixels(s.rect)
		for y := q.Min.Y; y < q.Max.Y; y++ {
			for _, v := range p.pix[y*p.wide+q.Min.X : y*p.wide+q.Max.X] {
				if v < p.soft {
					ink = append(ink, v)
				}
			}
		}
	}
	slices.Sort(ink)
	cover, longest, area := all(strokes)
	_, thick := p.pen(in, p.soft)
	return trace{tone: ink[len(ink)/4], mark: longest >= 1.8 && area >= .4 && min(cover.Wide, cover.High) >= .7 && thick <= blurred &&
		area < .5*in.Wide*in.High && p.runs(in, 2, p.soft) <= .3 && !p.crossed(in, p.soft) && !through(cover, in) && !p.lined(frame, in, p.soft) && !p.lettered(cell, frame, in, p.soft) && p.stays(cell, frame)}
}

// penned takes what looks like a mark of a light pen for one where nothing speaks against it:
// nothing else that is as light lies on the page where nobody writes, as of what shines
// through from behind; for what is known by its shape alone, few such things at all, as of
// stains; and it is not much lighter than the other marks, as what was rubbed out is. A ring
// may be the edge of a drop; several, each around a box, are circles.
func penned(answers []Answer, traces map[int]trace) {
	const (
		lightest = 40  // shades from white
		rings    = 3   // so many are no drops
		light    = 120 // what is paler is of a light pen, or nothing says that it is not
	)
	circles := 0
	for i, a := range answers {
		if t, seen := traces[i]; seen && t.drawn == circle && a.Read != Blank {
			circles++
		}
	}
	known := func(a Answer, t trace) bool { // by its shape
		return a.boxed && (t.drawn == tick || t.drawn == circle && circles >= rings)
	}
	shaped := func(a Answer, t trace) bool {
		other := t.drawn == tick && a.Why == Lettered && !t.barred || t.drawn == circle && a.Why == Beside && a.Of.Question == 0
		return known(a, t) && (a.Why.light() || other)
	}
	may := func(a Answer, t trace) bool {
		return a.Read == Unsure && (a.Why.light() && t.mark || shaped(a, t))
	}
	var tones []uint8
	doubtful, clear, drawn, stains := 0, 0, 0, 0
	for i, a := range answers {
		t, seen := traces[i]
		if seen && (a.Read == Marked && t.tone < 255 || may(a, t)) {
			tones = append(tones, t.tone)
		}
		switch {
		case a.Why.light() && t.mark, a.Read == Marked && seen && t.tone >= light && t.tone < 255:
			clear++
		case may(a, t):
			drawn++
		case t.round: // no stain, and no mark either
		case a.Why.light() && t.tone == 255: // beside the box, on its words
			doubtful++
			stains++
		case a.Why.light():
			stains++
		}
	}
	marks, strokes := clear > 0 && doubtful*4 <= clear, stains*4 <= clear+drawn
	if !marks && !strokes || len(tones) == 0 {
		return
	}
	slices.Sort(tones)
	usual := 255 - float64(tones[len(tones)/2])
	for i := range answers {
		a, t := &answers[i], traces[i]
		switch tone := t.darkness(); {
		case tone < lightest || tone < alike*usual:
		case a.Read == Marked && strokes && known(*a, t):
			a.Signed = false // the box says the same
		case may(*a, t) && (marks && t.mark && a.Why.light() || strokes && shaped(*a, t)):
			a.Read, a.Why = Marked, ""
		}
	}
}
