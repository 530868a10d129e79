package kit

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func TestGrid_Keys(t *testing.T) {
	g := newGridBench(t, pupils(100)) // ten rows in view, so a page is nine
	g.focusIt()
	g.wantCurrent(1000)
	g.wantSelected()
	if len(g.selected) != 0 {
		t.Fatalf("focus alone told of a selection: %v", g.selected)
	}
	for _, s := range []struct {
		key     fyne.KeyName
		current int64
	}{
		{fyne.KeyDown, 1000}, // the one that is marked, first
		{fyne.KeyDown, 1001},
		{fyne.KeyPageDown, 1010},
		{fyne.KeyUp, 1009},
		{fyne.KeyEnd, 1099},
		{fyne.KeyDown, 1099},
		{fyne.KeyPageUp, 1090},
		{fyne.KeyHome, 1000},
		{fyne.KeyUp, 1000},
	} {
		g.key(s.key)
		g.wantCurrent(s.current)
		g.wantSelected(s.current)
		row := float32(s.current-1000) * 36
		if at := g.body.offset.Y; row < at || row+36 > at+g.body.view.Height {
			t.Errorf("%s: the current row is out of view (offset %v)", s.key, at)
		}
	}
	if n := len(g.selected); n != 7 {
		t.Errorf("told of %d selections, want 7: pressing on at an end is no change", n)
	}
}

func TestGrid_KeysExtend(t *testing.T) {
	g := newGridBench(t, pupils(100))
	g.focusIt()
	g.click(5, 0)
	g.shiftKey(fyne.KeyDown, fyne.KeyDown)
	g.wantSelected(1005, 1006, 1007)
	g.shiftKey(fyne.KeyUp, fyne.KeyUp, fyne.KeyUp)
	g.wantSelected(1004, 1005)
	g.shiftKey(fyne.KeyHome)
	g.wantSelected(1000, 1001, 1002, 1003, 1004, 1005)
	g.shiftKey(fyne.KeyEnd)
	if n := len(g.Selected()); n != 95 {
		t.Errorf("Shift+End selects %d, want 95", n)
	}
	g.shiftKey(fyne.KeyPageUp)
	if n := len(g.Selected()); n != 86 {
		t.Errorf("Shift+PageUp leaves %d, want 86", n)
	}
	g.key(fyne.KeyDown)
	g.wantSelected(1091)
	g.ctrl(fyne.KeyHome, 0)
	g.wantSelected(1000)
	g.ctrl(fyne.KeyEnd, fyne.KeyModifierShift)
	if n := len(g.Selected()); n != 100 {
		t.Errorf("Ctrl+Shift+End selects %d, want 100", n)
	}
	g.key(fyne.KeyHome)
	g.TypedShortcut(&fyne.ShortcutSelectAll{})
	if n := len(g.Selected()); n != 100 {
		t.Errorf("Ctrl+A selects %d, want 100", n)
	}
	g.wantCurrent(1000)
}

func TestGrid_KeysOneByOne(t *testing.T) {
	g := newGridBench(t, pupils(20))
	g.focusIt()
	g.click(2, 0)
	g.ctrl(fyne.KeyDown, 0)
	g.ctrl(fyne.KeyDown, 0)
	g.wantCurrent(1004)
	g.wantSelected(1002)
	g.ctrl(fyne.KeySpace, 0)
	g.wantSelected(1002, 1004)
	g.ctrl(fyne.KeyUp, 0)
	g.ctrl(fyne.KeySpace, 0)
	g.ctrl(fyne.KeySpace, 0)
	g.wantSelected(1002, 1004)
	g.key(fyne.KeySpace)
	g.wantSelected(1003)
	g.ctrl(fyne.KeyDown, fyne.KeyModifierShift)
	g.wantSelected(1003, 1004)
}

func TestGrid_Enter(t *testing.T) {
	g := newGridBench(t, pupils(20))
	g.focusIt()
	g.key(fyne.KeyReturn) // marked, not selected
	g.Select(1003, 1005)
	g.key(fyne.KeyEnter)
	if fmt.Sprint(g.opened) != "[1000 1003]" {
		t.Errorf("opened %v", g.opened)
	}
}

