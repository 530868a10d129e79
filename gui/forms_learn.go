package gui

import (
	"context"
	"errors"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/table"
	"jibun/data/wareki"
	"jibun/export/learn"
	"jibun/export/opened"
	"jibun/export/sheet"
	"jibun/export/template"
	"jibun/gui/kit"
	"jibun/gui/papers"
	"jibun/gui/words"
)

// learnPage is 去年のファイルから作る: the picture of last year's file, coloured by what was
// found in it, and what a cell may be beside it; then the form filled with this year's.
type learnPage struct {
	d     *desk
	years []wareki.FiscalYear
	kinds []data.FormKind
	done  func(data.Form)

	path    string
	file    []byte
	found   *learn.Findings
	cells   map[place]int // of found.Cells
	now     int           // the cell that is asked about, -1 = none
	decided map[int]bool  // cells about which she has said what they are
	seminar int64         // of an evening's paper; 0 = the last one

	kind    *kit.Select
	year    *kit.Select
	evening *kit.SearchEntry
	which   *fyne.Container // the evening's field
	of      *kit.Text       // what is chosen: a year or an evening
	chosen  *kit.Text       // the evening
	choose  *kit.Button
	picture *kit.SheetPicture
	preview *kit.SheetPicture
	about   *kit.Prose
	whole   *kit.Prose // the candidate that the list shows shortened
	wrong   map[place]bool
	cands   *kit.Grid[candidateLine]
	notes   *kit.Grid[learnNote]
	sums    *kit.Text
	next    *kit.Button
	see     *kit.Button
	keep    *kit.Button
	side    *fyne.Container
	body    *fyne.Container
	foot    *fyne.Container
	root    fyne.CanvasObject
}

// place is a cell of a workbook.
type place struct {
	sheet    string
	col, row int
}

// goLearn opens 去年のファイルから作る for a kind of paper; done hears of the form that was
// kept.
func (d *desk) goLearn(kind data.FormKind, done func(data.Form)) {
	d.opens(func(ctx context.Context) (func(), error) {
		years, err := d.store.YearsWithData(ctx)
		return func() {
			p, err := newLearnPage(d, kind, years, done)
			if err != nil {
				d.fail(err)
				return
			}
			d.sh.open(p)
		}, err
	})
}

func newLearnPage(d *desk, kind data.FormKind, years []wareki.FiscalYear, done func(data.Form)) (*learnPage, error) {
	p := &learnPage{d: d, years: years, done: done, now: -1, about: kit.NewProse(""), whole: kit.NewProse("").Small(), sums: kit.NewText("").Shortens(), body: container.NewStack()}
	var err error
	if p.picture, err = newSheetPicture(); err != nil {
		return nil, err
	}
	if p.preview, err = newSheetPicture(); err != nil {
		return nil, err
	}
	p.picture.OnCell = func(sheet string, col, row int) { p.at(place{sheet, col, row}, true) }
	p.picture.OnMove = func(sheet string, col, row int) { p.at(place{sheet, col, row}, false) }
	p.picture.SetLegend(learnTints())
	p.head(kind)
	p.cands, p.notes = p.candidateGrid(), p.noteGrid()
	p.next = kit.NewButton(lang.X("learn.next", "次の確かめるところ (N)"), p.goNext)
	p.see = kit.NewButton("", p.turn)
	p.keep = kit.NewPrimary(lang.X("learn.keep", "様式として加える…"), p.Submit)
	able(p.keep, d.writable())
	p.foot = kit.Border(nil, nil, nil, kit.Row(8, p.next, p.see, p.keep), kit.Middle(p.sums))
	p.side = container.New(&stacked{share: 0.46}, kit.Border(kit.Pad(0, 0, 6, 0, p.about), kit.Pad(4, 0, 0, 0, p.whole), nil, nil, p.cands), kit.Pad(12, 0, 0, 0, p.notes))
	p.start("")
	top := kit.Pad(0, 0, 12, 0, kit.Flow(12, kit.Pad(5, 0, 0, 0, kit.NewMuted(lang.X("learn.kind", "帳票"))), p.kind, kit.Pad(5, 0, 0, 0, p.of), p.year,
		p.which, kit.Pad(5, 0, 0, 0, p.chosen), p.choose))
	p.root = kit.Pad(0, 24, 12, 24, kit.Border(top, kit.Pad(10, 0, 0, 0, p.foot), nil, nil, p.body))
	return p, nil
}

