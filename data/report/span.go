package report

import "jibun/data/wareki"

// Span is what is counted from a day to a day, both included. The definitions
// are those of Figures.
type Span struct {
	From, To    wareki.Date
	Seminars    int // held
	Attendances int // with the evenings known only as a number
	People      int
	FirstTimers int
}

// CountSpans counts spans in one walk; they may overlap.
func CountSpans(l *Ledger, spans []Span) {
	seen := make([][]bool, len(spans))
	for i := range seen {
		seen[i] = make([]bool, len(l.Outside))
	}
	var evening *Evening
	var within []int // the spans of the evening
	counts := Walk(l, func(v Visit) {
		if v.Evening != evening {
			evening, within = v.Evening, within[:0]
			for i := range spans {
				if spans[i].contains(v.Evening.Day) {
					within = append(within, i)
				}
			}
		}
		if !v.Code.Present() {
			return
		}
		for _, i := range within {
			if !seen[i][v.Person] {
				seen[i][v.Person] = true
				spans[i].People++
			}
			if v.First {
				spans[i].FirstTimers++
			}
		}
	})
	for k := range l.Evenings {
		for i := range spans {
			if l.Evenings[k].Held && spans[i].contains(l.Evenings[k].Day) {
				spans[i].Seminars++
				spans[i].Attendances += counts[k].Attendances
			}
		}
	}
}

func (s *Span) contains(day wareki.Date) bool { return s.From <= day && day <= s.To }
