package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"jibun/export/page"
	"jibun/export/sheet"
)

// picturedPaper is two sheets: one with joined cells, one of 20,000 rows.
func picturedPaper() *sheet.Paper {
	p := &sheet.Paper{Face: sheet.Face{Ink: "000000", Rule: "000000"}}
	text := func(s string) sheet.Cell { return sheet.Cell{Kind: sheet.Text, Text: s} }
	first := &sheet.Sheet{Name: "one", Columns: []float64{30, 30, 0, 30}, RowHeight: 8, Ruled: true, Rows: []sheet.Row{
		{Cells: []sheet.Cell{{Kind: sheet.Text, Text: "wide", Wide: 2, Tall: 2}, {}, {}, text("D1")}},
		{Cells: []sheet.Cell{{}, {}, {}, text("D2")}},
		{Cells: []sheet.Cell{text("A3"), text("B3"), text("C3"), text("D3")}},
	}}
	many := &sheet.Sheet{Name: "many", Columns: []float64{30, 30, 30, 30, 30}, RowHeight: 8, Rows: make([]sheet.Row, 20000)}
	for i := range many.Rows {
		many.Rows[i] = sheet.Row{Height: 6, Cells: []sheet.Cell{{Kind: sheet.Number, Number: float64(i + 1)}, text("Tanaka Hanako"), text("Personnel"), text("x"), text("1,234")}}
	}
	hidden := &sheet.Sheet{Name: "hidden", Columns: []float64{30}, Hidden: true}
	p.Look(sheet.Look{})
	p.Sheets = slices.Values([]*sheet.Sheet{first, hidden, many})
	return p
}

// testFaces are the faces of Fyne's own theme: a test knows no other.
func testFaces(t testing.TB) *page.Faces {
	t.Helper()
	f, err := page.NewFaces(theme.DefaultTextFont().Content(), theme.DefaultTextBoldFont().Content())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func shownPicture(t testing.TB) (*SheetPicture, fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(&Theme{})
	p := NewSheetPicture(testFaces(t))
	if err := p.SetPaper(picturedPaper()); err != nil {
		t.Fatal(err)
	}
	w := test.NewTempWindow(t, p)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1000, 700))
	return p, w
}

// middle is where a cell lies in the view.
func (p *SheetPicture) middle(column, row int) fyne.Position {
	r, at, u := p.view.grid.Place(column, row), p.view.place(), p.view.unit()
	return fyne.NewPos(float32((r.X+r.Wide/2-at.x)*u), float32((r.Y+r.High/2-at.y)*u))
}

func TestSheetPicture_cells(t *testing.T) {
	p, w := shownPicture(t)
	var chosen, moved [][2]int
	p.OnCell = func(_ string, c, r int) { chosen = append(chosen, [2]int{c, r}) }
	p.OnMove = func(_ string, c, r int) { moved = append(moved, [2]int{c, r}) }
	r := p.view.grid.Place(2, 2)
	at, u := p.view.place(), p.view.unit()
	p.view.Tapped(&fyne.PointEvent{Position: fyne.NewPos(float32((r.X+r.Wide-1-at.x)*u), float32((r.Y+r.High-1-at.y)*u))})
	if want := [][2]int{{1, 1}}; !slices.Equal(chosen, want) || !slices.Equal(moved, want) {
		t.Fatalf("a click on joined cells chooses %v and moves to %v", chosen, moved)
	}
	moved = nil
	press(w.Canvas(), fyne.KeyRight, fyne.KeyDown, fyne.KeyDown, fyne.KeyLeft, fyne.KeyUp, fyne.KeyRight, fyne.KeyRight)
	want := [][2]int{{4, 1}, {4, 2}, {4, 3}, {2, 3}, {1, 1}, {4, 2}} // column 3 is hidden
	if !slices.Equal(moved[:4], want[:4]) {
		t.Errorf("the arrows go to %v, want %v …", moved, want[:4])
	}
	if len(chosen) != 1 {
		t.Errorf("an arrow chooses: %v", chosen)
	}
	press(w.Canvas(), fyne.KeyReturn)
	if len(chosen) != 2 {
		t.Errorf("Enter chooses nothing: %v", chosen)
	}
}

func TestSheetPicture_reveal(t *testing.T) {
	p, _ := shownPicture(t)
	p.Reveal("many", 5, 15000)
	if p.Sheet() != "many" {
		t.Fatalf("it shows %s", p.Sheet())
	}
	m := p.middle(5, 15000)
	if s := p.view.Size(); m.X < 0 || m.Y < 0 || m.X > s.Width || m.Y > s.Height {
		t.Errorf("the cell lies at %v of a view of %v", m, s)
	}
	if c, r := p.Cell(); c != 5 || r != 15000 {
		t.Errorf("the mark is on %d, %d", c, r)
	}
	p.Reveal("one", 1, 1)
	p.Reveal("many", 5, 15000)
	if got := p.middle(5, 15000); got != m {
		t.Errorf("it has moved from %v to %v", m, got)
	}
}

