package readback

// tickedAside reports whether a stroke as of a tick lies in the cell of a box, beside it: as
// dark as ink, as thin as a pen, and no line that goes through the cell from the line above
// to that below.
func (p *patch) tickedAside(cell, frame rect) bool {
	const long, off, gap = 1.6, .35, .3 // mm
	cell = inset(cell, off)
	out := inset(frame, -.45)
	for _, s := range []rect{
		{X: cell.X, Y: cell.Y, Wide: out.X - cell.X, High: cell.High},
		{X: out.X + out.Wide, Y: cell.Y, Wide: cell.X + cell.Wide - out.X - out.Wide, High: cell.High},
	} {
		if s.Wide <= .3 {
			continue
		}
		if p.core(s) >= pressed || !p.sharply(s, dark, .5) { // the edge of a stain
			continue
		}
		_, thick := p.pen(s, dark)
		for _, k := range p.strokes(s, dark) {
			through := k.Y < s.Y+gap && k.Y+k.High > s.Y+s.High-gap
			level := k.High < .5
			if k.reach() >= long && !through && !level && thick <= clump {
				return true
			}
		}
	}
	return false
}

// ticksAside takes ticks beside their boxes for ticks on a page where that is how one ticks:
// several did it, and no fewer than ticked in the box.
func ticksAside(answers []Answer) {
	const several = 3
	aside, in := 0, 0
	for _, a := range answers {
		switch {
		case a.Of.Question > 0 || a.Of.WalkIn > 0:
		case a.aside:
			aside++
		case a.Read == Marked && !a.Signed:
			in++
		}
	}
	if aside < several || aside < in {
		return
	}
	for i := range answers {
		if a := &answers[i]; a.aside && a.Read == Unsure && a.Of.Question == 0 {
			a.Read, a.Why = Marked, ""
		}
	}
}
