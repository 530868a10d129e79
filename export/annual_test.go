package export

import (
	"context"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"jibun/data/report"
	"jibun/data/wareki"
	"jibun/export/sheet"

	"github.com/google/go-cmp/cmp"
)

// nearly is within the 15 digits that a cell keeps.
var nearly = cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) <= 1e-13*max(1, math.Abs(a)) })

func annualOf(r report.Annual) func(io.Writer) error {
	return func(w io.Writer) error { return Annual(context.Background(), w, r, Options{}) }
}

func TestAnnual_Sheets(t *testing.T) {
	s := read(t, annualOf(sampleAnnual(25, 40)))
	var names []string
	for _, x := range s.Sheets {
		names = append(names, x.Name)
		if x.Paper != 9 || x.Fit || x.FitWide != 0 || x.FitTall != 0 {
			t.Errorf("%s: paper %d, fit %v %d × %d", x.Name, x.Paper, x.Fit, x.FitWide, x.FitTall)
		}
		margins := []float64{25, 15, 15, 15} // left, right, top, bottom: the binding edge is wide
		if x.Landscape {
			margins = []float64{15, 15, 25, 15}
		}
		if d := cmp.Diff(margins, x.Margins); d != "" {
			t.Errorf("%s: margins %s", x.Name, d)
		}
		if !strings.Contains(x.Footer, "&[Page] / &[Pages] ページ") && !strings.Contains(x.Footer, "&P / &N ページ") {
			t.Errorf("%s: footer %q", x.Name, x.Footer)
		}
		if x.Area == "" {
			t.Errorf("%s: no print area", x.Name)
		}
	}
	want := []string{"表紙", "実績総括表", "開催一覧", "所属別参加状況", "受講履歴", "講師一覧", "分析", "分析(回ごと)", "アンケート", "目的・成果・課題"}
	if d := cmp.Diff(want, names); d != "" {
		t.Error(d)
	}
	if s.Creator != "呉市 総務部 人事課" || s.Title != "令和元年度 じぶん投資セミナー 年次報告書" {
		t.Errorf("creator %q, title %q", s.Creator, s.Title)
	}
	for name, personal := range map[string]bool{"開催一覧": true, "受講履歴": true, "講師一覧": true, "実績総括表": false, "分析": false} {
		if got := strings.Contains(s.sheet(t, name).Header, "取扱注意"); got != personal {
			t.Errorf("%s: 取扱注意 %v, want %v", name, got, personal)
		}
	}
}

