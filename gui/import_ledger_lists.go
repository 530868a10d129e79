package gui

import (
	"cmp"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/oldledger"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// takeoverLists show what an old ledger would bring.
type takeoverLists struct {
	d        *desk
	plan     *data.Takeover
	side     *sideList
	seminars *kit.Grid[takeoverRow]
	people   *kit.Grid[takeoverWho]
	speakers *kit.Grid[takeoverSpeaker]
	sheets   *kit.Grid[oldledger.Account]
	skipped  *kit.Grid[oldledger.Skipped]
}

type takeoverRow struct {
	*data.TakeoverSeminar
	at int
}

type takeoverWho struct {
	*data.TakeoverPerson
	at int
}

// takeoverSpeaker is a lecturer of the old list.
type takeoverSpeaker struct {
	*data.TakeoverLecturer
	evening *data.TakeoverSeminar
	at      int
}

func newTakeoverLists(d *desk) *takeoverLists {
	t := &takeoverLists{d: d, side: newSideList(d, lang.X("takeover.what", "見つかったもの"), lang.X("takeover.count", "件数"))}
	t.seminars = kit.NewGrid([]kit.Column[takeoverRow]{
		{Key: "state", Title: lang.X("plan.tick", "取込み"), Width: 110, Text: func(r takeoverRow) string { return seminarFate(r).Text }, Chip: seminarFate},
		{Key: "number", Title: lang.X("seminars.number", "回"), Width: 56, Right: true, Text: func(r takeoverRow) string { return someOf(r.Number) },
			Compare: func(a, b takeoverRow) int { return cmp.Compare(a.Number, b.Number) }},
		{Key: "date", Title: lang.X("seminars.date", "開催日"), Width: dayWide, Text: func(r takeoverRow) string { return d.columnDay(r.Date) },
			Compare: func(a, b takeoverRow) int { return cmp.Compare(a.Date, b.Date) }},
		{Key: "title", Title: lang.X("seminars.title", "テーマ"), Width: 190, Least: 120, Grow: true, Text: func(r takeoverRow) string { return r.Title }},
		{Key: "category", Title: lang.X("seminars.category", "分類"), Width: 110, Least: 80, Muted: true, Optional: 3, Text: func(r takeoverRow) string { return r.Category }},
		{Key: "speaker", Title: lang.X("seminars.speakers", "講師"), Width: 110, Least: 80, Optional: 2, Text: func(r takeoverRow) string { return r.Speaker }},
		{Key: "attended", Title: lang.X("takeover.attended", "参加者数"), Width: 88, Right: true, Text: func(r takeoverRow) string { return known(r.Attended) }},
		{Key: "sheet", Title: lang.X("import.sheet", "シート"), Width: 96, Muted: true, Optional: 4, Text: func(r takeoverRow) string { return r.Sheet }},
		{Key: "line", Title: lang.X("import.line", "行"), Width: 56, Right: true, Muted: true, Text: func(r takeoverRow) string { return itoa(r.Line) }},
	})
	t.seminars.ID = func(r takeoverRow) int64 { return int64(r.at + 1) }
	t.seminars.Strike = func(r takeoverRow) bool { return r.Skip || r.Exists != 0 }
	t.people = kit.NewGrid([]kit.Column[takeoverWho]{
		{Key: "state", Title: lang.X("takeover.who", "名簿"), Width: 130, Text: func(r takeoverWho) string { return whoseMarks(r).Text }, Chip: whoseMarks},
		{Key: "name", Title: lang.X("person.name", "氏名"), Width: 120, Text: func(r takeoverWho) string { return r.Name }},
		{Key: "reading", Title: lang.X("person.reading", "ふりがな"), Width: 130, Least: 90, Muted: true, Optional: 1, Text: func(r takeoverWho) string { return r.Reading }},
		{Key: "number", Title: lang.X("person.staffno", "職員番号"), Width: 100, Text: func(r takeoverWho) string { return r.StaffNo }},
		{Key: "from", Title: lang.X("person.from", "所属・団体"), Width: 150, Least: 100, Grow: true, Text: func(r takeoverWho) string { return r.Department }},
		{Key: "marks", Title: lang.X("takeover.marks", "出欠の印"), Width: 84, Right: true, Text: func(r takeoverWho) string { return itoa(r.Marks) },
			Compare: func(a, b takeoverWho) int { return cmp.Compare(a.Marks, b.Marks) }},
		{Key: "line", Title: lang.X("import.line", "行"), Width: 56, Right: true, Muted: true, Text: func(r takeoverWho) string { return itoa(r.Line) }},
	})
	t.speakers = t.newSpeakers()
	t.people.ID = func(r takeoverWho) int64 { return int64(r.at + 1) }
	count := func(key, title string, of func(oldledger.Account) int) kit.Column[oldledger.Account] {
		return kit.Column[oldledger.Account]{Key: key, Title: title, Width: 84, Right: true, Text: func(a oldledger.Account) string { return itoa(of(a)) }}
	}
	t.sheets = kit.NewGrid([]kit.Column[oldledger.Account]{
		{Key: "sheet", Title: lang.X("import.sheet", "シート"), Width: 160, Grow: true, Optional: 4, Text: func(a oldledger.Account) string { return a.Sheet }},
		{Key: "kind", Title: lang.X("takeover.kind", "読み方"), Width: 140, Text: sheetKind},
		{Key: "heading", Title: lang.X("takeover.heading", "見出しの行"), Width: 100, Right: true, Text: func(a oldledger.Account) string { return itoa(a.HeadingLine) }},
		count("rows", lang.X("takeover.rows", "行"), func(a oldledger.Account) int { return a.Rows }),
		count("taken", lang.X("takeover.taken", "読めた"), func(a oldledger.Account) int { return a.Taken }),
		count("bad", lang.X("takeover.bad", "読めない"), func(a oldledger.Account) int { return a.Problems }),
		count("skipped", lang.X("takeover.skipped", "飛ばした"), func(a oldledger.Account) int { return a.Skipped }),
	})
	t.skipped = kit.NewGrid([]kit.Column[oldledger.Skipped]{
		{Key: "sheet", Title: lang.X("import.sheet", "シート"), Width: 120, Optional: 4, Text: func(x oldledger.Skipped) string { return x.Sheet }},
		{Key: "line", Title: lang.X("import.line", "行"), Width: 60, Right: true, Text: func(x oldledger.Skipped) string { return itoa(x.Line) }},
		{Key: "why", Title: lang.X("plan.why", "わけ"), Width: 150, Text: func(x oldledger.Skipped) string { return oldSkipped(x.Why) }},
		{Key: "text", Title: lang.X("plan.text", "書いてあること"), Width: 280, Grow: true, Muted: true, Text: func(x oldledger.Skipped) string { return x.Text }},
	})
	return t
}

// showTakeover shows a takeover.
func (t *takeoverLists) showTakeover(p *data.Takeover) {
	seminars, people := make([]takeoverRow, len(p.Seminars)), make([]takeoverWho, len(p.People))
	for i := range p.Seminars {
		seminars[i] = takeoverRow{&p.Seminars[i], i}
	}
	for i := range p.People {
		people[i] = takeoverWho{&p.People[i], i}
	}
	t.seminars.SetRows(seminars)
	t.people.SetRows(people)
	t.setSpeakers(p)
	t.sheets.SetRows(p.Ledger.Accounts)
	t.skipped.SetRows(p.Ledger.Skipped)
	var items []sideItem
	if list := words.Takeover(p); len(list) > 0 {
		items = append(items, sideItem{key: "look", label: lang.X("plan.look", "要確認"), count: itoa(len(list)), warn: true, content: sentenceColumn(list)})
	}
	t.side.setItems(append(items,
		sideItem{key: "seminars", label: lang.X("room.seminars", "セミナー"), count: thousands(len(seminars)), content: t.seminars, focus: t.seminars},
		sideItem{key: "people", label: lang.X("takeover.people", "印のある人"), count: thousands(len(people)), content: t.people, focus: t.people},
		sideItem{key: "speakers", label: lang.X("seminars.speakers", "講師"), count: thousands(len(p.Lecturers)), warn: undecided(p) > 0, content: t.speakers, focus: t.speakers},
		sideItem{key: "sheets", label: lang.X("takeover.sheets", "シート"), count: itoa(len(p.Ledger.Accounts)), content: t.sheets, focus: t.sheets},
		sideItem{key: "skipped", label: lang.X("plan.skipped", "飛ばした行"), count: itoa(len(p.Ledger.Skipped)), content: t.skipped, focus: t.skipped}))
}

func known(n int) string {
	if n == oldledger.Unknown {
		return ""
	}
	return itoa(n)
}

// seminarFate is what becomes of a row of the old list.
func seminarFate(r takeoverRow) kit.Chip {
	switch {
	case r.Exists != 0:
		return kit.Chip{Text: lang.X("takeover.there", "すでにある"), Tone: kit.ToneMuted}
	case r.Skip:
		return kit.Chip{Text: lang.X("takeover.not", "取り込まない"), Tone: kit.ToneWarn}
	}
	return kit.Chip{Text: lang.X("plan.take", "取り込む"), Tone: kit.ToneGood}
}

// whoseMarks says whether somebody of the old matrix is in the list of people.
func whoseMarks(r takeoverWho) kit.Chip {
	switch {
	case r.Known != 0:
		return kit.Chip{Text: lang.X("takeover.known", "名簿の方"), Tone: kit.ToneGood}
	case r.Outside:
		return kit.Chip{Text: lang.X("takeover.outside", "外部として追加"), Tone: kit.ToneAccent}
	}
	return kit.Chip{Text: lang.X("takeover.staff", "職員として追加"), Tone: kit.ToneAccent}
}

func sheetKind(a oldledger.Account) string {
	if a.Matrix {
		return lang.X("takeover.matrix", "出席の表")
	}
	return lang.X("takeover.list", "開催の一覧")
}

func oldSkipped(w oldledger.Why) string {
	switch w {
	case oldledger.BlankRow:
		return lang.X("skipped.blank", "空の行")
	case oldledger.HeadingRow:
		return lang.X("skipped.heading", "見出しの繰り返し")
	case oldledger.SumRow:
		return lang.X("skipped.sum", "合計・小計の行")
	case oldledger.NoMarks:
		return lang.X("skipped.nomarks", "印のない人")
	}
	return lang.X("skipped.note", "注記の行")
}
