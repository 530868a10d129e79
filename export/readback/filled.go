package readback

// filled reports whether a box was filled in, as on a sheet for a machine: all of what is
// inked in it is one solid piece, really dark, and stays within the box. What somebody
// scribbled over to take it back goes beyond its edge or leaves white between its strokes.
func (p *patch) filled(frame, in rect) bool {
	const (
		solid   = .85 // of the rectangle around it
		least   = .6  // of the box
		beyond  = .6  // mm: so far over the edge nobody looks
		around  = 1.1 // mm: how wide the band is that must be white beyond that
		outside = .04 // of it
	)
	cover, _, area := all(within(p.strokes(in, dark), in))
	if area < solid*cover.Wide*cover.High || area < least*in.Wide*in.High || p.core(in) >= black {
		return false
	}
	inner, outer := inset(frame, -beyond), inset(frame, -beyond-around)
	all := p.share(outer, dark)*outer.Wide*outer.High - p.share(inner, dark)*inner.Wide*inner.High
	return all <= outside*(outer.Wide*outer.High-inner.Wide*inner.High)
}

// corrected makes unsure the boxes that are filled in where something speaks for a mark that
// was taken back: most others of the list signed too, and here nobody did; or the question
// has a mark of another kind.
func corrected(answers []Answer) {
	const few, most = 5, .7
	marked, signed := 0, 0
	other := map[int]bool{}
	for _, a := range answers {
		if a.Read != Marked || a.filled {
			continue
		}
		if marked++; a.wrote {
			signed++
		}
		if a.Of.Question > 0 {
			other[a.Of.Question] = true
		}
	}
	for i := range answers {
		a := &answers[i]
		if a.Read != Marked || !a.filled {
			continue
		}
		unsigned := a.Of.Question == 0 && !a.wrote && marked >= few && float64(signed) >= most*float64(marked)
		if unsigned || a.Of.Question > 0 && !a.Of.One && other[a.Of.Question] {
			a.Read, a.Why = Unsure, Blackened
		}
	}
}
