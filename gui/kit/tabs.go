package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Tabs is a row of words of which one is chosen. It is one stop of Tab: Left and
// Right choose. What belongs to a tab is the page's business (OnChanged).
type Tabs struct {
	widget.BaseWidget
	OnChanged func(i int)
	OnAgain   func() // the tab chosen already was clicked
	items     []*tabItem
	at        int
	focused   bool
	byKey     bool
}

// NewTabs makes a row of tabs; the first is chosen.
func NewTabs(labels []string) *Tabs {
	t := &Tabs{}
	for i, l := range labels {
		item := &tabItem{tabs: t, i: i, label: l}
		item.ExtendBaseWidget(item)
		t.items = append(t.items, item)
	}
	t.ExtendBaseWidget(t)
	return t
}

// Index is the tab chosen.
func (t *Tabs) Index() int { return t.at }

// SetIndex chooses a tab and says so to OnChanged.
func (t *Tabs) SetIndex(i int) {
	if i < 0 || i >= len(t.items) || i == t.at {
		return
	}
	t.at = i
	t.Refresh()
	if t.OnChanged != nil {
		t.OnChanged(i)
	}
}

// SetLabel changes the word of a tab, for instance its count.
func (t *Tabs) SetLabel(i int, label string) {
	if t.items[i].label != label {
		t.items[i].label = label
		t.Refresh()
	}
}

// FocusGained is Fyne's.
func (t *Tabs) FocusGained() { t.focused = true; t.Refresh() }

// FocusLost is Fyne's.
func (t *Tabs) FocusLost() { t.focused = false; t.Refresh() }

// TypedRune is Fyne's.
func (t *Tabs) TypedRune(char rune) { PassRune(t, char) }

// ByKey reports whether an arrow of the keyboard is choosing a tab now: then the
// keyboard should stay on the tabs.
func (t *Tabs) ByKey() bool { return t.byKey }

// Turn chooses the next tab, or with -1 the one before; after the last comes the
// first.
func (t *Tabs) Turn(by int) {
	n := len(t.items)
	t.SetIndex((t.at + by + n) % n)
}

// TypedKey chooses with Left, Right, Home and End; Down leads into what is below.
func (t *Tabs) TypedKey(e *fyne.KeyEvent) {
	t.byKey = true
	defer func() { t.byKey = false }()
	switch e.Name {
	case fyne.KeyLeft:
		t.SetIndex(t.at - 1)
	case fyne.KeyRight:
		t.SetIndex(t.at + 1)
	case fyne.KeyHome:
		t.SetIndex(0)
	case fyne.KeyEnd:
		t.SetIndex(len(t.items) - 1)
	case fyne.KeyDown:
		if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil {
			c.FocusNext()
		}
	default:
		PassKey(t, e)
	}
}

// TypedShortcut hands everything to the window.
func (t *Tabs) TypedShortcut(s fyne.Shortcut) { PassShortcut(t, s) }

// CreateRenderer is Fyne's.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer {
	box := Row(0)
	for _, item := range t.items {
		box.Add(item)
	}
	return widget.NewSimpleRenderer(container.NewStack(container.NewVBox(Spacer(), Rule()), box))
}

// Refresh draws the tabs anew.
func (t *Tabs) Refresh() {
	for _, item := range t.items {
		item.Refresh()
	}
	t.BaseWidget.Refresh()
}

type tabItem struct {
	widget.BaseWidget
	tabs  *Tabs
	i     int
	label string
	hover bool
}

func (i *tabItem) Tapped(*fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(i.tabs); c != nil {
		c.Focus(i.tabs) // first: what belongs to the tab may take the focus
	}
	if i.i == i.tabs.at && i.tabs.OnAgain != nil {
		i.tabs.OnAgain()
		return
	}
	i.tabs.SetIndex(i.i)
}
func (i *tabItem) MouseIn(*desktop.MouseEvent)    { i.hover = true; i.Refresh() }
func (i *tabItem) MouseMoved(*desktop.MouseEvent) {}
func (i *tabItem) MouseOut()                      { i.hover = false; i.Refresh() }
func (i *tabItem) Cursor() desktop.Cursor         { return desktop.PointerCursor }

func (i *tabItem) CreateRenderer() fyne.WidgetRenderer {
	r := &tabRenderer{i: i, text: canvas.NewText("", nil), mark: canvas.NewRectangle(nil), ground: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type tabRenderer struct {
	i            *tabItem
	text         *canvas.Text
	mark, ground *canvas.Rectangle
}

func (r *tabRenderer) MinSize() fyne.Size {
	bold := fyne.MeasureText(r.i.label, Size(SizeBody), fyne.TextStyle{Bold: true}) // room for the bold one: nothing moves when chosen
	return fyne.NewSize(bold.Width+32, Size(SizeRow)+4)
}

func (r *tabRenderer) Layout(s fyne.Size) {
	m := r.text.MinSize()
	r.text.Resize(m)
	r.text.Move(fyne.NewPos((s.Width-m.Width)/2, (s.Height-m.Height)/2))
	r.mark.Resize(fyne.NewSize(s.Width-16, 2))
	r.mark.Move(fyne.NewPos(8, s.Height-2))
	r.ground.Resize(fyne.NewSize(s.Width-8, s.Height-8))
	r.ground.Move(fyne.NewPos(4, 3))
}

func (r *tabRenderer) Refresh() {
	on := r.i.tabs.at == r.i.i
	r.text.Text, r.text.TextSize, r.text.TextStyle = r.i.label, Size(SizeBody), fyne.TextStyle{Bold: on}
	r.text.Color, r.mark.FillColor = Color(ColorMuted), Color(ColorAccent)
	r.ground.CornerRadius, r.ground.FillColor, r.ground.StrokeWidth = 4, nil, 0
	r.mark.Hidden = !on
	if on {
		r.text.Color = Color(ColorText)
	}
	if r.i.hover && !on {
		r.ground.FillColor = Color(theme.ColorNameHover)
	}
	if on && r.i.tabs.focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = Color(ColorAccent), 2
	}
	r.Layout(r.i.Size())
	canvas.Refresh(r.text)
	canvas.Refresh(r.mark)
	canvas.Refresh(r.ground)
}

func (r *tabRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.text, r.mark}
}
func (r *tabRenderer) Destroy() {}
