package export

import (
	"slices"
	"strings"

	"jibun/data/report"
	"jibun/export/fields"
	"jibun/export/sheet"
)

// seminarColumns are those of 開催一覧. There is none for gatherings in a year that
// had none.
func (a annual) seminarColumns() []column {
	n, t := cellLook.number().sized(8.5), cellLook.sized(8.5)
	all := []column{
		{title: "回\n(通算)", mm: 10, look: t.center()},
		{group: "開催日", mm: 27.5, look: t.as(dayFormat(a.r.Style)).right()},
		{group: "開催日", mm: 5.5, look: t.center()},
		{title: "テーマ", mm: 38, look: t.wrapped(), tall: true},
		{title: "分類", mm: 19, look: t.wrapped(), tall: true},
		{title: "所属・職", group: "講師", mm: 36.5, look: t.wrapped(), tall: true},
		{title: "氏名", group: "講師", mm: 20, look: t.wrapped(), tall: true},
		{title: "会場", mm: 18.1, look: t.wrapped(), tall: true},
		{title: "定員", mm: 10.7, look: n},
		{title: "申込", mm: 10.7, look: n},
		{title: "計", group: "参加", mm: 10.7, look: n},
		{title: "職員", group: "参加", mm: 10.7, look: n},
		{title: "外部", group: "参加", mm: 8.7, look: n},
		{title: "初参加", mm: 9.1, look: n},
		{title: "懇親会", mm: 9.1, look: n, ask: "懇親会のあった回"},
		{title: "備考", mm: 18, look: t.wrapped(), tall: true},
	}
	if !a.partied() {
		all = without(all, "懇親会")
	}
	return all
}

// without leaves out the column of that title and gives its width to テーマ.
func without(all []column, title string) []column {
	var some []column
	spare := 0.0
	for _, c := range all {
		if c.title == title {
			spare = c.mm
			continue
		}
		some = append(some, c)
	}
	for i := range some {
		if some[i].title == "テーマ" {
			some[i].mm += spare
		}
	}
	return some
}

// partied reports whether there was a gathering in the year.
func (a annual) partied() bool {
	for _, x := range a.r.Seminars {
		if x.Held && x.Party > 0 {
			return true
		}
	}
	return false
}

// seminars is 開催一覧. Cancelled and postponed seminars are grey and have no
// figures, so that the sums are those of the seminars that were held.
func (a annual) seminars() *sheet.Sheet {
	cols := a.shared(a.seminarColumns(), a.seminarTexts())
	l := a.draft(plan{name: seminarsSheet, landscape: true, personal: true, headSize: 8.5}.of(cols)).list(seminarsSheet, a.sub(), cols)
	for i, x := range each(l.draft, "セミナー", a.r.Seminars) {
		l.seminar(x, a.partied())
		if i == len(a.r.Seminars)-1 {
			l.closing(rowHeight)
		}
		l.entered()
	}
	if !l.noneOf("セミナー", len(a.r.Seminars)) {
		a.seminarsSum(l)
	}
	return l.close()
}

// seminarTexts are what stands in the columns that take several lines.
func (a annual) seminarTexts() [][]string {
	rows := make([][]string, len(a.r.Seminars))
	for i, x := range a.r.Seminars {
		from, names := lecturerLines(x.Speakers)
		remark := 15
		if !a.partied() {
			remark--
		}
		row := make([]string, remark+1)
		row[3], row[4], row[5], row[6], row[7], row[remark] = x.Title, x.Category, from, names, x.Venue, fields.Remark(x)
		rows[i] = row
	}
	return rows
}

func (l *list) seminar(x report.SeminarRow, partied bool) {
	look := func() look {
		c := l.cols[len(l.row.Cells)].look
		if !x.Held {
			c = c.colored(grey)
		}
		return c
	}
	words := func(v string) { l.worded(len(l.row.Cells), look(), v) }
	l.count(l.style(look()), x.Number)
	l.day(l.style(look()), l.style(l.cols[2].look.colored(look().Color)), x.Date)
	words(x.Title)
	words(x.Category)
	from, names, size := l.lecturers(x.Speakers)
	l.exactly(look().sized(size), from)
	l.exactly(look().sized(size), names)
	words(x.Venue)
	l.seminarFigures(x, partied, func() int { return l.style(look()) })
	words(fields.Remark(x))
}

// lecturers writes them one a line, 所属・職 and 氏名 apart and beside each other, in a size
// at which each is one line. Where some are not at the smallest, there are free lines up to
// the longer of the two.
func (l *list) lecturers(all []report.Lecturer) (from, names string, size float64) {
	lines := func(column int, v string) int { return l.lines(v, l.cols[column].mm, size) }
	smallest, broken := oneLine, 8.0 // of two or three that are too long even so
	if len(all) > 3 {
		smallest, broken = 6.5, 6.5
	}
	size = l.cols[5].look.Size
	if len(all) > 1 {
		long := func(x report.Lecturer) bool {
			return lines(5, sheet.OneLine(x.From))+lines(6, sheet.OneLine(x.Name)) > 2
		}
		for size > smallest && slices.ContainsFunc(all, long) {
			size -= 0.5
		}
		if slices.ContainsFunc(all, long) {
			size = broken
		}
	}
	var f, n []string
	for i, x := range all {
		f, n = append(f, sheet.OneLine(x.From)), append(n, sheet.OneLine(x.Name))
		a, b := lines(5, f[len(f)-1]), lines(6, n[len(n)-1])
		if i < len(all)-1 {
			f, n = append(f, make([]string, max(b-a, 0))...), append(n, make([]string, max(a-b, 0))...)
		}
	}
	return strings.Join(f, "\n"), strings.Join(n, "\n"), size
}

func (l *list) seminarFigures(x report.SeminarRow, partied bool, style func() int) {
	known := func(n int, ok bool) { l.known(style(), n, ok) }
	known(x.Capacity, x.Held && x.Capacity > 0)
	known(x.Applications, x.Held)
	known(x.Attendances, x.Held)
	for _, n := range []int{x.Staff, x.Outside, x.FirstTimers} {
		known(n, x.Held && !(x.CountedOnly && n == 0))
	}
	if partied && !x.Held {
		l.known(style(), 0, false)
	} else if partied {
		l.positive(style(), x.Party)
	}
}

func (a annual) seminarsSum(l *list) {
	first, last := l.first, l.rows
	text, number := l.style(cellLook.sum().sized(8.5)), l.style(cellLook.number().sum().sized(8.5))
	held := held(a.r.Seminars)
	l.text(text, "計(開催"+report.Grouped(len(held))+"回)")
	l.fill(text, 8)
	l.join(1, 8, 1)
	sums := []func(report.SeminarRow) int{
		func(x report.SeminarRow) int { return x.Capacity },
		func(x report.SeminarRow) int { return x.Applications },
		func(x report.SeminarRow) int { return x.Attendances },
		func(x report.SeminarRow) int { return x.Staff },
		func(x report.SeminarRow) int { return x.Outside },
		func(x report.SeminarRow) int { return x.FirstTimers },
		func(x report.SeminarRow) int { return x.Party },
	}
	if !a.partied() {
		sums = sums[:6]
	}
	for _, f := range sums {
		n := 0
		for _, x := range held {
			n += f(x)
		}
		l.total(number, first, last, n, n)
	}
	l.text(text, "")
	l.wants(true, "セミナー")
	l.end(0)
}
