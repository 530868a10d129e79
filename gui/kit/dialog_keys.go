package kit

import "fyne.io/fyne/v2"

// ModalOpen reports whether something lies over the page of a window that takes
// the keyboard for itself: a dialog, a menu, a calendar. The shortcuts of the page
// must not fire then.
func ModalOpen(c fyne.Canvas) bool { return c.Overlays().Top() != nil }

// DialogOpen reports whether a dialog lies over the page.
func DialogOpen(c fyne.Canvas) bool { return len(openDialogs(c)) > 0 }

// CloseDialogs closes all dialogs without asking, to lead to a page.
func CloseDialogs(c fyne.Canvas) {
	for d := frontDialog(c); d != nil; d = frontDialog(c) {
		d.Hide()
	}
}

// dialogKeys is the window's own key handler, kept while dialogs are open.
type dialogKeys struct{ before func(*fyne.KeyEvent) }

// SetKeys gives a window its own key handler: at once, or, while dialogs are open, as
// soon as the last of them has gone. A dialog that makes the page behind itself, as the
// first one of a new ledger, would put back the handler of before it.
func SetKeys(c fyne.Canvas, f func(*fyne.KeyEvent)) {
	for _, d := range openDialogs(c) {
		if d.keys != nil {
			d.keys.before = f
			return
		}
	}
	c.SetOnTypedKey(f)
}

// listen makes the keys that no widget takes come to the dialog in front: those
// that arrive while nothing has the focus, and those handed on with PassKey.
func (d *Dialog) listen() {
	if len(openDialogs(d.canvas)) > 0 {
		return
	}
	c := d.canvas
	d.keys = &dialogKeys{before: c.OnTypedKey()}
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		if front := frontDialog(c); front != nil {
			front.key(e)
		}
	})
}

// unlisten gives the keys back to the window when the last dialog has gone.
func (d *Dialog) unlisten() {
	if d.keys == nil {
		return
	}
	if rest := openDialogs(d.canvas); len(rest) > 0 {
		rest[0].keys = d.keys
	} else {
		d.canvas.SetOnTypedKey(d.keys.before)
	}
	d.keys = nil
}

// openDialogs are the dialogs of a canvas, the lowest first.
func openDialogs(c fyne.Canvas) []*Dialog {
	var out []*Dialog
	for _, o := range c.Overlays().List() {
		if l, ok := o.(*Layer); ok && l.dialog != nil {
			out = append(out, l.dialog)
		}
	}
	return out
}

// frontDialog is the dialog that the user has before her, nil if there is none or
// something else lies on it.
func frontDialog(c fyne.Canvas) *Dialog {
	if l, ok := c.Overlays().Top().(*Layer); ok {
		return l.dialog
	}
	return nil
}

func (d *Dialog) key(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if d.Danger && d.canvas.Focused() == nil {
			d.focusFirst() // nobody is on the red button
			return
		}
		d.Submit()
	case fyne.KeyEscape:
		d.Cancel()
	}
}

// shortcut is one that the focused widget did not need.
func (d *Dialog) shortcut(s fyne.Shortcut) {
	if d.OnShortcut != nil && d.OnShortcut(s) {
		return
	}
	if isSubmitKey(s) {
		d.Submit()
	}
}
