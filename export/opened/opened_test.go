package opened

import (
	"bytes"
	"encoding/xml"
	"image"
	"image/png"
	"math"
	"slices"
	"testing"

	"jibun/export/sheet"

	"github.com/xuri/excelize/v2"
)

// made is a workbook written by excelize.
func made(t *testing.T, f func(x *excelize.File, ok func(error))) *sheet.Paper {
	t.Helper()
	x := excelize.NewFile()
	f(x, func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	})
	b, err := x.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	p, err := read(t, b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func first(p *sheet.Paper) *sheet.Sheet {
	for s := range p.Sheets {
		return s
	}
	return nil
}

func near(a, b float64) bool { return math.Abs(a-b) < .02 }

func TestRead_places(t *testing.T) {
	p := made(t, func(x *excelize.File, ok func(error)) {
		ok(x.SetColWidth("Sheet1", "B", "B", 20))
		ok(x.SetColVisible("Sheet1", "C", false))
		ok(x.SetRowHeight("Sheet1", 2, 30))
		ok(x.SetRowVisible("Sheet1", 3, false))
		ok(x.MergeCell("Sheet1", "A1", "B2"))
		ok(x.SetCellValue("Sheet1", "A1", "題"))
		ok(x.SetCellValue("Sheet1", "D9", true))
		grid := false
		ok(x.SetSheetView("Sheet1", 0, &excelize.ViewOptions{ShowGridLines: &grid}))
		ok(x.SetPanes("Sheet1", &excelize.Panes{Freeze: true, XSplit: 1, YSplit: 2, TopLeftCell: "B3", ActivePane: "bottomRight"}))
		_, err := x.NewSheet("裏")
		ok(err)
		ok(x.SetSheetVisible("裏", false))
	})
	s := first(p)
	if len(s.Columns) != 4 || s.Lines.Count() != 9 {
		t.Fatalf("%d columns and %d rows", len(s.Columns), s.Lines.Count())
	}
	if !near(s.Columns[1], 140*25.4/96) || s.Columns[2] != 0 { // 20 figures of 7 pixels
		t.Errorf("widths %v", s.Columns)
	}
	for row, want := range map[int]float64{2: 30 * 25.4 / 72, 3: 0, 9: 15 * 25.4 / 72} {
		if h, _ := s.Lines.Height(row); !near(h, want) {
			t.Errorf("row %d is %v high, want %v", row, h, want)
		}
	}
	if c := s.Lines.Row(1).Cells[0]; c.Text != "題" || c.Wide != 2 || c.Tall != 2 {
		t.Errorf("%+v", c)
	}
	if c := s.Lines.Row(9).Cells[3]; c.Text != "TRUE" || p.Looks[c.Look].Across != sheet.Centre {
		t.Errorf("%+v in %+v", c, p.Looks[c.Look])
	}
	if s.Ruled || s.Freeze != (sheet.Freeze{Rows: 2, Columns: 1}) || s.Hidden {
		t.Errorf("ruled %t, frozen %v, hidden %t", s.Ruled, s.Freeze, s.Hidden)
	}
	var hidden []bool
	for s := range p.Sheets {
		hidden = append(hidden, s.Hidden)
	}
	if !slices.Equal(hidden, []bool{false, true}) {
		t.Errorf("hidden: %v", hidden)
	}
}

func TestRead_looks(t *testing.T) {
	code := `[$-411]ggge"年"m"月"d"日"`
	p := made(t, func(x *excelize.File, ok func(error)) {
		one, err := x.NewStyle(&excelize.Style{
			Font:      &excelize.Font{Bold: true, Italic: true, Strike: true, Underline: "single", Size: 14, Color: "C00000"},
			Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFFF00"}},
			Border:    []excelize.Border{{Type: "left", Style: 6, Color: "0000FF"}, {Type: "bottom", Style: 7}, {Type: "diagonalUp", Style: 1}},
			Alignment: &excelize.Alignment{Horizontal: "distributed", Vertical: "top", TextRotation: 255, Indent: 2}, CustomNumFmt: &code,
		})
		ok(err)
		ok(x.SetCellValue("Sheet1", "A1", 43586))
		ok(x.SetCellStyle("Sheet1", "A1", "A1", one))
		right, err := x.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{TextRotation: 135, WrapText: true}})
		ok(err)
		ok(x.SetCellStyle("Sheet1", "B1", "B1", right))
		ok(x.SetCellValue("Sheet1", "B1", "斜め"))
		ok(x.SetCellRichText("Sheet1", "C1", []excelize.RichTextRun{{Text: "太", Font: &excelize.Font{Bold: true, Size: 20}}, {Text: "細", Font: &excelize.Font{Size: 8, Color: "00FF00", VertAlign: "superscript"}}}))
	})
	cells := first(p).Lines.Row(1).Cells
	want := sheet.Look{Size: 14, Bold: true, Slant: true, Struck: true, Under: true, Color: "C00000", Fill: "FFFF00", Across: sheet.Evenly, Down: sheet.Top, Wrap: true, Turn: sheet.Stacked, Indent: 2,
		Frame: sheet.Frame{Left: sheet.Double, Bottom: sheet.Hair, Rising: sheet.Thin, Colors: sheet.FrameColors{Left: "0000FF"}}, Format: sheet.Coded, Code: code}
	got := p.Looks[cells[0].Look]
	got.Frame.Colors.Bottom, got.Frame.Colors.Across = "", "" // excelize writes none or black
	if got != want || cells[0].Kind != sheet.Day {
		t.Errorf("a look is\n%+v, want\n%+v", got, want)
	}
	if l := p.Looks[cells[1].Look]; l.Turn != -45 || !l.Wrap {
		t.Errorf("%+v", l)
	}
	runs := []sheet.Run{{Text: "太", Size: 20, Bold: true}, {Text: "細", Size: 8, Color: "00FF00", Raised: true}}
	if got := cells[2].Runs; len(got) != 2 || got[0].Text != runs[0].Text || got[0].Size != 20 || !got[0].Bold || got[1] != runs[1] {
		t.Errorf("%+v", got)
	}
}

