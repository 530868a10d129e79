package export

import (
	"jibun/data/report"
	"jibun/data/wareki"
	"jibun/export/sheet"
)

func seminarColumns(style wareki.Style) []column {
	n, t := cellLook.number().sized(9), cellLook.sized(8.5)
	return []column{
		{title: "回\n(通算)", mm: 11, look: cellLook.sized(9).center()},
		{group: "開催日", mm: 28, look: cellLook.sized(9).as(dayFormat(style)).right()},
		{group: "開催日", mm: 6, look: t.center()},
		{title: "テーマ", mm: 44, look: t.wrapped(), tall: true},
		{title: "分類", mm: 23, look: t.wrapped(), tall: true},
		{title: "講師\n(所属・職・氏名)", mm: 34, look: t.wrapped(), tall: true},
		{title: "会場", mm: 22, look: t.wrapped(), tall: true},
		{title: "定員", mm: 10, look: n},
		{title: "申込", mm: 10, look: n},
		{title: "計", group: "参加", mm: 10, look: n},
		{title: "職員", group: "参加", mm: 10, look: n},
		{title: "外部", group: "参加", mm: 10, look: n},
		{title: "初参加", mm: 11, look: n},
		{title: "懇親会", mm: 11, look: n},
		{title: "備考", mm: 16, look: t.wrapped(), tall: true},
	}
}

// seminars is 開催一覧. Cancelled and postponed seminars are grey and have no
// figures, so that the sums are those of the seminars that were held.
func (a annual) seminars() *sheet.Sheet {
	cols := seminarColumns(a.r.Style)
	l := a.draft(plan{name: seminarsSheet, landscape: true, personal: true, headSize: 8.5}.of(cols)).list(seminarsSheet, a.sub(), cols)
	dead := make([]int, len(cols))
	for i, c := range cols {
		dead[i] = l.style(c.look.colored(grey).filled("EFEFEF"))
	}
	for _, x := range a.r.Seminars {
		l.seminar(x, dead)
	}
	if len(a.r.Seminars) == 0 {
		l.none()
	} else {
		a.seminarsSum(l)
	}
	return l.close()
}

func (l *list) seminar(x report.SeminarRow, dead []int) {
	st, remark := l.styles, x.Remark
	if !x.Held {
		st = dead
	}
	if x.CountedOnly {
		remark = joined("　", "人数のみ", remark)
	}
	l.count(st[0], x.Number)
	l.day(st[1], st[2], x.Date)
	l.text(st[3], x.Title)
	l.text(st[4], x.Category)
	l.text(st[5], x.Speakers)
	l.text(st[6], x.Venue)
	l.seminarFigures(x, st)
	l.text(st[14], remark)
	l.entry(l.height(x.Title, x.Category, x.Speakers, x.Venue, remark))
}

func (l *list) seminarFigures(x report.SeminarRow, st []int) {
	if !x.Held {
		for i := 7; i < 14; i++ {
			l.text(st[i], dash)
		}
		return
	}
	if x.Capacity > 0 {
		l.number(st[7], x.Capacity)
	} else {
		l.text(st[7], dash)
	}
	l.number(st[8], x.Applications)
	l.number(st[9], x.Attendances)
	for i, n := range []int{x.Staff, x.Outside, x.FirstTimers} {
		if x.CountedOnly && n == 0 {
			l.text(st[10+i], dash)
			continue
		}
		l.number(st[10+i], n)
	}
	l.number(st[13], x.Party)
}

func (a annual) seminarsSum(l *list) {
	first, last := l.first, l.rows
	text, number := l.style(cellLook.sum().sized(9)), l.style(cellLook.number().sum().sized(9))
	held := 0
	for _, x := range a.r.Seminars {
		if x.Held {
			held++
		}
	}
	l.text(text, "計(開催"+grouped(held)+"回)")
	l.fill(text, 7)
	l.join(1, 7, 1)
	for _, f := range []func(report.SeminarRow) int{
		func(x report.SeminarRow) int { return x.Capacity },
		func(x report.SeminarRow) int { return x.Applications },
		func(x report.SeminarRow) int { return x.Attendances },
		func(x report.SeminarRow) int { return x.Staff },
		func(x report.SeminarRow) int { return x.Outside },
		func(x report.SeminarRow) int { return x.FirstTimers },
		func(x report.SeminarRow) int { return x.Party },
	} {
		n := 0
		for _, x := range a.r.Seminars {
			if x.Held {
				n += f(x)
			}
		}
		l.total(number, first, last, n, n)
	}
	l.text(text, "")
	l.end(0)
}
