package gui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/wareki"
	"jibun/gui/kit"
)

// categoriesPart is 分類, in the order in which they are offered.
type categoriesPart struct {
	d    *desk
	grid *kit.Grid[data.Category]
	root fyne.CanvasObject
}

func newCategoriesPart(d *desk) *categoriesPart {
	p := &categoriesPart{d: d}
	p.grid = kit.NewGrid([]kit.Column[data.Category]{
		{Key: "position", Title: lang.X("category.position", "順"), Width: 60, Right: true, Text: func(c data.Category) string { return itoa(c.Position) }},
		{Key: "name", Title: lang.X("category.name", "分類"), Width: 300, Grow: true, Text: func(c data.Category) string { return c.Name }},
		{Key: "state", Title: lang.X("category.state", "状態"), Width: 120, Text: retiredWord, Chip: func(c data.Category) kit.Chip { return kit.Chip{Text: retiredWord(c), Tone: kit.ToneMuted} }},
	})
	p.grid.ID = func(c data.Category) int64 { return c.ID }
	p.grid.Strike = func(c data.Category) bool { return c.Retired }
	p.grid.OnOpen = p.edit
	p.grid.Menu = func(rows []data.Category) []*fyne.MenuItem {
		if len(rows) != 1 || !d.writable() {
			return nil
		}
		c := rows[0]
		label := lang.X("category.retire", "使うのをやめる")
		if c.Retired {
			label = lang.X("category.revive", "また使う")
		}
		return []*fyne.MenuItem{
			fyne.NewMenuItem(lang.X("category.rename", "名前を変える…"), func() { p.edit(c) }),
			fyne.NewMenuItem(lang.X("move.up", "上へ"), func() { p.move(c, -1) }),
			fyne.NewMenuItem(lang.X("move.down", "下へ"), func() { p.move(c, 1) }),
			fyne.NewMenuItem(label, func() { c.Retired = !c.Retired; p.save(c) }),
		}
	}
	add := unlessReadOnly(d, kit.NewButton(lang.X("category.add", "分類を増やす…"), p.New))
	head := kit.Border(nil, nil, nil, add, kit.NewMuted(lang.X("category.about", "使うのをやめた分類も、これまでの回には残ります。Enterで名前を変え、右クリックで順番を変えます。")).Shortens())
	p.root = kit.Pad(16, 24, 16, 24, kit.Border(kit.Pad(0, 0, 12, 0, head), nil, nil, nil, p.grid))
	return p
}

func retiredWord(c data.Category) string {
	if c.Retired {
		return lang.X("category.retired", "使わない")
	}
	return ""
}

// Content is the part.
func (p *categoriesPart) Content() fyne.CanvasObject { return p.root }

// Load reads the categories.
func (p *categoriesPart) Load() load {
	return func(ctx context.Context) (func(), error) {
		list, err := p.d.store.Categories(ctx)
		return func() { p.grid.SetRows(list) }, err
	}
}

func (p *categoriesPart) save(c data.Category) {
	p.d.act(func(ctx context.Context) error { return p.d.store.SaveCategory(ctx, &c) }, nil)
}

// move changes places with the neighbour.
func (p *categoriesPart) move(c data.Category, by int) {
	rows := slices.SortedStableFunc(slices.Values(p.grid.Rows()), func(a, b data.Category) int { return a.Position - b.Position })
	ids := make([]int64, len(rows))
	for i, x := range rows {
		ids[i] = x.ID
	}
	i := slices.Index(ids, c.ID)
	if j := i + by; i >= 0 && j >= 0 && j < len(ids) {
		ids[i], ids[j] = ids[j], ids[i]
		p.d.act(func(ctx context.Context) error { return p.d.store.OrderCategories(ctx, ids) }, nil)
	}
}

// New adds a category.
func (p *categoriesPart) New() {
	if p.d.refuses() {
		return
	}
	kit.Ask(p.d.win, lang.X("category.new", "新しい分類"), lang.X("category.name", "分類"), lang.X("add", "追加"), required, func(name string) {
		p.save(data.Category{Name: name, Position: len(p.grid.Rows()) + 1})
	})
}

func (p *categoriesPart) edit(c data.Category) {
	if p.d.refuses() {
		return
	}
	form, name := kit.NewForm(), kit.NewEntry()
	name.SetText(c.Name)
	form.Add("name", lang.X("category.name", "分類"), name, "")
	d := &kit.Dialog{Title: lang.X("category.rename.title", "分類の名前"), Content: form.Object(), Width: 480, Primary: lang.X("change.do", "変える"), First: form.First(), Changed: form.Changed}
	form.Clean()
	save := func() bool {
		c.Name = name.Text
		p.d.actOr(func(ctx context.Context) error { return p.d.store.SaveCategory(ctx, &c) }, d.Hide, p.d.marks(form))
		return false
	}
	d.OnPrimary = save
	form.OnSubmit = func() { save() }
	kit.Show(p.d.win, d)
}

// departmentsPart is 所属 in the official order.
type departmentsPart struct {
	d    *desk
	grid *kit.Grid[data.Department]
	root fyne.CanvasObject
}

