package gui

import (
	"cmp"
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// formsPage is 様式: the forms that the ledger keeps at the left, what is in the one
// chosen at the right.
type formsPage struct {
	d    *desk
	kind string // the paper from which she came
	id   int64  // the form chosen
	uses map[data.FormKind]int64
	form data.Form

	list    *kit.Grid[data.Form]
	add     *kit.Button
	name    *kit.Text
	from    *kit.Text
	use     *kit.Button
	acts    *fyne.Container
	sums    *kit.Prose
	checked string // what was found in the form, in a sentence
	found   *kit.Grid[formLine]
	lines   []formLine
	right   *fyne.Container
	begin   *formsBegin     // in its place where there is no form yet
	more    *fyne.Container // the other ways to one, where there is one
	done    *fyne.Container // the file last written, and what opens it
	root    fyne.CanvasObject
}

func newFormsPage(d *desk, kind string, id int64) *formsPage {
	p := &formsPage{d: d, kind: kind, id: id, name: kit.NewTitle("").Shortens(), from: kit.NewMuted("").Shortens(), sums: kit.NewProse("")}
	p.list = p.formGrid()
	p.found = p.lineGrid()
	p.add = kit.NewPrimary(lang.X("forms.add", "様式を加える…"), p.New)
	p.use = kit.NewButton("", p.turn)
	edit := kit.NewButton(lang.X("forms.edit", "名前を変える…"), p.edit)
	swap := kit.NewButton(lang.X("forms.replace", "差し替える…"), p.replace)
	get := kit.NewButton(lang.X("forms.get", "Excelで直す…"), p.get)
	drop := kit.NewButton(lang.X("forms.remove", "削除"), p.remove)
	for _, b := range []*kit.Button{p.add, p.use, edit, swap, drop} {
		able(b, d.writable())
	}
	p.acts = kit.Flow(8, p.use, get, swap, edit, drop)
	p.more = kit.Flow(12, p.learnButton(), p.mouldButton(), p.itemsLink())
	under := kit.Pad(12, 0, 0, 0, kit.Col(10, kit.Left(p.add), p.more))
	p.begin = newFormsBegin(p)
	p.done = container.NewStack()
	p.right = kit.Border(kit.Col(6, p.name, p.from, kit.Pad(4, 0, 8, 0, p.acts), kit.Rule(), kit.Pad(6, 0, 8, 0, p.sums)), nil, nil, nil, p.found)
	p.right.Hide()
	p.root = kit.Pad(0, 24, 16, 24, kit.Border(nil, p.done, nil, nil, container.New(besideLayout{width: 420 * scale(), share: 0.38, gap: 20},
		kit.Border(nil, under, nil, nil, p.list), container.NewStack(p.right, p.begin.root))))
	return p
}

// goForms opens 様式 with one chosen (0 = the one that the paper uses).
func (d *desk) goForms(kind string, id int64) { d.sh.open(newFormsPage(d, kind, id)) }

func (p *formsPage) formGrid() *kit.Grid[data.Form] {
	d := p.d
	g := kit.NewGrid([]kit.Column[data.Form]{
		{Key: "name", Title: lang.X("forms.name", "様式"), Width: 150, Least: 90, Grow: true, Text: func(f data.Form) string { return f.Name }, Compare: func(a, b data.Form) int { return cmp.Compare(a.Name, b.Name) }},
		{Key: "kind", Title: lang.X("forms.kind", "帳票"), Width: 96, Least: 70, Text: func(f data.Form) string { return formKindWord(f.Kind) }},
		{Key: "kept", Title: lang.X("forms.kept", "入れた日"), Width: 92, Optional: 1, Muted: true, Text: func(f data.Form) string { return d.office.Style().Short(dateOf(f.Kept)) }, Compare: func(a, b data.Form) int { return a.Kept.Compare(b.Kept) }},
		{Key: "used", Title: "", Width: 76, Text: p.usedWord, Chip: func(f data.Form) kit.Chip { return kit.Chip{Text: p.usedWord(f), Tone: kit.ToneGood} }},
	})
	g.ID = func(f data.Form) int64 { return f.ID }
	g.OnSelect = func(rows []data.Form) {
		if len(rows) == 1 && rows[0].ID != p.id {
			p.id = rows[0].ID
			d.sh.reload()
		}
	}
	g.OnOpen = func(data.Form) { p.d.win.Canvas().Focus(p.found) }
	g.OnKey = func(e *fyne.KeyEvent) bool {
		if e.Name != fyne.KeyDelete || p.form.ID == 0 {
			return false
		}
		p.remove()
		return true
	}
	g.OnWidths = d.keepWidths("forms", g.SetWidths)
	g.Empty = func() (string, string, string, func()) {
		return lang.X("forms.none", "課の様式はまだありません"), lang.X("forms.none.hint", "様式にする Excel のファイルは、ここに落としても加わります。"), "", nil
	}
	return g
}

// formKindWord is what a kind of paper is called.
func formKindWord(k data.FormKind) string {
	for _, x := range papers.Kinds() {
		if x.Key == string(k) {
			return x.Label
		}
	}
	return k.Label()
}

// usedWord tells whether some paper goes into a form.
func (p *formsPage) usedWord(f data.Form) string {
	for _, id := range p.uses {
		if id == f.ID {
			return lang.X("forms.used", "使用中")
		}
	}
	return ""
}

// usedFor are the papers that go into a form.
func (p *formsPage) usedFor(f data.Form) (out []string) {
	for _, k := range data.FormKinds() {
		if p.uses[k] == f.ID {
			out = append(out, formKindWord(k))
		}
	}
	return out
}

// learn makes a form out of last year's file.
func (p *formsPage) learn() {
	kind := data.FormKind(p.kind)
	if p.form.ID != 0 && p.kind == "" {
		kind = p.form.Kind
	}
	p.d.goLearn(kind, func(f data.Form) {
		p.id = f.ID
		p.d.sh.reload()
	})
}

// Content is the page.
func (p *formsPage) Content() fyne.CanvasObject { return p.root }

// Title names it.
func (p *formsPage) Title() string { return lang.X("forms.title", "様式") }

// Room is 帳票.
func (p *formsPage) Room() string { return "papers" }

// Yearly: the values shown are of the year above.
func (p *formsPage) Yearly() bool { return papers.SubjectOf(p.form.Kind) == papers.OfYear }

// Kinds are the forms, and what they are filled with.
func (p *formsPage) Kinds() data.Kinds {
	return data.KindOffice | data.KindPeople | data.KindSeminars | data.KindRegistrations | data.KindSpeakers
}

// Load reads the forms and looks through the one chosen: 様式を調べる.
func (p *formsPage) Load() load {
	id, kind, year := p.id, data.FormKind(p.kind), p.d.year
	return func(ctx context.Context) (func(), error) {
		forms, err := p.d.store.Forms(ctx)
		if err != nil {
			return nil, err
		}
		uses, err := p.d.store.FormUses(ctx)
		if err != nil {
			return nil, err
		}
		form := chosenForm(forms, id, uses[kind])
		lines, problem := []formLine(nil), error(nil)
		if form.ID != 0 {
			lines, problem = p.d.checkForm(ctx, form, papers.Request{Year: year})
		}
		return func() { p.show(forms, uses, form, lines, problem) }, nil
	}
}

// chosenForm is the form of an id, else of the other, else the first.
func chosenForm(forms []data.Form, ids ...int64) data.Form {
	for _, id := range ids {
		for _, f := range forms {
			if f.ID == id {
				return f
			}
		}
	}
	if len(forms) > 0 {
		return forms[0]
	}
	return data.Form{}
}

func (p *formsPage) show(forms []data.Form, uses map[data.FormKind]int64, form data.Form, lines []formLine, problem error) {
	if form.ID != p.form.ID {
		p.done.Objects = nil // she has gone on
	}
	p.uses, p.form, p.id = uses, form, form.ID
	p.list.SetRows(forms)
	p.begin.root.Hidden, p.more.Hidden = form.ID != 0, form.ID == 0
	p.root.Refresh()
	if form.ID == 0 {
		p.right.Hide()
		return
	}
	p.list.Select(form.ID)
	p.right.Show()
	p.name.SetText(form.Name)
	p.from.SetText(strings.Join(p.about(form), "  "))
	if p.uses[form.Kind] == form.ID {
		p.use.SetText(lang.X("forms.unuse", "標準に戻す"))
	} else {
		p.use.SetText(lang.X("forms.use", "{{.Paper}}に使う", map[string]any{"Paper": formKindWord(form.Kind)}))
	}
	p.showLines(lines, problem)
	p.acts.Refresh()
	p.right.Refresh()
}

// about is what the line below the name says.
func (p *formsPage) about(f data.Form) []string {
	out := []string{formKindWord(f.Kind), f.Source}
	if used := p.usedFor(f); len(used) > 0 {
		out = append(out, lang.X("forms.used.for", "使っている帳票: {{.Papers}}", map[string]any{"Papers": strings.Join(used, "、")}))
	}
	return out
}

// turn lets the paper go into the form from now on, or be the standard one again.
func (p *formsPage) turn() {
	f, id := p.form, p.form.ID
	if p.uses[f.Kind] == f.ID {
		id = 0
	}
	p.d.act(func(ctx context.Context) error { return p.d.store.UseForm(ctx, f.Kind, id) }, nil)
}

// remove takes the form out; it can be undone.
func (p *formsPage) remove() {
	if id := p.form.ID; id != 0 && !p.d.refuses() {
		p.d.act(func(ctx context.Context) error { return p.d.store.RemoveForm(ctx, id) }, nil)
	}
}

// get writes the form's file out, to be changed in Excel.
func (p *formsPage) get() { p.d.savePaper(papers.FormFile(p.d.store, p.form), "", p.saved) }

// saved offers to open what was written: Enter does.
func (p *formsPage) saved(path string) {
	bar, open := p.d.savedBar(path, true)
	p.done.Objects = []fyne.CanvasObject{kit.Pad(12, 0, 0, 0, bar)}
	p.root.Refresh()
	p.d.win.Canvas().Focus(open)
}

// Focus begins on the list, or on the button where there is none yet.
func (p *formsPage) Focus() {
	if p.form.ID == 0 && p.d.writable() {
		p.d.win.Canvas().Focus(p.add)
		return
	}
	p.d.win.Canvas().Focus(p.list)
}

// Help is for F1.
func (p *formsPage) Help() []string {
	return []string{
		lang.X("forms.help.new", "Ctrl+N\t様式を加える(ファイルを落としても加わります)"),
		lang.X("forms.help.delete", "Delete\t様式を削除する(元に戻せます)"),
	}
}
