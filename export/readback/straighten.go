package readback

// straighten sets the plane of a page by the printed boxes too, of which there are many:
// a page that lay askew on the glass has lost two of its corners. It reports whether the
// page lies where it was found: most of the boxes that are seen must stand where they should.
func (s *view) straighten(corners int) bool {
	if corners > 3 {
		return s.stands()
	}
	reach := 1.0
	if corners < 3 {
		reach = 2.5
	}
	from, in, boxes := s.boxes(reach)
	switch {
	case boxes == 0:
		return corners > 2
	case corners < 3 && len(from)*3 < boxes*2:
		return false
	case len(from) >= 4:
		n, ok := straight(append(from, s.from...), append(in, s.in...))
		if !ok {
			return false
		}
		s.plane = n
	}
	return s.stands()
}

// stands reports whether the boxes stand where they should: a part of the page may be
// covered, but none lies beside.
func (s *view) stands() bool {
	const near, reach = 1.4, 2.2 // mm: a page that is bent has some off by one and more
	from, in, boxes := s.boxes(reach)
	there := 0
	for i, p := range from {
		k, _ := s.plane.scale(p)
		if q := s.plane.at(p); q.to(in[i]) < near*k {
			there++
		}
	}
	return len(from)*5 >= boxes*2 && there*5 >= len(from)*4
}

// boxes are the printed boxes that are seen, from where on the page to where in the picture,
// and how many there are in all; each may lie so many millimetres beside.
func (s *view) boxes(reach float64) (from, in []point, all int) {
	for i := range s.form.Lines {
		b := s.form.Lines[i].Box
		if b.Wide <= 0 {
			continue
		}
		all++
		p := s.cut(inset(b, -reach-.5))
		if at, found := p.framed(b, reach); found {
			from, in = append(from, middle(b)), append(in, s.plane.at(middle(at)))
		}
	}
	return from, in, all
}
