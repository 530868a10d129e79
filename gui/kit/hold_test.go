package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// While a dialog is on its way, nothing behind it hears a key or a click, and what was
// typed stands in the dialog; Esc gives the window back.
func TestHold(t *testing.T) {
	pressed, gone := 0, 0
	again := NewPrimary("印刷", func() { pressed++ })
	w := popupWindow(t, nil, container.NewVBox(again))
	c := w.Canvas()
	c.Focus(again)

	held := Hold(w, func() { gone++ })
	key := func(n fyne.KeyName) { c.Focused().TypedKey(&fyne.KeyEvent{Name: n}) }
	test.TapCanvas(c, fyne.CurrentApp().Driver().AbsolutePositionForObject(again).AddXY(5, 5))
	for _, r := range "ab" {
		c.Focused().TypedRune(r)
	}
	key(fyne.KeyBackspace)
	key(fyne.KeyReturn)
	held.Release()
	second := Hold(w, func() {}) // the paper is there, the printers are asked for
	held.Pass()
	second.Release()
	e := NewEntry()
	done := 0
	d := &Dialog{Title: "印刷", Content: e, Primary: "印刷", OnPrimary: func() bool { done++; return true }}
	Show(w, d)
	second.Pass()
	if e.Text != "a" || done != 1 || pressed != 0 || ModalOpen(c) {
		t.Errorf("%q was typed into the dialog, which was confirmed %d times, the button behind pressed %d times", e.Text, done, pressed)
	}
	second.Pass() // nothing is passed twice, nor to a page
	if pressed != 0 {
		t.Error("the page got what was meant for the dialog")
	}

	held = Hold(w, func() { gone++ })
	key(fyne.KeyEscape)
	held.Pass()
	if ModalOpen(c) || gone != 1 {
		t.Errorf("Esc: still held %v, given up %d times", ModalOpen(c), gone)
	}
	c.Focus(again)
	if key(fyne.KeyReturn); pressed != 1 {
		t.Errorf("the window is not free again: %d", pressed)
	}
	var free *Held
	free.Release()
	free.Pass()
}
