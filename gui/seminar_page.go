package gui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// seminarTab is one tab of a seminar's page; its rules are those of a page. What
// its load needs of the seminar itself was read just before.
type seminarTab interface {
	Content() fyne.CanvasObject
	Kinds() data.Kinds
	Load() tabLoad
}

// lowTab can do with less room, where the window is low or the text is large.
type lowTab interface{ setLow(low bool) }

// besideTab has something that stands beside the tabs.
type besideTab interface{ beside() fyne.CanvasObject }

// leadTab has the accent button of the page now and then; that of the head is an ordinary
// one as long as it has.
type leadTab interface{ leads() bool }

type tabLoad func(context.Context, data.SeminarSummary) (show func(), err error)

// seminarTabs lists the tabs in order.
func seminarTabs() []struct {
	key, label string
	make       func(*desk, int64) seminarTab
} {
	return []struct {
		key, label string
		make       func(*desk, int64) seminarTab
	}{
		{"overview", lang.X("tab.overview", "概要"), newOverviewTab},
		{"speakers", lang.X("tab.speakers", "講師"), newSpeakersTab},
		{"applicants", lang.X("tab.applicants", "申込者"), newApplicantsTab},
		{"attendance", lang.X("tab.attendance", "出欠"), newAttendanceTab},
		{"party", lang.X("tab.party", "懇親会"), newPartyTab},
		{"retrospect", lang.X("tab.retrospect", "ふり返り"), newRetrospectTab},
		{"announce", lang.X("tab.announce", "告知"), newAnnounceTab},
	}
}

// seminarPage is one seminar: its head, the steps from planning to 実績確定, and its
// tabs.
type seminarPage struct {
	d    *desk
	id   int64
	tabs *kit.Tabs
	made map[int]seminarTab
	head *seminarHead
	tell *askBar // whom something has to be told
	body *fyne.Container
	side *fyne.Container // beside the tabs
	root fyne.CanvasObject
	m    data.SeminarSummary

	height float32 // of the page, at 100 % text
}

func newSeminarPage(d *desk, id int64, tab string) *seminarPage {
	p := &seminarPage{d: d, id: id, made: map[int]seminarTab{}, head: newSeminarHead(d, id), tell: newContactBar(d, id), body: container.NewStack(), side: container.NewStack(), height: 700}
	var labels []string
	for _, t := range seminarTabs() {
		labels = append(labels, t.label)
	}
	p.tabs = kit.NewTabs(labels)
	p.tabs.OnChanged = func(int) { p.turn() }
	p.root = container.New(&seminarLayout{p: p}, p.head.root, p.tabs, p.side, p.tell.root, p.body)
	p.choose(tab)
	p.showTab()
	return p
}

func (p *seminarPage) choose(tab string) {
	for i, t := range seminarTabs() {
		if t.key == tab {
			p.tabs.SetIndex(i)
		}
	}
}

// tab is the one shown, made when it is first asked for.
func (p *seminarPage) tab() seminarTab {
	i := p.tabs.Index()
	if p.made[i] == nil {
		p.made[i] = seminarTabs()[i].make(p.d, p.id)
	}
	return p.made[i]
}

// showTab shows the content of the tab.
func (p *seminarPage) showTab() {
	p.suit()
	p.side.Objects = nil
	if t, ok := p.tab().(besideTab); ok {
		p.side.Objects = []fyne.CanvasObject{t.beside()}
	}
	p.side.Refresh()
	content := p.tab().Content()
	if len(p.body.Objects) != 1 || p.body.Objects[0] != content {
		p.body.Objects = []fyne.CanvasObject{content}
		p.body.Refresh()
	}
}

// suit tells the tab shown how much room there is.
func (p *seminarPage) suit() {
	if t, ok := p.tab().(lowTab); ok {
		t.setLow(p.height < 640)
	}
}

// low: there is little room for the page.
func (p *seminarPage) low() bool { return p.height < 560 }

// turn shows another tab, when it has been read; the one before stays as long as a
// page before does.
func (p *seminarPage) turn() {
	p.Leave()
	if form, label, why := p.d.notKept(); form != nil && p.d.sh.now == p { // it stays in its field
		p.d.complainText(notKeptText(label, why))
	}
	if p.d.sh.now == p {
		p.d.sh.shown = p.tabs.ByKey() // if not, the tab takes the keyboard
		p.d.sh.reload()
		p.d.sh.later(patience, p.showTab)
	} else {
		p.showTab()
	}
}

