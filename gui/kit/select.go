package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"
	"time"
)

// Select is a field with a choice of a few. Space, Up, Down, F4 and Alt+Down open
// the list (outside a form Enter too), Left and Right take the one before and
// after, a letter or digit goes to the next option that begins with it; digits
// that begin none are the number of the option.
type Select struct {
	widget.DisableableWidget
	OnChanged   func(i int) // another choice by the user; not by SetIndex
	PlaceHolder string      // shown without a choice
	Width       float32     // at 100 % text; 0: as wide as the widest option

	options []string
	index   int
	focused bool
	hovered bool
	shift   bool
	bad     bool
	seat    *seat
	keys    typeAhead
	list    *dropDown
}

// NewSelect makes one without a choice.
func NewSelect(options []string) *Select {
	s := &Select{options: options, index: -1, PlaceHolder: lang.X("kit.select.placeholder", "選んでください")}
	s.ExtendBaseWidget(s)
	return s
}

// Index is the choice, -1 without.
func (s *Select) Index() int { return s.index }

// Text is the option chosen, "" without.
func (s *Select) Text() string {
	if s.index < 0 {
		return ""
	}
	return s.options[s.index]
}

// SetIndex chooses; what is no option takes the choice away.
func (s *Select) SetIndex(i int) {
	if i < 0 || i >= len(s.options) {
		i = -1
	}
	s.index = i
	s.Refresh()
	s.seat.changed()
}

// Options are those to choose from.
func (s *Select) Options() []string { return s.options }

// SetOptions replaces the options; the choice stays if its text is among them.
func (s *Select) SetOptions(options []string) {
	text := s.Text()
	s.options, s.index = options, -1
	for i, o := range options {
		if o == text && text != "" {
			s.index = i
		}
	}
	s.Refresh()
}

// choose is a choice by the user.
func (s *Select) choose(i int) {
	if i < 0 || i >= len(s.options) || i == s.index {
		return
	}
	s.SetIndex(i)
	if s.OnChanged != nil {
		s.OnChanged(i)
	}
	s.seat.left()
}

// FocusGained is for Fyne.
func (s *Select) FocusGained() {
	s.focused = true
	s.Refresh()
	s.seat.focused()
}

// FocusLost is for Fyne.
func (s *Select) FocusLost() {
	s.focused, s.shift = false, false
	s.Refresh()
}

// Tapped opens the list.
func (s *Select) Tapped(*fyne.PointEvent) {
	if !s.Disabled() {
		focus(s)
		s.open()
	}
}

// MouseIn is for Fyne.
func (s *Select) MouseIn(*desktop.MouseEvent) { s.hover(true) }

// MouseMoved is for Fyne.
func (s *Select) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (s *Select) MouseOut() { s.hover(false) }

func (s *Select) hover(on bool) {
	s.hovered = on
	s.Refresh()
}

// KeyDown keeps Shift in mind.
func (s *Select) KeyDown(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		s.shift = true
	}
}

// KeyUp forgets it.
func (s *Select) KeyUp(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		s.shift = false
	}
}

// TypedRune goes to an option that begins with what is typed.
func (s *Select) TypedRune(r rune) {
	if r == ' ' || r == '　' || s.Disabled() {
		return
	}
	s.choose(s.keys.find(r, s.options, s.index, time.Now()))
}

// TypedKey is a key without Ctrl or Alt.
func (s *Select) TypedKey(ev *fyne.KeyEvent) {
	if s.Disabled() {
		return
	}
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyDown, fyne.KeyUp, fyne.KeyF4:
		s.open()
	case fyne.KeyLeft:
		s.choose(s.index - 1)
	case fyne.KeyRight:
		s.choose(s.index + 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if s.seat != nil {
			s.seat.enter(shiftHeld(s.shift))
		} else {
			s.open()
		}
	default:
		if ev.Name == fyne.KeyEscape || isFunctionKey(ev.Name) {
			PassKey(s, ev)
		}
	}
}

// TypedShortcut opens the list, submits the form, and hands the rest on.
func (s *Select) TypedShortcut(sc fyne.Shortcut) {
	switch {
	case isOpenKey(sc):
		s.open()
	case isSubmitKey(sc) && s.seat.submit():
	default:
		PassShortcut(s, sc)
	}
}

// open shows the options below the field.
func (s *Select) open() {
	if s.list != nil || len(s.options) == 0 || s.Disabled() {
		return
	}
	l := newSelectList(s.options, s.index)
	l.picked = func(i int, on bool) {
		s.list.close()
		s.choose(i)
		if on && s.seat != nil {
			s.seat.enter(false)
		}
	}
	l.left = func() { s.list.close() }
	wish := l.MinSize()
	wish.Width = fyne.Max(wish.Width, s.Size().Width)
	s.list = openDropDown(s, s.Size(), l, wish, func() { s.list = nil })
	l.show()
}

func (s *Select) sit(at *seat)       { s.seat = at }
func (s *Select) unreadable() string { return "" }
func (s *Select) formValue() string  { return s.Text() }

func (s *Select) keep() (put func()) {
	i := s.index
	return func() { s.SetIndex(i) }
}

func (s *Select) fixedWidth() float32 { return s.MinSize().Width }

func (s *Select) mark(bad bool) {
	s.bad = bad
	s.Refresh()
}
