package gui

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
)

// What she types before the dialog is there goes to the dialog: Enter right after Ctrl+E
// saves, once, and neither presses what lies behind nor the page's 印刷. Esc gives it up.
func TestPapers_early(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	p.desk.prefs.SetString("folder", t.TempDir())
	l := goLive(t, p)
	p.desk.goExcel("annual", 0, 0)
	press(t, p, fyne.KeyReturn)
	l.settle(t)
	if files, _ := filepath.Glob(filepath.Join(p.desk.prefs.String("folder"), "*年次報告書.xlsx")); len(files) != 1 || dialogOpen(p) {
		t.Errorf("%d files; on top: %v", len(files), allText(p.win.Canvas().Overlays().Top()))
	}
	for range 2 {
		p.desk.goExcel("book", 0, 0)
		press(t, p, fyne.KeyEscape)
		l.settle(t)
		if dialogOpen(p) || p.win.Canvas().Overlays().Top() != nil {
			t.Fatalf("given up, and yet there is %q", allText(p.win.Canvas().Overlays().Top()))
		}
	}
}
