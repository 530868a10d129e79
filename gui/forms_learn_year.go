package gui

import (
	"context"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/export/learn"
	"jibun/export/template"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// valuesFor are what a form of a kind is filled with; of an evening's, without one, those
// of the last that was held.
func (d *desk) valuesFor(ctx context.Context, kind data.FormKind, r papers.Request) (template.Values, error) {
	if papers.SubjectOf(kind) == papers.OfYear {
		return papers.YearValues(ctx, d.store, r.Series, r.Year)
	}
	if r.Seminar == 0 {
		list, err := d.store.Seminars(ctx, data.SeminarFilter{})
		if err != nil {
			return template.Values{}, err
		}
		for _, m := range list { // the latest first
			if m.Date <= d.store.Today() && (m.State == data.SeminarHeld || m.State == data.SeminarSettled) {
				r.Seminar = m.ID
				break
			}
		}
		if r.Seminar == 0 {
			return template.Values{}, data.ErrNotFound
		}
	}
	return papers.EveningValues(ctx, d.store, r.Seminar, data.ByKana)
}

// likelier looks for the year or the evening that the file is of, where it hardly is of
// the one that was chosen.
func (p *learnPage) likelier(ctx context.Context, book *learn.Book, found *learn.Findings, kind data.FormKind, r papers.Request) (papers.Likelier, bool, error) {
	if papers.SubjectOf(kind) == papers.OfYear {
		return papers.LikelierYear(ctx, p.d.store, r.Series, book, found, r.Year)
	}
	return papers.LikelierEvening(ctx, p.d.store, book, found, r.Seminar)
}

// startOther says of which year or evening the file is, and reads it so; goOn shows what
// was found all the same.
func (p *learnPage) startOther(found *learn.Findings, other papers.Likelier, goOn func()) {
	given, is := p.year.Text(), other.Year.Label(p.d.office.Style())
	if other.Year == 0 {
		given, is = lang.X("learn.wrong.evening", "選んだ回"), numberLabel(other.Seminar.Seminar)
	}
	percent := func(share float64) int { return int(math.Round(share * 100)) }
	p.start("")
	take := kit.NewPrimary(lang.X("learn.wrong.take", "{{.Is}}のファイルとして読む", map[string]any{"Is": is}), func() { p.takeOther(other) })
	row := kit.Row(8, take)
	if found.Found() {
		row.Add(kit.NewButton(lang.X("learn.wrong.stay", "{{.Given}}のまま続ける", map[string]any{"Given": given}), goOn))
	}
	of := map[string]any{"Given": given, "Few": percent(found.Share()), "Is": is, "Most": percent(other.Share)}
	why := lang.X("learn.wrong", "{{.Given}}の値と合うのは、このファイルの{{.Few}}%だけです。{{.Is}}なら{{.Most}}%合います。", of)
	if other.Named {
		why = lang.X("learn.wrong.named", "このファイルには{{.Is}}と書かれていて、その値と{{.Most}}%合います({{.Given}}の値とは{{.Few}}%)。", of)
	}
	p.body.Objects = []fyne.CanvasObject{container.NewVBox(kit.Bar(kit.ToneWarn, kit.Col(10, kit.NewProse(why), row)))}
	p.body.Refresh()
	p.d.win.Canvas().Focus(take)
}

// takeOther reads the file as that of another year or evening.
func (p *learnPage) takeOther(other papers.Likelier) {
	if other.Year == 0 {
		p.ofEvening(other.Seminar)
		return
	}
	for i, y := range p.years {
		if y == other.Year {
			p.year.SetIndex(i)
		}
	}
	p.read()
}
