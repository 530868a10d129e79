package xlsx

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"jibun/export/sheet"

	"github.com/xuri/excelize/v2"
)

// TestTexts: each text comes back as it was, whatever it holds, the same ones stand in
// the file once, and a number keeps its digits.
func TestTexts(t *testing.T) {
	s := small("a")
	s.Rows = nil
	p := paperOf(s)
	all := []string{"佐藤", "a & <b> \"c\" 'd'", " 両端 ", "二\n行", "\n", "_x000A_", "_x005F_", "_x005F_x0041_", "_xyz0_", "__x0041_", "𠮷田", "=1+1", "", "12", "1e5", "佐藤"}
	for _, text := range all {
		s.Rows = append(s.Rows, sheet.Row{Height: 6, Cells: []sheet.Cell{
			{Kind: sheet.Text, Text: text}, {Kind: sheet.Text, Text: text, Reading: "さとう"}, {Kind: sheet.Text, Text: text, Formula: `"x"`},
			{Kind: sheet.Text, Text: "甲\n" + text, Runs: []sheet.Run{{Text: "甲\n", Size: 8}, {Text: text, Size: 10.5}}}}})
	}
	numbers := []float64{0, -1, 1 << 53, 1.0 / 3, 0.00001234, 1e21, -2.5}
	for _, v := range numbers {
		s.Rows = append(s.Rows, sheet.Row{Cells: []sheet.Cell{{Kind: sheet.Number, Number: v, Formula: "1<2"}}})
	}
	look := p.Look(sheet.Look{Size: 9, Color: "112233"})
	s.Rows[len(all)].Cells = append(s.Rows[len(all)].Cells, sheet.Cell{Kind: sheet.Text, Look: look, Text: "ab", Runs: []sheet.Run{{Text: "a"},
		{Text: "b", Size: 7, Color: "445566", Bold: true, Slant: true, Struck: true, Under: true, Raised: true}}})
	s.Columns = []float64{30, 30, 30, 30}
	var out bytes.Buffer
	if err := Write(context.Background(), &out, p, Options{}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("a", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for i, text := range all {
		want := []string{text, text, text, "甲\n" + text}
		if coded(text) || coded(text[min(1, len(text)):]) { // excelize does not read such a result of a formula
			want[2] = rows[i][2]
		}
		if !slices.Equal(rows[i], want) {
			t.Errorf("%q became %q", want, rows[i])
		}
	}
	for i, v := range numbers {
		if got := rows[len(all)+i][0]; got != string(number(nil, v)) {
			t.Errorf("%g became %s", v, got)
		}
		if got, err := f.GetCellFormula("a", sheet.CellName(1, len(all)+i+1)); err != nil || got != "1<2" {
			t.Errorf("the formula became %q (%v)", got, err)
		}
	}
	runs, err := f.GetCellRichText("a", sheet.CellName(2, len(all)+1))
	if err != nil || len(runs) != 2 || runs[0].Font.Size != 9 || runs[0].Font.Color != "112233" || runs[0].Font.Bold || !runs[1].Font.Bold || !runs[1].Font.Italic || !runs[1].Font.Strike ||
		runs[1].Font.Underline != "single" || runs[1].Font.VertAlign != "superscript" || runs[1].Font.Size != 7 || runs[1].Font.Color != "445566" {
		t.Errorf("the parts of a text became %+v (%v)", runs, err)
	}
	if sst, _ := f.Pkg.Load(sharedStrings); !strings.Contains(string(sst.([]byte)), `<t xml:space="preserve"> 両端 </t>`) {
		t.Error("white space at the ends may be lost")
	}
	different := map[string]bool{}
	for _, text := range all {
		different[text] = true
	}
	if n := f.SharedStrings.SI; len(n) != 3*len(different)+1 {
		t.Errorf("%d texts, want %d", len(n), 3*len(different)+1)
	}
}
