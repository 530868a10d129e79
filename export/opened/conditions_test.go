package opened

import (
	"context"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"jibun/data/datatest/spent"
	"jibun/data/wareki"
	"jibun/export/sheet"

	"github.com/xuri/excelize/v2"
)

const hit = "FFC7CE"

// ruled are rules with what their cells hold and in which rows, from 1, they hold.
var ruledCells = []struct {
	name string
	rule excelize.ConditionalFormatOptions
	of   []any
	rows []int
}{
	{"more", excelize.ConditionalFormatOptions{Type: "cell", Criteria: ">", Value: "30"}, []any{29, 30, 31, "字", nil}, []int{3, 4}}, // words are more than any number
	{"less", excelize.ConditionalFormatOptions{Type: "cell", Criteria: "<", Value: "$C$1"}, []any{1, 30, 31, -5}, []int{1, 4}},
	{"between", excelize.ConditionalFormatOptions{Type: "cell", Criteria: "between", MinValue: "10", MaxValue: "20"}, []any{9, 10, 15, 20, 21}, []int{2, 3, 4}},
	{"not between", excelize.ConditionalFormatOptions{Type: "cell", Criteria: "not between", MinValue: "10", MaxValue: "20"}, []any{9, 10, 15, 20, 21}, []int{1, 5}},
	{"equal words", excelize.ConditionalFormatOptions{Type: "cell", Criteria: "=", Value: `"○"`}, []any{"○", "×", "○ ", nil}, []int{1}},
	{"expression", excelize.ConditionalFormatOptions{Type: "formula", Criteria: "AND(MOD(ROW(),2)=0,INDIRECTLESS<>0)"}, []any{1, 2, 3}, nil}, // what is not known does not hold
	{"own cell", excelize.ConditionalFormatOptions{Type: "formula", Criteria: "G1>G$2"}, []any{5, 3, 9, 1}, []int{1, 3}},
	{"weekend", excelize.ConditionalFormatOptions{Type: "formula", Criteria: "WEEKDAY(H1,2)>5"}, []any{day(2013, 12, 13), day(2013, 12, 14), day(2013, 12, 15), day(2013, 12, 16)}, []int{2, 3}},
	{"counted", excelize.ConditionalFormatOptions{Type: "formula", Criteria: "COUNTIF($I$1:$I$5,I1)>1"}, []any{"a", "b", "A", "c", "b"}, []int{1, 2, 3, 5}},
	{"computed", excelize.ConditionalFormatOptions{Type: "cell", Criteria: ">", Value: "SUM($J$1:$J$3)"}, []any{1, 2, 3, 7}, []int{4}},
	{"first", excelize.ConditionalFormatOptions{Type: "top", Criteria: "=", Value: "2"}, []any{5, 9, 9, 1, "字"}, []int{2, 3}},
	{"last part", excelize.ConditionalFormatOptions{Type: "bottom", Criteria: "=", Value: "40", Percent: true}, []any{5, 9, 8, 1, 7}, []int{1, 4}},
	{"above the mean", excelize.ConditionalFormatOptions{Type: "average", Criteria: "=", AboveAverage: true}, []any{1, 2, 3, 10}, []int{4}},
	{"below the mean", excelize.ConditionalFormatOptions{Type: "average", Criteria: "="}, []any{1, 2, 3, 10}, []int{1, 2, 3}},
	{"twice", excelize.ConditionalFormatOptions{Type: "duplicate", Criteria: "="}, []any{"田中", "鈴木", "田中", nil, nil, 3, 3}, []int{1, 3, 6, 7}},
	{"once", excelize.ConditionalFormatOptions{Type: "unique", Criteria: "="}, []any{"田中", "鈴木", "田中", nil, nil, 3}, []int{2, 6}},
	{"words in it", excelize.ConditionalFormatOptions{Type: "text", Criteria: "containing", Value: "欠席"}, []any{"欠席(連絡あり)", "出席", "無断欠席", 3, nil}, []int{1, 3}},
	{"words not in it", excelize.ConditionalFormatOptions{Type: "text", Criteria: "not containing", Value: "欠席"}, []any{"欠席", "出席"}, []int{2}},
	{"begins", excelize.ConditionalFormatOptions{Type: "text", Criteria: "begins with", Value: "無"}, []any{"欠席", "無断欠席"}, []int{2}},
	{"ends", excelize.ConditionalFormatOptions{Type: "text", Criteria: "ends with", Value: "課"}, []any{"人事課", "課長"}, []int{1}},
	{"blank", excelize.ConditionalFormatOptions{Type: "blanks", Criteria: "="}, []any{"a", nil, " ", 0, ""}, []int{2, 3, 5}},
	{"not blank", excelize.ConditionalFormatOptions{Type: "no_blanks", Criteria: "="}, []any{"a", nil, 0}, []int{1, 3}},
	{"today", excelize.ConditionalFormatOptions{Type: "time_period", Criteria: "today"}, []any{day(2013, 12, 17), day(2013, 12, 18)}, []int{2}},
	{"last month", excelize.ConditionalFormatOptions{Type: "time_period", Criteria: "last month"}, []any{day(2013, 12, 1), day(2013, 11, 1), day(2013, 10, 31), "12月"}, []int{2}},
	{"the last seven days", excelize.ConditionalFormatOptions{Type: "time_period", Criteria: "last 7 days"}, []any{day(2013, 12, 11), day(2013, 12, 12), day(2013, 12, 18), day(2013, 12, 19)}, []int{2, 3}},
	{"as seen today", excelize.ConditionalFormatOptions{Type: "formula", Criteria: "Z1<TODAY()"}, []any{day(2013, 12, 17), day(2013, 12, 18)}, []int{1}},
}

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func drawnRules(t *testing.T) []byte {
	t.Helper()
	x := excelize.NewFile()
	fill := excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{hit}}}
	style, err := x.NewConditionalStyle(&fill)
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range ruledCells {
		col := sheet.ColumnName(i + 1)
		for j, v := range c.of {
			if v != nil {
				if err := x.SetCellValue("Sheet1", fmt.Sprint(col, j+1), v); err != nil {
					t.Fatal(err)
				}
			}
		}
		c.rule.Format = &style
		if err := x.SetConditionalFormat("Sheet1", fmt.Sprintf("%s1:%s%d", col, col, len(c.of)), []excelize.ConditionalFormatOptions{c.rule}); err != nil {
			t.Fatal(c.name, err)
		}
	}
	if err := x.SetCellValue("Sheet1", "C1", 9); err != nil {
		t.Fatal(err)
	}
	b, err := x.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Each rule holds for the cells that it holds for in Excel.
