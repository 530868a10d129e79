package export

import (
	"context"
	"io"

	"jibun/data/report"
	"jibun/export/sheet"
)

// The sheets of the 年次報告書, in this order.
const (
	coverSheet       = "表紙"
	totalsSheet      = "実績総括表"
	seminarsSheet    = "開催一覧"
	departmentsSheet = "所属別参加状況"
	historySheet     = "受講履歴"
	speakersSheet    = "講師一覧"
	analysisSheet    = "分析"
	circlesSheet     = "分析(回ごと)"
	surveySheet      = "アンケート"
	reviewSheet      = "目的・成果・課題"
)

// Annual writes the 年次報告書 of a fiscal year: one workbook. 受講履歴 is left out where
// the value says so, アンケート and 目的・成果・課題 where nothing was written.
//
// Nothing is written to w when ctx ends before the workbook is complete; the
// error is then the context's.
func Annual(ctx context.Context, w io.Writer, r report.Annual, o Options) error {
	return Write(ctx, w, AnnualPaper(r, HalfWidths{}), o)
}

// AnnualPaper is the same before it is a file.
func AnnualPaper(r report.Annual, m Measure) *sheet.Paper {
	title := r.Year.Label(r.Style) + " " + r.Series + " 年次報告書"
	a := annual{newPaper(r.Head, m, title, annualRows(r)), r}
	return a.of(a.sheets()...)
}

// sheets are those of this report, in their order.
func (a annual) sheets() []func() *sheet.Sheet {
	all := []func() *sheet.Sheet{a.cover, a.totals, a.seminars, a.departments}
	if !a.r.WithoutHistory {
		all = append(all, a.history)
	}
	all = append(all, a.speakers, a.analysis, a.circles)
	if a.surveyed() {
		all = append(all, a.survey)
	}
	if a.reviewed() {
		all = append(all, a.review)
	}
	return all
}

// annual is the report on its way to paper.
type annual struct {
	*paper
	r report.Annual
}

func annualRows(r report.Annual) int {
	n := 150 + len(r.Totals) + 2*len(r.Seminars) + len(r.History) + len(r.Speakers)
	for _, d := range r.Divisions {
		n += len(d.Departments) + 1
	}
	return n
}

// year is the row of the report's own year, the last one; zero if there is none.
func (a annual) year() report.Year {
	if n := len(a.r.Totals); n > 0 {
		return a.r.Totals[n-1]
	}
	return report.Year{Year: a.r.Year}
}

// before is the row of the year before, if the series was running then.
func (a annual) before() (report.Year, bool) {
	for _, y := range a.r.Totals {
		if y.Year == a.r.Year-1 {
			return y, true
		}
	}
	return report.Year{}, false
}

// sub is the line below the title of each sheet.
func (a annual) sub() string { return a.subtitle(a.r.Year.Label(a.r.Style)) }

// asOf names the reference day between two pieces of a sentence, nothing if
// there is none.
func (a annual) asOf(before, after string) string {
	if a.r.AsOf == "" {
		return ""
	}
	return before + a.r.Style.Full(a.r.AsOf) + after
}
