package export

import (
	"slices"
	"strings"
	"testing"

	"jibun/export/sheet"
)

// The evenings of each series stand together, so that 通算 counts up from one to the next.
func TestPersonHistory_inSeries(t *testing.T) {
	r := samplePerson(40, 0)
	other := 0
	for i := range r.Visits {
		if x := &r.Visits[i]; x.Series != "" && x.Total > 0 {
			other++
			x.Total = other
		}
	}
	_, sheets := inHand(t, paperOf(t, r))
	last, parts := 0.0, []string{}
	for _, row := range sheets[0].Rows {
		switch n := len(row.Cells); {
		case n == 7 && strings.Contains(row.Cells[0].Text, "(参加 "):
			parts, last = append(parts, row.Cells[0].Text), 0
		case n == 7 && row.Cells[6].Kind == sheet.Number:
			if row.Cells[6].Number <= last {
				t.Errorf("通算 %v after %v", row.Cells[6].Number, last)
			}
			last = row.Cells[6].Number
		}
	}
	if want := []string{"じぶん投資セミナー(参加 21回)", "行政ゼミナール(参加 3回)"}; !slices.Equal(parts, want) {
		t.Errorf("%q", parts)
	}
}
