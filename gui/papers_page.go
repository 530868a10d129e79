package gui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/inuse"
	"jibun/export"
	"jibun/gui/kit"
	"jibun/gui/papers"
	"jibun/gui/words"
)

// papersPage is 帳票: which paper at the left, what it is about in the middle, and
// the way to Excel below.
type papersPage struct {
	d       *desk
	kind    string
	seminar int64 // what papers of one evening are about; 0 = the next one
	person  int64
	list    *kit.Grid[papers.Kind]
	what    *fyne.Container // what the paper is
	about   *fyne.Container // whom or which evening it is about
	last    *fyne.Container // the file it becomes, and the button
	file    *kit.Text
	page    *fyne.Container // how it looks
	options *paperOptions
	notes   *fyne.Container
	result  *fyne.Container
	save    *kit.Button
	paper   papers.Paper
	ready   bool
	blank   bool   // what the form asks for and is not known is left blank
	form    string // the form that the paper goes into, "" = the standard one
	filled  *kit.SheetPicture
	col     *fyne.Container
	root    fyne.CanvasObject
}

func newPapersPage(d *desk, kind string, seminar, person int64) *papersPage {
	p := &papersPage{d: d, kind: kind, seminar: seminar, person: person, what: kit.Col(6), about: container.NewStack(), page: container.NewStack(), file: kit.NewMuted("").Shortens(), notes: kit.Col(8), result: container.NewStack()}
	if p.kind == "" {
		p.kind = "signin"
	}
	p.options = newPaperOptions(d, func() { d.sh.reload() }, p.useForm, func() { d.goForms(p.kind, 0) })
	p.save = kit.NewPrimary(lang.X("papers.excel", "Excelに書き出す…"), p.Excel)
	p.last = kit.Col(0, kit.Rule(), kit.Pad(12, 0, 0, 0, container.NewBorder(nil, nil, nil, p.save, kit.Pad(0, 12, 0, 0, p.file))), p.result)
	p.list = kit.NewGrid([]kit.Column[papers.Kind]{
		{Key: "group", Title: lang.X("papers.group", "単位"), Width: 60, Least: 40, Muted: true, Text: groupBegin},
		{Key: "paper", Title: lang.X("papers.paper", "帳票"), Width: 140, Least: 80, Grow: true, Text: func(k papers.Kind) string { return k.Label }},
	})
	p.list.ID = func(k papers.Kind) int64 { return k.ID }
	p.list.OnSelect = func(rows []papers.Kind) {
		if len(rows) == 1 && rows[0].Key != p.kind {
			p.kind, p.blank = rows[0].Key, false
			d.sh.reload()
		}
	}
	p.list.OnOpen = func(papers.Kind) { p.Excel() }
	p.list.SetRows(papers.Kinds())
	p.col = kit.Col(16, p.what, p.about, p.options.root, p.notes)
	middle := kit.Card(container.NewBorder(nil, p.last, nil, nil, container.NewVScroll(kit.Pad(0, 10, 12, 0, p.col)))) // the button is always seen
	p.root = kit.Pad(0, 24, 16, 24, container.New(besideLayout{width: 240 * scale(), share: 0.26, gap: 20}, p.list,
		container.New(&paperDesk{gap: 20}, middle, p.page)))
	return p
}

// Content is the page.
func (p *papersPage) Content() fyne.CanvasObject { return p.root }

// Title names it.
func (p *papersPage) Title() string { return lang.X("room.papers", "帳票") }

// Yearly: papers of a year are of the year above.
func (p *papersPage) Yearly() bool { return papers.KindOf(p.kind).Of == papers.OfYear }

// Room is 帳票.
func (p *papersPage) Room() string { return "papers" }

// Kinds are all that stand on papers.
func (p *papersPage) Kinds() data.Kinds {
	return data.KindOffice | data.KindPeople | data.KindSeminars | data.KindRegistrations | data.KindSpeakers
}

