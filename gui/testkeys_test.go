package gui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// undoKey presses Ctrl+Z, which the driver knows as a shortcut of its own.
func undoKey(p *program) {
	if f, ok := p.win.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(&fyne.ShortcutUndo{})
		return
	}
	p.win.Canvas().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutUndo{})
}

// typeText types into what has the keyboard.
func typeText(t *testing.T, p *program, text string) {
	t.Helper()
	f := p.win.Canvas().Focused()
	if f == nil {
		t.Fatal("nothing has the keyboard")
	}
	test.Type(f, text)
}

// press presses keys on what has the keyboard, or on the window.
func press(t *testing.T, p *program, keys ...fyne.KeyName) {
	t.Helper()
	for _, k := range keys {
		if f := p.win.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: k})
		} else if p.win.Canvas().OnTypedKey() != nil {
			p.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: k})
		}
	}
}

// enter types texts, each with Enter behind it, as one fills in fields.
func enter(t *testing.T, p *program, texts ...string) {
	t.Helper()
	for _, text := range texts {
		typeText(t, p, text)
		press(t, p, fyne.KeyReturn)
	}
}

// chord presses a key with Ctrl or Alt, as the driver does: the focused widget
// hears it, and hands it on.
func chord(p *program, k fyne.KeyName, m fyne.KeyModifier) {
	s := fyne.Shortcut(&desktop.CustomShortcut{KeyName: k, Modifier: m})
	if m == fyne.KeyModifierControl && k == fyne.KeyV {
		s = &fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()}
	}
	if f, ok := p.win.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
		return
	}
	p.win.Canvas().(fyne.Shortcutable).TypedShortcut(s)
}

// typeFile types a path into the file dialog and takes it.
func typeFile(t *testing.T, p *program, path string) {
	p.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	enter(t, p, path)
}

// shiftPress presses a key with Shift on what has the keyboard.
func shiftPress(t *testing.T, p *program, on desktop.Keyable, k fyne.KeyName) {
	t.Helper()
	on.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(t, p, k)
	on.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}
