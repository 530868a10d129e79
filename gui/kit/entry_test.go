package kit

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// twoEntries are in a window that writes down what reaches its canvas.
func twoEntries(t *testing.T) (a, b *Entry, c fyne.Canvas, heard *[]string) {
	t.Helper()
	w := fieldWindow(t, &Theme{}, fyne.NewSize(600, 200), func() fyne.CanvasObject {
		a, b = NewEntry(), NewEntry()
		return container.NewVBox(a, b)
	})
	c, heard = w.Canvas(), &[]string{}
	for _, k := range []fyne.KeyName{"S", "K", "N", "1", "9", "P", "E", "F"} {
		c.AddShortcut(ctrl(k), func(s fyne.Shortcut) { *heard = append(*heard, s.ShortcutName()) })
	}
	for _, s := range []fyne.Shortcut{&fyne.ShortcutUndo{}, &fyne.ShortcutRedo{}, &fyne.ShortcutPaste{}, &fyne.ShortcutCopy{}, &fyne.ShortcutSelectAll{}} {
		c.AddShortcut(s, func(s fyne.Shortcut) { *heard = append(*heard, s.ShortcutName()) })
	}
	c.SetOnTypedKey(func(ev *fyne.KeyEvent) { *heard = append(*heard, string(ev.Name)) })
	return a, b, c, heard
}

func TestEntry_hands_on_what_it_does_not_know(t *testing.T) {
	a, _, c, heard := twoEntries(t)
	c.Focus(a)
	for _, k := range []fyne.KeyName{"S", "K", "N", "1", "9", "P", "E", "F"} {
		shortcut(c, ctrl(k))
	}
	press(c, fyne.KeyF1, fyne.KeyEscape, fyne.KeyReturn)
	want := []string{"CustomDesktop:Control+S", "CustomDesktop:Control+K", "CustomDesktop:Control+N", "CustomDesktop:Control+1", "CustomDesktop:Control+9",
		"CustomDesktop:Control+P", "CustomDesktop:Control+E", "CustomDesktop:Control+F", "F1", "Escape", "Return"}
	if !slices.Equal(*heard, want) {
		t.Errorf("the canvas heard %q", *heard)
	}
}

// The driver gives a disabled field the key alone: a click into one must not take the
// program's keyboard away.
func TestEntry_disabled_hands_on_shortcuts(t *testing.T) {
	a, _, c, heard := twoEntries(t)
	c.Focus(a)
	a.Disable()
	was := modifiersHeld
	defer func() { modifiersHeld = was }()
	modifiersHeld = func() fyne.KeyModifier { return fyne.KeyModifierControl }
	press(c, "K", "Z", "7")
	modifiersHeld = func() fyne.KeyModifier { return 0 }
	press(c, fyne.KeyF1)
	if want := []string{"CustomDesktop:Control+K", "Undo", "F1"}; !slices.Equal(*heard, want) {
		t.Errorf("the canvas heard %q, want %q", *heard, want)
	}
}

func TestEntry_keeps_what_is_its_own(t *testing.T) {
	a, _, c, heard := twoEntries(t)
	c.Focus(a)
	typeText(c, "つばき 会館")
	press(c, fyne.KeyLeft, fyne.KeyHome, "A")
	shortcut(c, &fyne.ShortcutSelectAll{})
	shortcut(c, &fyne.ShortcutCopy{Clipboard: fyne.CurrentApp().Clipboard()})
	shortcut(c, ctrl(fyne.KeyRight))
	shortcut(c, ctrl(fyne.KeyEnd))
	shortcut(c, &fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
	if len(*heard) != 0 {
		t.Errorf("the canvas heard %q", *heard)
	}
	if a.Text != "つばき 会館つばき 会館" {
		t.Errorf("text = %q", a.Text)
	}
}

func TestEntry_undo_ends_where_the_focus_came(t *testing.T) {
	a, _, c, heard := twoEntries(t)
	a.SetText("前のまま")
	c.Focus(a)
	typeText(c, "新しい")
	for range 5 {
		if a.Text == "前のまま" {
			break
		}
		shortcut(c, &fyne.ShortcutUndo{})
	}
	if a.Text != "前のまま" || len(*heard) != 0 {
		t.Fatalf("text = %q, the canvas heard %q", a.Text, *heard)
	}
	shortcut(c, &fyne.ShortcutUndo{})
	if a.Text != "前のまま" || !slices.Equal(*heard, []string{"Undo"}) {
		t.Errorf("text = %q, the canvas heard %q; it undoes the last operation now", a.Text, *heard)
	}
	shortcut(c, &fyne.ShortcutRedo{})
	if a.Text == "前のまま" || len(*heard) != 1 {
		t.Errorf("text = %q, the canvas heard %q; the typing comes back first", a.Text, *heard)
	}
}

// What was typed on an earlier visit is done: Ctrl+Z is the program's again.
func TestEntry_undo_forgets_earlier_visits(t *testing.T) {
	a, _, c, heard := twoEntries(t)
	c.Focus(a)
	typeText(c, "会議室")
	press(c, fyne.KeyTab)
	c.Focus(a)
	shortcut(c, &fyne.ShortcutUndo{})
	if a.Text != "会議室" || !slices.Equal(*heard, []string{"Undo"}) {
		t.Errorf("text = %q, the canvas heard %q", a.Text, *heard)
	}
}

func TestEntry_reached_by_tab_is_replaced_by_typing(t *testing.T) {
	a, b, c, _ := twoEntries(t)
	b.SetText("会議室")
	c.Focus(a)
	press(c, fyne.KeyTab)
	typeText(c, "ホール")
	if b.Text != "ホール" {
		t.Errorf("text = %q", b.Text)
	}
}

func TestEntry_reached_by_the_mouse_keeps_the_caret(t *testing.T) {
	for _, button := range []desktop.MouseButton{desktop.MouseButtonPrimary, desktop.MouseButtonSecondary} {
		_, b, c, _ := twoEntries(t)
		b.SetText("会議室")
		b.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(2, 18)}, Button: button})
		if c.Focused() != b {
			t.Fatal("the mouse does not bring the focus")
		}
		typeText(c, "大")
		if b.Text != "大会議室" {
			t.Errorf("button %v: text = %q", button, b.Text)
		}
	}
}

