package kit

import (
	"cmp"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// pupil is a row of the tests.
type pupil struct {
	id            int64
	name, reading string
	age           int
	state         Chip
	note          string
}

func pupilColumns() []Column[pupil] {
	return []Column[pupil]{
		{Key: "name", Title: "氏名", Width: 120, Text: func(p pupil) string { return p.name }, Compare: func(a, b pupil) int { return cmp.Compare(a.reading, b.reading) }},
		{Key: "age", Title: "年齢", Width: 70, Right: true, Text: func(p pupil) string { return fmt.Sprint(p.age) }, Compare: func(a, b pupil) int { return a.age - b.age }},
		{Key: "state", Title: "状態", Width: 90, Chip: func(p pupil) Chip { return p.state }, Text: func(p pupil) string { return p.state.Text }},
		{Key: "note", Title: "備考", Width: 150, Grow: true, Muted: true, Text: func(p pupil) string { return p.note }},
	}
}

// pupils are n rows; ages come in fives, so that many are equal.
func pupils(n int) []pupil {
	out := make([]pupil, n)
	for i := range out {
		out[i] = pupil{
			id: int64(1000 + i), name: fmt.Sprintf("生徒%04d", i), reading: fmt.Sprintf("せいと%04d", n-i), age: 20 + i*7%5,
			state: Chip{Text: "募集中", Tone: ToneAccent}, note: fmt.Sprintf("備考の%d行目", i),
		}
	}
	return out
}

// gridBench is a grid in a window of tests.
type gridBench struct {
	*Grid[pupil]
	t        *testing.T
	w        fyne.Window
	selected [][]int64 // what OnSelect was told
	opened   []int64
}

func newGridBench(t *testing.T, rows []pupil) *gridBench {
	t.Helper()
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(&Theme{})
	g := &gridBench{Grid: NewGrid(pupilColumns()), t: t}
	g.ID = func(p pupil) int64 { return p.id }
	g.OnSelect = func(rows []pupil) { g.selected = append(g.selected, ids(rows)) }
	g.OnOpen = func(p pupil) { g.opened = append(g.opened, p.id) }
	g.w = test.NewTempWindow(t, g.Grid)
	g.w.SetPadded(false)
	g.w.Resize(fyne.NewSize(600, 32+36*10)) // ten rows
	g.SetRows(rows)
	return g
}

func ids(rows []pupil) []int64 {
	out := []int64{}
	for _, p := range rows {
		out = append(out, p.id)
	}
	return out
}

func (g *gridBench) wantSelected(want ...int64) {
	g.t.Helper()
	if got := ids(g.Selected()); fmt.Sprint(got) != fmt.Sprint(append([]int64{}, want...)) {
		g.t.Errorf("selected %v, want %v", got, want)
	}
}

func (g *gridBench) wantCurrent(want int64) {
	g.t.Helper()
	if got, ok := g.Current(); !ok || got.id != want {
		g.t.Errorf("current row is %d (%v), want %d", got.id, ok, want)
	}
}

// click presses a button on the row that stands at a place of the view.
func (g *gridBench) click(row int, mod fyne.KeyModifier) {
	g.press(row, desktop.MouseButtonPrimary, mod)
}

func (g *gridBench) press(row int, button desktop.MouseButton, mod fyne.KeyModifier) {
	at := fyne.NewPos(50, (float32(row)+0.5)*g.style.row-g.body.offset.Y)
	g.body.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at, AbsolutePosition: at.AddXY(0, g.style.header)}, Button: button, Modifier: mod})
	g.body.MouseUp(nil)
}

