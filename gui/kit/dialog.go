package kit

import "fyne.io/fyne/v2"

// Dialog is a question or a form over the window; what is behind it is dimmed and
// hears nothing. Enter is its primary button, wherever the focus is, unless what
// has the focus needs Enter itself; Ctrl+Enter always is. Esc is the secondary
// one. Tab goes round inside. Dialogs may lie on each other. Where the primary button
// takes something away and there is nothing to fill in, the focus begins on the harmless
// one: Enter pressed without reading loses nothing.
//
// Widgets inside that do not need a key hand it on with PassKey.
type Dialog struct {
	Title         string
	Content       fyne.CanvasObject // scrolls where the window is too small for it
	Width, Height float32           // of the content at 100 % text; 0: 480, and as high as it is

	Primary   string      // "" = no such button
	Secondary string      // likewise; Esc closes the dialog even so
	OnPrimary func() bool // true closes; nil closes too
	Danger    bool        // the primary button takes something away
	Aside     fyne.CanvasObject

	OnSecondary func()         // before the secondary button or Esc closes
	OnClosed    func()         // however it was closed
	First       fyne.Focusable // gets the focus; else the first that can
	Footer      bool           // the focus begins on the primary button, although the content could take it
	Changed     func() bool    // true: Esc asks before throwing away what was typed

	OnShortcut func(fyne.Shortcut) bool // one that the focused widget did not need; true = handled

	win    fyne.Window
	canvas fyne.Canvas
	layer  *Layer
	body   *dialogBody
	busy   bool
	barred bool   // the primary button is disabled
	stop   func() // instead of closing by the secondary button
	asks   bool   // whether what was typed may be thrown away
	keys   *dialogKeys
	wrong  *complaint // what was refused, above the buttons
}

// Show opens a dialog over a window.
func Show(w fyne.Window, d *Dialog) {
	d.win, d.canvas = w, w.Canvas()
	if d.Secondary == "" && d.OnPrimary != nil {
		d.Secondary = leave() // whatever can be done can be left
	}
	d.body = newDialogBody(d)
	d.layer = NewLayer(d.body)
	d.layer.dialog = d
	d.listen()
	d.canvas.Overlays().Add(d.layer)
	d.layer.Resize(d.canvas.Size())
	d.focusFirst()
}

// focusFirst puts the keyboard where the work begins: into the content, or on the
// primary button if there is nothing to fill in; on the other one if that is red.
func (d *Dialog) focusFirst() {
	if d.First != nil {
		d.canvas.Focus(d.First)
		return
	}
	if !d.Footer {
		d.canvas.FocusNext()
		if f := d.canvas.Focused(); f != nil && !d.body.isFooter(f) {
			return
		}
	}
	first, second := d.body.primary, d.body.secondary
	if d.Danger {
		first, second = second, first
	}
	for _, b := range []*Button{first, second} {
		if b != nil && !b.Disabled() {
			d.canvas.Focus(b)
			return
		}
	}
	d.body.takeFocus(d.canvas)
}

// Shown reports whether the dialog is open.
func (d *Dialog) Shown() bool { return d.layer != nil }

// Hide closes the dialog without asking. Dialogs that were opened over it stay.
// What had the focus before has it again: Fyne keeps one for each overlay.
func (d *Dialog) Hide() {
	if d.layer == nil {
		return
	}
	layer := d.layer
	d.layer = nil
	if !takeOff(d.canvas, layer) {
		return
	}
	d.unlisten()
	if front := frontDialog(d.canvas); front != nil && !front.body.veiled && d.canvas.Focused() == nil {
		front.focusFirst()
	}
	if d.OnClosed != nil {
		d.OnClosed()
	}
}

// Complain says in the dialog in front what was refused, above its buttons; the next try
// takes it away. It reports false where no dialog is open, or where the one in front has no
// buttons that would stand below it.
func Complain(c fyne.Canvas, text string) bool {
	d := frontDialog(c)
	if d == nil || d.busy || !d.body.hasFooter() || d.body.veiled {
		return false
	}
	d.wrong.say(text)
	return true
}

// Submit is what the primary button does.
func (d *Dialog) Submit() {
	if d.layer == nil || d.busy || d.barred || d.Primary == "" {
		return
	}
	d.wrong.say("")
	if d.OnPrimary == nil || d.OnPrimary() {
		d.Hide()
	}
}

// Cancel is what the secondary button and Esc do: it asks first if something was
// typed.
func (d *Dialog) Cancel() {
	switch {
	case d.layer == nil || d.busy:
	case d.stop != nil:
		d.stop()
	case d.Changed != nil && d.Changed():
		askDiscard(d.win, d.dismiss)
	default:
		d.dismiss()
	}
}

func (d *Dialog) dismiss() {
	if d.OnSecondary != nil {
		d.OnSecondary()
	}
	d.Hide()
}

// SetBusy disables the dialog's buttons and keys while its work is being done.
func (d *Dialog) SetBusy(on bool) { d.busy = on; d.refreshButtons() }

// AllowPrimary enables or disables the primary button, and Enter with it.
func (d *Dialog) AllowPrimary(on bool) { d.barred = !on; d.refreshButtons() }

// SetPrimary changes the label of the primary button.
func (d *Dialog) SetPrimary(label string) { d.Primary = label; d.refreshButtons() }

// SetTitle changes the title.
func (d *Dialog) SetTitle(title string) {
	d.Title = title
	d.fit()
}

// fit lays the dialog out anew at once; the window would do it at its next frame.
func (d *Dialog) fit() {
	if d.body != nil {
		d.body.Refresh()
	}
}

func (d *Dialog) refreshButtons() {
	if d.body != nil {
		d.body.refreshButtons()
	}
}
