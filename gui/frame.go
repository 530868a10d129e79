package gui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data/wareki"
	"jibun/gui/kit"
)

// frame is what stands round every page: the places at the left, the head with the
// year and the search, the line at the bottom.
type frame struct {
	d       *desk
	items   map[string]*navItem
	brand   *kit.Text
	side    *sideLayout
	title   *kit.Text
	back    *kit.Button
	year    *kit.Select
	years   []wareki.FiscalYear
	yearBox *fyne.Container
	head    *fyne.Container
	search  *kit.SearchEntry
	status  *statusLine
	root    fyne.CanvasObject
}

func newFrame(d *desk) *frame {
	f := &frame{d: d, items: map[string]*navItem{}, title: kit.NewTitle("").Shortens(), status: newStatusLine(d)}
	f.back = kit.NewLink(lang.X("frame.back", "‹ 戻る"), d.goBack)
	f.back.Hide()
	f.year = kit.NewSelect(nil)
	f.year.OnChanged = func(i int) { d.setYear(f.years[i]) }
	f.yearBox = container.NewStack(kit.Exact(150*scale(), f.year))
	f.search = newSearch(d)
	f.head = container.New(headLayout{gap: 12, search: 330 * scale()}, f.back, f.title, f.yearBox, f.search)
	head := kit.Pad(12, 24, 12, 24, f.head)
	right := kit.Border(head, kit.Col(0, newRestoredBar(d).root, d.wrongs.root, kit.Rule(), f.status.root), nil, nil, d.sh.body)
	f.root = container.NewStack(
		kit.OnSize(kit.Border(nil, nil, kit.Row(0, f.sidebar(), kit.VRule()), nil, right), f.suit),
		d.toaster.Object())
	d.sh.turned = f.turned
	return f
}

// scale is the size of text, 1 = 100 %.
func scale() float32 { return kit.Size(kit.SizeBody) / 15 }

// sidebarWidth is the width of the places with their words, sidebarNarrow without.
const sidebarWidth, sidebarNarrow = 168, 64

// suit shows the places without their words where the window is narrow for the size
// of text.
func (f *frame) suit(s fyne.Size) {
	narrow := s.Width < 800*scale()
	f.brand.Hidden = narrow
	f.side.width = sidebarWidth
	if narrow {
		f.side.width = sidebarNarrow
	}
	for _, item := range f.items {
		item.setNarrow(narrow)
	}
}

// sideLayout gives the sidebar its width, at 100 % text.
type sideLayout struct{ width float32 }

func (l *sideLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.width*scale(), o[0].MinSize().Height)
}

func (l *sideLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(s)
}

func (f *frame) sidebar() fyne.CanvasObject {
	box := kit.Col(2)
	for i, r := range rooms() {
		item := newNavItem(r, i+1, func() { f.d.goRoom(r.key) })
		f.items[r.key] = item
		box.Add(item)
	}
	f.brand = kit.NewHeading(lang.X("frame.brand", "じぶん"))
	f.brand.ColorName = kit.ColorAccent
	f.side = &sideLayout{width: sidebarWidth}
	return kit.NewPanel(kit.ColorSidebar, "", 0, container.New(f.side,
		kit.Pad(18, 8, 12, 8, kit.Border(kit.Pad(0, 0, 16, 12, f.brand), nil, nil, nil, container.NewVBox(box)))))
}

// turned draws what depends on the page shown.
func (f *frame) turned() {
	sh := f.d.sh
	here := sh.room
	if p, ok := sh.now.(placed); ok {
		here = p.Room()
	}
	for key, item := range f.items {
		item.setOn(key == here)
	}
	title := ""
	if t, ok := sh.now.(titled); ok {
		title = t.Title()
	}
	f.title.SetText(title)
	f.back.Hidden = len(sh.stack) == 0
	y, ok := sh.now.(yearly)
	f.yearBox.Hidden = !ok || !y.Yearly()
	if at := slices.Index(f.years, f.d.year); at >= 0 { // what leads to a paper of another year turns to it
		f.year.SetIndex(at)
	}
	f.head.Refresh() // what is hidden leaves its room
}

// setYears offers the fiscal years of the ledger.
func (f *frame) setYears(years []wareki.FiscalYear) {
	f.years = years
	labels := make([]string, len(years))
	at := 0
	for i, y := range years {
		labels[i] = y.Label(f.d.office.Style())
		if y == f.d.year {
			at = i
		}
	}
	f.year.SetOptions(labels)
	f.year.SetIndex(at)
}
