package readback

// straighten sets the plane of a page by the printed boxes too, of which there are many:
// a page that lay askew on the glass has lost two of its corners. It reports whether the
// page lies where it was found: where corners are missing most of the boxes must stand
// where they should.
func (s *view) straighten(corners int) bool {
	reach := 1.0
	if corners < 3 {
		reach = 2.5
	}
	var from, in []point
	boxes := 0
	for i := range s.form.Lines {
		b := s.form.Lines[i].Box
		if b.Wide <= 0 {
			continue
		}
		boxes++
		p := s.cut(inset(b, -reach-.5))
		if at, found := p.framed(b, reach); found {
			from, in = append(from, middle(b)), append(in, s.plane.at(middle(at)))
		}
	}
	if boxes == 0 {
		return corners > 2
	}
	if corners > 3 || len(from) < 4 {
		return corners > 2
	}
	if corners < 3 && len(from)*3 < boxes*2 {
		return false
	}
	n, ok := straight(append(from, s.from...), append(in, s.in...))
	if ok {
		s.plane = n
	}
	return ok
}
