package gui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/report"
	"jibun/data/wareki"
	"jibun/gui/kit"
)

// paperKind is a paper one can choose.
type paperKind struct {
	id         int64
	key, label string
	group      string
	of         paperOf
	make       func(context.Context, *data.Store, paperRequest) (Paper, error)
}

// paperOf is what a paper is about.
type paperOf int

const (
	ofEvening paperOf = iota
	ofYear
	ofPerson
)

// paperRequest is which paper is wanted.
type paperRequest struct {
	year            wareki.FiscalYear
	seminar, person int64
	order           data.SignInOrder
	letter          int
}

// paperKinds lists the papers, grouped by what they are about.
func paperKinds() []paperKind {
	evening, year, person := lang.X("papers.evening", "各回"), lang.X("papers.year", "年度"), lang.X("papers.person", "個人")
	return []paperKind{
		{1, "signin", lang.X("paper.signin", "受付名簿"), evening, ofEvening, func(ctx context.Context, s *data.Store, r paperRequest) (Paper, error) {
			return SignInPaper(ctx, s, r.seminar, r.order)
		}},
		{2, "party", lang.X("paper.party", "懇親会名簿"), evening, ofEvening, func(ctx context.Context, s *data.Store, r paperRequest) (Paper, error) {
			return PartyPaper(ctx, s, r.seminar)
		}},
		{3, "letter", lang.X("paper.letter", "講師依頼書"), evening, ofEvening, func(ctx context.Context, s *data.Store, r paperRequest) (Paper, error) {
			return LetterPaper(ctx, s, r.seminar, r.person, report.LetterKind(r.letter))
		}},
		{5, "annual", lang.X("paper.annual", "年次報告書"), year, ofYear, func(ctx context.Context, s *data.Store, r paperRequest) (Paper, error) {
			return AnnualPaper(ctx, s, r.year)
		}},
		{6, "book", lang.X("paper.book", "出席簿"), year, ofYear, func(ctx context.Context, s *data.Store, r paperRequest) (Paper, error) {
			return BookPaper(ctx, s, r.year)
		}},
		{7, "person", lang.X("paper.person", "受講履歴"), person, ofPerson, func(ctx context.Context, s *data.Store, r paperRequest) (Paper, error) {
			return PersonPaper(ctx, s, r.person)
		}},
	}
}

func kindOfPaper(key string) paperKind {
	for _, k := range paperKinds() {
		if k.key == key {
			return k
		}
	}
	return paperKinds()[0]
}

// nextEvening is the seminar that comes next, or, with none to come, the last one
// whose sheet could still be wanted; 0 if there is none.
func (d *desk) nextEvening(ctx context.Context) (int64, error) {
	list, err := d.store.Seminars(ctx, data.SeminarFilter{})
	if err != nil {
		return 0, err
	}
	today, next := d.store.Today(), int64(0)
	for _, m := range list { // the latest first
		if m.Date < today {
			break
		}
		if m.State != data.SeminarCancelled && m.State != data.SeminarPostponed {
			next = m.ID
		}
	}
	if next == 0 && len(list) > 0 {
		next = list[0].ID
	}
	return next, nil
}

// paperSubject is what the page says a paper is about.
type paperSubject struct {
	title, detail string
	of            paperOf
}

func (d *desk) aboutPaper(ctx context.Context, k paperKind, r paperRequest) (paperSubject, error) {
	s := paperSubject{of: k.of}
	switch {
	case k.of == ofYear:
		s.title = r.year.Label(d.office.Style())
		s.detail = lang.X("papers.year.detail", "{{.From}}から{{.To}}まで。年度は上で選べます。", map[string]any{"From": d.office.Style().Day(r.year.First()), "To": d.office.Style().Day(r.year.Last())})
	case k.of == ofEvening && r.seminar != 0:
		m, err := d.store.SeminarSummary(ctx, r.seminar)
		if err != nil {
			return s, err
		}
		s.title = lang.X("seminar.heading", "{{.Number}} {{.Title}}", map[string]any{"Number": numberLabel(m.Number), "Title": m.Title})
		s.detail = lang.X("papers.evening.detail", "{{.Day}}  参加確定 {{.N}}名  {{.Venue}}", map[string]any{"Day": d.day(m.Date), "N": m.Confirmed, "Venue": m.Venue})
	case k.of == ofPerson && r.person != 0:
		p, err := d.store.Person(ctx, r.person)
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
	title.SizeName, title.Bold = kit.SizeTitle, true
	col := kit.Col(4, title, kit.NewMuted(s.detail).Shortens())
	switch s.of {
	case ofEvening:
		col.Add(kit.Pad(8, 0, 0, 0, upTo(360*scale(), p.chooser(lang.X("papers.choose.seminar", "ほかの回を選ぶ(番号・テーマ)"), true))))
	case ofPerson:
		col.Add(kit.Pad(8, 0, 0, 0, upTo(360*scale(), p.chooser(lang.X("papers.choose.person", "人を選ぶ(氏名・番号)"), false))))
	}
	return col
}

func (p *papersPage) chooser(hint string, seminars bool) fyne.CanvasObject {
	e := kit.NewSearchEntry(hint)
	e.Find = func(text string, show func([]kit.Candidate)) {
		p.d.read(func(ctx context.Context) (func(), error) {
			found, err := p.d.store.Find(ctx, text, 8)
			if seminars {
				found.People = nil
			} else {
				found.Seminars = nil
			}
			list := p.d.searchCandidates(found)
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

// paperOptions are the choices beside a paper.
type paperOptions struct {
	orders  *kit.Select
	letters *kit.Select
	secret  *kit.Entry
	form    *kit.Form
	root    fyne.CanvasObject
}

func newPaperOptions(d *desk, changed func()) *paperOptions {
	o := &paperOptions{form: kit.NewForm(), secret: kit.NewEntry()}
	o.orders = kit.NewSelect([]string{lang.X("order.kana", "五十音順"), lang.X("order.department", "所属順(建制順)")})
	o.orders.SetIndex(d.prefs.Int("signin.order"))
	o.orders.OnChanged = func(i int) { d.prefs.SetInt("signin.order", i); changed() }
	o.letters = kit.NewSelect([]string{lang.X("letter.lecturer", "講師あて"), lang.X("letter.head", "所属長あて"), lang.X("letter.memo", "庁内文書")})
	o.letters.SetIndex(0)
	o.letters.OnChanged = func(int) { changed() }
	o.secret.Password = true
	o.form.Add("order", lang.X("papers.order", "並び順"), o.orders, "")
	o.form.Add("letter", lang.X("papers.letter", "あて先"), o.letters, "")
	o.form.Add("password", lang.X("papers.password", "パスワード"), o.secret, lang.X("papers.password.hint", "空なら付けません。ちょっとした盗み見を防ぐ程度のものです。"))
	o.root = upTo(520*scale(), o.form.Object())
	return o
}

// show offers what fits the paper.
func (o *paperOptions) show(k paperKind) {
	o.form.SetVisible("order", k.key == "signin")
	o.form.SetVisible("letter", k.key == "letter")
}

func (o *paperOptions) order() data.SignInOrder {
	if o.orders.Index() == 1 {
		return data.ByDepartment
	}
	return data.ByKana
}

func (o *paperOptions) letter() int      { return o.letters.Index() }
func (o *paperOptions) password() string { return o.secret.Text }
