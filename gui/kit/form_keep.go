package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Refill lets fill show newer values in the fields. A field whose content was changed and
// is not saved yet keeps what was typed, its caret and what is wrong with it: it counts as
// changed against the newer values.
func (f *Form) Refill(fill func()) {
	var back []func()
	for i, s := range f.seats {
		if s.field != nil && f.differs(i) {
			put, err := s.field.keep(), s.err
			back = append(back, func() {
				put()
				s.setError(err)
			})
		}
	}
	fill()
	f.Clean()
	for _, b := range back {
		b()
	}
	switch {
	case len(back) > 0:
		f.relayout()
	case f.live != nil:
		f.forgive()
	}
}

// Unsaved is the first field whose content cannot be kept: its label, and what is the
// matter. Two empty texts: there is none. Without a label why is all there is to say
// (Awaits, and an error of no field).
func (f *Form) Unsaved() (label, why string) {
	s, why := f.unsaved()
	if s == nil || why == f.Awaits || why == f.general.text {
		return "", why
	}
	return s.label(), why
}

// FocusUnsaved puts the keyboard there.
func (f *Form) FocusUnsaved() {
	if s, _ := f.unsaved(); s != nil && s.focusable() {
		focus(s.focus)
	}
}

func (f *Form) unsaved() (at *seat, why string) {
	if !f.Changed() {
		return nil, ""
	}
	for i, s := range f.seats {
		if s.field == nil || s.row.hidden {
			continue
		}
		if why := s.field.unreadable(); why != "" {
			return s, why
		}
		if s.err == "" {
			continue
		}
		if !f.differs(i) { // what it does not go with was changed
			return f.firstChanged(), s.err
		}
		return s, s.err
	}
	if f.general.text != "" {
		return f.firstChanged(), f.general.text
	}
	if f.Awaits != "" {
		return f.firstChanged(), f.Awaits
	}
	return nil, ""
}

// firstChanged is the first field that was changed since it was kept, if there is one.
func (f *Form) firstChanged() *seat {
	for i, s := range f.seats {
		if f.differs(i) {
			return s
		}
	}
	return nil
}

// label is what stands before the field: the word right before it in a row of several,
// else that of the row.
func (s *seat) label() string {
	if i := slices.IndexFunc(s.row.parts, func(p Part) bool { return p.object == s.object }); i > 0 {
		if w := s.row.parts[i-1].word; w != nil && len([]rune(w.text)) > 1 {
			return w.text
		}
	}
	if s.row.label == nil {
		return ""
	}
	return s.row.label.text
}

// Scrolled is a scroll of content with forms in it: the field that has the keyboard is
// always in sight.
func Scrolled(content fyne.CanvasObject) *container.Scroll {
	scroll := container.NewVScroll(content)
	ScrollIn(scroll)
	return scroll
}

// ScrollIn is for a form that was put into a scroll after it was made.
func ScrollIn(scroll *container.Scroll) { scrollIn(scroll.Content, scroll) }
