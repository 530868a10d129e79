package gui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// paperSubject is what the page says a paper is about.
type paperSubject struct {
	title, detail string
	of            papers.Subject
}

func (d *desk) aboutPaper(ctx context.Context, k papers.Kind, r papers.Request) (paperSubject, error) {
	s := paperSubject{of: k.About(r)}
	switch {
	case s.of == papers.OfYear:
		s.title = r.Year.Label(d.office.Style())
		s.detail = lang.X("papers.year.detail", "{{.From}}から{{.To}}まで。年度は、画面の右上の「年度」で変えます。", map[string]any{"From": d.office.Style().Day(r.Year.First()), "To": d.office.Style().Day(r.Year.Last())})
	case s.of == papers.OfEvening && r.Seminar != 0:
		m, err := d.store.SeminarSummary(ctx, r.Seminar)
		if err != nil {
			return s, err
		}
		s.title = eveningHeading(m.Seminar)
		s.detail = lang.X("papers.evening.detail", "{{.Day}}  {{.Confirmed}}  {{.Venue}}", map[string]any{"Day": d.day(m.Date), "Confirmed": confirmedWords(m.Confirmed-m.Offers, m.Confirmed-m.Expected), "Venue": m.Venue})
	case k.Of == papers.OfPerson && r.Person != 0:
		p, err := d.store.Person(ctx, r.Person)
		if err != nil {
			return s, err
		}
		s.title, s.detail = p.Name, p.Reading
	}
	return s, nil
}

// subject shows what a paper is about, and lets her choose another evening or
// person.
func (p *papersPage) subject(s paperSubject) fyne.CanvasObject {
	title := kit.NewText(s.title).Shortens()
	title.Bold = true
	col := kit.Col(4, title, kit.NewProse(s.detail).Small())
	if p.kind == "case" {
		col.Add(kit.Pad(8, 0, 0, 0, kit.Left(kit.NewButton(lang.X("papers.case.write", "欄に書く…"), func() { p.d.goCase(p.options.series.id()) }))))
	}
	switch s.of {
	case papers.OfEvening:
		if p.seminar != p.came {
			col.Add(kit.Strip(kit.ToneAccent, kit.Flow(8, kit.Middle(kit.NewText(lang.X("papers.evening.chosen", "選んだ回の帳票です"))), kit.NewLink(lang.X("papers.evening.back", "いつもの回に戻す"), func() {
				p.Entered()
				p.d.sh.reload()
			}))))
		}
		col.Add(kit.Pad(8, 0, 0, 0, upTo(360*scale(), p.chooser(lang.X("papers.choose.seminar", "ほかの回を選ぶ(番号・テーマ)"), true))))
	case papers.OfPerson:
		col.Add(kit.Pad(8, 0, 0, 0, upTo(360*scale(), p.chooser(lang.X("papers.choose.person", "人を選ぶ(氏名・番号)"), false))))
	}
	if len(p.whom.all) > 1 || p.whom.lost {
		col.Add(kit.Pad(8, 0, 0, 0, p.whomRow()))
	}
	if p.kind == "certificate" {
		col.Add(kit.Left(kit.NewLink(lang.X("certificates.see", "発行した証明書の台帳を見る"), func() { p.d.sh.open(newCertificatesPage(p.d, 0)) })))
	}
	return col
}

func (p *papersPage) chooser(hint string, seminars bool) fyne.CanvasObject {
	e := kit.NewSearchEntry(hint)
	e.Find = func(text string, show func([]kit.Candidate)) {
		p.d.read(func(ctx context.Context) (func(), error) {
			found, err := p.d.store.Find(ctx, text, 8)
			list := peopleFound(found.People, found.More)
			if seminars {
				list = p.d.eveningsFound(found.Seminars)
			}
			return func() { show(list) }, err
		})
	}
	e.OnPick = func(c kit.Candidate) {
		switch v := c.Value.(type) {
		case data.SeminarLine:
			p.seminar = v.ID
		case data.PersonHit:
			p.person = v.ID
		}
		p.d.sh.shown = false
		p.d.sh.reload()
	}
	return e
}
