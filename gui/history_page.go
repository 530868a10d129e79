package gui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/wareki"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// historyPage is 履歴: every operation in words, what it changed, and a way back.
type historyPage struct {
	d        *desk
	fixed    data.HistoryFilter // narrowed from elsewhere: one seminar, one person
	text     *kit.Entry
	group    *kit.Select
	series   *seriesChoice
	from, to *kit.DateEntry
	grid     *kit.Grid[data.Operation]
	detail   *fyne.Container
	more     *kit.Button
	back     *kit.Button
	rows     []data.Operation
	limit    int
	shown    int64 // the operation whose changes are shown
	root     fyne.CanvasObject
}

// historyStep is how many operations are read at a time.
const historyStep = 200

// historyGroups are the kinds of operations to choose from, all of them first.
func historyGroups() (codes, labels []string) {
	codes, labels = []string{""}, []string{lang.X("history.all", "すべて")}
	for _, g := range data.HistoryGroups() {
		codes, labels = append(codes, g.Name), append(labels, words.HistoryGroup(g.Name))
	}
	return codes, labels
}

func newHistoryPage(d *desk, f data.HistoryFilter) *historyPage {
	p := &historyPage{d: d, fixed: f, text: kit.NewEntry(), from: kit.NewDateEntry(d.nearDays()), to: kit.NewDateEntry(d.nearDays()), detail: container.NewStack(), limit: historyStep}
	p.text.SetPlaceHolder(lang.X("history.filter", "名前・内容で絞り込む (Ctrl+F)"))
	again := func() { p.limit = historyStep; d.sh.reload() }
	p.text.OnChanged = func(string) { again() }
	p.text.OnEscape = func() {
		if !p.Escape() {
			p.Focus()
		}
	}
	_, labels := historyGroups()
	p.group = kit.NewSelect(labels)
	p.group.SetIndex(0)
	p.group.OnChanged = func(int) { again() }
	p.series = newSeriesChoice(d, true, 190*scale(), again)
	p.from.OnChanged = func(string) { again() }
	p.to.OnChanged = func(string) { again() }
	p.grid = p.newGrid()
	p.more = kit.NewButton(lang.X("history.more", "さらに前を読む"), func() { p.limit += historyStep; d.sh.reload() })
	p.back = kit.NewButton(lang.X("history.undo", "この操作を元に戻す"), p.undo)
	p.back.Disable()
	filter := kit.Flow(8, kit.Exact(280*scale(), p.text), kit.Exact(200*scale(), p.group), p.series.root, kit.Row(6, kit.Exact(215*scale(), p.from), kit.NewText("–"), kit.Exact(215*scale(), p.to)))
	side := kit.NewPanel(kit.ColorSurface, kit.ColorLine, 6, kit.PadAll(16, kit.Border(nil, kit.Pad(12, 0, 0, 0, kit.Left(p.back)), nil, nil, container.NewVScroll(p.detail))))
	body := container.New(&shares{left: 0.66, gap: 16}, kit.Border(nil, kit.Pad(8, 0, 0, 0, kit.Left(p.more)), nil, nil, p.grid), side)
	p.root = kit.Pad(0, 24, 16, 24, kit.Border(kit.Pad(0, 0, 12, 0, filter), nil, nil, nil, body))
	p.explain(nil, nil)
	return p
}

func (p *historyPage) newGrid() *kit.Grid[data.Operation] {
	g := kit.NewGrid([]kit.Column[data.Operation]{
		{Key: "at", Title: lang.X("history.at", "いつ"), Width: momentWide, Muted: true, Text: func(o data.Operation) string { return p.d.columnMoment(o.At) }},
		{Key: "what", Title: lang.X("history.what", "したこと"), Width: 420, Least: 110, Grow: true, Text: words.Operation},
		{Key: "rows", Title: lang.X("history.rows", "件数"), Width: 56, Right: true, Optional: 2, Text: func(o data.Operation) string { return someOf(o.Changes) }},
		{Key: "who", Title: lang.X("history.who", "だれが"), Width: 88, Muted: true, Optional: 1, Text: whoShort},
	})
	g.ID = func(o data.Operation) int64 { return o.ID }
	g.OnSelect = func(rows []data.Operation) {
		if len(rows) == 1 {
			p.showChanges(rows[0])
		}
	}
	g.Menu = func(rows []data.Operation) []*fyne.MenuItem {
		if len(rows) != 1 || !p.undoable(rows[0]) {
			return nil
		}
		return []*fyne.MenuItem{fyne.NewMenuItem(historyBackLabel(rows[0]), p.d.takeBack(rows[0]))}
	}
	g.OnWidths = p.d.keepWidths("history", g.SetWidths)
	g.Empty = func() (string, string, string, func()) {
		return lang.X("history.none", "あてはまる操作はありません"), lang.X("history.none.hint", "絞り込みの文字や期間を変えてみてください。"), "", nil
	}
	return g
}

// whoShort is who did it, without the computer: the detail names both.
func whoShort(o data.Operation) string {
	who, _, _ := strings.Cut(o.Who, "@")
	return who
}

// Content is the page.
func (p *historyPage) Content() fyne.CanvasObject { return p.root }

// Title names it.
func (p *historyPage) Title() string {
	switch {
	case p.fixed.SeminarID != 0:
		return lang.X("history.of.seminar", "この回の履歴")
	case p.fixed.PersonID != 0:
		return lang.X("history.of.person", "この人の履歴")
	}
	return lang.X("room.history", "履歴")
}

// Room is 履歴.
func (p *historyPage) Room() string { return "history" }

// Kinds are those of every operation.
func (p *historyPage) Kinds() data.Kinds { return data.KindHistory }

// filter is what is chosen.
func (p *historyPage) filter() data.HistoryFilter {
	codes, _ := historyGroups()
	f := p.fixed
	f.Text, f.Group, f.SeriesID, f.Limit = p.text.Text, at(codes, p.group.Index()), p.series.id(), p.limit
	if day, complaint := p.from.Day(); complaint == "" {
		f.From = wareki.Date(day)
	}
	if day, complaint := p.to.Day(); complaint == "" {
		f.To = wareki.Date(day)
	}
	return f
}

// Load reads the operations, the newest first.
func (p *historyPage) Load() load {
	f := p.filter()
	return func(ctx context.Context) (func(), error) {
		rows, err := p.d.store.History(ctx, f)
		return func() { p.show(rows) }, err
	}
}

func (p *historyPage) show(rows []data.Operation) {
	p.series.refresh()
	p.rows = rows
	p.grid.SetRows(rows)
	p.follow()
	p.more.Hidden = len(rows) < p.limit
	p.more.Refresh()
}

// undoable: what only left the program cannot be taken back.
func (p *historyPage) undoable(o data.Operation) bool {
	return o.Mode != "note" && p.d.writable()
}

// Focus begins on the list.
func (p *historyPage) Focus() { p.d.win.Canvas().Focus(p.grid) }

// Filter begins typing what to look for.
func (p *historyPage) Filter() { p.d.win.Canvas().Focus(p.text) }

// Escape gives up the filter first.
func (p *historyPage) Escape() bool {
	from, bad1 := p.from.Day()
	to, bad2 := p.to.Day()
	if p.text.Text == "" && p.group.Index() <= 0 && !p.series.narrowed() && from+to+bad1+bad2 == "" {
		return false
	}
	p.group.SetIndex(0)
	p.series.clear()
	p.from.SetDay("")
	p.to.SetDay("")
	p.text.SetText("")
	p.d.sh.reload()
	return true
}
