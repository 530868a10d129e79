package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"jibun/gui/kit"
)

// channelChoice is one of a few words beside each other, the chosen one marked. It is one
// stop of Tab: Left and Right choose.
type channelChoice struct {
	widget.BaseWidget
	OnChanged func(i int)
	items     []*channelItem
	at        int
	focused   bool
}

func newChannelChoice(labels []string) *channelChoice {
	c := &channelChoice{}
	for i, l := range labels {
		item := &channelItem{of: c, i: i, label: l}
		item.ExtendBaseWidget(item)
		c.items = append(c.items, item)
	}
	c.ExtendBaseWidget(c)
	return c
}

// Index is the place of the chosen word.
func (c *channelChoice) Index() int { return c.at }

// SetIndex chooses; a place that does not exist changes nothing.
func (c *channelChoice) SetIndex(i int) {
	if i < 0 || i >= len(c.items) || i == c.at {
		return
	}
	c.at = i
	c.Refresh()
	if c.OnChanged != nil {
		c.OnChanged(i)
	}
}

// FocusGained is Fyne's.
func (c *channelChoice) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost is Fyne's.
func (c *channelChoice) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune is Fyne's.
func (c *channelChoice) TypedRune(char rune) { kit.PassRune(c, char) }

// TypedKey chooses with Left and Right.
func (c *channelChoice) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		c.SetIndex(c.at - 1)
	case fyne.KeyRight:
		c.SetIndex(c.at + 1)
	default:
		kit.PassKey(c, e)
	}
}

// TypedShortcut hands everything to the window.
func (c *channelChoice) TypedShortcut(s fyne.Shortcut) { kit.PassShortcut(c, s) }

// Refresh draws it anew.
func (c *channelChoice) Refresh() {
	for _, item := range c.items {
		item.Refresh()
	}
	c.BaseWidget.Refresh()
}

// CreateRenderer is Fyne's.
func (c *channelChoice) CreateRenderer() fyne.WidgetRenderer {
	box := kit.Row(0)
	for _, item := range c.items {
		box.Add(item)
	}
	return widget.NewSimpleRenderer(kit.NewPanel(kit.ColorSurface, theme.ColorNameInputBorder, 6, kit.PadAll(2, box)))
}

type channelItem struct {
	widget.BaseWidget
	of    *channelChoice
	i     int
	label string
	hover bool
}

func (i *channelItem) Tapped(*fyne.PointEvent)        { i.of.SetIndex(i.i) }
func (i *channelItem) MouseIn(*desktop.MouseEvent)    { i.hover = true; i.Refresh() }
func (i *channelItem) MouseMoved(*desktop.MouseEvent) {}
func (i *channelItem) MouseOut()                      { i.hover = false; i.Refresh() }
func (i *channelItem) Cursor() desktop.Cursor         { return desktop.PointerCursor }

func (i *channelItem) CreateRenderer() fyne.WidgetRenderer {
	r := &channelRenderer{i: i, text: canvas.NewText("", nil), ground: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type channelRenderer struct {
	i      *channelItem
	text   *canvas.Text
	ground *canvas.Rectangle
}

func (r *channelRenderer) MinSize() fyne.Size {
	bold := fyne.MeasureText(r.i.label, kit.Size(kit.SizeBody), fyne.TextStyle{Bold: true}) // nothing moves when another is chosen
	return fyne.NewSize(bold.Width+20, kit.Size(kit.SizeRow)-4)
}

func (r *channelRenderer) Layout(s fyne.Size) {
	m := r.text.MinSize()
	r.text.Resize(m)
	r.text.Move(fyne.NewPos((s.Width-m.Width)/2, (s.Height-m.Height)/2))
	r.ground.Resize(s)
}

func (r *channelRenderer) Refresh() {
	on := r.i.of.at == r.i.i
	r.text.Text, r.text.TextSize, r.text.TextStyle = r.i.label, kit.Size(kit.SizeBody), fyne.TextStyle{Bold: on}
	r.text.Color = kit.Color(kit.ColorMuted)
	r.ground.CornerRadius, r.ground.FillColor, r.ground.StrokeWidth = 4, nil, 0
	switch {
	case on:
		r.text.Color, r.ground.FillColor = kit.Color(kit.ColorAccent), kit.Color(kit.ColorTint)
	case r.i.hover:
		r.ground.FillColor = kit.Color(theme.ColorNameHover)
	}
	if on && r.i.of.focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = kit.Color(kit.ColorAccent), 2
	}
	r.Layout(r.i.Size())
	canvas.Refresh(r.text)
	canvas.Refresh(r.ground)
}

func (r *channelRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.text}
}
func (r *channelRenderer) Destroy() {}
