package gui

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"golang.org/x/text/width"

	"jibun/data/roster"
	"jibun/data/table"
	"jibun/data/wareki"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// importColumns is the second step: which column is what, and from which day on.
type importColumns struct {
	d        *desk
	changed  func(l roster.Layout, serial int)
	form     *kit.Form
	on       *kit.DateEntry
	dayKnown bool
	carry    *kit.Check
	choices  []*kit.Select // by place in columns
	columns  []int         // of the sheet
	layout   roster.Layout
	serial   int // of the last choice; answers to earlier ones are dropped
	result   *fyne.Container
	read     *kit.Grid[roster.Person] // the first people as they are read
	people   int
	body     *fyne.Container
	root     *fyne.Container
}

func newImportColumns(d *desk, changed func(roster.Layout, int)) *importColumns {
	c := &importColumns{d: d, changed: changed, on: kit.NewDateEntry(d.nearDays()), result: kit.Col(8), body: container.NewStack()}
	c.read = peopleRead()
	c.root = kit.Border(nil, kit.Pad(12, 0, 0, 0, c.result), nil, nil, container.New(&beside{share: 0.5, gap: 16, narrow: 820}, c.body, c.read))
	return c
}

// peopleRead shows people as they are read with the columns chosen.
func peopleRead() *kit.Grid[roster.Person] {
	g := kit.NewGrid([]kit.Column[roster.Person]{
		{Key: "number", Title: words.RosterField(roster.StaffNo), Width: 96, Text: func(x roster.Person) string { return x.StaffNo }},
		{Key: "name", Title: words.RosterField(roster.Name), Width: 100, Text: func(x roster.Person) string { return x.Name }},
		{Key: "reading", Title: words.RosterField(roster.Reading), Width: 136, Least: 72, Muted: true, Text: func(x roster.Person) string { return x.Reading }},
		{Key: "from", Title: lang.X("person.department", "所属"), Width: 150, Least: 100, Grow: true, Optional: 3, Text: func(x roster.Person) string { return oneLine(x.Department) }},
		{Key: "position", Title: words.RosterField(roster.Position), Width: 80, Least: 60, Optional: 4, Text: func(x roster.Person) string { return x.Position }},
		{Key: "email", Title: words.RosterField(roster.Email), Width: 150, Least: 80, Muted: true, Optional: 6, Text: func(x roster.Person) string { return x.Email }},
		{Key: "phone", Title: words.RosterField(roster.Phone), Width: 72, Least: 56, Muted: true, Optional: 5, Text: func(x roster.Person) string { return x.Phone }},
	})
	g.Tight = true
	g.ID = func(x roster.Person) int64 { return int64(x.Line) }
	g.Empty = func() (string, string, string, func()) {
		return lang.X("columns.none", "この選び方で読める人はいません"), "", "", nil
	}
	return g
}

// beside puts two objects beside each other; where it is narrow the second one is
// left out.
type beside struct{ share, gap, narrow float32 }

// MinSize is Fyne's.
func (b *beside) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

// Layout is Fyne's.
func (b *beside) Layout(o []fyne.CanvasObject, s fyne.Size) {
	width := s.Width
	if room := s.Width >= b.narrow*scale(); room != o[1].Visible() {
		if room {
			o[1].Show()
		} else {
			o[1].Hide()
		}
	}
	if o[1].Visible() {
		width = (s.Width - b.gap) * b.share
		o[1].Move(fyne.NewPos(width+b.gap, 0))
		o[1].Resize(fyne.NewSize(s.Width-width-b.gap, s.Height))
	}
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(width, s.Height))
}

// focus is on the choices while nobody can be read, else on the way on.
func (c *importColumns) focus() fyne.Focusable {
	if c.people == 0 && len(c.choices) > 0 {
		return c.choices[0]
	}
	return nil
}

