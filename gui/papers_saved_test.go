package gui

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data/datatest"
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

// A recent output says in full what it was; that its file has gone is said in the list, and
// at once where it has gone since.
func TestPapers_recentGone(t *testing.T) {
	e := newEvening(t, 40)
	p := newTestProgram(t, e.path)
	datatest.Apply(t, p.desk.store, e.seminar, e.people["田中 太郎"])
	page := openPaper(t, p, "signin", e.seminar)
	path := filepath.Join(t.TempDir(), "名簿.pdf")
	if err := page.paper.Save(t.Context(), p.desk.store, path, export.Options{}); err != nil {
		t.Fatal(err)
	}
	page = openPaper(t, p, "signin", e.seminar)
	walk(page.recent.root, func(o fyne.CanvasObject) {
		if x, ok := o.(*kit.Text); ok && x.Cut && strings.Contains(x.Text, "受付名簿(1名)") {
			t.Error("what it was may be cut")
		}
	})
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	tapButton(t, page.recent.root, "開く")
	if said := allText(p.win.Content()); !strings.Contains(said, "ファイルが見つかりません") || strings.Contains(said, "開くプログラム") {
		t.Error("it does not say that the file has gone")
	}
	page = openPaper(t, p, "signin", e.seminar)
	if !shows(page.recent.root, "受付名簿(1名)") || !shows(page.recent.root, "「名簿.pdf」は、保存した場所にもうありません。") || shows(page.recent.root, "開く") {
		t.Errorf("the recent outputs say %q", allText(page.recent.root))
	}
}
