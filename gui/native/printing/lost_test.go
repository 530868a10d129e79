package printing

import (
	"context"
	"errors"
	"fmt"
	"testing"
)

// TestLost: the frame of a marked page lies 15 mm from its edges. What a printer cannot print
// on is only said where there is ink, and another paper is said as that.
func TestLost(t *testing.T) {
	for what, c := range map[string]struct {
		where func(wide, high float64) *area
		want  string
	}{
		"nothing is known": {func(float64, float64) *area { return nil }, "[]"},
		"a laser printer":  {func(w, h float64) *area { return &area{4.2, 4.2, w - 4.2, h - 4.2, true} }, "[]"},
		"just so":          {func(w, h float64) *area { return &area{15.2, 15.2, w - 15.2, h - 15.2, true} }, "[]"},
		"left":             {func(w, h float64) *area { return &area{17, 4, w - 4, h - 4, true} }, "[{1-4 false}]"},
		"top":              {func(w, h float64) *area { return &area{4, 17, w - 4, h - 4, true} }, "[{1-4 false}]"},
		"right, where it lies": {func(w, h float64) *area {
			if w > h {
				return &area{4, 4, w - 17, h - 4, true}
			}
			return &area{4, 4, w - 4, h - 4, true}
		}, "[{2 false}]"},
		"bottom":        {func(w, h float64) *area { return &area{4, 4, w - 4, h - 17, true} }, "[{1-4 false}]"},
		"no such paper": {func(w, h float64) *area { return &area{4, 4, 206, 293, w < h} }, "[{2 true}]"},
	} {
		got, err := lost(t.Context(), marked(4), Ranges(nil).Of(4), c.where)
		if fmt.Sprint(got) != c.want || err != nil {
			t.Errorf("%s: %v, %v, want %s", what, got, err, c.want)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := lost(ctx, marked(1), []int{1}, func(float64, float64) *area { return nil }); !errors.Is(err, context.Canceled) {
		t.Error("stopped:", err)
	}
}
