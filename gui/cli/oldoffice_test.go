package cli_test

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/transform"

	"jibun/data"
	"jibun/data/wareki"
)

// oldOffice is a city that kept its seminars in Excel: 1,900 staff, 24 evenings
// of 令和7年度 and who came to them.
type oldOffice struct {
	rnd             *rand.Rand
	staff           [][]string // number, name, reading, 部, 課, code, title
	marks           map[[2]int]string
	present, people int
}

var (
	families = []string{"田中 たなか", "佐藤 さとう", "髙橋 たかはし", "山﨑 やまさき", "渡邉 わたなべ", "中村 なかむら", "濵田 はまだ", "大西 おおにし", "松井 まつい"}
	givens   = []string{"太郎 たろう", "花子 はなこ", "一郎 いちろう", "美咲 みさき", "由美 ゆみ", "翔太 しょうた", "直樹 なおき", "恵 めぐみ", "純一 じゅんいち"}
	sections = []string{"総務部 人事課", "総務部 総務課", "総務部 財政課", "市民部 市民窓口課", "市民部 保険年金課", "福祉保健部 高齢者支援課", "福祉保健部 子育て支援課",
		"都市部 都市計画課", "産業部 商工振興課", "産業部 観光振興課", "土木部 土木整備課", "消防局 警防課"}
)

func newOldOffice() *oldOffice {
	w := &oldOffice{rnd: rand.New(rand.NewPCG(7, 7)), marks: map[[2]int]string{}}
	for i := range 1900 {
		w.staff = append(w.staff, w.person(fmt.Sprintf("%05d", i*3+17), sections[i*len(sections)/1900]))
	}
	came := map[int]bool{}
	for e := range 24 {
		for range 8 + w.rnd.IntN(18) {
			p := w.rnd.IntN(400)
			if w.marks[[2]int{p, e}] != "" {
				continue
			}
			m := []string{"○", "○", "○", "○", "○", "△", "×", "●"}[w.rnd.IntN(8)]
			w.marks[[2]int{p, e}] = m
			if m == "○" || m == "△" {
				w.present++
				came[p] = true
			}
		}
	}
	w.people = len(came)
	return w
}

func (w *oldOffice) person(no, section string) []string {
	f, g := strings.Fields(families[w.rnd.IntN(len(families))]), strings.Fields(givens[w.rnd.IntN(len(givens))])
	d := strings.Fields(section)
	return []string{no, f[0] + "　" + g[0], f[1] + " " + g[1], d[0], d[1], fmt.Sprintf("%03d", len(section)), []string{"主事", "主任", "係長", "課長"}[w.rnd.IntN(4)]}
}

