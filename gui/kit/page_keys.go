package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var (
	_ fyne.Focusable    = (*pageView)(nil)
	_ fyne.Tappable     = (*pageView)(nil)
	_ fyne.Scrollable   = (*pageView)(nil)
	_ fyne.Draggable    = (*pageView)(nil)
	_ fyne.Shortcutable = (*pageView)(nil)
)

// Scrolled is called by Fyne: with Ctrl the wheel changes the size, with Shift it goes
// sideways.
func (v *pageView) Scrolled(e *fyne.ScrollEvent) {
	wheelOver(e, v.stepAt, func(dx, dy float64) { v.moveTo(v.x-dx/v.unit(), v.y-dy/v.unit()) })
}

// Dragged is called by Fyne: the paper follows the hand.
func (v *pageView) Dragged(e *fyne.DragEvent) {
	v.moveTo(v.x-float64(e.Dragged.DX)/v.unit(), v.y-float64(e.Dragged.DY)/v.unit())
}

// DragEnd is called by Fyne.
func (v *pageView) DragEnd() {}

// Tapped gives it the keys.
func (v *pageView) Tapped(*fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil {
		c.Focus(v)
	}
}

// FocusGained is called by Fyne.
func (v *pageView) FocusGained() {
	v.focused = true
	v.ask()
}

// FocusLost is called by Fyne.
func (v *pageView) FocusLost() {
	v.focused = false
	v.ask()
}

// TypedRune is called by Fyne.
func (v *pageView) TypedRune(r rune) { PassRune(v, r) }

// TypedKey is called by Fyne.
func (v *pageView) TypedKey(e *fyne.KeyEvent) {
	if !v.moveKey(e.Name) {
		PassKey(v, e)
	}
}

func (v *pageView) moveKey(name fyne.KeyName) bool {
	if len(v.sheets) == 0 {
		return false
	}
	_, wide, high := v.room()
	switch name {
	case fyne.KeyPageDown:
		v.turn(1)
	case fyne.KeyPageUp:
		v.turn(-1)
	case fyne.KeyHome:
		v.goTo(1)
	case fyne.KeyEnd:
		v.goTo(len(v.sheets))
	case fyne.KeyDown:
		v.moveTo(v.x, v.y+high/8)
	case fyne.KeyUp:
		v.moveTo(v.x, v.y-high/8)
	case fyne.KeyRight:
		v.moveTo(v.x+wide/8, v.y)
	case fyne.KeyLeft:
		v.moveTo(v.x-wide/8, v.y)
	default:
		return false
	}
	return true
}

// TypedShortcut is called by Fyne.
func (v *pageView) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.Modifier&^fyne.KeyModifierShift == fyne.KeyModifierShortcutDefault && v.p.Zoom(c.KeyName) {
		return
	}
	PassShortcut(v, s)
}

// Zoom does what Ctrl with a key does to the size, and reports whether that was such a key.
func (p *PagePreview) Zoom(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyPlus, fyne.KeyEqual, fyne.KeySemicolon: // + stands on ; of a Japanese keyboard
		p.view.step(1)
	case fyne.KeyMinus:
		p.view.step(-1)
	case fyne.Key0:
		p.view.fitAs(wholePage)
	default:
		return false
	}
	return true
}