// Turn shows the next tab, or the one before.
func (p *seminarPage) Turn(by int) { p.tabs.Turn(by) }

// goTab chooses a tab from elsewhere.
func (p *seminarPage) goTab(tab string) { p.choose(tab) }

// Content is the page.
func (p *seminarPage) Content() fyne.CanvasObject { return p.root }

// Title is the number and the theme.
func (p *seminarPage) Title() string {
	if p.m.ID == 0 {
		return ""
	}
	return eveningHeading(p.m.Seminar)
}

// Room is セミナー.
func (p *seminarPage) Room() string { return "seminars" }

// Kinds are those of the head and of the tab shown.
func (p *seminarPage) Kinds() data.Kinds {
	return data.KindSeminars | data.KindRegistrations | data.KindSpeakers | p.tab().Kinds()
}

// Load reads the head, then the tab shown.
func (p *seminarPage) Load() load {
	work := p.tab().Load()
	return func(ctx context.Context) (func(), error) {
		m, err := p.d.store.SeminarSummary(ctx, p.id)
		if err != nil {
			return nil, err
		}
		contacts, err := p.d.store.Contacts(ctx, p.id)
		if err != nil {
			return nil, err
		}
		show, err := work(ctx, m)
		if err != nil {
			return nil, err
		}
		return func() {
			p.m = m
			p.tell.setText(contactBarText(contacts))
			p.head.show(m, seminarTabs()[p.tabs.Index()].key)
			p.showTab()
			show()
			t, ok := p.tab().(leadTab)
			p.head.next.SetPrimary(!ok || !t.leads())
			p.root.Refresh() // the strip comes and goes
		}, nil
	}
}

// The tab shown answers for the page where it can.

// Focus is where the tab begins; 概要 leaves the keyboard on the tabs, so that what is
// typed by mistake overwrites nothing.
func (p *seminarPage) Focus() {
	c := p.d.win.Canvas()
	if f, ok := p.tab().(focuser); ok {
		f.Focus()
		if at, ok := c.Focused().(fyne.Disableable); !ok || !at.Disabled() {
			return
		}
	}
	c.Focus(p.tabs) // a field that takes nothing takes no keyboard either
}
func (p *seminarPage) Leave() {
	for _, t := range p.made {
		if l, ok := t.(leaver); ok {
			l.Leave()
		}
	}
}

// Forms are those of all tabs that were opened.
func (p *seminarPage) Forms() []*kit.Form {
	var out []*kit.Form
	for i := range seminarTabs() {
		if h, ok := p.made[i].(holder); ok {
			out = append(out, h.Forms()...)
		}
	}
	return out
}

// New is what the tab adds; where it adds nothing it is a new seminar, as on the list.
func (p *seminarPage) New() {
	if x, ok := p.tab().(newer); ok {
		x.New()
		return
	}
	showSeminarForm(p.d, 0)
}

func (p *seminarPage) Filter() {
	if x, ok := p.tab().(filterer); ok {
		x.Filter()
	}
}
func (p *seminarPage) Submit() {
	if x, ok := p.tab().(submitter); ok {
		x.Submit()
	}
}
func (p *seminarPage) TypeRune(r rune) {
	if x, ok := p.tab().(typist); ok {
		x.TypeRune(r)
	}
}
func (p *seminarPage) TypeBackspace() {
	if x, ok := p.tab().(typist); ok {
		x.TypeBackspace()
	}
}

// Print and Excel lead to the paper that belongs to the tab.
func (p *seminarPage) Print() { p.d.goPrint(p.belongs(), p.id, 0) }
func (p *seminarPage) Excel() { p.d.goExcel(p.belongs(), p.id, 0) }

// belongs is the paper of the tab that is shown, the 受付名簿 where it has none of its own.
func (p *seminarPage) belongs() string {
	if x, ok := p.tab().(interface{ belongs() string }); ok {
		return x.belongs()
	}
	return "signin"
}
func (p *seminarPage) Escape() bool {
	x, ok := p.tab().(escaper)
	return ok && x.Escape()
}
func (p *seminarPage) Help() []string {
	if x, ok := p.tab().(helped); ok {
		return x.Help()
	}
	return nil
}
