package kit

import "fyne.io/fyne/v2"

// TypeOn takes up a letter that was typed while something else had the keyboard of the
// window: the line gets it at its end, and what follows too.
func (s *SearchEntry) TypeOn(c fyne.Canvas, r rune) {
	if s.Disabled() {
		return
	}
	if c.Focused() != fyne.Focusable(s.entry) {
		c.Focus(s.entry)
		s.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	}
	s.entry.TypedRune(r)
}
