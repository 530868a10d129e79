package gui

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"testing"

	"jibun/data/inuse"
	"jibun/export"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// After a paper was saved Enter opens it.
func TestPapers_savedIsOpenedByEnter(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	p.desk.goRoom("papers")
	now[*papersPage](t, p).saved("/tmp/受付名簿.xlsx")
	if b, ok := p.win.Canvas().Focused().(*kit.Button); !ok || b.Text() != "開く" {
		t.Errorf("the keyboard is at %T", p.win.Canvas().Focused())
	}
}

// Where Excel has the old file open, she closes it and tries again, or takes another name.
func TestPapers_heldByExcel(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	path := filepath.Join(t.TempDir(), "名簿.xlsx")
	tries, saved := 0, ""
	paper := papers.Paper{About: "名簿", Write: func(_ context.Context, w io.Writer, _ export.Options) error {
		if tries++; tries < 3 {
			return &inuse.Error{Path: path, Err: errors.New("sharing violation")}
		}
		_, err := io.WriteString(w, "名簿")
		return err
	}}
	p.desk.writePaper(paper, path, "", func(at string) { saved = at })
	for range 2 {
		if !shows(p.win.Canvas().Overlays().Top(), "「名簿.xlsx」はExcelで開いています") || !shows(p.win.Canvas().Overlays().Top(), "別の名前で保存…") || saved != "" {
			t.Fatalf("it says %q", allText(p.win.Canvas().Overlays().Top()))
		}
		tapButton(t, p.win.Canvas().Overlays().Top(), "もう一度")
	}
	if tries != 3 || saved != path || dialogOpen(p) {
		t.Errorf("after %d tries saved as %q", tries, saved)
	}
}
