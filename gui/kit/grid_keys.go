package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// FocusGained is called by Fyne.
func (g *Grid[T]) FocusGained() { g.setFocus(true) }

// FocusLost is called by Fyne.
func (g *Grid[T]) FocusLost() { g.setFocus(false) }

func (g *Grid[T]) setFocus(focused bool) {
	g.focused, g.shift, g.swallow, g.typed = focused, false, false, ""
	if focused && g.cur < 0 && len(g.order) > 0 {
		g.cur = min(g.top(), len(g.order)-1)
	}
	g.body.states()
	g.showFrame()
}

// top is the first row that is wholly in view.
func (g *Grid[T]) top() int {
	if !g.shown() {
		return 0
	}
	for line := int((g.body.offset.Y + g.style.row - 1) / g.style.row); line < g.body.count; line++ {
		if place, _ := g.placeAt(line); place >= 0 {
			return place
		}
	}
	return max(len(g.order)-1, 0)
}

// page is how many rows PageDown goes: one of the last page stays in view.
func (g *Grid[T]) page() int {
	if !g.shown() {
		return 1
	}
	return max(int(g.body.view.Height/g.style.row)-1, 1)
}

func (g *Grid[T]) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(g) }

func (g *Grid[T]) focus() {
	if c := g.canvas(); c != nil && !g.focused {
		c.Focus(g)
	}
}

// KeyDown is called by Fyne.
func (g *Grid[T]) KeyDown(e *fyne.KeyEvent) { g.heldKey(e.Name, true) }

// KeyUp is called by Fyne.
func (g *Grid[T]) KeyUp(e *fyne.KeyEvent) { g.heldKey(e.Name, false) }

func (g *Grid[T]) heldKey(name fyne.KeyName, held bool) {
	if name == desktop.KeyShiftLeft || name == desktop.KeyShiftRight {
		g.shift = held
	}
}

// shiftHeld asks the driver; those that cannot say (the one of tests) have told
// KeyDown.
func (g *Grid[T]) shiftHeld() bool {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
	}
	return g.shift
}

// TypedKey is called by Fyne. Keys that mean nothing here go to the canvas, which
// would hear them if nothing had the focus.
func (g *Grid[T]) TypedKey(e *fyne.KeyEvent) {
	g.swallow = false
	if g.OnKey != nil && g.OnKey(e) {
		g.swallow = len(e.Name) == 1 || e.Name == fyne.KeySpace
		return
	}
	if g.moveKey(e.Name, g.shiftHeld()) || g.actKey(e.Name) {
		return
	}
	if c := g.canvas(); c != nil && c.OnTypedKey() != nil && !isLetter(e.Name) {
		c.OnTypedKey()(e)
	}
}

// isLetter says that a key comes again as a letter.
func isLetter(name fyne.KeyName) bool { return len(name) == 1 || name == fyne.KeySpace }

// moveKey moves the current row.
func (g *Grid[T]) moveKey(name fyne.KeyName, extend bool) bool {
	next := g.cur
	switch name {
	case fyne.KeyDown:
		// With nothing selected the first press selects the row that is marked.
		if len(g.picked) > 0 || extend {
			next++
		}
	case fyne.KeyUp:
		next--
	case fyne.KeyPageDown:
		next += g.page()
	case fyne.KeyPageUp:
		next -= g.page()
	case fyne.KeyHome:
		next = 0
	case fyne.KeyEnd:
		next = len(g.order) - 1
	default:
		return false
	}
	g.typed = ""
	g.goTo(next, extend)
	return true
}

// actKey does something with the current row.
func (g *Grid[T]) actKey(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if len(g.order) == 0 {
			return g.empty.act()
		}
		g.open(g.cur)
		return g.OnOpen != nil
	case fyne.KeySpace:
		if g.turnKey(g.shiftHeld()) {
			g.swallow = true
			return true
		}
		if _, picked := g.picked[g.idOf(g.cur)]; g.typed == "" && !picked {
			g.goTo(g.cur, false)
		}
		return true
	case desktop.KeyMenu:
		return g.menuByKey()
	case fyne.KeyF10:
		return g.shiftHeld() && g.menuByKey()
	case fyne.KeyLeft, fyne.KeyRight:
		return g.goSideways(name == fyne.KeyRight)
	}
	return false
}

func (g *Grid[T]) idOf(row int) int64 {
	if row < 0 || row >= len(g.order) {
		return -1
	}
	return g.id(row)
}

// goSideways scrolls if there is something to be seen, also columns that were left out.
func (g *Grid[T]) goSideways(right bool) bool {
	if right && !g.all && len(g.leftOut()) > 0 {
		g.showAll()
	}
	if !g.sideways() {
		return false
	}
	at, step := g.body.offset, round(80*g.style.k)
	if !right {
		step = -step
	}
	g.scrollTo(fyne.NewPos(at.X+step, at.Y))
	return true
}

// TypedShortcut is called by Fyne, with all shortcuts while the grid has the
// focus; those it does not know it hands on: to the dialog that it lies in, or the window.
func (g *Grid[T]) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		g.copyTo(s.Clipboard)
		return
	case *fyne.ShortcutPaste:
		if g.OnPaste != nil {
			g.OnPaste(clipboard(s.Clipboard).Content())
			return
		}
	case *fyne.ShortcutSelectAll:
		g.selectAll()
		return
	case *desktop.CustomShortcut:
		if g.custom(s) {
			return
		}
	}
	PassShortcut(g, s)
}

// custom is Ctrl with a key that moves: Home and End as without Ctrl, the arrows
// move the mark and leave the selection, Space takes a row in or out.
func (g *Grid[T]) custom(s *desktop.CustomShortcut) bool {
	extend := s.Modifier&fyne.KeyModifierShift != 0
	if s.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault {
		return false
	}
	switch s.KeyName {
	case fyne.KeyHome, fyne.KeyEnd:
		return g.moveKey(s.KeyName, extend)
	case fyne.KeyUp, fyne.KeyDown:
		step := 1
		if s.KeyName == fyne.KeyUp {
			step = -1
		}
		if extend {
			g.goTo(g.cur+step, true)
		} else {
			g.goOnly(g.cur + step)
		}
		return true
	case fyne.KeySpace:
		g.toggle(g.cur)
		return true
	}
	return false
}
