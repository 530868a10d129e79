package gui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/roster"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// importPlan is the third step: what would change, a list for each case, old and
// new beside each other, each line with its tick.
type importPlan struct {
	d       *desk
	changed func()
	side    *sideList
	grids   map[data.Case]*kit.Grid[planRow]
	panels  map[data.Case]fyne.CanvasObject
	roster  data.Roster
	plan    *data.Plan
	looked  fyne.CanvasObject
	looks   int
	bad     *kit.Grid[roster.Problem]
	skipped *kit.Grid[roster.Skipped]
	ticks   map[string]bool // by lineKey: what she decided, for a plan made anew
	answers map[int]int64   // by line of the roster
	root    fyne.CanvasObject
}

// planRow is a line of a plan.
type planRow struct {
	*data.PlanLine
	at   int    // in Plan.Lines
	note string // what is to be looked at
}

func newImportPlan(d *desk, changed func()) *importPlan {
	p := &importPlan{d: d, changed: changed, side: newSideList(d, lang.X("plan.what", "変わること"), lang.X("takeover.count", "件数")),
		grids: map[data.Case]*kit.Grid[planRow]{}, panels: map[data.Case]fyne.CanvasObject{}}
	p.forget()
	for _, c := range data.Cases {
		p.grids[c] = p.newGrid(c)
		p.panels[c] = p.panel(c)
	}
	p.bad = kit.NewGrid([]kit.Column[roster.Problem]{
		{Key: "line", Title: lang.X("import.line", "行"), Width: 64, Right: true, Text: func(x roster.Problem) string { return itoa(x.Line) }},
		{Key: "number", Title: lang.X("person.staffno", "職員番号"), Width: 100, Text: func(x roster.Problem) string { return x.StaffNo }},
		{Key: "name", Title: lang.X("person.name", "氏名"), Width: 130, Text: func(x roster.Problem) string { return x.Name }},
		{Key: "why", Title: lang.X("plan.why", "わけ"), Width: 320, Grow: true, Text: func(x roster.Problem) string { return words.Faults(x.Faults) }},
	})
	p.bad.ID = func(x roster.Problem) int64 { return int64(x.Line) }
	p.skipped = kit.NewGrid([]kit.Column[roster.Skipped]{
		{Key: "line", Title: lang.X("import.line", "行"), Width: 64, Right: true, Text: func(x roster.Skipped) string { return itoa(x.Line) }},
		{Key: "why", Title: lang.X("plan.why", "わけ"), Width: 170, Text: func(x roster.Skipped) string { return words.RosterSkipped(x.Why) }},
		{Key: "text", Title: lang.X("plan.text", "書いてあること"), Width: 320, Grow: true, Muted: true, Text: func(x roster.Skipped) string { return x.Text }},
	})
	p.skipped.ID = func(x roster.Skipped) int64 { return int64(x.Line) }
	p.root = p.side.root
	return p
}

// forget drops the plan: the columns or the file are others now.
func (p *importPlan) forget() { p.plan, p.ticks, p.answers = nil, map[string]bool{}, map[int]int64{} }

// known reports whether there is a plan of the roster as it is read now.
func (p *importPlan) known() bool { return p.plan != nil }

// carry sets the ticks of another plan as she had set those of this one.
func (p *importPlan) carry(next *data.Plan) {
	for i := range next.Lines {
		if who, ok := p.answers[next.Lines[i].Line]; ok && next.Lines[i].Line > 0 {
			next.Answer(i, who)
		}
		if skip, ok := p.ticks[lineKey(&next.Lines[i])]; ok {
			next.Lines[i].Skip = skip
		}
	}
	next.CloseDepartments()
}

// lineKey finds a line again in a plan made anew.
func lineKey(l *data.PlanLine) string {
	if l.Line > 0 {
		return itoa(l.Line)
	}
	return l.StaffNo + "|" + l.Old.Name
}

// showPlan shows a plan.
func (p *importPlan) showPlan(r data.Roster, plan *data.Plan) {
	p.roster, p.plan = r, plan
	p.fill()
	p.side.choose(p.first())
}

// fill puts the lines of the plan into the lists in which they stand.
func (p *importPlan) fill() {
	r, plan := p.roster, p.plan
	twice := map[int]string{}
	for _, x := range plan.Duplicates {
		twice[x.Line] = lang.X("plan.twice", "{{.Who}} と同じ方かもしれません", map[string]any{"Who": hitLine(x.Who)})
	}
	rows := map[data.Case][]planRow{}
	for i := range plan.Lines {
		l := &plan.Lines[i]
		note := words.PlanNote(l)
		if t := twice[l.Line]; note == "" && l.Line > 0 {
			note = t
		}
		for _, c := range l.Cases {
			rows[c] = append(rows[c], planRow{l, i, note})
		}
	}
	for c, g := range p.grids {
		g.SetRows(rows[c])
	}
	sentences := words.Plan(r, plan)
	p.looks, p.looked = len(sentences), sentenceColumn(sentences)
	p.bad.SetRows(plan.Unreadable)
	p.skipped.SetRows(plan.Skipped)
	p.count()
}

// first is the list that is seen first: what wants a look, else the first change.
func (p *importPlan) first() string {
	for _, i := range p.side.items {
		if i.key == p.side.key {
			return i.key
		}
	}
	return p.side.items[0].key
}

