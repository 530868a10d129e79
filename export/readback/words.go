package readback

import "slices"

// written makes unsure an empty box whose words have more ink than they were printed
// with: somebody wrote on them. How dark a page came out is seen by all its words.
func (s *view) written(answers []Answer) {
	type seen struct{ ink, was float64 }
	of := map[int]seen{}
	var gain []float64
	for i := range s.form.Lines {
		l := &s.form.Lines[i]
		if l.words == 0 {
			continue
		}
		r := l.label.Rect
		r.Y, r.High = r.Y+(r.High-wordsHigh)/2, wordsHigh
		x := seen{s.cut(r).ink(), l.words}
		of[i] = x
		gain = append(gain, x.ink/x.was)
	}
	if len(gain) < 5 {
		return
	}
	slices.Sort(gain)
	usual := gain[len(gain)/2]
	for i, x := range of {
		if a := &answers[i]; a.Read == Blank && x.ink-usual*x.was > .7+.06*x.was {
			a.Read, a.Why = Unsure, Beside
		}
	}
}

// ink is how much of a part is inked, in square millimetres, its greys counted as they are.
func (p *patch) ink() float64 {
	sum := 0
	for _, v := range p.pix {
		if v < dark {
			sum += 255 - int(v)
		}
	}
	return float64(sum) / 255 / sharp / sharp
}