func (g *gridBench) key(names ...fyne.KeyName) {
	for _, n := range names {
		g.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func (g *gridBench) shiftKey(names ...fyne.KeyName) {
	g.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	g.key(names...)
	g.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

func (g *gridBench) ctrl(name fyne.KeyName, more fyne.KeyModifier) {
	g.TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierShortcutDefault | more})
}

func (g *gridBench) focusIt() { g.w.Canvas().Focus(g.Grid) }

// drawn are the texts of the rows in view, from the top, and where they stand.
func (g *gridBench) drawn() (texts []string, heights []float32) {
	from, to := g.body.visible()
	for i := from; i < to; i++ {
		r := g.body.rows[i%len(g.body.rows)]
		if r.index != i || !r.box.Visible() {
			g.t.Fatalf("row %d is not drawn", i)
		}
		var cells []string
		for _, c := range r.cells {
			cells = append(cells, c.text.Text)
		}
		texts, heights = append(texts, strings.Join(cells, "|")), append(heights, r.box.Position().Y)
	}
	return texts, heights
}

// row is what draws row i.
func (g *gridBench) row(i int) *gridRow {
	r := g.body.rows[i%len(g.body.rows)]
	if r.index != i {
		g.t.Fatalf("row %d is not drawn", i)
	}
	return r
}

func TestGrid_DrawsEveryRowWhereItStands(t *testing.T) {
	rows := pupils(1000)
	g := newGridBench(t, rows)
	check := func(offset float32) {
		t.Helper()
		g.scrollTo(fyne.NewPos(0, offset))
		texts, heights := g.drawn()
		first := int(g.body.offset.Y / 36)
		if len(texts) < 10 {
			t.Fatalf("%d rows in view, want at least 10", len(texts))
		}
		for i, s := range texts {
			if p := rows[first+i]; !strings.HasPrefix(s, p.name+"|") {
				t.Errorf("offset %v: row %d shows %q, want %s", offset, first+i, s, p.name)
			}
			if want := float32(first+i)*36 - g.body.offset.Y; heights[i] != want {
				t.Errorf("offset %v: row %d stands at %v, want %v", offset, first+i, heights[i], want)
			}
		}
		seen := 0
		for _, r := range g.body.rows {
			if r.box.Visible() {
				seen++
			}
		}
		if seen != len(texts) {
			t.Errorf("offset %v: %d rows are visible, want %d", offset, seen, len(texts))
		}
	}
	for _, offset := range []float32{0, 1, 35, 36, 37, 400, 36 * 500, 36*500 - 17, 0, 1e9, 36 * 985} {
		check(offset)
	}
	g.w.Resize(fyne.NewSize(600, 32+36*15))
	check(36 * 700)
	g.w.Resize(fyne.NewSize(600, 32+36*4))
	g.scrollTo(fyne.NewPos(0, 36*20+5))
	if texts, _ := g.drawn(); len(texts) != 4 {
		t.Errorf("%d rows in a view of four rows", len(texts))
	}
}

func TestGrid_ReadsOnlyRowsThatComeIntoView(t *testing.T) {
	reads := 0
	cols := pupilColumns()
	text := cols[0].Text
	cols[0].Text = func(p pupil) string { reads++; return text(p) }
	g := newGridBench(t, nil)
	g.cols = cols
	g.SetRows(pupils(1000))
	g.scrollTo(fyne.NewPos(0, 360))
	reads = 0
	g.scrollTo(fyne.NewPos(0, 396))
	if reads != 1 {
		t.Errorf("scrolling by a row read %d rows, want 1", reads)
	}
	reads = 0
	g.click(15, 0)
	g.focusIt()
	test.MoveMouse(g.w.Canvas(), fyne.NewPos(60, 200))
	if reads != 0 {
		t.Errorf("selecting, focus and hover read %d rows, want none", reads)
	}
}

func TestGrid_PaintsOnlyWhatChanged(t *testing.T) {
	g := newGridBench(t, pupils(5))
	row := g.row(1)
	before := *row.cells[0].text
	rows := pupils(5)
	rows[1].age = 99
	g.SetRows(rows)
	if g.row(1) != row || *row.cells[0].text != before {
		t.Error("the name did not change and was made anew")
	}
	if row.cells[1].text.Text != "99" {
		t.Errorf("age shows %q, want 99", row.cells[1].text.Text)
	}
}

func TestGrid_Rows(t *testing.T) {
	g := newGridBench(t, pupils(3))
	g.SortBy("name", false)
	if got := ids(g.Rows()); fmt.Sprint(got) != "[1002 1001 1000]" {
		t.Errorf("rows as shown: %v", got)
	}
	g.SortBy("", false)
	if got := ids(g.Rows()); fmt.Sprint(got) != "[1000 1001 1002]" {
		t.Errorf("rows as given: %v", got)
	}
}

func TestGrid_States(t *testing.T) {
	g := newGridBench(t, pupils(20))
	g.Select(1002)
	if s := g.row(2).state; !s.selected || s.bar || s.ring {
		t.Errorf("selected without focus: %+v", s)
	}
	g.focusIt()
	if s := g.row(2).state; !s.selected || !s.bar || s.ring {
		t.Errorf("selected with focus: %+v", s)
	}
	g.click(4, fyne.KeyModifierShortcutDefault)
	if s := g.row(4).state; !s.bar || !s.ring {
		t.Errorf("the current one of several: %+v", s)
	}
	test.MoveMouse(g.w.Canvas(), fyne.NewPos(60, 32+36*6+10))
	if !g.row(6).state.hover || g.row(6).ground.FillColor != g.style.hover {
		t.Error("the row under the pointer is not marked")
	}
	g.scrollTo(fyne.NewPos(0, 72))
	if !g.row(8).state.hover || g.row(6).state.hover {
		t.Error("scrolled, the row under the pointer is another one")
	}
	g.w.Canvas().Unfocus()
	if s := g.row(4).state; s.bar || s.ring {
		t.Errorf("after the focus is gone: %+v", s)
	}
}

// Chips of the accent have the colour of a selected row, on which they would be gone.
func TestGrid_ChipOnSelectedRow(t *testing.T) {
	g := newGridBench(t, pupils(3))
	g.Select(1001)
	if c := g.row(1).cells[2].ground; !c.Visible() || c.FillColor == g.row(1).ground.FillColor {
		t.Error("the chip is not seen")
	}
	if c := g.row(0).cells[2].ground; !c.Visible() || c.FillColor != g.style.tint {
		t.Error("the chip of another row is another one")
	}
	g.Select()
	if c := g.row(1).cells[2].ground; c.FillColor != g.style.tint {
		t.Error("the chip stays as on a selected row")
	}
}

func TestGrid_Strike(t *testing.T) {
	g := newGridBench(t, nil)
	g.Strike = func(p pupil) bool { return p.id == 1001 }
	g.SetRows(pupils(3))
	if g.row(0).cells[0].text.Color != g.style.text || g.row(1).cells[0].text.Color != g.style.muted {
		t.Error("a struck row is not muted")
	}
	if g.row(1).cells[2].text.Color != g.style.tones[ToneAccent].text {
		t.Error("the chip of a struck row has lost its tone")
	}
}
