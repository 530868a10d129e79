package readback

import "slices"

// trace is what a light pen left in a box: whether it looks like a mark, and how dark it is.
type trace struct {
	mark bool
	one  bool  // it is a tick of one stroke, and looks like nothing else
	tone uint8 // of the darker half of it; 255 = there is none
}

// darkness is how far it is from white, in shades.
func (t trace) darkness() float64 { return 255 - float64(t.tone) }

// alike is how dark a mark is at least of how dark others of the same pen are.
const alike = .6

// traced looks at what is in the box of a line, however light; whether it was drawn with one
// stroke, where there is a doubt.
func (s *view) traced(l *Line, doubt bool) trace {
	if l.Box.Wide <= 0 {
		return trace{tone: 255}
	}
	p := s.line(l)
	frame, found := p.framed(l.Box, 1)
	if !found {
		return trace{tone: 255}
	}
	t := p.traced(l.Cell, frame)
	if doubt {
		t.one = p.sharply(surround(l.Cell, frame), weak, .5) && (p.oneStroke(l.Cell, frame, weak) == tick || p.oneStroke(l.Cell, frame, p.soft) == tick)
	}
	return t
}

func (p *patch) traced(cell, frame rect) trace {
	const wider = .25 // so far what is so pale of the printed edge reaches in
	in := inset(frame, edge+wider)
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
// through from behind; for a tick that is known by its shape alone, few such things at all,
// as of stains; and it is not much lighter than the other marks, as what was rubbed out is.
func penned(answers []Answer, traces map[int]trace) {
	const lightest = 40 // shades from white
	may := func(a Answer, t trace) bool {
		return a.Read == Unsure && (a.Why.light() && (t.mark || t.one) || t.one && a.Why == Lettered)
	}
	var tones []uint8
	doubtful, clear, drawn, stains := 0, 0, 0, 0
	for i, a := range answers {
		t, seen := traces[i]
		if seen && (a.Read == Marked && t.tone < 255 || may(a, t)) {
			tones = append(tones, t.tone)
		}
		switch {
		case a.Why.light() && t.mark:
			clear++
		case may(a, t):
			drawn++
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
		if tone := t.darkness(); may(*a, t) && (marks && t.mark && a.Why.light() || strokes && t.one) && tone >= lightest && tone >= alike*usual {
			a.Read, a.Why = Marked, ""
		}
	}
}