func TestAnnual_Headings(t *testing.T) {
	s := read(t, annualOf(sampleAnnual(25, 40)))
	for name, want := range map[string]struct {
		titles, heads string
	}{
		"実績総括表":    {"$1:$4", "年度 開催/回数 定員計 申込延べ 参加延べ 実人数 参加延べの内訳>うち職員 うち外部 初参加>人数 率 1回平均 充足率 出席率 懇親会 前年比"},
		"開催一覧":     {"$1:$4", "回/(通算) 開催日 - テーマ 分類 講師>所属・職 氏名 会場 定員 申込 参加>計 職員 外部 初参加 懇親会 備考"},
		"所属別参加状況":  {"$1:$3", "部 課 在籍数 実人数 参加率 延べ 初参加 前年度 最終参加 -"},
		"受講履歴":     {"$1:$3", "職員番号 氏名 ふりがな 当時の所属 現所属 回 開催日 - テーマ 出欠 通算/回数"},
		"講師一覧":     {"$1:$3", "氏名 所属・職 役割 登壇日 - テーマ 分類 累計"},
		"分析(回ごと)":  {"$1:$3", "回 テーマ 新規 - リピーター - 常連 - 久しぶり - 計 - 新規率 -"},
		"アンケート":    {"$1:$4", "回 開催日 - テーマ 配布 回収 回収率 評価(件)>とても/良い 良い ふつう あまり/良くない 良くない 満足度 平均/(5点)"},
		"目的・成果・課題": {"$1:$3", "回 テーマ 目的 成果 課題 次回に向けて"},
	} {
		x := s.sheet(t, name)
		if x.TitleRows != want.titles {
			t.Errorf("%s: rows %q repeat, want %q", name, x.TitleRows, want.titles)
		}
		var heads []string
		n := len(strings.Fields(want.heads))
		for c := 1; c <= n; c++ {
			h := fmt.Sprint(orDash(x.at(c, 3)))
			if low := x.at(c, 4); strings.HasSuffix(want.titles, "$4") && low != nil {
				if h != "-" {
					h += ">"
				}
				h = strings.TrimPrefix(h, "-") + fmt.Sprint(low)
			}
			heads = append(heads, strings.ReplaceAll(h, "\n", "/"))
		}
		if d := cmp.Diff(want.heads, strings.Join(heads, " ")); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

func orDash(v any) any {
	if v == nil {
		return "-"
	}
	return v
}

func TestAnnual_Figures(t *testing.T) {
	r := sampleAnnual(25, 40)
	y := r.Totals[len(r.Totals)-1]
	s := read(t, annualOf(r))

	totals := s.sheet(t, "実績総括表")
	_, row := totals.find(t, "平成25年度")
	want := []any{"平成25年度", 25., 1250., 1371., 1247., 415., 997., 250., 207., 207. / 415, 1247. / 25, 1247. / 1250, 1247. / 1309, 311., 1247. / 930}
	if d := cmp.Diff(want, totals.row(row, 15), nearly); d != "" {
		t.Error(d)
	}
	_, first := totals.find(t, "平成20年度") // known only as a number
	for c := 6; c <= 10; c++ {
		if v := totals.at(c, first); v != dash {
			t.Errorf("実績総括表 %s: %v, want －", sheet.CellName(c, first), v)
		}
	}

	seminars := s.sheet(t, "開催一覧")
	_, sum := seminars.find(t, "計(開催24回)")
	if got := seminars.at(11, sum); got != float64(y.Attendances) {
		t.Errorf("開催一覧: sum of 参加 %v, want %d", got, y.Attendances)
	}
	if f := seminars.Formulas[sheet.CellName(11, sum)]; f != fmt.Sprintf("=SUM(K5:K%d)", sum-1) {
		t.Errorf("開催一覧: 参加 is summed by %q", f)
	}
	if seminars.at(16, 12) != "人数のみ" || seminars.at(16, 10) != "中止(台風接近のため)" || seminars.at(11, 10) != dash {
		t.Errorf("開催一覧: remarks %v %v, 参加 of the cancelled one %v", seminars.at(16, 12), seminars.at(16, 10), seminars.at(11, 10))
	}
	if seminars.at(2, 5) != "2019-04-09" || seminars.at(3, 5) != "火" || seminars.Formats["B5"] != asEra {
		t.Errorf("開催一覧: %v (%v) as %s", seminars.at(2, 5), seminars.at(3, 5), seminars.Formats["B5"])
	}

	departments := s.sheet(t, "所属別参加状況")
	_, all := departments.find(t, "総計")
	got := []any{departments.at(4, all), departments.at(6, all), departments.at(7, all), departments.at(8, all)}
	before := r.Totals[len(r.Totals)-2].Attendances
	if d := cmp.Diff([]any{float64(y.People), float64(y.Attendances), float64(y.FirstTimers), float64(before)}, got); d != "" {
		t.Errorf("所属別参加状況, 総計: %s", d)
	}
	_, soumu := departments.find(t, "総務部 計")
	if departments.at(4, soumu) != 8. || departments.Formulas[sheet.CellName(4, soumu)] != "" {
		t.Errorf("実人数 of a 部 are its distinct people: %v", departments.at(4, soumu))
	}
	_, zero := departments.find(t, sections[4])
	if departments.at(6, zero) != 0. || departments.at(9, zero) != dash {
		t.Errorf("a section that never came: %v, %v", departments.at(6, zero), departments.at(9, zero))
	}

	history := s.sheet(t, "受講履歴")
	if history.at(1, 4) != "0012345" || history.Kinds["A4"] != "s" {
		t.Errorf("職員番号 %v is a %s", history.at(1, 4), history.Kinds["A4"])
	}
	if history.Filter != "$A$3:$K$43" || history.Freeze != "A4" {
		t.Errorf("受講履歴: filter %s, freeze %s", history.Filter, history.Freeze)
	}

	analysis := s.sheet(t, "分析")
	_, row = analysis.find(t, "キャンセル率")
	if analysis.at(6, row) != 41. || analysis.at(10, row) != float64(y.Applications) || !cmp.Equal(analysis.at(11, row), any(41/float64(y.Applications)), nearly) {
		t.Errorf("キャンセル率: %v", analysis.row(row, 11))
	}
}

// ours are the formulas that the program writes.
var ours = regexp.MustCompile(`^=(SUM\([A-Z0-9:,()+]+|IFERROR\([-A-Z0-9:,()+*/]+,"－"\)|'実績総括表'![A-Z]+[0-9]+)$`)

func TestAnnual_TextStaysText(t *testing.T) {
	r := sampleAnnual(4, 4)
	evil := []string{`=HYPERLINK("http://example.invalid","x")`, "@SUM(1)", "+1", "-1", "\t=1", "=cmd|' /C calc'!A0"}
	for i, v := range evil {
		r.History = append(r.History, report.HistoryRow{StaffNo: v, Name: v, Reading: v, Then: v, Now: v, Title: v, Attendance: v, Number: i})
		r.Divisions[0].Departments[0].Name = v
		r.Speakers = append(r.Speakers, report.SpeakerRow{Name: v, From: v, Role: v, Title: v, Category: v, Date: "2019-05-01"})
	}
	s := read(t, annualOf(r))
	for _, x := range s.Sheets {
		for cell, f := range x.Formulas {
			if !ours.MatchString(f) {
				t.Errorf("%s %s is a formula: %s", x.Name, cell, f)
			}
		}
	}
	history := s.sheet(t, "受講履歴")
	for i, v := range evil {
		want := strings.ReplaceAll(v, "\t", " ")
		for _, c := range []int{1, 2, 3, 4, 5, 9, 10} {
			if got := history.at(c, 8+i); got != want || history.Kinds[sheet.CellName(c, 8+i)] != "s" {
				t.Errorf("受講履歴 %s: %q as %s", sheet.CellName(c, 8+i), got, history.Kinds[sheet.CellName(c, 8+i)])
			}
		}
	}
}

func TestAnnual_Charts(t *testing.T) {
	s := read(t, annualOf(sampleAnnual(25, 5)))
	for name, n := range map[string]int{"実績総括表": 2, "分析": 2, "分析(回ごと)": 1} {
		x := s.sheet(t, name)
		if len(x.Charts) != n {
			t.Errorf("%s: %d charts, want %d", name, len(x.Charts), n)
		}
		cols := len(x.Widths)
		var last int
		if _, err := fmt.Sscanf(x.Area, "$A$1:$"+sheet.ColumnName(cols)+"$%d", &last); err != nil {
			t.Fatalf("print area %q: %v", x.Area, err)
		}
		for _, c := range x.Charts {
			for row := c[0]; row <= c[1]; row++ {
				for col := 1; col <= cols; col++ {
					if v := x.at(col, row); v != nil {
						t.Errorf("%s: a chart covers %s (%v)", name, sheet.CellName(col, row), v)
					}
				}
			}
			if c[1] > last || c[2] > cols {
				t.Errorf("%s: a chart ends at %s, the print area at row %d", name, sheet.CellName(c[2], c[1]), last)
			}
		}
	}
}

func TestAnnual_Western(t *testing.T) {
	r := sampleAnnual(3, 3)
	r.Style = wareki.Western
	x := read(t, annualOf(r)).sheet(t, "開催一覧")
	if x.Formats["B5"] != asWestern {
		t.Errorf("days are written as %s", x.Formats["B5"])
	}
}

func TestAnnual_Cover(t *testing.T) {
	r := sampleAnnual(3, 3)
	x := read(t, annualOf(r)).sheet(t, "表紙")
	for _, v := range append(r.Stamps, "呉人第123号", "令和2年4月8日", "令和元年度", "文書番号", "起案日", "決裁日") {
		x.find(t, v)
	}
	r.Stamps, r.NoReading, r.Unsettled = nil, nil, nil
	x = read(t, annualOf(r)).sheet(t, "表紙")
	for cell, v := range x.Cells {
		if v == "部長" {
			t.Errorf("%s: %v", cell, v)
		}
	}
	if strings.Contains(x.Header, "取扱注意") {
		t.Error("取扱注意 on a cover without names")
	}
}

func TestAnnual_Empty(t *testing.T) {
	r := report.Annual{Head: report.Head{Office: "呉市", Made: "2020-04-08"}, Year: 2019}
	s := read(t, annualOf(r))
	for _, name := range []string{"実績総括表", "開催一覧", "所属別参加状況", "受講履歴", "講師一覧", "分析"} {
		s.sheet(t, name).find(t, "該当なし")
	}
}

func TestAnnual_ThreeThousand(t *testing.T) {
	x := read(t, annualOf(sampleAnnual(60, 3000))).sheet(t, "受講履歴")
	if x.at(1, 3003) != fmt.Sprintf("%07d", 12345+2999*7) || x.Filter != "$A$3:$K$3003" {
		t.Errorf("last row %v, filter %s", x.row(3003, 11), x.Filter)
	}
}

func TestAnnual_Extremes(t *testing.T) {
	r := sampleAnnual(3, 3)
	long := strings.Repeat("とても長いテーマ\x01 &<>\n", 4000)
	r.Series, r.Office, r.Section, r.Number = long, long, long, long
	r.Seminars[0].Title, r.Seminars[1].Remark, r.Seminars[0].Date = long, long, "2019-02-30"
	r.History[0].Name, r.History[0].Then, r.Speakers[0].From = long, long, long
	r.Divisions[0].Name, r.Analysis.Categories[0].Name = long, long
	r.Stamps = slices.Repeat([]string{"係長"}, 23)
	r.NoReading = slices.Repeat([]string{"Smith John"}, 5000)
	for i := range 40 {
		r.Totals = append([]report.Year{{Year: wareki.FiscalYear(2007 - i)}}, r.Totals...)
		r.Analysis.Years = append(r.Analysis.Years, wareki.FiscalYear(2020+i))
	}
	x := read(t, annualOf(r)).sheet(t, "開催一覧")
	if v, _ := x.at(4, 5).(string); utf16Len(v) != sheet.MaxText || strings.Contains(v, "\x01") {
		t.Errorf("a title of %d units", utf16Len(v))
	}
	if x.at(2, 5) != "2019-02-30" {
		t.Errorf("a damaged day is shown as %v", x.at(2, 5))
	}
}
