package gui

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"jibun/data"
	"jibun/export"
	"jibun/gui/kit"
)

func TestPapers_eachIsWritten(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	d := p.desk
	open, _ := busiest(t, d.store)
	for _, k := range paperKinds() {
		d.goRoom("papers")
		hits, _ := d.store.FindPeople(t.Context(), "tanaka", 1)
		d.goPaper(k.key, open.ID, hits[0].ID)
		page := now[*papersPage](t, p)
		if !page.ready || page.save.Disabled() {
			t.Errorf("%s cannot be saved", k.key)
			continue
		}
		path := filepath.Join(t.TempDir(), page.paper.File)
		page.Excel()
		if !kit.ModalOpen(p.win.Canvas()) {
			t.Errorf("%s: nobody is asked where to", k.key)
		}
		press(t, p, fyne.KeyEscape)
		if err := page.paper.Save(t.Context(), d.store, path, exportOptions()); err != nil {
			t.Errorf("%s: %v", k.key, err)
			continue
		}
		wantWorkbook(t, path)
		ops, err := d.store.History(t.Context(), data.HistoryFilter{Limit: 3})
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(ops[0].About+ops[1].About, filepath.Base(path)) {
			t.Errorf("%s: no line in the history", k.key)
		}
	}
}

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
