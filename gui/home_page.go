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
	year    *fyne.Container
	recent  *fyne.Container
	cols    *fyne.Container
	root    fyne.CanvasObject
	first   fyne.Focusable
	tonight bool // the next evening is today: its step comes before everything else
}

func newHomePage(d *desk) *homePage {
	p := &homePage{d: d, next: container.NewStack(), todos: container.NewStack(), year: container.NewStack(), recent: container.NewStack()}
	left := kit.Col(16, p.next, p.year)
	right := kit.Col(16, p.todos, p.recent)
	p.cols = container.New(&twoColumns{gap: 16, share: 0.56, narrow: 760}, left, right)
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
func (p *homePage) Print() { p.d.goPaper("signin", 0, 0) }

// Excel leads to the annual report.
func (p *homePage) Excel() { p.d.goPaper("annual", 0, 0) }

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
			set(p.year, p.nextCard(h))
		}
	} else {
		set(p.next, p.nextCard(h))
		set(p.year, p.yearCard(h))
	}
	set(p.todos, p.todoCard(h.Todos))
	set(p.recent, p.recentCard(h.Recent))
	p.cols.Refresh() // heights have changed
}

// twoColumns sets two columns side by side, one below the other where it is narrow.
type twoColumns struct {
	gap, share, narrow float32
	width              float32
}

func (t *twoColumns) split(width float32) (left, right float32, beside bool) {
	if width < t.narrow*scale() {
		return width, width, false
	}
	left = (width - t.gap) * t.share
	return left, width - t.gap - left, true
}

// MinSize is Fyne's.
func (t *twoColumns) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	if _, _, beside := t.split(t.width); beside {
		return fyne.NewSize(max(a.Width, b.Width), max(a.Height, b.Height))
	}
	return fyne.NewSize(max(a.Width, b.Width), a.Height+t.gap+b.Height)
}

// Layout is Fyne's.
func (t *twoColumns) Layout(o []fyne.CanvasObject, s fyne.Size) {
	t.width = s.Width
	left, right, beside := t.split(s.Width)
	a, b := o[0], o[1]
	a.Resize(fyne.NewSize(left, a.MinSize().Height))
	a.Move(fyne.NewPos(0, 0))
	b.Resize(fyne.NewSize(right, b.MinSize().Height))
	if beside {
		b.Move(fyne.NewPos(left+t.gap, 0))
	} else {
		b.Move(fyne.NewPos(0, a.MinSize().Height+t.gap))
	}
}
