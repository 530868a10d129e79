package export

import (
	"strings"
	"testing"
)

// TestParty_sums: each page of several ends with its own sum, and the sum of all counts
// nobody twice; a list of one page has one sum.
func TestParty_sums(t *testing.T) {
	for people, want := range map[int][]float64{60: {25, 25, 10, 60}, 17: {17}} {
		p := PartyPaper(sampleParty(people, 0, 3500), HalfWidths{})
		var got []float64
		for s := range p.Sheets {
			for _, row := range s.Rows {
				for _, c := range row.Cells {
					if strings.Contains(c.Formula, "SUBTOTAL(9,E") && people == 60 || strings.HasPrefix(c.Formula, "SUM(E") && people == 17 {
						got = append(got, c.Number/3500)
					}
				}
			}
		}
		if len(got) != len(want) {
			t.Fatalf("%d people: sums of %v, want %v", people, got, want)
		}
		all := 0.0
		for i, v := range got[:len(got)-1] {
			if all += v; v != want[i] {
				t.Errorf("%d people: page %d sums up %v, want %v", people, i+1, v, want[i])
			}
		}
		if last := got[len(got)-1]; last != float64(people) || len(got) > 1 && all != last {
			t.Errorf("%d people: %v in all, the pages have %v", people, last, all)
		}
	}
}
