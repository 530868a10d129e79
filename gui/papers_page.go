package gui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	paper "jibun/export/page"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// papersPage is 帳票: which paper at the left, its pages in the middle, what it is about
// and how at the right, and the ways out of the program below.
type papersPage struct {
	*paperOut
	kind    string
	seminar int64 // what papers of one evening are about; 0 = the one that each is wanted for now
	came    int64 // that from which she came here, 0 = none
	person  int64
	whom    paperWhom
	key     string // of the paper that is shown, see paperKey
	list    *kit.Grid[papers.Kind]
	pick    *kit.Select     // where there is no room for the list
	what    *fyne.Container // what the paper is
	about   *fyne.Container // whom or which evening it is about
	options *paperOptions
	notes   *fyne.Container
	side    *container.Scroll // what stands at the right
	recent  *recentPapers
	blank   bool   // what the form asks for and is not known is left blank
	form    string // the form that the paper goes into, "" = the standard one
	seen    string // which paper the pages are of
	made    int    // how often one was made
}

func newPapersPage(d *desk, kind string, seminar, person int64) *papersPage {
	p := &papersPage{paperOut: newPaperOut(d), kind: kind, seminar: seminar, came: seminar, person: person, what: kit.Col(6), about: container.NewStack(), notes: kit.Col(8)}
	if p.kind == "" {
		p.kind = "signin"
	}
	if papers.KindOf(p.kind).Of == papers.OfEvening && person != 0 {
		defer func() { // the options are asked for it
			k, r := p.request()
			p.person, p.whom = 0, paperWhom{want: map[string][]int64{paperKey(k, r): {person}}}
		}()
	}
	p.options = newPaperOptions(d, func() { d.sh.reload() }, p.useForm, func() { d.goForms(p.kind, 0) })
	p.recent = newRecentPapers(d)
	p.wrong = p.options.wrong
	p.locks = func() (string, bool) {
		if p.form != "" {
			return "", true
		}
		return p.options.password()
	}
	p.list = kit.NewGrid([]kit.Column[papers.Kind]{
		{Key: "paper", Title: lang.X("papers.paper", "帳票"), Width: 120, Least: 80, Grow: true, Text: func(k papers.Kind) string { return k.Label }},
	})
	p.list.Tight = true
	p.list.ID = func(k papers.Kind) int64 { return k.ID }
	p.list.Section = func(k papers.Kind) int { return int(k.Of) }
	p.list.Heading = func(section, _ int) string { return groupName(papers.Subject(section)) }
	p.list.OnSelect = func(rows []papers.Kind) {
		if len(rows) == 1 {
			p.turnTo(rows[0])
		}
	}
	var names []string
	for _, k := range paperKinds() {
		names = append(names, lang.X("papers.pick", "{{.Group}}: {{.Paper}}", map[string]any{"Group": k.Group, "Paper": k.Label}))
	}
	p.pick = kit.NewSelect(names)
	p.pick.OnChanged = func(i int) { p.turnTo(paperKinds()[i]) }
	p.list.OnOpen = func(papers.Kind) { p.Print() }
	p.list.SetRows(paperKinds())
	p.lay()
	return p
}

// Entered forgets the evening that was chosen: coming from elsewhere, she does not think of it any
// more.
func (p *papersPage) Entered() { p.seminar = p.came }

// turnTo shows another paper.
func (p *papersPage) turnTo(k papers.Kind) {
	if k.Key != p.kind {
		p.kind, p.blank = k.Key, false
		p.d.sh.reload()
	}
}

// lay puts the parts of the page together.
func (p *papersPage) lay() {
	p.side = container.NewVScroll(kit.Pad(0, 10, 12, 0, kit.Col(14, p.what, p.notes, p.about, p.options.root, p.recent.root)))
	p.root = kit.Pad(0, 24, 14, 24, kit.Border(nil, p.ways(), nil, nil, container.New(&paperDesk{gap: 16}, p.list, p.pages(), p.side, p.pick)))
	kit.ScrollIn(p.side)
}

