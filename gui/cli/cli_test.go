package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/wareki"
	"jibun/gui/cli"
)

// TestMain is the program itself when a test starts it as another process.
func TestMain(m *testing.M) {
	if os.Getenv("JIBUN_TEST_CLI") == "1" {
		os.Exit(cli.Run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// jibun runs one command line and wants this exit code.
func jibun(t *testing.T, code int, args ...string) (out, messages string) {
	t.Helper()
	var o, e bytes.Buffer
	if got := cli.Run(t.Context(), args, strings.NewReader(""), &o, &e); got != code {
		t.Fatalf("jibun %v: exit %d, want %d\n%s", args, got, code, e.String())
	}
	return o.String(), e.String()
}

// count asks the independent script.
func count(t *testing.T, ledger, year, today string) map[string]any {
	t.Helper()
	b, err := exec.Command("/usr/bin/python3", "testdata/count.py", ledger, year, today).Output()
	if err != nil {
		t.Fatalf("count.py: %v", err)
	}
	return object(t, string(b))
}

func object(t *testing.T, text string) map[string]any {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// compare holds the figures of the program against the script's, key by key.
func compare(t *testing.T, ledger, year, today string) map[string]any {
	t.Helper()
	out, _ := jibun(t, 0, "figures", ledger, "--year", year, "--today", today)
	got, want := object(t, out), count(t, ledger, year, today)
	for key := range want {
		if d := cmp.Diff(want[key], got[key], cmpopts.EquateApprox(0, 1e-12)); d != "" {
			t.Errorf("%s of %s: %s", key, year, d)
		}
	}
	return got
}

// The main job: an empty ledger ← a CP932 roster ← an old Excel ledger → annual
// report; April's roster; last year's report unchanged; undo; check.
func TestMainJob(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	ledger, today := at("台帳 #1.jibun"), "2026-05-11"
	w := newOldOffice()
	w.roster(t, at("r2025.csv"), false)
	w.ledger(t, at("old.xlsx"))
	w.roster(t, at("r2026.csv"), true)

	jibun(t, 0, "new", ledger, "--office", "呉市", "--section", "人事課")
	jibun(t, 1, "new", ledger)
	out, _ := jibun(t, 0, "import", "people", ledger, at("r2025.csv"), "--on", "2025-04-01", "--json", "--today", today)
	if v := object(t, out); v["people"] != 1900.0 || v["encoding"] != "cp932" || v["applied"] != true {
		t.Errorf("roster: %v %v", v["people"], v["encoding"])
	}
	jibun(t, 0, "import", "ledger", ledger, at("old.xlsx"), "--dry-run", "--today", today)
	if out, _ := jibun(t, 0, "list", "seminars", ledger, "--json"); strings.TrimSpace(out) != "[]" {
		t.Errorf("a dry run wrote: %.80s", out)
	}
	jibun(t, 0, "import", "ledger", ledger, at("old.xlsx"), "--today", today)
	f := compare(t, ledger, "2025", today)
	if f["attendances"] != float64(w.present) || f["seminars"] != 24.0 || f["people"] != float64(w.people) {
		t.Errorf("figures %v %v %v, the old ledger has %d attendances of %d people", f["attendances"], f["seminars"], f["people"], w.present, w.people)
	}
	jibun(t, 0, "report", "annual", ledger, "--year", "2025", "--out", at("a1.xlsx"), "--today", today)
	jibun(t, 0, "report", "book", ledger, "--year", "R7", "--out", at("b1.xlsx"), "--today", today)
	jibun(t, 0, "report", "signin", ledger, "--number", "401", "--out", at("s1.xlsx"), "--order", "department", "--today", today)
	checkReport(t, at("a1.xlsx"), f)

	_, messages := jibun(t, 0, "import", "people", ledger, at("r2026.csv"), "--on", "R8.4.1", "--retire", "--today", today)
	for _, want := range []string{"転入 55名", "異動", "改姓 20名", "退職 60名", "控えを取りました"} {
		if !strings.Contains(messages, want) {
			t.Errorf("import does not say %q:\n%s", want, messages)
		}
	}
	jibun(t, 0, "report", "annual", ledger, "--year", "2025", "--out", at("a2.xlsx"), "--today", today)
	if a, b := cells(t, at("a1.xlsx")), cells(t, at("a2.xlsx")); a != b {
		t.Error("last year's report changed with the new roster")
	}
	compare(t, ledger, "2025", today)
	compare(t, ledger, "2026", today)
	if _, m := jibun(t, 0, "undo", ledger); !strings.Contains(m, "名簿の取込み") {
		t.Error(m)
	}
	if _, m := jibun(t, 0, "redo", ledger); !strings.Contains(m, "名簿の取込み") {
		t.Error(m)
	}
	jibun(t, 0, "check", ledger)
	jibun(t, 0, "backup", ledger, at("控え"))
	list, err := filepath.Glob(at("控え") + "/*.jibun")
	if err != nil || len(list) == 0 {
		t.Fatal("no backup", err)
	}
	jibun(t, 0, "restore", list[len(list)-1], at("戻した.jibun"))
	jibun(t, 1, "restore", list[len(list)-1], ledger)
	compare(t, at("戻した.jibun"), "2025", today)
}

// An import that is killed leaves the ledger as it was, or has done all of it.
func TestImport_killed(t *testing.T) {
	dir := t.TempDir()
	ledger := filepath.Join(dir, "k.jibun")
	w := newOldOffice()
	w.roster(t, filepath.Join(dir, "r.csv"), false)
	jibun(t, 0, "new", ledger)
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, wait := range []time.Duration{20, 50, 80, 110, 140, 170} {
		c := exec.Command(exe, "import", "people", ledger, filepath.Join(dir, "r.csv"))
		c.Env = append(os.Environ(), "JIBUN_TEST_CLI=1")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(wait * time.Millisecond) // the moment of the kill, not a wait for something
		_ = c.Process.Kill()
		_ = c.Wait()
		out, _ := jibun(t, 0, "list", "people", ledger, "--json")
		if n := strings.Count(out, `"staff_no"`); n != 0 && n != 1900 {
			t.Fatalf("killed after %v: %d people", wait*time.Millisecond, n)
		}
		jibun(t, 0, "check", ledger)
	}
}

func TestWrongUse(t *testing.T) {
	dir := t.TempDir()
	ledger := filepath.Join(dir, "a.jibun")
	jibun(t, 0, "new", ledger)
	for _, args := range [][]string{{}, {"foo"}, {"new"}, {"figures", ledger, "--year", "x"}, {"report", "annual", ledger}, {"report", "signin", ledger, "--out", "x.xlsx"},
		{"list", "applicants", ledger}, {"list", "people", ledger, "--nonsense"}, {"report", "signin", ledger, "--number", "1", "--out", "x.xlsx", "--order", "abc"}} {
		out, messages := jibun(t, 2, args...)
		if out != "" || !strings.Contains(messages, "使い方") {
			t.Errorf("%v: %q %q", args, out, messages)
		}
	}
	empty := filepath.Join(dir, "empty.jibun")
	if err := os.WriteFile(empty, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"figures", filepath.Join(dir, "none.jibun"), "--year", "2013"}, "見つかりません"},
		{[]string{"figures", empty, "--year", "2013"}, "空(0バイト)"},
		{[]string{"check", "testdata/count.py"}, "台帳ではありません"},
		{[]string{"import", "people", ledger, filepath.Join(dir, "none.csv")}, "見つかりません"},
		{[]string{"import", "people", ledger, "testdata/count.py"}, "台帳は変わっていません"},
		{[]string{"report", "signin", ledger, "--number", "7", "--out", filepath.Join(dir, "x.xlsx")}, "見つかりません"},
		{[]string{"report", "annual", ledger, "--year", "2013", "--out", filepath.Join(dir, "x.ods")}, ".xlsx か .pdf"},
		{[]string{"undo", ledger}, "元に戻せる操作はありません"},
		{[]string{"redo", ledger}, "やり直せる操作はありません"},
	} {
		out, messages := jibun(t, 1, c.args...)
		if out != "" || !strings.Contains(messages, c.says) {
			t.Errorf("%v: %q %q", c.args, out, messages)
		}
	}
	if b, err := os.ReadFile(empty); err != nil || len(b) != 0 {
		t.Error("the empty file was written to")
	}
	if _, err := os.Stat(filepath.Join(dir, "x.xlsx")); err == nil {
		t.Error("a paper that failed left a file")
	}
}

// seminarIn holds a seminar in a ledger on a day.
func seminarIn(t *testing.T, ledger string, day wareki.Date) {
	t.Helper()
	s, err := data.Open(t.Context(), ledger, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	datatest.Held(t, s, "論語勉強会", day, datatest.Person(t, s, "青木 花子"))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// A year without a seminar is refused with a sentence and leaves no file; one with any
// is written, and 受講履歴 with it if that is wanted.
func TestReport_year(t *testing.T) {
	dir := t.TempDir()
	ledger, paper := filepath.Join(dir, "a.jibun"), filepath.Join(dir, "a.xlsx")
	jibun(t, 0, "new", ledger)
	seminarIn(t, ledger, "2013-05-14")
	for _, kind := range []string{"annual", "book"} {
		if _, m := jibun(t, 1, "report", kind, ledger, "--year", "2012", "--out", paper); !strings.Contains(m, "平成24年度にはセミナーの記録がありません") {
			t.Errorf("%s: %s", kind, m)
		}
		if _, err := os.Stat(paper); err == nil {
			t.Errorf("%s: a file was written", kind)
		}
	}
	sheets := func(flags ...string) string {
		if _, m := jibun(t, 0, append([]string{"report", "annual", ledger, "--year", "2013", "--out", paper}, flags...)...); !strings.Contains(m, "書き出しました: 平成25年度 年次報告書(1名)") {
			t.Error(m)
		}
		f, err := excelize.OpenFile(paper)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		return strings.Join(f.GetSheetList(), " ")
	}
	if got := sheets(); strings.Contains(got, "受講履歴") {
		t.Error(got)
	}
	if got := sheets("--history"); !strings.Contains(got, "受講履歴") {
		t.Error(got)
	}
}

// A password comes on standard input and locks the paper; what left the program
// is in the history.
func TestReport_password(t *testing.T) {
	dir := t.TempDir()
	ledger, paper := filepath.Join(dir, "a.jibun"), filepath.Join(dir, "a.xlsx")
	jibun(t, 0, "new", ledger)
	seminarIn(t, ledger, "2013-05-14")
	var o, e bytes.Buffer
	if code := cli.Run(t.Context(), []string{"report", "annual", ledger, "--year", "2013", "--out", paper, "--password-stdin"}, strings.NewReader("ひみつ\n"), &o, &e); code != 0 {
		t.Fatal(e.String())
	}
	b, err := os.ReadFile(paper)
	if err != nil || !bytes.HasPrefix(b, []byte{0xd0, 0xcf, 0x11, 0xe0}) {
		t.Errorf("not encrypted: % x %v", b[:8], err)
	}
	if out, _ := jibun(t, 0, "history", ledger); !strings.Contains(out, "Excelへの書き出し") || !strings.Contains(out, paper) {
		t.Errorf("history: %s", out)
	}
	for _, none := range []string{"", "\n"} { // never without a lock where one was asked for
		open := filepath.Join(dir, "open.xlsx")
		code := cli.Run(t.Context(), []string{"report", "annual", ledger, "--year", "2013", "--out", open, "--password-stdin"}, strings.NewReader(none), &o, &e)
		if _, err := os.Stat(open); code == 0 || err == nil {
			t.Errorf("without a password: code %d, %v", code, err)
		}
	}
}

// While somebody has the ledger open, reading goes on and writing is refused.
func TestSecondProgram(t *testing.T) {
	ledger := filepath.Join(t.TempDir(), "a.jibun")
	jibun(t, 0, "new", ledger)
	hold(t, ledger)
	jibun(t, 0, "figures", ledger, "--year", "2013")
	if _, m := jibun(t, 1, "import", "people", ledger, "testdata/count.py"); !strings.Contains(m, "花子@人事課 さん") {
		t.Error(m)
	}
}