// count shows how many stand in each list, and of those with ticks how many are
// taken in.
func (p *importPlan) count() {
	var items []sideItem
	if p.looks > 0 {
		items = append(items, sideItem{key: "look", label: lang.X("plan.look", "要確認"), count: itoa(p.looks), warn: true, content: p.looked})
	}
	for _, c := range data.Cases {
		n := len(p.grids[c].Rows())
		if n == 0 && (c == data.CaseConflict || c == data.CaseAsked) {
			continue
		}
		text := thousands(n)
		if taken := p.plan.Count(c); c.Changes() && taken < n {
			text = lang.X("plan.taken", "{{.N}}/{{.Of}}", map[string]any{"N": thousands(taken), "Of": thousands(n)})
		}
		warn := false
		if c == data.CaseAsked {
			answered := p.answered()
			text, warn = lang.X("plan.taken", "{{.N}}/{{.Of}}", map[string]any{"N": thousands(answered), "Of": thousands(n)}), answered < n
		}
		items = append(items, sideItem{key: string(c), label: words.Case(c), count: text, warn: warn, content: p.panels[c], focus: p.grids[c]})
	}
	items = append(items,
		sideItem{key: "bad", label: lang.X("plan.bad", "読めない行"), count: itoa(len(p.plan.Unreadable)), warn: len(p.plan.Unreadable) > 0, content: p.bad, focus: p.bad},
		sideItem{key: "skipped", label: lang.X("plan.skipped", "飛ばした行"), count: itoa(len(p.plan.Skipped)), content: p.skipped, focus: p.skipped})
	p.side.setItems(items)
}

// changes is how many people would change.
func (p *importPlan) changes() int {
	n := 0
	for i := range p.plan.Lines {
		if l := &p.plan.Lines[i]; !l.Skip && l.Changes() {
			n++
		}
	}
	return n
}

func (p *importPlan) summary() string {
	if p.plan == nil {
		return ""
	}
	n := p.changes()
	if n == 0 {
		return lang.X("plan.nothing", "台帳に取り込むことはありません")
	}
	return lang.X("plan.summary", "{{.When}}  {{.Parts}}", map[string]any{"When": p.when(), "Parts": strings.Join(p.parts(), "  ")})
}

func (p *importPlan) when() string {
	if p.plan.On == "" {
		return lang.X("plan.ever", "以前からの配属")
	}
	return lang.X("plan.from", "{{.Day}}付け", map[string]any{"Day": p.d.office.Style().Day(p.plan.On)})
}

// parts are the cases with how many are taken in.
func (p *importPlan) parts() []string {
	var out []string
	for _, c := range data.Cases {
		if n := p.plan.Count(c); n > 0 && c.Changes() {
			out = append(out, lang.X("plan.part", "{{.Case}} {{.N}}名", map[string]any{"Case": words.Case(c), "N": thousands(n)}))
		}
	}
	return out
}

// doneSentences say what was taken in, for the last step.
func (p *importPlan) doneSentences() []string {
	parts := strings.Join(p.parts(), "、")
	out := []string{lang.X("plan.done.ever", "{{.Parts}}を、以前からの配属として取り込みました。", map[string]any{"Parts": parts})}
	if p.plan.On != "" {
		out[0] = lang.X("plan.done", "{{.When}}で、{{.Parts}}を取り込みました。", map[string]any{"When": p.when(), "Parts": parts})
	}
	if n := len(p.plan.Departments); n > 0 {
		out = append(out, lang.X("plan.done.departments", "新しい所属を{{.N}}件加えました。", map[string]any{"N": n}))
	}
	if n := len(p.plan.Unreadable); n > 0 {
		out = append(out, lang.X("plan.done.bad", "読めない行が{{.N}}行ありました。その方々は前のままです。", map[string]any{"N": n}))
	}
	return out
}

// panel is a list with what can be done to its ticks.
func (p *importPlan) panel(c data.Case) fyne.CanvasObject {
	if c == data.CaseAsked {
		return p.askedPanel()
	}
	if !c.Changes() {
		return p.grids[c]
	}
	all := kit.NewButton(lang.X("plan.all", "すべて取り込む"), func() { p.tick(p.grids[c].Rows(), false) }).Tight()
	none := kit.NewButton(lang.X("plan.none", "すべて除く"), func() { p.tick(p.grids[c].Rows(), true) }).Tight()
	hint := kit.NewMuted(lang.X("plan.space", "{{.Who}} スペースで切り替えます。", map[string]any{"Who": caseMeaning(c)})).Shortens()
	return kit.Border(kit.Pad(0, 0, 8, 0, kit.Border(nil, nil, nil, kit.Row(8, all, none), hint)), nil, nil, nil, p.grids[c])
}

// tick takes rows in, or leaves them out.
func (p *importPlan) tick(rows []planRow, skip bool) {
	for _, r := range rows {
		r.Skip = skip
		p.ticks[lineKey(r.PlanLine)] = skip
	}
	for _, g := range p.grids { // somebody who moved and changed the name stands in two
		g.Refresh()
	}
	p.plan.CloseDepartments()
	p.count()
	p.changed()
}
