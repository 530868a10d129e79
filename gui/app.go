package gui

import (
	"cmp"
	"context"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/assets"
	"jibun/data"
	"jibun/data/wareki"
	"jibun/gui/ime"
	"jibun/gui/kit"
	"jibun/gui/native"
	"jibun/gui/native/printing"
)

// Start says how the window begins.
type Start struct {
	Ledger string      // "" = the one that was open last
	Today  wareki.Date // the day the clock stands at, for checks; "" = the real one
	Folder string      // where the program keeps ledgers and its log; "" = the user's local data folder
}

// program is the running window: what outlives a ledger.
type program struct {
	app     fyne.App
	win     fyne.Window
	start   Start
	theme   *kit.Theme
	desk    *desk  // nil while no ledger is open
	frame   *frame // likewise
	stop    context.CancelFunc
	closing bool       // she closed the window: a backup is made
	inTest  bool       // everything inline, no clock
	fallen  []fyne.URI // files that fell onto the window while a dialog was open
}

// Run shows the window until it is closed.
func Run(a fyne.App, s Start) {
	StayOffline()
	s.Folder = cmp.Or(s.Folder, dataFolder())
	told := keepLog(s.Folder)
	printing.Sweep(printFolder(s.Folder))
	p := newProgram(a, s)
	p.begin()
	a.Lifecycle().SetOnStarted(func() {
		told.hasWindow()
		kit.OnUI(func() {
			ime.Follow(p.win)
			native.OnEnd(p.win, p.logoff())
		})
	})
	p.win.ShowAndRun()
	told.close()
}

func newProgram(a fyne.App, s Start) *program {
	p := &program{app: a, start: s, stop: func() {}}
	p.theme = &kit.Theme{
		Regular: fyne.NewStaticResource("JibunUDPGothic-Regular.ttf", assets.FontRegular()),
		Bold:    fyne.NewStaticResource("JibunUDPGothic-Bold.ttf", assets.FontBold()),
	}
	p.look()
	p.speak()
	p.win = a.NewWindow(lang.X("window.title", "じぶん"))
	p.win.SetIcon(fyne.NewStaticResource("icon.png", assets.AppIcon()))
	p.win.Resize(native.Fitted(fyne.NewSize(float32(a.Preferences().FloatWithFallback("width", 1280)), float32(a.Preferences().FloatWithFallback("height", 800)))))
	p.win.SetPadded(false)
	p.win.SetMaster()
	p.win.SetCloseIntercept(p.close)
	p.win.SetOnDropped(p.dropped)
	return p
}

// look takes over the size of text and the colours the user chose.
func (p *program) look() {
	t := *p.theme
	t.Scale = float32(p.app.Preferences().FloatWithFallback("scale", 1))
	t.Dark = p.app.Preferences().Bool("dark")
	p.theme = &t
	p.app.Settings().SetTheme(p.theme)
}

// begin opens the ledger of the command line or the one used last, or asks.
func (p *program) begin() {
	path := p.start.Ledger
	if path == "" {
		path = p.app.Preferences().String("ledger")
	}
	if path == "" {
		p.welcome(nil)
		return
	}
	p.openLedger(path)
}

// openLedger opens a ledger and shows its first page. If it cannot be opened,
// the start page says why.
func (p *program) openLedger(path string) {
	s, err := data.Open(context.Background(), path, p.options())
	if err != nil {
		logError("open ledger", err)
		p.welcome(err)
		return
	}
	p.use(s, nil)
}

// use shows a ledger that was opened or made, when all that she did in the one before
// has been saved; then goes on with after, which may be nil.
func (p *program) use(s *data.Store, after func()) {
	p.settled(func() {
		p.take(s)
		if after != nil {
			after()
		}
	})
}

// settled does something when nothing is left to be saved, at once if nothing is.
func (p *program) settled(f func()) {
	if p.desk == nil || !p.desk.queue.busy {
		f()
		return
	}
	_, hide := kit.ShowProgress(p.win, lang.X("settling", "保存が終わるのを待っています"), nil)
	p.desk.queue.empty(func() {
		hide()
		f()
	})
}

