package kit

import (
	"strings"

	"fyne.io/fyne/v2"
)

// enter picks what is chosen, or waits for it.
func (s *SearchEntry) enter(e *fyne.KeyEvent) {
	text := s.entry.Text
	switch at := s.card.list.at; {
	case strings.TrimSpace(text) == "":
		PassKey(s.entry, e)
	case !s.answered:
		s.wait(text)
	case s.card.isOpen() && at >= 0 && at < len(s.found):
		s.pick(s.found[at])
	case s.OnSubmit != nil && s.OnSubmit(text):
		s.clear()
	case len(s.found) > 0:
		s.open() // it was closed by Esc, or nothing of it can be picked
	default:
		s.nothing(text, nil)
	}
}

func (s *SearchEntry) wait(text string) {
	if s.OnSubmit != nil && s.OnSubmit(text) {
		s.clear()
		return
	}
	if n := len(s.waiting); n > 0 && s.waiting[n-1].serial == s.serial {
		return // Enter was pressed twice
	}
	s.waiting = append(s.waiting, waitingEnter{serial: s.serial, text: text})
	s.clear()
}

// key is a key before the entry's own.
func (s *SearchEntry) key(e *fyne.KeyEvent) bool {
	if s.OnKey != nil && s.OnKey(e) {
		return true
	}
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		s.enter(e)
	case fyne.KeyEscape:
		s.escape(e)
	case fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyPageUp:
		s.arrow(e.Name)
	default:
		return false
	}
	return true
}

func (s *SearchEntry) escape(e *fyne.KeyEvent) {
	switch {
	case s.card.isOpen():
		s.close()
	case s.OnEscape != nil:
		s.OnEscape()
	default:
		PassKey(s.entry, e)
	}
}

func (s *SearchEntry) arrow(k fyne.KeyName) {
	if !s.card.isOpen() {
		if k == fyne.KeyDown && s.answered && len(s.found) > 0 {
			s.open()
		}
		return
	}
	step := map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1}[k]
	if step == 0 {
		step = s.card.list.visible() - 1
		if k == fyne.KeyPageUp {
			step = -step
		}
	}
	s.card.list.move(step)
}
