package readback

// Of what a very light pen left where one signs, and of what shines through from behind,
// nobody knows by its tone which it is. Signatures are each more like the name that they
// should be than like those of others; what shines through is not.

// lightSign is what somebody may have signed with a light pen: how like it is to the name that
// it should be, to those of others, in the mean, and to 欠席.
type lightSign struct {
	name, others, absent float64
}

// lightSigned is what is written where somebody signs in ink that is faint; nil if it is not
// like writing, or nobody knows whose name it should be.
func (s *view) lightSigned(p *patch, l *Line) *lightSign {
	const aside = 8 // so many others
	in := inset(l.Sign, .7)
	cover, longest, area := all(unruled(p.strokes(in, p.soft), in))
	if len(l.names) == 0 || cover.Wide < 2.5 || cover.High < 2.2 || area < 2 || longest < least || p.runs(in, 1, p.soft) < .15 {
		return nil
	}
	if _, thick := p.pen(in, p.soft); thick > thickLight {
		return nil
	}
	w := p.written(in, p.soft, s.form.words.common)
	if w == nil {
		return nil
	}
	var out lightSign
	out.name, out.absent = w.likeness(l.names, s.form.words.absent)
	lines, n := s.form.Lines, 0
	for i := range lines {
		o := &lines[i*7%len(lines)] // from everywhere on the page
		if n == aside {
			break
		}
		if o.Of.No != l.Of.No && len(o.names) > 0 {
			out.others += w.best(o.names)
			n++
		}
	}
	if n == 0 {
		return nil
	}
	out.others /= float64(n)
	return &out
}

// thickLight is how thick the strokes of light writing look at most, in millimetres: where they
// meet they run together.
const thickLight = 1.8

// lightNames takes faint writing for signatures where all of it on the page together is plainly
// more like the names that it should be than like those of others, unless it is more like
// 欠席.
func lightNames(answers []Answer) {
	const (
		few   = 4
		more  = .09
		other = .15
		alone = .4 // so like the name that no other line need speak for it
	)
	n, sum := 0, 0.
	for _, a := range answers {
		if a.light != nil {
			n++
			sum += a.light.name - a.light.others
		}
	}
	page := n >= few && sum >= more*float64(n)
	for i := range answers {
		a := &answers[i]
		if x := a.light; x != nil && a.Read == Unsure && a.Why.light() && (page && x.absent-x.name < other || x.name >= alone && x.name-max(x.absent, 2*x.others) >= .1) {
			a.Read, a.Why, a.Signed, a.Named, a.wrote = Marked, "", true, x.name > x.others, true
		}
	}
}
