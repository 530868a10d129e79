package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func (g *gridBench) widths() []float32 {
	var out []float32
	for _, b := range g.boxes {
		out = append(out, b.w)
	}
	return out
}

func (g *gridBench) wantWidths(want ...float32) {
	g.t.Helper()
	if got := g.widths(); fmt.Sprint(got) != fmt.Sprint(want) {
		g.t.Errorf("widths %v, want %v", got, want)
	}
}

// dragEdge drags the right edge of a column with the pointer of the test.
func (g *gridBench) dragEdgeBy(col int, dx float32) {
	b := g.boxes[col]
	test.Drag(g.w.Canvas(), fyne.NewPos(b.x+b.w-g.body.offset.X, 10), dx, 0)
}

func TestShare(t *testing.T) {
	for name, x := range map[string]struct {
		cols []columnWidth // want, least, need
		of   map[float32]string
	}{
		"texts as wide as was asked for": {[]columnWidth{{100, 100, 100, false, false, false}, {200, 140, 200, false, false, false}, {300, 300, 300, true, false, false}}, map[float32]string{
			600: "[100 200 300]", 700: "[100 200 400]", 580: "[100 180 300]", 540: "[100 140 300]", 400: "[100 200 300]"}},
		"a long text takes what is over before the one that grows": {[]columnWidth{{100, 100, 180, false, false, false}, {200, 200, 200, true, false, false}}, map[float32]string{
			500: "[180 320]", 380: "[180 200]", 340: "[140 200]", 300: "[100 200]"}},
		"a long text takes what stands empty beside it": {[]columnWidth{{100, 100, 180, false, false, false}, {200, 200, 60, true, false, false}}, map[float32]string{
			400: "[180 220]", 300: "[180 120]", 260: "[140 120]"}},
		"those that lack little have it before one that lacks much": {[]columnWidth{{100, 100, 120, false, false, false}, {100, 100, 400, false, false, false}, {100, 100, 130, true, false, false}}, map[float32]string{
			380: "[120 130 130]", 360: "[120 120 120]", 330: "[110 110 110]"}},
		"those that can be left out have what they lack last": {[]columnWidth{{100, 100, 120, false, false, true}, {100, 100, 150, true, false, false}}, map[float32]string{
			240: "[100 140]", 260: "[110 150]", 270: "[120 150]"}},
		"a column that is nearly empty keeps the shape of the table": {[]columnWidth{{100, 100, 30, false, false, false}, {200, 200, 200, true, false, false}}, map[float32]string{
			300: "[100 200]", 260: "[60 200]", 200: "[60 200]"}},
		"a column without any text gives way to texts, down to its heading": {[]columnWidth{{100, 70, 30, false, true, false}, {100, 60, 150, true, false, false}}, map[float32]string{
			250: "[100 150]", 220: "[70 150]", 190: "[40 150]", 180: "[30 150]", 150: "[30 120]"}},
	} {
		for room, want := range x.of {
			if got := fmt.Sprint(share(x.cols, room)); got != want {
				t.Errorf("%s: room %v: %s, want %s", name, room, got, want)
			}
		}
	}
}

func TestGrid_WidthsFillTheRoom(t *testing.T) {
	g := newGridBench(t, pupils(5)) // 600 wide, of which 4 + 12 are kept free
	g.wantWidths(120, 70, 90, 304)
	g.w.Resize(fyne.NewSize(500, 400))
	g.wantWidths(120, 70, 90, 204)
	g.w.Resize(fyne.NewSize(400, 400))
	if widest := g.needs[0]; g.sideways() || g.boxes[0].w < widest {
		t.Errorf("names have %v of %v, sideways %v: the others do not need what they have", g.boxes[0].w, widest, g.sideways())
	}
	g.w.Resize(fyne.NewSize(200, 400))
	if !g.sideways() {
		t.Error("no scrolling sideways though there is more than the width shows")
	}
	long := pupils(5)
	long[3].name = "とてもとても長い名前のひと"
	g.SetRows(long)
	g.w.Resize(fyne.NewSize(600, 400))
	widest := g.needs[0]
	if widest <= 120 || g.boxes[0].w < widest {
		t.Errorf("the longest name has %v of %v beside an empty column", g.boxes[0].w, widest)
	}
	if g.SetRows(pupils(5)); g.boxes[0].w < widest {
		t.Error("a column became narrower when a filter was typed")
	}
	g.w.Resize(fyne.NewSize(500, 400))
	g.cols[1].Width = 5 // narrower than its heading
	g.arrange()
	if w, need := g.boxes[1].w, headWidth("年齢", true, &g.style, g.rulers.small); w < need-1 {
		t.Errorf("a column %v wide cuts its heading, which needs %v", w, need)
	}
}

