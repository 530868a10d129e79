package gui

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data/report"
	"jibun/export/readback"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// surveyRow is an answer that she decides, or the counts of a question.
type surveyRow struct {
	sheet   *papers.SurveySheet
	answer  *papers.SurveyAnswer
	ticked  []int // of an answer where several may be ticked: as far as she has come
	decided bool

	question report.Question // of counts
	counts   []int
	sheets   int
	n        int64
}

// surveyGroup is a part of the list.
type surveyGroup int

const (
	surveyAsk surveyGroup = iota
	surveyCounted
	surveyDecided
)

// surveyRows are the rows: those that were unsure when they were read, which stay, and the
// counts as they are now.
func surveyRows(s *papers.Surveyed, before []*surveyRow) (out []*surveyRow) {
	for _, r := range before {
		if r.answer != nil {
			out = append(out, r)
		}
	}
	if before == nil {
		for _, sheet := range s.Sheets {
			for _, a := range sheet.Answers {
				if a.Unsure() {
					out = append(out, &surveyRow{sheet: sheet, answer: a, ticked: a.Ticked(), question: a.Question, n: int64(100 + len(out))})
				}
			}
		}
	}
	counts := s.Counts()
	for _, q := range report.Questions() {
		if n, ok := counts[q.Key]; ok {
			out = append(out, &surveyRow{question: q, counts: n, sheets: len(s.Sheets), n: int64(q.Number)})
		}
	}
	return out
}

// gone reports whether nothing is unsure of an answer but whether a light pen came out.
func (r *surveyRow) gone() bool {
	if r.answer == nil || r.decided {
		return false
	}
	for i, b := range r.answer.Boxes {
		if b == readback.Unsure && r.answer.Why[i] != readback.Gone {
			return false
		}
	}
	return true
}

func (r *surveyRow) id() int64 { return r.n }

func (r *surveyRow) group() surveyGroup {
	switch {
	case r.answer == nil:
		return surveyCounted
	case r.decided:
		return surveyDecided
	}
	return surveyAsk
}

// text is what was decided, or why she must, or what is counted.
func (r *surveyRow) text() string {
	var out []string
	if r.answer == nil {
		sum := 0
		for i, n := range r.counts {
			out = append(out, r.question.Choices[i]+" "+strconv.Itoa(n))
			sum += n
		}
		if !r.question.Many {
			out = append(out, lang.X("surveyed.none", "無回答 {{.N}}", map[string]any{"N": r.sheets - sum}))
		}
		return strings.Join(out, lang.X("surveyed.between", "・"))
	}
	for _, i := range r.ticked {
		out = append(out, r.question.Choices[i])
	}
	switch {
	case !r.decided:
		return papers.WhyText(r.answer.First)
	case len(out) == 0:
		return lang.X("surveyed.nothing", "無回答")
	}
	return strings.Join(out, lang.X("surveyed.between", "・"))
}

func (x *surveyedDialog) newGrid() *kit.Grid[*surveyRow] {
	g := kit.NewGrid([]kit.Column[*surveyRow]{
		{Key: "page", Title: lang.X("surveyed.col.page", "紙"), Width: 150, Least: 70, Muted: true, Optional: 1, Text: func(r *surveyRow) string {
			if r.sheet == nil {
				return ""
			}
			return lang.X("surveyed.page", "{{.N}}ページ目 {{.File}}", map[string]any{"File": filepath.Base(r.sheet.File), "N": r.sheet.Number})
		}},
		{Key: "question", Title: lang.X("surveyed.col.question", "設問"), Width: 250, Least: 150, Text: func(r *surveyRow) string {
			return lang.X("surveyed.question", "問{{.N}} {{.Text}}", map[string]any{"N": r.question.Number, "Text": r.question.Text})
		}},
		{Key: "answer", Title: lang.X("surveyed.col.answer", "答え・件数"), Width: 300, Least: 200, Grow: true, Text: (*surveyRow).text, Bold: func(r *surveyRow) bool { return r.decided }},
	})
	g.Tight = true
	g.ID = (*surveyRow).id
	g.Section = func(r *surveyRow) int { return int(r.group()) }
	g.Heading = func(section, rows int) string {
		switch surveyGroup(section) {
		case surveyAsk:
			return lang.X("surveyed.group.ask", "確かめてください {{.N}}問", map[string]any{"N": rows})
		case surveyDecided:
			return lang.X("surveyed.group.decided", "確かめた設問 {{.N}}問", map[string]any{"N": rows})
		}
		return lang.X("surveyed.group.counts", "集計({{.N}}枚)", map[string]any{"N": len(x.s.Sheets)})
	}
	g.OnSelect = func([]*surveyRow) { x.detail.show(x.current()) }
	g.OnKey = x.key
	g.OnOpen = func(r *surveyRow) {
		if r.question.Many { // of one answer only its number says which it is
			x.settle(r)
		}
	}
	g.OnWidths = x.d.keepWidths("surveyed", g.SetWidths)
	return g
}

// key is what the keys of the list mean: the number of a choice, or 0 for none.
func (x *surveyedDialog) key(e *fyne.KeyEvent) bool {
	r := x.current()
	if r == nil || r.answer == nil || len(e.Name) != 1 || e.Name[0] < '0' || e.Name[0] > '9' {
		return false
	}
	if n := int(e.Name[0] - '0'); n != 9 || !r.gone() {
		x.choose(r, n)
	} else {
		x.emptySheet(r)
	}
	return true
}

// choose takes her word for an answer: the choice with a number, 0 for none. Where several
// may be ticked it is one more, or one less.
func (x *surveyedDialog) choose(r *surveyRow, choice int) {
	switch {
	case choice > len(r.question.Choices):
		return
	case choice == 0:
		r.ticked = nil
	case !r.question.Many:
		r.ticked = []int{choice - 1}
	default:
		if i := slices.Index(r.ticked, choice-1); i >= 0 {
			r.ticked = slices.Delete(slices.Clone(r.ticked), i, i+1)
		} else {
			r.ticked = append(slices.Clone(r.ticked), choice-1)
			slices.Sort(r.ticked)
		}
		if !r.decided {
			x.detail.show(r)
			return
		}
	}
	x.settle(r)
}

// emptySheet takes her word that nothing stands in the boxes of a sheet that look empty.
func (x *surveyedDialog) emptySheet(r *surveyRow) {
	for _, other := range x.rows {
		if other.sheet == r.sheet && other.gone() {
			other.decide()
		}
	}
	x.goOn(r)
}

// settle decides a row as it stands, and goes on to the next.
func (x *surveyedDialog) settle(r *surveyRow) {
	if r.answer == nil {
		return
	}
	r.decide()
	x.goOn(r)
}

// decide settles an answer: what is ticked now is, and nothing else.
func (r *surveyRow) decide() {
	r.decided = true
	for i := range r.answer.Boxes {
		r.answer.Boxes[i] = readback.Blank
		if slices.Contains(r.ticked, i) {
			r.answer.Boxes[i] = readback.Marked
		}
	}
}

// goOn selects the first row that is open, or stays.
func (x *surveyedDialog) goOn(from *surveyRow) {
	to := from
	for _, r := range slices.Backward(x.rows) {
		if r.group() == surveyAsk {
			to = r
		}
	}
	x.rows = surveyRows(x.s, x.rows)
	x.grid.SetRows(x.rows)
	x.grid.Select(to.id())
	x.refresh()
}
