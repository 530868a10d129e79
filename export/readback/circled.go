package readback

import (
	"slices"

	"jibun/export/marked"
)

// circled makes unsure a line that looks empty where something is drawn around what is
// printed of somebody, or through it: it is higher than print, or a line too long for a
// character. How high print is the other lines of the page tell, as far as few of them are
// circled.
func (s *view) circled(answers []Answer) {
	const more = 1.1   // mm
	const through = .7 // of a name: two lines through it, which hang together with its characters
	seen := map[marked.Field][]float64{}
	drawn := make([]map[marked.Field]drawing, len(answers))
	for i := range s.form.Lines {
		l := &s.form.Lines[i]
		if l.Of.WalkIn > 0 {
			continue
		}
		drawn[i] = map[marked.Field]drawing{}
		for _, b := range l.Printed {
			d := s.largest(b.Rect)
			d.long = d.long || b.Field == marked.Name && s.cut(b.Rect).struck(inset(b.Rect, 1), through*b.Wide)
			drawn[i][b.Field] = d
			seen[b.Field] = append(seen[b.Field], d.high)
		}
	}
	most := map[marked.Field]float64{}
	for f, high := range seen {
		slices.Sort(high)
		most[f] = min(high[len(high)*4/5]+more, highest(f))
	}
	for i := range answers {
		a := &answers[i]
		for f, d := range drawn[i] {
			if a.Read == Blank && (d.high > most[f] || d.long) {
				a.Read, a.Why, a.ringed = Unsure, Beside, true
			}
		}
	}
}

// highest is how high what is printed in a column is at most, in millimetres: figures, or
// two lines of words, or a furigana and its name.
func highest(f marked.Field) float64 {
	if f == marked.No {
		return 4.6
	}
	return 6.8
}

// drawing is what is largest in a cell.
type drawing struct {
	high float64 // of what hangs together, in millimetres
	long bool    // a line that is longer than any in a character
}

func (s *view) largest(cell rect) (d drawing) {
	const off, thin, long = .5, 1.4, 9 // mm
	const print = 1.7                  // mm: what is thicker is a stain
	p := s.cut(inset(cell, off))
	for _, shade := range []uint8{p.soft, dark} { // who marked the name with a bright pen too hides there what is light
		for _, k := range within(p.strokes(p.r, shade), p.r) {
			if _, thick := p.pen(k.rect, shade); thick <= print {
				d.high = max(d.high, k.High)
			}
		}
	}
	for _, k := range p.strokes(p.r, dark) { // what is paler of a row of level strokes may run together
		d.long = d.long || k.Wide > long && k.High < thin
	}
	return d
}
