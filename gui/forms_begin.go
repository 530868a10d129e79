package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/gui/kit"
	"jibun/gui/papers"
)

// formsBegin is how a section brings its own form, shown where it has none yet: three
// ways, each with what begins it.
type formsBegin struct {
	mould *kit.Button
	root  *fyne.Container
}

func newFormsBegin(p *formsPage) *formsBegin {
	b := &formsBegin{mould: p.mouldButton()}
	way := func(title, text string, do ...fyne.CanvasObject) fyne.CanvasObject {
		return kit.Col(6, kit.NewHeading(title), kit.NewProse(text), kit.Flow(12, do...))
	}
	b.root = container.NewStack(kit.Card(container.NewVScroll(kit.Pad(0, 10, 0, 0, kit.Col(18,
		kit.NewTitle(lang.X("forms.begin", "課の様式の加え方")),
		way(lang.X("forms.begin.learn", "1 去年のファイルから作る"), lang.X("forms.begin.learn.text", "去年書いたExcelを選ぶと、どこに何を入れるかを台帳の値から見つけます。"), p.learnButton()),
		way(lang.X("forms.begin.mark", "2 印を書く"), lang.X("forms.begin.mark.text", "値を入れたいセルに {{.Mark}} のような印を書き、「様式を加える…」で選びます。", map[string]any{"Mark": "{{年度}}"}), p.itemsLink()),
		way(lang.X("forms.begin.mould", "3 ひな形から始める"), lang.X("forms.begin.mould.text", "標準の帳票を書き出し、見出しや列をExcelで直して、「様式を加える…」で選びます。"), b.mould))))))
	return b
}

func (p *formsPage) learnButton() *kit.Button {
	b := kit.NewButton(lang.X("forms.learn", "去年のファイルから作る…"), p.learn)
	able(b, p.d.writable())
	return b
}

// mouldButton asks which of the standard papers is wanted as a form to be changed.
func (p *formsPage) mouldButton() *kit.Button {
	b := kit.NewButton(lang.X("forms.mould", "ひな形を書き出す"), nil)
	b.SetMenu(p.moulds)
	able(b, p.d.writable())
	return b
}

func (p *formsPage) itemsLink() *kit.Button {
	return kit.NewLink(lang.X("forms.items", "差し込み項目一覧をExcelに…"), func() { p.d.savePaper(papers.Items(), "", p.saved) })
}

// moulds are the standard papers as forms to be changed.
func (p *formsPage) moulds() []*fyne.MenuItem {
	var out []*fyne.MenuItem
	for _, k := range papers.Kinds() {
		if m, err := papers.FormOf(k.Key); err == nil {
			out = append(out, fyne.NewMenuItem(k.Label, func() { p.d.savePaper(m, "", p.saved) }))
		}
	}
	return out
}
