package cli_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"jibun/data"
	"jibun/export/page/raster"
	"jibun/gui/native/printing/printed"
	"jibun/gui/papers"
)

const printDay = "2026-11-22"

// printLedger is the sample office on a day, made anew or copied.
func printLedger(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "print") // Wine cannot remove it as testing does
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	path := filepath.Join(dir, "a.jibun")
	if made := os.Getenv("JIBUN_SAMPLE"); made != "" {
		b, err := os.ReadFile(made)
		if err == nil {
			err = os.WriteFile(path, b, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		return path
	}
	jibun(t, 0, "demo", path, "--today", printDay)
	return path
}

// TestPrint_onPaper: the sign-in sheet and the attendance book, which lies, and on A3, come
// out of the printer as the preview shows them. On Windows, which is Wine, they are only printed.
func TestPrint_onPaper(t *testing.T) {
	dir := printed.Folder(t)
	ledger := printLedger(t)
	s, err := data.Open(t.Context(), ledger, data.Options{Now: func() time.Time { return time.Date(2026, 11, 22, 3, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	seminar, err := papers.NextEvening(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	m, err := s.Seminar(t.Context(), seminar)
	if err != nil {
		t.Fatal(err)
	}
	preview := func(kind string, r papers.Request) *raster.Sheets {
		p, err := papers.KindOf(kind).Make(t.Context(), s, r)
		if err != nil {
			t.Fatal(err)
		}
		d, err := p.Pages(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return raster.NewSheets(d)
	}
	sheet, book := preview("signin", papers.Request{Seminar: seminar, Order: data.ByKana}), preview("book", papers.Request{Year: 2026})
	large := preview("book", papers.Request{Year: 2026, A3: new(true)})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args  []string
		want  *raster.Sheets
		pages []int
	}{
		{[]string{"signin", ledger, "--number", strconv.Itoa(m.Number)}, sheet, all(sheet.Count())},
		{[]string{"book", ledger, "--year", "2026", "--pages", "1-2"}, book, []int{1, 2}},
		{[]string{"book", ledger, "--year", "2026", "--paper", "a3", "--pages", "2-3"}, large, []int{2, 3}},
	} {
		before := printed.Files(t, dir)
		_, said := jibun(t, 0, append(append([]string{"print"}, c.args...), "--today", printDay)...)
		if !strings.Contains(said, "印刷しました: ") {
			t.Error(said)
		}
		if runtime.GOOS != "windows" {
			printed.Same(t, printed.Next(t, dir, before), c.want, c.pages)
		}
	}
	if out, _ := jibun(t, 0, "history", ledger); strings.Count(out, "印刷") != 3 || !strings.Contains(out, " → ") {
		t.Errorf("history: %s", out)
	}
	if runtime.GOOS == "windows" {
		return
	}
	windows := printed.Files(t, filepath.Join(dir, "windows", "cli"))
	if os.Getenv("JIBUN_WINE") != "" && len(windows) != 3 {
		t.Errorf("Wine has printed %v", windows)
	}
	for _, f := range windows {
		want, pages := sheet, all(sheet.Count())
		switch p := printed.Pages(t, f, 20); {
		case p[0].Rect.Dx() > 300: // A3
			want, pages = large, []int{2, 3}
		case len(p) == 2 && sheet.Count() != 2:
			want, pages = book, []int{1, 2}
		}
		printed.Same(t, f, want, pages)
	}
}

func all(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i + 1
	}
	return out
}

// TestPrint_refused: what cannot be printed is said, and leaves no line.
func TestPrint_refused(t *testing.T) {
	t.Setenv("CUPS_SERVER", filepath.Join(t.TempDir(), "none"))
	ledger := filepath.Join(t.TempDir(), "a.jibun")
	jibun(t, 0, "new", ledger)
	seminarIn(t, ledger, "2013-05-14")
	for _, c := range []struct {
		flags []string
		want  string
	}{
		{[]string{"--printer", "無いプリンター"}, "プリンターが見つかりません"},
		{[]string{"--pages", "x"}, "ページは 1-3,5"},
		{[]string{"--copies", "0"}, "部数は 1〜99"},
	} {
		_, said := jibun(t, 1, append([]string{"print", "annual", ledger, "--year", "2013"}, c.flags...)...)
		if !strings.Contains(said, c.want) && !strings.Contains(said, "印刷の仕組み") {
			t.Errorf("%v: %s", c.flags, said)
		}
	}
	if out, _ := jibun(t, 0, "history", ledger); strings.Contains(out, "印刷") {
		t.Errorf("history: %s", out)
	}
}
