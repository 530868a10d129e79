package export

import "jibun/data/report"

// categories is 分類 × 年度 for one figure, with a chart of the report's year.
func (t *analysisTables) categories(what, unit, color string, of func(report.CategoryYears) []int) {
	a := t.annual.r.Analysis
	const chartRows = 11
	height := float64(len(a.Categories)+2) * 20
	if height+chartRows*rowHeight < t.room() {
		height += (chartRows + 1) * rowHeight
	}
	t.table("分類×年度("+what+")", height)
	if len(a.Categories) == 0 || len(a.Years) == 0 {
		t.none()
		return
	}
	t.labelled(t.head, "分類")
	for _, y := range a.Years {
		t.text(t.head, y.Short(t.annual.r.Style))
	}
	t.text(t.head, "計")
	t.end(20)
	first, n := t.rows+1, len(a.Years)
	t.categoryRows(a, of)
	last := first + len(a.Categories) - 1
	t.skip(6)
	t.draw(chartRows, []chart{{
		title:      a.Years[n-1].Label(t.annual.r.Style) + " 分類別の" + what,
		unit:       unit,
		categories: ref(analysisSheet, 1, first, 1, last),
		series:     []series{{ref(analysisSheet, 2+n, first-1, 2+n, first-1), ref(analysisSheet, 2+n, first, 2+n, last), color}},
	}}, [][2]int{{1, len(t.widths)}})
}

// categoryRows writes the rows and the sums of 分類 × 年度.
func (t *analysisTables) categoryRows(a report.Analysis, of func(report.CategoryYears) []int) {
	first, n := t.rows+1, len(a.Years)
	sums := make([]int, n+1)
	for _, c := range a.Categories {
		row, total := of(c), 0
		t.labelled(t.label, c.Name)
		for i := range n {
			v := 0
			if i < len(row) {
				v = row[i]
			}
			t.number(t.figure, v)
			total += v
			sums[i] += v
		}
		sums[n] += total
		t.rowTotal(t.sumNumber, 3, total)
		t.end(0)
	}
	t.labelled(t.sumLabel, "計")
	for _, v := range sums {
		t.total(t.sumNumber, first, first+len(a.Categories)-1, v, v)
	}
	t.end(0)
}
