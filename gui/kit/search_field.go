package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// typeField is a line of text that hands on to the window what Fyne's swallows:
// shortcuts it does not know, Esc, Enter and the function keys.
type typeField struct {
	widget.Entry
	OnEnter  func()
	OnEscape func()
	OnKey    func(*fyne.KeyEvent) bool // before the field's own keys; true = handled
	OnPaste  func(text string) bool    // before pasting; true = handled

	self fyne.Widget
	keys keyGuard
}

func newTypeField() *typeField {
	f := &typeField{}
	f.extend(f)
	return f
}

func (f *typeField) extend(self fyne.Widget) {
	f.self = self
	f.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	f.ExtendBaseWidget(self)
}

// KeyDown is Fyne's.
func (f *typeField) KeyDown(e *fyne.KeyEvent) { f.keys.down = e.Name; f.Entry.KeyDown(e) }

// KeyUp is Fyne's.
func (f *typeField) KeyUp(e *fyne.KeyEvent) { f.keys.down = ""; f.Entry.KeyUp(e) }

// TypedKey is Fyne's.
func (f *typeField) TypedKey(e *fyne.KeyEvent) {
	enter := e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter
	switch {
	case enter && f.keys.repeated(f.self, e):
	case f.OnKey != nil && f.OnKey(e):
	case enter && f.OnEnter != nil:
		f.OnEnter()
	case e.Name == fyne.KeyEscape && f.OnEscape != nil:
		f.OnEscape()
	case enter, e.Name == fyne.KeyEscape, e.Name[0] == 'F' && len(e.Name) > 1:
		PassKey(f.self, e)
	default:
		f.Entry.TypedKey(e)
	}
}

// TypedShortcut does what belongs to typing and hands the rest on; Ctrl+Z too when
// there is nothing left to take back here.
func (f *typeField) TypedShortcut(s fyne.Shortcut) {
	before := f.Text
	switch s := s.(type) {
	case *fyne.ShortcutUndo, *fyne.ShortcutRedo:
		f.Entry.TypedShortcut(s)
		if f.Text == before {
			passOn(f.self, s)
		}
		return
	case *fyne.ShortcutPaste:
		if f.OnPaste != nil && s.Clipboard != nil && f.OnPaste(s.Clipboard.Content()) {
			return
		}
	case *desktop.CustomShortcut:
		if !editsWords(s) {
			passOn(f.self, s)
			return
		}
	}
	f.Entry.TypedShortcut(s)
}

// selectFromStart selects the first n characters.
func (f *typeField) selectFromStart(n int) {
	f.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	f.Entry.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	for range n {
		f.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	f.Entry.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

// editsWords reports whether a shortcut moves or deletes by words.
func editsWords(s *desktop.CustomShortcut) bool {
	if s.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault {
		return false
	}
	switch s.KeyName {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
		return true
	}
	return false
}

// searchField is the line of a SearchEntry.
type searchField struct {
	typeField
	owner *SearchEntry
}

func newSearchField(owner *SearchEntry) *searchField {
	f := &searchField{owner: owner}
	f.extend(f)
	f.OnChanged = owner.changed
	f.OnKey = owner.key
	f.OnPaste = func(text string) bool { return owner.OnPaste != nil && owner.OnPaste(text) }
	return f
}

// FocusLost closes the list: Tab goes on, and so does a click elsewhere.
func (f *searchField) FocusLost() {
	f.typeField.FocusLost()
	f.owner.close()
}
