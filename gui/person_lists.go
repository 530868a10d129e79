package gui

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// newEvenings lists every evening somebody applied for.
func (p *personPage) newEvenings() *kit.Grid[data.PersonEvening] {
	d := p.d
	g := kit.NewGrid(seriesColumn(d, func(e data.PersonEvening) string { return e.InSeries }, []kit.Column[data.PersonEvening]{
		{Key: "number", Title: lang.X("seminars.number", "回"), Width: 56, Right: true, Text: func(e data.PersonEvening) string { return someOf(e.Number) },
			Compare: func(a, b data.PersonEvening) int { return cmp.Compare(a.Number, b.Number) }},
		{Key: "date", Title: lang.X("seminars.date", "開催日"), Width: dayWide, Optional: 1, Text: func(e data.PersonEvening) string { return d.columnDay(e.Date) },
			Compare: func(a, b data.PersonEvening) int { return cmp.Compare(a.Date, b.Date) }},
		{Key: "title", Title: lang.X("seminars.title", "テーマ"), Width: 190, Least: 64, Grow: true, Text: func(e data.PersonEvening) string { return e.Title }},
		{Key: "then", Title: lang.X("person.then", "当時の所属"), Width: 150, Least: 70, Muted: true, Optional: 2, Text: func(e data.PersonEvening) string { return e.Then },
			Compare: func(a, b data.PersonEvening) int { return strings.Compare(a.Then, b.Then) }},
		{Key: "state", Title: lang.X("person.state", "出欠"), Width: 136, Least: 100, Text: func(e data.PersonEvening) string { return eveningChip(e).Text }, Chip: eveningChip,
			Compare: func(a, b data.PersonEvening) int { return strings.Compare(eveningChip(a).Text, eveningChip(b).Text) }},
		{Key: "total", Title: lang.X("person.total", "通算"), Width: 64, Least: 54, Right: true, Optional: 3, Text: func(e data.PersonEvening) string { return someOf(e.Total) },
			Compare: func(a, b data.PersonEvening) int { return cmp.Compare(a.Total, b.Total) }},
	}))
	g.ID = func(e data.PersonEvening) int64 { return e.RegistrationID }
	g.OnOpen = func(e data.PersonEvening) { d.goSeminar(e.SeminarID, "applicants") }
	g.Menu = func(rows []data.PersonEvening) []*fyne.MenuItem {
		if len(rows) != 1 {
			return nil
		}
		items := []*fyne.MenuItem{fyne.NewMenuItem(lang.X("person.evening.open", "この回を開く"), func() { d.goSeminar(rows[0].SeminarID, "applicants") })}
		return append(items, p.certificateItem(rows[0])...)
	}
	g.Strike = func(e data.PersonEvening) bool {
		return e.State == data.Withdrawn || e.State == data.Revoked || e.State == data.Declined || e.SeminarState == data.SeminarCancelled
	}
	g.OnCopy = func(rows []data.PersonEvening) { d.noteCopy(p.r.Name, 1) }
	g.OnWidths = d.keepWidths("person.evenings", g.SetWidths)
	g.Empty = func() (string, string, string, func()) {
		return lang.X("person.never", "まだ申込も参加もありません"), "", "", nil
	}
	return g
}

// certificateItem leads to the 受講証明書 for an evening on which she was there.
func (p *personPage) certificateItem(e data.PersonEvening) []*fyne.MenuItem {
	if e.State != data.Confirmed || e.Attendance != data.Attended {
		return nil
	}
	return []*fyne.MenuItem{fyne.NewMenuItem(lang.X("person.certificate", "受講証明書({{.Day}})…", map[string]any{"Day": p.d.columnDay(e.Date)}), func() { p.d.goPaper("certificate", e.SeminarID, p.id) })}
}

// eveningChip says what became of an application.
func eveningChip(e data.PersonEvening) kit.Chip {
	switch {
	case e.Spoke:
		return kit.Chip{Text: lang.X("person.spoke", "登壇"), Tone: kit.ToneAccent}
	case e.SeminarState.CalledOff():
		return kit.Chip{Text: e.SeminarState.Label(), Tone: kit.ToneMuted}
	case e.State == data.Withdrawn || e.State == data.Revoked || e.State == data.Declined:
		return kit.Chip{Text: e.State.Label(), Tone: kit.ToneMuted}
	case e.State != data.Confirmed:
		return kit.Chip{Text: e.State.Label(), Tone: kit.ToneWarn}
	case e.Attendance.Present():
		return kit.Chip{Text: e.Attendance.Label(), Tone: kit.ToneGood}
	case e.Attendance == data.NoShow:
		return kit.Chip{Text: e.Attendance.Label(), Tone: kit.ToneBad}
	case e.Attendance == data.Absent:
		return kit.Chip{Text: e.Attendance.Label(), Tone: kit.ToneMuted}
	case e.SeminarState.TookPlace():
		return kit.Chip{Text: e.Attendance.Label(), Tone: kit.ToneWarn}
	}
	return kit.Chip{Text: e.State.Label(), Tone: kit.ToneAccent}
}

// newTalks lists every request to speak.
func (p *personPage) newTalks() *kit.Grid[data.PersonTalk] {
	d := p.d
	g := kit.NewGrid(seriesColumn(d, func(t data.PersonTalk) string { return t.InSeries }, []kit.Column[data.PersonTalk]{
		{Key: "number", Title: lang.X("seminars.number", "回"), Width: 56, Right: true, Text: func(t data.PersonTalk) string { return someOf(t.Number) }},
		{Key: "date", Title: lang.X("seminars.date", "開催日"), Width: dayWide, Optional: 1, Text: func(t data.PersonTalk) string { return d.columnDay(t.Date) },
			Compare: func(a, b data.PersonTalk) int { return cmp.Compare(a.Date, b.Date) }},
		{Key: "title", Title: lang.X("seminars.title", "テーマ"), Width: 200, Least: 64, Grow: true, Text: func(t data.PersonTalk) string { return t.Title }},
		{Key: "role", Title: lang.X("person.role", "役割"), Width: 120, Optional: 2, Text: func(t data.PersonTalk) string { return t.Role.Label() }},
		{Key: "state", Title: lang.X("person.request", "依頼"), Width: 100, Text: func(t data.PersonTalk) string { return t.State.Label() },
			Chip: func(t data.PersonTalk) kit.Chip { return kit.Chip{Text: t.State.Label(), Tone: speakerTone(t.State)} }},
	}))
	g.ID = func(t data.PersonTalk) int64 { return t.AssignmentID }
	g.OnOpen = func(t data.PersonTalk) { d.goSeminar(t.SeminarID, "speakers") }
	g.OnWidths = d.keepWidths("person.talks", g.SetWidths)
	g.Empty = func() (string, string, string, func()) {
		return lang.X("person.notalks", "登壇の記録はありません"), lang.X("person.notalks.hint", "講師に加えるときは、その回の「講師」で名前を入力します。"), "", nil
	}
	return g
}