// head makes the choices above: the paper, and of which year or evening the file is.
func (p *learnPage) head(kind data.FormKind) {
	var labels []string
	for _, k := range papers.FormKinds() {
		if k.Of != papers.OfPerson { // there is one of everybody
			p.kinds = append(p.kinds, data.FormKind(k.Key))
			labels = append(labels, k.Label)
		}
	}
	p.kind = kit.NewSelect(labels)
	p.kind.SetIndex(max(slices.Index(p.kinds, kind), 0))
	p.kind.OnChanged = func(int) { p.showHead(); p.read() }
	labels = nil
	for _, y := range p.years {
		labels = append(labels, y.Label(p.d.office.Style()))
	}
	p.year = kit.NewSelect(labels)
	p.year.SetIndex(max(slices.Index(p.years, p.d.year-1), 0))
	p.year.OnChanged = func(int) { p.read() }
	p.evening = kit.NewSearchEntry(lang.X("learn.evening.choose", "回を選ぶ(番号・テーマ)"))
	p.evening.Find = func(text string, show func([]kit.Candidate)) {
		p.d.read(func(ctx context.Context) (func(), error) {
			found, err := p.d.store.Find(ctx, text, 8)
			return func() { show(p.d.eveningsFound(found.Seminars)) }, err
		})
	}
	p.evening.OnPick = func(c kit.Candidate) {
		if m, ok := c.Value.(data.SeminarLine); ok {
			p.d.win.Canvas().Focus(p.choose)
			p.ofEvening(m)
		}
	}
	p.which = kit.Exact(240*scale(), p.evening)
	p.of, p.chosen = kit.NewMuted(""), kit.NewText("")
	p.choose = kit.NewButton(lang.X("learn.choose", "去年のファイルを選ぶ…"), p.New)
	p.showHead()
}

// ofEvening reads the file as that of an evening.
func (p *learnPage) ofEvening(m data.SeminarLine) {
	p.seminar = m.ID
	p.chosen.SetText(eveningWords(m))
	p.chosen.Show()
	p.read()
}

// eveningWords names an evening in a few words.
func eveningWords(m data.SeminarLine) string {
	return lang.X("seminar.heading", "{{.Number}} {{.Title}}", map[string]any{"Number": numberLabel(m.Seminar), "Title": m.Title})
}

// showHead shows what fits the paper.
func (p *learnPage) showHead() {
	evening := papers.SubjectOf(p.formKind()) == papers.OfEvening
	p.year.Hidden, p.which.Hidden, p.chosen.Hidden = evening, !evening, !evening || p.seminar == 0
	if p.of.SetText(lang.X("learn.year", "書いてある年度")); evening {
		p.of.SetText(lang.X("learn.evening", "書いてある回"))
	}
	p.which.Refresh()
}

func (p *learnPage) formKind() data.FormKind { return p.kinds[max(p.kind.Index(), 0)] }

// start is how the page looks before a file was read; why says why it could not be.
func (p *learnPage) start(why string) {
	p.found, p.now = nil, -1
	col := kit.Col(12, kit.NewHeading(lang.X("learn.start", "去年、課で書いたファイルから、様式を作ります")),
		kit.NewProse(lang.X("learn.how", "書いてある年度か回を選んで、そのファイルを選んでください(ここに落としても読み込めます)。台帳の数字や名前と見くらべて、どのセルに何が入るかを見つけます。去年のファイルは変えません。")))
	if why != "" {
		col.Add(kit.Bar(kit.ToneBad, kit.NewProse(why)))
	}
	p.body.Objects = []fyne.CanvasObject{container.NewVBox(kit.Card(col))}
	p.foot.Hide()
	p.body.Refresh()
}

// Content is the page.
func (p *learnPage) Content() fyne.CanvasObject { return p.root }

// Title names it.
func (p *learnPage) Title() string { return lang.X("learn.title", "去年のファイルから作る") }

// Room is 帳票.
func (p *learnPage) Room() string { return "papers" }

// Yearly: the preview is of the year above.
func (p *learnPage) Yearly() bool { return papers.SubjectOf(p.formKind()) == papers.OfYear }

// Kinds: what was read is not read again while she looks at it.
func (p *learnPage) Kinds() data.Kinds { return 0 }

// Load shows the preview of another year.
func (p *learnPage) Load() load {
	return func(context.Context) (func(), error) {
		return func() {
			if p.found != nil && p.shownPreview() {
				p.fill()
			}
			p.label()
		}, nil
	}
}

// New asks for last year's file.
func (p *learnPage) New() {
	kit.OpenFile(p.d.win, lang.X("learn.ask", "去年のファイルを選ぶ"), formFiles, p.d.prefs.String("forms.folder"), func(path string) {
		p.d.prefs.SetString("forms.folder", filepath.Dir(path))
		p.path = path
		p.read()
	})
}

// drop takes a file that fell onto the page.
func (p *learnPage) drop(paths []string) { p.path = paths[0]; p.read() }

