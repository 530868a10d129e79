package kit

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func TestCalendar_keys(t *testing.T) {
	fieldWindow(t, &Theme{}, fyne.NewSize(400, 400), func() fyne.CanvasObject { return NewEntry() })
	for _, tt := range []struct {
		from string
		key  fyne.KeyName
		want string
	}{
		{"2026-12-08", fyne.KeyLeft, "2026-12-07"},
		{"2026-12-31", fyne.KeyRight, "2027-01-01"},
		{"2026-12-01", fyne.KeyUp, "2026-11-24"},
		{"2026-12-08", fyne.KeyDown, "2026-12-15"},
		{"2027-03-31", fyne.KeyPageUp, "2027-02-28"},
		{"2028-01-31", fyne.KeyPageDown, "2028-02-29"},
		{"2026-12-31", fyne.KeyPageDown, "2027-01-31"},
		{"2026-12-08", fyne.KeyHome, "2026-12-01"},
		{"2028-02-08", fyne.KeyEnd, "2028-02-29"},
	} {
		c := newCalendar(officeDays(), tt.from)
		c.TypedKey(&fyne.KeyEvent{Name: tt.key})
		if got := c.cursor.Format(isoDay); got != tt.want {
			t.Errorf("%s %s → %s, want %s", tt.from, tt.key, got, tt.want)
		}
	}
	c := newCalendar(officeDays(), "2028-02-29")
	c.TypedShortcut(ctrl(fyne.KeyPageDown))
	if got := c.cursor.Format(isoDay); got != "2029-02-28" {
		t.Errorf("a year on: %s", got)
	}
	c.TypedRune('t')
	if got := c.cursor.Format(isoDay); got != "2026-11-24" {
		t.Errorf("today: %s", got)
	}
}

func TestCalendar_begins_today_without_a_day(t *testing.T) {
	fieldWindow(t, &Theme{}, fyne.NewSize(400, 400), func() fyne.CanvasObject { return NewEntry() })
	if c := newCalendar(officeDays(), ""); c.cursor.Format(isoDay) != "2026-11-24" || c.chosen != "" {
		t.Errorf("cursor %v, chosen %q", c.cursor, c.chosen)
	}
}

func TestCalendar_mouse(t *testing.T) {
	var c *calendar
	w := fieldWindow(t, &Theme{}, fyne.NewSize(400, 400), func() fyne.CanvasObject {
		c = newCalendar(officeDays(), "2026-11-12")
		return c
	})
	var picked string
	c.picked = func(day string) { picked = day }
	on := func(day string) fyne.Position {
		d, _ := time.Parse(isoDay, day)
		return cellPosition(int(d.Sub(c.first()).Hours()/24)).AddXY(5, 5)
	}
	c.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: on("2026-11-23")}})
	r := newCalendarRenderer(c)
	if r.told.Text != "令和8年11月23日(月)" || r.holiday.Text != "勤労感謝の日" {
		t.Errorf("tells %q %q", r.told.Text, r.holiday.Text)
	}
	picture(t, w, "calendar-holiday")
	c.MouseOut()
	if c.told() != "2026-11-12" {
		t.Errorf("tells %q without the mouse", c.told())
	}
	c.Tapped(&fyne.PointEvent{Position: on("2026-12-05")})
	if picked != "2026-12-05" {
		t.Errorf("picked %q", picked)
	}
	heads := headSpots()
	for _, tt := range []struct {
		part calendarPart
		want string
	}{{partOn, "2026-12-12"}, {partBack, "2026-11-12"}, {partToday, "2026-11-24"}} {
		c.Tapped(&fyne.PointEvent{Position: fyne.NewPos(heads[tt.part][0]+5, calendarPad()+5)})
		if got := c.cursor.Format(isoDay); got != tt.want {
			t.Errorf("%v → %s, want %s", tt.part, got, tt.want)
		}
	}
	c.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -10}})
	if got := c.cursor.Format(isoDay); got != "2026-12-24" {
		t.Errorf("the wheel → %s", got)
	}
}

// Red and blue as on the wall, the day of the field filled, today ringed.
func TestCalendar_marks(t *testing.T) {
	fieldWindow(t, &Theme{}, fyne.NewSize(400, 400), func() fyne.CanvasObject { return NewEntry() })
	c := newCalendar(officeDays(), "2026-11-12")
	r := newCalendarRenderer(c)
	at := func(day int) int { return day - 1 } // November 2026 begins on a Sunday
	for day, want := range map[int]fyne.ThemeColorName{3: ColorBad, 8: ColorBad, 7: ColorAccent, 10: ColorText, 23: ColorBad} {
		if r.cells[at(day)].Color != Color(want) {
			t.Errorf("%d is not %s", day, want)
		}
	}
	if r.grounds[at(12)].FillColor != Color(ColorAccent) {
		t.Error("the day of the field is not filled")
	}
	if g := r.grounds[at(24)]; g.StrokeWidth == 0 || !r.cells[at(24)].TextStyle.Bold {
		t.Error("today is not ringed")
	}
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	r.paint()
	if r.grounds[at(12)].FillColor != Color(ColorAccent) || r.grounds[at(13)].StrokeWidth != 2 {
		t.Error("the day of the keys is not framed, or the field's day no more filled")
	}
}
