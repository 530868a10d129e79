package opened_test

import (
	"testing"

	"jibun/export/opened"
	"jibun/export/page"
	"jibun/export/page/pagetest"

	"github.com/xuri/excelize/v2"
)

// BenchmarkFirst is what the first picture of a workbook of 20,000 rows costs: it is read,
// laid out on pages, and the first of them is made.
func BenchmarkFirst(b *testing.B) {
	x := excelize.NewFile()
	w, err := x.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	for r := range 20_000 {
		cell, _ := excelize.CoordinatesToCellName(1, r+1)
		if err := w.SetRow(cell, []any{r + 1, "人事課", "主事", "見本 花子", "みほん はな", 46000 + r, .25, "備考"}); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	book, err := x.WriteToBuffer()
	if err != nil {
		b.Fatal(err)
	}
	f := pagetest.Faces(b)
	for b.Loop() {
		p, err := opened.Read(b.Context(), book.Bytes(), "2026-11-22")
		if err != nil {
			b.Fatal(err)
		}
		for s := range p.Sheets {
			pages, err := page.NewPages(p, s, f)
			if err != nil {
				b.Fatal(err)
			}
			if len(pages.Page(1)) == 0 {
				b.Fatal("nothing on the first page")
			}
		}
	}
}
