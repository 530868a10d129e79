package export

import (
	"strings"

	"jibun/data/report"
	"jibun/export/sheet"
)

// categories is 分類 × 年度, once counted in seminars and once in attendances,
// with charts of the report's year below.
func (t *analysisTables) categories() {
	a := t.annual.r.Analysis
	if len(a.Categories) == 0 || len(a.Years) == 0 {
		t.table("分類×年度", 1)
		t.none()
		return
	}
	year := a.Years[len(a.Years)-1].Label(t.annual.r.Style)
	seminars := t.category("開催回数", green, func(c report.CategoryYears) []int { return c.Seminars })
	attendances := t.category("参加延べ人数", blue, func(c report.CategoryYears) []int { return c.Attendances })
	seminars.Title, attendances.Title = year+" 分類別の開催回数(回)", year+" 分類別の参加延べ人数(人)"
	seminars.Says += seminars.Title + "の棒グラフ: " + inWords(a.Categories, "回", func(c report.CategoryYears) []int { return c.Seminars })
	attendances.Says += attendances.Title + "の棒グラフ: " + inWords(a.Categories, "人", func(c report.CategoryYears) []int { return c.Attendances })
	t.skip(6)
	lines := len(a.Categories)
	if t.marks != nil {
		lines = usualCategories
	}
	t.draw(min(5+lines*2/3, 24), []sheet.Chart{seminars, attendances}, t.halves())
}

// usualCategories is how many there are where nothing is said.
const usualCategories = 11

// inWords says the last figure of each category.
func inWords(all []report.CategoryYears, unit string, of func(report.CategoryYears) []int) string {
	var said []string
	for _, c := range all {
		if n := of(c); len(n) > 0 {
			said = append(said, c.Name+" "+report.Grouped(n[len(n)-1])+unit)
		}
	}
	return strings.Join(said, "、")
}

// category writes one of the two tables and returns its chart.
func (t *analysisTables) category(what, color string, of func(report.CategoryYears) []int) sheet.Chart {
	a := t.annual.r.Analysis
	t.table("分類×年度("+what+")", len(a.Categories)+1)
	t.labelled(t.head, "分類")
	for _, y := range a.Years {
		t.text(t.head, y.Short(t.annual.r.Style))
	}
	t.text(t.head, "計")
	t.end(headHeight)
	head, n := t.rows, len(a.Years)
	first, sums := head+1, make([]int, n+1)
	for _, c := range each(t.draft, "分類", a.Categories) {
		t.categoryRow(c.Name, of(c), sums)
	}
	last := t.rows
	t.labelled(t.sumLabel, "計")
	for _, v := range sums {
		t.total(t.sumNumber, first, last, v, v)
	}
	t.end(0)
	col := 2 + n // the report's year, the last one
	return sheet.Chart{Kind: sheet.Bars, Categories: part(1, first, last),
		Series: []sheet.Series{{Name: part(col, head, head), Values: part(col, first, last), Color: color}}}
}

// categoryRow writes a row and adds it to sums, whose last is the sum of all.
func (t *analysisTables) categoryRow(name string, figures, sums []int) {
	t.labels(name)
	n, total := len(sums)-1, 0
	for i := range n {
		v := 0
		if i < len(figures) {
			v = figures[i]
		}
		t.number(t.figure, v)
		total += v
		sums[i] += v
	}
	sums[n] += total
	t.rowTotal(t.sideSum, 3, total)
	t.done()
}
