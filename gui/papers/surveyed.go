package papers

import (
	"image"
	"slices"

	"jibun/data"
	"jibun/data/report"
	"jibun/export/marked"
	"jibun/export/readback"
)

// Surveyed is what the アンケート用紙 of an evening say.
type Surveyed struct {
	Seminar data.Seminar
	Now     data.Survey // what the ledger has
	Present int         // who was there
	Sheets  []*SurveySheet
}

// SurveySheet is a sheet that somebody filled in.
type SurveySheet struct {
	File    string
	Number  int // in the file
	Answers []*SurveyAnswer
	Written bool        // there is, or may be, writing under 自由記述
	Picture *image.Gray // of that
}

// SurveyAnswer is what a sheet says to a question.
type SurveyAnswer struct {
	Question report.Question
	Boxes    []readback.Read // by choice
	Why      []readback.Why
	First    readback.Why // why it is unsure, as it was read
	Picture  *image.Gray  // of the question, where she may have to look
}

// Unsure reports whether she must decide what is ticked.
func (a *SurveyAnswer) Unsure() bool { return slices.Contains(a.Boxes, readback.Unsure) }

// Ticked are the choices with a mark, from 0.
func (a *SurveyAnswer) Ticked() (out []int) {
	for i, b := range a.Boxes {
		if b == readback.Marked {
			out = append(out, i)
		}
	}
	return out
}

// Unsure counts the answers that she must decide.
func (s *Surveyed) Unsure() (n int) {
	for _, x := range s.Sheets {
		for _, a := range x.Answers {
			if a.Unsure() {
				n++
			}
		}
	}
	return n
}

// Written counts the sheets with writing under 自由記述.
func (s *Surveyed) Written() (n int) {
	for _, x := range s.Sheets {
		if x.Written {
			n++
		}
	}
	return n
}

// Counts are how many sheets have each choice of a question ticked, by its key. What is
// unsure counts for nothing.
func (s *Surveyed) Counts() map[string][]int {
	out := map[string][]int{}
	for _, q := range report.Questions() {
		if len(q.Choices) > 0 {
			out[q.Key] = make([]int, len(q.Choices))
		}
	}
	for _, x := range s.Sheets {
		for _, a := range x.Answers {
			if a.Unsure() {
				continue
			}
			for _, i := range a.Ticked() {
				out[a.Question.Key][i]++
			}
		}
	}
	return out
}

// Handed is how many sheets were given out as far as is known: as the ledger says, or, if
// that is too few, as many as were there; known says that it is the ledger's.
func (s *Surveyed) Handed(returned int) (n int, known bool) {
	if s.Now.Handed >= returned {
		return s.Now.Handed, true
	}
	return max(s.Present, returned), false
}

// takeSurvey takes what a page says to its evening.
func (out *Scanned) takeSurvey(x *scanning, p *readback.Page, sheet *marked.Sheet) {
	e := x.surveys[sheet.Seminar]
	if !slices.Contains(out.Surveys, e) {
		out.Surveys = append(out.Surveys, e)
	}
	s := &SurveySheet{File: p.File, Number: p.Number}
	for _, a := range p.Lines {
		if a.Of.Field == marked.Words {
			s.Written, s.Picture = s.Written || a.Read != readback.Blank && a.Why != readback.Gone, a.Picture
			continue
		}
		q := questionOf(a.Of.Question)
		if q == nil || a.Of.Choice > len(q.Choices) {
			continue // form has refused it
		}
		s.box(*q, a)
	}
	e.Sheets = append(e.Sheets, s)
}

// box takes what a box says.
func (s *SurveySheet) box(q report.Question, a readback.Answer) {
	i := slices.IndexFunc(s.Answers, func(x *SurveyAnswer) bool { return x.Question.Number == q.Number })
	if i < 0 {
		i = len(s.Answers)
		x := &SurveyAnswer{Question: q, Boxes: make([]readback.Read, len(q.Choices)), Why: make([]readback.Why, len(q.Choices))}
		for k := range x.Boxes {
			x.Boxes[k] = readback.Blank
		}
		s.Answers = append(s.Answers, x)
	}
	x := s.Answers[i]
	x.Boxes[a.Of.Choice-1], x.Why[a.Of.Choice-1] = a.Read, a.Why
	if x.First == "" {
		x.First = a.Why
	}
	if x.Picture == nil {
		x.Picture = a.Picture
	}
}

func questionOf(number int) *report.Question {
	for _, q := range report.Questions() {
		if q.Number == number {
			return &q
		}
	}
	return nil
}

// asksKnown reports whether a page asks only what this program knows.
func asksKnown(s marked.Sheet) bool {
	return !slices.ContainsFunc(s.Lines, func(l marked.Line) bool {
		if l.Kind != marked.Question {
			return false
		}
		q := questionOf(l.No)
		return q == nil || l.First+l.Count-1 > len(q.Choices)
	})
}

// Evening is how an evening is called.
func (s *Surveyed) Evening() string { return evening(s.Seminar) }
