package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
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

// onPaper is one command and the pages that come out of it, 0 for an empty back.
type onPaper struct {
	args  []string
	want  *raster.Sheets
	pages []int
}

// TestPrint_onPaper: standing and lying pages, A3, an envelope, 名札, pages that do not follow each
// other, and copies on both sides come out of the printer as the preview shows them, in their
// order and on their paper. On Windows, which is Wine, they are only printed.
func TestPrint_onPaper(t *testing.T) {
	dir := printed.Folder(t)
	ledger := printLedger(t)
	cases := printedCases(t, ledger)
	for i, c := range cases {
		before := printed.Files(t, dir)
		_, said := jibun(t, 0, append(append([]string{"print"}, c.args...), "--today", printDay)...)
		if !strings.Contains(said, "プリンターに送りました: ") || strings.Contains(said, "端が欠けます") || strings.Contains(said, "用紙がありません") {
			t.Error(said)
		}
		if runtime.GOOS != "windows" {
			t.Log("lp:", strings.Join(c.args[:1], " "), c.args[2:])
			printed.Same(t, printed.Next(t, dir, before), cases[i].want, c.pages)
		}
	}
	if out, _ := jibun(t, 0, "history", ledger); strings.Count(out, "印刷") != len(cases) || !strings.Contains(out, " → ") {
		t.Errorf("history: %s", out)
	}
	if runtime.GOOS == "windows" {
		return
	}
	windows := printed.Files(t, filepath.Join(dir, "windows", "cli"))
	if os.Getenv("JIBUN_WINE") != "" && len(windows) != len(cases) {
		t.Fatalf("Wine has printed %v", windows)
	}
	for i, f := range windows {
		t.Log("GDI:", cases[i].args[0], cases[i].args[2:])
		pages := cases[i].pages
		if last := len(pages) - 1; pages[last] == 0 {
			pages = pages[:last] // CUPS ends a copy with its empty back, a program does not
		}
		printed.Same(t, f, cases[i].want, pages)
	}
}

// printedCases are what is printed of the sample office.
func printedCases(t *testing.T, ledger string) []onPaper {
	t.Helper()
	s, err := data.Open(t.Context(), ledger, data.Options{Now: func() time.Time { return time.Date(2026, 11, 22, 3, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
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
	sheet := preview("signin", papers.Request{Seminar: seminar, Order: data.ByKana})
	if sheet.Count()%2 == 0 {
		t.Fatalf("the sign-in sheet has %d pages: its copies show no empty back", sheet.Count())
	}
	envelope := preview("envelope", papers.Request{Seminar: seminar})
	book, large := preview("book", papers.Request{Year: 2026}), preview("book", papers.Request{Year: 2026, A3: new(true)})
	number, one := strconv.Itoa(m.Number), all(sheet.Count())
	return []onPaper{
		{[]string{"signin", ledger, "--number", number}, sheet, one},
		{[]string{"book", ledger, "--year", "2026", "--pages", "1-2"}, book, []int{1, 2}},
		{[]string{"book", ledger, "--year", "2026", "--paper", "a3", "--pages", "2-3"}, large, []int{2, 3}},
		{[]string{"annual", ledger, "--year", "2025", "--pages", "5,2-3"}, preview("annual", papers.Request{Year: 2025}), []int{2, 3, 5}},
		{[]string{"envelope", ledger, "--number", number}, envelope, all(envelope.Count())},
		{[]string{"envelope", ledger, "--number", number, "--large", "--pages", "1"}, preview("envelope", papers.Request{Seminar: seminar, Large: new(true)}), []int{1}},
		{[]string{"badges", ledger, "--number", number, "--pages", "1"}, preview("badges", papers.Request{Seminar: seminar}), []int{1}},
		{[]string{"signin", ledger, "--number", number, "--copies", "2", "--pages", "1,3"}, sheet, []int{1, 3, 1, 3}},
		// Last: Wine keeps the sides of a job for those that follow it in the same run.
		{[]string{"signin", ledger, "--number", number, "--copies", "2", "--sides", "long"}, sheet, slices.Concat(one, []int{0}, one, []int{0})},
	}
}

func all(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i + 1
	}
	return out
}

// TestPrint_spooler: what a real spooler says is said in words, with an exit code.
func TestPrint_spooler(t *testing.T) {
	printed.Folder(t)
	if runtime.GOOS == "windows" {
		return
	}
	ledger := printLedger(t)
	number := ""
	for _, line := range strings.Split(first(jibun(t, 0, "list", "seminars", ledger, "--today", printDay)), "\n") {
		if f := strings.Split(line, "\t"); len(f) > 7 && f[7] == "締切" {
			number = f[1]
		}
	}
	cups := func(program string, args ...string) {
		t.Helper()
		if out, err := exec.Command(program, args...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v: %s", program, err, out)
		}
	}
	for _, c := range []struct {
		before, after [2]string // programs of CUPS
		flags         []string
		code          int
		want          string
	}{
		{[2]string{"/usr/sbin/cupsdisable", "PDF"}, [2]string{"/usr/sbin/cupsenable", "PDF"}, nil, 0, "一時停止しています"},
		{[2]string{"/usr/sbin/cupsreject", "PDF"}, [2]string{"/usr/sbin/cupsaccept", "PDF"}, nil, 1, "印刷を受け付けていません"},
		{flags: []string{"--printer", "二階"}, code: 1, want: "このパソコンのプリンター: PDF"},
		{flags: []string{"--pages", "9-12"}, code: 1, want: "そのページはありません"},
	} {
		if c.before[0] != "" {
			cups(c.before[0], c.before[1])
		}
		_, said := jibun(t, c.code, append([]string{"print", "signin", ledger, "--number", number, "--today", printDay}, c.flags...)...)
		if !strings.Contains(said, c.want) {
			t.Errorf("%v %v: %s", c.before, c.flags, said)
		}
		if c.after[0] != "" {
			cups("cancel", "-a", "PDF")
			cups(c.after[0], c.after[1])
		}
	}
	t.Setenv("CUPS_SERVER", filepath.Join(t.TempDir(), "none"))
	if _, said := jibun(t, 1, "print", "signin", ledger, "--number", number, "--today", printDay); !strings.Contains(said, "印刷の仕組みが動いていません") {
		t.Errorf("nothing answers: %s", said)
	}
}

// first is what a command wrote as data.
func first(out, _ string) string { return out }

// TestPrint_usage: the help names each kind of paper that can be printed, and no other.
func TestPrint_usage(t *testing.T) {
	_, said := jibun(t, 0, "--help")
	_, rest, _ := strings.Cut(said, "jibun print ")
	list, _, _ := strings.Cut(rest, " ")
	named := strings.Split(list, "|")
	var kinds []string
	for _, k := range papers.Kinds() {
		if k.Key != "set" {
			kinds = append(kinds, k.Key)
		}
	}
	slices.Sort(named)
	slices.Sort(kinds)
	if !slices.Equal(named, kinds) {
		t.Errorf("the help names %v, there are %v", named, kinds)
	}
	for _, k := range kinds {
		if _, said := jibun(t, 2, "print", k); strings.Contains(said, "余分な引数") {
			t.Errorf("print %s: %.80s", k, said)
		}
	}
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
