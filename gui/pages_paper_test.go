package gui

import (
	"testing"

	"github.com/xuri/excelize/v2"

	"jibun/export"
)

func exportOptions() export.Options { return export.Options{} }

// wantWorkbook opens a written paper again.
func wantWorkbook(t *testing.T, path string) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Error(err)
		return
	}
	defer f.Close()
	if rows, err := f.GetRows(f.GetSheetName(0)); err != nil || len(rows) < 3 {
		t.Errorf("%s has %d rows, %v", path, len(rows), err)
	}
}
