package papers

import (
	"slices"

	"jibun/export/readback"
)

// TakeUnseen takes as empty what looks empty on pages in black and white that show nothing
// light. Only who has looked at the paper can say so.
func (r *Scanned) TakeUnseen() {
	for _, e := range r.Evenings {
		for _, l := range e.Lines {
			if l.Why == readback.Gone {
				l.Read, l.Why = readback.Blank, ""
			}
		}
		e.WalkIns = slices.DeleteFunc(e.WalkIns, func(w *SignedWalkIn) bool { return w.Why == readback.Gone })
	}
	for _, s := range r.Surveys {
		for _, x := range s.Sheets {
			for _, a := range x.Answers {
				a.takeUnseen()
			}
		}
	}
}

func (a *SurveyAnswer) takeUnseen() {
	a.First = ""
	for i, why := range a.Why {
		if why == readback.Gone {
			a.Boxes[i], a.Why[i] = readback.Blank, ""
		}
		if a.First == "" {
			a.First = a.Why[i]
		}
	}
}

// Unseen reports whether anything is unsure only because nothing light would be seen.
func (r *Scanned) Unseen() bool {
	for _, e := range r.Evenings {
		if slices.ContainsFunc(e.Lines, func(l *SignedLine) bool { return l.Why == readback.Gone }) ||
			slices.ContainsFunc(e.WalkIns, func(w *SignedWalkIn) bool { return w.Why == readback.Gone }) {
			return true
		}
	}
	for _, s := range r.Surveys {
		for _, x := range s.Sheets {
			if slices.ContainsFunc(x.Answers, func(a *SurveyAnswer) bool { return slices.Contains(a.Why, readback.Gone) }) {
				return true
			}
		}
	}
	return false
}