// read reads the file against the values of its year.
func (p *learnPage) read() {
	if p.path == "" {
		return
	}
	path, kind, r := p.path, p.formKind(), papers.Request{Seminar: p.seminar}
	if i := p.year.Index(); i >= 0 && len(p.years) > 0 {
		r.Year = p.years[i]
	}
	var file []byte
	var found *learn.Findings
	var paper *sheet.Paper
	var other papers.Likelier
	var wrong bool
	p.d.taskOr(lang.X("learn.reading", "去年のファイルを読んでいます"), func(ctx context.Context, progress data.Progress) (err error) {
		progress.At(0, 4)
		if file, err = papers.ReadForm(path); err != nil {
			return err
		}
		book, err := learn.Read(context.WithoutCancel(ctx), file) // it is written from later, when this job is over
		if err != nil {
			return err
		}
		progress.At(1, 4)
		v, err := p.d.valuesFor(ctx, kind, r)
		if err != nil {
			return err
		}
		progress.At(2, 4)
		if found, err = learn.Match(ctx, book, v); err != nil {
			return err
		}
		progress.At(3, 4)
		if other, wrong, err = p.likelier(ctx, book, found, kind, r); err != nil {
			return err
		}
		paper, err = opened.Read(ctx, file, p.d.store.Today())
		return err
	}, func() {
		if wrong {
			p.startOther(found, other, func() { p.show(file, found, paper) })
			return
		}
		if !found.Found() {
			p.start(lang.X("learn.nothing", "「{{.File}}」に、選んだ年度や回の台帳の値が見つかりません。年度や回と、ファイルをお確かめください。", map[string]any{"File": filepath.Base(path)}))
			return
		}
		p.show(file, found, paper)
	}, func(err error) bool {
		var refused *table.Refused
		switch {
		case errors.As(err, &refused), errors.Is(err, template.ErrSigned):
			p.start(formErrorWord(err))
		case errors.Is(err, data.ErrNotFound):
			p.start(lang.X("learn.norecord", "選んだ年度や回の記録が台帳にありません。"))
		default:
			p.start(words.Error(err))
		}
		return !errors.Is(err, data.ErrDamaged)
	})
}

// show shows what was found.
func (p *learnPage) show(file []byte, found *learn.Findings, paper *sheet.Paper) {
	p.file, p.found, p.now = file, found, -1
	p.cells, p.decided = map[place]int{}, map[int]bool{}
	for i, c := range found.Cells {
		p.cells[place{c.Sheet, c.Col, c.Row}] = i
	}
	if err := p.picture.SetPaper(paper); err != nil {
		p.start(words.Error(err))
		return
	}
	p.colour()
	p.list()
	p.foot.Show()
	p.look()
	if !p.firstUnsure() {
		p.ask(-1)
		p.about.SetText("") // nothing was chosen yet
	}
	p.d.win.Canvas().Focus(p.cands)
}

// look shows the picture with the candidates beside it.
func (p *learnPage) look() {
	p.body.Objects = []fyne.CanvasObject{container.New(&learnDesk{gap: 16}, p.picture, p.side)}
	p.label()
	p.body.Refresh()
}

// learnDesk gives the picture what the candidates leave.
type learnDesk struct{ gap float32 }

// MinSize is Fyne's.
func (l *learnDesk) MinSize(o []fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 300) }

// Layout is Fyne's.
func (l *learnDesk) Layout(o []fyne.CanvasObject, s fyne.Size) {
	right := max(min(s.Width*.36, 420*scale()), 300)
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(s.Width-right-l.gap, s.Height))
	o[1].Move(fyne.NewPos(s.Width-right, 0))
	o[1].Resize(fyne.NewSize(right, s.Height))
}

// shownPreview tells whether the preview is shown.
func (p *learnPage) shownPreview() bool {
	c, ok := p.body.Objects[0].(*fyne.Container)
	return ok && len(c.Objects) == 2 && c.Objects[0] != fyne.CanvasObject(p.picture)
}

// label names the button of the preview.
func (p *learnPage) label() {
	if p.found == nil {
		return
	}
	if p.shownPreview() {
		p.see.SetText(lang.X("learn.back", "選び直す"))
		return
	}
	if papers.SubjectOf(p.formKind()) == papers.OfYear {
		p.see.SetText(lang.X("learn.see", "{{.Year}}のデータで見る", map[string]any{"Year": p.d.year.Label(p.d.office.Style())}))
		return
	}
	p.see.SetText(lang.X("learn.see.evening", "次の回のデータで見る"))
}

// Focus is on the candidates, or where the file is chosen.
func (p *learnPage) Focus() {
	switch {
	case p.found == nil:
		p.d.win.Canvas().Focus(p.choose)
	case p.shownPreview():
		p.d.win.Canvas().Focus(p.keep)
	default:
		p.d.win.Canvas().Focus(p.cands)
	}
}

// Submit keeps the form.
func (p *learnPage) Submit() {
	if p.found == nil || p.d.refuses() {
		return
	}
	found, source, kind := p.found, filepath.Base(p.path), p.formKind()
	p.d.read(func(ctx context.Context) (func(), error) {
		b, err := found.Bytes(ctx)
		if err != nil {
			return nil, err
		}
		taken, err := p.d.store.Forms(ctx)
		return func() {
			p.d.askForm(data.Form{Kind: kind, Source: source}, b, taken, func(f data.Form) {
				p.d.goBack()
				p.done(f)
			})
		}, err
	})
}

// Help is for F1.
func (p *learnPage) Help() []string {
	return []string{
		lang.X("learn.help.choose", "1–9\tその候補にする(0 = 去年のまま)"),
		lang.X("learn.help.next", "N\t次の確かめるところへ"),
		lang.X("learn.help.cells", "↑ ↓ ← →\t絵の上でセルを移る(Enter で候補へ)"),
		lang.X("learn.help.keep", "Ctrl+Enter\t様式として加える"),
	}
}
