package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// newSpeakers is the list of lecturers: who each is, and where nobody could tell, who
// it may be. She chooses with Return, Space or the menu; whoever is not chosen stays
// the text that the old list has.
func (t *takeoverLists) newSpeakers() *kit.Grid[takeoverSpeaker] {
	g := kit.NewGrid([]kit.Column[takeoverSpeaker]{
		{Key: "state", Title: lang.X("takeover.who", "名簿"), Width: 130, Text: func(r takeoverSpeaker) string { return whoSpeaks(r).Text }, Chip: whoSpeaks},
		{Key: "name", Title: lang.X("person.name", "氏名"), Width: 120, Text: func(r takeoverSpeaker) string { return r.Name }},
		{Key: "post", Title: lang.X("takeover.post", "所属・職名"), Width: 190, Least: 110, Text: func(r takeoverSpeaker) string { return r.Post }},
		{Key: "person", Title: lang.X("takeover.person", "名簿では"), Width: 190, Least: 110, Grow: true, Text: speakerHit},
		{Key: "date", Title: lang.X("seminars.date", "開催日"), Width: dayWide, Muted: true, Optional: 1, Text: func(r takeoverSpeaker) string { return t.d.columnDay(r.evening.Date) }},
		{Key: "title", Title: lang.X("seminars.title", "テーマ"), Width: 150, Least: 90, Muted: true, Optional: 2, Text: func(r takeoverSpeaker) string { return r.evening.Title }},
	})
	g.ID = func(r takeoverSpeaker) int64 { return int64(r.at + 1) }
	g.OnOpen = t.nextSpeaker
	g.OnKey = func(e *fyne.KeyEvent) bool {
		rows := g.Selected()
		if e.Name != fyne.KeySpace || len(rows) != 1 {
			return false
		}
		t.nextSpeaker(rows[0])
		return true
	}
	g.Menu = func(rows []takeoverSpeaker) []*fyne.MenuItem {
		if len(rows) != 1 {
			return nil
		}
		var items []*fyne.MenuItem
		for _, h := range rows[0].Hits {
			items = append(items, fyne.NewMenuItem(hitLine(h), func() { t.chooseSpeaker(rows[0], h.ID) }))
		}
		return append(items, fyne.NewMenuItem(lang.X("takeover.astext", "名前のまま取り込む"), func() { t.chooseSpeaker(rows[0], 0) }))
	}
	return g
}

func (t *takeoverLists) setSpeakers(p *data.Takeover) {
	t.plan = p
	rows := make([]takeoverSpeaker, len(p.Lecturers))
	for i := range p.Lecturers {
		l := &p.Lecturers[i]
		rows[i] = takeoverSpeaker{l, &p.Seminars[l.Seminar], i}
	}
	t.speakers.SetRows(rows)
}

// nextSpeaker goes through those who may be meant, and back to nobody.
func (t *takeoverLists) nextSpeaker(r takeoverSpeaker) {
	next := int64(0)
	for i, h := range r.Hits {
		if r.Known == 0 && i == 0 {
			next = h.ID
		}
		if h.ID == r.Known && i+1 < len(r.Hits) {
			next = r.Hits[i+1].ID
		}
	}
	t.chooseSpeaker(r, next)
}

func (t *takeoverLists) chooseSpeaker(r takeoverSpeaker, person int64) {
	t.plan.Choose(r.at, person)
	t.setSpeakers(t.plan)
}

// undecided counts the lecturers whom somebody could be.
func undecided(p *data.Takeover) int {
	n := 0
	for _, l := range p.Lecturers {
		if l.Known == 0 && len(l.Hits) > 0 {
			n++
		}
	}
	return n
}

// speakerHit is the person of the ledger, or how many it may be. Why it is nobody stands
// under 要確認.
func speakerHit(r takeoverSpeaker) string {
	for _, h := range r.Hits {
		if h.ID == r.Known {
			return hitLine(h)
		}
	}
	if len(r.Hits) == 0 {
		return ""
	}
	return lang.X("takeover.same", "同じ氏名の方 {{.N}}名", map[string]any{"N": len(r.Hits)})
}

// whoSpeaks says whether a lecturer is somebody of the list of people.
func whoSpeaks(r takeoverSpeaker) kit.Chip {
	switch {
	case r.Known != 0:
		return kit.Chip{Text: lang.X("takeover.known", "名簿の方"), Tone: kit.ToneGood}
	case len(r.Hits) > 0:
		return kit.Chip{Text: lang.X("takeover.choose", "お選びください"), Tone: kit.ToneWarn}
	}
	return kit.Chip{Text: lang.X("takeover.text", "名前のまま"), Tone: kit.ToneMuted}
}
