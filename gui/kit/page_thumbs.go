package kit

import (
	"image"
	"image/color"
	"image/draw"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"jibun/export/page"
)

// How large the small pages are, in units of the window, and from how many pages on they
// are there.
const (
	thumbSide  = 84
	thumbRow   = 112
	thumbsFrom = 4
	thumbsKept = 400
)

// pageThumbs are the small pages beside the large ones.
type pageThumbs struct {
	widget.BaseWidget
	p       *PagePreview
	list    *quietList
	made    map[int]*image.RGBA
	doc     *page.Document // of made
	pending bool
	wanted  []int // pages that were looked for, the latest last
	at      int
}

func newPageThumbs(p *PagePreview) *pageThumbs {
	t := &pageThumbs{p: p, made: map[int]*image.RGBA{}}
	t.list = &quietList{}
	t.list.Length, t.list.CreateItem = t.count, func() fyne.CanvasObject { return newThumb() }
	t.list.UpdateItem = func(i int, o fyne.CanvasObject) { t.fill(i+1, o.(*thumb)) }
	t.list.HideSeparators = true
	t.list.ExtendBaseWidget(t.list)
	t.ExtendBaseWidget(t)
	return t
}

// quietList is a list that the keyboard passes by.
type quietList struct{ widget.List }

var _ fyne.Disableable = (*quietList)(nil)

// Disabled is always true, so that Tab does not stop here; the pointer works.
func (*quietList) Disabled() bool { return true }

// Enable does nothing.
func (*quietList) Enable() {}

// Disable does nothing.
func (*quietList) Disable() {}

func (t *pageThumbs) count() int {
	if n := len(t.p.view.sheets); n >= thumbsFrom {
		return n
	}
	return 0
}

// show takes the document of the view.
func (t *pageThumbs) show() {
	clear(t.made)
	t.doc, t.wanted = t.p.view.doc, nil
	if t.count() > 0 {
		t.p.side.Show()
	} else {
		t.p.side.Hide()
	}
	t.list.Refresh()
}

// follow marks the page that is looked at.
func (t *pageThumbs) follow(n int) {
	if t.at == n || t.count() == 0 {
		t.at = n
		return
	}
	t.at = n
	t.scroll()
	t.list.Refresh()
}

// scroll brings the page that is looked at into sight; a list that has no room yet would
// bring its lower edge to the top.
func (t *pageThumbs) scroll() {
	if t.at > 0 && t.count() > 0 && t.list.Size().Height >= thumbRow {
		t.list.ScrollTo(t.at - 1)
	}
}

// Resize is called by Fyne.
func (t *pageThumbs) Resize(s fyne.Size) {
	if s == t.Size() {
		return
	}
	t.BaseWidget.Resize(s)
	t.scroll()
}

// fill shows a page in a row; what is not painted yet is asked for.
func (t *pageThumbs) fill(n int, o *thumb) {
	o.tapped = func() { t.p.view.goTo(n) }
	o.number.Text = strconv.Itoa(n)
	o.ring.StrokeWidth, o.ring.StrokeColor = 1, Color(ColorLine)
	o.number.Color = Color(ColorMuted)
	if n == t.at {
		o.ring.StrokeWidth, o.ring.StrokeColor = 2, Color(ColorAccent)
		o.number.Color = Color(ColorAccent)
	}
	if n <= len(t.p.view.sheets) {
		o.shape(t.p.view.sheets[n-1])
	}
	img := t.made[n]
	if o.page.Image != imageOf(img) {
		o.page.Image = imageOf(img)
		o.page.Refresh()
	}
	if img == nil {
		t.wanted = append(t.wanted, n)
		t.ask()
	}
	o.Refresh()
}

func imageOf(img *image.RGBA) image.Image {
	if img == nil {
		return nil
	}
	return img
}