// paperKinds are the papers of the list: those that there are, and 当日の一式 after those
// of an evening.
func paperKinds() []papers.Kind {
	var out []papers.Kind
	for _, k := range papers.Kinds() {
		if n := len(out); n > 0 && out[n-1].Of == papers.OfEvening && k.Of != papers.OfEvening {
			out = append(out, papers.Set())
		}
		out = append(out, k)
	}
	return out
}

// Content is the page.
func (p *papersPage) Content() fyne.CanvasObject { return p.root }

// Title names it.
func (p *papersPage) Title() string { return lang.X("room.papers", "帳票") }

// Yearly: papers of a year are of the year above.
func (p *papersPage) Yearly() bool {
	k, r := p.request()
	return k.About(r) == papers.OfYear
}

// request is the paper that is asked for.
func (p *papersPage) request() (papers.Kind, papers.Request) {
	k := papers.KindOf(p.kind)
	r := papers.Request{Year: p.d.year, Series: p.options.series.id(), Seminar: p.seminar, Person: p.person}
	p.options.ask(k, &r)
	return k, r
}

// Room is 帳票.
func (p *papersPage) Room() string { return "papers" }

// Kinds are all that stand on papers.
func (p *papersPage) Kinds() data.Kinds {
	return data.KindOffice | data.KindPeople | data.KindSeminars | data.KindRegistrations | data.KindSpeakers
}

// madePaper is a paper with the form that it goes into, and its pages.
type madePaper struct {
	paper   papers.Paper
	pages   *paper.Document // nil: there are none to be seen
	office  data.Office
	forms   []data.Form
	used    data.Form // ID 0 = the standard paper
	trouble error     // why the form could not be filled
	recent  []outPaper
}

// Load makes the paper and lays it out, so that its pages and its warnings are seen
// before it is printed.
func (p *papersPage) Load() load { return p.freed(p.reading()) }

func (p *papersPage) reading() load {
	k, r := p.request()
	blank, whom := p.blank, p.whom
	return func(ctx context.Context) (func(), error) {
		missing := ""
		switch {
		case k.About(r) == papers.OfEvening && r.Seminar == 0:
			id, err := papers.EveningFor(ctx, p.d.store, k)
			if err != nil {
				return nil, err
			}
			if r.Seminar = id; id == 0 {
				missing = lang.X("papers.no.seminar", "これからの回がありません。「ほかの回を選ぶ」で選んでください。")
			}
		case k.Of == papers.OfPerson && r.Person == 0:
			missing = lang.X("papers.no.person", "だれの帳票かを選んでください。")
		}
		key := paperKey(k, r)
		if missing == "" {
			all, err := papers.Receivers(ctx, p.d.store, k, r)
			if err != nil {
				return nil, err
			}
			if whom = whom.among(key, all); whom.lost { // others than those she chose do not get it unasked
				missing = lang.X("papers.whom.gone", "選んだ方は、いま、この帳票の対象ではありません。「人を選ぶ…」か「全員に戻す」で選び直せます。")
			}
		}
		r.People = whom.people
		made, err := p.d.makePaper(ctx, k, r, missing, blank)
		if err != nil {
			return nil, err
		}
		about, err := p.d.aboutPaper(ctx, k, r)
		return func() {
			p.key, p.whom = key, whom
			p.options.show(k, r, made.office, made.forms, made.used.ID)
			p.show(about, made)
		}, err
	}
}

// makePaper makes a paper, in the form that it goes into. missing says why there is none.
func (d *desk) makePaper(ctx context.Context, k papers.Kind, r papers.Request, missing string, blank bool) (made madePaper, err error) {
	if made.forms, err = d.store.Forms(ctx); err != nil {
		return made, err
	}
	if made.office, err = d.store.Office(ctx); err != nil {
		return made, err
	}
	uses, err := d.store.FormUses(ctx)
	if err != nil {
		return made, err
	}
	made.used = chosenUse(made.forms, uses[data.FormKind(k.Key)])
	if made.recent, err = d.recentPapers(ctx); err != nil {
		return made, err
	}
	if missing != "" {
		made.paper.Warnings = []string{missing}
		return made, nil
	}
	if made.paper, made.trouble, err = d.make(ctx, k, r, made.used, blank); err != nil || made.paper.Pages == nil {
		return made, err
	}
	if made.pages, err = made.paper.Pages(ctx); err != nil && ctx.Err() == nil {
		logError("lay out a paper", err) // it can be written all the same
		made.paper.Pages, err = nil, nil
	}
	return made, err
}

