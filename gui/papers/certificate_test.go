package papers

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/report"
	"jibun/export"
	"jibun/export/page"
	sheets "jibun/export/sheet"
)

// Looking at certificates gives no number, saving them does; what failed to be saved has
// used its numbers up.
func TestCertificates(t *testing.T) {
	s := datatest.New(t)
	m := datatest.Held(t, s, "論語勉強会", s.Today(), datatest.Person(t, s, "青木 花子"), datatest.Person(t, s, "渡辺 太郎"))
	r := Request{Seminar: m.ID}
	p := made(t, s, "certificate", r)
	if err := p.Write(t.Context(), io.Discard, export.Options{}); err != nil {
		t.Fatal(err)
	}
	register := func() string {
		t.Helper()
		list, err := s.Certificates(t.Context(), 0)
		if err != nil {
			t.Fatal(err)
		}
		out := ""
		for _, c := range list {
			out += fmt.Sprint(c.Number, c.Name, " ")
		}
		return out
	}
	if got := register(); got != "" {
		t.Errorf("looking at them gave %s", got)
	}
	write := p.Write
	p.Write = func(context.Context, io.Writer, export.Options) error { return io.ErrShortWrite }
	if err := p.Save(t.Context(), s, filepath.Join(t.TempDir(), "x.xlsx"), export.Options{}); !errors.Is(err, io.ErrShortWrite) {
		t.Fatal(err)
	}
	if got := register(); got != "" {
		t.Errorf("what failed left %s", got)
	}
	p.Write = write
	path := filepath.Join(t.TempDir(), "x.pdf")
	if err := p.Save(t.Context(), s, path, export.Options{}); err != nil {
		t.Fatal(err)
	}
	if got := register(); got != "3青木 花子 4渡辺 太郎 " {
		t.Errorf("saved: %s", got)
	}
	if p := made(t, s, "certificate", Request{Certificate: report.Completion, Year: m.Date.FiscalYear(), Least: 1}); p.File != "2026_令和8年度_修了証_1回以上.xlsx" {
		t.Error(p.File)
	}
	if p, err := KindOf("certificate").Make(t.Context(), s, Request{Certificate: report.Completion, Year: m.Date.FiscalYear(), Least: 2}); err != nil || p.Write != nil {
		t.Errorf("twice was nobody: %v %v", p.About, err)
	}
}

// Of certificates of which only some are printed, the others get no number: they are not
// 再発行 when they are printed.
func TestCertificates_some(t *testing.T) {
	s := datatest.New(t)
	m := datatest.Held(t, s, "論語勉強会", s.Today(), datatest.Person(t, s, "青木 花子"), datatest.Person(t, s, "渡辺 太郎"), datatest.Person(t, s, "井上 次郎"))
	p := made(t, s, "certificate", Request{Seminar: m.ID})
	pages, err := p.Pages(t.Context())
	if err != nil || pages.Count() != 3 {
		t.Fatal(pages.Count(), err)
	}
	some, whole, err := p.Only(t.Context(), []int{2}, false)
	if err != nil || !whole || !strings.HasSuffix(some.About, "受講証明書(1名)") {
		t.Fatal(some.About, whole, err)
	}
	if err := some.Print(t.Context(), s, "PDF", func(d *page.Document, begin func() error) error {
		if d.Count() != 1 {
			t.Errorf("%d pages are printed", d.Count())
		}
		return begin()
	}, nil); err != nil {
		t.Fatal(err)
	}
	list, err := s.Certificates(t.Context(), 0)
	if err != nil || len(list) != 1 || list[0].Name != "渡辺 太郎" {
		t.Errorf("%v, %v", list, err)
	}
	if _, whole, err := p.Only(t.Context(), []int{1, 2, 3}, true); whole || err != nil {
		t.Error("all of them are another paper:", err)
	}
	if _, whole, err := made(t, s, "attended", Request{Seminar: m.ID}).Only(t.Context(), []int{1}, false); whole || err != nil {
		t.Error("a list of names is another paper:", err)
	}
}

// A mark that she wrote wrongly is named.
func TestCertificates_marks(t *testing.T) {
	s := datatest.New(t)
	m := datatest.Held(t, s, "論語勉強会", s.Today(), datatest.Person(t, s, "青木 花子"))
	if err := s.SavePaperText(t.Context(), &data.PaperText{Kind: data.TextAttended, Text: "{{氏名}}は「{{テーマ}}」を{{内線}}学んだ"}); err != nil {
		t.Fatal(err)
	}
	if p := made(t, s, "certificate", Request{Seminar: m.ID}); len(p.Warnings) != 1 || p.Warnings[0] != "文の中の {{内線}} は知らない項目なので、そのまま書きます。" {
		t.Errorf("%q", p.Warnings)
	}
	r, err := s.CertificateSheet(t.Context(), data.CertificateWish{Kind: report.Attendance, Seminar: m.ID})
	if err != nil {
		t.Fatal(err)
	}
	p, err := export.PaperOf(r, export.HalfWidths{})
	if err != nil {
		t.Fatal(err)
	}
	for sheet := range p.Sheets {
		const want = "　青木 花子は「論語勉強会」を{{内線}}学んだ"
		if !slices.ContainsFunc(sheet.Rows, func(r sheets.Row) bool {
			return slices.ContainsFunc(r.Cells, func(c sheets.Cell) bool { return c.Text == want })
		}) {
			t.Errorf("no certificate says %q", want)
		}
	}
}
