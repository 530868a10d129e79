package cli_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jibun/data/datatest"
	"jibun/gui/cli"
)

// A damaged ledger gives no paper and takes in no roster; the command says so.
func TestDamaged(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	ledger := at("台帳.jibun")
	jibun(t, 0, "new", ledger, "--office", "市")
	roster := "職員番号,氏名,部,課\n001005,田中 太郎,総務部,人事課\n001006,山本 花子,総務部,人事課\n"
	if err := os.WriteFile(at("名簿.csv"), []byte(roster), 0o600); err != nil {
		t.Fatal(err)
	}
	jibun(t, 0, "import", "people", ledger, at("名簿.csv"), "--on", "2026-04-01")
	seminarIn(t, ledger, "2026-05-12")
	report := []string{"report", "annual", ledger, "--year", "2026", "--out", at("x.xlsx")}
	jibun(t, 0, report...)
	d, err := datatest.Raw(ledger, "rw")
	if err == nil {
		_, err = d.Exec(`UPDATE people SET name = '改竄 太郎' WHERE staff_no = '001005'`)
		err = errors.Join(err, d.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	report[len(report)-1] = at("y.xlsx")
	for _, args := range [][]string{report,
		{"report", "book", ledger, "--year", "2026", "--out", at("y.xlsx")},
		{"import", "people", ledger, at("名簿.csv"), "--on", "2026-05-01"},
		{"import", "people", ledger, at("名簿.csv"), "--dry-run"},
		{"import", "ledger", ledger, at("x.xlsx")},
		{"backup", ledger, at("控え2")},
	} {
		if _, said := jibun(t, 1, args...); !strings.Contains(said, "壊れているところが1か所") || !strings.Contains(said, "jibun restore") {
			t.Errorf("%v says %s", args[:2], said)
		}
	}
	if _, err := os.Stat(at("y.xlsx")); err == nil {
		t.Error("a paper left")
	}
	jibun(t, 0, "figures", ledger)
}

// A ledger is opened by what it is, whatever it is called; a command is a command.
func TestAsksForWindow_content(t *testing.T) {
	t.Chdir(t.TempDir())
	jibun(t, 0, "new", "台帳.jibun")
	b, err := os.ReadFile("台帳.jibun")
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"写し.bak": b, "台帳": b, "check": b, "メモ.txt": []byte("SQLite")} {
		if err := os.WriteFile(name, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]bool{"写し.bak": true, "台帳": true, "check": false, "メモ.txt": false, "ない.bak": false} {
		if w, ok := cli.AsksForWindow([]string{name}); ok != want || ok && w.Ledger != name {
			t.Errorf("%s: %+v, %t", name, w, ok)
		}
	}
	if _, said := jibun(t, 2, "メモ.txt"); !strings.Contains(said, "「メモ.txt」は「じぶん」の台帳ではありません") {
		t.Errorf("of another file it says %q", said)
	}
	if _, said := jibun(t, 2, "."); !strings.Contains(said, "フォルダー") {
		t.Errorf("of a folder it says %q", said)
	}
}
