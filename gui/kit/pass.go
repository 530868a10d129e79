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
