package readback

// filled reports whether a box was filled in, as on a sheet for a machine: all of what is
// inked in it is one solid piece, really dark, and stays within the box. What somebody
// scribbled over to take it back goes beyond its edge or leaves white between its strokes.
func (p *patch) filled(frame, in rect) bool {
	const (
		solid = .85 // of the rectangle around it
		least = .6  // of the box
	)
	cover, _, area := all(within(p.strokes(in, dark), in))
	if area < solid*cover.Wide*cover.High || area < least*in.Wide*in.High || p.core(in) >= black {
		return false
	}
	return p.keepsIn(frame, dark) && !p.lined(frame, in, dark)
}

// keepsIn reports whether what stands in a box does not go beyond it.
func (p *patch) keepsIn(frame rect, shade uint8) bool {
	const (
		beyond  = .6  // mm: so far over the edge nobody looks
		around  = 1.1 // mm: how wide the band is that must be white beyond that
		outside = .04 // of it
	)
	inner, outer := inset(frame, -beyond), inset(frame, -beyond-around)
	all := p.share(outer, shade)*outer.Wide*outer.High - p.share(inner, shade)*inner.Wide*inner.High
	return all <= outside*(outer.Wide*outer.High-inner.Wide*inner.High)
}

// hatchedIn reports whether a box was hatched, with more strokes than a cross has, and all of it
// stays within the box: it was not done to take back what stood there.
func (p *patch) hatchedIn(frame, in rect) bool {
	const across, solid, grainy = .7, .55, .65 // of the box, at least
	cover, _, _ := all(within(p.strokes(in, weak), in))
	return cover.Wide >= across*in.Wide && cover.High >= across*in.High && (p.hatched(in, weak) || p.share(in, dark) > solid || p.share(in, weak) > grainy) && p.keepsIn(frame, weak) && !p.lined(frame, in, weak)
}

// shaded reports whether a box is grey nearly all over and the paper around it is not: it was
// filled in with the flat of a pencil. Between its strokes there is as little white as in a
// shadow, but a shadow does not end at the edge of a box.
func (p *patch) shaded(frame, in rect, part float64) bool {
	return p.share(inset(in, .2), p.soft) >= part && p.keepsIn(frame, p.soft)
}

// hatching takes boxes that were hatched neatly for ticked, on a page where that is how one
// ticks: several did it, and no fewer than made another mark in their box.
func hatching(answers []Answer) bool {
	const several = 3
	hatched, others := 0, 0
	for _, a := range answers {
		switch {
		case a.Of.Question > 0:
		case a.hatch:
			hatched++
		case a.Read == Marked && !a.Signed && !a.filled:
			others++
		}
	}
	if hatched < several || hatched < others {
		return false
	}
	for i := range answers {
		if a := &answers[i]; a.hatch && a.Of.Question == 0 {
			a.Read, a.Why, a.filled = Marked, "", true
		}
	}
	return true
}

// corrected makes unsure the boxes that are filled in where something speaks for a mark that
// was taken back: most others of the list signed too, and here nobody did; or the question
// has a mark of another kind. Where several marked their box, only they tell whether a mark
// alone is enough there; those who signed without one do not.
func corrected(answers []Answer) {
	const few, several, most = 5, 3, .7
	marked, signed := 0, 0 // of all
	boxed, both := 0, 0    // of those who marked their box
	other := map[int]bool{}
	for _, a := range answers {
		if a.Read != Marked || a.filled {
			continue
		}
		if marked++; a.wrote {
			signed++
		}
		if !a.Signed && !(a.seal && a.wrote) {
			if boxed++; a.wrote {
				both++
			}
		}
		if a.Of.Question > 0 {
			other[a.Of.Question] = true
		}
	}
	sign := marked >= few && float64(signed) >= most*float64(marked)
	if boxed >= several {
		sign = float64(both) >= most*float64(boxed)
	}
	for i := range answers {
		a := &answers[i]
		if a.Read != Marked || !a.filled {
			continue
		}
		unsigned := a.Of.Question == 0 && !a.wrote && sign
		if unsigned || a.Of.Question > 0 && !a.Of.One && other[a.Of.Question] {
			a.Read, a.Why = Unsure, Blackened
		}
	}
}
