package export

import (
	"context"
	"fmt"
	"io"
	"slices"

	"jibun/data/report"
	"jibun/export/sheet"
)

// SurveyTally writes the アンケート集計表 of one seminar.
//
// Nothing is written to w when ctx ends before the workbook is complete.
func SurveyTally(ctx context.Context, w io.Writer, r report.SurveyTally, o Options) error {
	return Write(ctx, w, SurveyTallyPaper(r, HalfWidths{}), o)
}

// SurveyTallyPaper is the same before it is a file: of each question how many sheets have
// a choice ticked, of those that answered it; 無回答 is always said where it is known.
func SurveyTallyPaper(r report.SurveyTally, m Measure) *sheet.Paper {
	b := newPaper(r.Head, m, joined(" ", "アンケート集計表", eveningName(r.Number, r.Series)), 60)
	b.Sheets = func(yield func(*sheet.Sheet) bool) {
		s := b.draft(plan{name: "アンケート集計表", widths: tallyWidths, titles: [2]int{1, 5}, freezeRow: 5})
		n := len(s.widths)
		s.tallyHead(r)
		s.span(plainLook, prefixed("講師　", r.Speakers), 16, n)
		rate := report.Ratio{Num: r.Returned, Den: r.Handed}
		back := fmt.Sprintf("配布 %d枚　回収 %d枚", r.Handed, r.Returned)
		if v, ok := rate.Value(); ok {
			back += fmt.Sprintf("　回収率 %.1f%%(%d/%d)", v*100, r.Returned, r.Handed)
		}
		s.span(plainLook, back, 20, n)
		for _, title := range []string{"設問", "選択肢", "件数", "構成比"} {
			s.text(s.style(headLook), title)
		}
		s.end(20)
		for _, q := range r.Questions {
			tallied(s, q, r.Returned)
		}
		all := []*sheet.Sheet{s.sheet}
		switch high := s.commentsHeight(r.Comments); {
		case high == 0:
			s.close()
		case s.used+high <= s.room():
			s.skip(8)
			s.comments(plainLook.strong(), r.Comments)
			s.close()
		default: // the headings that repeat are those of the questions
			s.close()
			c := b.draft(plan{name: "自由記述", widths: tallyWidths, titles: [2]int{1, 3}, freezeRow: 3})
			c.tallyHead(r)
			c.comments(headLook, r.Comments)
			all = append(all, c.close())
		}
		slices.Values(all)(yield)
	}
	return b.Paper
}

var tallyWidths = []float64{62, 58, 22, 25}

// tallyHead says of which evening it is.
func (s *draft) tallyHead(r report.SurveyTally) {
	n := len(s.widths)
	s.span(plainLook.sized(14).strong(), "アンケート集計表　"+eveningName(r.Number, r.Series)+s.calledOff(), 24, n)
	s.span(plainLook, joined("　", r.Style.Full(r.Date), r.Title), 16, n)
}

// tallied writes the lines of a question.
func tallied(s *draft, q report.TalliedQuestion, returned int) {
	rows := len(q.Choices) + 1
	if mean(q) != "" {
		rows++
	}
	s.keepTogether(float64(rows) * rowHeight)
	first := true
	line := func(label string, put func()) {
		text := ""
		if first {
			text = q.Text
		}
		s.text(s.style(cellLook.wrapped()), text)
		if first {
			s.join(1, 1, rows)
		}
		first = false
		s.text(s.style(cellLook), label)
		put()
		s.end(rowHeight)
	}
	of := q.Sheets
	if q.Many {
		of = returned
	}
	for i, c := range q.Choices {
		line(c, func() {
			s.number(s.style(cellLook.number()), q.Counts[i])
			s.ratio(s.style(cellLook.ratio()), report.Ratio{Num: q.Counts[i], Den: of})
		})
	}
	if q.Many {
		line("回収した枚数(割合のもと)", func() { s.number(s.style(cellLook.number()), returned); s.text(s.style(cellLook), "") })
	} else {
		line("無回答", func() { s.number(s.style(cellLook.number()), max(returned-q.Sheets, 0)); s.text(s.style(cellLook), "") })
	}
	if m := mean(q); m != "" {
		line("満足度(とても良い・良い)と平均", func() {
			s.ratio(s.style(cellLook.ratio()), report.Ratio{Num: q.Counts[0] + q.Counts[1], Den: q.Sheets})
			s.text(s.style(cellLook.right()), m)
		})
	}
}

// mean is the mean of 満足度, from 5 to 1; "" of other questions, and of no answers.
func mean(q report.TalliedQuestion) string {
	if q.Key != report.Satisfaction || q.Sheets == 0 {
		return ""
	}
	sum := 0
	for i, n := range q.Counts {
		sum += n * (len(q.Counts) - i)
	}
	return fmt.Sprintf("平均 %.2f", float64(sum)/float64(q.Sheets))
}

// comment is how one of the 自由記述 stands, and how high.
func (s *draft) comment(c string) (look, float64) {
	l, need := s.set(cellLook, sheet.Clean(c), s.across(1, len(s.widths)))
	return l.wrapped(), max(need, rowHeight)
}

// commentsHeight is how high they are with what stands above them, 0 if there are none.
func (s *draft) commentsHeight(all []string) (high float64) {
	for _, c := range all {
		_, need := s.comment(c)
		high += need
	}
	if len(all) > 0 {
		high += 8 + rowHeight
	}
	return high
}

// comments writes the 自由記述, which name nobody.
func (s *draft) comments(heading look, all []string) {
	s.wide(s.style(heading), fmt.Sprintf("自由記述(%d件)", len(all)), rowHeight, len(s.widths))
	for _, c := range all {
		l, need := s.comment(c)
		s.keepTogether(need)
		s.wide(s.style(l), sheet.Clean(c), need, len(s.widths))
	}
}
