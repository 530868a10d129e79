package gui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/wareki"
	"jibun/gui/kit"
)

func card(title string, more fyne.CanvasObject, body fyne.CanvasObject) fyne.CanvasObject {
	if more == nil { // heads are of one height, with a link or without
		more = kit.Gap(0, kit.NewLink("", nil).MinSize().Height)
	}
	head := kit.Border(nil, nil, nil, more, kit.NewHeading(title).Shortens())
	return kit.Card(kit.Col(12, head, body))
}

// nextCards are a card for each evening of the next day that has one.
func (p *homePage) nextCards(h data.Home) fyne.CanvasObject {
	title := lang.X("home.next", "次の回")
	if h.Next == nil {
		new := unlessReadOnly(p.d, kit.NewPrimary(lang.X("home.next.new", "新しいセミナーを作る"), p.New))
		p.first = new
		return card(title, nil, kit.Col(12, kit.NewMuted(lang.X("home.next.none", "これからのセミナーはありません。")), kit.Left(new)))
	}
	cards := kit.Col(16, p.nextCard(title, *h.Next))
	for _, m := range h.Besides {
		cards.Add(p.nextCard(lang.X("home.besides", "同じ日の回"), m))
	}
	return cards
}

func (p *homePage) nextCard(title string, m data.SeminarSummary) fyne.CanvasObject {
	head := kit.NewText(m.Title).Shortens()
	head.SizeName, head.Bold = kit.SizeTitle, true
	number := kit.NewText(numberLabel(m.Seminar))
	number.ColorName, number.SizeName, number.Bold = kit.ColorAccent, kit.SizeSecondary, true
	number.Hidden = number.Text == "" // it has none before it is open
	body := kit.Col(10,
		kit.Col(3, number, head), // below each other: the theme has the whole line
		p.when(m.Seminar),
		p.speakerLine(m),
		p.seatLine(m),
		kit.Pad(2, 0, 2, 0, kit.NewSteps(seminarStepLabels(), seminarStep(m.StateOn(p.d.store.Today())))),
		p.nextStep(m))
	open := kit.NewLink(lang.X("home.next.open", "開く"), func() { p.d.goSeminar(m.ID, "") })
	return card(title, open, body)
}

// when is 令和8年12月8日(火) 18:30–20:00 あと3日 つばき会館 302; what does not fit goes
// to the next line.
func (p *homePage) when(m data.Seminar) fyne.CanvasObject {
	at := kit.NewText(lang.X("home.when", "{{.Day}} {{.Time}}", map[string]any{"Day": p.d.day(m.Date), "Time": timeSpan(m.Start, m.End)}))
	left := kit.NewText(daysLeft(m.Date, p.d.store.Today()))
	left.Bold = true
	row := kit.Flow(12, at, left)
	if m.Venue != "" {
		row.Add(kit.NewText(m.Venue))
	}
	return row
}

// timeSpan is 18:30–20:00.
func timeSpan(from, to string) string {
	if to == "" {
		return from
	}
	return from + "–" + to
}

// daysLeft says how far a day is: 今日, あす, あと3日.
func daysLeft(day, today wareki.Date) string {
	switch n := day.DaysSince(today); {
	case n == 0:
		return lang.X("days.today", "今日")
	case n == 1:
		return lang.X("days.tomorrow", "あす")
	case n > 1:
		return lang.X("days.left", "あと{{.N}}日", map[string]any{"N": n})
	}
	return ""
}

func (p *homePage) speakerLine(m data.SeminarSummary) fyne.CanvasObject {
	row := kit.Flow(8, kit.NewMuted(lang.X("home.speaker", "講師")))
	if len(m.Speakers) == 0 {
		row.Add(kit.NewText(lang.X("home.speaker.none", "まだ決まっていません")))
	}
	for _, s := range m.Speakers {
		row.Add(kit.NewText(s.Name))
		row.Add(kit.NewChip(kit.Chip{Text: s.State.Label(), Tone: speakerTone(s.State)}))
	}
	return row
}

func (p *homePage) seatLine(m data.SeminarSummary) fyne.CanvasObject {
	figure := func(label, value string, tone fyne.ThemeColorName) fyne.CanvasObject {
		return kit.NewFigure(label, value).In(tone)
	}
	seats := strconv.Itoa(m.Expected)
	if m.Capacity > 0 {
		seats = lang.X("home.seats", "{{.N}}/{{.Of}}", map[string]any{"N": m.Expected, "Of": m.Capacity})
	}
	row := kit.Flow(32, figure(lang.X("home.expected", "参加予定"), seats, kit.ColorText))
	if m.Waiting > 0 {
		row.Add(figure(lang.X("home.waiting", "待ち"), strconv.Itoa(m.Waiting), kit.ColorWarn))
	}
	if m.State.TookPlace() {
		row.Add(figure(lang.X("home.firsttimers", "初参加"), strconv.Itoa(m.FirstTimers), kit.ColorText))
	} else {
		row.Add(figure(lang.X("home.newcomers", "初めての方"), strconv.Itoa(m.Newcomers), kit.ColorText))
	}
	if m.HasParty {
		row.Add(figure(lang.X("home.party", "懇親会"), strconv.Itoa(m.PartyJoining), kit.ColorText))
	}
	return row
}

