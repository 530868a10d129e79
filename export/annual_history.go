package export

import "jibun/export/sheet"

// history is 受講履歴: one confirmed registration a row, the largest sheet, laid out
// while it is walked.
func (a annual) history() *sheet.Sheet {
	t, n := cellLook.sized(8.5), cellLook.number().sized(8.5)
	cols := []column{
		{title: "職員番号", mm: 17, look: t.as(sheet.Verbatim).center(), tall: true},
		{title: "氏名", mm: 25, look: t, tall: true},
		{title: "ふりがな", mm: 29.5, look: t, tall: true},
		{title: "当時の所属", mm: 38, look: t.wrapped(), tall: true},
		{title: "現所属", mm: 37, look: t.wrapped(), tall: true},
		{title: "回", mm: 9.5, look: t.center()},
		{group: "開催日", mm: 28.6, look: t.right().as(dayFormat(a.r.Style))},
		{group: "開催日", mm: 5.5, look: t.center()},
		{title: "テーマ", mm: 40, look: t.wrapped(), tall: true},
		{title: "出欠", mm: 21.5, look: t.center(), tall: true},
		{title: "通算\n回数", mm: 11, look: n},
	}
	const enough = 300
	var rows [][]string
	for _, x := range sampled(a.r.History, enough) {
		rows = append(rows, []string{3: x.Then, 4: x.Now, 8: x.Title})
	}
	cols = a.shared(cols, rows)
	p := plan{name: historySheet, landscape: true, personal: true, line: 14}.of(cols)
	return a.stream(p, func(s *draft) { a.historyRows(s.list(historySheet, a.sub(), cols)) })
}

func (a annual) historyRows(l *list) {
	st := l.styles
	for i, x := range each(l.draft, "受講", a.r.History) {
		l.words(x.StaffNo)
		l.named(x.Name, x.Reading)
		l.words(x.Then)
		l.words(x.Now)
		l.count(st[5], x.Number)
		l.day(st[6], st[7], x.Date)
		l.words(x.Title)
		l.words(x.Attendance)
		l.number(st[10], x.Total)
		if i == len(a.r.History)-1 {
			l.closing(noteRoom)
		}
		if l.entered(); l.over {
			return
		}
	}
	if !l.noneOf("受講", len(a.r.History)) {
		l.skip(4)
		l.wants(true, "受講")
		l.note("※ " + a.asOf("現所属は", "現在のものです。") + "通算回数は、この回までに出席した回数(この回を含む)です。")
	}
}
