package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// field is what a form asks of a field. The entries, Select and Check have it.
type field interface {
	fyne.Focusable
	sit(*seat)
	formValue() string   // what Changed compares
	keep() (put func())  // takes what is in it; put puts it back
	unreadable() string  // what the field itself has against its content, in a sentence
	mark(bad bool)       // a red border
	fixedWidth() float32 // 0: as wide as there is room
}

// seat is the place of a field in its form, and how it reaches the form. All
// methods that a field calls do nothing on a nil seat: a field without a form.
type seat struct {
	form   *Form
	row    *formRow
	key    string
	object fyne.CanvasObject
	focus  fyne.Focusable // nil: cannot have the focus
	field  field          // nil: a widget of somebody else
	err    string
}

func (s *seat) value() string {
	if s.field != nil {
		return s.field.formValue()
	}
	if v, ok := s.object.(Valued); ok {
		return v.FormValue()
	}
	return ""
}

func (s *seat) focusable() bool {
	if s.focus == nil || s.row.hidden || !s.object.Visible() {
		return false
	}
	d, ok := s.object.(fyne.Disableable)
	return !ok || !d.Disabled()
}

// enter is Enter in a field: on, back, or submit.
func (s *seat) enter(back bool) {
	f := s.form
	if !f.EnterMoves {
		f.Submit()
		return
	}
	if next := s.neighbour(back); next != nil {
		focus(next.focus)
	} else if !back {
		f.Submit()
	}
}

// neighbour is the next field that can have the focus, or the one before.
func (s *seat) neighbour(back bool) *seat {
	at, step := -1, 1
	if back {
		step = -1
	}
	for i, other := range s.form.seats {
		if other == s {
			at = i
		}
	}
	for i := at + step; at >= 0 && i >= 0 && i < len(s.form.seats); i += step {
		if s.form.seats[i].focusable() && !s.form.seats[i].besides() {
			return s.form.seats[i]
		}
	}
	return nil
}

// besides: a button in the form is not part of what is filled in, Enter passes it by; Tab
// does not.
func (s *seat) besides() bool { _, button := s.focus.(*Button); return button }

// submit is Ctrl+Enter; false without a form.
func (s *seat) submit() bool {
	if s == nil {
		return false
	}
	s.form.Submit()
	return true
}

// changed takes an error away with what it was about; in a live form also what was said of
// the whole, and all of it when everything is as it was kept: then nobody saves.
func (s *seat) changed() {
	if s == nil {
		return
	}
	if s.err != "" {
		s.setError("")
		s.form.relayout()
	}
	if f := s.form; f.live != nil && f.general.text != "" {
		f.general.SetText("")
		f.relayout()
	}
	if f := s.form; f.live != nil && !f.Changed() {
		f.forgive()
	}
	if s.form.OnChanged != nil {
		s.form.OnChanged()
	}
}

// left is the end of work on a field: a live form saves.
func (s *seat) left() {
	if s != nil && s.form.live != nil && s.form.Changed() {
		s.form.live()
	}
}

// complain shows what a field cannot read; false without a form, which means
// that the field shows it itself.
func (s *seat) complain(text string) bool {
	if s == nil {
		return false
	}
	if s.err != text {
		s.setError(text)
		s.form.relayout()
	}
	return true
}

func (s *seat) setError(text string) {
	s.err = text
	if s.field != nil {
		s.field.mark(text != "")
	}
	all := ""
	for _, other := range s.form.seats {
		if other.row == s.row && other.err != "" {
			all = joinLines(all, other.err)
		}
	}
	s.row.err.SetText(all)
}

// focused brings the row of a field into sight.
func (s *seat) focused() {
	if s != nil && s.form.OnFocus != nil && s.key != "" {
		s.form.OnFocus(s.key)
	}
	if !s.scrolls() {
		return
	}
	scroll, pad := s.form.scroll, Size(theme.SizeNamePadding)
	at := s.row.top + s.form.above()
	top, bottom := at-pad, at+s.row.height+pad
	offset := scroll.Offset
	if bottom > offset.Y+scroll.Size().Height {
		offset.Y = bottom - scroll.Size().Height
	}
	if top < offset.Y {
		offset.Y = top
	}
	scroll.ScrollToOffset(offset)
}

// scrollIn tells the forms in an object which scroll they are in, as far as they
// have none of their own.
func scrollIn(o fyne.CanvasObject, scroll *container.Scroll) {
	c, ok := o.(*fyne.Container)
	if !ok {
		return
	}
	if l, ok := c.Layout.(*formLayout); ok && l.f.scroll == nil {
		l.f.scroll = scroll
	}
	for _, o := range c.Objects {
		scrollIn(o, scroll)
	}
}

// above is what stands above the rows in the scroll.
func (f *Form) above() float32 {
	d := fyne.CurrentApp().Driver()
	return d.AbsolutePositionForObject(f.box).Y - d.AbsolutePositionForObject(f.scroll.Content).Y
}

func (s *seat) scrolls() bool { return s != nil && s.form.scroll != nil }

func (s *seat) wheel(ev *fyne.ScrollEvent) {
	if s.scrolls() {
		s.form.scroll.Scrolled(ev)
	}
}

// focus puts the focus on something that is shown.
func focus(o fyne.Focusable) {
	w, ok := o.(fyne.CanvasObject)
	if !ok {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(w); c != nil {
		c.Focus(o)
	}
}
