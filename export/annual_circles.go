package export

import (
	"fmt"
	"strconv"

	"jibun/data/report"
	"jibun/export/fields"
	"jibun/export/sheet"
)

// circles is 新規 / リピーター / 常連 by seminar, on a sheet of its own: there its
// headings stand on each page. The chart comes last.
func (a annual) circles() *sheet.Sheet {
	t := a.analysisTables(circlesSheet, 12)
	held := held(a.r.Seminars)
	t.circleHeads()
	t.freeze(t.rows)
	t.repeats(1, t.rows)
	head := t.rows
	first := t.rows + 1
	for _, x := range each(t.draft, "開催", held) {
		t.circle(x)
	}
	last := t.rows
	if t.noneOf("開催", len(held)) {
		return t.close()
	}
	t.circleSum(held, first, last)
	t.skip(4)
	t.wants(true, "開催")
	t.note("※ 新規=初参加、リピーター=その回を含む12か月に2〜4回参加、常連=同じく5回以上、久しぶり=初参加ではなく、その12か月ではその回だけ。四つの計が参加者数です。新規率=新規(分子)÷計(分母)。")
	t.circleChart(held, head, first, last)
	return t.close()
}

func (t *analysisTables) circleChart(held []report.SeminarRow, head, first, last int) {
	const rows = 16
	var all []sheet.Series
	for i, color := range []string{green, blue, orange, pale} {
		col := 3 + 2*i
		all = append(all, sheet.Series{Name: part(col, head, head), Values: part(col, first, last), Color: color})
	}
	sums := [4]int{}
	for _, x := range held {
		for i, n := range []int{x.FirstTimers, x.Repeaters, x.Regulars, x.Returning} {
			sums[i] += n
		}
	}
	title := "セミナー別の参加者の内訳(人)"
	t.withRows(8 + rows*t.rowPoints())
	t.skip(8)
	t.draw(rows, []sheet.Chart{{Kind: sheet.StackedColumns, Title: title, Upright: len(held) > 26,
		Says: fmt.Sprintf("%sの積み上げ棒グラフ、%d回分。計: 新規 %s人、リピーター %s人、常連 %s人、久しぶり %s人", title, len(held),
			report.Grouped(sums[0]), report.Grouped(sums[1]), report.Grouped(sums[2]), report.Grouped(sums[3])),
		Categories: part(1, first, last), Series: all}}, [][2]int{{1, len(t.widths)}})
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
	t.text(t.center, fields.Named(x))
	title := fields.Titled(x)
	l, need := t.set(cellLook.wrapped(), sheet.Clean(title), analysisWide)
	t.text(t.style(l), title)
	kinds := []int{x.FirstTimers, x.Repeaters, x.Regulars, x.Returning}
	sum := 0
	for _, n := range kinds {
		sum += n
		t.known(t.figure, n, !x.CountedOnly)
		t.stretch(t.figure, 2)
	}
	row := strconv.Itoa(t.rows + 1)
	if x.CountedOnly {
		t.known(t.sideSum, sum, false)
	} else {
		t.formula(t.sideSum, "SUM(C"+row+":J"+row+")", sum)
	}
	t.stretch(t.sideSum, 2)
	t.rate(t.share, report.Ratio{Num: x.FirstTimers, Den: sum}, t.here(3), t.here(11), !x.CountedOnly)
	t.stretch(t.share, 2)
	t.end(max(need, t.rowPoints()))
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
	t.keepTogether(t.rowPoints())
	t.labelled(t.sumLabel, "計")
	for _, n := range sums {
		t.total(t.sumNumber, first, last, n, n)
		t.stretch(t.sumNumber, 2)
	}
	share := t.style(cellLook.ratio().sum())
	t.rate(share, report.Ratio{Num: sums[0], Den: sums[4]}, t.here(3), t.here(11), true)
	t.stretch(share, 2)
	t.wants(true, "開催")
	t.end(0)
}
