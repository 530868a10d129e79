package gui

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// lecturersPage is 講師: the requests under way, and everybody who ever spoke.
type lecturersPage struct {
	d        *desk
	text     *kit.Entry
	count    *kit.Text
	series   *seriesChoice
	requests *kit.Grid[data.RequestLine]
	people   *kit.Grid[data.LecturerLine]
	places   map[int64]int // of people in 五十音順, who have no reading last
	root     fyne.CanvasObject
}

func newLecturersPage(d *desk) *lecturersPage {
	p := &lecturersPage{d: d, text: kit.NewEntry(), count: kit.NewMuted(""), places: map[int64]int{}}
	p.text.SetPlaceHolder(lang.X("lecturers.filter", "氏名・所属・テーマで絞り込む (Ctrl+F)"))
	p.text.OnChanged = func(string) { d.sh.reload() }
	p.text.OnEscape = func() {
		if !p.Escape() {
			d.win.Canvas().Focus(p.people)
		}
	}
	p.count.Least = 56 * scale()
	p.series = newSeriesChoice(d, true, 190*scale(), func() { d.sh.reload() })
	p.requests, p.people = p.requestGrid(), p.peopleGrid()
	p.text.OnKey = func(e *fyne.KeyEvent) bool {
		if e.Name != fyne.KeyDown {
			return false
		}
		d.win.Canvas().Focus(p.people)
		return true
	}
	filter := kit.Row(12, kit.Exact(360*scale(), p.text), p.count)
	under := kit.Border(kit.Pad(0, 0, 8, 0, kit.Flow(16, kit.NewHeading(lang.X("lecturers.requests", "進んでいる依頼")), p.series.root)), nil, nil, nil, p.requests)
	ever := kit.Border(kit.Pad(12, 0, 8, 0, kit.Flow(16, kit.NewHeading(lang.X("lecturers.ever", "これまでの講師")), filter)), nil, nil, nil, p.people)
	p.root = kit.Pad(0, 24, 16, 24, container.New(&stacked{share: 0.36}, under, ever))
	return p
}

// stacked gives the upper of two a share of the height.
type stacked struct{ share float32 }

// MinSize is Fyne's.
func (s *stacked) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(a.Width, b.Width), a.Height+b.Height)
}

// Layout is Fyne's.
func (s *stacked) Layout(o []fyne.CanvasObject, size fyne.Size) {
	top := size.Height * s.share
	o[0].Resize(fyne.NewSize(size.Width, top))
	o[0].Move(fyne.NewPos(0, 0))
	o[1].Resize(fyne.NewSize(size.Width, size.Height-top))
	o[1].Move(fyne.NewPos(0, top))
}

func (p *lecturersPage) requestGrid() *kit.Grid[data.RequestLine] {
	d := p.d
	g := kit.NewGrid(seriesColumn(d, func(r data.RequestLine) string { return r.InSeries }, []kit.Column[data.RequestLine]{
		{Key: "date", Title: lang.X("seminars.date", "開催日"), Width: dayWide, Text: func(r data.RequestLine) string { return d.columnDay(r.Date) }, Compare: func(a, b data.RequestLine) int { return cmp.Compare(a.Date, b.Date) }},
		{Key: "number", Title: lang.X("seminars.number", "回"), Width: 56, Right: true, Text: func(r data.RequestLine) string { return someOf(r.Number) }},
		{Key: "title", Title: lang.X("seminars.title", "テーマ"), Width: 200, Least: 100, Grow: true, Text: func(r data.RequestLine) string { return r.Title }},
		{Key: "name", Title: lang.X("lecturers.name", "氏名"), Width: 132, Least: 84, Text: func(r data.RequestLine) string { return r.Name }, Bold: func(data.RequestLine) bool { return true }},
		{Key: "from", Title: lang.X("sheet.from", "所属・団体"), Width: 130, Least: 90, Optional: 2, Text: func(r data.RequestLine) string { return r.From }},
		{Key: "email", Title: lang.X("person.email", "メール"), Width: 120, Least: 70, Muted: true, Optional: 5, Text: func(r data.RequestLine) string { return r.Email }},
		{Key: "role", Title: lang.X("lecturers.role", "役割"), Width: 110, Least: 60, Muted: true, Optional: 3, Text: func(r data.RequestLine) string { return r.Role.Label() }},
		{Key: "state", Title: lang.X("lecturers.state", "依頼"), Width: 100, Text: func(r data.RequestLine) string { return r.State.Label() },
			Chip: func(r data.RequestLine) kit.Chip { return kit.Chip{Text: r.State.Label(), Tone: speakerTone(r.State)} }},
		{Key: "moved", Title: lang.X("lecturers.moved", "進んだ日"), Width: dayWide, Muted: true, Optional: 4, Text: func(r data.RequestLine) string { return d.columnDay(r.MovedOn) }},
		{Key: "overdue", Title: "", Width: 96, Optional: 1, Text: overdueWord, Chip: func(r data.RequestLine) kit.Chip { return kit.Chip{Text: overdueWord(r), Tone: kit.ToneBad} }},
	}))
	g.ID = func(r data.RequestLine) int64 { return r.AssignmentID }
	g.OnOpen = func(r data.RequestLine) { d.goSeminar(r.SeminarID, "speakers") }
	g.Menu = func(rows []data.RequestLine) []*fyne.MenuItem {
		if len(rows) != 1 {
			return nil
		}
		r := rows[0]
		items := []*fyne.MenuItem{fyne.NewMenuItem(lang.X("lecturers.open", "この回の講師を開く"), func() { d.goSeminar(r.SeminarID, "speakers") }),
			fyne.NewMenuItem(lang.X("person.open", "この人を開く"), func() { d.goPerson(r.PersonID) })}
		if next, label := nextSpeakerStep(r.State); next != "" && d.writable() {
			items = append(items, fyne.NewMenuItem(label, func() {
				d.act(func(ctx context.Context) error { return d.store.MoveSpeaker(ctx, r.AssignmentID, next, "", "") }, nil)
			}))
		}
		return items
	}
	g.OnWidths = d.keepWidths("requests", g.SetWidths)
	g.Empty = func() (string, string, string, func()) {
		return lang.X("lecturers.requests.none", "進んでいる依頼はありません"), lang.X("lecturers.requests.hint", "セミナーの「講師」で加えると、ここに並びます。"), "", nil
	}
	return g
}

