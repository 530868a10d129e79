package export

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWidth(t *testing.T) {
	for in, want := range map[string]int{"": 0, "abc": 3, "漢字": 4, "ｱｲ": 2, "𠮷": 2, "葛\U000E0100": 2, "か\u3099": 2, "№①": 4} {
		if got := width(in); got != want {
			t.Errorf("width(%q) = %d, want %d", in, got, want)
		}
	}
	if got := clip("あいうえお", 6); got != "あい…" {
		t.Errorf("clip = %q", got)
	}
	if got := (HalfWidths{}).Lines("あいうえお", 3.53*3+1.7, 10); got != 2 {
		t.Errorf("lines = %d", got)
	}
}

// TestMeasure_OfAFont: a font that is twice as wide makes rows higher and puts more
// lines into a letter; one that is as wide as HalfWidths breaks where it does.
func TestMeasure_OfAFont(t *testing.T) {
	const mm = 25.4 / 72
	like := Advances(func(r rune, size float64) float64 { return float64(runeWidth(r)) * size * mm / 2 })
	wide := Advances(func(r rune, size float64) float64 { return 2 * like(r, size) })
	for _, text := range []string{"", "一二三四五六七八九「百」、。3,500円", strings.Repeat("会費は一人あたり3,500円です。", 9), "一\n二"} {
		if d := cmp.Diff(broken(HalfWidths{}, text, 40.1, 11), broken(like, text, 40.1, 11)); d != "" {
			t.Error(d)
		}
	}
	height := func(value any, m Measure) (rows int, all float64) {
		p, err := PaperOf(value, m)
		if err != nil {
			t.Fatal(err)
		}
		_, sheets := inHand(t, p)
		for _, s := range sheets {
			rows += len(s.Rows)
			for _, r := range s.Rows {
				all += r.Height
			}
		}
		return rows, all
	}
	for _, name := range []string{"annual", "letter", "person"} {
		x := samples()[name]
		rows, high := height(x.value, HalfWidths{})
		wideRows, wideHigh := height(x.value, wide)
		if wideHigh <= high || name == "letter" && wideRows <= rows {
			t.Errorf("%s: %d rows of %.0f mm, with a wide font %d of %.0f", name, rows, high, wideRows, wideHigh)
		}
	}
	if got := wide.Lines("一二三四", 2*10*mm*2+cellEdges+0.1, 10); got != 2 {
		t.Errorf("%d lines", got)
	}
}
