package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// SearchEntry is a line of text with a list of what was found below it: the first
// is chosen, Up and Down choose others, Enter picks, Esc closes the list. The
// keyboard stays in the line.
//
// Enter is never lost to a search that is slower than the hand, or than a barcode
// reader that types a number and Enter within a few hundredths of a second: what
// was typed is put aside until its answer comes, and the line is ready for the
// next. Answers are taken in the order of their Enters. So every Find must be
// answered once, even if another has followed.
type SearchEntry struct {
	widget.BaseWidget

	// Find looks for a text, on every change but to none; it calls show with what
	// it found, now or later, on the Fyne goroutine. An answer to a text that is no
	// longer there, and whose Enter was not pressed, is dropped.
	Find func(text string, show func([]Candidate))
	// OnPick gets what was chosen by Enter or by a click.
	OnPick func(Candidate)
	// OnSubmit gets the text of an Enter that comes before its candidates, or that
	// has none. True = handled.
	OnSubmit func(text string) bool
	// OnNothing gets the text of an Enter for which nothing was found and that
	// OnSubmit did not take. Without it the text is put back, if the line is empty.
	OnNothing func(text string)
	// OnEscape is Esc when no list is open; without it the key goes on to the
	// dialog or the window.
	OnEscape func()
	// OnKey is asked before the entry's own keys. True = handled.
	OnKey func(*fyne.KeyEvent) bool
	// OnPaste is asked before a text is pasted. True = handled.
	OnPaste func(text string) bool
	// ClearOnPick empties the line when something was picked (true at first).
	ClearOnPick bool
	// Nothing stands in the list when nothing was found; "" shows no list then.
	Nothing string
	// Above opens the list above the line where it has room there, so that what lies
	// below it stays in sight.
	Above bool

	entry *searchField
	card  *candidateCard

	serial   int // of the present text
	answered bool
	found    []Candidate // for the present text, when answered
	waiting  []waitingEnter
}

// waitingEnter is an Enter that was quicker than the search.
type waitingEnter struct {
	serial int
	text   string
	got    bool
	list   []Candidate
}

// NewSearchEntry makes an entry that finds.
func NewSearchEntry(placeholder string) *SearchEntry {
	s := &SearchEntry{ClearOnPick: true, answered: true, Nothing: lang.X("kit.search.nothing", "見つかりません")}
	s.entry = newSearchField(s)
	s.entry.SetPlaceHolder(placeholder)
	s.entry.Icon = theme.SearchIcon()
	s.card = newCandidateCard(func(i int) {
		if i < len(s.found) {
			focus(s.entry)
			s.pick(s.found[i])
		}
	})
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer is Fyne's.
func (s *SearchEntry) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(s.entry)
}

// Text is what is typed.
func (s *SearchEntry) Text() string { return s.entry.Text }

// FormValue is what a form compares to know whether something was typed.
func (s *SearchEntry) FormValue() string { return s.entry.Text }

// SetText types a text; Find is asked.
func (s *SearchEntry) SetText(text string) { s.entry.SetText(text) }

// SetPlaceHolder changes the text of the empty line.
func (s *SearchEntry) SetPlaceHolder(text string) { s.entry.SetPlaceHolder(text) }

func (s *SearchEntry) hasFocus() bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(s.entry)
	return c != nil && c.Focused() == fyne.Focusable(s.entry)
}

// Focusable is what takes the keyboard: the window's canvas is given it, as a field of
// a page that has not been drawn yet does not know its canvas.
func (s *SearchEntry) Focusable() fyne.Focusable { return s.entry }

// Enable lets one type again.
func (s *SearchEntry) Enable() { s.entry.Enable() }

// Disable greys the line.
func (s *SearchEntry) Disable() { s.close(); s.entry.Disable() }

// Disabled is Fyne's.
func (s *SearchEntry) Disabled() bool { return s.entry.Disabled() }

func (s *SearchEntry) changed(text string) {
	s.serial++
	n := s.serial
	s.found = nil
	if s.answered = strings.TrimSpace(text) == "" || s.Find == nil; s.answered {
		s.close()
		return
	}
	s.Find(text, func(list []Candidate) { s.answer(n, list) })
}

// answer takes what was found for the n-th text.
func (s *SearchEntry) answer(n int, list []Candidate) {
	for i := range s.waiting {
		if w := &s.waiting[i]; w.serial == n && !w.got {
			w.got, w.list = true, list
			if n == s.serial { // the text stayed
				s.answered, s.found = true, list
			}
			s.settle()
			return
		}
	}
	if n != s.serial {
		return
	}
	s.answered, s.found = true, list
	s.open()
}

// settle does what the Enters waited for, in their order, as far as answered.
func (s *SearchEntry) settle() {
	for len(s.waiting) > 0 && s.waiting[0].got {
		w := s.waiting[0]
		s.waiting = s.waiting[1:]
		if i := slices.IndexFunc(w.list, func(c Candidate) bool { return !c.Disabled }); i >= 0 {
			s.picked(w.list[i])
			continue
		}
		if s.OnSubmit != nil && s.OnSubmit(w.text) {
			continue
		}
		s.nothing(w.text, w.list)
	}
}

// nothing says that an Enter came to nothing.
func (s *SearchEntry) nothing(text string, list []Candidate) {
	if s.OnNothing != nil {
		s.OnNothing(text)
	} else if s.entry.Text == "" {
		s.SetText(text)
	}
	// The answer is there already: the candidates that cannot be picked say why.
	if s.entry.Text == text {
		s.answered, s.found = true, list
		s.open()
	}
}

func (s *SearchEntry) open() {
	rows := candidateRows(s.found, s.Nothing)
	if len(rows) == 0 || !s.hasFocus() || s.Disabled() {
		s.close()
		return
	}
	s.card.above = s.Above
	s.card.open(s.entry, rows)
}

func (s *SearchEntry) close() { s.card.close() }

// clear empties the line after something was done with its text.
func (s *SearchEntry) clear() {
	s.close()
	if s.ClearOnPick && s.entry.Text != "" {
		s.entry.SetText("")
	}
}

func (s *SearchEntry) pick(c Candidate) {
	s.clear()
	s.picked(c)
}

func (s *SearchEntry) picked(c Candidate) {
	if s.OnPick != nil {
		s.OnPick(c)
	}
}