// Load makes the paper, so that its warnings are seen before it is saved.
func (p *papersPage) Load() load {
	k := papers.KindOf(p.kind)
	r := papers.Request{Year: p.d.year, Series: p.options.series.id(), Seminar: p.seminar, Person: p.person, Order: p.options.order(), Letter: p.options.letter(), History: p.options.history.Checked}
	blank := p.blank
	return func(ctx context.Context) (func(), error) {
		missing := ""
		switch {
		case k.Of == papers.OfEvening && r.Seminar == 0:
			id, err := papers.NextEvening(ctx, p.d.store)
			if err != nil {
				return nil, err
			}
			if r.Seminar = id; id == 0 {
				missing = lang.X("papers.no.seminar", "これからの回がありません。「ほかの回を選ぶ」で選んでください。")
			}
		case k.Of == papers.OfPerson && r.Person == 0:
			missing = lang.X("papers.no.person", "だれの帳票かを選んでください。")
		}
		forms, err := p.d.store.Forms(ctx)
		if err != nil {
			return nil, err
		}
		uses, err := p.d.store.FormUses(ctx)
		if err != nil {
			return nil, err
		}
		made := madePaper{forms: forms, used: chosenUse(forms, uses[data.FormKind(k.Key)])}
		if missing == "" {
			made.paper, made.trouble, err = p.d.make(ctx, k, r, made.used, blank)
			if err != nil {
				return nil, err
			}
		} else {
			made.paper.Warnings = []string{missing}
		}
		made.look(ctx)
		about, err := p.d.aboutPaper(ctx, k, r)
		return func() {
			if missing == "" {
				p.seminar = r.Seminar
			}
			p.options.show(k, made.forms, made.used.ID)
			p.show(about, made)
		}, err
	}
}

func (p *papersPage) show(about paperSubject, made madePaper) {
	paper := made.paper
	p.form, p.filled = made.used.Name, p.picture(made.seen)
	if paper.File != p.paper.File {
		p.result.Objects = nil // it was about another paper
	}
	p.paper, p.ready = paper, paper.Write != nil
	p.list.Select(papers.KindOf(p.kind).ID)
	p.describe()
	p.file.SetText(paper.File)
	p.about.Objects = []fyne.CanvasObject{p.subject(about)}
	p.notes.Objects = nil
	if made.trouble != nil {
		p.notes.Add(p.troubleBar(made))
	}
	for _, w := range paper.Warnings {
		p.notes.Add(kit.Bar(kit.ToneWarn, kit.NewProse(w)))
	}
	p.root.Refresh() // heights have changed
	able(p.save, p.ready && p.d.writable())
}

// describe shows what the paper is for and how it looks.
func (p *papersPage) describe() {
	k := papers.KindOf(p.kind)
	l := looksOf(k.Key)
	title := kit.NewText(k.Label)
	title.SizeName, title.Bold = kit.SizeTitle, true
	p.what.Objects = []fyne.CanvasObject{title, kit.NewProse(l.what), kit.Pad(6, 0, 0, 0, kit.Rule())}
	if p.form != "" && p.filled != nil {
		p.page.Objects = []fyne.CanvasObject{p.onForm(l)}
		p.page.Refresh()
		return
	}
	p.page.Objects = []fyne.CanvasObject{kit.NewPanel(kit.ColorSidebar, "", 6, kit.PadAll(20, kit.Col(12,
		kit.NewHeading(lang.X("papers.page", "紙のようす")), kit.Left(l.sketch()), kit.NewProse(p.holds(l)))))}
	p.page.Refresh()
}

// groupBegin is the group of a paper where the group begins.
func groupBegin(k papers.Kind) string {
	before := ""
	for _, x := range papers.Kinds() {
		if x.ID == k.ID {
			break
		}
		before = x.Group
	}
	if before == k.Group {
		return ""
	}
	return k.Group
}

// paperDesk puts what is chosen about a paper beside how it looks; where it is narrow
// only the former is shown.
type paperDesk struct{ gap float32 }

// MinSize is Fyne's.
func (l *paperDesk) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