// roster writes the staff as the personnel system of a city does: CP932, a title
// above, a heading with a line break, sums at the end. april brings 60 who left,
// 55 new ones, 20 new names and about 250 transfers.
func (w *oldOffice) roster(t *testing.T, path string, april bool) {
	t.Helper()
	staff := w.staff
	if april {
		staff = nil
		for i, p := range w.staff {
			p = append([]string(nil), p...)
			switch {
			case i%31 == 5 && i < 31*60:
				continue
			case i%90 == 3 && i < 90*20:
				given := strings.Split(p[1], "　")[1]
				p[1], p[2] = "山口　"+given, "やまぐち "+strings.Fields(p[2])[1]
			case i%7 == 1:
				d := strings.Fields(sections[w.rnd.IntN(len(sections))])
				p[3], p[4], p[5] = d[0], d[1], fmt.Sprintf("%03d", len(strings.Join(d, " ")))
			}
			staff = append(staff, p)
		}
		for i := range 55 {
			staff = append(staff, w.person(fmt.Sprintf("%05d", 9000+i), sections[i%len(sections)]))
		}
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	c := csv.NewWriter(transform.NewWriter(f, japanese.ShiftJIS.NewEncoder()))
	c.UseCRLF = true
	rows := [][]string{{"職員名簿", "", "", "", "", "", ""}, {"令和7年4月1日現在", "", "", "", "", "", ""}, {""},
		{"職員番号", "氏　名", "ふりがな", "部", "課", "所属\nコード", "職　名"}}
	rows = append(append(rows, staff...), []string{"", "合計", "", "", "", "", fmt.Sprint(len(staff), "人")})
	for _, r := range rows {
		if err := c.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	c.Flush()
	if err := c.Error(); err != nil {
		t.Fatal(err)
	}
}

// ledger writes the old Excel ledger: the list of evenings and the matrix.
func (w *oldOffice) ledger(t *testing.T, path string) {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	put := func(sheet string, line int, cells ...any) {
		cell, err := excelize.CoordinatesToCellName(1, line)
		if err == nil {
			err = f.SetSheetRow(sheet, cell, &cells)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetSheetName("Sheet1", "開催一覧"); err != nil {
		t.Fatal(err)
	}
	put("開催一覧", 1, "じぶん投資セミナー 開催台帳")
	put("開催一覧", 3, "回", "開催日", "テーマ", "分類", "講師", "会場", "定員", "参加者数")
	heading := []any{"職員番号", "氏名", "所属"}
	for e := range 24 {
		day, n := wareki.Date("2025-04-15").AddDays(14*e), 0
		for k, m := range w.marks {
			if k[1] == e && (m == "○" || m == "△") {
				n++
			}
		}
		put("開催一覧", 4+e, 401+e, day.Time(), fmt.Sprintf("テーマその%d", e+1), []string{"英会話", "論語勉強会", "女子会"}[e%3], "外部大学 鈴木", "つばき会館", 30, n)
		heading = append(heading, fmt.Sprintf("第%d回", 401+e))
	}
	put("開催一覧", 28, "計", "", "", "", "", "", 720, w.present)
	if _, err := f.NewSheet("出席簿"); err != nil {
		t.Fatal(err)
	}
	put("出席簿", 1, "令和7年度 出席簿")
	put("出席簿", 2, heading...)
	line := 3
	for p := range 400 {
		row, any1 := []any{w.staff[p][0], w.staff[p][1], w.staff[p][3] + " " + w.staff[p][4]}, false
		for e := range 24 {
			row = append(row, w.marks[[2]int{p, e}])
			any1 = any1 || w.marks[[2]int{p, e}] != ""
		}
		if any1 {
			put("出席簿", line, row...)
			line++
		}
	}
	put("出席簿", line, "凡例 ○出席 △遅刻 ×欠席 ●無断欠席")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
}

// cells is every value of a workbook, read by openpyxl.
func cells(t *testing.T, path string) string {
	t.Helper()
	b, err := exec.Command("/usr/bin/python3", "testdata/cells.py", path).Output()
	if err != nil {
		t.Fatalf("cells.py: %v", err)
	}
	return string(b)
}

// checkReport finds every figure of the year in the workbook.
func checkReport(t *testing.T, path string, f map[string]any) {
	t.Helper()
	text := cells(t, path)
	var totals string
	for _, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, "実績総括表") && strings.Contains(line, "\t令和7年度\t") {
			totals = line
		}
	}
	for _, key := range []string{"seminars", "capacity", "applications", "attendances", "people", "staff", "outside", "first_timers"} {
		if !strings.Contains(totals+"\t", fmt.Sprintf("\t%v\t", f[key])) {
			t.Errorf("%s = %v is not in the year's row: %s", key, f[key], totals)
		}
	}
	for _, s := range f["by_seminar"].([]any) {
		m := s.(map[string]any)
		found := false
		for _, line := range strings.Split(text, "\n") {
			found = found || strings.HasPrefix(line, "開催一覧\t") && strings.Contains(line, fmt.Sprintf("\t%v\t", m["number"])) &&
				strings.Contains(line, fmt.Sprintf("\t%v\t", m["title"])) && strings.Contains(line, fmt.Sprintf("\t%v\t", m["attendances"]))
		}
		if !found {
			t.Errorf("evening %v with %v attendances is not on the list", m["number"], m["attendances"])
		}
	}
}

// hold opens the ledger as somebody else until the test ends.
func hold(t *testing.T, ledger string) {
	t.Helper()
	s, err := data.Open(t.Context(), ledger, data.Options{Who: "花子@人事課"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
}
