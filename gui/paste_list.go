package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
	"jibun/gui/words"
)

func (p *pasteDialog) newGrid() *kit.Grid[pasteRow] {
	of := func(f func(*data.PasteLine) string) func(pasteRow) string {
		return func(r pasteRow) string {
			if r.i < 0 {
				return ""
			}
			return f(p.line(r))
		}
	}
	g := kit.NewGrid([]kit.Column[pasteRow]{
		{Key: "name", Title: lang.X("paste.col.name", "氏名"), Width: 146, Least: 92, Text: func(r pasteRow) string {
			if r.i < 0 {
				return r.text
			}
			return words.PasteName(p.line(r))
		}},
		{Key: "who", Title: lang.X("paste.col.who", "名簿の方"), Width: 146, Least: 92, Grow: true, Text: of(pasteWho)},
		{Key: "party", Title: lang.X("paste.col.party", "懇親会"), Width: 58, Optional: 2, Text: of(pasteParty)},
		{Key: "status", Title: lang.X("paste.col.status", "判定"), Width: 132, Least: 96, Text: of(func(l *data.PasteLine) string { return l.Status.Label() }), Chip: func(r pasteRow) kit.Chip {
			if r.i < 0 {
				return kit.Chip{}
			}
			return pasteChip(p.line(r))
		}},
		{Key: "why", Title: lang.X("paste.col.why", "わけ・備考"), Width: 136, Least: 88, Grow: true, Muted: true, Optional: 1, Text: of(p.why)},
		{Key: "source", Title: lang.X("paste.col.source", "出どころ"), Width: 116, Muted: true, Optional: 3, Text: of(pasteFrom)},
	})
	g.Tight = true
	g.ID = pasteRow.id
	g.Section = func(r pasteRow) int { return int(r.group) }
	g.Heading = func(section, rows int) string { return pasteHeading(pasteGroup(section), rows) }
	g.Tick, g.OnTick = p.tick, p.turn
	g.Strike = func(r pasteRow) bool {
		return r.i < 0 || p.aside[r.i] || !p.line(r).Take && (r.group == pasteThere || r.group == pasteElsewhere || r.group == pasteOther)
	}
	g.OnSelect = func([]pasteRow) { p.detail.show(p.current()) }
	g.OnKey = p.key
	g.OnWidths = p.t.d.keepWidths("paste", g.SetWidths)
	g.Empty = func() (string, string, string, func()) {
		if p.area.Text == "" && len(p.files) == 0 {
			return lang.X("paste.empty", "まだ何も貼り付けていません"), lang.X("paste.empty.hint", "左の欄に Ctrl+V で貼り付けるか、メールや表のファイルを落とすと、読み取ったことがここに並びます。"), "", nil
		}
		return lang.X("paste.none", "申込は見つかりませんでした"), lang.X("paste.none.hint", "一行に一人の名前か、「氏名:」のような見出しがあると読み取れます。"), "", nil
	}
	return g
}

// rows lists the lines in their groups, and what was not understood.
func (p *pasteDialog) rows() []pasteRow {
	var out []pasteRow
	for g := pasteUnsure; g <= pasteOther; g++ {
		for _, i := range p.in(g) {
			out = append(out, pasteRow{group: g, i: i})
		}
	}
	for n, text := range p.plan.Ignored {
		out = append(out, pasteRow{group: pasteUnread, i: -1 - n, text: text})
	}
	return out
}

// in lists the lines of a group.
func (p *pasteDialog) in(g pasteGroup) []int {
	var out []int
	for i, of := range p.groups {
		if of == g {
			out = append(out, i)
		}
	}
	return out
}

func (p *pasteDialog) line(r pasteRow) *data.PasteLine { return &p.plan.Lines[r.i] }

// tick is the box of a line.
func (p *pasteDialog) tick(r pasteRow) kit.Tick {
	switch {
	case r.i < 0 || !pastePossible(p.line(r)):
		return kit.TickNone
	case p.line(r).Take:
		return kit.TickOn
	}
	return kit.TickOff
}

// key is what the keys of the list mean: a digit chooses somebody, and Space sets aside
// what has no box.
func (p *pasteDialog) key(e *fyne.KeyEvent) bool {
	r, one := p.current()
	switch {
	case !one:
		return false
	case e.Name == fyne.KeySpace && p.tick(r) == kit.TickNone:
		p.turn(p.grid.Selected())
	case e.Name == fyne.KeyF2:
		p.edit(r.i)
	case len(e.Name) == 1 && e.Name[0] >= '0' && e.Name[0] <= '9':
		p.choose(r.i, int(e.Name[0]-'0'))
	default:
		return false
	}
	return true
}

// turn ticks lines, or takes the tick away if all of them had it. To tick a line
// that is not certain says that the likeliest person is meant; one that cannot be ticked
// is set aside, or not any more.
func (p *pasteDialog) turn(rows []pasteRow) {
	on := false
	for _, r := range rows {
		on = on || p.tick(r) == kit.TickOff
	}
	for _, r := range rows {
		if r.i < 0 {
			continue
		}
		l := p.line(r)
		if on && l.Status == data.PasteUncertain {
			p.plan.Choose(r.i, l.Person)
		}
		l.Take = on && pastePossible(l)
		p.aside[r.i] = !on && (pastePossible(l) || !p.aside[r.i])
	}
	p.refresh()
}

// choose says who a line is: the n-th of the choices, 0 = somebody new from outside. What
// turns it round is pasteTurn.
func (p *pasteDialog) choose(i, n int) {
	l := &p.plan.Lines[i]
	switch {
	case n == pasteTurn && p.plan.CanTurn(i):
		p.plan.Turn(i)
		delete(p.aside, i)
		p.groups[i] = groupOf(l)
		p.grid.SetRows(p.rows())
		p.grid.Select(int64(i)) // she looks at what became of it
		p.refresh()
		return
	case n == 0 && !l.Withdraws():
		if err := p.plan.AsOutside(i); err != nil {
			p.edit(i) // it has no name yet
			return
		}
	case n >= 1 && n <= len(l.Choices):
		p.plan.Choose(i, l.Choices[n-1])
	default:
		return
	}
	p.decided(i)
}

// pasteTurn is the digit that makes an application of a cancellation, and the reverse; the
// people to choose from never reach it.
const pasteTurn = 9

// choosePerson says that a line is somebody of the ledger.
func (p *pasteDialog) choosePerson(i int, who data.PersonHit) {
	p.plan.Choose(i, who)
	p.decided(i)
}

// decided goes on to the next line that somebody has to be chosen for.
func (p *pasteDialog) decided(i int) {
	delete(p.aside, i)
	if l := &p.plan.Lines[i]; l.Withdraws() {
		l.Take = pastePossible(l)
	}
	for _, next := range p.in(pasteUnsure) {
		if s := p.plan.Lines[next].Status; s == data.PasteUncertain || s == data.PasteUnknown {
			p.grid.Select(int64(next))
			break
		}
	}
	p.refresh()
}
