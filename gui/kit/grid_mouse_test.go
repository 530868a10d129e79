package kit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

const (
	withCtrl = fyne.KeyModifierShortcutDefault
	shift    = fyne.KeyModifierShift
)

func TestGrid_Click(t *testing.T) {
	g := newGridBench(t, pupils(8))
	g.click(3, 0)
	g.wantSelected(1003)
	if g.w.Canvas().Focused() != fyne.Focusable(g.Grid) {
		t.Error("a click does not give the focus")
	}
	g.click(5, withCtrl)
	g.wantSelected(1003, 1005)
	g.click(3, withCtrl)
	g.wantSelected(1005)
	g.click(7, shift) // from where Ctrl was last
	g.wantSelected(1003, 1004, 1005, 1006, 1007)
	g.click(1, shift)
	g.wantSelected(1001, 1002, 1003)
	g.click(6, withCtrl)
	g.click(7, withCtrl|shift)
	g.wantSelected(1001, 1002, 1003, 1006, 1007)
	g.click(4, 0)
	g.wantSelected(1004)
	g.click(9, 0) // below the last row
	g.wantSelected()
	if n := len(g.selected); n != 9 {
		t.Errorf("told of %d selections, want 9", n)
	}
	g.click(4, 0)
	g.selected = nil
	g.click(4, 0)
	if len(g.selected) != 0 {
		t.Errorf("told of the same selection again: %v", g.selected)
	}
}

// Select shows the first row it selects, in the middle if it was out of view, also
// if there is no room yet.
func TestGrid_SelectShows(t *testing.T) {
	g := newGridBench(t, pupils(100))
	g.Select(1003)
	if g.body.offset.Y != 0 {
		t.Errorf("offset %v for a row that was in view", g.body.offset.Y)
	}
	g.Select(1060, 1050, 1)
	g.wantCurrent(1050)
	g.wantSelected(1050, 1060)
	if want := float32(46 * 36); g.body.offset.Y != want {
		t.Errorf("offset %v, want %v", g.body.offset.Y, want)
	}
	later := NewGrid(pupilColumns())
	later.ID = g.ID
	later.SetRows(pupils(100))
	later.Select(1050)
	g.w.SetContent(later)
	if later.body.offset != g.body.offset || len(later.Selected()) != 1 {
		t.Errorf("selected before it was shown: offset %v", later.body.offset)
	}
}

func TestGrid_ClickScrolled(t *testing.T) {
	g := newGridBench(t, pupils(100))
	g.scrollTo(fyne.NewPos(0, 36*40))
	g.click(42, 0)
	g.wantSelected(1042)
	if g.body.offset.Y != 36*40 {
		t.Errorf("a click moved the view to %v", g.body.offset.Y)
	}
}

// No row is cut in half, at the top or at the bottom, wherever the view is and however
// high the window.
func TestGrid_WholeRows(t *testing.T) {
	g := newGridBench(t, pupils(100))
	for _, height := range []float32{300, 311, 333.5, 400} {
		g.w.Resize(fyne.NewSize(600, height))
		for _, y := range []float32{0, 17, 400, 1e6} {
			g.scrollTo(fyne.NewPos(0, y))
			at, view := g.body.offset.Y, g.body.Size().Height
			if rest := at - 36*float32(int(at/36)); rest != 0 {
				t.Errorf("%v high: the first row is cut by %v", height, rest)
			}
			if n := view / 36; n != float32(int(n)) || view > height-32 || height-32-view >= 36 {
				t.Errorf("%v high: a view of %v", height, view)
			}
		}
		if last := g.body.offset.Y + g.body.view.Height; last != 100*36 {
			t.Errorf("%v high: the end is at %v", height, last)
		}
	}
	// What a touchpad sends bit by bit adds up.
	g.scrollTo(fyne.NewPos(0, 0))
	for range 30 {
		test.Scroll(g.w.Canvas(), fyne.NewPos(60, 100), 0, -1)
	}
	if at := g.body.offset.Y; at < 3*36 || at > 4*36 {
		t.Errorf("a little more than a notch goes %v", at)
	}
}

func TestGrid_DoubleClick(t *testing.T) {
	g := newGridBench(t, pupils(8))
	g.click(2, 0)
	g.click(2, 0)
	test.DoubleTap(g.body)
	g.click(3, 0)
	g.click(4, 0)
	test.DoubleTap(g.body) // two rows
	g.click(9, 0)
	g.click(9, 0)
	test.DoubleTap(g.body) // none
	if fmt.Sprint(g.opened) != "[1002]" {
		t.Errorf("opened %v, want the row clicked twice", g.opened)
	}
}

// menuOf opens the menu of a row and returns its words.
func (g *gridBench) menuOf(row int) string {
	g.press(row, desktop.MouseButtonSecondary, 0)
	test.TapSecondaryAt(g.body, fyne.NewPos(50, float32(row)*36+10))
	return g.closeMenu()
}

