package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Scrolled is called by Fyne: with Ctrl the wheel changes the size, with Shift it goes
// sideways.
func (v *sheetView) Scrolled(e *fyne.ScrollEvent) {
	wheelOver(e, v.stepAt, func(dx, dy float64) {
		at, u := v.place(), v.unit()
		v.moveTo(at.x-dx/u, at.y-dy/u)
	})
}

// wheelOver is what the wheel does over a picture: with Ctrl it changes the size around the
// pointer, else it moves, sideways with Shift.
func wheelOver(e *fyne.ScrollEvent, zoom func(int, fyne.Position), move func(dx, dy float64)) {
	const far = 2.6 // a notch is 25 of Fyne's units
	held := modifiersHeld()
	dx, dy := e.Scrolled.DX, e.Scrolled.DY
	if held&fyne.KeyModifierControl != 0 {
		switch {
		case dy > 0:
			zoom(1, e.Position)
		case dy < 0:
			zoom(-1, e.Position)
		}
		return
	}
	if held&fyne.KeyModifierShift != 0 && dx == 0 {
		dx, dy = dy, 0
	}
	move(float64(dx)*far, float64(dy)*far)
}

// Tapped chooses the cell under the pointer.
func (v *sheetView) Tapped(e *fyne.PointEvent) {
	v.tapped = true // the mark goes where the pointer is
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil {
		c.Focus(v)
	}
	v.tapped = false
	if v.grid == nil {
		return
	}
	if column, row, ok := v.grid.At(v.spot(e.Position)); ok {
		v.p.mark(column, row, true)
	}
}

// Cursor is called by Fyne.
func (v *sheetView) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// FocusGained is called by Fyne. The first cell in sight gets the mark if none has it.
func (v *sheetView) FocusGained() {
	v.focused = true
	if at := v.place(); v.grid != nil && at.row == 0 && !v.tapped {
		if c, r, ok := v.grid.At(max(at.x, 0)+.1, max(at.y, 0)+.1); ok {
			v.p.mark(c, r, false)
		}
	}
	v.redraw()
}

// FocusLost is called by Fyne.
func (v *sheetView) FocusLost() {
	v.focused = false
	v.redraw()
}

// TypedRune is called by Fyne.
func (v *sheetView) TypedRune(r rune) { PassRune(v, r) }

// TypedKey is called by Fyne.
func (v *sheetView) TypedKey(e *fyne.KeyEvent) {
	if v.grid == nil || !v.moveKey(e.Name) {
		PassKey(v, e)
	}
}

func (v *sheetView) moveKey(name fyne.KeyName) bool {
	at := v.place()
	c, r := max(at.column, 1), max(at.row, 1)
	_, _, high := v.room()
	switch name {
	case fyne.KeyLeft:
		c, r = v.grid.Step(c, r, -1, 0)
	case fyne.KeyRight:
		c, r = v.grid.Step(c, r, 1, 0)
	case fyne.KeyUp:
		c, r = v.grid.Step(c, r, 0, -1)
	case fyne.KeyDown:
		c, r = v.grid.Step(c, r, 0, 1)
	case fyne.KeyPageUp, fyne.KeyPageDown:
		c, r = v.turned(c, r, map[fyne.KeyName]float64{fyne.KeyPageUp: -high * .9, fyne.KeyPageDown: high * .9}[name])
	case fyne.KeyHome:
		m := v.grid.Whole(1, r)
		c, r = m.Column, m.Row
	case fyne.KeyEnd:
		m := v.grid.Whole(v.grid.Columns(), r)
		c, r = m.Column, m.Row
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if at.row > 0 {
			v.p.mark(c, r, true)
		}
		return true
	default:
		return false
	}
	v.p.mark(c, r, false)
	return true
}

// turned is the cell so far below another, and moves the view as far.
func (v *sheetView) turned(c, r int, by float64) (int, int) {
	p := v.grid.Place(c, r)
	_, h := v.grid.Size()
	v.moveTo(v.place().x, v.place().y+by)
	if c2, r2, ok := v.grid.At(p.X+.1, min(max(p.Y+.1+by, .1), h-.1)); ok {
		return c2, r2
	}
	return c, r
}

// TypedShortcut is called by Fyne.
func (v *sheetView) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.Modifier&^fyne.KeyModifierShift == fyne.KeyModifierShortcutDefault && v.custom(c.KeyName) {
		return
	}
	PassShortcut(v, s)
}

func (v *sheetView) custom(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyPlus, fyne.KeyEqual, fyne.KeySemicolon: // + stands on ; of a Japanese keyboard
		v.step(1)
	case fyne.KeyMinus:
		v.step(-1)
	case fyne.Key0:
		v.widen()
	case fyne.KeyPageDown, fyne.KeyPageUp:
		if v.p.tabs == nil {
			return false
		}
		v.p.tabs.SetIndex(v.p.at + map[fyne.KeyName]int{fyne.KeyPageDown: 1, fyne.KeyPageUp: -1}[name])
	case fyne.KeyHome:
		if v.grid != nil {
			m := v.grid.Whole(1, 1)
			v.p.mark(m.Column, m.Row, false)
		}
	case fyne.KeyEnd:
		if v.grid != nil {
			m := v.grid.Whole(v.grid.Columns(), v.grid.Rows())
			v.p.mark(m.Column, m.Row, false)
		}
	default:
		return false
	}
	return true
}
