package gui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// homePage is what she sees in the morning: the next evening, what is to be done,
// how the year goes, and what was done last.
type homePage struct {
	d       *desk
	next    *fyne.Container
	todos   *fyne.Container
	cols    *fyne.Container
	year    *fyne.Container
	recent  *fyne.Container
	root    fyne.CanvasObject
	first   fyne.Focusable
	tonight bool // the next evening is today: its step comes before everything else
}

func newHomePage(d *desk) *homePage {
	p := &homePage{d: d, next: container.NewStack(), todos: container.NewStack(), year: container.NewStack(), recent: container.NewStack()}
	p.cols = container.New(&homeColumns{gap: 16, share: 0.56, narrow: 760}, p.next, p.todos, p.year, p.recent)
	p.root = container.NewVScroll(kit.Pad(4, 24, 24, 24, p.cols))
	return p
}

// Content is the page.
func (p *homePage) Content() fyne.CanvasObject { return p.root }

// Title is the day, which is what one asks of a morning page.
func (p *homePage) Title() string {
	return lang.X("home.title", "今日は {{.Day}}", map[string]any{"Day": p.d.day(p.d.store.Today())})
}

// Kinds are all: everything there is derived.
func (p *homePage) Kinds() data.Kinds {
	return data.KindOffice | data.KindPeople | data.KindSeminars | data.KindRegistrations | data.KindSpeakers | data.KindHistory
}

// Load reads the page in one go.
func (p *homePage) Load() load {
	return func(ctx context.Context) (func(), error) {
		h, err := p.d.store.Home(ctx)
		if err != nil {
			return nil, err
		}
		steps, err := p.d.firstSteps(ctx, h)
		return func() { p.show(h, steps) }, err
	}
}

// New begins a new seminar, as on the list of seminars.
func (p *homePage) New() { showSeminarForm(p.d, 0) }

// Print leads to the sign-in sheet of the next evening.
func (p *homePage) Print() { p.d.goPrint("signin", 0, 0) }

// Excel leads to the annual report.
func (p *homePage) Excel() { p.d.goExcel("annual", 0, 0) }

// Focus puts the keyboard on the next thing to do.
func (p *homePage) Focus() {
	if p.first != nil {
		p.d.win.Canvas().Focus(p.first)
	}
}

// Help is for F1.
func (p *homePage) Help() []string {
	return []string{
		lang.X("home.help.enter", "Enter\t次にすることを開く"),
		lang.X("home.help.tab", "Tab\t次の用事へ移る"),
		lang.X("home.help.print", "Ctrl+P\t次の回の受付名簿"),
		lang.X("home.help.excel", "Ctrl+E\t年次報告書"),
	}
}

func (p *homePage) show(h data.Home, steps *firstSteps) {
	p.first, p.tonight = nil, h.Next != nil && h.Next.Date == p.d.store.Today()
	set := func(c *fyne.Container, o fyne.CanvasObject) { c.Objects = []fyne.CanvasObject{o} }
	if steps != nil { // a ledger that begins has no year to show, and its first steps say it all
		h.Todos = slices.DeleteFunc(h.Todos, func(t data.Todo) bool { return t.Code == data.TodoRosterOld })
		set(p.next, p.stepsCard(*steps))
		p.year.Objects = nil
		if h.Next != nil {
			set(p.year, p.nextCards(h))
		}
	} else {
		set(p.next, p.nextCards(h))
		set(p.year, p.yearCard(h))
	}
	set(p.todos, p.todoCard(h.Todos))
	set(p.recent, p.recentCard(h.Recent))
	p.cols.Refresh() // heights have changed
}
