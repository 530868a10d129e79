package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

func TestTimeEntry(t *testing.T) {
	var e *TimeEntry
	w := fieldWindow(t, &Theme{}, fyne.NewSize(400, 200), func() fyne.CanvasObject {
		e = NewTimeEntry(officeTime)
		return container.NewVBox(e, NewEntry())
	})
	c := w.Canvas()
	for typed, want := range map[string]string{"1830": "18:30", "１８：３０": "18:30", "午後6時半": "18:30", "9時": "09:00", "": ""} {
		e.SetText("")
		c.Focus(e)
		typeText(c, typed)
		press(c, fyne.KeyTab)
		if v, complaint := e.Value(); v != want || complaint != "" || e.Text != want {
			t.Errorf("%q → %q %q, shown as %q", typed, v, complaint, e.Text)
		}
	}
	c.Focus(e)
	typeText(c, "夕方")
	press(c, fyne.KeyTab)
	if _, complaint := e.Value(); complaint == "" || e.look.below != complaint || !e.look.bad {
		t.Errorf("complaint %q, shown %q", complaint, e.look.below)
	}
}

func TestTimeEntry_arrows(t *testing.T) {
	for _, tt := range []struct {
		from    string
		minutes int
		want    string
	}{
		{"18:30", 15, "18:45"}, {"18:10", 15, "18:15"}, {"18:30", -15, "18:15"}, {"18:10", -15, "18:00"},
		{"18:10", 60, "19:10"}, {"18:10", -60, "17:10"}, {"23:45", 15, "23:45"}, {"00:00", -15, "00:00"}, {"00:10", -15, "00:00"},
	} {
		e := NewTimeEntry(officeTime)
		e.SetValue(tt.from)
		e.step(tt.minutes)
		if e.Text != tt.want {
			t.Errorf("%s %+d → %s, want %s", tt.from, tt.minutes, e.Text, tt.want)
		}
	}
}

func TestNumberEntry(t *testing.T) {
	var e *NumberEntry
	var heard []int
	w := fieldWindow(t, &Theme{}, fyne.NewSize(400, 200), func() fyne.CanvasObject {
		e = NewNumberEntry("名")
		e.Min, e.Max = 1, 2000
		e.OnChanged = func(n int) { heard = append(heard, n) }
		return container.NewVBox(e, NewEntry())
	})
	c := w.Canvas()
	c.Focus(e)
	typeText(c, "１2あ4７")
	if e.Text != "1247" {
		t.Errorf("typing gives %q", e.Text)
	}
	press(c, fyne.KeyTab)
	if n, complaint := e.Value(); n != 1247 || complaint != "" || e.Text != "1,247" {
		t.Errorf("%d %q, shown as %q", n, complaint, e.Text)
	}
	picture(t, w, "number")
	c.Focus(e)
	press(c, fyne.KeyUp, fyne.KeyUp, fyne.KeyDown)
	if !slices.Equal(heard, []int{1247, 1248, 1249, 1248}) {
		t.Errorf("heard %v", heard)
	}
	for text, want := range map[string]string{"0": "1以上で入力してください", "２，００１名": "2000以下で入力してください", "十名": "数字で入力してください", " 30 名": "", "": ""} {
		e.SetText(text)
		if _, complaint := e.Value(); complaint != want {
			t.Errorf("%q: %q, want %q", text, complaint, want)
		}
	}
	e.SetText(" ")
	if !e.IsEmpty() {
		t.Error("empty is taken for a number")
	}
	e.SetValue(0)
	if e.IsEmpty() {
		t.Error("0 is taken for empty")
	}
	e.Tenths, e.Min, e.Max = true, -200, 200
	for text, want := range map[string]int{"1.5": 15, "-0.5": -5, "－２．４": -24, "3": 30, "3.": 30, ".7": 7} {
		if e.SetText(text); e.Text != text {
			t.Fatal(e.Text)
		}
		if n, complaint := e.Value(); n != want || complaint != "" {
			t.Errorf("%q is %d tenths (%s), want %d", text, n, complaint, want)
		}
	}
	for _, text := range []string{"1.55", "20.1", "-20.1", "1.-5"} {
		e.SetText(text)
		if n, complaint := e.Value(); complaint == "" {
			t.Errorf("%q is %d tenths", text, n)
		}
	}
}
