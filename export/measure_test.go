package export

import (
	"testing"
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
