package export

// history is 受講履歴: one confirmed registration a row, the largest sheet.
func (a annual) history() {
	t, n := cellLook.sized(9), cellLook.number().sized(9)
	cols := []column{
		{title: "職員番号", mm: 19, look: t.as(asText).center()},
		{title: "氏名", mm: 28, look: t.shrunk()},
		{title: "ふりがな", mm: 31, look: t.shrunk()},
		{title: "当時の所属", mm: 41, look: t.wrapped(), tall: true},
		{title: "現所属", mm: 41, look: t.wrapped(), tall: true},
		{title: "回", mm: 10, look: t.center()},
		{title: "テーマ", mm: 52, look: t.wrapped(), tall: true},
		{title: "出欠", mm: 20, look: t.center().shrunk()},
		{title: "通算\n回数", mm: 14, look: n},
	}
	l := a.list(page{name: historySheet, landscape: true, personal: true, line: 15.5}, historySheet, a.sub(), cols)
	st := l.styles
	for _, x := range a.r.History {
		l.text(st[0], x.StaffNo)
		l.text(st[1], oneLine(x.Name))
		l.text(st[2], oneLine(x.Reading))
		l.text(st[3], x.Then)
		l.text(st[4], x.Now)
		l.count(st[5], x.Number)
		l.text(st[6], x.Title)
		l.text(st[7], x.Attendance)
		l.number(st[8], x.Total)
		l.end(l.height(x.Then, x.Now, x.Title))
		if l.err != nil {
			return
		}
	}
	if len(a.r.History) == 0 {
		l.none()
	} else {
		l.sorts()
		l.skip(4)
		l.note("※ " + a.asOf("現所属は", "現在のものです。") + "通算回数は、この回までに出席した回数(この回を含む)です。")
	}
	l.close()
}