func TestConditions(t *testing.T) {
	p, err := Read(t.Context(), drawnRules(t), "2013-12-18")
	if err != nil {
		t.Fatal(err)
	}
	s := first(p)
	for i, c := range ruledCells {
		var got []int
		for j := range c.of {
			if p.Looks[s.Lines.Row(j + 1).Cells[i].Look].Fill == hit {
				got = append(got, j+1)
			}
		}
		want := c.rows
		if c.name == "less" { // beside column C, whose first cell is 9
			want = []int{1, 4}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: in rows %v, want %v", c.name, got, want)
		}
	}
	if p, err = Read(t.Context(), drawnRules(t), ""); err != nil {
		t.Fatal(err)
	}
	for j := range 2 {
		if p.Looks[first(p).Lines.Row(j + 1).Cells[len(ruledCells)-1].Look].Fill == hit {
			t.Error("a rule of today holds although no day is known")
		}
	}
}

var (
	htmlRow  = regexp.MustCompile(`(?s)<tr[^>]*>.*?</tr>`)
	htmlCell = regexp.MustCompile(`(?s)<td([^>]*)>(.*?)</td>`)
)

// LibreOffice finds the same rules to hold, but for those that it sees otherwise than
// Excel: words beside numbers, blank cells that stand once, and what depends on today.
func TestConditions_libreOffice(t *testing.T) {
	if _, err := exec.LookPath("soffice"); err != nil || testing.Short() {
		t.Skip("no LibreOffice")
	}
	dir := t.TempDir()
	books := map[string][]byte{"rules.xlsx": drawnRules(t)}
	args := []string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "html", "--outdir", filepath.Join(dir, "html")}
	for name, b := range books {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	if out, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		t.Fatal(err, string(out))
	}
	filled := 0
	for name, b := range books {
		p, err := Read(context.Background(), b, "")
		if err != nil {
			t.Fatal(name, err)
		}
		page, err := os.ReadFile(filepath.Join(dir, "html", strings.TrimSuffix(name, ".xlsx")+".html"))
		if err != nil {
			t.Fatal(err)
		}
		s := first(p)
		for i, row := range htmlRow.FindAllString(string(page), -1) {
			for j, m := range htmlCell.FindAllStringSubmatch(row, -1) {
				if r := ruledCells[j]; r.name == "more" || r.name == "once" || r.rule.Type == "time_period" || r.name == "as seen today" {
					continue
				}
				theirs, ours := "", p.Looks[s.Lines.Row(i + 1).Cells[j].Look].Fill
				if _, after, ok := strings.Cut(m[1], `bgcolor="#`); ok {
					theirs = after[:6]
				}
				if ours != "" {
					filled++
				}
				if theirs != ours {
					t.Errorf("%s %s: filled with %q here, %q there", name, sheet.CellName(j+1, i+1), ours, theirs)
				}
			}
		}
	}
	if filled < 30 {
		t.Errorf("only %d cells are filled", filled)
	}
}

