package gui

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jibun/data"
	"jibun/export"
)

// The name of a person does not get into the log by the name of a paper, nor by that
// of a folder.
func TestLog_no_paths(t *testing.T) {
	const who = "田中花子"
	folder := filepath.Join(t.TempDir(), who)
	paper := filepath.Join(folder, "受講履歴_"+who+".xlsx")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	torn := errors.New("torn")
	_, opening := data.Open(t.Context(), filepath.Join(folder, who+".jibun"), data.Options{})
	for name, err := range map[string]error{
		"written half": export.ToFile(paper, func(io.Writer) error { return torn }, nil),
		"no folder":    export.ToFile(filepath.Join(folder, "none", who+".xlsx"), func(io.Writer) error { return nil }, nil),
		"two":          fmt.Errorf("both: %w", errors.Join(torn, os.Rename(paper, paper+".old"))),
		"opening":      opening,
	} {
		if err == nil {
			t.Errorf("%s: no error", name)
			continue
		}
		text := withoutPaths(err)
		if strings.Contains(text, who) {
			t.Errorf("%s: %s", name, text)
		}
		if errors.Is(err, torn) && !strings.Contains(text, "torn") {
			t.Errorf("%s: nothing of the cause in %s", name, text)
		}
		t.Log(text)
	}
}
