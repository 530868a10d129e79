package gui

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/paste"
	"jibun/gui/kit"
)

// pasteDialog takes applications from rows of Excel or from e-mails: what was
// pasted on the left, what was understood of it on the right, each with a tick,
// and below it the one that is looked at, with what is not certain about it.
// Nothing is written before the button is pressed.
type pasteDialog struct {
	t       *applicantsTab
	area    *kit.Entry
	channel *channelChoice
	chosen  bool // the channel was chosen by hand
	summary *kit.Text
	grid    *kit.Grid[pasteRow]
	detail  *pasteDetail
	dialog  *kit.Dialog
	plan    *data.PastePlan
	groups  []pasteGroup // of the plan's lines
	aside   map[int]bool // lines that she set aside
	went    bool         // some of it was added already
	files   []data.PasteSource
	listed  *pasteFiles
	serial  int // of the text that is read
}

// showPaste opens the dialog with a text, "" = the area is empty, and with files.
func showPaste(t *applicantsTab, text string, files ...data.PasteSource) {
	p := &pasteDialog{t: t, plan: &data.PastePlan{}, aside: map[int]bool{}, area: kit.NewArea(4), summary: kit.NewHeading(lang.X("paste.understood", "わかったこと")).Shortens()}
	p.area.SetPlaceHolder(lang.X("paste.area", "Excelの行、名前の一覧、メールの文面を、ここに貼り付けます。いくつも続けて貼れます。"))
	p.area.SetText(text)
	p.area.OnChanged = func(string) { p.read() }
	var labels []string
	for _, c := range channels() {
		labels = append(labels, c.Label())
	}
	p.channel = newChannelChoice(labels)
	p.channel.SetIndex(t.entry.channel.Index())
	p.channel.OnChanged = func(int) { p.chosen = true }
	p.grid = p.newGrid()
	p.detail = newPasteDetail(p)
	hint := kit.NewMuted(lang.X("paste.keys", "スペース 加える・外す(Shiftで組ごと)   1〜8 この方に決める   9 申込・キャンセルを替える   0 外部の方として   Enter 追加")).Shortens()
	p.listed = newPasteFiles(p)
	p.listed.refresh()
	left := kit.Border(kit.Pad(0, 0, 6, 0, kit.NewHeading(lang.X("paste.text", "貼り付けた文面"))), p.listed.root, nil, nil, p.area)
	foot := besideElseBelow(300, 16, kit.Middle(hint), kit.Row(8, kit.NewMuted(lang.X("paste.channel", "経路")), p.channel))
	head := kit.Border(nil, nil, nil, p.listed.columns, p.summary)
	p.listed.around = []*fyne.Container{left, head}
	// as high as the window lets it be: the list and what is looked at share it
	high := min(500*scale(), max(t.d.win.Canvas().Size().Height-30-170*scale(), 260))
	low := container.NewStack(kit.Gap(0, min(200*scale(), high*0.45)), p.detail.root)
	right := kit.Border(kit.Pad(0, 0, 6, 0, head), kit.Pad(8, 0, 0, 0, low), nil, nil, p.grid)
	content := kit.Border(nil, kit.Pad(8, 0, 0, 0, foot), nil, nil, container.New(&shares{left: 0.27, gap: 16}, left, right))
	p.dialog = &kit.Dialog{Title: pasteTitle(), Content: container.NewStack(kit.Gap(0, high), content), Width: 1130, Height: 540,
		Primary: lang.X("paste.nothing", "追加"), Secondary: lang.X("cancel", "やめる"), OnPrimary: func() bool { p.apply(); return false },
		First: p.area, OnClosed: t.Focus,
		Changed: func() bool { return p.went && p.open() > 0 }}
	t.pasting = p
	kit.Show(t.d.win, p.dialog)
	p.regroup() // nothing yet: the list says what can be done
	p.addFiles(files)
	if strings.TrimSpace(text) != "" {
		p.read()
		t.d.win.Canvas().Focus(p.grid)
	}
}

func pasteTitle() string { return lang.X("paste.title", "貼り付けて申込に加える") }

