package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"jibun/export/page"
)

// PagePreview shows the pages of a document as they will be printed, below each other, at
// any size, and sharp at each. Beside many pages stand small ones to go by.
//
// It is one stop of Tab. PageDown and PageUp turn the page, Home and End lead to the first
// and the last, arrows move it; Ctrl with the wheel, or with + and -, makes it larger and
// smaller, Ctrl+0 shows the whole page. Paper is white in the dark too.
type PagePreview struct {
	widget.BaseWidget
	// Background runs what takes its time, and OnUI what follows on the Fyne goroutine.
	// Without them both run at once, as tests want it.
	Background, OnUI func(func())

	view    *pageView
	thumbs  *pageThumbs
	left    *Button
	right   *Button
	where   *Text // 3 / 12 ページ
	counted int   // the pages that there is room to count
	size    *Text // 100%
	bar     *fyne.Container
	side    *fyne.Container
}

// NewPagePreview makes an empty one.
func NewPagePreview() *PagePreview {
	p := &PagePreview{where: NewText(""), size: NewMuted("")}
	p.where.Center = true
	p.view = newPageView(p)
	p.thumbs = newPageThumbs(p)
	p.left = NewButton("◀", func() { p.view.turn(-1) }).Tight()
	p.right = NewButton("▶", func() { p.view.turn(1) }).Tight()
	smaller := NewButton("−", func() { p.view.step(-1) }).Tight()
	larger := NewButton("＋", func() { p.view.step(1) }).Tight()
	whole := NewButton(lang.X("kit.page.whole", "ページ全体"), func() { p.view.fitAs(wholePage) }).Tight()
	wide := NewButton(lang.X("kit.page.wide", "幅に合わせる"), func() { p.view.fitAs(pageWidth) }).Tight()
	p.bar = container.New(&pageBar{}, Row(6, p.left, container.New(&pageWhere{p}, p.where), p.right), Row(6, smaller, Exact(44, p.size), larger), Row(6, whole, wide))
	p.side = Pad(0, 6, 0, 0, p.thumbs)
	p.side.Hide()
	p.ExtendBaseWidget(p)
	return p
}

// SetDocument shows another document; where it is the same paper made anew, one goes on
// looking at the same page. nil is none.
func (p *PagePreview) SetDocument(d *page.Document) {
	p.view.show(d)
	p.thumbs.show()
	p.Refresh()
}

// Document is what is shown.
func (p *PagePreview) Document() *page.Document { return p.view.doc }

// Page is the page that is looked at, from 1; 0 if there is none.
func (p *PagePreview) Page() int { return p.view.page() }

// Focusable is what takes the keys.
func (p *PagePreview) Focusable() fyne.Focusable { return p.view }

// TypeKey takes a key that nothing else had a use for, and reports whether it did.
func (p *PagePreview) TypeKey(name fyne.KeyName) bool { return p.view.moveKey(name) }

// said brings the bar up to what is seen.
func (p *PagePreview) said() {
	n, count := p.view.page(), len(p.view.sheets)
	text := ""
	if count > 0 {
		text = pageOf(n, count)
	}
	p.where.SetText(text)
	if p.counted != count {
		p.counted = count
		p.bar.Refresh() // what stands beside it moves
	}
	p.size.SetText(strconv.Itoa(int(p.view.zoom*100+.5)) + "%")
	able := func(b *Button, on bool) {
		if on {
			b.Enable()
		} else {
			b.Disable()
		}
	}
	able(p.left, n > 1)
	able(p.right, n < count)
	p.thumbs.follow(n)
}

func pageOf(n, count int) string {
	return lang.X("kit.page.of", "{{.N}} / {{.Count}} ページ", map[string]any{"N": n, "Count": count})
}

// run runs work in the background and then what it returns.
func (p *PagePreview) run(work func() func()) {
	if p.Background == nil {
		work()()
		return
	}
	p.Background(func() {
		then := work()
		p.OnUI(then)
	})
}

// MinSize leaves room for a small page.
func (p *PagePreview) MinSize() fyne.Size { return fyne.NewSize(300, 220) }

// CreateRenderer is called by Fyne.
func (p *PagePreview) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(Border(nil, Pad(6, 0, 0, 0, p.bar), p.side, nil, p.view))
}

// pageWhere is as wide as the last page's text: turning pages moves nothing.
type pageWhere struct{ p *PagePreview }

// MinSize is Fyne's.
func (l *pageWhere) MinSize(o []fyne.CanvasObject) fyne.Size {
	wide := float32(96)
	if n := l.p.counted; n > 0 {
		wide = max(wide, NewText(pageOf(n, n)).MinSize().Width+8)
	}
	return fyne.NewSize(wide, o[0].MinSize().Height)
}

// Layout is Fyne's.
func (*pageWhere) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(s)
}

// pageBar puts the turning at the left, the size in the middle and the fitting at the
// right, on two lines where it is narrow.
type pageBar struct{}

const pageBarGap = 6

// MinSize is Fyne's.
func (*pageBar) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(280, o[0].MinSize().Height)
}

// Layout is Fyne's.
func (*pageBar) Layout(o []fyne.CanvasObject, s fyne.Size) {
	x := float32(0)
	room := s.Width
	for _, b := range o {
		room -= b.MinSize().Width
	}
	gap := max(room/2, pageBarGap)
	for i, b := range o {
		w := b.MinSize().Width
		b.Move(fyne.NewPos(x, 0))
		b.Resize(fyne.NewSize(w, s.Height))
		visible := x+w <= s.Width+.5
		if i > 0 && visible != b.Visible() { // what has no room has its keys
			if visible {
				b.Show()
			} else {
				b.Hide()
			}
		}
		x += w + gap
	}
}
