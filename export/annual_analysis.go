package export

import (
	"fmt"
	"strconv"

	"jibun/data/report"
	"jibun/export/sheet"
)

// The sheet 分析 is a grid: a narrow column, a wide one for labels, and equal
// ones for figures. Its tables stand one below the other.
const (
	analysisNarrow  = 14.0
	analysisWide    = 66.0
	analysisFigures = 12 // at least
)

// analysis is 分析. Its title stands on each of its pages.
func (a annual) analysis() *sheet.Sheet {
	t := a.analysisTables(analysisSheet, max(analysisFigures, len(a.r.Analysis.Years)+1))
	t.ratios()
	t.weekdaysAndBands()
	t.categories()
	return t.close()
}

// analysisTables begins a sheet of tables with n equal columns for figures.
func (a annual) analysisTables(name string, n int) *analysisTables {
	widths := []float64{analysisNarrow, analysisWide}
	each := (acrossPage(true) - analysisNarrow - analysisWide) / float64(n)
	for range n {
		widths = append(widths, each)
	}
	s := a.draft(plan{name: name, landscape: true, widths: widths, line: 15, freezeRow: 2, titles: [2]int{1, 2}})
	s.title(name, a.sub(), len(widths))
	return &analysisTables{draft: s, annual: a,
		head: s.style(headLook.sized(9.5)), center: s.style(cellLook.center()),
		figure: s.style(cellLook.number()), share: s.style(cellLook.ratio()), average: s.style(cellLook.right().as(sheet.Average)),
		sideSum: s.style(cellLook.number().strong().filled(tintSum)), sumLabel: s.style(cellLook.sum()), sumNumber: s.style(cellLook.number().sum())}
}

type analysisTables struct {
	*draft
	annual                 annual
	head, center           int
	figure, share, average int
	sumLabel, sumNumber    int
	sideSum                int // a sum at the end of a row
	tables                 int
	need                   float64 // height of the row at hand, points
}

// headHeight is that of the heading rows here, in points.
const headHeight = 20.0

// table writes the title of the next table, on a new page if its heading and the
// given number of rows do not fit on this one.
func (t *analysisTables) table(title string, rows int) {
	const gap, line = 8, 22
	if height := gap + line + headHeight + float64(rows)*t.rowPoints(); t.used+height > t.room() && t.marks == nil {
		t.newPage()
	} else {
		t.skip(gap)
	}
	t.tables++
	t.text(t.style(plainLook.strong().sized(11)), strconv.Itoa(t.tables)+"　"+title)
	t.end(line)
}

// labelled puts a text over the two label columns.
func (t *analysisTables) labelled(style int, v string) {
	t.text(style, v)
	t.fill(style, 2)
	t.join(1, 2, 1)
}

// labels is labelled for a text that may need more lines.
func (t *analysisTables) labels(v string) {
	l, need := t.set(cellLook.wrapped(), sheet.Clean(v), analysisNarrow+analysisWide)
	t.need = need
	t.labelled(t.style(l), v)
}

// done ends a row with a label.
func (t *analysisTables) done() {
	t.end(max(t.need, t.rowPoints()))
	t.need = 0
}

// heads writes a heading row: a label and headings over two columns each.
func (t *analysisTables) heads(label string, span int, heads ...string) {
	t.labelled(t.head, label)
	for _, h := range heads {
		t.text(t.head, h)
		t.stretch(t.head, span)
	}
	t.end(headHeight)
}

// stretch joins the cell just put with the span-1 columns after it.
func (t *analysisTables) stretch(style, span int) {
	col := len(t.row.Cells)
	t.fill(style, col+span-1)
	t.join(col, col+span-1, 1)
}

// ratios is every ratio of the year with both of its sides.
func (t *analysisTables) ratios() {
	a, y := t.annual.r.Analysis, t.annual.year()
	rows := []struct {
		name, num, den string
		r              report.Ratio
	}{
		{"初参加率", "初参加", "実人数", y.FirstShare()},
		{"リピーター率(本年度に2〜4回)", "リピーター", "実人数", report.Ratio{Num: a.Repeaters, Den: a.People}},
		{"常連率(本年度に5回以上)", "常連", "実人数", report.Ratio{Num: a.Regulars, Den: a.People}},
		{fmt.Sprintf("上位10%%占有率(よく参加した%s人)", report.Grouped(a.Top10People)), "上位者の参加延べ", "参加延べ", a.Top10},
		{"充足率(定員のあるセミナー)", "参加延べ", "定員", y.FillRate()},
		{"出席率", "出席・遅刻・早退", "出欠のわかる参加確定", y.AttendanceRate()},
		{"無断欠席率", "無断欠席", "出欠のわかる参加確定", a.NoShows},
		{"キャンセル率", "キャンセル", "申込延べ", a.CancelRate},
	}
	t.table("主な比率", len(rows))
	t.labelled(t.head, "項目")
	for _, h := range []string{"分子", "分母"} {
		t.text(t.head, h)
		t.stretch(t.head, 4)
	}
	t.text(t.head, "率")
	t.end(headHeight)
	for _, x := range rows {
		t.labels(x.name)
		t.text(t.center, x.num)
		t.stretch(t.center, 3)
		t.number(t.figure, x.r.Num)
		t.text(t.center, x.den)
		t.stretch(t.center, 3)
		t.number(t.figure, x.r.Den)
		t.rate(t.share, x.r, t.here(6), t.here(10), true)
		t.done()
	}
	t.cancellations(a)
}

// cancellations counts what became of the registrations.
func (t *analysisTables) cancellations(a report.Analysis) {
	heads := []string{"参加確定", "キャンセル", "取消", "欠席(連絡あり)", "無断欠席"}
	t.table("キャンセル・欠席", 1)
	t.heads("申込(登壇した方を除く)", 2, heads...)
	t.labels("件数")
	for _, n := range []int{a.Confirmed, a.Withdrawn, a.Revoked, a.Absent, a.NoShows.Num} {
		t.number(t.figure, n)
		t.stretch(t.figure, 2)
	}
	t.done()
}

func (t *analysisTables) weekdaysAndBands() {
	a := t.annual.r.Analysis
	t.table("曜日", len(a.Weekdays))
	t.heads("曜日", 2, "開催回数", "参加延べ", "1回平均")
	t.buckets("曜日", a.Weekdays, func(b report.Bucket) {
		t.number(t.figure, b.Seminars)
		t.stretch(t.figure, 2)
		t.number(t.figure, b.Attendances)
		t.stretch(t.figure, 2)
		t.rate(t.average, report.Ratio{Num: b.Attendances, Den: b.Seminars}, t.here(5), t.here(3), true)
		t.stretch(t.average, 2)
	})
	sum := 0
	for _, b := range a.Bands {
		sum += b.Attendances
	}
	t.table("職層(職員)", len(a.Bands))
	t.heads("職層", 2, "実人数", "分子:参加延べ", "分母:職員延べ", "割合")
	t.buckets("年齢層", a.Bands, func(b report.Bucket) {
		for _, n := range []int{b.People, b.Attendances, sum} {
			t.number(t.figure, n)
			t.stretch(t.figure, 2)
		}
		t.rate(t.share, report.Ratio{Num: b.Attendances, Den: sum}, t.here(5), t.here(7), true)
		t.stretch(t.share, 2)
	})
}

func (t *analysisTables) buckets(list string, all []report.Bucket, figures func(report.Bucket)) {
	for _, b := range each(t.draft, list, all) {
		t.labelled(t.center, b.Label)
		figures(b)
		t.end(0)
	}
	t.noneOf(list, len(all))
}