// ask has one small page painted, when no large one is; the latest wish first.
func (t *pageThumbs) ask() {
	v := t.p.view
	if t.pending || v.pending || t.doc == nil {
		return
	}
	n := 0
	for len(t.wanted) > 0 && n == 0 {
		n = t.wanted[len(t.wanted)-1]
		t.wanted = t.wanted[:len(t.wanted)-1]
		if t.made[n] != nil || n > len(v.sheets) {
			n = 0
		}
	}
	if n == 0 {
		return
	}
	k := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil {
		k = c.Scale()
	}
	doc, s := t.doc, v.sheets[n-1]
	scale := thumbSide * float64(k) / max(s.Wide, s.High)
	t.pending, v.pending = true, true // one painting at a time
	t.p.run(func() func() {
		img := image.NewRGBA(image.Rect(0, 0, int(s.Wide*scale+.5), int(s.High*scale+.5)))
		draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
		marks := v.easel.page(doc, n)
		v.easel.painter.Paint(img, marks, scale, 0, 0)
		return func() {
			t.pending, v.pending = false, false
			if t.doc == doc {
				if len(t.made) >= thumbsKept {
					clear(t.made)
				}
				t.made[n] = img
				t.list.RefreshItem(n - 1)
			}
			v.ask()
			t.ask()
		}
	})
}

// MinSize is the width of a small page.
func (t *pageThumbs) MinSize() fyne.Size { return fyne.NewSize(thumbSide+32, 100) }

// CreateRenderer is called by Fyne.
func (t *pageThumbs) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.list) }

// thumb is a row of them.
type thumb struct {
	widget.BaseWidget
	page   *canvas.Image
	ring   *canvas.Rectangle
	number *canvas.Text
	sheet  page.Rect
	tapped func()
}

func newThumb() *thumb {
	o := &thumb{page: canvas.NewImageFromImage(nil), ring: canvas.NewRectangle(color.Transparent), number: canvas.NewText("", color.Black), tapped: func() {}}
	o.page.FillMode = canvas.ImageFillStretch
	o.page.ScaleMode = canvas.ImageScaleSmooth
	o.ring.FillColor = paperWhite
	o.number.TextSize = 12
	o.number.Alignment = fyne.TextAlignCenter
	o.ExtendBaseWidget(o)
	return o
}

// Tapped is called by Fyne.
func (o *thumb) Tapped(*fyne.PointEvent) { o.tapped() }

func (o *thumb) shape(s page.Rect) {
	if o.sheet.Wide != s.Wide || o.sheet.High != s.High {
		o.sheet = s
		o.Refresh()
	}
}

// MinSize is that of a row.
func (o *thumb) MinSize() fyne.Size { return fyne.NewSize(thumbSide+16, thumbRow) }

// CreateRenderer is called by Fyne.
func (o *thumb) CreateRenderer() fyne.WidgetRenderer { return &thumbRenderer{o} }

type thumbRenderer struct{ o *thumb }

func (r *thumbRenderer) Layout(s fyne.Size) {
	o := r.o
	k := float32(thumbSide / max(o.sheet.Wide, o.sheet.High, 1))
	size := fyne.NewSize(float32(o.sheet.Wide)*k, float32(o.sheet.High)*k)
	at := fyne.NewPos((s.Width-size.Width)/2, 4+(thumbSide-size.Height)/2)
	o.page.Move(at)
	o.page.Resize(size)
	o.ring.Move(at.SubtractXY(1, 1))
	o.ring.Resize(size.AddWidthHeight(2, 2))
	o.number.Move(fyne.NewPos(0, thumbSide+7))
	o.number.Resize(fyne.NewSize(s.Width, 16))
}

func (r *thumbRenderer) MinSize() fyne.Size { return r.o.MinSize() }

func (r *thumbRenderer) Refresh() {
	r.Layout(r.o.Size())
	r.o.ring.Refresh()
	r.o.number.Refresh()
}

func (r *thumbRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.o.ring, r.o.page, r.o.number}
}

func (r *thumbRenderer) Destroy() {}
