package export

import "jibun/export/sheet"

// speakers is 講師一覧.
func (a annual) speakers() *sheet.Sheet {
	t, n := cellLook.sized(9.5), cellLook.number().sized(9.5)
	cols := []column{
		{title: "氏名", mm: 31, look: t, tall: true},
		{title: "所属・職", mm: 63, look: t.wrapped(), tall: true},
		{title: "役割", mm: 24, look: t.center(), tall: true},
		{group: "登壇日", mm: 30.2, look: t.right().as(dayFormat(a.r.Style))},
		{group: "登壇日", mm: 6.5, look: t.center()},
		{title: "テーマ", mm: 65, look: t.wrapped(), tall: true},
		{title: "分類", mm: 28, look: t.wrapped(), tall: true},
		{title: "累計", mm: 13, look: n},
	}
	l := a.draft(plan{name: speakersSheet, landscape: true, personal: true}.of(cols)).list(speakersSheet, a.sub(), cols)
	for i, x := range each(l.draft, "講師", a.r.Speakers) {
		l.words(sheet.OneLine(x.Name))
		l.words(x.From)
		l.words(sheet.OneLine(x.Role))
		l.day(l.styles[3], l.styles[4], x.Date)
		l.words(x.Title)
		l.words(x.Category)
		l.number(l.styles[7], x.Total)
		if i == len(a.r.Speakers)-1 {
			l.closing(noteRoom)
		}
		l.entered()
	}
	if !l.noneOf("講師", len(a.r.Speakers)) {
		l.skip(4)
		l.wants(true, "講師")
		l.note("※ 累計は、開始からこの登壇までの登壇回数(この登壇を含む)です。")
	}
	return l.close()
}
