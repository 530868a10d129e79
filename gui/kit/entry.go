package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Entry is a line of text to type, 36 high at 100 % text; what is too long
// scrolls. It is Fyne's, and keeps what Fyne's swallows: a shortcut it does not
// know itself, Escape, the function keys and an Enter that nobody takes go on to
// the canvas (its shortcuts, its OnTypedKey).
//
// Reached by Tab it selects all, so that typing replaces; reached by the mouse
// it keeps the caret where the mouse put it.
//
// A widget that embeds an Entry calls ExtendBaseWidget(itself) and overrides
// TypedKey, FocusLost and so on as it likes.
type Entry struct {
	widget.Entry

	OnChanged func(string)              // on every change, by hand or by SetText
	OnEnter   func()                    // instead of what Enter does otherwise
	OnEscape  func()                    // instead of handing Escape on
	OnKey     func(*fyne.KeyEvent) bool // before the entry's own keys; true = handled

	// Width of the box at 100 % text, units beside it not counted. 0: what the
	// layout gives; in a form up to 560.
	Width float32

	self  fyne.Widget
	seat  *seat             // its place in a form, nil outside
	typed func(text string) // a change, for the widget that embeds the entry
	look  entryLook

	atFocus  string // the text when the focus came: as far back as Ctrl+Z goes
	hasFocus bool
	shift    bool
	pressed  bool // the focus comes by the mouse
	leaving  bool // Tab was pressed: the focus goes for good
	parked   bool // the focus went with the window, or to the mouse: the caret is kept
}

// NewEntry makes an entry of one line.
func NewEntry() *Entry {
	e := &Entry{}
	e.ExtendBaseWidget(e)
	return e
}

// NewArea makes an entry of several lines, rows of them visible, wrapping
// anywhere as Japanese does. Enter is a line break there, Ctrl+Enter submits the
// form, Tab goes to the next field.
func NewArea(rows int) *Entry {
	e := &Entry{}
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapBreak
	e.ExtendBaseWidget(e)
	e.SetMinRowsVisible(rows)
	return e
}

// ExtendBaseWidget is called by the constructor with the outermost widget.
func (e *Entry) ExtendBaseWidget(w fyne.Widget) {
	if e.self == nil {
		e.self = w
	}
	if e.Wrapping == fyne.TextWrapOff {
		e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	}
	e.Entry.OnChanged = e.changed
	e.Entry.ExtendBaseWidget(w)
}

// AcceptsTab is false: in an area too Tab goes on.
func (e *Entry) AcceptsTab() bool { return false }

// SetText replaces the text; there is nothing to undo after it.
func (e *Entry) SetText(text string) {
	e.Entry.SetText(text)
	e.atFocus, e.parked = text, false
}

func (e *Entry) changed(text string) {
	if e.typed != nil {
		e.typed(text)
	}
	if e.OnChanged != nil {
		e.OnChanged(text)
	}
	e.seat.changed()
}

// FocusGained selects all when the focus came by Tab, Enter or the program.
func (e *Entry) FocusGained() {
	e.hasFocus = true
	e.Entry.FocusGained()
	if !e.parked {
		e.atFocus = e.Text
		if !e.pressed && !e.MultiLine {
			e.selectAll()
		}
	}
	e.leaving, e.parked = false, false
	e.seat.focused()
}

// FocusLost shows a long text from its start again.
func (e *Entry) FocusLost() {
	e.hasFocus = false
	e.Entry.FocusLost()
	e.shift = false
	// When the window goes to the back there is no Tab before it; coming back,
	// a selection of all would be overwritten by what was copied elsewhere.
	e.parked = !e.leaving
	if e.leaving && !e.MultiLine {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	}
	if e.seat != nil && e.seat.object == fyne.CanvasObject(e) { // the others settle first
		e.seat.left()
	}
}

// MouseDown puts the caret.
func (e *Entry) MouseDown(m *desktop.MouseEvent) {
	e.pressed = true
	moved := *m
	moved.Position.Y -= e.look.drop
	e.Entry.MouseDown(&moved)
	e.pressed = false
}

