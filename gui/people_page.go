package gui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// peoplePage is 名簿: everybody, narrowed as one types.
type peoplePage struct {
	d          *desk
	text       *kit.Entry
	kind       *kit.Select
	department *kit.Select
	left       *kit.Check
	count      *kit.Text
	twice      *kit.Button // 重複の候補
	grid       *kit.Grid[personRow]
	root       *fyne.Container

	departments []data.Department
	order       map[int64]int // place of a department in 建制順
	typing      bool          // the load under way is a keystroke: only the list is read
	stale       bool          // what stands beside the list has to be read
}

// personKinds are the choices of who is listed. An affiliation is one of outside
// people.
func personKinds() []struct {
	label       string
	outside     *bool
	affiliation data.Affiliation
} {
	type kind = struct {
		label       string
		outside     *bool
		affiliation data.Affiliation
	}
	yes, no := true, false
	list := []kind{
		{lang.X("people.kind.all", "職員と外部の方"), nil, ""},
		{lang.X("people.kind.staff", "職員"), &no, ""},
		{lang.X("people.kind.outside", "外部の方"), &yes, ""},
	}
	for _, a := range affiliations() {
		list = append(list, kind{lang.X("people.kind.of", "外部: {{.Kind}}", map[string]any{"Kind": a.Label()}), &yes, a})
	}
	return list
}

func newPeoplePage(d *desk) page {
	p := &peoplePage{d: d, text: kit.NewEntry(), count: kit.NewMuted(""), stale: true}
	p.text.SetPlaceHolder(lang.X("people.filter", "氏名・よみ・番号・所属で絞り込む (Ctrl+F)"))
	p.text.OnChanged = func(string) { p.narrow() }
	p.text.OnEscape = p.clear
	p.text.OnKey = p.fromText
	var kinds []string
	for _, k := range personKinds() {
		kinds = append(kinds, k.label)
	}
	p.kind = kit.NewSelect(kinds)
	p.kind.SetIndex(0)
	p.kind.OnChanged = func(int) { p.narrow() }
	p.department = kit.NewSelect([]string{allDepartments()})
	p.department.SetIndex(0)
	p.department.OnChanged = func(int) { p.narrow() }
	p.left = kit.NewCheck(lang.X("people.left.too", "退職者も"), func(bool) { p.narrow() })
	p.twice = kit.NewLink("", func() { showDuplicates(d) })
	p.twice.Hide()
	p.grid = p.newGrid()
	take := kit.NewButton(lang.X("people.import", "名簿の取込み"), p.takeIn)
	add := kit.NewPrimary(lang.X("people.new", "新しい人"), p.New)
	if !d.writable() {
		take.Disable()
		add.Disable()
	}
	filters := kit.Flow(8, kit.Exact(310*scale(), p.text), kit.Exact(160*scale(), p.kind), kit.Exact(200*scale(), p.department), p.left)
	head := besideElseBelow(480, 12, filters, kit.Row(8, take, add))
	below := container.NewStack(kit.Gap(0, kit.Size(kit.SizeRow)), kit.Border(nil, nil, p.count, p.twice))
	p.root = kit.Pad(0, 24, 16, 24, kit.Border(kit.Col(2, head, below), nil, nil, nil, p.grid))
	return p
}

func allDepartments() string { return lang.X("people.department.all", "すべての所属") }

// fromText goes from the filter into the list: Down to its first row, Enter opens
// the one that is left.
func (p *peoplePage) fromText(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown:
		p.enterList()
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		if rows := p.grid.Rows(); len(rows) == 1 {
			p.d.goPerson(rows[0].ID)
		} else {
			p.enterList()
		}
		return true
	}
	return false
}

// enterList puts the keyboard on the list, on its first row if none is chosen.
func (p *peoplePage) enterList() {
	if rows := p.grid.Rows(); len(rows) > 0 && len(p.grid.Selected()) == 0 {
		p.grid.Select(rows[0].ID)
	}
	p.d.win.Canvas().Focus(p.grid)
}

// Content is the page.
func (p *peoplePage) Content() fyne.CanvasObject { return p.root }

// Title names it.
func (p *peoplePage) Title() string { return lang.X("room.people", "名簿") }

// Yearly: attendances of the year above stand in the list.
func (p *peoplePage) Yearly() bool { return true }

// Kinds are all that stand in a line.
func (p *peoplePage) Kinds() data.Kinds {
	return data.KindPeople | data.KindRegistrations | data.KindSeminars | data.KindSpeakers | data.KindOffice
}

// narrow reads the list for another filter, and nothing else.
func (p *peoplePage) narrow() {
	p.typing = true
	p.d.sh.reload()
	p.typing = false
}

