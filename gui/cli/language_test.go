package cli_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Messages are Japanese whatever the system speaks: errors, the history, warnings of
// papers. Nothing complains of the system's language either.
func TestLanguage(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	env := slices.DeleteFunc(os.Environ(), func(v string) bool {
		return strings.HasPrefix(v, "LANG") || strings.HasPrefix(v, "LC_")
	})
	for _, locale := range []string{"LANG=en_US.UTF-8", "LANG=ja_JP.UTF-8", "LANG=de_DE.UTF-8", "LANG=C.UTF-8"} {
		ledger := filepath.Join(t.TempDir(), "a.jibun")
		run := func(args ...string) string {
			c := exec.Command(exe, args...)
			c.Env = append(slices.Clone(env), "JIBUN_TEST_CLI=1", locale)
			var said bytes.Buffer
			c.Stdout, c.Stderr = &said, &said
			_ = c.Run() // some are meant to fail
			if strings.Contains(said.String(), "Fyne error") || strings.Contains(said.String(), "Translation") {
				t.Errorf("%s: %v complains: %s", locale, args, said.String())
			}
			return said.String()
		}
		for _, c := range []struct {
			args []string
			says string
		}{
			{[]string{"new", ledger}, "新しい台帳を作りました"},
			{[]string{"new", ledger}, "同じ名前のファイルがすでにあります。上書きはしていません。"},
			{[]string{"figures", ledger, "--year", "x"}, "「x」: 年度として読めません。"},
			{[]string{"report", "annual", ledger, "--year", "2013", "--out", filepath.Join(filepath.Dir(ledger), "a.xlsx")}, "平成25年度にはセミナーの記録がありません。"},
			{[]string{"history", ledger}, "台帳の作成"},
			{[]string{"import", "people", ledger, "testdata/count.py"}, "台帳は変わっていません。"},
			{[]string{"undo", ledger}, "元に戻せる操作はありません。"},
		} {
			if got := run(c.args...); !strings.Contains(got, c.says) {
				t.Errorf("%s: %v says %q, want %q", locale, c.args, got, c.says)
			}
		}
	}
}