// CursorPosition is where the caret is on the widget, as it is scrolled; the
// composition window of an IME is put there.
func (e *Entry) CursorPosition() fyne.Position {
	return e.Entry.CursorPosition().Add(e.look.scrolled())
}

// KeyDown keeps Shift and Tab in mind.
func (e *Entry) KeyDown(ev *fyne.KeyEvent) {
	switch ev.Name {
	case desktop.KeyShiftLeft, desktop.KeyShiftRight:
		e.shift = true
	case fyne.KeyTab:
		e.leaving = true
	default:
		e.leaving = false
	}
	e.Entry.KeyDown(ev)
}

// KeyUp forgets Shift.
func (e *Entry) KeyUp(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		e.shift = false
	}
	e.Entry.KeyUp(ev)
}

// TypedKey is a key without Ctrl or Alt.
func (e *Entry) TypedKey(ev *fyne.KeyEvent) {
	if e.OnKey == nil || !e.OnKey(ev) {
		e.typedKey(ev)
	}
}

func (e *Entry) typedKey(ev *fyne.KeyEvent) {
	if s := shortcutHeld(ev.Name); s != nil && e.Disabled() {
		PassShortcut(e.self, s)
		return
	}
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if !e.MultiLine {
			e.enter(ev)
			return
		}
	case fyne.KeyEscape:
		if e.OnEscape != nil {
			e.OnEscape()
		} else {
			PassKey(e.self, ev)
		}
		return
	}
	if isFunctionKey(ev.Name) {
		PassKey(e.self, ev)
		return
	}
	e.Entry.TypedKey(ev)
}

func (e *Entry) enter(ev *fyne.KeyEvent) {
	switch {
	case e.OnEnter != nil:
		e.OnEnter()
	case e.seat != nil:
		e.leaving = true
		e.seat.enter(shiftHeld(e.shift))
		e.leaving = false
	case e.OnSubmitted != nil:
		e.OnSubmitted(e.Text)
	default:
		PassKey(e.self, ev)
	}
}

// TypedShortcut does what belongs to the typing of text and hands the rest on.
// Ctrl+Z first takes back what was typed since the focus came.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	before := e.Text
	switch s := s.(type) {
	case *fyne.ShortcutUndo:
		if e.Text != e.atFocus && !e.Disabled() {
			e.Undo()
		}
		if e.Text != before {
			return
		}
	case *fyne.ShortcutRedo:
		if !e.Disabled() {
			e.Redo()
		}
		if e.Text != before {
			return
		}
	case *desktop.CustomShortcut:
		if e.ownShortcut(s) {
			return
		}
	case *fyne.ShortcutCopy, *fyne.ShortcutCut, *fyne.ShortcutPaste, *fyne.ShortcutSelectAll:
		e.Entry.TypedShortcut(s)
		return
	}
	PassShortcut(e.self, s)
}

func (e *Entry) ownShortcut(s *desktop.CustomShortcut) bool {
	if s.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault {
		return false
	}
	switch s.KeyName {
	case fyne.KeyReturn, fyne.KeyEnter:
		return e.seat.submit()
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
		e.Entry.TypedShortcut(s)
		return true
	case fyne.KeyHome:
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageUp})
		return true
	case fyne.KeyEnd:
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
		return true
	}
	return false
}

func (e *Entry) selectAll() { e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{}) }

// What a form asks of a field.
func (e *Entry) sit(s *seat)       { e.seat = s }
func (e *Entry) formValue() string { return e.Text }

func (e *Entry) keep() (put func()) {
	text, row, column := e.Text, e.CursorRow, e.CursorColumn
	return func() {
		if e.Text != text {
			e.Entry.SetText(text) // not as one that was written here: it is still to be saved
		}
		e.CursorRow, e.CursorColumn = row, column
	}
}
func (e *Entry) unreadable() string { return "" }
func (e *Entry) fixedWidth() float32 {
	if e.Width == 0 {
		return 0
	}
	return e.Width*textScale() + e.look.unitWidth()
}
func (e *Entry) mark(bad bool) {
	e.look.bad = bad
	e.Refresh()
}
