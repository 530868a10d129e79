package export

import "jibun/export/sheet"

// history is 受講履歴: one confirmed registration a row, the largest sheet, laid out
// while it is walked.
func (a annual) history() *sheet.Sheet {
	t, n := cellLook.sized(9), cellLook.number().sized(9)
	cols := []column{
		{title: "職員番号", mm: 19, look: t.as(sheet.Verbatim).center()},
		{title: "氏名", mm: 28, look: t.shrunk()},
		{title: "ふりがな", mm: 31, look: t.shrunk()},
		{title: "当時の所属", mm: 41, look: t.wrapped(), tall: true},
		{title: "現所属", mm: 41, look: t.wrapped(), tall: true},
		{title: "回", mm: 10, look: t.center()},
		{title: "テーマ", mm: 52, look: t.wrapped(), tall: true},
		{title: "出欠", mm: 20, look: t.center().shrunk()},
		{title: "通算\n回数", mm: 14, look: n},
	}
	p := plan{name: historySheet, landscape: true, personal: true, line: 15.5}.of(cols)
	return a.stream(p, func(s *draft) { a.historyRows(s.list(historySheet, a.sub(), cols)) })
}

func (a annual) historyRows(l *list) {
	st := l.styles
	for _, x := range a.r.History {
		l.text(st[0], x.StaffNo)
		l.text(st[1], sheet.OneLine(x.Name))
		l.text(st[2], sheet.OneLine(x.Reading))
		l.text(st[3], x.Then)
		l.text(st[4], x.Now)
		l.count(st[5], x.Number)
		l.text(st[6], x.Title)
		l.text(st[7], x.Attendance)
		l.number(st[8], x.Total)
		l.entry(l.height(x.Then, x.Now, x.Title))
		if l.over {
			return
		}
	}
	if len(a.r.History) == 0 {
		l.none()
	} else {
		l.skip(4)
		l.note("※ " + a.asOf("現所属は", "現在のものです。") + "通算回数は、この回までに出席した回数(この回を含む)です。")
	}
}