func (p *papersPage) show(about paperSubject, made madePaper) {
	p.form = made.used.Name
	seen := p.kind + "\t" + about.title
	if seen != p.seen {
		p.side.ScrollToTop() // what it is and what to look at come first
	}
	p.take(made.paper, made.pages, seen != p.seen)
	if p.seen = seen; made.trouble != nil {
		p.why(lang.X("papers.nothing.form", "様式に書き込めないので、紙はまだありません。"))
	}
	p.list.Select(papers.KindOf(p.kind).ID)
	p.pick.SetIndex(slices.IndexFunc(paperKinds(), func(k papers.Kind) bool { return k.Key == p.kind }))
	p.describe()
	p.about.Objects = []fyne.CanvasObject{p.subject(about)}
	p.notes.Objects = nil
	if made.trouble != nil {
		p.notes.Add(p.troubleBar(made))
	}
	for _, w := range p.paper.Warnings {
		p.notes.Add(kit.Bar(kit.ToneWarn, kit.NewProse(w)))
	}
	p.lacking()
	p.recent.show(made.recent)
	p.root.Refresh() // heights have changed,
	p.root.Refresh() // and of what flows they are known when its width is
}

// lacking says which characters no font has, when all pages have been looked through.
func (p *papersPage) lacking() {
	p.made++
	made, paper := p.made, p.paper
	if paper.Pages == nil {
		return
	}
	p.d.read(func(ctx context.Context) (func(), error) {
		said := lacking(ctx, paper)
		return func() {
			if p.made != made || len(said) == 0 {
				return
			}
			for _, w := range said {
				p.notes.Add(kit.Bar(kit.ToneWarn, kit.NewProse(w)))
			}
			p.root.Refresh()
		}, nil
	})
}

// describe says what the paper is for.
func (p *papersPage) describe() {
	k := papers.KindOf(p.kind)
	title := kit.NewText(k.Label)
	title.SizeName, title.Bold = kit.SizeTitle, true
	p.what.Objects = []fyne.CanvasObject{title}
	if what := k.Use(); what != "" {
		p.what.Add(kit.NewProse(what).Small())
	}
	if p.form == "" && len(papers.TextKindsOf(k)) > 0 {
		p.what.Add(kit.Left(kit.NewLink(lang.X("papers.texts", "文を直す…"), func() { p.d.goTexts(k, p.paper.Text) })))
	}
	if p.form != "" {
		p.what.Add(kit.NewProse(lang.X("papers.form.holds", "課の様式「{{.Form}}」に書き込みます。罫線や書式は、様式のままです。", map[string]any{"Form": p.form})).Small())
	}
}

// groupName is what papers of a subject stand under.
func groupName(of papers.Subject) string {
	for _, k := range paperKinds() {
		if k.Of == of {
			return k.Group
		}
	}
	return ""
}

// Focus is on the button, so that Enter prints; on the list where there is nothing yet.
func (p *papersPage) Focus() {
	if p.pick.Visible() {
		p.d.win.Canvas().Focus(p.pick)
	} else {
		p.d.win.Canvas().Focus(p.list)
	}
	p.paperOut.Focus()
}

// TypeKey chooses the paper, and turns its pages, wherever the keyboard is.
func (p *papersPage) TypeKey(name fyne.KeyName) bool {
	if name == fyne.KeyUp || name == fyne.KeyDown {
		p.list.TypedKey(&fyne.KeyEvent{Name: name})
		return true
	}
	return p.paperOut.TypeKey(name)
}

// Help is for F1.
func (p *papersPage) Help() []string {
	return append(p.paperOut.Help(), lang.X("papers.help.choose", "↑ ↓\t帳票を選ぶ"))
}
