package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Hold keeps the window for a dialog that is about to open, while what it shows is still
// being read: nothing is seen of it, what she clicks goes nowhere, and what she types
// waits for the dialog. Without it an Enter meant for the dialog would press the button
// that asked for it once more, and two dialogs would open. Esc gives it up: the window is
// free again, and cancel runs.
func Hold(w fyne.Window, cancel func()) *Held {
	h := &Held{canvas: w.Canvas(), cancel: cancel}
	h.keys = newHoldKeys(h)
	h.canvas.Overlays().Add(h.keys)
	h.keys.Resize(h.canvas.Size())
	h.canvas.Focus(h.keys)
	return h
}

// Held is a window kept for a dialog; nil is one that is free.
type Held struct {
	canvas fyne.Canvas
	keys   *holdKeys
	cancel func()
	typed  []func(fyne.Focusable)
}

// Release gives the window back, right before the dialog opens.
func (h *Held) Release() {
	if h == nil {
		return
	}
	takeOff(h.canvas, h.keys)
}

// Pass gives the dialog what was typed, key by key, wherever its keyboard is then, or to
// the window held once more; where no dialog has opened nothing gets it.
func (h *Held) Pass() {
	if h == nil {
		return
	}
	for _, typed := range h.typed {
		f := h.canvas.Focused()
		if _, again := f.(*holdKeys); again || f != nil && DialogOpen(h.canvas) {
			typed(f)
		}
	}
	h.typed = nil
}

// holdKeys lies over the window and takes the keys.
type holdKeys struct {
	widget.BaseWidget
	h *Held
}

func newHoldKeys(h *Held) *holdKeys {
	k := &holdKeys{h: h}
	k.ExtendBaseWidget(k)
	return k
}

func (k *holdKeys) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(Gap(0, 0))
}

func (k *holdKeys) Tapped(*fyne.PointEvent) {}

func (k *holdKeys) FocusGained() {}

func (k *holdKeys) FocusLost() {}

func (k *holdKeys) TypedRune(r rune) {
	k.h.typed = append(k.h.typed, func(f fyne.Focusable) { f.TypedRune(r) })
}

func (k *holdKeys) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		k.h.typed = nil
		k.h.Release()
		k.h.cancel()
		return
	}
	key := *e
	k.h.typed = append(k.h.typed, func(f fyne.Focusable) { f.TypedKey(&key) })
}
