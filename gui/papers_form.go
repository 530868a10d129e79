package gui

import (
	"bytes"
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/table"
	"jibun/export"
	"jibun/export/opened"
	"jibun/export/sheet"
	"jibun/export/template"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// madePaper is a paper with the form that it goes into.
type madePaper struct {
	paper   papers.Paper
	forms   []data.Form
	used    data.Form // ID 0 = the standard paper
	trouble error     // why the form could not be filled
	seen    *sheet.Paper
}

// look reads the paper as it will be seen, where it goes into a form. A workbook that
// cannot be read so is written all the same.
func (m *madePaper) look(ctx context.Context) {
	if m.used.ID == 0 || m.paper.Write == nil {
		return
	}
	var b bytes.Buffer
	if err := m.paper.Write(ctx, &b, export.Options{}); err != nil {
		logError("look at a form", err)
		return
	}
	seen, err := opened.Read(ctx, b.Bytes())
	if err != nil {
		logError("look at a form", err)
		return
	}
	m.seen = seen
}

// picture shows a paper that goes into a form, nil where there is none to be seen.
func (p *papersPage) picture(seen *sheet.Paper) *kit.SheetPicture {
	if seen == nil {
		return nil
	}
	s, err := newSheetPicture()
	if err == nil {
		err = s.SetPaper(seen)
	}
	if err != nil {
		logError("look at a form", err)
		return nil
	}
	return s
}

// onForm is how the paper looks in the form.
func (p *papersPage) onForm(l paperLooks) fyne.CanvasObject {
	return kit.NewPanel(kit.ColorSidebar, "", 6, kit.PadAll(12, container.NewBorder(
		kit.Pad(0, 0, 8, 0, kit.NewHeading(lang.X("papers.page", "紙のようす"))), kit.Pad(8, 0, 0, 0, kit.NewProse(p.holds(l))), nil, nil, p.filled)))
}

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
	p, err := k.On(ctx, d.store, r, form, blank)
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

// holds says what stands on the page.
func (p *papersPage) holds(l paperLooks) string {
	if p.form != "" {
		return lang.X("papers.form.holds", "課の様式「{{.Form}}」に書き込みます。罫線や書式は、様式のままです。", map[string]any{"Form": p.form})
	}
	return l.holds
}

// drop takes a file that fell onto the papers for a form.
func (p *papersPage) drop(paths []string) {
	page := newFormsPage(p.d, p.kind, 0)
	p.d.sh.open(page)
	page.drop(paths)
}
