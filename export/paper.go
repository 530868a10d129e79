package export

import (
	"strings"

	"jibun/data/report"
	"jibun/export/sheet"
)

// paper is a paper in the making.
type paper struct {
	*sheet.Paper
	head    report.Head
	measure Measure
	marks   *marking // nil: a paper with values, no form
	painted bool     // its pages are painted by us, with what is drawn on them
}

// newPaper begins a paper with the given title; rows is a guess for progress.
func newPaper(head report.Head, m Measure, title string, rows int) *paper {
	drawn, isDrawn := m.(painted)
	if isDrawn {
		m = drawn.Measure
	}
	b := &paper{painted: isDrawn, head: head, measure: m, Paper: &sheet.Paper{
		Title: sheet.OneLine(title), Subject: sheet.OneLine(head.Series), Author: author(head), Company: sheet.OneLine(head.Office),
		Made: head.Made, Face: face, Looks: []sheet.Look{{}}, Rows: rows,
	}}
	if f, ok := m.(formed); ok {
		b.form(f)
	}
	return b
}

// formed is the measure of a form: what is laid out with it becomes one.
type formed struct {
	Measure
	*marking
}

// form makes b one.
func (b *paper) form(f formed) {
	b.marks, b.Made = f.marking, ""
	for _, v := range []*string{&b.Title, &b.Subject, &b.Author, &b.Company} {
		*v, _ = b.marks.text(*v)
	}
}

// called gives a paper its title once it is known.
func (b *paper) called(title string) {
	if b.Title = sheet.OneLine(title); b.marks != nil {
		b.Title, _ = b.marks.text(b.Title)
	}
}

// author is the office's section.
func author(h report.Head) string {
	return strings.TrimSpace(sheet.OneLine(h.Office) + " " + sheet.OneLine(h.Section))
}

// style is the place of a look in the paper.
func (b *paper) style(l look) int { return b.Look(sheet.Look(l)) }

// of is the paper with its sheets, each laid out when it is asked for.
func (b *paper) of(sheets ...func() *sheet.Sheet) *sheet.Paper {
	b.Sheets = func(yield func(*sheet.Sheet) bool) {
		for _, s := range sheets {
			if !yield(s()) {
				return
			}
		}
	}
	return b.Paper
}
