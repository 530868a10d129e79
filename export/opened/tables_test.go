package opened

import (
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"

	"jibun/export/sheet"
)

// Tables lend their cells what Excel shows: heads, stripes, the last row; what a cell has
// itself counts more.
func TestRead_tables(t *testing.T) {
	draw := func(style string, more func(x *excelize.File, ok func(error))) *sheet.Paper {
		return made(t, func(x *excelize.File, ok func(error)) {
			for i, h := range []string{"回", "テーマ", "参加"} {
				ok(x.SetCellValue("Sheet1", fmt.Sprintf("%c2", 'B'+i), h))
			}
			ok(x.SetCellValue("Sheet1", "B3", 1))
			stripes := true
			ok(x.AddTable("Sheet1", &excelize.Table{Range: "B2:D6", Name: "表一", StyleName: style, ShowRowStripes: &stripes, ShowFirstColumn: true}))
			if more != nil {
				more(x, ok)
			}
		})
	}
	look := func(p *sheet.Paper, row, col int) sheet.Look {
		cells := first(p).Lines.Row(row).Cells
		if len(cells) < col {
			t.Fatalf("row %d has %d cells", row, len(cells))
		}
		return p.Looks[cells[col-1].Look]
	}
	p := draw("TableStyleMedium2", func(x *excelize.File, ok func(error)) {
		own, err := x.NewStyle(&excelize.Style{Font: &excelize.Font{Color: "C00000"}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFFF00"}}, Border: []excelize.Border{{Type: "top", Style: 6, Color: "0000FF"}}})
		ok(err)
		ok(x.SetCellStyle("Sheet1", "C5", "C5", own))
	})
	head := look(p, 2, 3)
	blue := head.Fill
	if blue == "" || head.Color != "FFFFFF" || !head.Bold || head.Frame.Top != sheet.Thin || head.Frame.Left != sheet.NoLine {
		t.Errorf("head %+v", head)
	}
	stripe, plain := look(p, 3, 4), look(p, 4, 4)
	if stripe.Fill == "" || stripe.Fill == blue || plain.Fill != "" || stripe.Bold || stripe.Frame.Right != sheet.Thin {
		t.Errorf("stripes %+v %+v", stripe, plain)
	}
	if l := look(p, 3, 2); !l.Bold || l.Fill != stripe.Fill || l.Frame.Left != sheet.Thin {
		t.Errorf("first column %+v", l)
	}
	if l := look(p, 5, 3); l.Fill != "FFFF00" || l.Color != "C00000" || l.Frame.Top != sheet.Double || l.Frame.Bottom != sheet.Thin {
		t.Errorf("own look %+v", l)
	}
	if l := look(p, 3, 1); l.Fill != "" || l.Frame != (sheet.Frame{}) {
		t.Errorf("beside the table %+v", l)
	}
	// the styles that Excel has: sixty, and no more
	for kind, n := range map[string]int{"Light": 21, "Medium": 28, "Dark": 11} {
		for i := 1; i <= n+1; i++ {
			name := fmt.Sprintf("TableStyle%s%d", kind, i)
			p := draw(name, nil)
			changes := look(p, 2, 3).Bold || look(p, 2, 3).Fill != ""
			if changes != (i <= n) {
				t.Errorf("%s: %+v", name, look(p, 2, 3))
			}
		}
	}
}

// The first page and those with an even number have headers and footers of their own.
func TestRead_ends(t *testing.T) {
	x := excelize.NewFile()
	if err := x.SetHeaderFooter("Sheet1", &excelize.HeaderFooterOptions{DifferentFirst: true, DifferentOddEven: true,
		OddHeader: "&C奇", EvenHeader: "&C偶 &A", FirstHeader: "&C表紙", OddFooter: "&R&D"}); err != nil {
		t.Fatal(err)
	}
	b, err := x.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	p, err := Read(t.Context(), b.Bytes(), "2013-12-18")
	if err != nil {
		t.Fatal(err)
	}
	s := first(p)
	text := func(nth, number int) string {
		e := s.Setup.Ends(nth, number)
		out := ""
		for _, part := range [][]sheet.Piece{e.Header.Centre, e.Footer.Right} {
			for _, x := range part {
				out += x.Text
			}
		}
		return out
	}
	for page, want := range map[[2]int]string{{1, 1}: "表紙", {2, 2}: "偶 Sheet1", {3, 3}: "奇2013/12/18", {1, 8}: "表紙", {2, 9}: "奇2013/12/18"} {
		if got := text(page[0], page[1]); got != want {
			t.Errorf("page %v: %q, want %q", page, got, want)
		}
	}
	plain := made(t, func(x *excelize.File, ok func(error)) {
		ok(x.SetHeaderFooter("Sheet1", &excelize.HeaderFooterOptions{OddHeader: "&C奇", EvenHeader: "&C偶", FirstHeader: "&C表紙"}))
	})
	if s = first(plain); text(1, 1) != "奇" || text(2, 2) != "奇" {
		t.Errorf("%q %q", text(1, 1), text(2, 2))
	}
}
