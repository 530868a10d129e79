package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// DateEntry is a field for a day. It takes whatever Days.Parse understands, says
// while one types what it understood, and writes it in the office's style when
// it is left or Enter is pressed. Empty is allowed and is "".
//
// Up and Down go a day later and earlier, with Ctrl a week; F4, Alt+Down, the
// button, and Down in a field without a day open the calendar.
type DateEntry struct {
	Entry
	OnChanged func(day string) // the day is another one: on leaving, Enter, an arrow, the calendar; not by SetDay

	days     Days
	day      string // what written says
	written  string // the text this entry wrote for day
	reported string
	calendar *dropDown
	taking   bool // the mouse button that gave the focus is still down
}

// NewDateEntry makes an empty one, wide enough for what is typed and, beside it,
// what was understood.
func NewDateEntry(days Days) *DateEntry {
	d := &DateEntry{days: days}
	d.Width = 280
	d.typed = d.changed
	d.ActionItem = newFieldButton(d, theme.CalendarIcon(), d.open)
	d.ExtendBaseWidget(d)
	return d
}

// Day is the day of the text, "" for an empty field; the complaint says why the
// text is none.
func (d *DateEntry) Day() (day, complaint string) {
	text := strings.TrimSpace(d.Text)
	switch text {
	case "":
		return "", ""
	case d.written:
		return d.day, ""
	}
	return d.days.parse(text)
}

// SetDay shows a day, "" empties.
func (d *DateEntry) SetDay(day string) {
	d.reported = day
	d.write(day)
}

func (d *DateEntry) write(day string) {
	d.day, d.written = day, d.days.format(day)
	if d.Text != d.written {
		d.SetText(d.written)
	}
	d.look.note = ""
	d.Refresh()
}

// changed follows the typing.
func (d *DateEntry) changed(string) {
	d.look.note = ""
	if day, complaint := d.Day(); complaint == "" && day != "" && d.Text != d.written {
		d.look.note = d.days.format(day)
	}
	d.complain("")
}

// settle writes what was understood, or complains; false then.
func (d *DateEntry) settle() bool {
	day, complaint := d.Day()
	if complaint != "" {
		d.complain(complaint)
		return false
	}
	d.write(day)
	d.report(day)
	return true
}

func (d *DateEntry) report(day string) {
	if day == d.reported {
		return
	}
	d.reported = day
	if d.OnChanged != nil {
		d.OnChanged(day)
	}
}

// choose takes a day that was not typed.
func (d *DateEntry) choose(day string) {
	d.write(day)
	d.report(day)
	d.selectAll()
}

// MouseDown selects all if it brings the focus, as Tab does: a caret inside the
// written day would make typing a mixture of two. The next click puts the caret.
func (d *DateEntry) MouseDown(m *desktop.MouseEvent) {
	had := d.hasFocus
	d.Entry.MouseDown(m)
	if d.taking = !had && d.hasFocus; d.taking {
		d.selectAll()
	}
}

// Dragged selects, but not while the click that gave the focus trembles.
func (d *DateEntry) Dragged(e *fyne.DragEvent) {
	if !d.taking {
		d.Entry.Dragged(e)
	}
}

// MouseUp ends the click.
func (d *DateEntry) MouseUp(m *desktop.MouseEvent) {
	d.taking = false
	d.Entry.MouseUp(m)
}

// FocusLost settles.
func (d *DateEntry) FocusLost() {
	d.Entry.FocusLost()
	d.settle()
	d.seat.left()
}

// TypedKey is a key without Ctrl or Alt.
func (d *DateEntry) TypedKey(ev *fyne.KeyEvent) {
	if d.OnKey != nil && d.OnKey(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyUp:
		if !shiftHeld(d.shift) && d.step(1) {
			return
		}
	case fyne.KeyDown:
		if shiftHeld(d.shift) {
			break
		}
		if !d.step(-1) {
			d.open()
		}
		return
	case fyne.KeyF4:
		d.open()
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		if !d.settle() && !shiftHeld(d.shift) {
			d.selectAll()
			return // she sees at once, and where, that it was not understood
		}
	}
	d.typedKey(ev)
}

// TypedShortcut opens the calendar, goes by weeks.
func (d *DateEntry) TypedShortcut(s fyne.Shortcut) {
	if isOpenKey(s) {
		d.open()
		return
	}
	if c, ok := s.(*desktop.CustomShortcut); ok && c.Modifier == fyne.KeyModifierControl {
		switch c.KeyName {
		case fyne.KeyUp:
			d.step(7)
			return
		case fyne.KeyDown:
			d.step(-7)
			return
		}
	}
	d.Entry.TypedShortcut(s)
}

// step goes n days on; false when the text is no day.
func (d *DateEntry) step(n int) bool {
	day, complaint := d.Day()
	t, ok := dayTime(day)
	if complaint != "" || !ok || d.Disabled() {
		return false
	}
	d.choose(t.AddDate(0, 0, n).Format(isoDay))
	return true
}

// open shows the calendar below the field.
func (d *DateEntry) open() {
	if d.Disabled() || d.calendar != nil {
		return
	}
	focus(d)
	day, _ := d.Day()
	c := newCalendar(d.days, day)
	c.picked = func(day string) {
		d.calendar.close()
		d.choose(day)
	}
	c.left = func() { d.calendar.close() }
	d.calendar = openDropDown(d, fyne.NewSize(d.Size().Width, Size(SizeRow)), c, c.MinSize(), func() { d.calendar = nil })
}

func (d *DateEntry) formValue() string {
	day, complaint := d.Day()
	if complaint != "" {
		return d.Text
	}
	return day
}

func (d *DateEntry) unreadable() string {
	_, complaint := d.Day()
	return complaint
}

// complain shows a sentence below the field: in the form, or by itself.
func (e *Entry) complain(text string) {
	if e.seat.complain(text) {
		return
	}
	if e.look.below == text {
		return
	}
	e.look.below, e.look.bad = text, text != ""
	e.Refresh()
}