// showSheet shows the columns of a sheet as they were understood.
func (c *importColumns) showSheet(sheet *table.Sheet, l roster.Layout) {
	c.layout = l
	c.layout.Columns = maps.Clone(l.Columns)
	c.serial++
	c.form, c.choices, c.columns = kit.NewForm(), nil, nil
	c.form.Heading(lang.X("columns.when", "いつからの配属か"))
	c.form.Add("on", lang.X("columns.on", "発令日"), c.on, lang.X("columns.on.hint", "新しい所属が始まる日です。空なら、以前からの配属として取り込みます(初めての名簿のとき)。"))
	c.form.Heading(lang.X("columns.which", "どの列が何か(来年のために覚えておきます)"))
	labels := []string{lang.X("columns.ignore", "使わない")}
	for _, f := range roster.Fields() {
		labels = append(labels, words.RosterField(f))
	}
	for _, column := range usedColumns(sheet, l) {
		s := kit.NewSelect(labels)
		s.OnChanged = func(i int) { c.choose(column, i) }
		c.choices, c.columns = append(c.choices, s), append(c.columns, column)
		c.form.Add(table.ColumnName(column), words.RosterColumn(l, column), s, examples(sheet, l, column))
	}
	if c.carry = nil; len(l.CarryDown) > 0 {
		c.carry = kit.NewCheck(lang.X("columns.carry", "所属の空いている行は、上の行と同じとして読む"), func(on bool) {
			c.layout.CarryDown = nil
			if on {
				c.layout.CarryDown = l.CarryDown
			}
			c.layoutChanged()
		})
		c.carry.SetChecked(true)
		c.form.AddWide(c.carry)
	}
	c.show()
	c.form.Clean()
	c.body.Objects = []fyne.CanvasObject{c.form.Scroll()}
	c.body.Refresh()
}

// usedColumns are those with a heading or with something below it.
func usedColumns(sheet *table.Sheet, l roster.Layout) []int {
	has := map[int]bool{}
	for i, h := range l.Headings {
		has[i] = h != ""
	}
	for _, column := range l.Columns {
		has[column] = true
	}
	seen := 0
	for i := range sheet.Rows {
		r := &sheet.Rows[i]
		if r.Line <= l.LastLine {
			continue
		}
		for _, cell := range r.Cells {
			has[cell.Column()] = has[cell.Column()] || strings.TrimSpace(cell.Text()) != ""
		}
		if seen++; seen == previewRows {
			break
		}
	}
	maps.DeleteFunc(has, func(_ int, used bool) bool { return !used })
	return slices.Sorted(maps.Keys(has))
}

// examples are the first values of a column.
func examples(sheet *table.Sheet, l roster.Layout, column int) string {
	var out []string
	for i := range sheet.Rows {
		r := &sheet.Rows[i]
		text := oneLine(r.At(column).Text())
		if r.Line <= l.LastLine || text == "" || slices.Contains(out, clip(text, 16)) {
			continue
		}
		if out = append(out, clip(text, 16)); len(out) == 3 {
			break
		}
	}
	if len(out) == 0 {
		return lang.X("columns.empty", "例: (空)")
	}
	return lang.X("columns.examples", "例: {{.Texts}}", map[string]any{"Texts": strings.Join(out, "、")})
}

// show puts each choice on what its column holds.
func (c *importColumns) show() {
	fields := roster.Fields()
	for i, column := range c.columns {
		at := 0
		for f, k := range c.layout.Columns {
			if k == column {
				at = slices.Index(fields, f) + 1
			}
		}
		if c.choices[i].Index() != at {
			c.choices[i].SetIndex(at)
		}
	}
}

// choose says what a column holds; the column that held it before holds nothing
// then.
func (c *importColumns) choose(column, choice int) {
	maps.DeleteFunc(c.layout.Columns, func(_ roster.Field, k int) bool { return k == column })
	if choice > 0 {
		c.layout.Columns[roster.Fields()[choice-1]] = column
	}
	c.show()
	c.layoutChanged()
}

func (c *importColumns) layoutChanged() {
	c.serial++
	l := c.layout
	l.Columns = maps.Clone(c.layout.Columns)
	c.changed(l, c.serial)
}