func (g *gridBench) closeMenu() string {
	top := g.w.Canvas().Overlays().Top()
	if top == nil {
		return ""
	}
	var words []string
	for _, o := range test.LaidOutObjects(top) {
		if text, ok := o.(*canvas.Text); ok {
			words = append(words, text.Text)
		}
	}
	g.w.Canvas().Overlays().Remove(top)
	return strings.Join(words, "|")
}

func TestGrid_Menu(t *testing.T) {
	g := newGridBench(t, pupils(8))
	var about [][]int64
	g.Menu = func(rows []pupil) []*fyne.MenuItem {
		about = append(about, ids(rows))
		return []*fyne.MenuItem{fyne.NewMenuItem("開く", nil)}
	}
	want := "開く|コピー"
	check := func(got string, selected ...int64) {
		t.Helper()
		if got != want {
			t.Errorf("menu says %q, want %q", got, want)
		}
		g.wantSelected(selected...)
	}
	check(g.menuOf(2), 1002)
	g.Select(1004, 1005)
	check(g.menuOf(5), 1004, 1005)
	g.wantCurrent(1005)
	check(g.menuOf(1), 1001)
	g.key(desktop.KeyMenu)
	check(g.closeMenu(), 1001)
	g.shiftKey(fyne.KeyF10)
	check(g.closeMenu(), 1001)
	if got := g.menuOf(9); got != "" {
		t.Errorf("a menu below the last row: %q", got)
	}
	if fmt.Sprint(about) != "[[1002] [1004 1005] [1001] [1001] [1001]]" {
		t.Errorf("menus about %v", about)
	}
	g.Menu, want = nil, "コピー"
	check(g.menuOf(1), 1001)
}

func TestGrid_Wheel(t *testing.T) {
	g := newGridBench(t, pupils(100))
	c := g.w.Canvas()
	test.Scroll(c, fyne.NewPos(60, 100), 0, -25) // one notch
	if g.body.offset.Y != 3*36 {
		t.Errorf("a notch goes %v, want three rows", g.body.offset.Y)
	}
	test.Scroll(c, fyne.NewPos(60, 100), 0, 2500)
	if g.body.offset.Y != 0 {
		t.Errorf("offset %v above the first row", g.body.offset.Y)
	}
	test.Scroll(c, fyne.NewPos(60, 100), 0, -250000)
	if g.body.offset.Y != 90*36 {
		t.Errorf("offset %v, want the last row at the end", g.body.offset.Y)
	}
}

func TestGrid_Bars(t *testing.T) {
	g := newGridBench(t, pupils(100))
	c := g.w.Canvas()
	if !g.vbar.Visible() || g.hbar.Visible() {
		t.Fatal("want one bar, for the height")
	}
	test.Drag(c, fyne.NewPos(594, 32+5), 0, 360)
	if g.body.offset.Y != 90*36 {
		t.Errorf("dragged to the end: %v", g.body.offset.Y)
	}
	if y, h := g.vbar.thumb.Position().Y, g.vbar.thumb.Size().Height; y+h != 360 {
		t.Errorf("the thumb ends at %v, want 360", y+h)
	}
	test.TapCanvas(c, fyne.NewPos(594, 40))
	if g.body.offset.Y != 90*36-324 {
		t.Errorf("a click above the thumb: %v", g.body.offset.Y)
	}
	right := g.boxes[3].x + g.boxes[3].w
	if right > 600-g.style.bar {
		t.Errorf("the last column ends at %v, under the bar", right)
	}
}

func TestGrid_ScrollsSideways(t *testing.T) {
	g := newGridBench(t, pupils(100))
	g.SetWidths(map[string]float32{"name": 120, "age": 70, "state": 90, "note": 150})
	g.w.Resize(fyne.NewSize(300, 32+36*10))
	if !g.hbar.Visible() || g.body.view.Height != 9*36 || g.body.view.Width != 288 {
		t.Fatalf("view %v, bar %v", g.body.view, g.hbar.Visible())
	}
	g.focusIt()
	g.Select(1002)
	for range 9 {
		g.key(fyne.KeyRight)
	}
	all := g.body.width
	if want := all - 288; g.body.offset.X != want {
		t.Fatalf("offset %v, want %v", g.body.offset.X, want)
	}
	r := g.row(2)
	if g.head.inner.Position().X != -g.body.offset.X || r.box.Position().X != -g.body.offset.X {
		t.Error("headings and rows are not side by side")
	}
	if x := r.box.Position().X + r.bar.Position().X; x != 0 {
		t.Errorf("the accent bar is at %v of the view", x)
	}
	g.tapHeading(3)
	g.key(fyne.KeyLeft)
	if want := all - 288 - 80; g.body.offset.X != want {
		t.Errorf("offset %v, want %v", g.body.offset.X, want)
	}
	test.Scroll(g.w.Canvas(), fyne.NewPos(60, 100), 25, 0)
	if g.body.offset.X >= all-288-80 {
		t.Error("the wheel does not go sideways")
	}
	g.w.Resize(fyne.NewSize(600, 400))
	if g.body.offset.X != 0 || g.hbar.Visible() {
		t.Error("still sideways though there is room")
	}
}
