package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

type buttonKind int

const (
	quietButton buttonKind = iota
	primaryButton
	dangerFill // of a dialog that destroys something
	linkButton
)

// Button does something when it is clicked, or when Enter or Space is pressed on
// it. A key that is held down presses it once only, so that the Enter that opened
// a dialog cannot answer it too.
type Button struct {
	widget.BaseWidget
	OnTapped func()

	self  fyne.Widget // the widget that this is, or is part of
	text  string
	icon  fyne.Resource
	kind  buttonKind
	tight bool
	cut   bool // the label may be shortened
	bad   bool // a link to what is wrong
	off   bool
	menu  func() []*fyne.MenuItem
	keys  keyGuard

	hovered, pressed bool
	focused, ring    bool // the ring is for the keyboard: a click does not draw it
	clicked          bool // the focus comes by a click
}

// NewButton makes an ordinary button.
func NewButton(label string, f func()) *Button { return newButton(quietButton, label, f) }

// NewPrimary makes the one accent button of a page or a dialog.
func NewPrimary(label string, f func()) *Button { return newButton(primaryButton, label, f) }

// NewLink makes a button that looks like text.
func NewLink(label string, f func()) *Button { return newButton(linkButton, label, f) }

// Bad makes a link red: it leads to what is wrong.
func (b *Button) Bad() *Button { b.bad = true; return b }

func newButton(kind buttonKind, label string, f func()) *Button {
	b := &Button{OnTapped: f, text: label, kind: kind}
	b.extend(b)
	return b
}

func (b *Button) extend(self fyne.Widget) {
	b.self = self
	b.ExtendBaseWidget(self)
}

// Tight makes the button 32 high instead of 36.
func (b *Button) Tight() *Button {
	b.tight = true
	b.Refresh()
	return b
}

// Primary reports whether it is the accent button of its page.
func (b *Button) Primary() bool { return b.kind == primaryButton }

// SetPrimary makes it the accent button, or an ordinary one: a page has one.
func (b *Button) SetPrimary(on bool) {
	kind := quietButton
	if on {
		kind = primaryButton
	}
	if b.kind != kind {
		b.kind = kind
		b.Refresh()
	}
}

// Shortens lets the label be cut with an ellipsis where there is no room for it.
func (b *Button) Shortens() *Button {
	b.cut = true
	b.Refresh()
	return b
}

// Full is how wide the button is when nothing of its label is cut.
func (b *Button) Full() float32 {
	return b.inner(fyne.MeasureText(b.text, Size(SizeBody), b.style()).Width) + 2*b.pad()
}

// Text is the label.
func (b *Button) Text() string { return b.text }

// SetText changes the label.
func (b *Button) SetText(label string) {
	if b.text != label {
		b.text = label
		b.Refresh()
	}
}

// SetIcon puts an icon before the label, nil for none.
func (b *Button) SetIcon(icon fyne.Resource) {
	b.icon = icon
	b.Refresh()
}

// SetMenu makes the button open a menu below itself: by a click, Enter, Space or
// Down; the arrows choose, Enter picks, Esc closes. The items are asked for each
// time.
func (b *Button) SetMenu(items func() []*fyne.MenuItem) {
	b.menu = items
	b.Refresh()
}

// Enable lets the button be pressed again.
func (b *Button) Enable() { b.setOff(false) }

// Disable greys the button; it takes neither clicks nor the focus.
func (b *Button) Disable() { b.setOff(true) }

// Disabled is Fyne's.
func (b *Button) Disabled() bool { return b.off }

func (b *Button) setOff(off bool) {
	if b.off != off {
		b.off = off
		b.pressed = false
		b.Refresh()
	}
}

// press does what the button is for.
func (b *Button) press(byKey bool) {
	if b.off {
		return
	}
	switch {
	case b.menu != nil:
		b.openMenu(byKey)
	case b.OnTapped != nil:
		b.OnTapped()
	}
}

