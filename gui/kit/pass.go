package kit

import "fyne.io/fyne/v2"

// PassShortcut gives a shortcut that a focused widget does not know to the window:
// Fyne asks the focused widget alone. In a dialog the page behind hears nothing of
// it: Ctrl+Enter is the primary button, all else is nothing.
func PassShortcut(o fyne.CanvasObject, s fyne.Shortcut) {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil {
		return
	}
	if d := frontDialog(c); d != nil {
		d.shortcut(s)
	} else if c, ok := c.(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// FocusLost reports whether the keyboard of a window is at what cannot be seen any more,
// or takes no key: a button that has done its work and is gone, or disabled. Nothing at
// all is not lost, nor is what lies behind a dialog.
func FocusLost(c fyne.Canvas) bool {
	f := c.Focused()
	if f == nil || ModalOpen(c) {
		return false
	}
	if b, ok := f.(*Button); ok && b.Disabled() {
		return true
	}
	o, ok := f.(fyne.CanvasObject)
	if !ok || !o.Visible() {
		return true
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o) // the corner of the window, if it is not there
	return at.X <= 0 && at.Y <= 0
}

// Typing is the field for text that has the keyboard of a window, nil if none has.
func Typing(c fyne.Canvas) fyne.Focusable {
	f := c.Focused()
	if _, ok := f.(interface{ SelectedText() string }); ok && !FocusLost(c) {
		return f
	}
	return nil
}

// PassRune gives a letter that a focused widget does not use to the window, as if
// nothing had the focus: a page may take it up (see Canvas.OnTypedRune).
func PassRune(o fyne.CanvasObject, r rune) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// PassKey gives a key that a focused widget does not know to the dialog it is in, or
// to the window.
func PassKey(o fyne.CanvasObject, e *fyne.KeyEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}
