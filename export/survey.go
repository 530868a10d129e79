package export

import (
	"context"
	"fmt"
	"io"

	"jibun/data/report"
	"jibun/export/marked"
	"jibun/export/page"
	"jibun/export/sheet"
)

// The アンケート用紙 is a page with questions and squares to be ticked, five abreast. Its
// lines have one height; what is written into has several.
const (
	surveyAbreast = 5
	surveyLine    = 8.8 // mm
	surveySquare  = 1.8 // mm from the left edge of a choice to its square
	surveyWords   = 7.0 // mm to its words
	surveySize    = 10  // points of them
	surveyWritten = 11  // lines of 自由記述 at most, fewer where the head is high
	surveyLeast   = 3   // but so many
	surveyLetter  = "D" // what the QR calls the arrangement that is printed
)

// surveyColumns are how wide the columns of choices are, in millimetres, by what the QR
// calls the arrangement: another one needs another letter, and what was printed is read as
// it was.
var surveyColumns = map[string][surveyAbreast]float64{
	"C":          {33.4, 33.4, 33.4, 33.4, 33.4}, // the longest words were smaller than the rest
	surveyLetter: {32.3, 32.3, 32.3, 37.8, 32.3},
}

// Survey writes the アンケート用紙 of one seminar.
//
// Nothing is written to w when ctx ends before the workbook is complete.
func Survey(ctx context.Context, w io.Writer, r report.SurveySheet, o Options) error {
	return Write(ctx, w, SurveyPaper(r, HalfWidths{}), o)
}

// SurveyPaper is the same before it is a file. As it is printed (Printing) it can be read
// back.
func SurveyPaper(r report.SurveySheet, m Measure) *sheet.Paper {
	b := newPaper(r.Head, m, joined(" ", "アンケート用紙", eveningName(r.Number, r.Series)), 40)
	return b.of(func() *sheet.Sheet {
		columns := surveyColumns[surveyLetter]
		p := plan{name: "アンケート用紙", widths: columns[:]}
		s := &survey{draft: b.draft(p), r: r}
		s.readBack = b.painted && r.Seminar != 0 && r.Ledger != ""
		s.head()
		s.top = s.used
		s.written = s.free()
		for _, q := range r.Questions {
			s.question(q)
		}
		s.says()
		if r.Purpose != "" {
			s.note(purposeText(r.Purpose))
		}
		return s.close()
	})
}

type survey struct {
	*draft
	r        report.SurveySheet
	readBack bool
	top      float64 // where the questions begin, points
	written  int     // lines of 自由記述
	lines    []marked.Line
}

// StandardSurvey is what stands above the questions where she has written nothing.
const StandardSurvey = "本日は御参加いただき、ありがとうございました。これからのセミナーのために、お聞かせください。あてはまる□に✓を付けてください。"

// head stands beside the QR, the words to whom it is given below it.
func (s *survey) head() {
	r, beside := s.r, surveyAbreast-1
	s.span(plainLook.sized(16).strong(), "アンケート", 26, beside)
	s.span(plainLook.sized(11).strong(), joined("　", s.evening(r.Number, r.Series), r.Style.Full(r.Date))+s.calledOff(), 18, beside)
	s.span(plainLook.sized(10.5), joined("　", r.Title, s.around("講師 ", r.Speakers, "")), 18, beside)
	s.skip(4)
	text := r.Text
	if text == "" {
		text = StandardSurvey
	}
	l, need := s.set(plainLook, sheet.Clean(text), s.across(1, surveyAbreast))
	s.wide(s.style(l.wrapped()), sheet.Clean(text), max(need, 18)+4, surveyAbreast)
}

// free is how many lines of 自由記述 the page has room for.
func (s *survey) free() int {
	lines := 0
	for _, q := range s.r.Questions {
		lines += 1 + (len(q.Choices)+surveyAbreast-1)/surveyAbreast
	}
	left := s.room() - s.used - noteRoom
	return max(min(int(left/points(surveyLine))-lines, surveyWritten), surveyLeast)
}

