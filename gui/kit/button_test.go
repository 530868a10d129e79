package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func TestButton_keys(t *testing.T) {
	n := 0
	b := NewButton("保存", func() { n++ })
	w := popupWindow(t, nil, container.NewVBox(b))
	var heard []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { heard = append(heard, e.Name) })
	w.Canvas().Focus(b)
	pressOn(w, fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace)
	if n != 3 {
		t.Errorf("pressed %d times, want 3", n)
	}
	pressOn(w, fyne.KeyEscape, fyne.KeyF1)
	if len(heard) != 2 {
		t.Errorf("the window heard %v, want Esc and F1", heard)
	}
	b.Disable()
	pressOn(w, fyne.KeyReturn)
	test.Tap(b)
	if n != 3 {
		t.Error("a disabled button was pressed")
	}
}

func TestButton_held_key_presses_once(t *testing.T) {
	g, enter := keyGuard{}, &fyne.KeyEvent{Name: fyne.KeyReturn}
	if g.fresh(enter) {
		t.Error("a key that did not go down here is the rest of one that opened a dialog")
	}
	g.down = fyne.KeyReturn
	if !g.fresh(enter) {
		t.Error("a key that went down is pressed")
	}
	if g.fresh(enter) {
		t.Error("its repetition is not")
	}
}

func TestButton_shortcuts_reach_the_window(t *testing.T) {
	b := NewButton("保存", nil)
	w := popupWindow(t, nil, container.NewVBox(b))
	n := 0
	w.Canvas().AddShortcut(ctrl(fyne.KeyK), func(fyne.Shortcut) { n++ })
	w.Canvas().Focus(b)
	shortcut(w.Canvas(), ctrl(fyne.KeyK))
	if n != 1 {
		t.Error("Ctrl+K on a button did not reach the window")
	}
}

// A field that saves when it is left does so before the button acts.
func TestButton_click_takes_the_focus_without_a_ring(t *testing.T) {
	entry := NewEntry()
	var focusThen fyne.Focusable
	var w fyne.Window
	b := NewButton("閉じる", func() { focusThen = w.Canvas().Focused() })
	w = popupWindow(t, nil, container.NewVBox(entry, b))
	w.Canvas().Focus(entry)
	test.Tap(b)
	if focusThen != fyne.Focusable(b) {
		t.Errorf("while it acts %T has the focus", focusThen)
	}
	if b.ring {
		t.Error("a click draws a ring")
	}
	press(w.Canvas(), fyne.KeyLeft)
	if !b.ring {
		t.Error("after a key it is not seen where the keyboard is")
	}
	w.Canvas().Focus(entry)
	w.Canvas().Focus(b)
	if !b.ring {
		t.Error("reached by Tab it has no ring")
	}
}

func TestButton_menu(t *testing.T) {
	picked := ""
	b := NewButton("…", nil)
	b.SetMenu(func() []*fyne.MenuItem {
		return []*fyne.MenuItem{
			fyne.NewMenuItem("写す", func() { picked = "写す" }),
			fyne.NewMenuItem("中止", func() { picked = "中止" }),
		}
	})
	w := popupWindow(t, nil, container.NewVBox(b))
	c := w.Canvas()
	c.Focus(b)
	for _, tc := range []struct {
		keys []fyne.KeyName
		want string
	}{
		{[]fyne.KeyName{fyne.KeyDown, fyne.KeyReturn}, "写す"},
		{[]fyne.KeyName{fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn}, "中止"},
		{[]fyne.KeyName{fyne.KeySpace, fyne.KeyDown, fyne.KeyUp, fyne.KeySpace}, "写す"},
		{[]fyne.KeyName{fyne.KeyDown, fyne.KeyEscape}, ""},
	} {
		picked = ""
		pressOn(w, tc.keys[0])
		if !ModalOpen(c) {
			t.Fatalf("%v: no menu", tc.keys)
		}
		pressOn(w, tc.keys[1:]...)
		if picked != tc.want || ModalOpen(c) {
			t.Errorf("%v picked %q, want %q; menu open: %v", tc.keys, picked, tc.want, ModalOpen(c))
		}
		if c.Focused() != fyne.Focusable(b) {
			t.Errorf("%v: the focus did not come back", tc.keys)
		}
	}
}

func TestButton_size(t *testing.T) {
	popupWindow(t, &Theme{Scale: 1.5}, Gap(1, 1))
	for _, tc := range []struct {
		b    *Button
		want float32
	}{{NewButton("保存", nil), 54}, {NewPrimary("保存", nil).Tight(), 45}} {
		if h := tc.b.MinSize().Height; h != tc.want {
			t.Errorf("%q is %v high, want %v", tc.b.Text(), h, tc.want)
		}
	}
}