func TestWithin(t *testing.T) {
	const today = "2013-12-18"                           // a Wednesday
	for period, days := range map[string][4]wareki.Date{ // the first and last in it, the days beside
		"today": {"2013-12-18", "2013-12-18", "2013-12-17", "2013-12-19"}, "yesterday": {"2013-12-17", "2013-12-17", "2013-12-16", "2013-12-18"},
		"tomorrow": {"2013-12-19", "2013-12-19", "2013-12-18", "2013-12-20"}, "last7Days": {"2013-12-12", "2013-12-18", "2013-12-11", "2013-12-19"},
		"thisWeek": {"2013-12-15", "2013-12-21", "2013-12-14", "2013-12-22"}, "lastWeek": {"2013-12-08", "2013-12-14", "2013-12-07", "2013-12-15"},
		"nextWeek": {"2013-12-22", "2013-12-28", "2013-12-21", "2013-12-29"}, "thisMonth": {"2013-12-01", "2013-12-31", "2013-11-30", "2014-01-01"},
		"lastMonth": {"2013-11-01", "2013-11-30", "2013-10-31", "2013-12-01"}, "nextMonth": {"2014-01-01", "2014-01-31", "2013-12-31", "2014-02-01"},
	} {
		for i, d := range days {
			if within(period, d, today) != (i < 2) {
				t.Errorf("%s: %s", period, d)
			}
		}
	}
	if within("today", today, "") || within("today", "", today) || within("someday", today, today) {
		t.Error("a day that is not known lies in it")
	}
}