// question is a line with its words, and lines with its choices.
func (s *survey) question(q report.Question) {
	height := points(surveyLine)
	s.wide(s.style(plainLook.strong().sized(10.5)), fmt.Sprintf("問%d　%s", q.Number, q.Text), height, surveyAbreast)
	s.lines = append(s.lines, marked.Line{Kind: marked.Heading})
	if len(q.Choices) == 0 {
		s.wide(s.style(cellLook), "", height*float64(s.written), surveyAbreast)
		s.lines = append(s.lines, marked.Line{Kind: marked.Written, No: q.Number, Tall: s.written})
		return
	}
	for first := 0; first < len(q.Choices); first += surveyAbreast {
		some := q.Choices[first:min(first+surveyAbreast, len(q.Choices))]
		for i, c := range some {
			s.choice(c, s.widths[i], height)
		}
		s.fill(s.style(plainLook), surveyAbreast)
		s.end(height)
		s.lines = append(s.lines, marked.Line{Kind: marked.Question, No: q.Number, First: first + 1, Count: len(some)})
	}
}

// choice leaves room for its square, which is drawn on a page that is read back.
func (s *survey) choice(text string, mm, height float64) {
	l := plainLook.sized(surveySize)
	if !s.readBack {
		s.snug(l, " □ "+text, mm, height)
		return
	}
	l.Indent, l.Across = 3, sheet.Left
	fit, _ := s.into(l, text, mm-surveyWords, height)
	s.text(s.style(fit), text)
}

// says draws what makes the page one that is read back.
func (s *survey) says() {
	if !s.readBack {
		return
	}
	x := marked.Sheet{Ledger: marked.Short(s.r.Ledger), Paper: marked.Survey, Seminar: s.r.Seminar, Page: 1, Pages: 1, Columns: surveyLetter,
		Top: edge + millimetres(s.top), High: surveyLine, Lines: s.lines}
	s.draws(sheet.QR, x.String(), 1, marked.Code)
	for _, c := range marked.Corners(s.sheet.Setup.Size()) {
		s.draws(sheet.Corner, "", 0, c)
	}
	s.draws(sheet.Light, "", 0, marked.Light)
	for _, b := range surveyBoxes(x) {
		if b.Field == marked.Choice {
			s.draws(sheet.Check, "", 1, b.Rect)
		}
	}
}

// surveyBoxes are the squares of the choices with their words and cells, and the places
// that are written into.
func surveyBoxes(s marked.Sheet) (out []marked.Box) {
	columns := surveyColumns[s.Columns]
	across := 0.0
	for _, w := range columns {
		across += w
	}
	s.Places(func(n int, l marked.Line, y, high float64) {
		b := marked.Box{Line: n, Question: l.No}
		all := page.Rect{X: binding, Y: y, Wide: across, High: high}
		switch l.Kind {
		case marked.Question:
			q, known := asked(l.No)
			b.One = !known || !q.Many
			x := binding
			for i := range min(l.Count, surveyAbreast) {
				cell := page.Rect{X: x, Y: y, Wide: columns[i], High: high}
				x += cell.Wide
				b.Choice = l.First + i
				b.Field, b.Rect = marked.Choice, squareIn(cell)
				b.X = cell.X + surveySquare
				out = append(out, b)
				words, wide := b, cell.Wide-surveyWords
				if known && b.Choice <= len(q.Choices) {
					words.Text, words.Size = q.Choices[b.Choice-1], surveySize
					need := millimetres(surveySize) * float64(len([]rune(words.Text)))
					if need > wide {
						words.Text = "" // they were printed smaller, to fit
					}
					wide = min(wide, need)
				}
				words.Field, words.Rect = marked.Label, page.Rect{X: cell.X + surveyWords, Y: y, Wide: wide, High: high}
				out = append(out, words)
				b.Field, b.Rect = marked.Answer, cell
				out = append(out, b)
			}
			b.Choice, b.Field, b.Rect = 0, marked.Whole, all
			out = append(out, b)
		case marked.Written:
			b.Field, b.Rect = marked.Words, all
			out = append(out, b)
		}
	})
	return out
}

// asked is the question with a number.
func asked(number int) (report.Question, bool) {
	for _, q := range report.Questions() {
		if q.Number == number {
			return q, true
		}
	}
	return report.Question{}, false
}
