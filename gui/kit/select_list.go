package kit

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// selectList is the list of a Select: twelve rows, the rest scrolls. It has the
// focus itself, its rows are for the mouse.
type selectList struct {
	widget.BaseWidget
	options []string
	chosen  int
	cursor  int
	rows    []*selectRow
	scroll  *container.Scroll
	keys    typeAhead
	picked  func(i int, on bool) // on: with Tab, to the next field
	left    func()
}

const selectRows = 12

func newSelectList(options []string, chosen int) *selectList {
	l := &selectList{options: options, chosen: chosen, cursor: max(chosen, 0)}
	box := container.New(layout.NewCustomPaddedVBoxLayout(0))
	for i := range options {
		row := &selectRow{list: l, index: i}
		row.ExtendBaseWidget(row)
		l.rows = append(l.rows, row)
		box.Add(row)
	}
	l.scroll = container.NewVScroll(box)
	l.ExtendBaseWidget(l)
	return l
}

// show brings the choice into sight.
func (l *selectList) show() { l.goTo(l.cursor) }

func (l *selectList) goTo(i int) {
	l.cursor = min(max(i, 0), len(l.options)-1)
	h := Size(SizeRowTight)
	offset, top := l.scroll.Offset, float32(l.cursor)*h
	offset.Y = fyne.Max(offset.Y, top+h-l.scroll.Size().Height)
	offset.Y = fyne.Min(offset.Y, top)
	l.scroll.ScrollToOffset(offset)
	l.Refresh()
}

// FocusGained is for Fyne.
func (l *selectList) FocusGained() {}

// FocusLost is for Fyne.
func (l *selectList) FocusLost() {}

// AcceptsTab so that Tab takes the choice along.
func (l *selectList) AcceptsTab() bool { return true }

// TypedRune goes to an option.
func (l *selectList) TypedRune(r rune) {
	if r == ' ' || r == '　' {
		return
	}
	if i := l.keys.find(r, l.options, l.cursor, time.Now()); i >= 0 {
		l.goTo(i)
	}
}

// TypedKey moves and chooses.
func (l *selectList) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		l.goTo(l.cursor - 1)
	case fyne.KeyDown:
		l.goTo(l.cursor + 1)
	case fyne.KeyPageUp:
		l.goTo(l.cursor - selectRows + 1)
	case fyne.KeyPageDown:
		l.goTo(l.cursor + selectRows - 1)
	case fyne.KeyHome:
		l.goTo(0)
	case fyne.KeyEnd:
		l.goTo(len(l.options) - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.picked(l.cursor, false)
	case fyne.KeyTab:
		l.picked(l.cursor, true)
	case fyne.KeyEscape, fyne.KeyF4:
		l.left()
	}
}

// TypedShortcut closes; the pages' own shortcuts wait.
func (l *selectList) TypedShortcut(s fyne.Shortcut) {
	if isOpenKey(s) {
		l.left()
	}
}

// MinSize is twelve rows at most.
func (l *selectList) MinSize() fyne.Size {
	width := float32(0)
	for _, r := range l.rows {
		width = fyne.Max(width, r.MinSize().Width)
	}
	gap := 2 * Size(theme.SizeNamePadding)
	return fyne.NewSize(width, float32(min(len(l.rows), selectRows))*Size(SizeRowTight)+gap)
}

// CreateRenderer is called by Fyne.
func (l *selectList) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(layout.NewCustomPaddedLayout(Size(theme.SizeNamePadding), Size(theme.SizeNamePadding), 0, 0), l.scroll))
}

// selectRow is one option.
type selectRow struct {
	widget.BaseWidget
	list  *selectList
	index int
}

func (r *selectRow) Tapped(*fyne.PointEvent) { r.list.picked(r.index, false) }

func (r *selectRow) MouseIn(*desktop.MouseEvent) {
	r.list.cursor = r.index
	r.list.Refresh()
}

func (r *selectRow) MouseMoved(*desktop.MouseEvent) {}

func (r *selectRow) MouseOut() {}

func (r *selectRow) CreateRenderer() fyne.WidgetRenderer {
	v := &selectRowRenderer{r: r, ground: canvas.NewRectangle(color.Transparent), text: plainText(), tick: canvas.NewImageFromResource(nil)}
	v.tick.FillMode = canvas.ImageFillContain
	v.paint()
	return v
}

type selectRowRenderer struct {
	r      *selectRow
	ground *canvas.Rectangle
	text   *canvas.Text
	tick   *canvas.Image
}

func (v *selectRowRenderer) Destroy() {}

func (v *selectRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.ground, v.text, v.tick}
}

// tickWidth is the room before the text, for the sign of the choice.
func tickWidth() float32 {
	return Size(theme.SizeNameInlineIcon) + 2*Size(theme.SizeNamePadding)
}

func (v *selectRowRenderer) MinSize() fyne.Size {
	text := fyne.MeasureText(v.r.list.options[v.r.index], Size(SizeBody), fyne.TextStyle{}).Width
	return fyne.NewSize(tickWidth()+text+2*Size(theme.SizeNameInnerPadding), Size(SizeRowTight))
}

func (v *selectRowRenderer) Layout(size fyne.Size) {
	pad, side := Size(theme.SizeNamePadding), Size(theme.SizeNameInlineIcon)
	move(v.ground, pad, 0, size.Width-2*pad, size.Height)
	move(v.tick, pad+pad/2, (size.Height-side)/2, side, side)
	move(v.text, tickWidth()+pad/2, 0, size.Width-tickWidth(), size.Height)
}

func (v *selectRowRenderer) Refresh() {
	v.paint()
	canvas.Refresh(v.r)
}

func (v *selectRowRenderer) paint() {
	l := v.r.list
	styleText(v.text, l.options[v.r.index], SizeBody, ColorText, false)
	v.ground.FillColor, v.ground.CornerRadius = color.Transparent, Size(theme.SizeNameSelectionRadius)
	if v.r.index == l.cursor {
		v.ground.FillColor = Color(ColorTint)
	}
	v.tick.Resource = theme.NewColoredResource(theme.ConfirmIcon(), ColorAccent)
	v.tick.Hidden = v.r.index != l.chosen
	v.tick.Refresh()
}
