package readback

import "slices"

// trace is what a light pen left in a box: whether it looks like a mark, and how dark it is.
type trace struct {
	mark bool
	tone uint8 // of the darker half of it; 255 = there is none
}

// darkness is how far it is from white, in shades.
func (t trace) darkness() float64 { return 255 - float64(t.tone) }

// alike is how dark a mark is at least of how dark others of the same pen are.
const alike = .6

// traced looks at what is in the box of a line, however light.
func (s *view) traced(l *Line) trace {
	if l.Box.Wide <= 0 {
		return trace{tone: 255}
	}
	p := s.line(l)
	frame, found := p.framed(l.Box, 1)
	if !found {
		return trace{tone: 255}
	}
	return p.traced(l.Cell, frame)
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
// through from behind, and it is not much lighter than the other marks, as what was rubbed
// out is.
func penned(answers []Answer, traces map[int]trace) {
	const lightest = 40 // shades from white
	var tones []uint8
	doubtful, clear := 0, 0
	for i, a := range answers {
		t, seen := traces[i]
		if seen && (a.Read == Marked && t.tone < 255 || a.Why.light() && t.mark) {
			tones = append(tones, t.tone)
		}
		switch {
		case !a.Why.light():
		case t.mark:
			clear++
		case t.tone == 255: // beside the box, on its words
			doubtful++
		}
	}
	if clear == 0 || doubtful*4 > clear {
		return
	}
	slices.Sort(tones)
	usual := 255 - float64(tones[len(tones)/2])
	for i := range answers {
		a, t := &answers[i], traces[i]
		if tone := t.darkness(); a.Why.light() && t.mark && tone >= lightest && tone >= alike*usual {
			a.Read, a.Why = Marked, ""
		}
	}
}
