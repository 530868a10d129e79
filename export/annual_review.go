package export

import (
	"slices"
	"strconv"

	"jibun/data/report"
	"jibun/export/sheet"
)

// surveyed reports whether a survey was counted in the year, reviewed whether
// anything was written about its seminars.
const (
	surveyed = "アンケート"
	reviewed = "目的と成果"
)

func (a annual) surveyed() bool {
	return slices.ContainsFunc(a.r.Reviews, func(x report.Review) bool { return x.Handed > 0 })
}

func (a annual) reviewed() bool {
	return slices.ContainsFunc(a.r.Reviews, report.Review.Written)
}

// optional is the name of a sheet that is not always there: on a form the sheet hides
// itself.
func (a annual) optional(name string) string {
	if a.marks == nil {
		return name
	}
	return "{{" + optionalSheets[name] + "があれば}}" + name
}

// answers are the headings of the five scores, the best first.
var answers = []string{"とても\n良い", "良い", "ふつう", "あまり\n良くない", "良くない"}

// survey is アンケート: sheets handed out and returned, and what they say.
func (a annual) survey() *sheet.Sheet {
	n := cellLook.number()
	cols := []column{
		{title: "回", mm: 12, look: cellLook.center()},
		{group: "開催日", mm: 31.6, look: cellLook.right().as(dayFormat(a.r.Style))},
		{group: "開催日", mm: 6.5, look: cellLook.center()},
		{title: "テーマ", mm: 72, look: cellLook.wrapped(), tall: true},
		{title: "配布", mm: 13, look: n}, {title: "回収", mm: 13, look: n}, {title: "回収率", mm: 15, look: cellLook.ratio()},
	}
	for _, v := range answers {
		cols = append(cols, column{title: v, group: "評価(件)", mm: 13.5, look: n})
	}
	cols = append(cols, column{title: "満足度", mm: 15, look: cellLook.ratio()}, column{title: "平均\n(5点)", mm: 14, look: cellLook.right().as(sheet.Average)})
	l := a.draft(plan{name: a.optional(surveySheet), landscape: true, headSize: 9}.of(cols)).list(surveySheet, a.sub(), cols)
	all := report.Review{}
	var some []report.Review
	for _, x := range a.r.Reviews {
		if x.Handed > 0 {
			some = append(some, x)
		}
	}
	for _, x := range each(l.draft, surveyed, some) {
		l.count(l.styles[0], x.Number)
		l.day(l.styles[1], l.styles[2], x.Date)
		l.words(x.Title)
		l.surveyFigures(x, func(col, n int) { l.number(l.styles[col], n) }, func(col int) int { return l.styles[col] })
		l.entered()
		all.Handed, all.Returned = all.Handed+x.Handed, all.Returned+x.Returned
		for i, n := range x.Scores {
			all.Scores[i] += n
		}
	}
	first, last := l.first, l.rows
	sum := func(col int) int { return l.style(l.cols[col].look.sum()) }
	l.keepTogether(rowHeight)
	l.text(l.style(cellLook.sum()), "計")
	l.fill(l.style(cellLook.sum()), 4)
	l.join(1, 4, 1)
	l.surveyFigures(all, func(col, n int) { l.total(sum(col), first, last, n, n) }, sum)
	l.end(0)
	l.skip(4)
	l.note("※ 回収率=回収÷配布、満足度=(とても良い+良い)÷評価のある枚数、平均はとても良い5点から良くない1点までの平均です。")
	return l.close()
}

// surveyFigures puts the counts of a row and what is divided by them.
func (l *list) surveyFigures(x report.Review, count func(col, n int), style func(col int) int) {
	cell := func(col int) string { return l.here(col) }
	count(4, x.Handed)
	count(5, x.Returned)
	l.rate(style(6), report.Ratio{Num: x.Returned, Den: x.Handed}, cell(6), cell(5), true)
	answered, points := 0, 0
	for i, n := range x.Scores {
		count(7+i, n)
		answered, points = answered+n, points+n*(5-i)
	}
	row := strconv.Itoa(l.rows + 1)
	all := "SUM(H" + row + ":L" + row + ")"
	l.rate(style(12), report.Ratio{Num: x.Scores[0] + x.Scores[1], Den: answered}, "SUM(H"+row+":I"+row+")", all, true)
	l.rate(style(13), report.Ratio{Num: points, Den: answered}, "(H"+row+"*5+I"+row+"*4+J"+row+"*3+K"+row+"*2+L"+row+")", all, true)
}

// review is 目的・成果・課題: what was written after each seminar.
func (a annual) review() *sheet.Sheet {
	t := cellLook.sized(9).wrapped()
	t.Down = sheet.Top
	cols := []column{
		{title: "回", mm: 11, look: t.center()},
		{title: "テーマ", mm: 46, look: t, tall: true},
		{title: "目的", mm: 51, look: t, tall: true},
		{title: "成果", mm: 51, look: t, tall: true},
		{title: "課題", mm: 51, look: t, tall: true},
		{title: "次回に向けて", mm: 51, look: t, tall: true},
	}
	l := a.draft(plan{name: a.optional(reviewSheet), landscape: true}.of(cols)).list(reviewSheet, a.sub(), cols)
	var some []report.Review
	for _, x := range a.r.Reviews {
		if x.Written() {
			some = append(some, x)
		}
	}
	for _, x := range each(l.draft, reviewed, some) {
		l.count(l.styles[0], x.Number)
		for _, v := range []string{joined("\n", x.Title, a.r.Style.Full(x.Date)), x.Aim, x.Result, x.Findings, x.Next} {
			l.exactly(l.cols[len(l.row.Cells)].look, v)
		}
		l.entered()
	}
	return l.close()
}
