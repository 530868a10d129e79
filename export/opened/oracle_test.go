package opened

import (
	"context"
	"os"
	"strings"
	"testing"

	"jibun/export/numfmt"
	"jibun/export/sheet"
)

// TestFormats compares the text of every cell with the one that Excel shows for it,
// which stands beside it.
func TestFormats(t *testing.T) {
	data, err := os.ReadFile("../../data/table/testdata/real/cellformatter_cell_format_2010.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	p, err := Read(context.Background(), data, "")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for s := range p.Sheets {
		for row, err := range s.All() {
			if err != nil {
				t.Fatal(err)
			}
			if len(row.Cells) < 4 || row.Cells[0].Kind != sheet.Number || row.Cells[2].Kind == sheet.Nothing {
				continue
			}
			c := row.Cells[2]
			shown := numfmt.Of(p.Looks[c.Look].Code)
			got := shown.Number(c.Number)
			if c.Kind == sheet.Text {
				got = shown.String(c.Text)
			}
			text := got.Text
			if got.Bad {
				text = "#"
			}
			want := row.Cells[3].Text
			if row.Cells[3].Kind == sheet.Number {
				want = numfmt.General(row.Cells[3].Number, 11)
			}
			n++
			// Excel of 2010, which wrote these, knew no 元年.
			if strings.TrimSpace(strings.Replace(text, "元年", "1年", 1)) != strings.TrimSpace(want) {
				t.Errorf("%s %v: %q under %s is %q, Excel shows %q", s.Name, row.Cells[0].Number, c.Text, p.Looks[c.Look].Code, text, want)
			}
		}
	}
	if n < 150 {
		t.Errorf("only %d cells were compared", n)
	}
}
