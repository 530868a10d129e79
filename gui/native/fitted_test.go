package native

import (
	"testing"

	"fyne.io/fyne/v2"
)

// TestFitted: no window is larger than the screen, and none smaller than need be.
func TestFitted(t *testing.T) {
	for _, tc := range []struct {
		wish               fyne.Size
		width, height, dpi int
		whole              bool
	}{
		{fyne.NewSize(1280, 800), 1920, 1040, 96, true},
		{fyne.NewSize(1280, 800), 1920, 1040, 0, true},
		{fyne.NewSize(1280, 800), 1920, 1020, 144, false}, // 150 %
		{fyne.NewSize(1280, 800), 1366, 728, 120, false},  // 125 %
		{fyne.NewSize(1024, 700), 1280, 760, 96, true},
		{fyne.NewSize(4000, 3000), 1920, 1040, 96, false}, // as it was on a larger screen
	} {
		got := fitted(tc.wish, tc.width, tc.height, tc.dpi)
		dpi := max(tc.dpi, 96)
		scale := float32((dpi*10+48)/96) / 10
		if got.Width*scale > float32(tc.width) || got.Height*scale > float32(tc.height) || got.Width < 700 || got.Height < 500 {
			t.Errorf("%v on %d × %d at %d dpi: %v", tc.wish, tc.width, tc.height, tc.dpi, got)
		}
		if (got == tc.wish) != tc.whole {
			t.Errorf("%v on %d × %d at %d dpi became %v", tc.wish, tc.width, tc.height, tc.dpi, got)
		}
	}
}
