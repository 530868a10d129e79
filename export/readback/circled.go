package readback

import "slices"

// circled makes unsure a line that looks empty where something is drawn around its № or its
// name, or through them: it is higher than what was printed there, or a line too long for a
// character. How high print is the other lines of the page tell.
func (s *view) circled(answers []Answer) {
	const more = .9 // mm
	no := map[int]drawing{}
	var high []float64
	for i := range s.form.Lines {
		if l := &s.form.Lines[i]; l.No.Wide > 0 && l.Of.WalkIn == 0 {
			no[i] = s.largest(l.No)
			high = append(high, no[i].high)
		}
	}
	if len(high) == 0 {
		return
	}
	slices.Sort(high)
	usual := max(high[len(high)/2], 2)
	for i := range answers {
		a, l := &answers[i], &s.form.Lines[i]
		if d, ok := no[i]; ok && a.Read == Blank && (d.high > usual+more || d.long || s.drawnOver(l.Words)) {
			a.Read, a.Why = Unsure, Beside
		}
	}
}

// drawnOver reports whether something is drawn over printed words: as high as two lines of
// them, or a furigana and its name, are not.
func (s *view) drawnOver(words []rect) bool {
	const twoLines = 6.2 // mm
	return slices.ContainsFunc(words, func(r rect) bool {
		d := s.largest(r)
		return d.high > twoLines || d.long
	})
}

// drawing is what is largest in a cell.
type drawing struct {
	high float64 // of what hangs together, in millimetres
	long bool    // a line that is longer than any in a character
}

func (s *view) largest(cell rect) (d drawing) {
	const off, thin, long = .5, 1.4, 7.5 // mm
	p := s.cut(inset(cell, off))
	for _, k := range p.strokes(p.r, weak) {
		d.high = max(d.high, k.High)
		d.long = d.long || k.Wide > long && k.High < thin
	}
	return d
}