// When the window goes to the back and returns, Fyne takes the focus from the
// entry and gives it back; what she then pastes must not replace all.
func TestEntry_keeps_the_caret_while_the_window_is_away(t *testing.T) {
	a, _, c, _ := twoEntries(t)
	c.Focus(a)
	typeText(c, "会議室")
	a.FocusLost()
	a.FocusGained()
	typeText(c, "B")
	if a.Text != "会議室B" {
		t.Errorf("text = %q", a.Text)
	}
}

func TestEntry_hooks(t *testing.T) {
	a, _, c, heard := twoEntries(t)
	var got []string
	a.OnEnter = func() { got = append(got, "enter") }
	a.OnEscape = func() { got = append(got, "escape") }
	a.OnKey = func(ev *fyne.KeyEvent) bool { return ev.Name == fyne.KeyBackspace }
	a.OnChanged = func(s string) { got = append(got, s) }
	c.Focus(a)
	typeText(c, "あ")
	press(c, fyne.KeyBackspace, fyne.KeyReturn, fyne.KeyEscape)
	a.SetText("い")
	if want := []string{"あ", "enter", "escape", "い"}; !slices.Equal(got, want) || len(*heard) != 0 {
		t.Errorf("got %q, the canvas heard %q", got, *heard)
	}
}

func TestEntry_scrolls_instead_of_growing(t *testing.T) {
	a, b, _, _ := twoEntries(t)
	a.SetText(strings.Repeat("長い題名", 100))
	if a.MinSize() != b.MinSize() || a.MinSize().Height != 36 {
		t.Errorf("with a long text %v, without %v", a.MinSize(), b.MinSize())
	}
}

func TestEntry_shows_its_start_after_it_was_left(t *testing.T) {
	a, _, c, _ := twoEntries(t)
	a.SetText(strings.Repeat("長い題名", 100))
	c.Focus(a)
	if a.look.scroll.Offset.X == 0 {
		t.Fatal("the caret is at the end, and not in sight")
	}
	press(c, fyne.KeyTab)
	if x := a.look.scroll.Offset.X; x != 0 {
		t.Errorf("scrolled to %v", x)
	}
}

// The composition window of the IME stands where the caret is seen.
func TestEntry_caret_position_follows_the_scrolling(t *testing.T) {
	a, _, c, _ := twoEntries(t)
	a.SetText(strings.Repeat("長い題名", 100))
	c.Focus(a)
	if x := a.CursorPosition().X; x < 0 || x > a.Size().Width {
		t.Errorf("the caret is at %v of %v", x, a.Size().Width)
	}
}

func TestArea_keys(t *testing.T) {
	var area *Entry
	submitted := 0
	w := fieldWindow(t, &Theme{}, fyne.NewSize(600, 300), func() fyne.CanvasObject {
		f := NewForm()
		area = NewArea(3)
		f.Add("memo", "備考", area, "")
		f.Add("next", "次", NewEntry(), "")
		f.OnSubmit = func() { submitted++ }
		return f.Object()
	})
	c := w.Canvas()
	c.Focus(area)
	typeText(c, "一行目")
	press(c, fyne.KeyReturn)
	typeText(c, "二行目")
	if area.Text != "一行目\n二行目" || submitted != 0 {
		t.Fatalf("text = %q, submitted %d", area.Text, submitted)
	}
	shortcut(c, ctrl(fyne.KeyReturn))
	if submitted != 1 {
		t.Error("Ctrl+Enter does not submit")
	}
	press(c, fyne.KeyTab)
	if c.Focused() == area || strings.Contains(area.Text, "\t") {
		t.Error("Tab stays in the area")
	}
}

// A widget that embeds an Entry hears of the changes and keeps its hooks.
func TestEntry_can_be_embedded(t *testing.T) {
	type search struct{ Entry }
	s := &search{}
	s.ExtendBaseWidget(s)
	got := ""
	s.OnChanged = func(text string) { got = text }
	w := fieldWindow(t, &Theme{}, fyne.NewSize(300, 100), func() fyne.CanvasObject { return container.NewVBox(s) })
	w.Canvas().Focus(s)
	test.Type(s, "たな")
	if got != "たな" {
		t.Errorf("heard %q", got)
	}
}
