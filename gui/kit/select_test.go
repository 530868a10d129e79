package kit

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func selectWindow(t *testing.T, options ...string) (*Select, *Entry, fyne.Canvas, *[]int) {
	t.Helper()
	var s *Select
	var next *Entry
	heard := &[]int{}
	w := fieldWindow(t, &Theme{}, fyne.NewSize(500, 500), func() fyne.CanvasObject {
		s, next = NewSelect(options), NewEntry()
		s.OnChanged = func(i int) { *heard = append(*heard, i) }
		return container.NewVBox(s, next)
	})
	return s, next, w.Canvas(), heard
}

func TestSelect_keyboard(t *testing.T) {
	s, next, c, heard := selectWindow(t, "先着順", "初参加優先", "所属バランス", "抽選")
	c.Focus(s)
	press(c, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft, fyne.KeyLeft)
	if !slices.Equal(*heard, []int{0, 1, 0}) {
		t.Errorf("Left and Right chose %v", *heard)
	}
	for _, open := range []fyne.KeyName{fyne.KeySpace, fyne.KeyDown, fyne.KeyF4, fyne.KeyReturn} {
		s.SetIndex(1)
		press(c, open)
		if s.list == nil {
			t.Fatalf("%s does not open", open)
		}
		typeText(c, " ") // the driver sends Space as a letter too
		press(c, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
		if s.Index() != 2 || s.list != nil || c.Focused() != s {
			t.Errorf("%s: chose %d, focus on %T", open, s.Index(), c.Focused())
		}
	}
	press(c, fyne.KeySpace)
	typeText(c, " 先")
	press(c, fyne.KeyReturn)
	if s.Index() != 0 {
		t.Errorf("typing in the list chose %d", s.Index())
	}
	s.SetIndex(2)
	press(c, fyne.KeyDown, fyne.KeyHome, fyne.KeyEscape)
	if s.Index() != 2 || c.Focused() != s {
		t.Errorf("Escape chose %d", s.Index())
	}
	press(c, fyne.KeyTab)
	if c.Focused() != next {
		t.Errorf("Tab goes to %T", c.Focused())
	}
}

func TestSelect_mouse(t *testing.T) {
	s, _, c, heard := selectWindow(t, "先着順", "初参加優先")
	test.Tap(s)
	list := c.Focused().(*selectList)
	list.rows[1].Tapped(nil)
	if s.Index() != 1 || s.list != nil || !slices.Equal(*heard, []int{1}) {
		t.Errorf("chose %d, heard %v", s.Index(), *heard)
	}
	test.Tap(s)
	press(c, fyne.KeyReturn) // the same again
	if len(*heard) != 1 {
		t.Errorf("heard %v; nothing was changed", *heard)
	}
	test.Tap(s)
	s.list.Tapped(&fyne.PointEvent{Position: fyne.NewPos(490, 490)})
	if s.list != nil || c.Focused() != s {
		t.Error("a tap outside does not close")
	}
}

func TestSelect_SetIndex_is_silent(t *testing.T) {
	s, _, _, heard := selectWindow(t, "先着順", "初参加優先")
	s.SetIndex(1)
	s.SetIndex(7)
	if s.Index() != -1 || s.Text() != "" || len(*heard) != 0 {
		t.Errorf("%d %q, heard %v", s.Index(), s.Text(), *heard)
	}
	s.SetIndex(1)
	s.SetOptions([]string{"初参加優先", "抽選"})
	if s.Index() != 0 {
		t.Errorf("the choice became %d", s.Index())
	}
}

func TestTypeAhead(t *testing.T) {
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	plain := []string{"いす", "うどん", "ウサギ", "Excel", "英会話", "A", "B", "C", "D", "E", "F", "G"}
	numbered := []string{"1 いち", "2 に", "10 じゅう", "11 じゅういち"}
	for _, tt := range []struct {
		name    string
		options []string
		typed   string
		want    int
	}{
		{"a letter", plain, "ｅ", 3},
		{"kana of either kind", plain, "ウ", 1},
		{"two letters", plain, "うさ", 2},
		{"the same again", plain, "うう", 2},
		{"a digit that begins an option", numbered, "2", 1},
		{"two digits that begin one", numbered, "11", 3},
		{"a number of an option", plain, "5", 4},
		{"a number of two digits", plain, "12", 11},
		{"none", plain, "ん", -1},
	} {
		var keys typeAhead
		got := -1
		for _, r := range tt.typed {
			if i := keys.find(r, tt.options, got, now); i >= 0 {
				got = i
			}
			now = now.Add(100 * time.Millisecond)
		}
		if got != tt.want {
			t.Errorf("%s: %q → %d, want %d", tt.name, tt.typed, got, tt.want)
		}
	}
}

func TestCheck(t *testing.T) {
	var c *Check
	var heard []bool
	w := fieldWindow(t, &Theme{}, fyne.NewSize(300, 100), func() fyne.CanvasObject {
		c = NewCheck("懇親会を開く", func(on bool) { heard = append(heard, on) })
		return container.NewVBox(c)
	})
	w.Canvas().Focus(c)
	typeText(w.Canvas(), " ")
	press(w.Canvas(), fyne.KeySpace, fyne.KeyReturn)
	c.SetChecked(true)
	c.Tapped(&fyne.PointEvent{Position: fyne.NewPos(5, 18)})
	c.Tapped(&fyne.PointEvent{Position: fyne.NewPos(280, 18)}) // beside the words
	if !slices.Equal(heard, []bool{true, false, false}) {
		t.Errorf("heard %v", heard)
	}
	c.Disable()
	press(w.Canvas(), fyne.KeySpace)
	if c.Checked {
		t.Error("a disabled one turns")
	}
}
