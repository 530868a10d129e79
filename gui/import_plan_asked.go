package gui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// The list of those who are asked: who of the ledger is it, or is it somebody new?

// answered is how many of those who are asked have an answer.
func (p *importPlan) answered() int {
	n := 0
	for _, r := range p.grids[data.CaseAsked].Rows() {
		if r.Chosen != 0 {
			n++
		}
	}
	return n
}

// answerColumns: the answer, and who it is or between whom one chooses.
func answerColumns() (answer, who kit.Column[planRow]) {
	answer = kit.Column[planRow]{Key: "answer", Title: lang.X("asked.answer", "どなたか"), Width: 104,
		Text: answerWord, Chip: func(r planRow) kit.Chip {
			tone := kit.ToneGood
			if r.Chosen == 0 {
				tone = kit.ToneWarn
			}
			return kit.Chip{Text: answerWord(r), Tone: tone}
		},
		Compare: func(a, b planRow) int { return strings.Compare(answerWord(a), answerWord(b)) }}
	who = kit.Column[planRow]{Key: "who", Title: lang.X("asked.who", "台帳のこの方か"), Width: 220, Least: 140, Grow: true, Muted: true, Text: answerWho,
		Compare: func(a, b planRow) int { return strings.Compare(answerWho(a), answerWho(b)) }}
	return answer, who
}

func answerWord(r planRow) string {
	switch r.Chosen {
	case 0:
		return lang.X("asked.open", "未定")
	case data.NewPerson:
		return lang.X("asked.new", "新しい方")
	}
	return lang.X("asked.known", "台帳の方")
}

func answerWho(r planRow) string {
	var who []string
	for _, c := range r.Choices {
		if c.ID == r.Chosen {
			return hitLine(c)
		}
		who = append(who, hitLine(c))
	}
	return strings.Join(who, lang.X("asked.or", " / "))
}

// asking makes the list one in which Space goes through the answers.
func (p *importPlan) asking(g *kit.Grid[planRow]) *kit.Grid[planRow] {
	g.OnKey = func(e *fyne.KeyEvent) bool {
		if e.Name != fyne.KeySpace {
			return false
		}
		for _, r := range g.Selected() {
			p.next(r)
		}
		p.refill()
		return true
	}
	g.OnOpen = func(r planRow) {
		p.next(r)
		p.refill()
	}
	g.Menu = func(rows []planRow) []*fyne.MenuItem {
		var items []*fyne.MenuItem
		if len(rows) == 1 {
			for _, c := range rows[0].Choices {
				items = append(items, fyne.NewMenuItem(lang.X("asked.is", "台帳の {{.Who}}", map[string]any{"Who": hitLine(c)}), func() {
					p.answer(rows[0], c.ID)
					p.refill()
				}))
			}
		}
		return append(items,
			fyne.NewMenuItem(lang.X("asked.new", "新しい方"), func() { p.answerAll(rows, data.NewPerson) }),
			fyne.NewMenuItem(lang.X("asked.leave", "未定(取り込まない)"), func() { p.answerAll(rows, 0) }))
	}
	return g
}

// next goes on to the next answer: each of the choices who is nobody else's, somebody
// new, none.
func (p *importPlan) next(r planRow) {
	order := []int64{0}
	for _, c := range r.Choices {
		order = append(order, c.ID)
	}
	order = append(order, data.NewPerson)
	at := 0
	for i, id := range order {
		if id == r.Chosen {
			at = i
		}
	}
	for i := range order {
		if p.answer(r, order[(at+1+i)%len(order)]) {
			return
		}
	}
}

func (p *importPlan) answer(r planRow, who int64) bool {
	if !p.plan.Answer(r.at, who) {
		return false
	}
	p.answers[r.Line] = who
	delete(p.ticks, lineKey(r.PlanLine))
	return true
}

func (p *importPlan) answerAll(rows []planRow, who int64) {
	for _, r := range rows {
		p.answer(r, who)
	}
	p.refill()
}

// answerOnly answers the rows for which there is one choice only.
func (p *importPlan) answerOnly() {
	for _, r := range p.grids[data.CaseAsked].Rows() {
		if len(r.Choices) == 1 && r.Chosen == 0 {
			p.answer(r, r.Choices[0].ID)
		}
	}
	p.refill()
}

// refill shows the plan after an answer, in the list in which she is.
func (p *importPlan) refill() {
	p.fill()
	p.changed()
}

func (p *importPlan) askedPanel() fyne.CanvasObject {
	g := p.grids[data.CaseAsked]
	known := kit.NewButton(lang.X("asked.allknown", "すべて台帳の方"), p.answerOnly).Tight()
	fresh := kit.NewButton(lang.X("asked.allnew", "すべて新しい方"), func() { p.answerAll(g.Rows(), data.NewPerson) }).Tight()
	none := kit.NewButton(lang.X("asked.allopen", "すべて未定"), func() { p.answerAll(g.Rows(), 0) }).Tight()
	hint := kit.NewMuted(lang.X("asked.space", "スペースで切り替えます。未定の行は取り込みません。")).Shortens()
	return kit.Border(kit.Pad(0, 0, 8, 0, kit.Border(nil, nil, nil, kit.Row(8, known, fresh, none), hint)), nil, nil, nil, g)
}