// A column is blank as long as no row ever had a text in it, also one between those
// that are measured; a filter that leaves none makes nobody move.
func TestGrid_BlankColumn(t *testing.T) {
	many := pupils(3 * samples)
	text := func(pupil) string { return "" }
	g := newGridBench(t, many)
	g.cols[1].Text = func(p pupil) string { return text(p) }
	clear(g.filled)
	g.arrange()
	if !g.blank(1) || g.blank(0) {
		t.Fatalf("blank %v %v, want only the one without a text", g.blank(0), g.blank(1))
	}
	odd := many[1].name
	text = func(p pupil) string {
		if p.name == odd {
			return "x"
		}
		return ""
	}
	g.arrange()
	if g.blank(1) {
		t.Error("the only text of a column was missed")
	}
	text = func(pupil) string { return "" }
	if g.SetRows(pupils(1)); g.blank(1) {
		t.Error("a filter makes a column give way")
	}
	g.SetRows(nil)
	if g.blank(0) {
		t.Error("without rows nothing is known of a column")
	}
}

func TestGrid_DragEdge(t *testing.T) {
	g := newGridBench(t, pupils(5))
	var told []map[string]float32
	g.OnWidths = func(w map[string]float32) { told = append(told, w) }
	g.dragEdgeBy(0, 40)
	g.wantWidths(160, 70, 90, 264)
	g.dragEdgeBy(1, -500)
	g.wantWidths(160, minColumn, 90, 302)
	if fmt.Sprint(told) != "[map[name:160] map[age:32 name:160]]" {
		t.Errorf("told %v", told)
	}
	g.SetWidths(map[string]float32{"state": 100, "unknown": 7})
	g.wantWidths(120, 70, 100, 294)
	g.dragEdgeBy(2, 10)
	if got := fmt.Sprint(told[2]); got != "map[state:110 unknown:7]" {
		t.Errorf("told %v", got)
	}
	g.SetWidths(nil)
	g.wantWidths(120, 70, 90, 304)
}

// The edge stays under the pointer while it is dragged, also right of the column
// that grows; let go, that one takes what is left.
func TestGrid_DragEdgeRightOfGrow(t *testing.T) {
	cols := pupilColumns()
	cols[3].Grow, cols[0].Grow = false, true
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(&Theme{})
	g := &gridBench{Grid: NewGrid(cols), t: t}
	g.w = test.NewTempWindow(t, g.Grid)
	g.w.SetPadded(false)
	g.w.Resize(fyne.NewSize(600, 400))
	g.SetRows(pupils(3))
	g.wantWidths(274, 70, 90, 150)
	edge := g.boxes[1].x + g.boxes[1].w
	e := g.head.edges[1]
	e.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(20, 0)})
	e.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(10, 0)})
	if now := g.boxes[1].x + g.boxes[1].w; now != edge+30 {
		t.Errorf("the edge is at %v, the pointer at %v", now, edge+30)
	}
	e.MouseOut() // the pointer is quicker than the edge
	g.head.cells[2].MouseIn(nil)
	if e.line.FillColor != g.style.accent || g.head.cells[2].ground.Visible() {
		t.Error("the edge is not marked while it is dragged, or a heading is")
	}
	e.DragEnd()
	if e.line.FillColor != g.style.line {
		t.Error("the edge is still marked")
	}
	g.wantWidths(244, 100, 90, 150)
	// Its own edge gives to the neighbour, and takes.
	edge = g.boxes[0].x + g.boxes[0].w
	e = g.head.edges[0]
	e.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-30, 0)})
	if now := g.boxes[0].x + g.boxes[0].w; now != edge-30 {
		t.Errorf("the edge is at %v, the pointer at %v", now, edge-30)
	}
	e.DragEnd()
	g.wantWidths(214, 130, 90, 150)
	g.dragEdgeBy(0, -500)
	g.wantWidths(120, 224, 90, 150)
}

