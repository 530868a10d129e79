package export

import (
	"fmt"
	"slices"
	"strings"

	"jibun/data/report"
	"jibun/export/sheet"
)

func (a annual) totalsColumns() []column {
	n, r := cellLook.number(), cellLook.ratio()
	all := []column{
		{title: "年度", mm: 30, look: cellLook},
		{title: "開催\n回数", mm: 14, look: n},
		{title: "定員計", mm: 17, look: n},
		{title: "申込延べ", mm: 17, look: n},
		{title: "参加延べ", mm: 17, look: n},
		{title: "実人数", mm: 17, look: n},
		{title: "うち職員", group: "参加延べの内訳", mm: 17, look: n},
		{title: "うち外部", group: "参加延べの内訳", mm: 17, look: n},
		{title: "人数", group: "初参加", mm: 15, look: n},
		{title: "率", group: "初参加", mm: 15, look: r},
		{title: "1回平均", mm: 15, look: cellLook.right().as(sheet.Average)},
		{title: "充足率", mm: 16, look: r},
		{title: "出席率", mm: 16, look: r},
		{title: "懇親会", mm: 15, look: n, ask: "懇親会のあった年度"},
		{title: "前年比", mm: 18, look: r},
	}
	if !a.everPartied() {
		return without(all, "懇親会")
	}
	return all
}

func (a annual) everPartied() bool {
	return slices.ContainsFunc(a.r.Totals, func(y report.Year) bool { return y.Party > 0 })
}

// totals is 実績総括表: a row a year since the beginning, with two charts.
func (a annual) totals() *sheet.Sheet {
	cols := a.totalsColumns()
	l := a.draft(plan{name: totalsSheet, landscape: true}.of(cols)).list(totalsSheet, a.sub(), cols)
	for i, y := range each(l.draft, "年度別", a.r.Totals) {
		before := a.r.Totals[:i]
		if y.Year == a.r.Year && a.r.Running {
			before = nil // a part of a year is not compared with a whole one
		}
		l.year(y, before, y.Year.Label(a.r.Style), a.everPartied())
	}
	if len(a.r.Totals) == 0 {
		l.none()
	} else {
		last := l.rows
		a.totalsSum(l)
		a.totalsNotes(l)
		a.totalsCharts(l, last)
	}
	return l.close()
}

// year writes a row. What is divided by what stands in it is a formula.
func (l *list) year(y report.Year, before []report.Year, label string, partied bool) {
	st := l.styles
	l.text(st[0], label)
	l.number(st[1], y.Seminars)
	l.number(st[2], y.Capacity)
	l.number(st[3], y.Applications)
	l.number(st[4], y.Attendances)
	for i, n := range []int{y.People, y.Staff, y.Outside, y.FirstTimers} {
		l.person(st[5+i], y, n)
	}
	people := l.row.Cells[5].Kind == sheet.Number
	l.rate(st[9], y.FirstShare(), l.here(9), l.here(6), people)
	l.rate(st[10], report.Ratio{Num: y.Attendances, Den: y.Seminars}, l.here(5), l.here(2), true)
	l.rate(st[11], y.FillRate(), l.here(5), l.here(3), y.FillRate() == report.Ratio{Num: y.Attendances, Den: y.Capacity})
	l.ratio(st[12], y.AttendanceRate())
	if partied {
		l.positive(st[13], y.Party)
	}
	// On a form the year before stands in no row of its own.
	l.rate(st[len(st)-1], growth(y, before), l.here(5), sheet.CellName(5, l.rows), l.marks == nil)
	l.end(16)
}

// growth is 前年比: 参加延べ / 参加延べ of the year before.
func growth(y report.Year, before []report.Year) report.Ratio {
	if n := len(before); n > 0 && before[n-1].Year == y.Year-1 {
		return report.Ratio{Num: y.Attendances, Den: before[n-1].Attendances}
	}
	return report.Ratio{}
}

// totalsSum adds up what can be added over the years; distinct people cannot.
func (a annual) totalsSum(l *list) {
	first, last := l.first, l.rows
	text, number := l.style(cellLook.sum()), l.style(cellLook.number().sum())
	add := func(f func(report.Year) int) {
		n := 0
		for _, y := range a.r.Totals {
			n += f(y)
		}
		l.total(number, first, last, n, n)
	}
	none := func() { l.text(number, dash) }
	l.text(text, "累計")
	add(func(y report.Year) int { return y.Seminars })
	add(func(y report.Year) int { return y.Capacity })
	add(func(y report.Year) int { return y.Applications })
	add(func(y report.Year) int { return y.Attendances })
	none()
	add(func(y report.Year) int { return y.Staff })
	add(func(y report.Year) int { return y.Outside })
	add(func(y report.Year) int { return y.FirstTimers })
	for range 4 {
		none()
	}
	if a.everPartied() {
		add(func(y report.Year) int { return y.Party })
	}
	none()
	l.end(0)
}

const countedYears = "人数のみの年度"

func (a annual) totalsNotes(l *list) {
	l.skip(4)
	l.note("※ 初参加率=初参加÷実人数、1回平均=参加延べ÷開催回数、充足率=参加延べ÷定員(定員のあるセミナーのみ)、" +
		"出席率=出席・遅刻・早退÷参加確定のうち出欠のわかる人数、前年比=参加延べ÷前年度の参加延べ。実人数は重複を除いた人数で、年度をまたいで足すことはできません。")
	if l.wants(a.r.Running, "年度途中") {
		l.note("※ " + a.r.Year.Label(a.r.Style) + a.asOf("は", "現在の途中の数字です。前年比は出していません。"))
	}
	var counted []report.Year
	for _, y := range a.r.Totals {
		if y.CountedOnly > 0 {
			counted = append(counted, y)
		}
	}
	for _, y := range each(l.draft, countedYears, counted) {
		if l.wants(true, countedYears) {
			l.note(fmt.Sprintf("※ %s: 参加延べのうち%s人は人数のみの記録で、実人数・職員・外部・初参加には含まれません。",
				y.Year.Label(a.r.Style), report.Grouped(y.CountedOnly)))
		}
	}
}

func (a annual) totalsCharts(l *list, last int) {
	l.skip(8)
	col := func(c int) (name, values sheet.Range) {
		return part(c, l.first-2, l.first-2), part(c, l.first, last)
	}
	years := part(1, l.first, last)
	one := func(title, unit string, c int, color string, of func(report.Year) int) sheet.Chart {
		name, values := col(c)
		var said []string
		for _, y := range a.r.Totals {
			said = append(said, y.Year.Label(a.r.Style)+" "+report.Grouped(of(y))+unit)
		}
		return sheet.Chart{Title: title, Says: title + "の年度ごとの棒グラフ: " + strings.Join(said, "、"), Categories: years,
			Series: []sheet.Series{{Name: name, Values: values, Color: color}}}
	}
	n := int((l.room() - l.used) / rowHeight)
	if n = min(n, 15); n < 8 { // too little for a chart: the next page, below rows of the table
		for n = 16; n > 8; n-- {
			if back, _ := l.along(float64(n) * rowHeight); back > 0 {
				break
			}
		}
	}
	l.draw(n, []sheet.Chart{one("開催回数(回)", "回", 2, green, func(y report.Year) int { return y.Seminars }),
		one("参加延べ人数(人)", "人", 5, blue, func(y report.Year) int { return y.Attendances })}, l.halves())
}
