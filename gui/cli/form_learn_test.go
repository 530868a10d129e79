package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jibun/data/sample/sampletest"
)

const filledFiles = "../papers/testdata/learn/"

// Last year's file becomes a form, what was found is told, and the form is filled.
func TestFormLearn(t *testing.T) {
	dir := t.TempDir()
	ledger, form, out := sampletest.Office(t), filepath.Join(dir, "様式.xlsx"), filepath.Join(dir, "報告.xlsx")
	text, said := jibun(t, 0, "form", "learn", ledger, filledFiles+"list_2012.xlsx", "--year", "2012", "--out", form)
	for _, want := range []string{"一覧\t平成24年度\tA8:L27\t開催\t台帳の順", "✓\t平成24年度\tK8\t49\t{{開催.参加}}", "台帳と違います\t平成24年度\tL9\tファイル 10\t台帳 8\t開催.初参加",
		"毎年書くところ\t平成24年度\tA5\t平成25年4月10日 現在"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not told:\n%s", want, text)
		}
	}
	if !strings.Contains(said, "様式を書き出しました") {
		t.Error(said)
	}
	if text, _ = jibun(t, 0, "form", "check", form, "--ledger", ledger, "--year", "2013"); !strings.Contains(text, "{{開催.テーマ}}\t星空を見る会") {
		t.Error(text)
	}
	jibun(t, 0, "report", "annual", ledger, "--year", "2013", "--form", form, "--out", out)

	text, _ = jibun(t, 0, "form", "learn", ledger, filledFiles+"slots_2012.xlsx", "--year", "2012", "--number", "62", "--out", filepath.Join(dir, "名簿.xlsx"), "--json")
	var got struct {
		Cells []struct {
			Sheet, Cell, Was, Item, Format, List string
			Sure                                 float64
		}
		Unknown, Conflicts []struct{ Sheet, Cell, Was string }
	}
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		t.Fatal(err)
	}
	found := false
	for _, c := range got.Cells {
		found = found || c.Sheet == "名簿1" && c.Cell == "F10" && c.Format == "半角空白" && c.List == "名簿" && c.Sure > 0.9
	}
	if !found || len(got.Unknown) > 0 || len(got.Conflicts) > 0 {
		t.Errorf("%+v", got)
	}

	// Of another year hardly anything agrees: nothing is written.
	other := filepath.Join(dir, "別.xlsx")
	if _, said = jibun(t, 1, "form", "learn", ledger, filledFiles+"slots_2012.xlsx", "--year", "2010", "--out", other); !strings.Contains(said, "何も書き出していません") {
		t.Error(said)
	}
	if _, err := os.Stat(other); err == nil {
		t.Error("it was written all the same")
	}
	if _, said = jibun(t, 1, "form", "learn", ledger, ledger, "--year", "2012", "--out", other); said == "" {
		t.Error("a ledger is no workbook")
	}
}
