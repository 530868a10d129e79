package gui

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/table"
	"jibun/export/template"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// chosenUse is the form of an id, the zero one if it is not there.
func chosenUse(forms []data.Form, id int64) data.Form {
	for _, f := range forms {
		if f.ID == id {
			return f
		}
	}
	return data.Form{}
}

// make makes a paper. A form that cannot be filled is no error of the page, but says what
// is wrong with it.
func (d *desk) make(ctx context.Context, k papers.Kind, r papers.Request, form data.Form, blank bool) (papers.Paper, error, error) {
	if form.ID == 0 {
		p, err := k.Make(ctx, d.store, r)
		return p, nil, err
	}
	p, err := k.On(ctx, d.store, r, papers.Kept(d.store, form), blank)
	var unready *template.Unready
	var refused *table.Refused
	if errors.As(err, &unready) || errors.As(err, &refused) || errors.Is(err, template.ErrSigned) {
		return papers.Paper{}, err, nil
	}
	return p, nil, err
}

// useForm lets the paper go into a form from now on, or, with 0, be the standard one.
func (p *papersPage) useForm(id int64) {
	p.blank = false
	kind := data.FormKind(p.kind)
	p.d.act(func(ctx context.Context) error { return p.d.store.UseForm(ctx, kind, id) }, nil)
}

// troubleBar says why the form could not be filled, and leads on.
func (p *papersPage) troubleBar(made madePaper) fyne.CanvasObject {
	see := kit.NewButton(lang.X("papers.form.see", "様式を調べる"), func() { p.d.goForms(p.kind, made.used.ID) })
	var unready *template.Unready
	if !errors.As(made.trouble, &unready) {
		return kit.Bar(kit.ToneBad, kit.Col(8, kit.NewProse(formErrorWord(made.trouble)), kit.Left(see)))
	}
	said := lang.X("papers.form.unready", "「{{.Form}}」に、直すところが{{.N}}か所あります。まだ何も書き出していません。", map[string]any{"Form": made.used.Name, "N": len(unready.Problems)})
	col := kit.Col(4, kit.NewProse(said))
	for i, x := range unready.Problems {
		if i == 3 {
			break
		}
		col.Add(kit.NewProse(x.String()))
	}
	row := []fyne.CanvasObject{see}
	if !p.blank {
		row = append(row, kit.NewButton(lang.X("papers.form.blank", "知らない項目は空白にして書き出す"), func() { p.blank = true; p.d.sh.reload() }))
	}
	col.Add(kit.Pad(4, 0, 0, 0, kit.Flow(8, row...)))
	return kit.Bar(kit.ToneWarn, col)
}

// drop takes a file that fell onto the papers for a form.
func (p *papersPage) drop(paths []string) {
	page := newFormsPage(p.d, p.kind, 0)
	p.d.sh.open(page)
	page.drop(paths)
}
