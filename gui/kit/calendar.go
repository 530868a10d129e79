package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// calendar is a month to choose a day from. Arrows go by days and weeks, PageUp
// and PageDown by months (with Ctrl by years), Home and End to the ends of the
// month, T to today; Enter chooses, Escape leaves.
type calendar struct {
	widget.BaseWidget
	days   Days
	chosen string    // the day of the field, "" = none
	cursor time.Time // the day under the keys; its month is shown
	hover  int       // the cell under the mouse, -1 = none
	part   calendarPart
	picked func(day string)
	left   func()
}

// calendarPart is what of the heading the mouse is on.
type calendarPart int

const (
	partNone calendarPart = iota
	partBack
	partOn
	partToday
)

const calendarCells = 42 // six weeks: the height does not change with the month

func newCalendar(days Days, chosen string) *calendar {
	c := &calendar{days: days, chosen: chosen, hover: -1}
	var ok bool
	if c.cursor, ok = dayTime(chosen); !ok {
		c.chosen = ""
		if c.cursor, ok = dayTime(days.today()); !ok {
			c.cursor = time.Now().UTC().Truncate(24 * time.Hour)
		}
	}
	c.ExtendBaseWidget(c)
	return c
}

// first is the Sunday the cells begin with.
func (c *calendar) first() time.Time {
	start := time.Date(c.cursor.Year(), c.cursor.Month(), 1, 0, 0, 0, 0, time.UTC)
	return start.AddDate(0, 0, -int(start.Weekday()))
}

func (c *calendar) cell(i int) time.Time { return c.first().AddDate(0, 0, i) }

// told is the day that is named below: under the mouse, else under the keys.
func (c *calendar) told() string {
	if c.hover >= 0 {
		return c.cell(c.hover).Format(isoDay)
	}
	return c.cursor.Format(isoDay)
}

func (c *calendar) goTo(t time.Time) {
	c.cursor, c.hover = t, -1
	c.Refresh()
}

// FocusGained is for Fyne.
func (c *calendar) FocusGained() {}

// FocusLost is for Fyne.
func (c *calendar) FocusLost() {}

// TypedRune goes to today.
func (c *calendar) TypedRune(r rune) {
	switch r {
	case 't', 'T', 'ｔ', 'Ｔ':
		c.goToday()
	}
}

func (c *calendar) goToday() {
	if t, ok := dayTime(c.days.today()); ok {
		c.goTo(t)
	}
}

