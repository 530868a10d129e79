package template

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

const detailSheet = "xl/worksheets/sheet1.xml"

func detail(t testing.TB) []byte {
	return put(t, read(t, "detail.xlsx"), detailSheet, map[string]string{"A1": "{{年度}} 名簿", "B2": "{{参加延べ|#,##0}}名（{{出席率|切捨て 0.0%}}）", "B3": "｛｛開催日｜和暦｝｝",
		"A6": "{{名簿.連番}}", "B6": "{{名簿.職員番号}}", "C6": "{{名簿.所属}}", "D6": "{{名簿.備考}}", "E6": "{{名簿.氏名}}", "F6": "{{名簿.時間}}"})
}

func TestFill_detailRows(t *testing.T) {
	for _, n := range []int{0, 1, 3, 200} {
		out := fill(t, detail(t), people(n))
		if dir := os.Getenv("TEMPLATE_OUT"); dir != "" {
			_ = os.WriteFile(fmt.Sprintf("%s/detail%d.xlsx", dir, n), out, 0o600)
		}
		s := partOf(t, out, detailSheet)
		last := 5 + max(1, n)
		for _, want := range []string{
			fmt.Sprintf("SUM(F6:F%d)", last), fmt.Sprintf(`ref="G%d:H%d"`, last, last), fmt.Sprintf(`ref="A%d:E%d"`, last+1, last+1),
			"平成25年度 名簿", "1,815名（78.5%）", "平成25年5月1日"} {
			if n == 1 && strings.HasPrefix(want, "SUM") {
				want = "SUM(F6:F6)"
			}
			if !strings.Contains(s, want) {
				t.Errorf("%d rows: no %s", n, want)
			}
		}
		if w := partOf(t, out, "xl/workbook.xml"); !strings.Contains(w, fmt.Sprintf("$H$%d", 9+max(1, n))) || !strings.Contains(w, "fullCalcOnLoad") {
			t.Errorf("%d rows: %s", n, w)
		}
		if d := same(t, detail(t), out, detailSheet, "xl/workbook.xml"); len(d) > 0 {
			t.Error("changed though they need not:", d)
		}
	}
}