func TestSheetPicture_zoom(t *testing.T) {
	p, _ := shownPicture(t)
	p.Reveal("many", 2, 100)
	held := modifiersHeld
	defer func() { modifiersHeld = held }()
	modifiersHeld = func() fyne.KeyModifier { return fyne.KeyModifierControl }
	m := p.middle(2, 100)
	before := p.view.zoom
	p.view.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: m}, Scrolled: fyne.NewDelta(0, 25)})
	if p.view.zoom <= before {
		t.Errorf("the wheel leaves the size at %v", p.view.zoom)
	}
	if got := p.middle(2, 100); got.Subtract(m).Y > 1 || got.Subtract(m).Y < -1 {
		t.Errorf("what is under the pointer goes from %v to %v", m, got)
	}
	p.view.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.Key0, Modifier: fyne.KeyModifierControl})
	w, _ := p.view.grid.Size()
	_, wide, _ := p.view.room()
	if d := wide - w - 2*around; d > .5 || d < -.5 {
		t.Errorf("Ctrl+0 makes %v mm of %v mm wide paper seen", wide, w)
	}
}

func TestSheetPicture_tints(t *testing.T) {
	p, w := shownPicture(t)
	p.SetLegend([]Tint{{Color: ColorGood, Sign: "o", Word: "sure"}})
	at := p.middle(2, 3).AddXY(20, 4)
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.view)
	color := func() (r, g, b uint32) {
		r, g, b, _ = w.Canvas().Capture().At(int(place.X+at.X), int(place.Y+at.Y)).RGBA()
		return r >> 8, g >> 8, b >> 8
	}
	if r, g, b := color(); r != 255 || g != 255 || b != 255 {
		t.Fatalf("the paper is %d %d %d", r, g, b)
	}
	p.SetTint("one", 2, 3, 0)
	if r, g, _ := color(); r >= g {
		t.Errorf("a green cell is %d red and %d green", r, g)
	}
	p.SetTint("one", 2, 3, -1)
	if r, _, _ := color(); r != 255 {
		t.Errorf("the colour stays: %d", r)
	}
	fyne.CurrentApp().Settings().SetTheme(&Theme{Dark: true})
	if r, g, b := color(); r != 255 || g != 255 || b != 255 {
		t.Errorf("in the dark the paper is %d %d %d", r, g, b)
	}
}

func TestSheetPicture_frozen(t *testing.T) {
	p, w := shownPicture(t)
	for _, s := range p.sheets {
		s.Freeze = sheet.Freeze{Rows: 2, Columns: 1}
	}
	p.Reveal("many", 3, 9000)
	var chosen [][2]int
	p.OnCell = func(_ string, c, r int) { chosen = append(chosen, [2]int{c, r}) }
	u := p.view.unit()
	p.view.Tapped(&fyne.PointEvent{Position: fyne.NewPos(float32(35*u), float32(7*u))}) // the second row, 6 to 12 mm
	if len(chosen) != 1 || chosen[0][1] != 2 {
		t.Errorf("a click on the second row chooses %v", chosen)
	}
	w.Canvas().Focus(p.view)
	p.Reveal("many", 3, 9000)
	for range 60 { // upwards, behind the rows that stay
		press(w.Canvas(), fyne.KeyUp)
		_, row := p.Cell()
		if y := float64(p.middle(3, row).Y) / u; y < 12 {
			t.Fatalf("row %d is at %v mm, behind what stays in sight", row, y)
		}
	}
	before := p.view.place().y
	p.Reveal("many", 3, 1)
	if p.view.place().y != before {
		t.Errorf("what is in sight anyway is scrolled to: from %v to %v", before, p.view.place().y)
	}
	img := w.Canvas().Capture()
	if img == nil {
		t.Error("nothing is drawn")
	}
	picture(t, w, "sheet-frozen")
}

func TestSheetPicture_empty(t *testing.T) {
	p, w := shownPicture(t)
	if err := p.SetPaper(nil); err != nil {
		t.Fatal(err)
	}
	w.Canvas().Capture()
	w.Canvas().Focus(p.view)
	press(w.Canvas(), fyne.KeyDown, fyne.KeyReturn, fyne.KeyHome)
	p.Reveal("one", 1, 1)
	if c, r := p.Cell(); p.Sheet() != "" || c != 0 || r != 0 {
		t.Errorf("no paper has the sheet %q with a mark on %d, %d", p.Sheet(), c, r)
	}
}

// BenchmarkSheetPicture_Scroll draws a frame of a sheet of 20,000 rows.
func BenchmarkSheetPicture_Scroll(b *testing.B) {
	p, _ := shownPicture(b)
	p.Reveal("many", 1, 1)
	for i := 0; b.Loop(); i++ {
		p.view.moveTo(0, float64(i%10000)*7.5)
		p.view.draw(988, 650)
	}
}

// BenchmarkSheetPicture_Zoom draws a frame in another size each time.
func BenchmarkSheetPicture_Zoom(b *testing.B) {
	p, _ := shownPicture(b)
	p.Reveal("many", 1, 500)
	for i := 0; b.Loop(); i++ {
		p.view.step([]int{1, -1}[i/8%2])
		p.view.draw(988, 650)
	}
}