func (b *Button) openMenu(byKey bool) {
	d := fyne.CurrentApp().Driver()
	c := d.CanvasForObject(b)
	if c == nil {
		return
	}
	ShowMenu(c, d.AbsolutePositionForObject(b).AddXY(0, b.Size().Height+4), b.menu(), byKey)
}

// ShowMenu opens a menu at a place of the canvas. With choose the first item is
// chosen at once, for those who came by the keyboard.
func ShowMenu(c fyne.Canvas, at fyne.Position, items []*fyne.MenuItem, choose bool) {
	if len(items) == 0 {
		return
	}
	m := widget.NewPopUpMenu(fyne.NewMenu("", items...), c)
	m.ShowAtPosition(inside(at, m.MinSize(), c.Size()))
	if choose {
		m.ActivateNext()
	}
}

// Tapped presses the button. The focus comes along: a field that keeps its text
// when it is left does so before the button acts.
func (b *Button) Tapped(*fyne.PointEvent) {
	if b.off {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil {
		b.clicked = true
		c.Focus(b)
		b.clicked = false
	}
	b.press(false)
}

// MouseDown is Fyne's.
func (b *Button) MouseDown(*desktop.MouseEvent) {
	b.pressed = !b.off
	b.Refresh()
}

// MouseUp is Fyne's.
func (b *Button) MouseUp(*desktop.MouseEvent) { b.pressed = false; b.Refresh() }

// MouseIn is Fyne's.
func (b *Button) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved is Fyne's.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is Fyne's.
func (b *Button) MouseOut() { b.hovered, b.pressed = false, false; b.Refresh() }

// Cursor is Fyne's.
func (b *Button) Cursor() desktop.Cursor {
	if b.kind == linkButton && !b.off {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// FocusGained is Fyne's.
func (b *Button) FocusGained() { b.focused, b.ring = true, !b.clicked; b.Refresh() }

// FocusLost is Fyne's.
func (b *Button) FocusLost() { b.focused, b.ring = false, false; b.keys = keyGuard{}; b.Refresh() }

// KeyDown is Fyne's.
func (b *Button) KeyDown(e *fyne.KeyEvent) {
	b.keys.down = e.Name
	if !b.ring {
		b.ring = true
		b.Refresh()
	}
}

// KeyUp is Fyne's.
func (b *Button) KeyUp(*fyne.KeyEvent) { b.keys.down = "" }

// TypedRune is Fyne's.
func (b *Button) TypedRune(char rune) { PassRune(b, char) }

// TypedKey presses the button with Enter and Space, and hands all else on.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if !b.keys.repeated(b, e) {
			b.press(true)
		}
	case fyne.KeyDown:
		if b.menu != nil {
			b.press(true)
			return
		}
		PassKey(b, e)
	default:
		PassKey(b, e)
	}
}

// TypedShortcut is Ctrl+Enter in a dialog; all else goes to the window.
func (b *Button) TypedShortcut(s fyne.Shortcut) { PassShortcut(b, s) }

// keyGuard tells a key that is held down from one that is pressed again: Fyne
// reports both as typed, but only the second as gone down.
type keyGuard struct{ down fyne.KeyName }

// repeated reports whether a typed key is only held down. Canvases that do not
// report keys going down, as those of tests, have no repetition.
func (g *keyGuard) repeated(o fyne.CanvasObject, e *fyne.KeyEvent) bool {
	fresh := g.fresh(e)
	_, reports := fyne.CurrentApp().Driver().CanvasForObject(o).(desktop.Canvas)
	return reports && !fresh
}

// fresh reports whether the key has gone down since it was last typed.
func (g *keyGuard) fresh(e *fyne.KeyEvent) bool {
	fresh := g.down == e.Name
	g.down = ""
	return fresh
}

// dots is the label of a button that only says that there is more.
const dots = "…"

// dropIcon tells a labelled button that opens a menu.
func (b *Button) dropIcon() fyne.Resource {
	if b.menu == nil || b.text == "" || b.text == dots {
		return nil
	}
	return theme.MenuDropDownIcon()
}
