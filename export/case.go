package export

import (
	"context"
	"io"
	"strings"

	"jibun/data/report"
	"jibun/export/fields"
	"jibun/export/sheet"
)

// Case writes a 取組事例: the fourteen boxes, with the figures of every year below
// 取組の成果. It prints on two pages of A4 at most as long as the type can be read;
// CasePages says when it does not.
//
// Nothing is written to w when ctx ends before the workbook is complete.
func Case(ctx context.Context, w io.Writer, r report.Case, o Options) error {
	return Write(ctx, w, CasePaper(r, HalfWidths{}), o)
}

// CasePaper is the same before it is a file.
func CasePaper(r report.Case, m Measure) *sheet.Paper {
	b := newPaper(r.Head, m, joined(" ", caseTitle, r.Year.Label(r.Style)), 60)
	return b.of(func() *sheet.Sheet {
		s, _ := b.caseSheet(r)
		return s
	})
}

// CasePages is how many pages the paper takes.
func CasePages(r report.Case, m Measure) int {
	_, n := newPaper(r.Head, m, caseTitle, 60).caseSheet(r)
	return n
}

const (
	caseTitle   = "取組事例"
	caseAtMost  = 2 // pages
	caseColumns = 9 // the label and those of the table of years
)

// caseSheet lays the form out in the largest type with which it stays on its pages.
func (b *paper) caseSheet(r report.Case) (*sheet.Sheet, int) {
	for size := 10.5; ; size -= 0.5 {
		x := caseForm{r: r, size: size}
		x.draft = b.draft(plan{name: caseTitle, widths: []float64{36.5, 21, 15.7, 15.7, 15.7, 15.7, 15.7, 15.7, 15.7}})
		s := x.lay()
		pages := 1
		for _, row := range s.Rows {
			if row.Break {
				pages++
			}
		}
		if pages <= caseAtMost || size <= 8 {
			return s, pages
		}
	}
}

type caseForm struct {
	*draft
	r    report.Case
	size float64 // of the texts, in points
}

func (x caseForm) lay() *sheet.Sheet {
	x.span(plainLook.center().sized(16).strong(), caseTitle, 36, caseColumns)
	for _, b := range x.r.Boxes {
		if b.Key == report.ResultBox {
			x.result(b)
		} else {
			x.box(b)
		}
	}
	return x.close()
}

func (x caseForm) label() look { return headLook.left().sized(10) }
func (x caseForm) body() look {
	l := cellLook.sized(x.size).wrapped()
	l.Down = sheet.Top
	return l
}

// wide is the width of the texts in millimetres.
func (x caseForm) wide() float64 { return x.across(2, caseColumns) }

// pieces cuts a long text after a sentence into parts that each fit into a row, for no
// row is higher than a page and no program breaks one.
func (x caseForm) pieces(text string) []string {
	const most = 24 // lines in a row
	if text == "" {
		return []string{""}
	}
	if x.lines(text, x.wide(), x.size) <= most {
		return []string{text}
	}
	var all []string
	part := ""
	for line := range strings.SplitAfterSeq(text, "\n") {
		for sentence := range strings.SplitAfterSeq(line, "。") {
			if part != "" && x.lines(strings.TrimSuffix(part+sentence, "\n"), x.wide(), x.size) > most {
				all, part = append(all, strings.TrimSuffix(part, "\n")), ""
			}
			part += sentence
		}
	}
	return append(all, strings.TrimSuffix(part, "\n"))
}

// box writes a box: its label at the left, what it says at the right. What is empty is
// left free for the pen.
func (x caseForm) box(b report.CaseBox) {
	l, least := x.body(), 2
	if b.Short {
		l, least = cellLook.sized(x.size).wrapped(), 1
	}
	parts := x.pieces(sheet.Clean(b.Text))
	if b.Text == "" && !b.Short {
		least = 3
	}
	for i, part := range parts {
		need := max(linesHigh(max(least, x.lines(part, x.wide(), x.size)), x.size), 20)
		if i == 0 {
			x.keepTogether(max(need, x.labelHigh(b)))
			need = max(need, x.labelHigh(b))
		}
		x.labelled(caseLabel(b, i))
		x.text(x.style(l), part)
		x.fill(x.style(l), caseColumns)
		x.join(2, caseColumns, 1)
		x.end(need)
	}
}

func caseLabel(b report.CaseBox, part int) string {
	if part > 0 {
		return b.Label + "(続き)"
	}
	return b.Label
}

// labelled puts a label, which breaks within no word of katakana.
func (x caseForm) labelled(v string) {
	l, _ := x.set(x.label(), v, x.widths[0])
	x.text(x.style(l), v)
}

func (x caseForm) labelHigh(b report.CaseBox) float64 {
	return linesHigh(x.lines(b.Label, x.widths[0], 10), 10)
}

// result is the box 取組の成果: the headline, the text, the table of the years.
func (x caseForm) result(b report.CaseBox) {
	var rows []func()
	high := 0.0
	row := func(list string, height float64, write func()) {
		high += height
		rows = append(rows, func() { x.within(list, func() { write(); x.end(height) }) })
	}
	if head := x.r.Headline(); head != "" {
		l := cellLook.sized(12).strong()
		row("", 24, func() { x.acrossAll(l, head) })
	}
	if b.Text != "" || len(x.r.Years) == 0 {
		for _, part := range x.pieces(sheet.Clean(b.Text)) {
			row("", linesHigh(max(2, x.lines(part, x.wide(), x.size)), x.size), func() { x.wants(true, "取組の成果"); x.acrossAll(x.body(), part) })
		}
	}
	if len(x.r.Years) > 0 {
		x.years(row)
	}
	x.keepTogether(min(high, x.room()))
	for i, write := range rows {
		label := b.Label
		if i > 0 {
			label = ""
		}
		x.labelled(label)
		if i == 0 {
			x.join(1, 1, len(rows))
		}
		write()
	}
}

// acrossAll writes a text over all columns but the label's.
func (x caseForm) acrossAll(l look, text string) {
	x.text(x.style(l), text)
	x.fill(x.style(l), caseColumns)
	x.join(2, caseColumns, 1)
}

// years is the table of the years, in rows of their own.
func (x caseForm) years(row func(string, float64, func())) {
	head, text, number := x.style(headLook.sized(8.5)), x.style(cellLook.sized(9)), x.style(cellLook.number().sized(9))
	const years = "事例の年度別"
	row("", 24, func() {
		x.wants(true, years)
		for _, title := range []string{"年度", "開催回数", "定員計", "参加延べ", "実人数", "うち職員", "うち外部", "初参加"} {
			x.text(head, title)
		}
	})
	for _, y := range only(x.paper, x.r.Years) {
		row(years, 14, func() {
			x.wants(true, years)
			x.text(text, y.Year.Label(x.r.Style))
			x.number(number, y.Seminars)
			x.number(number, y.Capacity)
			x.number(number, y.Attendances)
			for _, n := range []int{y.People, y.Staff, y.Outside, y.FirstTimers} {
				x.person(number, y, n)
			}
		})
	}
	note := "うち職員・うち外部は参加延べの内訳です。実人数は重複を除いた人数です。"
	note += x.ifSo(x.r.Running, "事例の現在", "", fields.CaseAsOf(x.r))
	l := cellLook.sized(8).wrapped()
	row("", linesHigh(x.lines(note, x.wide(), 8), 8), func() { x.wants(true, years); x.acrossAll(l, note) })
}
