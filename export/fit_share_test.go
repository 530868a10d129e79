package export

import (
	"strings"
	"testing"
)

func TestShared(t *testing.T) {
	b := newPaper(sampleHead(), HalfWidths{}, "x", 1)
	w := cellLook.sized(8.5).wrapped()
	cols := []column{{mm: 10}, {mm: 38, look: w, tall: true}, {mm: 36, look: w, tall: true}, {mm: 18, look: w, tall: true}}
	long := strings.Repeat("長い備考", 75)
	lines := func(cols []column) int { return b.lines(long, cols[3].mm, w.Size) }
	got := b.shared(cols, [][]string{{"", "題", "人事課", long}, {"", "題", "人事課", ""}})
	sum := 0.0
	for _, c := range got {
		sum += c.mm
	}
	if sum != 102 || got[0].mm != 10 || lines(got) > lines(cols)/2 {
		t.Errorf("%d lines, once %d, of columns of %.0f mm: %.1f %.1f %.1f %.1f", lines(got), lines(cols), sum, got[0].mm, got[1].mm, got[2].mm, got[3].mm)
	}
	if cols[3].mm != 18 {
		t.Error("the columns of others have changed")
	}
	for i, c := range b.shared(cols, [][]string{{"", "題", "人事課", "短い"}}) {
		if c.mm != cols[i].mm {
			t.Errorf("column %d is %.1f mm wide though no row is high", i, c.mm)
		}
	}
}
