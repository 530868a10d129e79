package kit

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// NumberEntry is a field for a whole number, with its unit beside it. Digits of
// full width become plain ones as they are typed; other characters are not
// taken. Thousands get their commas when the field is left. Up and Down count.
type NumberEntry struct {
	Entry
	OnChanged func(n int) // another number: on leaving, Enter, an arrow; not by SetValue

	Min, Max int  // Max 0: no limit
	Tenths   bool // it has a decimal place, and all numbers here are in tenths: 1.5 is 15

	reported int
}

// NewNumberEntry makes an empty one for a number of up to five digits; Width
// makes more room.
func NewNumberEntry(unit string) *NumberEntry {
	n := &NumberEntry{}
	n.Width = 88
	n.look.unit = unit
	n.typed = func(string) { n.complain("") }
	n.ExtendBaseWidget(n)
	return n
}

// Value is the number; 0 for an empty field, see IsEmpty.
func (e *NumberEntry) Value() (n int, complaint string) {
	text := plainNumber(e.Text, e.look.unit)
	if text == "" {
		return 0, ""
	}
	n, ok := e.read(text)
	switch {
	case !ok:
		return 0, lang.X("kit.number.unreadable", "数字で入力してください")
	case n < e.Min:
		return 0, lang.X("kit.number.min", "{{.N}}以上で入力してください", map[string]any{"N": strings.ReplaceAll(e.text(e.Min), ",", "")})
	case e.Max != 0 && n > e.Max:
		return 0, lang.X("kit.number.max", "{{.N}}以下で入力してください", map[string]any{"N": strings.ReplaceAll(e.text(e.Max), ",", "")})
	}
	return n, ""
}

// read reads a number without commas.
func (e *NumberEntry) read(text string) (n int, ok bool) {
	if !e.Tenths {
		n, err := strconv.Atoi(text)
		return n, err == nil
	}
	whole, tenth, _ := strings.Cut(text, ".")
	n, err := strconv.Atoi(whole + (tenth + "0")[:1])
	return n, err == nil && len(tenth) <= 1
}

// text is a number as it stands in the field.
func (e *NumberEntry) text(n int) string {
	if !e.Tenths {
		return withCommas(n)
	}
	return strconv.FormatFloat(float64(n)/10, 'f', -1, 64)
}

// IsEmpty says whether nothing was typed, which is not the number 0.
func (e *NumberEntry) IsEmpty() bool { return plainNumber(e.Text, e.look.unit) == "" }

// SetValue shows a number.
func (e *NumberEntry) SetValue(n int) {
	e.reported = n
	e.write(e.text(n))
}

// Clear empties the field.
func (e *NumberEntry) Clear() {
	e.reported = 0
	e.write("")
}

func (e *NumberEntry) write(text string) {
	if e.Text != text {
		e.SetText(text)
	}
}

// settle writes the number with its commas, or complains; false then.
func (e *NumberEntry) settle() bool {
	n, complaint := e.Value()
	if complaint != "" {
		e.complain(complaint)
		return false
	}
	if e.IsEmpty() {
		e.write("")
	} else {
		e.write(e.text(n))
	}
	if n != e.reported {
		e.reported = n
		if e.OnChanged != nil {
			e.OnChanged(n)
		}
	}
	return true
}

// FocusLost settles.
func (e *NumberEntry) FocusLost() {
	e.Entry.FocusLost()
	e.settle()
	e.seat.left()
}

// TypedRune takes digits.
func (e *NumberEntry) TypedRune(r rune) {
	if r = plainDigit(r); r >= '0' && r <= '9' || r == '-' && e.Min < 0 || r == '.' && e.Tenths {
		e.Entry.TypedRune(r)
	}
}

// TypedKey is a key without Ctrl or Alt.
func (e *NumberEntry) TypedKey(ev *fyne.KeyEvent) {
	if e.OnKey != nil && e.OnKey(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyUp:
		if !shiftHeld(e.shift) && e.step(1) {
			return
		}
	case fyne.KeyDown:
		if !shiftHeld(e.shift) && e.step(-1) {
			return
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if !e.settle() && !shiftHeld(e.shift) {
			e.selectAll()
			return
		}
	}
	e.typedKey(ev)
}

// step counts on, within the limits; false when there is no number.
func (e *NumberEntry) step(by int) bool {
	n, complaint := e.Value()
	if complaint != "" || e.IsEmpty() || e.Disabled() {
		return false
	}
	if n += by; n < e.Min || e.Max != 0 && n > e.Max {
		return true
	}
	e.write(e.text(n))
	e.settle()
	e.selectAll()
	return true
}

func (e *NumberEntry) formValue() string {
	n, complaint := e.Value()
	if complaint != "" || e.IsEmpty() {
		return e.Text
	}
	return strconv.Itoa(n)
}

func (e *NumberEntry) unreadable() string {
	_, complaint := e.Value()
	return complaint
}

// plainDigit folds what an IME gives in full width.
func plainDigit(r rune) rune {
	switch {
	case r >= '０' && r <= '９':
		return r - '０' + '0'
	case r == '－' || r == '−' || r == 'ー':
		return '-'
	case r == '．':
		return '.'
	}
	return r
}

// plainNumber is what was typed or pasted without full width, commas, spaces and
// the unit.
func plainNumber(text, unit string) string {
	text = strings.TrimSpace(text)
	if unit != "" {
		text = strings.TrimSuffix(text, unit)
	}
	return strings.Map(func(r rune) rune {
		switch r {
		case ',', '，', '、', ' ', '　':
			return -1
		}
		return plainDigit(r)
	}, text)
}

// withCommas writes 1247 as 1,247.
func withCommas(n int) string {
	s := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, s = "-", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}
