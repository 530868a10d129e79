package export

import "jibun/export/sheet"

// speakers is 講師一覧.
func (a annual) speakers() *sheet.Sheet {
	t, n := cellLook.sized(9.5), cellLook.number().sized(9.5)
	cols := []column{
		{title: "氏名", mm: 32, look: t.shrunk()},
		{title: "所属", mm: 62, look: t.wrapped(), tall: true},
		{title: "役割", mm: 24, look: t.center().shrunk()},
		{group: "登壇日", mm: 30, look: t.right().as(dayFormat(a.r.Style))},
		{group: "登壇日", mm: 7, look: t.center()},
		{title: "テーマ", mm: 61, look: t.wrapped(), tall: true},
		{title: "分類", mm: 27, look: t.wrapped(), tall: true},
		{title: "累計", mm: 13, look: n},
	}
	l := a.draft(plan{name: speakersSheet, landscape: true, personal: true}.of(cols)).list(speakersSheet, a.sub(), cols)
	st := l.styles
	for _, x := range a.r.Speakers {
		l.text(st[0], sheet.OneLine(x.Name))
		l.text(st[1], x.From)
		l.text(st[2], sheet.OneLine(x.Role))
		l.day(st[3], st[4], x.Date)
		l.text(st[5], x.Title)
		l.text(st[6], x.Category)
		l.number(st[7], x.Total)
		l.entry(l.height(x.From, x.Title, x.Category))
	}
	if len(a.r.Speakers) == 0 {
		l.none()
	} else {
		l.skip(4)
		l.note("※ 累計は、開始からこの登壇までの登壇回数(この登壇を含む)です。")
	}
	return l.close()
}