func TestRead_shapes(t *testing.T) {
	var pic bytes.Buffer
	if err := png.Encode(&pic, image.NewRGBA(image.Rect(0, 0, 20, 10))); err != nil {
		t.Fatal(err)
	}
	p := made(t, func(x *excelize.File, ok func(error)) {
		ok(x.SetCellValue("Sheet1", "A1", 1))
		ok(x.AddPictureFromBytes("Sheet1", "C3", &excelize.Picture{Extension: ".png", File: pic.Bytes()}))
		ok(x.AddShape("Sheet1", &excelize.Shape{Cell: "E5", Type: "ellipse", Width: 96, Height: 48, Fill: excelize.Fill{Color: []string{"00FF00"}, Pattern: 1},
			Paragraph: []excelize.RichTextRun{{Text: "丸の中", Font: &excelize.Font{Size: 12, Color: "FF0000"}}}}))
		ok(x.AddChart("Sheet1", "G1", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Name: "人数", Values: "Sheet1!$A$1:$A$1"}},
			Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: "参加者数"}}}}))
	})
	shapes := first(p).Shapes
	if len(shapes) != 3 {
		t.Fatalf("%d shapes", len(shapes))
	}
	by := map[sheet.ShapeKind]sheet.Shape{}
	for _, s := range shapes {
		by[s.Kind] = s
	}
	if s := by[sheet.PictureShape]; !bytes.Equal(s.Picture, pic.Bytes()) || s.At.From.Column != 3 || s.At.From.Row != 3 {
		t.Errorf("a picture of %d bytes at %+v", len(s.Picture), s.At)
	}
	if s := by[sheet.OvalShape]; s.Text != "丸の中" || s.Fill != "00FF00" || s.Color != "FF0000" || s.Size != 12 {
		t.Errorf("an oval %+v", s)
	}
	if f := by[sheet.ChartShape].Figures; f == nil || len(f.Series) != 1 || f.Kind != sheet.Columns || len(f.Series[0].Values) != 1 || len(f.Categories) != 1 {
		t.Errorf("the chart shows %+v", f)
	}
	if s := by[sheet.ChartShape]; s.Text != "参加者数" || s.At.From.Column != 7 {
		t.Errorf("a chart %q at %+v", s.Text, s.At)
	}
}

