package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const formFile = "../../export/template/testdata/annual.xlsx"

// The form of a year is filled from the ledger; one with something unknown is not
// written, unless the blanks are wanted.
func TestForm(t *testing.T) {
	dir := t.TempDir()
	ledger, out := filepath.Join(dir, "見本.jibun"), filepath.Join(dir, "報告.xlsx")
	jibun(t, 0, "demo", ledger, "--today", "2026-11-22")
	if _, msg := jibun(t, 0, "report", "annual", ledger, "--year", "2012", "--form", formFile, "--out", out); !strings.Contains(msg, "独自の様式") {
		t.Fatal(msg)
	}
	if text, _ := jibun(t, 0, "form", "check", formFile, "--ledger", ledger, "--year", "2012"); !strings.Contains(text, "✓\t様式\tA1\t{{参加延べ|#,##0}}\t815") {
		t.Error(text)
	}
	if text, _ := jibun(t, 0, "form", "check", formFile); !strings.Contains(text, "論語勉強会") {
		t.Error(text)
	}
	for _, args := range [][]string{{"--year", "2012", "--number", "62"}, {}, {"--year", "2012", "--speaker", "1"}, {"--number", "62", "--speaker", "いない方"}, {"--person", "いない方"}} {
		if _, msg := jibun(t, 1, append([]string{"form", "check", formFile, "--ledger", ledger}, args...)...); msg == "" {
			t.Error(args, "says nothing")
		}
	}
	person := filepath.Join(dir, "履歴.xlsx")
	jibun(t, 0, "form", "export", "person", "--out", person)
	who, _ := jibun(t, 0, "list", "applicants", ledger, "--number", "62")
	no, _, _ := strings.Cut(who, "\t")
	if text, msg := jibun(t, 0, "form", "check", person, "--ledger", ledger, "--person", no); !strings.Contains(text, "\t"+no) {
		t.Error(text, msg)
	}
	letter := filepath.Join(dir, "依頼書.xlsx")
	jibun(t, 0, "form", "export", "letter", "--out", letter)
	one, _ := jibun(t, 0, "form", "check", letter, "--ledger", ledger, "--number", "58", "--speaker", "1")
	two, _ := jibun(t, 0, "form", "check", letter, "--ledger", ledger, "--number", "58", "--speaker", "2")
	if one == two || one == "" {
		t.Error("the second lecturer's letter is the first's", one)
	}
	out = filepath.Join(dir, "受付.xlsx")
	_, msg := jibun(t, 1, "report", "signin", ledger, "--number", "100", "--form", formFile, "--out", out)
	if !strings.Contains(msg, "知らない項目: 様式 A1 {{参加延べ|#,##0}}") || !strings.Contains(msg, "何も書き出していません") {
		t.Error(msg)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("it was written all the same")
	}
	jibun(t, 0, "report", "signin", ledger, "--number", "100", "--form", formFile, "--out", out, "--blank")
	if _, msg = jibun(t, 1, "report", "annual", ledger, "--year", "2012", "--form", formFile, "--out", filepath.Join(dir, "x.xlsm")); !strings.Contains(msg, ".xlsx") {
		t.Error(msg)
	}
}

func TestForm_fields(t *testing.T) {
	text, _ := jibun(t, 0, "form", "fields")
	if !strings.Contains(text, "{{開催.テーマ}}") || !strings.Contains(text, "{{名簿.氏名}}") {
		t.Error(text)
	}
	if text, _ = jibun(t, 0, "form", "fields", "--json"); !strings.Contains(text, `"name": "名簿.氏名"`) {
		t.Error(text)
	}
	out := filepath.Join(t.TempDir(), "一覧.xlsx")
	jibun(t, 0, "form", "fields", "--out", out)
	if fi, err := os.Stat(out); err != nil || fi.Size() < 5000 {
		t.Error(fi, err)
	}
}