// A time sheet of somebody else shows its Saturdays and Sundays.
func TestConditions_real(t *testing.T) {
	b, err := os.ReadFile("../../data/table/testdata/real/xlsmapper_attendance.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	p, err := Read(t.Context(), b, "")
	if err != nil {
		t.Fatal(err)
	}
	days := map[time.Weekday]map[string]int{}
	for row := range first(p).All() {
		if len(row.Cells) < 2 || row.Cells[1].Kind != sheet.Day {
			continue
		}
		d := row.Cells[1].Date().Weekday()
		if days[d] == nil {
			days[d] = map[string]int{}
		}
		days[d][p.Looks[row.Cells[2].Look].Fill]++
	}
	if len(days) != 7 {
		t.Fatal("no days:", days)
	}
	for d, fills := range days {
		if want := map[time.Weekday]string{time.Saturday: "BDD7EE", time.Sunday: "FFCCCC"}[d]; len(fills) != 1 || fills[want] < 4 {
			t.Errorf("%v is filled with %v, want %q", d, fills, want)
		}
	}
}

// Colours, bars and signs go by where a number lies among the others.
func TestConditions_drawn(t *testing.T) {
	p := made(t, func(x *excelize.File, ok func(error)) {
		for i, v := range []any{0, 50, 100, "字", -50} {
			for _, col := range []string{"A", "B", "C", "D", "E", "F"} {
				if v != -50 || col == "D" {
					ok(x.SetCellValue("Sheet1", fmt.Sprint(col, i+1), v))
				}
			}
		}
		for col, rule := range map[string]excelize.ConditionalFormatOptions{
			"A": {Type: "2_color_scale", Criteria: "=", MinType: "min", MaxType: "max", MinColor: "#FF0000", MaxColor: "#0000FF"},
			"B": {Type: "3_color_scale", Criteria: "=", MinType: "num", MinValue: "0", MidType: "percentile", MidValue: "50", MaxType: "percent", MaxValue: "100", MinColor: "#FF0000", MidColor: "#00FF00", MaxColor: "#0000FF"},
			"C": {Type: "data_bar", Criteria: "=", MinType: "min", MaxType: "max", BarColor: "#638EC6"},
			"D": {Type: "data_bar", Criteria: "=", MinType: "min", MaxType: "max", BarColor: "#638EC6", BarSolid: true, BarBorderColor: "#0000FF"},
			"E": {Type: "icon_set", IconStyle: "3Arrows"},
			"F": {Type: "icon_set", IconStyle: "5Rating", IconsOnly: true, ReverseIcons: true},
		} {
			ok(x.SetConditionalFormat("Sheet1", col+"1:"+col+"5", []excelize.ConditionalFormatOptions{rule}))
		}
	})
	lines := first(p).Lines
	for i, want := range []string{"FF0000", "800080", "0000FF", "", ""} {
		if got := p.Looks[lines.Row(i + 1).Cells[0].Look].Fill; got != want {
			t.Errorf("A%d is filled with %q, want %q", i+1, got, want)
		}
	}
	for i, want := range []string{"FF0000", "00FF00", "0000FF"} {
		if got := p.Looks[lines.Row(i + 1).Cells[1].Look].Fill; got != want {
			t.Errorf("B%d is filled with %q, want %q", i+1, got, want)
		}
	}
	for cell, want := range map[string]sheet.Gauge{
		"C1": {To: .1, Color: "638EC6", Fades: true}, "C2": {To: .5, Color: "638EC6", Fades: true}, "C3": {To: .9, Color: "638EC6", Fades: true},
		"D1": {From: 1. / 3, To: 1. / 3, Axis: 1. / 3, Color: "638EC6", Line: "0000FF"}, "D3": {From: 1. / 3, To: 1, Axis: 1. / 3, Color: "638EC6", Line: "0000FF"},
		"D5": {To: 1. / 3, Axis: 1. / 3, Color: "FF0000", Line: "0000FF", Back: true},
		"E1": {Sign: "↓", Ink: red}, "E2": {Sign: "→", Ink: yellow}, "E3": {Sign: "↑", Ink: green},
		"F1": {Sign: "■", Ink: "1F4E79", Alone: true}, "F3": {Sign: "■", Ink: pale, Alone: true},
	} {
		g := lines.Row(int(cell[1] - '0')).Cells[cell[0]-'A'].Gauge
		if g == nil {
			t.Error(cell, "has none")
			continue
		}
		got := *g
		for _, f := range []*float64{&got.From, &got.To, &got.Axis, &want.From, &want.To, &want.Axis} {
			*f = math.Round(*f * 1e6)
		}
		if got != want {
			t.Errorf("%s is %+v, want %+v", cell, got, want)
		}
	}
	if g := lines.Row(4).Cells[2].Gauge; g != nil {
		t.Errorf("a word has %+v", *g)
	}
}

// What counts more comes first, and what is stopped does not count.
func TestConditions_order(t *testing.T) {
	bold := excelize.Style{Font: &excelize.Font{Bold: true, Color: "FF0000"}}
	red := excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FF0000"}}, Border: []excelize.Border{{Type: "left", Style: 1, Color: "00FF00"}}, NumFmt: 10}
	blue := excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"0000FF"}}, Font: &excelize.Font{Color: "00FF00", Strike: true}}
	p := made(t, func(x *excelize.File, ok func(error)) {
		var styles [3]int
		for i, s := range []excelize.Style{bold, red, blue} {
			var err error
			styles[i], err = x.NewConditionalStyle(&s)
			ok(err)
		}
		for i, v := range []any{5, 15, 25} {
			ok(x.SetCellValue("Sheet1", fmt.Sprint("A", i+1), v))
		}
		ok(x.SetConditionalFormat("Sheet1", "A1:A3", []excelize.ConditionalFormatOptions{
			{Type: "cell", Criteria: ">", Value: "10", Format: &styles[0]}, {Type: "cell", Criteria: ">", Value: "20", Format: &styles[1], StopIfTrue: true}, {Type: "cell", Criteria: ">", Value: "0", Format: &styles[2]}}))
	})
	lines := first(p).Lines
	for row, want := range map[int]sheet.Look{
		1: {Fill: "0000FF", Color: "00FF00", Struck: true},
		2: {Fill: "0000FF", Color: "FF0000", Bold: true, Struck: true},
		3: {Fill: "FF0000", Color: "FF0000", Bold: true, Frame: sheet.Frame{Left: sheet.Thin, Colors: sheet.FrameColors{Left: "00FF00"}}, Format: sheet.Coded, Code: "0.00%"},
	} {
		got := p.Looks[lines.Row(row).Cells[0].Look]
		got.Size = 0
		if got != want {
			t.Errorf("row %d looks %+v, want %+v", row, got, want)
		}
	}
}

// A workbook whose rules ask for more than can be looked at is shown all the same, soon.
func TestConditions_hostile(t *testing.T) {
	x := excelize.NewFile()
	style, err := x.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 20_000 {
		for c := range 5 {
			if err := x.SetCellValue("Sheet1", sheet.CellName(c+1, i+1), i%7); err != nil {
				t.Fatal(err)
			}
		}
	}
	var rules []excelize.ConditionalFormatOptions
	for i := range 60 {
		rules = append(rules, excelize.ConditionalFormatOptions{Type: "formula", Criteria: fmt.Sprintf("SUMPRODUCT(($A$1:$E$20000=A1)*($A$1:$E$20000<>%d))>1", i), Format: &style})
	}
	if err := x.SetConditionalFormat("Sheet1", "A1:XFD1048576", rules); err != nil {
		t.Fatal(err)
	}
	b, err := x.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	p, err := Read(t.Context(), b.Bytes(), "")
	if err != nil {
		t.Fatal(err)
	}
	const most = 3 * time.Second
	row := 0
	if d := spent.Least(most, func() {
		for range 60 { // a window full
			row++
			first(p).Lines.Row(row)
		}
	}); d > most {
		t.Error("it takes", d)
	}
}
