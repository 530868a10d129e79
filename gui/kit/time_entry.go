package kit

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
)

// TimeEntry is a field for a time of day: 1830 becomes 18:30. Empty is allowed
// and is "". Up and Down go to the next quarter of an hour and the one before,
// with Ctrl an hour.
type TimeEntry struct {
	Entry
	OnChanged func(value string) // another time: on leaving, Enter, an arrow; not by SetValue

	parse    func(string) (string, string)
	reported string
}

// NewTimeEntry makes an empty one. parse gives "15:04" for what was typed, or a
// complaint.
func NewTimeEntry(parse func(text string) (value string, complaint string)) *TimeEntry {
	t := &TimeEntry{parse: parse}
	t.Width = 88
	t.typed = func(string) { t.complain("") }
	t.ExtendBaseWidget(t)
	return t
}

// Value is the time as "15:04", "" for an empty field; the complaint says why the
// text is none.
func (t *TimeEntry) Value() (value, complaint string) {
	text := strings.TrimSpace(t.Text)
	if text == "" {
		return "", ""
	}
	value, complaint = t.parse(text)
	if value == "" && complaint == "" {
		complaint = lang.X("kit.time.unreadable", "時刻として読めません")
	}
	return value, complaint
}

// SetValue shows a time, "" empties.
func (t *TimeEntry) SetValue(value string) {
	t.reported = value
	t.write(value)
}

func (t *TimeEntry) write(value string) {
	if t.Text != value {
		t.SetText(value)
	}
}

// settle writes what was understood, or complains; false then.
func (t *TimeEntry) settle() bool {
	value, complaint := t.Value()
	if complaint != "" {
		t.complain(complaint)
		return false
	}
	t.write(value)
	if value != t.reported {
		t.reported = value
		if t.OnChanged != nil {
			t.OnChanged(value)
		}
	}
	return true
}

// FocusLost settles.
func (t *TimeEntry) FocusLost() {
	t.Entry.FocusLost()
	t.settle()
	t.seat.left()
}

// TypedKey is a key without Ctrl or Alt.
func (t *TimeEntry) TypedKey(ev *fyne.KeyEvent) {
	if t.OnKey != nil && t.OnKey(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyUp:
		if !shiftHeld(t.shift) && t.step(15) {
			return
		}
	case fyne.KeyDown:
		if !shiftHeld(t.shift) && t.step(-15) {
			return
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if !t.settle() && !shiftHeld(t.shift) {
			t.selectAll()
			return
		}
	}
	t.typedKey(ev)
}

// TypedShortcut goes by hours.
func (t *TimeEntry) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.Modifier == fyne.KeyModifierControl {
		switch c.KeyName {
		case fyne.KeyUp:
			t.step(60)
			return
		case fyne.KeyDown:
			t.step(-60)
			return
		}
	}
	t.Entry.TypedShortcut(s)
}

// step goes on by minutes, within the day; false when the text is no time.
func (t *TimeEntry) step(minutes int) bool {
	value, complaint := t.Value()
	var hour, minute int
	if n, err := fmt.Sscanf(value, "%d:%d", &hour, &minute); complaint != "" || err != nil || n != 2 || t.Disabled() {
		return false
	}
	at := stepTime(hour*60+minute, minutes)
	if at < 0 || at >= 24*60 {
		return true
	}
	t.write(fmt.Sprintf("%02d:%02d", at/60, at%60))
	t.settle()
	t.selectAll()
	return true
}

// stepTime goes by an hour, or to the next quarter: from 18:10 to 18:15 or 18:00.
func stepTime(at, minutes int) int {
	switch {
	case minutes == 60 || minutes == -60:
		return at + minutes
	case minutes > 0:
		return at - at%15 + 15
	}
	return at - 1 - (at+14)%15
}

func (t *TimeEntry) formValue() string {
	value, complaint := t.Value()
	if complaint != "" {
		return t.Text
	}
	return value
}

func (t *TimeEntry) unreadable() string {
	_, complaint := t.Value()
	return complaint
}
