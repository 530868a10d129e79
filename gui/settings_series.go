package gui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/wareki"
	"jibun/gui/kit"
)

// seriesPart is 講座 with the history of their names.
type seriesPart struct {
	d    *desk
	box  *fyne.Container
	root fyne.CanvasObject
}

func newSeriesPart(d *desk) *seriesPart {
	p := &seriesPart{d: d, box: kit.Col(16)}
	add := unlessReadOnly(d, kit.NewButton(lang.X("series.add", "講座を増やす…"), p.New))
	p.root = scrolled(kit.Col(16, kit.NewProse(lang.X("series.about", "通算回は講座ごとに数えます。名称を変えても、前の回の帳票には前の名称が使われます。")), p.box, kit.Left(add)))
	return p
}

// Content is the part.
func (p *seriesPart) Content() fyne.CanvasObject { return p.root }

// Load reads the series.
func (p *seriesPart) Load() load {
	return func(ctx context.Context) (func(), error) {
		list, err := p.d.store.Series(ctx)
		return func() { p.show(list) }, err
	}
}

func (p *seriesPart) show(list []data.Series) {
	p.box.Objects = nil
	for _, s := range list {
		names := kit.Col(6)
		for _, n := range s.Names {
			from := lang.X("series.first", "はじめから")
			if n.From != "" {
				from = lang.X("series.from", "{{.Day}}から", map[string]any{"Day": p.d.office.Style().Day(n.From)})
			}
			at := kit.NewMuted(from)
			at.Least = 190 * scale()
			names.Add(kit.Row(12, at, kit.NewText(n.Name)))
		}
		rename := unlessReadOnly(p.d, kit.NewButton(lang.X("series.rename", "名称を変える…"), func() { p.rename(s) }))
		p.box.Add(kit.Card(kit.Border(nil, nil, nil, kit.Middle(rename), kit.Col(10, kit.NewHeading(s.NameOn(p.d.store.Today())), names))))
	}
	p.box.Refresh()
}

// New adds a series.
func (p *seriesPart) New() {
	if p.d.refuses() {
		return
	}
	kit.Ask(p.d.win, lang.X("series.new", "新しい講座"), lang.X("series.name", "名称"), lang.X("add", "追加"), required, func(name string) {
		p.d.act(func(ctx context.Context) error { _, err := p.d.store.AddSeries(ctx, name); return err }, nil)
	})
}

// required refuses an empty line.
func required(text string) string {
	if text == "" {
		return lang.X("required", "入力してください")
	}
	return ""
}

func (p *seriesPart) rename(s data.Series) {
	name, from := kit.NewEntry(), kit.NewDateEntry(p.d.nearDays())
	name.SetText(s.NameOn(p.d.store.Today()))
	from.SetDay(string(p.d.store.Today().FiscalYear().First().AddYears(1)))
	form := kit.NewForm()
	form.Add("name", lang.X("series.newname", "新しい名称"), name, "")
	form.Add("day", lang.X("series.newfrom", "いつから"), from, lang.X("series.newfrom.hint", "空にすると、はじめからの名称を直します。"))
	d := &kit.Dialog{Title: lang.X("series.rename.title", "名称の変更"), Content: form.Object(), Width: 520, Primary: lang.X("change.do", "変える"), First: form.First(), Changed: form.Changed}
	form.Clean()
	save := func() bool {
		day, complaint := from.Day()
		if complaint != "" || name.Text == "" {
			form.Mark(map[string]string{"day": complaint, "name": required(name.Text)})
			return false
		}
		p.d.actOr(func(ctx context.Context) error { return p.d.store.RenameSeries(ctx, s.ID, name.Text, wareki.Date(day)) }, d.Hide, p.d.marks(form))
		return false
	}
	d.OnPrimary = save
	form.OnSubmit = func() { save() }
	kit.Show(p.d.win, d)
}