func (p *program) take(s *data.Store) {
	p.leave()
	path := s.Path()
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	p.app.Preferences().SetString("ledger", path)
	ctx, stop := context.WithCancel(context.Background())
	p.stop = stop
	d := &desk{store: s, win: p.win, prefs: p.app.Preferences(), program: p, toaster: kit.NewToaster(), letters: letters{}}
	d.sh, d.wrongs = newShell(d.complain), newWrongs(d)
	d.queue, d.offers = newQueue(d.sh), newOffers(d)
	d.sh.typing = func() fyne.Focusable { return kit.Typing(p.win.Canvas()) }
	d.sh.unfocus = p.win.Canvas().Unfocus
	d.sh.asks = func(leave func()) bool {
		return d.beforeLeaving(lang.X("unsaved.leave", "入力を捨てて移る"), leave)
	}
	d.sh.lost = func() bool { return kit.FocusLost(p.win.Canvas()) }
	if p.inTest {
		d.sh.spawn, d.sh.onUI = func(f func()) { f() }, func(f func()) { f() }
	}
	d.year = s.Today().FiscalYear()
	if set, err := d.readOffice(ctx); err != nil {
		d.fail(err)
	} else {
		set()
	}
	p.desk = d
	p.show()
	d.sh.listen(s, p.changed)
	if !p.inTest {
		p.tick(ctx)
		kit.Later(examineAfter, func() {
			if p.desk == d {
				p.examine(ctx)
			}
		})
	}
	p.opened(s)
}

// show builds the frame round the ledger that is open, and its first page.
func (p *program) show() {
	d := p.desk
	room := d.sh.room
	if room == "" {
		room = "home"
	}
	d.sh.kept, d.sh.stack, d.sh.now = map[string]page{}, nil, nil
	d.imports = map[string]*importPage{}
	p.frame = newFrame(d)
	p.win.SetTitle(windowTitle(d.office))
	p.win.SetContent(kit.NewLayer(p.frame.root))
	p.frame.keys()
	p.loadYears()
	d.goRoom(room)
	p.frame.status.load()
	p.frame.status.loadBackup()
	p.frame.status.showHealth()
}

func windowTitle(o data.Office) string {
	if o.Name == "" {
		return lang.X("window.title", "じぶん")
	}
	return lang.X("window.title.office", "じぶん ― {{.Office}} {{.Section}}", map[string]any{"Office": o.Name, "Section": o.Section})
}

// restyle shows everything anew after the looks were changed.
func (p *program) restyle() {
	p.look()
	p.speak()
	if p.desk == nil {
		return
	}
	part := -1
	if s, ok := p.desk.sh.now.(*settingsPage); ok {
		part = s.tabs.Index()
	}
	p.show()
	if s, ok := p.desk.sh.now.(*settingsPage); ok && part >= 0 {
		s.tabs.SetIndex(part)
	}
}

// changed hears every change of the ledger, on the Fyne goroutine; of one that was
// left meanwhile, nothing.
func (p *program) changed(k data.Kinds) {
	d := p.desk
	if d == nil {
		return
	}
	if k&data.KindOffice != 0 {
		d.read(func(ctx context.Context) (func(), error) {
			set, err := d.readOffice(ctx)
			return func() {
				set()
				p.win.SetTitle(windowTitle(d.office))
			}, err
		})
	}
	if k&data.KindSeminars != 0 {
		p.loadYears()
	}
	p.frame.status.load()
	d.offers.look()
}

func (p *program) loadYears() {
	d := p.desk
	d.read(func(ctx context.Context) (func(), error) {
		years, err := d.store.YearsWithData(ctx)
		return func() { p.frame.setYears(years) }, err
	})
}

// readOffice reads what every page writes dates and names with; set keeps it, on the
// Fyne goroutine.
func (d *desk) readOffice(ctx context.Context) (set func(), err error) {
	office, err := d.store.Office(ctx)
	if err != nil {
		return nil, err
	}
	holidays, err := d.store.Holidays(ctx)
	if err != nil {
		return nil, err
	}
	series, err := d.store.Series(ctx)
	if err != nil {
		return nil, err
	}
	return func() { d.office, d.holidays, d.series = office, holidays, series }, nil
}

// leave lets go of the ledger that is open.
func (p *program) leave() {
	p.stop()
	if p.desk == nil {
		return
	}
	p.desk.sh.close()
	if err := p.desk.store.Close(); err != nil {
		logError("close ledger", err)
	}
	p.desk, p.frame = nil, nil
}

// options open a ledger; with Start.Today the clock stands at noon of that day.
func (p *program) options() data.Options {
	var o data.Options
	if p.start.Today != "" {
		noon := p.start.Today.Time().Add(3 * time.Hour) // 12:00 in Tokyo
		o.Now = func() time.Time { return noon }
	}
	return o
}

// today is the day on the office's wall clock, or the one it was started with.
func (p *program) today() wareki.Date {
	if p.start.Today != "" {
		return p.start.Today
	}
	return wareki.Today(time.Now())
}

// dataFolder is where the user's own files of the program belong.
func dataFolder() string {
	return cmp.Or(data.LocalFolder(), filepath.Join(".local", "share", "jibun"))
}