func (p *peoplePage) filter() data.PersonFilter {
	f := data.PersonFilter{Text: p.text.Text, WithLeft: p.left.Checked, Year: p.d.year}
	k := at(personKinds(), p.kind.Index())
	f.Outside, f.Affiliation = k.outside, k.affiliation
	if i := p.department.Index(); i > 0 && i <= len(p.departments) {
		f.Department = p.departments[i-1].ID
	}
	return f
}

// Load reads the list; unless it is for a keystroke, the departments to choose
// from too, and once it is shown how many people may be there twice.
func (p *peoplePage) Load() load {
	f, beside := p.filter(), !p.typing || p.stale
	p.stale = beside // until it is shown
	return func(ctx context.Context) (func(), error) {
		rows, err := p.d.store.People(ctx, f)
		if err != nil || !beside {
			return func() { p.show(rows) }, err
		}
		departments, err := p.d.store.Departments(ctx, p.d.store.Today())
		return func() {
			p.showDepartments(departments)
			p.show(rows)
			p.d.afterwards(func() {
				if p.d.sh.now == p {
					p.countPairs()
				}
			})
		}, err
	}
}

func (p *peoplePage) show(lines []data.PersonLine) {
	rows := make([]personRow, len(lines))
	for i := range lines {
		l := &lines[i]
		rows[i] = personRow{PersonLine: l, at: i, department: p.order[l.Department]}
		if l.Department == 0 {
			rows[i].department = len(p.order) + 1
		}
	}
	p.grid.SetRows(rows)
	p.count.SetText(lang.X("people.count", "{{.N}}名", map[string]any{"N": thousands(len(rows))}))
}

// showDepartments shows the departments to choose from.
func (p *peoplePage) showDepartments(departments []data.Department) {
	p.stale = false
	chosen := p.department.Text()
	labels := []string{allDepartments()}
	p.departments, p.order = departments, map[int64]int{}
	for i, d := range departments {
		labels = append(labels, d.Label())
		p.order[d.ID] = i
	}
	p.department.SetOptions(labels)
	if p.department.Text() == "" { // it is no more
		p.department.SetIndex(0)
		if chosen != "" && chosen != allDepartments() {
			p.narrow()
		}
	}
}

// countPairs says how many pairs may be one person, once the list has been drawn: it
// looks at everybody, and would keep the list waiting.
func (p *peoplePage) countPairs() {
	hidden := p.d.notTheSame()
	p.d.read(func(ctx context.Context) (func(), error) {
		pairs, err := p.d.store.Duplicates(ctx)
		return func() { p.showPairs(len(withoutHidden(pairs, hidden))) }, err
	})
}

func (p *peoplePage) showPairs(pairs int) {
	p.twice.Hidden = pairs == 0
	p.twice.SetText(lang.X("people.duplicates", "重複の候補 {{.N}}組", map[string]any{"N": pairs}))
	p.root.Refresh() // widths and heights have changed
}

func (p *peoplePage) narrowed() bool {
	return p.text.Text != "" || p.kind.Index() > 0 || p.department.Index() > 0 || p.left.Checked
}

// clear shows everybody again.
func (p *peoplePage) clear() {
	if !p.narrowed() {
		p.enterList()
		return
	}
	p.kind.SetIndex(0)
	p.department.SetIndex(0)
	p.left.SetChecked(false)
	p.text.SetText("")
	p.narrow()
}

// Focus begins on the filter: one types whom one looks for.
func (p *peoplePage) Focus() { p.d.win.Canvas().Focus(p.text) }

// Filter begins typing what to look for.
func (p *peoplePage) Filter() { p.d.win.Canvas().Focus(p.text) }

// Escape gives up the filter first.
func (p *peoplePage) Escape() bool {
	if p.narrowed() {
		p.clear()
		return true
	}
	return false
}

// New adds somebody, of the kind that is listed.
func (p *peoplePage) New() {
	if !p.d.writable() {
		return
	}
	k := at(personKinds(), p.kind.Index())
	who := data.Person{Outside: k.outside != nil && *k.outside, Affiliation: k.affiliation}
	newPersonForm(p.d, who, func(id int64) { p.d.goPerson(id) })
}

// takeIn begins with a new roster.
func (p *peoplePage) takeIn() { p.d.goImport("roster") }

// Help is for F1.
func (p *peoplePage) Help() []string {
	return []string{
		lang.X("people.help.type", "文字を入力\t氏名・よみ・ローマ字・職員番号・所属で絞り込む"),
		lang.X("people.help.open", "Enter\tその人を開く"),
		lang.X("people.help.new", "Ctrl+N\t新しい人(職員・外部の方)"),
		lang.X("people.help.copy", "Ctrl+C\t選んだ行をコピーする(Excelに貼れます)"),
		lang.X("people.help.excel", "Ctrl+E\tこの一覧をExcelに書き出す"),
	}
}