// pasteable is the clipboard's text if it is likely meant to be pasted as
// applications: several lines, cells, or an address.
func pasteable() string {
	text := fyne.CurrentApp().Clipboard().Content()
	if strings.ContainsAny(strings.TrimSpace(text), "\n\t@") {
		return text
	}
	return ""
}

// read understands the text anew; an answer to an earlier text is dropped.
func (p *pasteDialog) read() {
	sources := append(slices.Clone(p.files), data.Pasted(p.area.Text))
	p.serial++
	n := p.serial
	p.t.d.read(func(ctx context.Context) (func(), error) {
		plan, err := p.t.d.store.PlanPaste(ctx, p.t.id, sources...)
		return func() {
			if n == p.serial {
				p.show(plan)
			}
		}, err
	})
}

// show shows what was understood, what needs a look first.
func (p *pasteDialog) show(plan *data.PastePlan) {
	p.plan, p.aside = plan, map[int]bool{}
	if !p.chosen {
		at := p.t.entry.channel.Index()
		if plan.Kind == paste.Mails {
			at = slices.Index(channels(), data.Email)
		}
		p.channel.SetIndex(at)
		p.chosen = false
	}
	p.regroup()
	p.dialog.SetTitle(pasteTitle())
}

// regroup puts the lines into their groups.
func (p *pasteDialog) regroup() {
	p.groups = nil
	for i := range p.plan.Lines {
		p.groups = append(p.groups, groupOf(&p.plan.Lines[i]))
	}
	rows := p.rows()
	p.grid.SetRows(rows)
	if len(rows) > 0 {
		p.grid.Select(rows[0].id())
	}
	p.refresh()
}

// refresh draws what depends on ticks and choices.
func (p *pasteDialog) refresh() {
	p.grid.Refresh()
	p.detail.show(p.current())
	add, drop := p.counts()
	label := lang.X("paste.add", "{{.N}}名を追加", map[string]any{"N": add})
	switch {
	case add == 0 && drop == 0:
		label = lang.X("paste.nothing", "追加")
	case add > 0 && drop > 0:
		label = lang.X("paste.add.drop", "{{.N}}名を追加、{{.Drop}}名をキャンセル", map[string]any{"N": add, "Drop": drop})
	case drop > 0:
		label = lang.X("paste.drop", "{{.Drop}}名をキャンセル", map[string]any{"Drop": drop})
	}
	p.dialog.SetPrimary(label)
	p.dialog.AllowPrimary(add+drop > 0)
	p.summary.SetText(p.said())
	p.listed.refresh()
}

// said is how much was understood.
func (p *pasteDialog) said() string {
	open := 0
	for _, i := range p.in(pasteUnsure) {
		if s := p.plan.Lines[i].Status; s == data.PasteUncertain || s == data.PasteUnknown {
			open++
		}
	}
	people := len(p.plan.Lines) - len(p.in(pasteAsked)) - len(p.in(pasteOther))
	n := map[string]any{"N": people, "Open": open}
	switch {
	case p.plan.Cut:
		return lang.X("paste.said.cut", "長いため、初めの{{.N}}名までを読み取りました", n)
	case len(p.plan.Lines) == 0:
		return lang.X("paste.understood", "わかったこと")
	case open > 0:
		return lang.X("paste.said.open", "{{.N}}名を読み取りました。{{.Open}}名は、どなたかをお選びください", n)
	}
	return lang.X("paste.said", "{{.N}}名を読み取りました", n)
}

// counts says how many will be added, and how many cancelled.
func (p *pasteDialog) counts() (add, drop int) {
	for i := range p.plan.Lines {
		switch l := &p.plan.Lines[i]; {
		case !l.Take || !pastePossible(l):
		case l.Withdraws():
			drop++
		default:
			add++
		}
	}
	return add, drop
}

// current is the row looked at, false if it is no line of the plan.
func (p *pasteDialog) current() (pasteRow, bool) {
	if rows := p.grid.Selected(); len(rows) > 0 {
		return rows[0], rows[0].i >= 0
	}
	return pasteRow{i: -1}, false
}