// TypedKey moves and chooses.
func (c *calendar) TypedKey(ev *fyne.KeyEvent) {
	t := c.cursor
	switch ev.Name {
	case fyne.KeyLeft:
		t = t.AddDate(0, 0, -1)
	case fyne.KeyRight:
		t = t.AddDate(0, 0, 1)
	case fyne.KeyUp:
		t = t.AddDate(0, 0, -7)
	case fyne.KeyDown:
		t = t.AddDate(0, 0, 7)
	case fyne.KeyPageUp:
		t = addMonths(t, -1)
	case fyne.KeyPageDown:
		t = addMonths(t, 1)
	case fyne.KeyHome:
		t = t.AddDate(0, 0, 1-t.Day())
	case fyne.KeyEnd:
		t = addMonths(t.AddDate(0, 0, 1-t.Day()), 1).AddDate(0, 0, -1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.picked(t.Format(isoDay))
		return
	case fyne.KeyEscape, fyne.KeyF4, fyne.KeyTab:
		c.left()
		return
	default:
		return
	}
	c.goTo(t)
}

// AcceptsTab so that Tab leaves.
func (c *calendar) AcceptsTab() bool { return true }

// TypedShortcut goes by years and leaves; the pages' own shortcuts wait.
func (c *calendar) TypedShortcut(s fyne.Shortcut) {
	if isOpenKey(s) {
		c.left()
		return
	}
	k, ok := s.(*desktop.CustomShortcut)
	if !ok || k.Modifier != fyne.KeyModifierControl {
		return
	}
	switch k.KeyName {
	case fyne.KeyPageUp:
		c.goTo(addMonths(c.cursor, -12))
	case fyne.KeyPageDown:
		c.goTo(addMonths(c.cursor, 12))
	}
}

// Scrolled turns the months.
func (c *calendar) Scrolled(ev *fyne.ScrollEvent) {
	switch {
	case ev.Scrolled.DY > 0:
		c.goTo(addMonths(c.cursor, -1))
	case ev.Scrolled.DY < 0:
		c.goTo(addMonths(c.cursor, 1))
	}
}

// Tapped chooses a day or turns the month.
func (c *calendar) Tapped(ev *fyne.PointEvent) {
	cell, part := calendarAt(ev.Position)
	switch {
	case cell >= 0:
		c.picked(c.cell(cell).Format(isoDay))
	case part == partBack:
		c.goTo(addMonths(c.cursor, -1))
	case part == partOn:
		c.goTo(addMonths(c.cursor, 1))
	case part == partToday:
		c.goToday()
	}
}

// MouseIn follows the mouse.
func (c *calendar) MouseIn(ev *desktop.MouseEvent) { c.MouseMoved(ev) }

// MouseMoved names the day under the mouse.
func (c *calendar) MouseMoved(ev *desktop.MouseEvent) {
	cell, part := calendarAt(ev.Position)
	if cell != c.hover || part != c.part {
		c.hover, c.part = cell, part
		c.Refresh()
	}
}

// MouseOut names the day of the keys again.
func (c *calendar) MouseOut() {
	c.hover, c.part = -1, partNone
	c.Refresh()
}

// CreateRenderer is called by Fyne.
func (c *calendar) CreateRenderer() fyne.WidgetRenderer { return newCalendarRenderer(c) }

// Measures of the calendar.
func calendarPad() float32  { return Size(theme.SizeNameInnerPadding) }
func calendarHead() float32 { return Size(SizeRow) }
func calendarCell() fyne.Size {
	return fyne.NewSize(Size(SizeRow)+Size(theme.SizeNamePadding), Size(SizeRowTight))
}

// calendarWeek is the height of the line of weekdays.
func calendarWeek() float32 { return Size(theme.SizeNameInnerPadding) * 3 }

// cellPosition is where the cells are.
func cellPosition(i int) fyne.Position {
	size := calendarCell()
	return fyne.NewPos(calendarPad()+float32(i%7)*size.Width, calendarPad()+calendarHead()+calendarWeek()+float32(i/7)*size.Height)
}

// todayWidth is the room of the word that goes to today.
func todayWidth() float32 {
	return fyne.MeasureText(todayWord(), Size(SizeSecondary), fyne.TextStyle{}).Width + 2*Size(theme.SizeNameInnerPadding)
}

func todayWord() string { return lang.X("kit.calendar.today", "今日") }

func weekdayWords() [7]string {
	return [7]string{lang.X("kit.weekday.0", "日"), lang.X("kit.weekday.1", "月"), lang.X("kit.weekday.2", "火"), lang.X("kit.weekday.3", "水"),
		lang.X("kit.weekday.4", "木"), lang.X("kit.weekday.5", "金"), lang.X("kit.weekday.6", "土")}
}

// headSpots are the places of the heading: back, on, today.
func headSpots() map[calendarPart][2]float32 {
	side, pad := calendarHead(), calendarPad()
	right := pad + 7*calendarCell().Width
	return map[calendarPart][2]float32{
		partToday: {pad, todayWidth()},
		partBack:  {right - 2*side, side},
		partOn:    {right - side, side},
	}
}

// calendarAt says what is at a place: a cell or something of the heading.
func calendarAt(p fyne.Position) (cell int, part calendarPart) {
	size, start := calendarCell(), cellPosition(0)
	if x, y := p.X-start.X, p.Y-start.Y; x >= 0 && y >= 0 {
		column, row := int(x/size.Width), int(y/size.Height)
		if column < 7 && row < calendarCells/7 {
			return row*7 + column, partNone
		}
		return -1, partNone
	}
	if p.Y < calendarPad() || p.Y > calendarPad()+calendarHead() {
		return -1, partNone
	}
	for spot, at := range headSpots() {
		if p.X >= at[0] && p.X < at[0]+at[1] {
			return -1, spot
		}
	}
	return -1, partNone
}
