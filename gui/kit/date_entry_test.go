package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
)

func dateWindow(t *testing.T) (*DateEntry, *Entry, fyne.Window) {
	t.Helper()
	var d *DateEntry
	var other *Entry
	w := fieldWindow(t, &Theme{}, fyne.NewSize(700, 500), func() fyne.CanvasObject {
		d, other = NewDateEntry(officeDays()), NewEntry()
		return container.NewVBox(container.NewHBox(d), other)
	})
	return d, other, w
}

func TestDateEntry_takes_what_people_type(t *testing.T) {
	for _, typed := range []string{"12/8", "R8.12.8", "20261208", "２０２６１２０８", "令和８年１２月８日", "2026-12-08"} {
		t.Run(typed, func(t *testing.T) {
			d, _, w := dateWindow(t)
			c := w.Canvas()
			var heard []string
			d.OnChanged = func(day string) { heard = append(heard, day) }
			c.Focus(d)
			typeText(c, typed)
			if len(heard) != 0 {
				t.Errorf("heard %q before the field was left", heard)
			}
			press(c, fyne.KeyTab)
			if day, complaint := d.Day(); day != "2026-12-08" || complaint != "" || d.Text != "令和8年12月8日(火)" {
				t.Errorf("%q → %q %q, shown as %q", typed, day, complaint, d.Text)
			}
			if !slices.Equal(heard, []string{"2026-12-08"}) {
				t.Errorf("heard %q", heard)
			}
		})
	}
}

func TestDateEntry_says_what_it_understands(t *testing.T) {
	d, _, w := dateWindow(t)
	c := w.Canvas()
	c.Focus(d)
	typeText(c, "12/")
	if d.look.note != "" || d.look.below != "" {
		t.Errorf("half a date: note %q, complaint %q", d.look.note, d.look.below)
	}
	typeText(c, "8")
	if d.look.note != "令和8年12月8日(火)" {
		t.Errorf("note = %q", d.look.note)
	}
	press(c, fyne.KeyReturn)
	if d.look.note != "" || d.Text != "令和8年12月8日(火)" {
		t.Errorf("after Enter: note %q, text %q", d.look.note, d.Text)
	}
}

func TestDateEntry_complains_when_it_is_left(t *testing.T) {
	d, _, w := dateWindow(t)
	c := w.Canvas()
	before := d.MinSize().Height
	c.Focus(d)
	typeText(c, "13/45")
	press(c, fyne.KeyTab)
	if d.look.below != "「13/45」は日付として読めません" || d.MinSize().Height <= before || d.Text != "13/45" {
		t.Errorf("complaint %q, height %v, text %q", d.look.below, d.MinSize().Height, d.Text)
	}
	w.Resize(fyne.NewSize(700, 501)) // the test driver makes room only now
	picture(t, w, "date-complaint")
	c.Focus(d)
	typeText(c, "1")
	if d.look.below != "" || d.look.bad {
		t.Error("the complaint stays when the text changes")
	}
	d.SetText("")
	press(c, fyne.KeyTab)
	if day, complaint := d.Day(); day != "" || complaint != "" || d.look.below != "" {
		t.Errorf("empty: %q %q %q", day, complaint, d.look.below)
	}
}

// What the field wrote itself is never read again: the office may write days in a
// way that Parse does not know.
func TestDateEntry_does_not_parse_its_own_writing(t *testing.T) {
	days := officeDays()
	days.Format = func(string) string { return "あした" }
	d := NewDateEntry(days)
	d.SetDay("2026-11-25")
	if day, complaint := d.Day(); day != "2026-11-25" || complaint != "" {
		t.Errorf("%q %q", day, complaint)
	}
}

func TestDateEntry_arrows(t *testing.T) {
	d, _, w := dateWindow(t)
	c := w.Canvas()
	d.SetDay("2026-12-31")
	var heard []string
	d.OnChanged = func(day string) { heard = append(heard, day) }
	c.Focus(d)
	press(c, fyne.KeyUp)
	press(c, fyne.KeyDown)
	shortcut(c, ctrl(fyne.KeyUp))
	shortcut(c, ctrl(fyne.KeyDown))
	if want := []string{"2027-01-01", "2026-12-31", "2027-01-07", "2026-12-31"}; !slices.Equal(heard, want) {
		t.Errorf("went %q", heard)
	}
	typeText(c, "あ")
	press(c, fyne.KeyUp)
	if d.Text != "あ" {
		t.Errorf("an unreadable text became %q", d.Text)
	}
}

func TestDateEntry_opens_the_calendar(t *testing.T) {
	for name, open := range map[string]func(*DateEntry, fyne.Canvas){
		"F4":       func(_ *DateEntry, c fyne.Canvas) { press(c, fyne.KeyF4) },
		"Alt+Down": func(_ *DateEntry, c fyne.Canvas) { shortcut(c, alt(fyne.KeyDown)) },
		"button":   func(d *DateEntry, _ fyne.Canvas) { d.ActionItem.(fyne.Tappable).Tapped(nil) },
	} {
		t.Run(name, func(t *testing.T) {
			d, _, w := dateWindow(t)
			c := w.Canvas()
			d.SetDay("2026-12-08")
			c.Focus(d)
			open(d, c)
			if _, ok := c.Focused().(*calendar); !ok {
				t.Fatalf("the focus is on %T", c.Focused())
			}
			press(c, fyne.KeyRight, fyne.KeyReturn)
			if day, _ := d.Day(); day != "2026-12-09" || c.Focused() != d || len(c.Overlays().List()) != 0 {
				t.Errorf("day %q, focus %T", day, c.Focused())
			}
			open(d, c)
			press(c, fyne.KeyDown, fyne.KeyEscape)
			if day, _ := d.Day(); day != "2026-12-09" || c.Focused() != d {
				t.Errorf("after Escape: day %q, focus %T", day, c.Focused())
			}
		})
	}
}

func TestDateEntry_down_in_an_empty_field_opens(t *testing.T) {
	d, _, w := dateWindow(t)
	w.Canvas().Focus(d)
	press(w.Canvas(), fyne.KeyDown)
	if d.calendar == nil {
		t.Error("closed")
	}
}

func TestDateEntry_button_is_no_tab_stop(t *testing.T) {
	d, other, w := dateWindow(t)
	w.Canvas().Focus(d)
	press(w.Canvas(), fyne.KeyTab)
	if w.Canvas().Focused() != other {
		t.Errorf("Tab goes to %T", w.Canvas().Focused())
	}
}

// A click that brings the focus selects the written day, so that typing replaces it; the
// next one puts the caret.
func TestDateEntry_reached_by_the_mouse(t *testing.T) {
	d, other, w := dateWindow(t)
	d.SetDay("2027-04-01")
	w.Canvas().Focus(other)
	click := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(60, 18)}, Button: desktop.MouseButtonPrimary}
	d.MouseDown(click)
	d.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(61, 18)}, Dragged: fyne.NewDelta(1, 0)})
	d.MouseUp(click)
	if d.SelectedText() != d.Text {
		t.Errorf("of %q is selected %q", d.Text, d.SelectedText())
	}
	d.MouseDown(click)
	d.MouseUp(click)
	if d.SelectedText() != "" {
		t.Errorf("the second click leaves %q selected", d.SelectedText())
	}
	w.Canvas().Focus(other)
	d.MouseDown(click)
	d.MouseUp(click)
	typeText(w.Canvas(), "4/1")
	if d.Text != "4/1" {
		t.Errorf("typed 4/1, there is %q", d.Text)
	}
}
