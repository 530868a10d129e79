package printing

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"jibun/gui/native/printing/printed"
)

// TestOnPaper: pages that stand and lie come out as they were painted. Windows, which is
// Wine, prints them, and Linux looks at them; what Linux prints is looked at in gui/cli,
// for it is a PDF.
func TestOnPaper(t *testing.T) {
	dir := printed.Folder(t)
	j := Job{Title: "marks", Pages: marked(3), Choice: Choice{Ranges: []Range{{2, 3}}}}
	if runtime.GOOS == "windows" {
		if err := Print(t.Context(), j); err != nil {
			t.Fatal(err)
		}
		return
	}
	windows := printed.Files(t, filepath.Join(dir, "windows", "printing"))
	if len(windows) == 0 && os.Getenv("JIBUN_WINE") != "" {
		t.Error("Wine has printed nothing")
	}
	for _, f := range windows {
		printed.Same(t, f, marked(3), []int{2, 3})
	}
}
