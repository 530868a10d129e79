package export

import "jibun/export/sheet"

// personCell puts a name with its reading above it, two lines of one cell. It
// must be one line each: both are set smaller until they fit in mm millimetres.
func (s *draft) personCell(style int, name, reading string, mm, size float64) {
	name, reading = sheet.OneLine(name), sheet.OneLine(reading)
	if reading == "" {
		s.text(style, name)
		return
	}
	above := s.fitting(reading, mm, 1, 0.6*size, 0.55*size, 0.5*size, 0.45*size)
	below := s.fitting(name, mm, 1, size, size-1, size-2, size-3, size-4)
	c := s.put(style)
	c.Kind, c.Text = sheet.Text, reading+"\n"+name
	c.Runs = []sheet.Run{{Text: reading + "\n", Size: above}, {Text: name, Size: below}}
}

// fitting is the first of the sizes at which v takes no more than n lines in mm
// millimetres, the last if none does.
func (b *paper) fitting(v string, mm float64, n int, sizes ...float64) float64 {
	for _, size := range sizes {
		if b.lines(v, mm, size) <= n {
			return size
		}
	}
	return sizes[len(sizes)-1]
}

// snug puts a text of up to three lines in a cell that is 9 mm high.
func (s *draft) snug(l look, v string, mm float64) {
	v = sheet.Clean(v)
	for _, try := range []struct {
		size  float64
		lines int
	}{{l.Size, 1}, {l.Size - 1, 1}, {9, 2}, {8, 2}, {7, 3}, {6, 3}} {
		if try.size <= l.Size && s.lines(v, mm, try.size) <= try.lines {
			s.text(s.style(l.sized(try.size).wrapped()), v)
			return
		}
	}
	s.text(s.style(l.sized(5).wrapped()), v)
}