func TestGrid_FitColumn(t *testing.T) {
	rows := pupils(100)
	rows[3].name = "とても長い名前の生徒さんはここにいます"
	rows[50].name = "とても長い名前の生徒さんはここにいますが見えません"
	rows[4].state = Chip{Text: "一部のみ実績確定済み", Tone: ToneGood}
	g := newGridBench(t, rows)
	var told map[string]float32
	g.OnWidths = func(w map[string]float32) { told = w }
	if text := g.row(3).cells[0].text.Text; text == rows[3].name {
		t.Fatal("the name is not cut before")
	}
	for _, col := range []int{0, 1, 2} {
		test.DoubleTap(g.head.edges[col])
	}
	if text := g.row(3).cells[0].text.Text; text != rows[3].name {
		t.Errorf("the name is still cut: %q", text)
	}
	if text := g.row(4).cells[2].text.Text; text != rows[4].state.Text {
		t.Errorf("the chip is still cut: %q", text)
	}
	name := fyne.MeasureText(rows[3].name, 15, fyne.TextStyle{}).Width
	if w := g.boxes[0].w; w > name+2*g.style.pad+2 {
		t.Errorf("the column is %v wide for a text of %v", w, name)
	}
	if need := headWidth("年齢", true, &g.style, g.rulers.small); g.boxes[1].w < need-1 || g.boxes[1].w > need+2 {
		t.Errorf("the column of short numbers is %v wide, its heading needs %v", g.boxes[1].w, need)
	}
	if len(told) != 3 {
		t.Errorf("told %v", told)
	}
}

func TestGrid_WidthsAt150(t *testing.T) {
	for _, k := range []float32{1.25, 1.5} {
		g := newGridBench(t, pupils(5))
		fyne.CurrentApp().Settings().SetTheme(&Theme{Scale: k})
		g.Refresh()
		g.w.Resize(fyne.NewSize(1200, 400))
		var told map[string]float32
		g.OnWidths = func(w map[string]float32) { told = w }
		g.dragEdgeBy(0, 30*k)
		if told["name"] != 150 {
			t.Errorf("%v: told %v, want 150 at 100 %%", k, told)
		}
		test.DoubleTap(g.head.edges[0])
		if text := g.row(0).cells[0].text.Text; text != "生徒0000" {
			t.Errorf("%v: fitted and still cut: %q", k, text)
		}
	}
}

func TestGrid_EdgeCursor(t *testing.T) {
	g := newGridBench(t, pupils(5))
	if g.head.edges[0].Cursor() != desktop.Cursor(desktop.HResizeCursor) {
		t.Error("the pointer does not show that the edge can be dragged")
	}
	g.tapHeading(0)
	b := g.boxes[0]
	test.TapCanvas(g.w.Canvas(), fyne.NewPos(b.x+b.w/2, 10))
	if _, descending := g.Sorted(); !descending {
		t.Error("the second click did not turn round")
	}
	for dx := float32(-4); dx <= 4; dx++ {
		if e := g.head.edges[0]; e.Position().X > b.x+b.w+dx || e.Position().X+e.Size().Width < b.x+b.w+dx {
			t.Errorf("%v beside the edge it cannot be taken", dx)
		}
	}
}

// No text reaches beyond its cell, whatever the widths.
func TestGrid_TextsStayInTheirCells(t *testing.T) {
	rows := pupils(40)
	for i := range rows {
		rows[i].name = []string{"長い長い長い長い名前の人", "𠮷田 葛󠄀城", "W", "", "行\n替え"}[i%5]
		rows[i].age *= 1 + i*100000
		rows[i].state = Chip{Text: []string{"一部のみ実績確定済みです", "可"}[i%2], Tone: Tone(i % int(toneCount))}
	}
	g := newGridBench(t, rows)
	for _, widths := range []map[string]float32{nil, {"name": 60, "age": 44, "state": 40}, {"name": 32, "age": 32, "state": 32, "note": 33}} {
		g.SetWidths(widths)
		for i := range 10 {
			for k, c := range g.row(i).cells {
				b := g.boxes[k]
				w := fyne.MeasureText(c.text.Text, c.text.TextSize, c.text.TextStyle).Width
				x := c.text.Position().X
				if c.text.Alignment == fyne.TextAlignTrailing {
					x += c.text.Size().Width - w
				}
				if c.text.Text != "" && (x < b.x+g.style.pad-0.5 || x+w > b.x+b.w-g.style.pad+0.5) {
					t.Errorf("%v: row %d, column %d: %q from %v to %v in a cell from %v to %v", widths, i, k, c.text.Text, x, x+w, b.x, b.x+b.w)
				}
				if o := c.ground; o != nil && o.Visible() && (o.Position().X > x || o.Position().X+o.Size().Width < x+w || o.Position().X+o.Size().Width > b.x+b.w) {
					t.Errorf("%v: row %d: chip from %v, %v wide, around %v to %v", widths, i, o.Position().X, o.Size().Width, x, x+w)
				}
			}
		}
	}
	if c := g.row(0).cells[1].text; c.Alignment != fyne.TextAlignTrailing {
		t.Error("numbers do not stand right")
	}
}
