package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// thirty is a roster of thirty people in two departments, in order of their numbers.
func thirty() []string {
	lines := []string{"職員番号,氏名,ふりがな,所属,職名"}
	for i := range 30 {
		f, g := strings.Fields(families[i%9]), strings.Fields(givens[i/4])
		lines = append(lines, fmt.Sprintf("%05d,%s %s,%s %s,%s,主事", 101+i, f[0], g[0], f[1], g[1], []string{"総務部 人事課", "市民部 市民課"}[i%2]))
	}
	return lines
}

func rosterCSV(t *testing.T, lines []string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "名簿.csv")
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\r\n")+"\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Nobody is retired from the command line unless it is asked for, and then only by a
// roster that is plainly whole; the count and the reasons are said, and are in the JSON.
func TestImport_retire(t *testing.T) {
	ledger := filepath.Join(t.TempDir(), "a.jibun")
	jibun(t, 0, "new", ledger)
	all := thirty()
	jibun(t, 0, "import", "people", ledger, rosterCSV(t, all))
	working := func() int {
		out, _ := jibun(t, 0, "list", "people", ledger, "--json")
		return strings.Count(out, `"left_on": ""`)
	}
	without := append(append([]string{}, all[:5]...), all[6:]...) // 00105 is missing
	run := func(lines []string, flags ...string) (map[string]any, string) {
		t.Helper()
		out, messages := jibun(t, 0, append([]string{"import", "people", ledger, rosterCSV(t, lines), "--on", "2026-04-01", "--today", "2026-05-11", "--json"}, flags...)...)
		return object(t, out), messages
	}
	v, m := run(without)
	if v["staying"] != 1.0 || v["partial"] != false || v["retire"] != false || working() != 30 || !strings.Contains(m, "1名は、退職にしていません。退職にするには --retire") || !strings.Contains(m, "00105") {
		t.Errorf("%v %v, %d work\n%s", v["staying"], v["partial"], working(), m)
	}
	broken := append([]string{}, without...)
	broken[9] = strings.Replace(broken[9], "00110", "#N/A", 1)
	v, m = run(broken, "--retire")
	gap := v["gaps"].([]any)[0].(map[string]any)
	if v["staying"] != 1.0 || v["partial"] != true || gap["code"] != "unreadable" || working() != 30 || !strings.Contains(m, "全員の名簿と決められない") || !strings.Contains(m, "読めない行が1行") {
		t.Errorf("%v %v %v, %d work\n%s", v["staying"], v["partial"], gap, working(), m)
	}
	v, m = run(without, "--retire", "--dry-run")
	if v["staying"] != 0.0 || v["counts"].(map[string]any)["left"] != 1.0 || working() != 30 || !strings.Contains(m, "退職 1名") {
		t.Errorf("%v %v, %d work\n%s", v["staying"], v["counts"], working(), m)
	}
	if run(without, "--retire"); working() != 29 {
		t.Errorf("%d work", working())
	}
	v, m = run(without[:21], "--retire")
	if v["staying"] != 9.0 || working() != 29 || !strings.Contains(m, "最後の行より後ろ") {
		t.Errorf("%v, %d work\n%s", v["staying"], working(), m)
	}
}

// A list without numbers is taken, and what cannot be told is left and named.
func TestImport_withoutNumbers(t *testing.T) {
	ledger := filepath.Join(t.TempDir(), "a.jibun")
	jibun(t, 0, "new", ledger)
	seats := []string{"氏名,所属,内線", "佐藤 健,人事課,1", "佐藤 健,市民課,2", "田中 恵,市民課,3"}
	_, m := jibun(t, 0, "import", "people", ledger, rosterCSV(t, seats))
	if !strings.Contains(m, "転入 3名") || !strings.Contains(m, "職員番号のない名簿") {
		t.Error(m)
	}
	out, m := jibun(t, 0, "import", "people", ledger, rosterCSV(t, []string{"氏名,所属", "佐藤 健,介護課", "佐藤 健,市民課", "川口 恵,市民課"}), "--json", "--retire", "--today", "2026-05-11")
	v := object(t, out)
	if v["numberless"] != true || v["counts"].(map[string]any)["asked"] != 2.0 || v["counts"].(map[string]any)["new"] != 0.0 ||
		!strings.Contains(m, "2行目: 佐藤 健 さんは、台帳の 佐藤 健 人事課 かもしれません") || !strings.Contains(m, "川口 恵 さんは、台帳の 田中 恵 市民課") {
		t.Errorf("%v\n%s", v["counts"], m)
	}
	if out, _ := jibun(t, 0, "list", "people", ledger, "--json"); strings.Count(out, `"staff_no"`) != 3 {
		t.Error(out)
	}
}

// What the window says about the file comes from the command line too: two tables
// side by side, several sheets, hidden rows.
func TestImport_saysWhatWasNotRead(t *testing.T) {
	dir := t.TempDir()
	ledger, book := filepath.Join(dir, "a.jibun"), filepath.Join(dir, "名簿.xlsx")
	f := excelize.NewFile()
	defer f.Close()
	row := func(sheet string, line int, cells ...any) {
		t.Helper()
		at, err := excelize.CoordinatesToCellName(1, line)
		if err == nil {
			err = f.SetSheetRow(sheet, at, &cells)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(f.SetSheetName("Sheet1", "総務部"))
	_, err := f.NewSheet("市民部")
	must(err)
	row("総務部", 1, "職員番号", "氏名", "所属", "", "職員番号", "氏名", "所属")
	row("総務部", 2, "00101", "佐藤 健", "人事課", "", "00201", "田中 恵", "会計課")
	row("総務部", 3, "00102", "鈴木 葵", "人事課", "", "00202", "林 誠", "会計課")
	must(f.SetRowVisible("総務部", 3, false))
	row("市民部", 1, "職員番号", "氏名", "所属")
	row("市民部", 2, "00301", "森 蓮", "市民課")
	must(f.SaveAs(book))
	jibun(t, 0, "new", ledger)
	out, m := jibun(t, 0, "import", "people", ledger, book, "--json")
	v := object(t, out)
	for _, want := range []string{"初めの列だけを読みます", "隠れている行も読みます", "ほかにも名簿らしいシートがあります: 「市民部」"} {
		if !strings.Contains(m, want) || !strings.Contains(fmt.Sprint(v["notes"]), want) {
			t.Errorf("not said: %s\n%s\n%v", want, m, v["notes"])
		}
	}
	codes := fmt.Sprint(v["gaps"])
	if !strings.Contains(codes, "second_table") || !strings.Contains(codes, "sheets") || v["rows"] != 2.0 {
		t.Errorf("%s, %v rows", codes, v["rows"])
	}
}