// What the grid does not know reaches the page.
func TestGrid_PassesOn(t *testing.T) {
	g := newGridBench(t, pupils(3))
	g.focusIt()
	var heard []string
	g.w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { heard = append(heard, string(e.Name)) })
	for _, s := range []fyne.Shortcut{
		&fyne.ShortcutUndo{}, &fyne.ShortcutPaste{}, &fyne.ShortcutCut{},
		&desktop.CustomShortcut{KeyName: fyne.KeyK, Modifier: fyne.KeyModifierControl},
		&desktop.CustomShortcut{KeyName: fyne.KeyHome, Modifier: fyne.KeyModifierAlt},
	} {
		g.w.Canvas().AddShortcut(s, func(s fyne.Shortcut) { heard = append(heard, s.ShortcutName()) })
		g.TypedShortcut(s)
	}
	g.key(fyne.KeyEscape, fyne.KeyF1, fyne.KeyF10, fyne.KeyDelete, fyne.KeyLeft, fyne.KeyA, fyne.KeyDown)
	want := "[Undo Paste Cut CustomDesktop:Control+K CustomDesktop:Alt+Home Escape F1 F10 Delete Left]"
	if got := fmt.Sprint(heard); got != want {
		t.Errorf("the canvas heard %s,\nwant %s", got, want)
	}
	heard = nil
	g.OnOpen = nil
	g.key(fyne.KeyReturn)
	if fmt.Sprint(heard) != "[Return]" {
		t.Errorf("Enter of a grid that opens nothing: the canvas heard %v", heard)
	}
}

func TestGrid_OnKey(t *testing.T) {
	g := newGridBench(t, pupils(20))
	g.focusIt()
	g.click(4, 0)
	var heard []fyne.KeyName
	g.OnKey = func(e *fyne.KeyEvent) bool {
		heard = append(heard, e.Name)
		return e.Name == fyne.KeyDown || e.Name == fyne.KeyS || e.Name == fyne.KeySpace
	}
	g.key(fyne.KeyDown)
	g.wantCurrent(1004)
	g.key(fyne.KeyUp)
	g.wantCurrent(1003)
	g.JumpText = func(p pupil) string { return map[int64]string{1009: "s", 1010: "t"}[p.id] }
	g.key(fyne.KeyS)
	g.TypedRune('s') // comes after its key and is taken with it
	g.wantCurrent(1003)
	g.key(fyne.KeyT)
	g.TypedRune('t')
	g.wantCurrent(1010)
	if fmt.Sprint(heard) != "[Down Up S T]" {
		t.Errorf("OnKey heard %v", heard)
	}
}

func TestGrid_Jump(t *testing.T) {
	rows := pupils(6)
	for i, name := range []string{"青木", "田中", "ﾀﾅﾊｼ", "Tanaka", "田村", "山本"} {
		rows[i].name = name
		rows[i].reading = []string{"あおき", "たなか", "タナハシ", "ＴＡＮＡＫＡ", "た むら", "やまもと"}[i]
	}
	g := newGridBench(t, rows)
	g.focusIt()
	now := time.Now()
	g.now = func() time.Time { return now }
	typed := func(s string, want int64) {
		t.Helper()
		for _, r := range s {
			g.TypedRune(r)
		}
		g.wantCurrent(want)
		g.wantSelected(want)
	}
	later := func() { now = now.Add(1100 * time.Millisecond) }
	typed("田", 1001)
	now = now.Add(900 * time.Millisecond)
	typed("村", 1004)
	later()
	typed("山", 1005)
	later()
	typed("tan", 1003)
	later()
	typed("誰", 1003) // nobody: stays
	later()
	typed("田", 1001)
	typed("田", 1004) // again: the next one
	typed("田", 1001)
	g.key(fyne.KeyDown)
	typed("山", 1005) // an arrow ends what was typed

	g.JumpText = func(p pupil) string { return p.reading }
	later()
	typed("たなは", 1002)
	later()
	typed("タナ", 1001)
	later()
	typed("た む", 1004)
	later()
	typed(" や", 1005) // a space does not begin
	later()
	g.JumpFold = func(s string) string {
		if s == "a" {
			return "あ"
		}
		return s
	}
	typed("a", 1000)
}

func TestGrid_Focus(t *testing.T) {
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(&Theme{})
	g := NewGrid(pupilColumns())
	before, after := widget.NewEntry(), widget.NewEntry()
	w := test.NewTempWindow(t, container.NewVBox(before, g, after))
	w.Resize(fyne.NewSize(600, 400))
	g.SetRows(pupils(50))
	c := w.Canvas()
	c.Focus(before)
	for i, want := range []fyne.Focusable{g, after, before} { // one stop, not one for each part
		c.FocusNext()
		if c.Focused() != want {
			t.Errorf("stop %d is %T", i+1, c.Focused())
		}
	}
	c.FocusPrevious()
	c.FocusPrevious()
	if c.Focused() != fyne.Focusable(g) {
		t.Errorf("Shift+Tab comes to %T", c.Focused())
	}
	if _, takes := any(g).(fyne.Tabbable); takes {
		t.Error("the grid takes the Tab key")
	}
	c.Focus(before)
	test.TapCanvas(c, fyne.NewPos(g.boxes[0].x+20, before.MinSize().Height+20))
	if c.Focused() != fyne.Focusable(g) {
		t.Errorf("after a click on a heading %T has the focus", c.Focused())
	}
}