func newDepartmentsPart(d *desk) *departmentsPart {
	p := &departmentsPart{d: d}
	p.grid = kit.NewGrid([]kit.Column[data.Department]{
		{Key: "position", Title: lang.X("department.position", "順"), Width: 56, Right: true, Text: func(x data.Department) string { return itoa(x.Position) }},
		{Key: "code", Title: lang.X("department.code", "コード"), Width: 90, Optional: 3, Text: func(x data.Department) string { return x.Code }},
		{Key: "division", Title: lang.X("department.division", "部"), Width: 180, Least: 110, Text: func(x data.Department) string { return x.Division }},
		{Key: "section", Title: lang.X("department.section", "課"), Width: 220, Least: 120, Grow: true, Text: func(x data.Department) string { return x.Section }},
		{Key: "from", Title: lang.X("department.from", "いつから"), Width: dayWide, Optional: 1, Text: func(x data.Department) string { return p.d.columnDay(x.From) }},
		{Key: "to", Title: lang.X("department.to", "いつまで"), Width: dayWide, Optional: 2, Text: func(x data.Department) string { return p.d.columnDay(x.To) }},
	})
	p.grid.ID = func(x data.Department) int64 { return x.ID }
	p.grid.Strike = func(x data.Department) bool { return x.To != "" && x.To < d.store.Today() }
	p.grid.OnOpen = func(x data.Department) { p.edit(x) }
	p.grid.Empty = func() (string, string, string, func()) {
		return lang.X("department.none", "まだ所属がありません"), lang.X("department.none.hint", "名簿を取り込むと、所属もいっしょに入ります。"), "", nil
	}
	p.grid.Menu = func(rows []data.Department) []*fyne.MenuItem {
		if len(rows) == 0 || !d.writable() {
			return nil
		}
		return []*fyne.MenuItem{
			fyne.NewMenuItem(lang.X("edit", "直す…"), func() { p.edit(rows[0]) }),
			fyne.NewMenuItem(lang.X("move.up", "上へ"), func() { p.move(rows, -1) }),
			fyne.NewMenuItem(lang.X("move.down", "下へ"), func() { p.move(rows, 1) }),
		}
	}
	add := unlessReadOnly(d, kit.NewButton(lang.X("department.add", "所属を増やす…"), p.New))
	up := unlessReadOnly(d, kit.NewButton(lang.X("move.up", "上へ"), func() { p.move(p.grid.Selected(), -1) }))
	down := unlessReadOnly(d, kit.NewButton(lang.X("move.down", "下へ"), func() { p.move(p.grid.Selected(), 1) }))
	head := kit.Border(nil, nil, nil, kit.Row(8, up, down, add), kit.NewMuted(lang.X("department.about", "帳票の所属順は、この順です。廃止した所属も、その日までの記録には残ります。")).Shortens())
	p.root = kit.Pad(16, 24, 16, 24, kit.Border(kit.Pad(0, 0, 12, 0, head), nil, nil, nil, p.grid))
	return p
}

// Content is the part.
func (p *departmentsPart) Content() fyne.CanvasObject { return p.root }

// Load reads all departments, also those that are no more.
func (p *departmentsPart) Load() load {
	return func(ctx context.Context) (func(), error) {
		list, err := p.d.store.Departments(ctx, "")
		return func() { p.grid.SetRows(list) }, err
	}
}

// move moves the rows chosen one place up or down.
func (p *departmentsPart) move(rows []data.Department, by int) {
	if len(rows) == 0 || p.d.refuses() {
		return
	}
	all := slices.SortedFunc(slices.Values(p.grid.Rows()), func(a, b data.Department) int { return a.Position - b.Position })
	ids := make([]int64, len(all))
	for i, x := range all {
		ids[i] = x.ID
	}
	moving := map[int64]bool{}
	for _, x := range rows {
		moving[x.ID] = true
	}
	if by > 0 {
		slices.Reverse(ids)
	}
	for i := 1; i < len(ids); i++ {
		if moving[ids[i]] && !moving[ids[i-1]] {
			ids[i], ids[i-1] = ids[i-1], ids[i]
		}
	}
	if by > 0 {
		slices.Reverse(ids)
	}
	p.d.act(func(ctx context.Context) error { return p.d.store.OrderDepartments(ctx, ids) }, nil)
}

// New adds a department.
func (p *departmentsPart) New() { p.edit(data.Department{}) }

func (p *departmentsPart) edit(x data.Department) {
	if p.d.refuses() {
		return
	}
	form, code, division, section := kit.NewForm(), kit.NewEntry(), kit.NewEntry(), kit.NewEntry()
	from, to := kit.NewDateEntry(p.d.nearDays()), kit.NewDateEntry(p.d.nearDays())
	code.SetText(x.Code)
	division.SetText(x.Division)
	section.SetText(x.Section)
	from.SetDay(string(x.From))
	to.SetDay(string(x.To))
	form.Add("division", lang.X("department.division", "部"), division, "")
	form.Add("section", lang.X("department.section", "課"), section, "")
	form.Add("code", lang.X("department.code", "コード"), code, "")
	form.Add("valid_from", lang.X("department.from", "いつから"), from, "")
	form.Add("valid_to", lang.X("department.to", "いつまで"), to, lang.X("department.to.hint", "廃止する日。配属されている人がいる間は閉じられません。"))
	title, verb := lang.X("department.new", "新しい所属"), lang.X("add", "追加")
	if x.ID != 0 {
		title, verb = x.Label(), lang.X("change.do", "変える")
	}
	d := &kit.Dialog{Title: title, Content: form.Object(), Width: 540, Primary: verb, First: form.First(), Changed: form.Changed}
	form.Clean()
	save := func() bool {
		f, bad1 := from.Day()
		t, bad2 := to.Day()
		if bad1 != "" || bad2 != "" {
			form.Mark(map[string]string{"valid_from": bad1, "valid_to": bad2})
			return false
		}
		x.Code, x.Division, x.Section, x.From, x.To = code.Text, division.Text, section.Text, wareki.Date(f), wareki.Date(t)
		p.d.actOr(func(ctx context.Context) error { return p.d.store.SaveDepartment(ctx, &x) }, d.Hide, p.d.marks(form))
		return false
	}
	d.OnPrimary = save
	form.OnSubmit = func() { save() }
	kit.Show(p.d.win, d)
}
