package gui

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// newGrid is the list of a case: old and new beside each other.
func (p *importPlan) newGrid(c data.Case) *kit.Grid[planRow] {
	g := kit.NewGrid(p.planColumns(c))
	g.ID = func(r planRow) int64 { return int64(r.at + 1) }
	g.OnWidths = p.d.keepWidths("import."+string(c), g.SetWidths)
	g.Empty = func() (string, string, string, func()) {
		return lang.X("plan.empty", "「{{.Case}}」にあたる人はいません", map[string]any{"Case": words.Case(c)}), "", "", nil
	}
	if c == data.CaseAsked {
		return p.asking(g)
	}
	if !c.Changes() {
		return g
	}
	g.Strike = func(r planRow) bool { return r.Skip }
	g.OnKey = func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeySpace:
			p.turn(g.Selected())
			return true
		case fyne.KeyReturn, fyne.KeyEnter: // a double click turns; Enter goes on
			kit.PassKey(g, e)
			return true
		}
		return false
	}
	g.OnOpen = func(r planRow) { p.turn([]planRow{r}) }
	g.Menu = func(rows []planRow) []*fyne.MenuItem {
		return []*fyne.MenuItem{
			fyne.NewMenuItem(lang.X("plan.take", "取り込む"), func() { p.tick(rows, false) }),
			fyne.NewMenuItem(lang.X("plan.leave", "除く"), func() { p.tick(rows, true) }),
		}
	}
	return g
}

// turn takes the rows in, or if all of them are, leaves them out.
func (p *importPlan) turn(rows []planRow) {
	all := true
	for _, r := range rows {
		all = all && !r.Skip
	}
	p.tick(rows, all)
}

func (p *importPlan) planColumns(c data.Case) []kit.Column[planRow] {
	column := func(key, title string, width float32, text func(planRow) string) kit.Column[planRow] {
		return kit.Column[planRow]{Key: key, Title: title, Width: width, Text: text, Compare: func(a, b planRow) int { return strings.Compare(text(a), text(b)) }}
	}
	old := func(key, title string, width float32, text func(planRow) string) kit.Column[planRow] {
		x := column(key, title, width, text)
		x.Muted = true
		return x
	}
	tick := kit.Column[planRow]{Key: "tick", Title: lang.X("plan.tick", "取込み"), Width: 92,
		Text: tickWord, Chip: func(r planRow) kit.Chip {
			if r.Skip {
				return kit.Chip{Text: tickWord(r), Tone: kit.ToneMuted}
			}
			return kit.Chip{Text: tickWord(r), Tone: kit.ToneGood}
		},
		Compare: func(a, b planRow) int { return strings.Compare(tickWord(a), tickWord(b)) }}
	line := kit.Column[planRow]{Key: "line", Title: lang.X("import.line", "行"), Width: 60, Right: true, Muted: true, Text: func(r planRow) string { return someOf(r.Line) },
		Compare: func(a, b planRow) int { return cmp.Compare(a.Line, b.Line) }}
	number := column("number", lang.X("person.staffno", "職員番号"), 96, func(r planRow) string { return r.StaffNo })
	name := column("name", lang.X("person.name", "氏名"), 102, func(r planRow) string { return cmp.Or(r.New.Name, r.Old.Name) })
	reading := column("reading", lang.X("person.reading", "ふりがな"), 124, func(r planRow) string { return r.New.Reading })
	oldFrom := old("oldfrom", lang.X("plan.oldfrom", "今の所属"), 160, oldPlace)
	newFrom := column("newfrom", lang.X("plan.newfrom", "→ 新しい所属"), 160, func(r planRow) string { return r.New.From })
	oldPosition := old("oldposition", lang.X("plan.oldposition", "今の職名"), 80, func(r planRow) string { return r.Old.Position })
	newPosition := column("newposition", lang.X("plan.newposition", "→ 新しい職名"), 104, func(r planRow) string { return r.New.Position })
	note := column("note", lang.X("plan.note", "ご確認"), 160, func(r planRow) string { return r.note })
	note.Grow = true
	grown := func(x kit.Column[planRow]) kit.Column[planRow] { x.Grow = true; return x }
	named := func(title string, x kit.Column[planRow]) kit.Column[planRow] { x.Title = title; return x }

	switch c {
	case data.CaseAsked:
		answer, who := answerColumns()
		note.Grow = false
		return []kit.Column[planRow]{answer, name, named(lang.X("person.department", "所属"), newFrom), who, note, line}
	case data.CaseNew:
		return []kit.Column[planRow]{tick, number, name, reading, named(lang.X("person.department", "所属"), newFrom), named(lang.X("person.position", "職名"), newPosition), note, line}
	case data.CaseMoved:
		return []kit.Column[planRow]{tick, number, name, oldFrom, grown(newFrom), oldPosition, newPosition}
	case data.CaseRetitled:
		return []kit.Column[planRow]{tick, number, name, named(lang.X("person.department", "所属"), grown(newFrom)), oldPosition, newPosition}
	case data.CaseRenamed:
		return []kit.Column[planRow]{tick, number, old("oldname", lang.X("plan.oldname", "今の氏名"), 104, func(r planRow) string { return r.Old.Name }),
			named(lang.X("plan.newname", "→ 新しい氏名"), name), old("oldreading", lang.X("plan.oldreading", "今のふりがな"), 124, func(r planRow) string { return r.Old.Reading }),
			named(lang.X("plan.newreading", "→ ふりがな"), reading), note}
	case data.CaseLeft:
		return []kit.Column[planRow]{tick, number, name, named(lang.X("person.department", "所属"), oldFrom), named(lang.X("person.position", "職名"), oldPosition), note}
	case data.CaseCompleted:
		filled := column("filled", lang.X("plan.filled", "補うこと"), 300, func(r planRow) string { return words.Filled(r.PlanLine) })
		from := named(lang.X("person.department", "所属"), oldFrom)
		filled.Least, from.Optional, note.Width, note.Optional = 160, 2, 96, 1
		return []kit.Column[planRow]{tick, number, name, grown(filled), from, note}
	case data.CaseRevised:
		change := column("change", lang.X("plan.change", "今の値 → 名簿の値"), 300, func(r planRow) string { return words.Differences(r.PlanLine) })
		change.Least, note.Width, note.Optional = 160, 96, 1
		return []kit.Column[planRow]{tick, number, name, grown(change), note}
	case data.CaseConflict:
		return []kit.Column[planRow]{number, name, oldFrom, grown(newFrom), oldPosition, newPosition, line}
	}
	return []kit.Column[planRow]{number, name, reading, named(lang.X("person.department", "所属"), grown(newFrom)), named(lang.X("person.position", "職名"), newPosition), line}
}

func tickWord(r planRow) string {
	if r.Skip {
		return lang.X("plan.leave", "除く")
	}
	return lang.X("plan.take", "取り込む")
}

// oldPlace is where somebody whom the ledger knows worked so far.
func oldPlace(r planRow) string {
	if r.Old.Name == "" {
		return ""
	}
	return data.Place(false, r.Old.From, "")
}