// nextStep is the next thing to do with an evening, as one button.
func (p *homePage) nextStep(m data.SeminarSummary) fyne.CanvasObject {
	next := nextStep(p.d, m)
	if p.first != nil { // one primary button a page: that of the first
		return kit.Left(unlessReadOnly(p.d, kit.NewButton(next.label, next.do)))
	}
	b := unlessReadOnly(p.d, kit.NewPrimary(next.label, next.do))
	p.first = b
	return kit.Left(b)
}

func (p *homePage) todoCard(todos []data.Todo) fyne.CanvasObject {
	box := kit.Col(0)
	for i, t := range todos {
		if i == 9 {
			box.Add(kit.Pad(6, 0, 0, 8, kit.NewMuted(lang.X("home.todo.more", "ほかに{{.N}}件", map[string]any{"N": len(todos) - i}))))
			break
		}
		row := newTodoRow(p.d, t)
		if i == 0 && row.tone == kit.ToneBad && !p.tonight {
			p.first = row // the pressing thing first, Enter opens it
		}
		box.Add(row)
	}
	if len(todos) == 0 {
		box.Add(kit.NewMuted(lang.X("home.todo.none", "いま、することはありません。")))
	}
	return card(lang.X("home.todo", "やること"), nil, box)
}

func (p *homePage) yearCard(h data.Home) fyne.CanvasObject {
	figure := func(label string, now, before int) fyne.CanvasObject {
		return kit.NewFigure(label, strconv.Itoa(now)).Beside(lang.X("home.year.before", "前年同期 {{.N}}", map[string]any{"N": before}))
	}
	rate := func(d data.ToDate) string {
		if d.People == 0 {
			return "–"
		}
		return strconv.FormatFloat(100*float64(d.FirstTimers)/float64(d.People), 'f', 1, 64) + "%"
	}
	first := kit.NewFigure(lang.X("home.year.first", "初参加率"), rate(h.Year)).Beside(lang.X("home.year.before", "前年同期 {{.N}}", map[string]any{"N": rate(h.LastYear)}))
	var bars []kit.BarGroup
	for _, m := range h.Months {
		bars = append(bars, kit.BarGroup{Label: lang.X("home.month", "{{.N}}月", map[string]any{"N": m.Month}), Value: m.Attendances, Earlier: m.LastYear})
	}
	legend := kit.Flow(16, kit.NewMuted(lang.X("home.year.legend", "棒は月ごとの参加延べ(うすい棒は前年)")),
		kit.NewMuted(lang.X("home.year.rate", "初参加率は、実人数のうち初参加の割合")))
	year := h.Year.Year.Label(p.d.office.Style())
	if p.d.several() { // the figures are those of the main one
		year = p.d.series[0].NameOn(p.d.store.Today()) + " " + year
	}
	return card(lang.X("home.year", "{{.Year}}のようす", map[string]any{"Year": year}), nil,
		kit.Col(10, kit.Flow(16,
			figure(lang.X("home.year.seminars", "開催(回)"), h.Year.Seminars, h.LastYear.Seminars),
			figure(lang.X("home.year.attendances", "参加延べ(名)"), h.Year.Attendances, h.LastYear.Attendances),
			figure(lang.X("home.year.people", "実人数(名)"), h.Year.People, h.LastYear.People), first),
			p.notEntered(h.Year), kit.Col(4, legend, kit.NewBars(bars))))
}

// notEntered says which evenings the figures lack.
func (p *homePage) notEntered(y data.ToDate) fyne.CanvasObject {
	if y.NotEntered == 0 {
		return kit.Col(0)
	}
	return kit.NewMuted(lang.X("home.year.notentered", "このほかに、出欠が未入力の回が{{.N}}回あります。", map[string]any{"N": y.NotEntered}))
}

func (p *homePage) recentCard(list []data.Operation) fyne.CanvasObject {
	box, on := kit.Col(6), ""
	for _, o := range list {
		day, clock := p.d.dayAndClock(o.At)
		if day != on { // once for all of a day: what was done has the room
			box.Add(kit.Pad(2, 0, 0, 0, kit.NewMuted(day)))
			on = day
		}
		at := kit.NewMuted(clock)
		at.Least = 38 * scale()
		box.Add(kit.Border(nil, nil, kit.Pad(0, 8, 0, 0, at), nil, kit.NewText(p.d.briefly(o)).Shortens()))
	}
	if len(list) == 0 {
		box.Add(kit.NewMuted(lang.X("home.recent.none", "まだ何もしていません。")))
	}
	all := kit.NewLink(lang.X("home.recent.all", "履歴を見る"), func() { p.d.goRoom("history") })
	return card(lang.X("home.recent", "最近の操作"), all, box)
}
