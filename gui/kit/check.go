package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Check is a box to tick, with its words. Space turns it, and Enter does where
// there is no form: in one it goes to the next field.
type Check struct {
	widget.DisableableWidget
	Text      string
	Checked   bool
	OnChanged func(bool) // turned by the user; not by SetChecked

	focused bool
	hovered bool
	shift   bool
	bad     bool
	seat    *seat
}

// NewCheck makes one that is not ticked. f may be nil.
func NewCheck(label string, f func(bool)) *Check {
	c := &Check{Text: label, OnChanged: f}
	c.ExtendBaseWidget(c)
	return c
}

// SetChecked ticks or clears it.
func (c *Check) SetChecked(on bool) {
	if on == c.Checked {
		return
	}
	c.Checked = on
	c.Refresh()
	c.seat.changed()
}

// SetText changes the words.
func (c *Check) SetText(text string) {
	c.Text = text
	c.Refresh()
}

func (c *Check) turn() {
	if c.Disabled() {
		return
	}
	c.SetChecked(!c.Checked)
	if c.OnChanged != nil {
		c.OnChanged(c.Checked)
	}
	c.seat.left()
}

// Tapped turns it; beside the words nothing happens.
func (c *Check) Tapped(ev *fyne.PointEvent) {
	if c.Disabled() || ev.Position.X > c.MinSize().Width {
		return
	}
	focus(c)
	c.turn()
}

// FocusGained is for Fyne.
func (c *Check) FocusGained() {
	c.focused = true
	c.Refresh()
	c.seat.focused()
}

// FocusLost is for Fyne.
func (c *Check) FocusLost() {
	c.focused, c.shift = false, false
	c.Refresh()
}

// MouseIn is for Fyne.
func (c *Check) MouseIn(*desktop.MouseEvent) { c.hover(true) }

// MouseMoved is for Fyne.
func (c *Check) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (c *Check) MouseOut() { c.hover(false) }

func (c *Check) hover(on bool) {
	c.hovered = on
	c.Refresh()
}

// KeyDown keeps Shift in mind.
func (c *Check) KeyDown(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		c.shift = true
	}
}

// KeyUp forgets it.
func (c *Check) KeyUp(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		c.shift = false
	}
}

// TypedRune is for Fyne; Space comes as a key too.
func (c *Check) TypedRune(char rune) { PassRune(c, char) }

// TypedKey turns it, or goes on.
func (c *Check) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace:
		c.turn()
	case fyne.KeyReturn, fyne.KeyEnter:
		if c.seat != nil {
			c.seat.enter(shiftHeld(c.shift))
		} else {
			c.turn()
		}
	default:
		if ev.Name == fyne.KeyEscape || isFunctionKey(ev.Name) {
			PassKey(c, ev)
		}
	}
}

// TypedShortcut submits the form and hands the rest on.
func (c *Check) TypedShortcut(s fyne.Shortcut) {
	if !isSubmitKey(s) || !c.seat.submit() {
		PassShortcut(c, s)
	}
}

func (c *Check) sit(s *seat)         { c.seat = s }
func (c *Check) unreadable() string  { return "" }
func (c *Check) fixedWidth() float32 { return c.MinSize().Width }

func (c *Check) keep() (put func()) {
	on := c.Checked
	return func() { c.SetChecked(on) }
}

func (c *Check) formValue() string {
	if c.Checked {
		return "1"
	}
	return ""
}

func (c *Check) mark(bad bool) {
	c.bad = bad
	c.Refresh()
}

// CreateRenderer is called by Fyne.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	r := &checkRenderer{c: c, ring: canvas.NewRectangle(color.Transparent), box: canvas.NewRectangle(color.Transparent), tick: canvas.NewImageFromResource(nil), text: plainText()}
	r.tick.FillMode = canvas.ImageFillContain
	r.paint()
	return r
}

type checkRenderer struct {
	c         *Check
	ring, box *canvas.Rectangle
	tick      *canvas.Image
	text      *canvas.Text
}

func (r *checkRenderer) Destroy() {}

func (r *checkRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring, r.box, r.tick, r.text}
}

// The ring of the focus lies this far outside the box.
const checkRing = 3

func (r *checkRenderer) MinSize() fyne.Size {
	side, pad := Size(theme.SizeNameInlineIcon), Size(theme.SizeNameInnerPadding)
	text := fyne.MeasureText(r.c.Text, Size(SizeBody), fyne.TextStyle{}).Width
	return fyne.NewSize(checkRing+side+pad+text+pad/2, Size(SizeRow))
}

func (r *checkRenderer) Layout(size fyne.Size) {
	side, pad := Size(theme.SizeNameInlineIcon), Size(theme.SizeNameInnerPadding)
	x, y := float32(checkRing), (size.Height-side)/2
	move(r.ring, x-checkRing+1, y-checkRing+1, side+2*checkRing-2, side+2*checkRing-2)
	move(r.box, x, y, side, side)
	move(r.tick, x+1, y+1, side-2, side-2)
	move(r.text, x+side+pad, 0, size.Width, size.Height)
}

func (r *checkRenderer) Refresh() {
	r.paint()
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

func (r *checkRenderer) paint() {
	c := r.c
	paintField(r.box, false, c.hovered, c.bad, c.Disabled())
	r.box.CornerRadius = Size(theme.SizeNameSelectionRadius)
	text, tick := ColorText, theme.ColorNameForegroundOnPrimary
	if c.Disabled() {
		text, tick = theme.ColorNameDisabled, theme.ColorNameDisabled
	} else if c.Checked {
		r.box.FillColor, r.box.StrokeColor = Color(ColorAccent), Color(ColorAccent)
	}
	r.ring.CornerRadius = Size(theme.SizeNameInputRadius)
	r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.Hidden = Color(ColorAccent), 2, !c.focused
	r.tick.Resource, r.tick.Hidden = theme.NewColoredResource(theme.ConfirmIcon(), tick), !c.Checked
	r.tick.Refresh()
	styleText(r.text, c.Text, SizeBody, text, false)
}
