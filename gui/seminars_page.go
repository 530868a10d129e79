package gui

import (
	"cmp"
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// seminarsPage is the list of the year's evenings.
type seminarsPage struct {
	d        *desk
	text     *kit.Entry
	series   *seriesChoice
	category *kit.Select
	state    *kit.Select
	count    *kit.Text
	grid     *kit.Grid[data.SeminarLine]
	box      *fyne.Container // of the grid
	named    bool            // the grid names the series
	ids      []int64         // of the categories offered
	root     fyne.CanvasObject
}

// listStates are the states the list can be narrowed to.
func listStates() []data.SeminarState {
	return []data.SeminarState{"", data.SeminarPlanned, data.SeminarOpen, data.SeminarClosed, data.SeminarHeld, data.SeminarSettled, data.SeminarCancelled, data.SeminarPostponed}
}

func newSeminarsPage(d *desk) *seminarsPage {
	p := &seminarsPage{d: d, text: kit.NewEntry(), count: kit.NewMuted("")}
	p.text.SetPlaceHolder(lang.X("seminars.filter", "テーマ・講師・会場で絞り込む (Ctrl+F)"))
	p.text.OnChanged = func(string) { d.sh.reload() }
	p.text.OnEscape = p.clear
	p.series = newSeriesChoice(d, true, 190*scale(), func() { d.sh.reload() })
	p.category = kit.NewSelect([]string{lang.X("seminars.category.all", "すべての分類")})
	p.category.SetIndex(0)
	p.category.OnChanged = func(int) { d.sh.reload() }
	var states []string
	for _, s := range listStates() {
		if s == "" {
			states = append(states, lang.X("seminars.state.all", "すべての状態"))
		} else {
			states = append(states, s.Label())
		}
	}
	p.state = kit.NewSelect(states)
	p.state.SetIndex(0)
	p.state.OnChanged = func(int) { d.sh.reload() }
	p.grid, p.named = p.newGrid(), d.several()
	p.box = container.NewStack(p.grid)
	p.text.OnKey = func(e *fyne.KeyEvent) bool {
		if e.Name != fyne.KeyDown {
			return false
		}
		d.win.Canvas().Focus(p.grid)
		return true
	}
	add := unlessReadOnly(d, kit.NewPrimary(lang.X("seminars.new", "新しいセミナー"), p.New))
	left := kit.Flow(8, kit.Exact(310*scale(), p.text), p.series.root, kit.Exact(190*scale(), p.category), kit.Exact(150*scale(), p.state), kit.Pad(0, 0, 0, 8, p.count))
	p.root = kit.Pad(0, 24, 16, 24, kit.Border(kit.Pad(0, 0, 12, 0, kit.Border(nil, nil, nil, container.NewVBox(add), left)), nil, nil, nil, p.box))
	return p
}

func (p *seminarsPage) newGrid() *kit.Grid[data.SeminarLine] {
	d := p.d
	number := func(m data.SeminarLine) string {
		if m.Number == 0 {
			return ""
		}
		return itoa(m.Number)
	}
	g := kit.NewGrid(seriesColumn(d, func(m data.SeminarLine) string { return m.InSeries }, []kit.Column[data.SeminarLine]{
		{Key: "number", Title: lang.X("seminars.number", "回"), Width: 56, Right: true, Text: number,
			Compare: func(a, b data.SeminarLine) int { return cmp.Compare(a.Number, b.Number) }},
		{Key: "date", Title: lang.X("seminars.date", "開催日"), Width: dayWide, Text: func(m data.SeminarLine) string { return d.columnDay(m.Date) },
			Compare: func(a, b data.SeminarLine) int { return cmp.Compare(a.Date, b.Date) }},
		{Key: "title", Title: lang.X("seminars.title", "テーマ"), Width: 240, Least: 130, Grow: true, Text: func(m data.SeminarLine) string { return m.Title },
			Compare: func(a, b data.SeminarLine) int { return cmp.Compare(a.Title, b.Title) }},
		{Key: "category", Title: lang.X("seminars.category", "分類"), Width: 132, Muted: true, Optional: 4, Text: func(m data.SeminarLine) string { return m.Category },
			Compare: func(a, b data.SeminarLine) int { return cmp.Compare(a.CategoryID, b.CategoryID) }},
		{Key: "speakers", Title: lang.X("seminars.speakers", "講師"), Width: 130, Optional: 2, Text: func(m data.SeminarLine) string { return m.Speakers }},
		{Key: "applied", Title: lang.X("seminars.expected", "参加予定/定員"), Width: 112, Right: true, Text: seats,
			Compare: func(a, b data.SeminarLine) int {
				return cmp.Or(cmp.Compare(a.Expected, b.Expected), cmp.Compare(a.Waiting, b.Waiting))
			}},
		{Key: "present", Title: lang.X("seminars.present", "出席"), Width: 56, Right: true, Optional: 3, Text: func(m data.SeminarLine) string { return p.present(m) },
			Compare: func(a, b data.SeminarLine) int { return cmp.Compare(a.Present, b.Present) }},
		{Key: "state", Title: lang.X("seminars.state", "状態"), Width: 96, Text: func(m data.SeminarLine) string { return m.StateOn(d.store.Today()).Label() },
			Chip: func(m data.SeminarLine) kit.Chip {
				s := m.StateOn(d.store.Today())
				return kit.Chip{Text: s.Label(), Tone: seminarTone(s)}
			},
			Compare: func(a, b data.SeminarLine) int {
				today := d.store.Today()
				return cmp.Compare(seminarStep(a.StateOn(today)), seminarStep(b.StateOn(today)))
			}},
	}))
	g.ID = func(m data.SeminarLine) int64 { return m.ID }
	g.OnOpen = func(m data.SeminarLine) { d.goSeminar(m.ID, "") }
	g.Strike = func(m data.SeminarLine) bool { return m.State == data.SeminarCancelled }
	g.Menu = p.menu
	g.OnWidths = d.keepWidths("seminars", g.SetWidths)
	g.Empty = func() (string, string, string, func()) {
		if p.narrowed() {
			return lang.X("seminars.nothing", "あてはまるセミナーはありません"), lang.X("seminars.nothing.hint", "絞り込みの文字や、上の年度を変えてみてください。"), lang.X("filter.clear", "絞り込みをやめる"), p.clear
		}
		return lang.X("seminars.none", "{{.Year}}のセミナーはまだありません", map[string]any{"Year": d.year.Label(d.office.Style())}), lang.X("seminars.none.hint", "日付とテーマだけで作れます。ほかは前の回と同じにしておきます。"), lang.X("seminars.new", "新しいセミナー"), p.New
	}
	return g
}

// seats is 28/40, with those who wait.
func seats(m data.SeminarLine) string {
	switch {
	case m.Confirmed+m.Waiting == 0 && m.State == data.SeminarPlanned:
		return ""
	case m.Capacity == 0:
		return itoa(m.Expected)
	case m.Waiting > 0:
		return lang.X("seminars.seats.waiting", "{{.N}}/{{.Of}} 待{{.W}}", map[string]any{"N": m.Expected, "Of": m.Capacity, "W": m.Waiting})
	}
	return itoa(m.Expected) + "/" + itoa(m.Capacity)
}

func (p *seminarsPage) present(m data.SeminarLine) string {
	if !m.State.TookPlace() {
		return ""
	}
	return itoa(m.Present)
}

func (p *seminarsPage) menu(rows []data.SeminarLine) []*fyne.MenuItem {
	if len(rows) != 1 {
		return nil
	}
	m := rows[0]
	open := func(label, tab string) *fyne.MenuItem {
		return fyne.NewMenuItem(label, func() { p.d.goSeminar(m.ID, tab) })
	}
	items := []*fyne.MenuItem{
		open(lang.X("open", "開く"), ""),
		open(lang.X("menu.applicants", "申込者"), "applicants"),
		open(lang.X("menu.attendance", "出欠"), "attendance"),
		fyne.NewMenuItem(lang.X("menu.signin", "受付名簿…"), func() { p.d.goPaper("signin", m.ID, 0) }),
	}
	if p.d.writable() {
		items = append(items, fyne.NewMenuItem(lang.X("menu.copy", "コピーして新しい回…"), func() { copySeminar(p.d, m.Seminar) }))
		if m.State == data.SeminarPlanned {
			items = append(items, fyne.NewMenuItem(lang.X("menu.delete", "削除"), func() {
				p.d.act(func(ctx context.Context) error { return p.d.store.DeleteSeminar(ctx, m.ID) }, nil)
			}))
		}
	}
	return items
}

// Content is the page.
func (p *seminarsPage) Content() fyne.CanvasObject { return p.root }

// Title names it.
func (p *seminarsPage) Title() string { return lang.X("room.seminars", "セミナー") }

// Yearly: the list is that of the year above.
func (p *seminarsPage) Yearly() bool { return true }

// Kinds are all that stand in a line.
func (p *seminarsPage) Kinds() data.Kinds {
	return data.KindSeminars | data.KindRegistrations | data.KindSpeakers | data.KindOffice
}

// Load reads the list and the categories to choose from.
func (p *seminarsPage) Load() load {
	f := data.SeminarFilter{Year: p.d.year, Series: p.series.id(), Text: p.text.Text, State: listStates()[max(p.state.Index(), 0)]}
	if i := p.category.Index(); i > 0 && i <= len(p.ids) {
		f.CategoryID = p.ids[i-1]
	}
	return func(ctx context.Context) (func(), error) {
		rows, err := p.d.store.Seminars(ctx, f)
		if err != nil {
			return nil, err
		}
		categories, err := p.d.store.Categories(ctx)
		return func() { p.show(rows, categories) }, err
	}
}

func (p *seminarsPage) show(rows []data.SeminarLine, categories []data.Category) {
	p.series.refresh()
	if p.named != p.d.several() { // a series came, or went
		p.grid, p.named = p.newGrid(), p.d.several()
		p.box.Objects = []fyne.CanvasObject{p.grid}
		p.box.Refresh()
	}
	p.grid.SetRows(rows)
	p.count.SetText(lang.X("seminars.count", "{{.N}}回", map[string]any{"N": len(rows)}))
	if len(categories) == len(p.ids) {
		return
	}
	labels, at := []string{lang.X("seminars.category.all", "すべての分類")}, p.category.Index()
	p.ids = nil
	for _, c := range categories {
		labels = append(labels, c.Name)
		p.ids = append(p.ids, c.ID)
	}
	p.category.SetOptions(labels)
	p.category.SetIndex(max(at, 0))
}

func (p *seminarsPage) narrowed() bool {
	return p.text.Text != "" || p.series.narrowed() || p.category.Index() > 0 || p.state.Index() > 0
}

// clear shows the whole year again.
func (p *seminarsPage) clear() {
	if !p.narrowed() {
		p.d.win.Canvas().Focus(p.grid)
		return
	}
	p.series.clear()
	p.category.SetIndex(0)
	p.state.SetIndex(0)
	p.text.SetText("")
	p.d.sh.reload()
}

// Focus begins on the list.
func (p *seminarsPage) Focus() { p.d.win.Canvas().Focus(p.grid) }

// Filter begins typing what to look for.
func (p *seminarsPage) Filter() { p.d.win.Canvas().Focus(p.text) }

// Escape gives up the filter first.
func (p *seminarsPage) Escape() bool {
	if p.narrowed() {
		p.clear()
		return true
	}
	return false
}

// New makes a seminar.
func (p *seminarsPage) New() { showSeminarForm(p.d, 0) }

// Print prints the sign-in sheet of the row chosen, or the list where none is.
func (p *seminarsPage) Print() {
	if rows := p.grid.Selected(); len(rows) == 1 {
		p.d.goPrint("signin", rows[0].ID, 0)
		return
	}
	p.d.printList(p.Title(), false, p.grid)
}

// Excel leads to the annual report, in which the list stands.
func (p *seminarsPage) Excel() { p.d.goExcel("annual", 0, 0) }

// Help is for F1.
func (p *seminarsPage) Help() []string {
	return []string{
		lang.X("seminars.help.open", "Enter\tセミナーを開く"),
		lang.X("seminars.help.new", "Ctrl+N\t新しいセミナー"),
		lang.X("seminars.help.sort", "見出しを押す\t並べ替え。もう一度で逆の順"),
		lang.X("seminars.help.menu", "右クリック\tこの回にできること"),
	}
}
