package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// typeField is an Entry for what is answered with Enter: an Enter that is only held
// down does not answer again, so that the one that opened a dialog cannot close it.
type typeField struct {
	Entry
	OnPaste func(text string) bool // before pasting; true = handled
	keys    keyGuard
}

func newTypeField() *typeField {
	f := &typeField{}
	f.ExtendBaseWidget(f)
	return f
}

// KeyDown is Fyne's.
func (f *typeField) KeyDown(e *fyne.KeyEvent) { f.keys.down = e.Name; f.Entry.KeyDown(e) }

// KeyUp is Fyne's.
func (f *typeField) KeyUp(e *fyne.KeyEvent) { f.keys.down = ""; f.Entry.KeyUp(e) }

// TypedKey is Fyne's.
func (f *typeField) TypedKey(e *fyne.KeyEvent) {
	enter := e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter
	if !enter || !f.keys.repeated(f.self, e) {
		f.Entry.TypedKey(e)
	}
}

// TypedShortcut asks before something is pasted.
func (f *typeField) TypedShortcut(s fyne.Shortcut) {
	if p, ok := s.(*fyne.ShortcutPaste); ok && f.OnPaste != nil && p.Clipboard != nil && f.OnPaste(p.Clipboard.Content()) {
		return
	}
	f.Entry.TypedShortcut(s)
}

// selectFromStart selects the first n characters.
func (f *typeField) selectFromStart(n int) {
	f.Entry.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	f.Entry.Entry.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	for range n {
		f.Entry.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	f.Entry.Entry.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

// searchField is the line of a SearchEntry.
type searchField struct {
	typeField
	owner *SearchEntry
}

func newSearchField(owner *SearchEntry) *searchField {
	f := &searchField{owner: owner}
	f.ExtendBaseWidget(f)
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
