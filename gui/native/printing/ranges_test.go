package printing

import (
	"slices"
	"testing"
)

// TestRanges: pages are a set, however they were asked for.
func TestRanges(t *testing.T) {
	for text, want := range map[string][]int{
		"": {1, 2, 3, 4, 5}, " ": {1, 2, 3, 4, 5}, "2": {2}, "1-3": {1, 2, 3}, "2-3,5": {2, 3, 5}, "１〜２、５": {1, 2, 5}, // as typed
		"4-": {4, 5}, "-2": {1, 2}, // open
		"3, 1-2": {1, 2, 3}, "5,1": {1, 5}, // the order is the paper's
		"1-3,2-4,3": {1, 2, 3, 4}, "1-4,3": {1, 2, 3, 4}, "2,2": {2}, // each once
		"3-1": {1, 2, 3}, "5-4,2-1": {1, 2, 4, 5}, // backwards
		"5-9": {5}, "7": nil, "7-9": nil, "9-4": {4, 5}, "7-": nil, "1,7": {1}, "1-2000000000": {1, 2, 3, 4, 5}, // beyond the end
	} {
		r, ok := ParseRanges(text)
		got := r.Of(5)
		if !ok || !slices.Equal(got, want) {
			t.Errorf("%q: %v, %v, want %v", text, got, ok, want)
		}
		if again := RangesOf(got); len(got) > 0 && !slices.Equal(again.Of(5), got) {
			t.Errorf("%q is %v, which is %v", text, again, again.Of(5))
		}
	}
	for _, text := range []string{"a", "0", "0-3", "1-0", "-", "1-2-3", "1.5", "+1", "1--2", "99999999999999999999"} {
		if r, ok := ParseRanges(text); ok {
			t.Errorf("%q was read as %v", text, r)
		}
	}
	for want, pages := range map[string][]int{"": nil, "3": {3}, "2-3,5": {2, 3, 5}, "1-3": {3, 1, 2, 2}} {
		if got := RangesOf(pages).String(); got != want {
			t.Errorf("%v are written %q, want %q", pages, got, want)
		}
	}
	if got := (Ranges{{4, 0}, {2, 2}}).String(); got != "4-,2" {
		t.Error(got)
	}
}
