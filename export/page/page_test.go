package page

import (
	"errors"
	"fmt"
	"image/color"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"jibun/export/sheet"

	"github.com/boombuler/barcode/qr"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
)

func testFaces(t testing.TB) *Faces {
	t.Helper()
	var b [2][]byte
	for i, name := range []string{"Regular", "Bold"} {
		var err error
		if b[i], err = os.ReadFile("../../assets/fonts/JibunUDPGothic-" + name + ".ttf"); err != nil {
			t.Fatal(err)
		}
	}
	f, err := NewFaces(b[0], b[1])
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestFaces_Width(t *testing.T) {
	f := testFaces(t)
	if w := f.Width("漢字", 72, false); math.Abs(w-2*25.4) > .01 {
		t.Errorf("two characters of an inch are %v mm wide", w)
	}
	if a, b := f.Width("0123456789", 10, false), 10*f.Width("1", 10, false); math.Abs(a-b) > 1e-9 {
		t.Errorf("figures are not of equal width: %v and %v", a, b)
	}
	if w := f.Width("辻\U000E0100", 72, false); math.Abs(w-25.4) > .01 {
		t.Errorf("a selector is %v wide", w-25.4)
	}
	for _, r := range "𠮷髙﨑①㈱ｱ" {
		if !f.Regular.Has(r) || !f.Bold.Has(r) {
			t.Errorf("%c is missing", r)
		}
	}
	if f.Regular.Has(0x1F600) {
		t.Error("it has every character")
	}
}

// grid is a sheet of three columns of 20 mm and rows of 8 mm.
func grid(t *testing.T, p *sheet.Paper, rows ...[]sheet.Cell) *Grid {
	t.Helper()
	s := &sheet.Sheet{Columns: []float64{20, 20, 20}, RowHeight: 8}
	for _, r := range rows {
		s.Rows = append(s.Rows, sheet.Row{Height: 8, Cells: r})
	}
	p.Look(sheet.Look{})
	g, err := NewGrid(p, s, testFaces(t))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// written are the words of a grid with their places.
func written(g *Grid) []Words {
	var all []Words
	w, h := g.Size()
	for _, m := range g.View(Rect{0, 0, w, h}, nil) {
		if m, ok := m.(Words); ok {
			all = append(all, m)
		}
	}
	return all
}

func words(all []Words) []string {
	var s []string
	for _, w := range all {
		s = append(s, w.Text)
	}
	return s
}

func TestView_texts(t *testing.T) {
	p := &sheet.Paper{}
	plain := p.Look(sheet.Look{Size: 10})
	wrap := p.Look(sheet.Look{Size: 10, Wrap: true, Down: sheet.Top})
	count := p.Look(sheet.Look{Size: 10, Format: sheet.Coded, Code: "#,##0"})
	era := p.Look(sheet.Look{Size: 10, Format: sheet.Coded, Code: `[$-411]ggge"年"m"月"d"日"`})
	text := func(s string, look int) sheet.Cell { return sheet.Cell{Kind: sheet.Text, Text: s, Look: look} }
	number := func(v float64, look int) sheet.Cell { return sheet.Cell{Kind: sheet.Number, Number: v, Look: look} }
	const long = "あいうえおかきくけこ"
	for name, c := range map[string]struct {
		row  []sheet.Cell
		want []string
		clip float64 // how far the first may reach
	}{
		"runs over empty cells":    {[]sheet.Cell{text(long, plain)}, []string{long}, 60},
		"stops at a full cell":     {[]sheet.Cell{text(long, plain), text("い", plain)}, []string{long, "い"}, 20},
		"breaks its lines":         {[]sheet.Cell{text(long, wrap)}, []string{"あいうえおか", "きくけこ"}, 20},
		"a number has its format":  {[]sheet.Cell{number(1234567, count)}, []string{"1,234,567"}, 20},
		"a number never runs over": {[]sheet.Cell{number(123456789012345, count)}, []string{"#########"}, 20},
		"General has fewer places": {[]sheet.Cell{number(math.Pi*1e5, plain)}, []string{"314159.27"}, 20},
		"a day in an era":          {[]sheet.Cell{{Kind: sheet.Day, Number: 43586, Look: era, Wide: 2}}, []string{"令和元年5月1日"}, 40},
		"lines of the text itself": {[]sheet.Cell{text("上\n下", wrap)}, []string{"上", "下"}, 20},
	} {
		t.Run(name, func(t *testing.T) {
			got := written(grid(t, p, c.row))
			if name == "a number never runs over" {
				if len(got) != 1 || strings.Trim(got[0].Text, "#") != "" || got[0].Text == "" {
					t.Errorf("%q", words(got))
				}
				return
			}
			if name == "General has fewer places" {
				if len(got) != 1 || !strings.HasPrefix(got[0].Text, "314159") {
					t.Errorf("%q", words(got))
				}
				return
			}
			if !slices.Equal(words(got), c.want) {
				t.Fatalf("%q, want %q", words(got), c.want)
			}
			if reach := got[0].Clip.X + got[0].Clip.Wide; math.Abs(reach-c.clip) > .01 {
				t.Errorf("it may reach %v, want %v", reach, c.clip)
			}
		})
	}
}

// On paper of our own a text stays between the lines at the sides of its cell, also where the
// cell beside is empty: it is a little smaller, or breaks where there is no place to. As a
// workbook of the office is shown it runs over, as in every table program.
func TestView_betweenLines(t *testing.T) {
	p := &sheet.Paper{}
	box := p.Look(sheet.Look{Size: 10, Down: sheet.Middle, Frame: sheet.Frame{Left: sheet.Thin, Right: sheet.Thin}})
	f := testFaces(t)
	for text, lines := range map[string]int{"あいうえおか": 1, "あいうえおかきくけこさし": 2, strings.Repeat("m", 14): 2, "令和/home/" + strings.Repeat("w", 20): 3} {
		g := grid(t, p, []sheet.Cell{{Kind: sheet.Text, Text: text, Look: box}})
		got := written(g)
		if strings.Join(words(got), "") != text || len(got) < min(lines, 2) || lines == 1 && len(got) > 1 {
			t.Errorf("%q stands as %q", text, words(got))
		}
		for _, w := range got {
			if end := w.X + f.Width(w.Text, w.Size, w.Bold); end > 20 || w.Size < 10*mostSqueezed-.2 {
				t.Errorf("%q of %v points ends at %.1f of 20 mm", w.Text, w.Size, end)
			}
		}
	}
}

// TestView_little: what would be one line but for a little is one, also where there is room
// for two; what is much longer is two.
func TestView_little(t *testing.T) {
	p := &sheet.Paper{}
	wrap := p.Look(sheet.Look{Size: 10, Wrap: true})
	prose := p.Look(sheet.Look{Size: 10, Wrap: true, Down: sheet.Top})
	if got := written(grid(t, p, []sheet.Cell{{Kind: sheet.Text, Text: "市役所の姿勢。", Look: prose, Tall: 2}}, nil)); len(got) != 2 || got[0].Size != 10 {
		t.Errorf("prose is written as %q", words(got))
	}
	for text, want := range map[string]int{"10/12345": 1, "10/123456789": 2, "10/12\n345": 2} {
		g := grid(t, p, []sheet.Cell{{Kind: sheet.Text, Text: text, Look: wrap, Tall: 2}}, nil)
		if got := written(g); len(got) != want {
			t.Errorf("%q is written as %q", text, words(got))
		}
	}
}

func TestView_across(t *testing.T) {
	p := &sheet.Paper{}
	for across, want := range map[sheet.Across]float64{sheet.Left: padding, sheet.Centre: 10, sheet.Right: 20 - padding} {
		look := p.Look(sheet.Look{Size: 10, Across: across})
		w := written(grid(t, p, []sheet.Cell{{Kind: sheet.Text, Text: "字", Look: look}}))[0]
		em := 10 * mmOfPoint
		at := map[sheet.Across]float64{sheet.Left: w.X, sheet.Centre: w.X + em/2, sheet.Right: w.X + em}[across]
		if math.Abs(at-want) > .01 {
			t.Errorf("%v stands at %v, want %v", across, at, want)
		}
	}
}

func TestView_joined(t *testing.T) {
	p := &sheet.Paper{}
	edge := p.Look(sheet.Look{Size: 10, Across: sheet.Centre, Frame: sheet.Frame{Left: sheet.Thin, Right: sheet.Thin, Top: sheet.Thin, Bottom: sheet.Thin}})
	x := sheet.Cell{Look: edge}
	g := grid(t, p, []sheet.Cell{{Kind: sheet.Text, Text: "字", Look: edge, Wide: 2, Tall: 2}, x, x}, []sheet.Cell{x, x, x})
	w := written(g)[0]
	if mid := w.X + 5*mmOfPoint; math.Abs(mid-20) > .01 {
		t.Errorf("its text stands in the middle of %v", mid)
	}
	for _, m := range g.View(Rect{0, 0, 60, 16}, nil) {
		if l, ok := m.(Line); ok && l.X1 == 20 && l.X2 == 20 {
			t.Errorf("a line goes through joined cells: %v", l)
		}
	}
	for _, at := range [][2]float64{{1, 1}, {39, 15}} {
		if c, r, ok := g.At(at[0], at[1]); c != 1 || r != 1 || !ok {
			t.Errorf("at %v is the cell %d, %d", at, c, r)
		}
	}
	if c, r := g.Step(3, 2, -1, 0); c != 1 || r != 1 {
		t.Errorf("left of them is %d, %d", c, r)
	}
	if c, r := g.Step(1, 1, 1, 0); c != 3 || r != 1 {
		t.Errorf("right of them is %d, %d", c, r)
	}
	if _, _, ok := g.At(61, 1); ok {
		t.Error("there is a cell beside the sheet")
	}
	// Seen from below, where their first cell is not in view, they are still written.
	var seen []string
	for _, m := range g.View(Rect{0, 10, 60, 6}, nil) {
		if m, ok := m.(Words); ok {
			seen = append(seen, m.Text)
		}
	}
	if !slices.Equal(seen, []string{"字"}) {
		t.Errorf("from below %q is seen", seen)
	}
}

// TestView_part: what is looked at does not grow with the sheet.
func TestView_part(t *testing.T) {
	p := &sheet.Paper{}
	var rows [][]sheet.Cell
	for i := range 5000 {
		rows = append(rows, []sheet.Cell{{Kind: sheet.Text, Text: fmt.Sprint(i)}})
	}
	g := grid(t, p, rows...)
	marks := g.View(Rect{0, 8 * 3000, 60, 80}, nil)
	if len(marks) > 12 || len(marks) < 10 {
		t.Errorf("%d marks for ten rows", len(marks))
	}
	if w := marks[0].(Words); w.Text != "3000" {
		t.Errorf("the first is %s", w.Text)
	}
}

func TestHigh(t *testing.T) {
	p := &sheet.Paper{}
	wrap := p.Look(sheet.Look{Size: 10, Wrap: true})
	p.Look(sheet.Look{})
	s := &sheet.Sheet{Columns: []float64{20}, RowHeight: 5, Rows: []sheet.Row{{Cells: []sheet.Cell{{Kind: sheet.Text, Text: strings.Repeat("字", 15), Look: wrap}}}, {}}}
	g, err := NewGrid(p, s, testFaces(t))
	if err != nil {
		t.Fatal(err)
	}
	if a, b := g.Place(1, 1).High, g.Place(1, 2).High; a < 3*10*mmOfPoint || math.Abs(b-5) > 1e-9 {
		t.Errorf("three lines and none are %v and %v high", a, b)
	}
}

// TestPages: what repeats stands on each page, a page begins where it must, and joined
// rows stay together.
func TestPages(t *testing.T) {
	p := &sheet.Paper{}
	p.Look(sheet.Look{})
	s := &sheet.Sheet{Columns: []float64{100}, RowHeight: 10, Repeat: sheet.Repeat{First: 1, Last: 1}, Setup: sheet.Setup{Fit: sheet.Natural,
		Margins: sheet.Margins{Left: 20, Right: 20, Top: 20, Bottom: 177, Footer: 8}, Footer: sheet.Running{Size: 9, Centre: []sheet.Piece{{Mark: sheet.PageMark}, {Text: "/"}, {Mark: sheet.PagesMark}}}}}
	for i := range 30 {
		row := sheet.Row{Height: 10, Cells: []sheet.Cell{{Kind: sheet.Text, Text: fmt.Sprint("r", i+1)}}, Break: i+1 == 13}
		if i+1 == 21 {
			row.Cells[0].Tall = 3 // 21 to 23: 22 would begin a page
		}
		s.Rows = append(s.Rows, row)
	}
	x, err := NewPages(p, s, testFaces(t))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for n := 1; n <= x.Count(); n++ {
		var all []string
		for _, m := range x.Page(n) {
			switch m := m.(type) {
			case Words:
				all = append(all, m.Text)
			case Group:
				for _, w := range m.Marks {
					if w, ok := w.(Words); ok {
						all = append(all, w.Text)
					}
				}
			}
		}
		got = append(got, strings.Join(all, " "))
	}
	want := []string{ // 100 mm: ten rows, nine with the one that repeats
		"r1 r2 r3 r4 r5 r6 r7 r8 r9 r10 1 / 5",
		"r1 r11 r12 2 / 5",
		"r1 r13 r14 r15 r16 r17 r18 r19 r20 3 / 5",
		"r1 r24 r25 r26 r27 r28 r21 4 / 5",
		"r1 r29 r30 5 / 5", // not r30 alone
	}
	if !slices.Equal(got, want) {
		t.Errorf("pages\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if x.At(12) != 2 || x.At(30) != 5 {
		t.Errorf("row 12 is on page %d, 30 on %d", x.At(12), x.At(30))
	}
}

// shownOn are the texts of a page.
func shownOn(marks []Mark) []string {
	var all []string
	for _, m := range marks {
		switch m := m.(type) {
		case Words:
			all = append(all, m.Text)
		case Group:
			all = append(all, shownOn(m.Marks)...)
		}
	}
	return all
}

// TestDocument: the pages of a paper are counted through, hidden sheets are left out, and no
// row stands alone on the last.
// A row that is taller than a page stands below the rows that repeat: no page holds them alone.
func TestPages_tall(t *testing.T) {
	s := &sheet.Sheet{Columns: []float64{100}, Repeat: sheet.Repeat{First: 1, Last: 1}, Setup: sheet.Setup{Fit: sheet.Natural,
		Margins: sheet.Margins{Left: 20, Right: 20, Top: 20, Bottom: 177}}}
	for i, mm := range []float64{10, 95, 10, 95, 95} {
		s.Rows = append(s.Rows, sheet.Row{Height: mm, Cells: []sheet.Cell{{Kind: sheet.Text, Text: fmt.Sprint("r", i+1)}}})
	}
	x, err := NewPages(&sheet.Paper{Looks: []sheet.Look{{}}}, s, testFaces(t))
	if err != nil {
		t.Fatal(err)
	}
	at := ""
	for row := 2; row <= 5; row++ {
		at += fmt.Sprint(x.At(row), " ")
	}
	if at != "1 2 3 4 " || x.Count() != 4 {
		t.Errorf("the rows stand on pages %sof %d", at, x.Count())
	}
}

func TestDocument(t *testing.T) {
	p := &sheet.Paper{Title: "紙", Looks: []sheet.Look{{}}}
	list := func(rows int) *sheet.Sheet {
		s := &sheet.Sheet{Columns: []float64{100}, RowHeight: 10, Repeat: sheet.Repeat{First: 1, Last: 1}, Setup: sheet.Setup{Fit: sheet.Natural,
			Margins: sheet.Margins{Left: 20, Right: 20, Top: 20, Bottom: 177, Footer: 8}, Footer: sheet.Running{Size: 9,
				Centre: []sheet.Piece{{Mark: sheet.PageMark}, {Text: "/"}, {Mark: sheet.PagesMark}}}}}
		for i := range rows {
			s.Rows = append(s.Rows, sheet.Row{Height: 10, Cells: []sheet.Cell{{Kind: sheet.Text, Text: fmt.Sprint("r", i+1)}}})
		}
		return s
	}
	hidden := list(5)
	hidden.Hidden = true
	p.Sheets = slices.Values([]*sheet.Sheet{list(11), hidden, list(3), list(20)})
	d, err := NewDocument(p, testFaces(t))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for n := 1; n <= d.Count(); n++ {
		marks, wide, high := d.Page(n)
		all := shownOn(marks)
		if got = append(got, strings.Join(all[len(all)-4:], " ")); wide != 210 || high != 297 {
			t.Errorf("a page of %v × %v", wide, high)
		}
	}
	if want := []string{"r9 1 / 6", "r11 2 / 6", "r3 3 / 6", "r10 4 / 6", "r18 5 / 6", "r20 6 / 6"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if marks, _, _ := d.Page(d.Count() + 1); marks != nil {
		t.Error("there is a page too many")
	}
	some := d.Only([]int{2, 6})
	marks, _, _ := some.Page(2)
	if all := shownOn(marks); some.Count() != 2 || strings.Join(all[len(all)-4:], " ") != "r20 6 / 6" {
		t.Errorf("of some pages the last is %q", all)
	}
	if marks, _, _ := some.Page(3); marks != nil || d.Only([]int{7}).Count() != 0 {
		t.Error("there is a page that is not there")
	}
	blank := d.Only([]int{2, 0, 6})
	if marks, wide, high := blank.Page(2); blank.Count() != 3 || marks != nil || wide != 210 || high != 297 || blank.Front(2) {
		t.Errorf("an empty back is %v × %v with %d marks, of %d pages", wide, high, len(marks), blank.Count())
	}
	both := Join("束", d, d)
	if !both.Front(d.Count()+1) || both.Front(2) != d.Front(2) || both.Front(both.Count()+1) {
		t.Error("a paper does not begin on a front")
	}
	marks, _, _ = both.Page(d.Count() + 2)
	if all := shownOn(marks); both.Count() != 12 || strings.Join(all[len(all)-4:], " ") != "r11 2 / 6" {
		t.Errorf("of two papers in one each is counted alone: %q", all)
	}
}

// TestView_figures: on paper of our own a figure is made smaller rather than hidden.
func TestView_figures(t *testing.T) {
	p := &sheet.Paper{}
	share := p.Look(sheet.Look{Size: 10, Format: sheet.Share})
	g := grid(t, p, []sheet.Cell{{Kind: sheet.Number, Number: 12345678, Look: share}})
	w := written(g)
	if len(w) != 1 || !strings.Contains(w[0].Text, "%") || w[0].Size >= 10 || testFaces(t).Width(w[0].Text, w[0].Size, false) > 20 {
		t.Errorf("%+v", w)
	}
}

// TestView_figures_one: of a column whose figures do not all fit all are made smaller.
func TestView_figures_one(t *testing.T) {
	p := &sheet.Paper{}
	share := p.Look(sheet.Look{Size: 13, Format: sheet.Share})
	number := func(v float64) sheet.Cell { return sheet.Cell{Kind: sheet.Number, Number: v, Look: share} }
	w := written(grid(t, p, []sheet.Cell{number(1), number(.5)}, []sheet.Cell{number(.5), number(.5)}))
	if len(w) != 4 || w[0].Size >= 13 || w[2].Size != w[0].Size || w[1].Size != 13 {
		t.Errorf("%+v", w)
	}
}

// TestChart: the bars are as long as their figures say, in their colours, and every
// category and series has its name.
func TestChart(t *testing.T) {
	p := &sheet.Paper{Looks: []sheet.Look{{}}}
	text := func(s string) sheet.Cell { return sheet.Cell{Kind: sheet.Text, Text: s} }
	number := func(v float64) sheet.Cell { return sheet.Cell{Kind: sheet.Number, Number: v} }
	for _, kind := range []sheet.ChartKind{sheet.Columns, sheet.StackedColumns, sheet.Bars} {
		s := &sheet.Sheet{Columns: []float64{60, 60, 60}, RowHeight: 60, Rows: []sheet.Row{{Cells: []sheet.Cell{text("年度"), text("職員"), text("外部")}},
			{Cells: []sheet.Cell{text("平成24年度"), number(30), number(10)}}, {Cells: []sheet.Cell{text("平成25年度"), number(60), number(40)}}, {}}}
		column := func(c, from, to int) sheet.Range {
			return sheet.Range{Column: c, Row: from, LastColumn: c, LastRow: to}
		}
		s.Charts = []sheet.Chart{{Kind: kind, Title: "参加(人)", Categories: column(1, 2, 3), Over: sheet.Range{Column: 1, Row: 4, LastColumn: 3, LastRow: 4}, Series: []sheet.Series{
			{Name: column(2, 1, 1), Values: column(2, 2, 3), Color: "1F3F6E"}, {Name: column(3, 1, 1), Values: column(3, 2, 3), Color: "4F8F66"}}}}
		g, err := NewGrid(p, s, testFaces(t))
		if err != nil {
			t.Fatal(err)
		}
		place := g.place(s.Charts[0].Over)
		marks := g.View(place, nil)
		said := strings.Join(shownOn(marks), " ")
		for _, want := range []string{"参加(人)", "平成24年度", "平成25年度", "職員", "外部", "0", "60"} {
			if !strings.Contains(said, want) {
				t.Errorf("kind %d: %q is not in %q", kind, want, said)
			}
		}
		var long []float64
		for _, m := range marks {
			b, ok := m.(Box)
			if !ok || b.Color != Color("1F3F6E", white) && b.Color != Color("4F8F66", white) || b.Wide == b.High {
				continue
			}
			if b.X < place.X || b.Y < place.Y || b.X+b.Wide > place.X+place.Wide || b.Y+b.High > place.Y+place.High {
				t.Errorf("kind %d: a bar lies beside the chart: %v", kind, b)
			}
			if kind == sheet.Bars {
				long = append(long, b.Wide)
			} else {
				long = append(long, b.High)
			}
		}
		if len(long) != 4 {
			t.Fatalf("kind %d: %d bars", kind, len(long))
		}
		for i, want := range []float64{30, 10, 60, 40} {
			if got := long[i] / long[0] * 30; math.Abs(got-want) > .01 {
				t.Errorf("kind %d: bar %d stands for %v, want %v", kind, i+1, got, want)
			}
		}
	}
}

// TestChart_read: those of a workbook that was read are drawn too, in each kind; of a kind
// that nobody draws only the title is there, and no figure that is not its own.
func TestChart_read(t *testing.T) {
	figures := func(kind sheet.ChartKind, stacked bool) *sheet.Figures {
		return &sheet.Figures{Kind: kind, Stacked: stacked, Code: "0.0%", Categories: []string{"春", "秋"},
			Series: []sheet.FigureSeries{{Name: "率", Values: []float64{.2, .4}, Color: "1F3F6E"}, {Name: "前年", Values: []float64{.1, .3}, Line: true}}}
	}
	for name, c := range map[string]struct {
		f           *sheet.Figures
		bars, lines int
		says        string
	}{"columns": {figures(sheet.Columns, false), 2, 1, "40.0%"}, "bars": {figures(sheet.Bars, true), 4, 0, "前年"}, "lines": {figures(sheet.Curves, false), 0, 2, "率"},
		"pie": {figures(sheet.Pie, false), 2, 0, "秋(66.7%)"}, "unknown": {nil, 0, 0, "出席率"}} {
		s := &sheet.Sheet{Columns: []float64{120}, RowHeight: 80, Rows: []sheet.Row{{}}, Shapes: []sheet.Shape{{Kind: sheet.ChartShape, Text: "出席率", Figures: c.f,
			Part: sheet.Part{Wide: 1, High: 1}, At: sheet.Anchor{From: sheet.Spot{Column: 1, Row: 1}, Wide: 110, High: 70}}}}
		g, err := NewGrid(&sheet.Paper{Looks: []sheet.Look{{}}}, s, testFaces(t))
		if err != nil {
			t.Fatal(err)
		}
		bars, lines := 0, 0
		marks := g.View(Rect{0, 0, 120, 80}, nil)
		for _, m := range marks {
			switch m := m.(type) {
			case Box:
				if m.Color == Color("1F3F6E", white) || m.Color == Color("ED7D31", white) {
					if m.Wide != m.High { // not the legend
						bars++
					}
				}
			case Line:
				if m.Width == .6 {
					lines++
				}
			}
		}
		if said := strings.Join(shownOn(marks), " "); bars != c.bars || lines != c.lines || !strings.Contains(said, c.says) || !strings.Contains(said, "出席率") {
			t.Errorf("%s: %d bars, %d lines, %q", name, bars, lines, said)
		}
	}
}

// TestQR: the boxes are the squares of the code, each once, and lie in its place.
func TestQR(t *testing.T) {
	const text = "jibun:signin:431:1"
	code, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		t.Fatal(err)
	}
	n := code.Bounds().Dx()
	marks, err := QR(text, Rect{10, 20, float64(2 * n), float64(2 * n)})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[[2]int]bool{}
	for _, m := range marks {
		b := m.(Box)
		y := int(math.Round((b.Y - 20) / 2))
		for x := int(math.Round((b.X - 10) / 2)); x < int(math.Round((b.X+b.Wide-10)/2)); x++ {
			if seen[[2]int{x, y}] || b.High != 2 {
				t.Fatalf("%d, %d is there twice, or not a square: %v", x, y, b)
			}
			seen[[2]int{x, y}] = true
		}
	}
	for y := range n {
		for x := range n {
			if dark := code.At(x, y) == color.Black; dark != seen[[2]int{x, y}] {
				t.Fatalf("%d, %d is dark: %t", x, y, !dark)
			}
		}
	}
	if len(marks) >= len(seen)*3/4 {
		t.Errorf("%d boxes for %d squares", len(marks), len(seen))
	}
	s := &sheet.Sheet{Columns: []float64{20}, Rows: []sheet.Row{{Height: 8}, {Height: 8, Break: true}}, Drawings: []sheet.Drawing{
		{Kind: sheet.QR, Text: text, Place: sheet.Place{Page: 2, X: 180, Y: 10, Wide: 20, High: 20}},
		{Kind: sheet.Corner, Place: sheet.Place{X: 5, Y: 5, Wide: 4, High: 4}}}}
	x, err := NewPages(&sheet.Paper{Looks: []sheet.Look{{}}}, s, testFaces(t))
	if err != nil {
		t.Fatal(err)
	}
	if a, b := len(x.Page(1)), len(x.Page(2)); b-a != len(marks) {
		t.Errorf("%d and %d marks", a, b)
	}
	s.Drawings[0].Text = strings.Repeat("字", 2000)
	if _, err := NewPages(&sheet.Paper{Looks: []sheet.Look{{}}}, s, testFaces(t)); err == nil {
		t.Error("a code that is too long is drawn")
	}
	s.Drawings[0].Kind = 99
	if _, err := NewPages(&sheet.Paper{Looks: []sheet.Look{{}}}, s, testFaces(t)); !errors.Is(err, ErrDrawing) {
		t.Errorf("an unknown drawing: %v", err)
	}
}

// TestMissing: what the faces do not have comes from another font; what none has is said,
// and a mark that is as wide as a character stands for it.
func TestMissing(t *testing.T) {
	latin, err := NewFaces(goregular.TTF, gobold.TTF)
	if err != nil {
		t.Fatal(err)
	}
	ours := testFaces(t)
	const rare = 0x10FFFD
	latin.Ask(func(r rune) *sfnt.Font {
		if ours.Regular.Has(r) {
			return ours.Regular.Font
		}
		return nil
	})
	if a, b := latin.Width("山﨑", 10, false), ours.Width("山﨑", 10, false); math.Abs(a-b) > .01 {
		t.Errorf("in another font it is %v wide, want %v", a, b)
	}
	if s := latin.Regular.Source('山'); s.Own || !s.Known || s.Font != ours.Regular.Font {
		t.Errorf("%+v", s)
	}
	if s := ours.Regular.Source(rare); s.Known || s.Glyph == 0 || s.Glyph != ours.Regular.Source(Lacking).Glyph {
		t.Errorf("%+v", s)
	}
	if w := ours.Width(string(rune(rare)), 72, true); math.Abs(w-25.4) > .01 {
		t.Errorf("the mark is %v mm wide", w)
	}
	for _, r := range "\u00a0\u2003\u3000" { // spaces are nothing that is missing
		if !latin.Regular.Has(r) {
			t.Errorf("U+%04X is missing", r)
		}
	}
	p := &sheet.Paper{Looks: []sheet.Look{{}}}
	name := "\U0010FFFD田 一郎"
	s := &sheet.Sheet{Columns: []float64{60}, RowHeight: 10, Rows: []sheet.Row{{Cells: []sheet.Cell{{Kind: sheet.Text, Text: "𠮷田 花子 辻\U000E0100 ｱ①㈱"}}},
		{Break: true, Cells: []sheet.Cell{{Kind: sheet.Text, Text: name}}}, {Cells: []sheet.Cell{{Kind: sheet.Text, Text: name}}}}}
	p.Sheets = slices.Values([]*sheet.Sheet{s})
	d, err := NewDocument(p, ours)
	if err != nil {
		t.Fatal(err)
	}
	if got := d.Missing(); !slices.Equal(got, []Lack{{rare, name, 2}}) {
		t.Errorf("%+v", got)
	}
}

// TestView_gauges: a bar lies behind the value and is as long as it says; a sign stands
// before it, alone where the value is not shown. A whole number that is too wide is set
// smaller before it loses figures.
func TestView_gauges(t *testing.T) {
	p := &sheet.Paper{}
	plain := p.Look(sheet.Look{Size: 10})
	big := p.Look(sheet.Look{Size: 22})
	n := func(g *sheet.Gauge) sheet.Cell {
		return sheet.Cell{Kind: sheet.Number, Number: 7, Look: plain, Gauge: g}
	}
	g := grid(t, p, []sheet.Cell{n(&sheet.Gauge{To: .5, Color: "FF0000", Line: "0000FF"}), n(&sheet.Gauge{From: .25, To: .5, Axis: .5, Color: "00FF00", Fades: true, Back: true}),
		n(&sheet.Gauge{Sign: "↑", Ink: "00A050", Alone: true})}, []sheet.Cell{{Kind: sheet.Number, Number: 1171, Look: big}, {Kind: sheet.Number, Number: 7, Look: plain, Gauge: &sheet.Gauge{Sign: "→", Ink: "00A050", Turn: 45}}})
	var boxes []Box
	edges, dashed := 0, 0
	w, h := g.Size()
	for _, m := range g.View(Rect{0, 0, w, h}, nil) {
		switch m := m.(type) {
		case Box:
			boxes = append(boxes, m)
		case Line:
			if m.Color == Color("0000FF", white) {
				edges++
			}
			if len(m.Dash) > 0 {
				dashed++
			}
		}
	}
	if len(boxes) != 1+shades || math.Abs(boxes[0].Wide-9.6) > .01 || boxes[0].Color != Color("FF0000", white) || edges != 4 || dashed != 1 {
		t.Errorf("%d boxes, %d edges, %d axes: %+v", len(boxes), edges, dashed, boxes[:1])
	}
	if first, last := boxes[1], boxes[shades]; first.Color != Color("00FF00", white) || first.X < last.X || last.Color.R < 200 || last.X < 20+.4+19.2*.25-.01 {
		t.Errorf("a bar to the left fades from %+v to %+v", first, last)
	}
	all := written(g)
	if got := words(all); !slices.Equal(got, []string{"7", "7", "↑", "1171", "→", "7"}) {
		t.Errorf("%q", got)
	}
	for _, w := range all {
		if w.Text == "1171" && (w.Size >= 22 || w.Size < 22*squeezed) || w.Text == "→" && w.Turn != 45 {
			t.Errorf("%+v", w)
		}
	}
}
