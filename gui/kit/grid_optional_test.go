package kit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// newOptionalBench is a grid whose note, then whose age, may be left out.
func newOptionalBench(t *testing.T, rows []pupil) *gridBench {
	g := newGridBench(t, rows)
	g.cols[1].Optional, g.cols[3].Optional = 1, 2
	g.cols[3].Grow, g.cols[0].Grow = false, true
	g.Refresh()
	return g
}

func (g *gridBench) shownColumns() string {
	var out []string
	for i, b := range g.boxes {
		if b.w > 0 {
			out = append(out, g.cols[i].Title)
		}
		if g.head.cells[i].Visible() != (b.w > 0) || g.head.edges[i].Visible() != (b.w > 0) {
			g.t.Errorf("the heading of %s is not what its column is", g.cols[i].Title)
		}
	}
	return strings.Join(out, " ")
}

// What does not fit is left out, the least needed first, and comes back with the room; no
// grid with such columns is scrolled sideways before all of them are left out.
func TestGrid_Optional(t *testing.T) {
	g := newOptionalBench(t, pupils(5))
	for _, x := range []struct {
		width float32
		want  string
	}{{600, "氏名 年齢 状態 備考"}, {310, "氏名 年齢 状態"}, {250, "氏名 状態"}, {600, "氏名 年齢 状態 備考"}} {
		g.w.Resize(fyne.NewSize(x.width, 400))
		if got := g.shownColumns(); got != x.want || g.sideways() {
			t.Errorf("%v wide: %s, want %s; sideways %v", x.width, got, x.want, g.sideways())
		}
	}
}

// A column without any text goes before the others.
func TestGrid_OptionalBlank(t *testing.T) {
	rows := pupils(5)
	for i := range rows {
		rows[i].note = ""
	}
	g := newOptionalBench(t, rows)
	g.cols[1].Optional, g.cols[3].Optional = 2, 1
	g.w.Resize(fyne.NewSize(265, 400))
	if got := g.shownColumns(); got != "氏名 年齢 状態" {
		t.Errorf("shown: %s", got)
	}
}

// What is left out is named at the end of the headings; a click, or the right arrow, shows
// it, and the click takes it away again. It is copied in any case.
func TestGrid_OptionalShown(t *testing.T) {
	g := newOptionalBench(t, pupils(5))
	g.w.Resize(fyne.NewSize(250, 400))
	more := g.head.more
	if !more.Visible() || !strings.Contains(more.text.Text, "2") || !strings.Contains(more.tip.Text, "年齢、備考") {
		t.Fatalf("the end of the headings: %v %q %q", more.Visible(), more.text.Text, more.tip.Text)
	}
	if end := more.Position().X + more.Size().Width; end != g.Size().Width {
		t.Errorf("it ends at %v of %v", end, g.Size().Width)
	}
	for i, b := range g.boxes {
		if b.w > 0 && b.x+b.w > more.Position().X+1 {
			t.Errorf("it lies over the heading of %s", g.cols[i].Title)
		}
	}
	test.Tap(more)
	if got := g.shownColumns(); got != "氏名 年齢 状態 備考" || !g.sideways() {
		t.Errorf("after a click: %s, sideways %v", got, g.sideways())
	}
	test.Tap(more)
	if got := g.shownColumns(); got != "氏名 状態" {
		t.Errorf("after another: %s", got)
	}
	g.focus()
	g.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if got := g.shownColumns(); got != "氏名 年齢 状態 備考" || g.body.offset.X == 0 {
		t.Errorf("after the right arrow: %s, at %v", got, g.body.offset.X)
	}
	g.w.Resize(fyne.NewSize(600, 400))
	if more.Visible() {
		t.Error("there is room for all, and it is still there")
	}
	g.w.Resize(fyne.NewSize(250, 400))
	if got := g.shownColumns(); got != "氏名 状態" {
		t.Errorf("narrow again: %s", got)
	}
	g.Select(1000)
	if got := g.TSV(); strings.Count(got, "\t") != 3 || !strings.Contains(got, "備考の0行目") {
		t.Errorf("copied: %q", got)
	}
}

// Chips of a column that is left out are not drawn.
func TestGrid_OptionalChip(t *testing.T) {
	g := newOptionalBench(t, pupils(3))
	g.cols[2].Optional = 3
	g.w.Resize(fyne.NewSize(200, 400))
	if got := g.shownColumns(); slices.Contains(strings.Fields(got), "状態") {
		t.Fatalf("shown: %s", got)
	}
	for _, r := range g.body.rows {
		if r.box.Visible() && !r.cells[2].ground.Hidden {
			t.Error(fmt.Sprint("a chip without its column in row ", r.index))
		}
	}
}
