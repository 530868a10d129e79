package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/sample/sampletest"
)

// A form is kept in the ledger, used by what it was said to be used for, taken out and
// brought back, and comes out as it went in.
func TestForm_kept(t *testing.T) {
	dir := t.TempDir()
	ledger, out := sampletest.Office(t), filepath.Join(dir, "報告.xlsx")
	annual := func(code int, form ...string) string {
		t.Helper()
		_, msg := jibun(t, code, append([]string{"report", "annual", ledger, "--year", "2012", "--out", out}, form...)...)
		return msg
	}
	has := func(what, text string, want ...string) {
		t.Helper()
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s: %q, want %q", what, text, w)
			}
		}
	}
	if msg := annual(0); strings.Contains(msg, "独自の様式") {
		t.Error("without a form it is the standard paper:", msg)
	}
	_, msg := jibun(t, 0, "form", "add", ledger, formFile, "--kind", "annual", "--name", "課の年報", "--use")
	has("added", msg, "様式を台帳に入れました: 課の年報(年次報告書)")
	text, _ := jibun(t, 0, "form", "list", ledger)
	has("list", text, "課の年報\tannual\tannual.xlsx\t", "使用中: annual")
	text, _ = jibun(t, 0, "form", "list", ledger, "--json")
	has("list", text, `"name": "課の年報"`, `"used_for": [`)
	has("used without being asked for", annual(0), "独自の様式")
	if msg := annual(0, "--form", "標準"); strings.Contains(msg, "独自の様式") {
		t.Error("標準:", msg)
	}
	has("by its name", annual(0, "--form", "課の年報"), "独自の様式")
	has("by its file", annual(0, "--form", formFile), "独自の様式")
	has("no such name", annual(1, "--form", "課の月報"), "「課の月報」という様式はありません。あるのは: 標準、課の年報")
	annual(1, "--form", filepath.Join(dir, "ない.xlsx"))
	_, msg = jibun(t, 0, "report", "book", ledger, "--year", "2012", "--out", out, "--form", "課の年報")
	has("another paper of the year", msg, "独自の様式")

	back := filepath.Join(dir, "戻り.xlsx")
	jibun(t, 0, "form", "get", ledger, "課の年報", "--out", back)
	want, err := os.ReadFile(formFile)
	got, err2 := os.ReadFile(back)
	if err != nil || err2 != nil || !bytes.Equal(got, want) {
		t.Error("the file that came out is another one", err, err2)
	}
	_, msg = jibun(t, 1, "form", "get", ledger, "課の年報", "--out", filepath.Join(dir, "x.xlsm"))
	has("another kind of file", msg, ".xlsx")

	_, msg = jibun(t, 1, "form", "add", ledger, formFile, "--kind", "book", "--name", "課の年報")
	has("twice", msg, "同じものがすでにあります")
	jibun(t, 0, "form", "add", ledger, formFile, "--kind", "annual", "--name", "課の年報", "--replace")
	jibun(t, 0, "form", "use", ledger, "book", "課の年報")
	jibun(t, 0, "form", "use", ledger, "annual", "標準")
	if msg := annual(0); strings.Contains(msg, "独自の様式") {
		t.Error("標準 again:", msg)
	}
	jibun(t, 0, "form", "remove", ledger, "課の年報")
	jibun(t, 1, "form", "use", ledger, "book", "課の年報")
	text, _ = jibun(t, 0, "form", "list", ledger)
	if text != "" {
		t.Error(text)
	}
	jibun(t, 0, "undo", ledger)
	text, _ = jibun(t, 0, "form", "list", ledger)
	has("brought back", text, "使用中: book")
	jibun(t, 0, "check", ledger)
}

// What is no form is not kept.
func TestForm_notKept(t *testing.T) {
	dir := t.TempDir()
	ledger, text, broken := filepath.Join(dir, "台帳.jibun"), filepath.Join(dir, "x.txt"), filepath.Join(dir, "x.xlsx")
	jibun(t, 0, "new", ledger)
	for _, f := range []string{text, broken} {
		if err := os.WriteFile(f, []byte("様式ではありません"), 0o600); err != nil {
			t.Fatal(err)
		}
		jibun(t, 1, "form", "add", ledger, f, "--kind", "annual")
	}
	jibun(t, 1, "form", "add", ledger, filepath.Join(dir, "ない.xlsx"), "--kind", "annual")
	jibun(t, 2, "form", "add", ledger, formFile, "--kind", "year")
	if list, _ := jibun(t, 0, "form", "list", ledger); list != "" {
		t.Error(list)
	}
}

// TestForm_kinds: the help names every kind of paper.
func TestForm_kinds(t *testing.T) {
	_, help := jibun(t, 0, "--help")
	for _, k := range data.FormKinds() {
		if !strings.Contains(help, string(k)) {
			t.Errorf("%s is not in the help", k)
		}
	}
}
