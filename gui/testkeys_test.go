package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// undoKey presses Ctrl+Z, which the driver knows as a shortcut of its own.
func undoKey(p *program) {
	if f, ok := p.win.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(&fyne.ShortcutUndo{})
		return
	}
	p.win.Canvas().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutUndo{})
}

// ctrl presses a key with Ctrl on what has the focus.
func ctrl(p *program, name fyne.KeyName) {
	s := &desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierControl}
	if f, ok := p.win.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
		return
	}
	p.win.Canvas().(fyne.Shortcutable).TypedShortcut(s)
}

// typeFile types a path into the file dialog and takes it.
func typeFile(p *program, path string) {
	p.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	typeOn(p, path)
	pressKey(p, fyne.KeyReturn)
}
