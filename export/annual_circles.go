package export

import (
	"strconv"

	"jibun/data/report"
	"jibun/export/sheet"
)

// circles is 新規 / リピーター / 常連 by seminar: the chart first, then the table,
// which is the last of the sheet so that its heading can repeat.
func (t *analysisTables) circles() {
	held := held(t.annual.r.Seminars)
	const chartRows = 15
	t.table("新規・リピーター・常連(セミナー別)", min(chartRows+5, 1+len(held)*20))
	if len(held) == 0 {
		t.none()
		return
	}
	head := t.rows + chartRows + 2
	first, last := head+1, head+len(held)
	var all []sheet.Series
	for i, color := range []string{green, blue, orange, pale} {
		col := 3 + 2*i
		all = append(all, sheet.Series{Name: part(col, head, head), Values: part(col, first, last), Color: color})
	}
	t.draw(chartRows, []sheet.Chart{{Kind: sheet.StackedColumns, Title: "セミナー別の参加者の内訳(人)", Upright: len(held) > 26,
		Categories: part(1, first, last), Series: all}}, [][2]int{{1, len(t.widths)}})
	t.skip(6)
	t.circleHeads()
	t.titles = [2]int{head, head}
	for _, x := range held {
		t.circle(x)
	}
	t.circleSum(held, first, last)
	t.skip(4)
	t.note("※ 新規=初参加、リピーター=その前の12か月に2〜4回参加、常連=同じく5回以上、久しぶり=初参加ではなく、その前の12か月の参加が1回以下。新規率=新規(分子)÷計(分母)。")
}

func held(all []report.SeminarRow) []report.SeminarRow {
	var some []report.SeminarRow
	for _, x := range all {
		if x.Held {
			some = append(some, x)
		}
	}
	return some
}

func (t *analysisTables) circleHeads() {
	t.text(t.head, "回")
	t.text(t.head, "テーマ")
	for _, h := range []string{"新規", "リピーター", "常連", "久しぶり", "計", "新規率"} {
		t.text(t.head, h)
		t.stretch(t.head, 2)
	}
	t.end(headHeight)
}

func (t *analysisTables) circle(x report.SeminarRow) {
	t.text(t.center, circleName(x))
	title := x.Title
	if x.CountedOnly {
		title = joined("　", title, "(人数のみ)")
	}
	t.text(t.label, title)
	kinds := []int{x.FirstTimers, x.Repeaters, x.Regulars, x.Returning}
	sum := 0
	for _, n := range kinds {
		if sum += n; x.CountedOnly {
			t.text(t.figure, dash)
		} else {
			t.number(t.figure, n)
		}
		t.stretch(t.figure, 2)
	}
	row := strconv.Itoa(t.rows + 1)
	if x.CountedOnly {
		t.text(t.sideSum, dash)
	} else {
		t.formula(t.sideSum, "SUM(C"+row+":J"+row+")", sum)
	}
	t.stretch(t.sideSum, 2)
	t.ratio(t.share, report.Ratio{Num: x.FirstTimers, Den: sum})
	t.stretch(t.share, 2)
	h := float64(t.lines(title, analysisWide, 10))*13 + 5
	t.end(max(h, rowHeight))
}

// circleName is a text even where a number would do: categories of a chart.
func circleName(x report.SeminarRow) string {
	if x.Number > 0 {
		return "第" + strconv.Itoa(x.Number) + "回"
	}
	return strconv.Itoa(x.Date.Month()) + "/" + strconv.Itoa(x.Date.Day())
}

func (t *analysisTables) circleSum(held []report.SeminarRow, first, last int) {
	var sums [5]int
	for _, x := range held {
		for i, n := range []int{x.FirstTimers, x.Repeaters, x.Regulars, x.Returning} {
			if !x.CountedOnly {
				sums[i] += n
				sums[4] += n
			}
		}
	}
	t.labelled(t.sumLabel, "計")
	for _, n := range sums {
		t.total(t.sumNumber, first, last, n, n)
		t.stretch(t.sumNumber, 2)
	}
	share := t.style(cellLook.ratio().sum())
	t.ratio(share, report.Ratio{Num: sums[0], Den: sums[4]})
	t.stretch(share, 2)
	t.end(0)
}