func TestRead_setup(t *testing.T) {
	p := made(t, func(x *excelize.File, ok func(error)) {
		ok(x.SetCellValue("Sheet1", "F40", 1))
		a3, landscape, scale := 8, "landscape", uint(80)
		ok(x.SetPageLayout("Sheet1", &excelize.PageLayoutOptions{Size: &a3, Orientation: &landscape, AdjustTo: &scale}))
		ok(x.SetHeaderFooter("Sheet1", &excelize.HeaderFooterOptions{OddHeader: `&L&"ＭＳ 明朝,標準"&14様式第3号&R&D&A`, OddFooter: "&C&P / &N ページ"}))
		ok(x.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: "Sheet1!$A$2:$E$30", Scope: "Sheet1"}))
		ok(x.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "Sheet1!$A:$B,Sheet1!$2:$3", Scope: "Sheet1"}))
		ok(x.InsertPageBreak("Sheet1", "A11"))
	})
	s := first(p)
	if w, h := s.Setup.Size(); w != 420 || h != 297 {
		t.Errorf("the paper is %v × %v", w, h)
	}
	if s.Setup.Scale != .8 || s.Setup.Fit != sheet.Natural || s.Setup.Area != (sheet.Range{Column: 1, Row: 2, LastColumn: 5, LastRow: 30}) {
		t.Errorf("%+v", s.Setup)
	}
	if s.Repeat != (sheet.Repeat{First: 2, Last: 3, Columns: 2}) {
		t.Errorf("on each page stand %+v", s.Repeat)
	}
	if !s.Lines.Row(11).Break || s.Lines.Row(10).Break {
		t.Error("the page does not begin with row 11")
	}
	if l := s.Setup.Header.Left; len(l) != 1 || l[0].Text != "様式第3号" || l[0].Size != 14 {
		t.Errorf("at the left stands %+v", l)
	}
	if r := s.Setup.Header.Right; len(r) != 1 || r[0].Text != "Sheet1" {
		t.Errorf("at the right stands %+v", r)
	}
	c := s.Setup.Footer.Centre
	if len(c) != 4 || c[0].Mark != sheet.PageMark || c[1].Text != " / " || c[2].Mark != sheet.PagesMark || c[3].Text != " ページ" {
		t.Errorf("below stands %+v", c)
	}
}

// TestFigure: the widths of the columns tell how wide a figure was where they were set.
func TestFigure(t *testing.T) {
	for _, c := range []struct {
		widths []string
		guess  float64
		want   float64
	}{
		{[]string{"3.85546875", "9.42578125", "15.140625"}, 8, 7}, // 27, 66 and 106 pixels of 7
		{[]string{"7.625", "30.125", "19.75"}, 7, 8},
		{[]string{"10", "20"}, 8, 8},
		{nil, 7, 7},
		{[]string{"3.14159"}, 7, 7},
	} {
		cols := &node{name: "cols"}
		for _, w := range c.widths {
			cols.kids = append(cols.kids, &node{name: "col", attrs: []xml.Attr{{Name: xml.Name{Local: "width"}, Value: w}, {Name: xml.Name{Local: "customWidth"}, Value: "1"}}})
		}
		if got := figure(&node{kids: []*node{cols}}, c.guess); got != c.want {
			t.Errorf("figures of %v are %v wide, want %v", c.widths, got, c.want)
		}
	}
}
