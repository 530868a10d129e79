package printing

import (
	"slices"
	"testing"
)

func TestParseRanges(t *testing.T) {
	for text, want := range map[string][]int{
		"": {1, 2, 3, 4, 5}, "2": {2}, "1-3": {1, 2, 3}, "１〜２、５": {1, 2, 5}, "4-": {4, 5}, "3, 1-2": {1, 2, 3}, "5-9": {5}, "7": nil,
	} {
		r, ok := ParseRanges(text)
		if got := Chosen(r, 5); !ok || !slices.Equal(got, want) {
			t.Errorf("%q: %v, %v, want %v", text, got, ok, want)
		}
	}
	for _, text := range []string{"a", "0", "3-1", "-2", "1-2-3", "1.5"} {
		if r, ok := ParseRanges(text); ok {
			t.Errorf("%q was read as %v", text, r)
		}
	}
}

// TestJoined: lp refuses ranges that do not rise, or that meet.
func TestJoined(t *testing.T) {
	for text, want := range map[string]string{"2,4-": "2,4-9", "3,1-2": "1-3", "5,2": "2,5", "1-4,3": "1-4", "8-12": "8-9", "9-9,1": "1,9"} {
		r, ok := ParseRanges(text)
		if got := joined(r, 9); !ok || got != want {
			t.Errorf("%q is given to lp as %q, want %q", text, got, want)
		}
	}
}
