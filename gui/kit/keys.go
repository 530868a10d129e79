package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// shiftHeld asks the driver, which knows better than a widget that counts the
// keys it saw: the focus may have come with Shift already down.
func shiftHeld(seen bool) bool {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
	}
	return seen
}

// modifiersHeld are the keys like Ctrl that are down; tests hold their own.
var modifiersHeld = func() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// shortcutHeld is the shortcut that a key makes with Ctrl or Alt down, nil without.
// The driver gives no shortcut but copying to a field that is disabled, only its key.
func shortcutHeld(key fyne.KeyName) fyne.Shortcut {
	m := modifiersHeld()
	switch {
	case m&(fyne.KeyModifierControl|fyne.KeyModifierAlt) == 0:
		return nil
	case m == fyne.KeyModifierControl && key == fyne.KeyZ:
		return &fyne.ShortcutUndo{}
	case m == fyne.KeyModifierControl && key == fyne.KeyY:
		return &fyne.ShortcutRedo{}
	}
	return &desktop.CustomShortcut{KeyName: key, Modifier: m}
}

func isFunctionKey(n fyne.KeyName) bool {
	switch n {
	case fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6,
		fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		return true
	}
	return false
}

// isOpenKey says whether a shortcut opens what a field can drop down.
func isOpenKey(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	return ok && c.Modifier == fyne.KeyModifierAlt && (c.KeyName == fyne.KeyDown || c.KeyName == fyne.KeyUp)
}

// isSubmitKey says whether a shortcut is Ctrl+Enter.
func isSubmitKey(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	return ok && c.Modifier == fyne.KeyModifierShortcutDefault && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter)
}
