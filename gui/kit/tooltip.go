package kit

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// tipDelay is how long the pointer rests before it is told what it is on.
const tipDelay = 500 * time.Millisecond

// Tip is a line of text beside what the pointer rests on.
type Tip struct {
	Text string // "" for none

	owner  fyne.CanvasObject
	after  After
	cancel func()
	layer  *Layer
	card   *tipCard
}

// NewTip makes one without a text for an object, which tells it what the pointer does.
func NewTip(owner fyne.CanvasObject) *Tip {
	return &Tip{owner: owner, after: Later, cancel: func() {}}
}

// Over starts the wait.
func (t *Tip) Over() {
	if t.Text != "" {
		t.cancel()
		t.cancel = t.after(tipDelay, t.show)
	}
}

// Hide takes the text away, or the wait for it.
func (t *Tip) Hide() {
	t.cancel()
	t.cancel = func() {}
	if t.card != nil {
		t.layer.remove(t.card)
		t.layer, t.card = nil, nil
	}
}

func (t *Tip) show() {
	c := fyne.CurrentApp().Driver().CanvasForObject(t.owner)
	if c == nil || t.card != nil {
		return
	}
	if t.layer = layerOf(c); t.layer == nil {
		return
	}
	t.card = newTipCard(t.Text)
	size := t.card.MinSize()
	t.layer.place(t.card, t.layer.below(t.owner, size, 4), size)
}

// tipCard is drawn and nothing else: the mouse passes through it.
type tipCard struct {
	widget.BaseWidget
	text string
}

func newTipCard(text string) *tipCard {
	c := &tipCard{text: text}
	c.ExtendBaseWidget(c)
	return c
}

func (c *tipCard) CreateRenderer() fyne.WidgetRenderer {
	r := &tipRenderer{c: c, ground: newRaised(6), text: canvas.NewText(c.text, color.Transparent)}
	r.update()
	return r
}

type tipRenderer struct {
	c      *tipCard
	ground *raised
	text   *canvas.Text
}

func (r *tipRenderer) update() {
	r.ground.colour()
	r.text.Color, r.text.TextSize = Color(ColorText), Size(SizeSecondary)
}

func (r *tipRenderer) MinSize() fyne.Size {
	return r.text.MinSize().AddWidthHeight(16*textScale(), 10*textScale())
}

func (r *tipRenderer) Layout(s fyne.Size) {
	r.ground.place(fyne.Position{}, s)
	m := r.text.MinSize()
	r.text.Move(fyne.NewPos((s.Width-m.Width)/2, (s.Height-m.Height)/2))
	r.text.Resize(m)
}

func (r *tipRenderer) Refresh()                     { r.update(); r.Layout(r.c.Size()); canvas.Refresh(r.c) }
func (r *tipRenderer) Objects() []fyne.CanvasObject { return append(r.ground.objects(), r.text) }
func (r *tipRenderer) Destroy()                     {}