// Layout is Fyne's.
func (l *paperDesk) Layout(o []fyne.CanvasObject, s fyne.Size) {
	page := max(sketchLong+40, 260*scale())
	left := s.Width - page - l.gap
	if left < 380*scale() {
		o[1].Hide()
		left = s.Width
	} else {
		o[1].Show()
	}
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(left, s.Height))
	o[1].Move(fyne.NewPos(left+l.gap, 0))
	o[1].Resize(fyne.NewSize(page, s.Height))
}

// Focus is on the button: Enter saves.
func (p *papersPage) Focus() {
	if p.ready {
		p.d.win.Canvas().Focus(p.save)
		return
	}
	p.d.win.Canvas().Focus(p.list)
}

// Print is the same as Excel, which prints.
func (p *papersPage) Print() { p.Excel() }

// Excel asks where to, writes the paper, and offers to open it.
func (p *papersPage) Excel() {
	if !p.ready {
		return
	}
	password := ""
	if p.form == "" {
		password = p.options.password()
	}
	p.d.savePaper(p.paper, password, p.saved)
}

// saved offers to open the file: Enter does.
func (p *papersPage) saved(path string) {
	bar, open := p.d.savedBar(path)
	p.result.Objects = []fyne.CanvasObject{kit.Pad(12, 0, 0, 0, bar)}
	p.root.Refresh()
	p.d.win.Canvas().Focus(open)
	p.d.sh.reload()
}

// savePaper asks where a paper goes and writes it there. That is noted in the ledger,
// so one that is only read gives nothing away.
func (d *desk) savePaper(paper papers.Paper, password string, done func(path string)) {
	if d.refuses() {
		return
	}
	folder, ext := d.prefs.String("folder"), strings.ToLower(filepath.Ext(paper.File))
	kit.SaveFile(d.win, lang.X("papers.save", "Excelに書き出す"), []string{ext}, folder, paper.File, func(path string) {
		if !strings.EqualFold(filepath.Ext(path), ext) {
			path += ext
		}
		d.prefs.SetString("folder", filepath.Dir(path))
		d.writePaper(paper, path, password, done)
	})
}

// writePaper writes a paper to a place. Where another program has the file that is there
// in its hands, she may close it and try again, or choose another name.
func (d *desk) writePaper(paper papers.Paper, path, password string, done func(path string)) {
	d.taskOr(lang.X("papers.writing", "Excelに書き出しています"), func(ctx context.Context, progress data.Progress) error {
		return paper.Save(ctx, d.store, path, export.Options{Password: password, Progress: progress})
	}, func() { done(path) }, func(err error) bool {
		if _, held := inuse.Holder(err); !held {
			return false
		}
		dialog := &kit.Dialog{Title: lang.X("error.title", "お知らせ"), Content: kit.NewProse(words.Error(err)), Width: 440,
			Primary: lang.X("held.again", "もう一度"), Secondary: lang.X("kit.leave", "やめる")}
		dialog.OnPrimary = func() bool {
			dialog.OnClosed = func() { d.writePaper(paper, path, password, done) }
			return true
		}
		dialog.Aside = kit.NewLink(lang.X("held.elsewhere", "別の名前で保存…"), func() {
			dialog.OnClosed = func() { d.savePaper(paper, password, done) }
			dialog.Hide()
		})
		kit.Show(d.win, dialog)
		return true
	})
}

// savedBar says where a file is, and leads to it.
func (d *desk) savedBar(path string) (bar fyne.CanvasObject, open *kit.Button) {
	open = kit.NewPrimary(lang.X("papers.open", "開く"), func() { d.openFile(path) })
	folder := kit.NewButton(lang.X("papers.folder", "フォルダーを開く"), func() { d.showInFolder(path) })
	text := kit.NewText(lang.X("papers.saved", "書き出しました: {{.Path}}", map[string]any{"Path": path})).Shortens()
	return kit.Bar(kit.ToneGood, container.NewBorder(nil, nil, nil, kit.Row(8, folder, open), text)), open
}

// Help is for F1.
func (p *papersPage) Help() []string {
	return []string{
		lang.X("papers.help.save", "Enter\tExcelに書き出す"),
		lang.X("papers.help.choose", "Tab ↑ ↓\t帳票を選ぶ"),
	}
}