// setDay proposes the day on which the postings begin: the first of the month of
// which the roster says that it is (令和9年4月1日現在), else what is usual. A first
// roster has no day.
func (c *importColumns) setDay(usual wareki.Date, sheet *table.Sheet) {
	c.dayKnown = true
	on, text := usual, ""
	if usual != "" {
		if day, said := dayAbove(sheet, c.layout.FirstLine, c.d.store.Today()); day != "" {
			on, text = wareki.On(day.Year(), day.Month(), 1), said
		}
	}
	c.on.SetDay(string(on))
	if text != "" {
		c.form.SetHint("on", lang.X("columns.on.said", "名簿に「{{.Text}}」とあるため、この日にしました。新しい所属が始まる日です。", map[string]any{"Text": clip(text, 24)}))
	}
	c.form.Clean()
}

// dayAbove finds the day that stands above the heading of a roster. One that is
// far from today is about something else.
func dayAbove(sheet *table.Sheet, heading int, today wareki.Date) (day wareki.Date, text string) {
	find := regexp.MustCompile(`(令和|平成|[RHrh]|20)\s*(\d{1,2}|元)\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?`)
	for _, r := range sheet.Rows {
		if r.Line >= heading {
			return "", ""
		}
		for _, cell := range r.Cells {
			text := oneLine(width.Narrow.String(cell.Text()))
			day, err := wareki.Parse(find.FindString(text), today)
			if err == nil && day > today.AddDays(-400) && day < today.AddDays(200) {
				return day, text
			}
		}
	}
	return "", ""
}

// day is the one on which the postings begin; false if it cannot be read, which
// is marked then.
func (c *importColumns) day() (wareki.Date, bool) {
	text, complaint := c.on.Day()
	if complaint != "" {
		c.form.Mark(map[string]string{"on": complaint})
	}
	return wareki.Date(text), complaint == ""
}

// showResult says how the rows are read with these columns.
func (c *importColumns) showResult(r roster.Result, l roster.Layout) {
	c.people = len(r.People)
	c.read.SetRows(r.People[:min(len(r.People), previewRows)])
	c.result.Objects = nil
	var missing []string
	named := l.Has(roster.Name) || l.Has(roster.Family) && l.Has(roster.Given)
	if !named {
		missing = append(missing, words.RosterField(roster.Name))
	}
	switch {
	case len(missing) > 0:
		c.result.Add(kit.Bar(kit.ToneWarn, kit.NewProse(lang.X("columns.missing", "{{.What}}の列を選んでください。ないと、だれのことか決められません。", map[string]any{"What": strings.Join(missing, "と")}))))
	case len(r.People) == 0:
		c.result.Add(kit.Bar(kit.ToneWarn, kit.NewProse(lang.X("columns.nobody", "この選び方では、読める人がいません。{{.Why}}", map[string]any{"Why": firstFault(r)}))))
	case r.Numberless:
		tone := kit.ToneAccent
		if slices.ContainsFunc(l.Notes, func(n roster.LayoutNote) bool { return n.Code == roster.NumberColumn }) {
			tone = kit.ToneWarn
		}
		c.result.Add(kit.Bar(tone, kit.NewProse(lang.X("columns.numberless", "職員番号のない名簿として、氏名・ふりがな・所属・職名で見分けます。職員番号の列があれば選んでください。"))))
	case !l.Has(roster.Reading) && !l.Has(roster.ReadingFamily):
		c.result.Add(kit.Bar(kit.ToneAccent, kit.NewProse(lang.X("columns.noreading", "ふりがなの列がありません。Excelのふりがなが付いていれば、それを使います。"))))
	}
	c.root.Refresh() // the height has changed
}

// firstFault says why the first row was not read.
func firstFault(r roster.Result) string {
	if len(r.Problems) == 0 {
		return ""
	}
	return lang.X("columns.first", "{{.Line}}行目: {{.Why}}", map[string]any{"Line": r.Problems[0].Line, "Why": words.Faults(r.Problems[0].Faults)})
}

// ready: somebody can be read.
func (c *importColumns) ready() bool { return c.people > 0 }

func (c *importColumns) summary() string {
	if c.people == 0 {
		return ""
	}
	return lang.X("columns.summary", "{{.N}}名を読めます", map[string]any{"N": thousands(c.people)})
}