func overdueWord(r data.RequestLine) string {
	if r.Overdue {
		return lang.X("lecturers.overdue", "急ぎ")
	}
	return ""
}

func (p *lecturersPage) peopleGrid() *kit.Grid[data.LecturerLine] {
	d := p.d
	byKana := func(a, b data.LecturerLine) int { return cmp.Compare(p.places[a.PersonID], p.places[b.PersonID]) }
	g := kit.NewGrid([]kit.Column[data.LecturerLine]{
		{Key: "name", Title: lang.X("lecturers.name", "氏名"), Width: 140, Text: func(l data.LecturerLine) string { return l.Name }, Compare: byKana},
		{Key: "reading", Title: lang.X("person.reading", "ふりがな"), Width: 150, Muted: true, Optional: 3, Text: func(l data.LecturerLine) string { return l.Reading }, Compare: byKana},
		{Key: "from", Title: lang.X("sheet.from", "所属・団体"), Width: 180, Least: 120, Grow: true, Text: func(l data.LecturerLine) string { return l.From }},
		{Key: "position", Title: lang.X("person.title", "職名"), Width: 100, Least: 70, Optional: 2, Text: func(l data.LecturerLine) string { return l.Position }},
		{Key: "email", Title: lang.X("person.email", "メール"), Width: 130, Least: 70, Muted: true, Optional: 4, Text: func(l data.LecturerLine) string { return l.Email }},
		{Key: "talks", Title: lang.X("lecturers.talks", "登壇"), Width: 60, Right: true, Text: func(l data.LecturerLine) string { return someOf(l.Talks) }, Compare: func(a, b data.LecturerLine) int { return cmp.Compare(a.Talks, b.Talks) }},
		{Key: "last", Title: lang.X("lecturers.last", "最後の登壇"), Width: dayWide, Text: func(l data.LecturerLine) string { return d.columnDay(l.LastDay) }, Compare: func(a, b data.LecturerLine) int { return cmp.Compare(a.LastDay, b.LastDay) }},
		{Key: "title", Title: lang.X("lecturers.title", "そのときのテーマ"), Width: 200, Least: 130, Muted: true, Optional: 1, Text: func(l data.LecturerLine) string { return l.LastTitle }},
	})
	g.ID = func(l data.LecturerLine) int64 { return l.PersonID }
	g.JumpText = func(l data.LecturerLine) string { return l.Reading }
	g.OnOpen = func(l data.LecturerLine) { d.goPerson(l.PersonID) }
	g.OnWidths = d.keepWidths("lecturers", g.SetWidths)
	g.Empty = func() (string, string, string, func()) {
		if p.text.Text == "" {
			return lang.X("lecturers.none.yet", "登壇した方はまだいません"), lang.X("lecturers.none.hint", "登壇した方が、ここに並びます。"), "", nil
		}
		return lang.X("lecturers.none", "あてはまる方はいません"), lang.X("lecturers.none.hint", "登壇した方が、ここに並びます。"), "", nil
	}
	return g
}

// Content is the page.
func (p *lecturersPage) Content() fyne.CanvasObject { return p.root }

// Title names it.
func (p *lecturersPage) Title() string { return lang.X("room.lecturers", "講師") }

// Kinds are the requests and who they are to.
func (p *lecturersPage) Kinds() data.Kinds {
	return data.KindSpeakers | data.KindPeople | data.KindSeminars
}

// Load reads both lists.
func (p *lecturersPage) Load() load {
	text, series := p.text.Text, p.series.id()
	return func(ctx context.Context) (func(), error) {
		requests, err := p.d.store.Requests(ctx)
		if err != nil {
			return nil, err
		}
		requests = slices.DeleteFunc(requests, func(r data.RequestLine) bool { return series != 0 && r.SeriesID != series })
		people, err := p.d.store.Lecturers(ctx, text)
		if err != nil {
			return nil, err
		}
		// Who was only asked for an evening ahead stands in the upper list.
		people = slices.DeleteFunc(people, func(l data.LecturerLine) bool { return l.Talks == 0 && l.Open > 0 })
		places := make(map[int64]int, len(people))
		for i, l := range people {
			places[l.PersonID] = i
		}
		return func() {
			p.series.refresh()
			p.places = places
			p.requests.SetRows(requests)
			p.people.SetRows(people)
			p.count.SetText(lang.X("people.count", "{{.N}}名", map[string]any{"N": len(people)}))
		}, nil
	}
}

// Focus begins on the requests.
func (p *lecturersPage) Focus() { p.d.win.Canvas().Focus(p.requests) }

// Print prints the list of those who spoke.
func (p *lecturersPage) Print() { p.d.printList(p.Title(), true, p.people) }

// Filter begins typing whom to look for.
func (p *lecturersPage) Filter() { p.d.win.Canvas().Focus(p.text) }

// Escape gives up the filter first.
func (p *lecturersPage) Escape() bool {
	if p.text.Text == "" {
		return false
	}
	p.text.SetText("")
	return true
}
