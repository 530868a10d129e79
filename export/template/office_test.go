package template

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jibun/export/calc"
)

// office is what an office has drawn, what fills it, and what must have come of it.
type office struct {
	name string
	draw func(*excelize.File) error
	with func(n int) Values
	look func(t *testing.T, n int, book filledBook)
}

// filledBook is a filled form, looked at cell by cell.
type filledBook struct {
	*Form
	raw []byte
}

func (b filledBook) sheet(name string) *sheet {
	for _, s := range b.sheets {
		if s.name == name {
			return s
		}
	}
	return &sheet{}
}

// at is what a cell shows.
func (b filledBook) at(sheet, cell string) string {
	row, col, _, _, _ := calc.ScanEnd(cell)
	c := b.sheet(sheet).cell(row, col)
	if c == nil {
		return ""
	}
	return c.value
}

// beside is the row of the nth cell of column A that says so.
func (b filledBook) beside(sheet, label string, nth int) int {
	for _, r := range b.sheet(sheet).rows {
		for _, c := range r.cells {
			if c.col == 1 && c.value == label {
				if nth--; nth < 0 {
					return r.num
				}
			}
		}
	}
	return 0
}

func (b filledBook) part(t *testing.T, name string) string { return partOf(t, b.raw, name) }

func wants(t *testing.T, where, in string, wanted ...string) {
	t.Helper()
	for _, w := range wanted {
		if !strings.Contains(in, w) {
			t.Errorf("no %s in %s:\n%.1500s", w, where, in)
		}
	}
}

func hours(n int) (sum int) {
	for _, r := range people(n).Lists["名簿"].Rows {
		sum += int(r[3].float)
	}
	return sum
}

// parts are 部 with their 課: n of them, the ith with i%4 課.
func departments(n int) Values {
	v := people(n)
	t := &Table{Name: "部", Names: []string{"名"}}
	for i := range n {
		sub := &Table{Name: "課", Names: []string{"名", "参加"}}
		for j := range i % 4 {
			sub.Rows = append(sub.Rows, []Value{Text(fmt.Sprintf("第%d課", j+1)), Number(10*i + j)})
		}
		t.Rows = append(t.Rows, []Value{Text(fmt.Sprintf("第%d部", i+1))})
		t.Lists = append(t.Lists, map[string]*Table{"課": sub})
	}
	if n == 0 {
		t.Lists = []map[string]*Table{{"課": {Name: "課", Names: []string{"名", "参加"}}}}
	}
	v.Lists["部"] = t
	return v
}

func allDepartments(n int) (sum int) {
	for i := range n {
		for j := range i % 4 {
			sum += 10*i + j
		}
	}
	return sum
}

var offices = []office{
	{"nested 部 and 課, the sum above them and below", func(f *excelize.File) error {
		if err := write(f, "Sheet1", map[string]any{"A1": "所属別", "A2": "総計", "C2": "=SUM(C6:C6)", "A5": "{{#部}}", "B5": "{{部.名}}", "B6": "{{課.名}}", "C6": "{{課.参加}}", "D6": "=IF($C$2=0,0,ROUND(C6/$C$2*100,1))",
			"A7": "小計", "C7": "=SUM(C6:C6)", "D7": "=COUNT(C6:C6)", "B7": "{{/部}}", "A8": "合計", "C8": "=SUM(C6:C6)", "D8": "=SUBTOTAL(9,C5:C7)", "A9": "平均", "C9": "=IFERROR(AVERAGE(C6:C6),0)"}); err != nil {
			return err
		}
		return f.MergeCell("Sheet1", "E5", "E7")
	}, departments, func(t *testing.T, n int, b filledBook) {
		total := fmt.Sprint(allDepartments(n))
		last := b.beside("Sheet1", "合計", 0)
		if n > 0 && (b.at("Sheet1", "C2") != total || b.at("Sheet1", calc.CellName(last, 3)) != total) {
			t.Errorf("the sums are %s above and %s below, not %s", b.at("Sheet1", "C2"), b.at("Sheet1", calc.CellName(last, 3)), total)
		}
		sum := 0
		for i := range max(1, n) {
			row := b.beside("Sheet1", "小計", i)
			var v int
			_, _ = fmt.Sscan(b.at("Sheet1", calc.CellName(row, 3)), &v)
			sum += v
			if i > 0 && i < n && b.at("Sheet1", calc.CellName(row, 4)) != fmt.Sprint(i%4) {
				t.Error("the count of 部", i, "is", b.at("Sheet1", calc.CellName(row, 4)))
			}
			// the merge beside 部 is as high as it is
			wants(t, "merges", b.part(t, detailSheet), fmt.Sprintf(`:E%d"`, row))
		}
		if n > 0 && fmt.Sprint(sum) != total {
			t.Error("the subtotals come to", sum, "not", total)
		}
	}},
	{"two lists one under the other", func(f *excelize.File) error {
		if err := write(f, "Sheet1", map[string]any{"A1": "職員", "A2": "{{名簿.氏名}}", "B2": "{{名簿.時間}}", "A3": "職員計", "B3": "=SUM(B2:B2)", "A5": "部", "A6": "{{部.名}}", "B6": 2, "A7": "部計", "B7": "=SUM(B6:B6)", "A8": "総計", "B8": "=B3+B7", "B9": "=SUM(B2:B2,B6:B6)", "A9": "両方"}); err != nil {
			return err
		}
		return f.MergeCell("Sheet1", "A8", "A8")
	}, departments, func(t *testing.T, n int, b filledBook) {
		want := fmt.Sprint(hours(n) + 2*max(1, n))
		row := b.beside("Sheet1", "総計", 0)
		if got := b.at("Sheet1", calc.CellName(row, 2)); got != want || row != 6+2*max(1, n) || b.at("Sheet1", calc.CellName(row+1, 2)) != want {
			t.Errorf("%s in row %d, not %s", got, row, want)
		}
	}},
	{"a chart on another sheet, a validation whose choices are the list", func(f *excelize.File) error {
		if _, err := f.NewSheet("図"); err != nil {
			return err
		}
		if err := write(f, "Sheet1", map[string]any{"A1": "氏名", "B1": "時間", "A2": "{{名簿.氏名}}", "B2": "{{名簿.時間}}", "A3": "計", "B3": "=SUM(B2:B2)"}); err != nil {
			return err
		}
		if err := write(f, "図", map[string]any{"A1": "=Sheet1!B3", "A2": "=COUNTA(Sheet1!A2:A2)", "A3": "=MAX(Sheet1!$B$2:$B$2)"}); err != nil {
			return err
		}
		v := excelize.NewDataValidation(true)
		v.Sqref = "C1:C9"
		v.SetSqrefDropList("Sheet1!$A$2:$A$2")
		if err := f.AddDataValidation("図", v); err != nil {
			return err
		}
		return f.AddChart("図", "E2", &excelize.Chart{Type: excelize.Col, Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: "{{年度}}"}}}, Series: []excelize.ChartSeries{{Name: "Sheet1!$B$1", Categories: "Sheet1!$A$2", Values: "Sheet1!$B$2"}}})
	}, people, func(t *testing.T, n int, b filledBook) {
		last := max(1, n) + 1
		chart := b.part(t, "xl/charts/chart1.xml")
		wants(t, "the chart", chart, "平成25年度")
		if n > 1 {
			wants(t, "the chart", chart, fmt.Sprintf("Sheet1!$B$2:$B$%d", last), fmt.Sprintf("Sheet1!$A$2:$A$%d", last))
			wants(t, "the choices", b.part(t, "xl/worksheets/sheet2.xml"), fmt.Sprintf("Sheet1!$A$2:$A$%d", last))
		}
		if b.at("図", "A1") != fmt.Sprint(hours(n)) || n > 0 && b.at("図", "A2") != fmt.Sprint(n) {
			t.Error(b.at("図", "A1"), b.at("図", "A2"))
		}
	}},
	{"conditional formats over the rows", func(f *excelize.File) error {
		if err := write(f, "Sheet1", map[string]any{"A1": "氏名", "B1": "時間", "D1": 20, "A2": "{{名簿.氏名}}", "B2": "{{名簿.時間}}", "C2": `=IF(B2>=$D$1,"○","")`, "A3": "計", "B3": "=SUM(B2:B2)", "C3": `=COUNTIF(C2:C2,"○")&"名"`, "D3": `=TEXT(B3/MAX(1,COUNT(B2:B2)),"0.0")`}); err != nil {
			return err
		}
		red, err := f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: "FF0000"}})
		if err != nil {
			return err
		}
		if err := f.SetConditionalFormat("Sheet1", "A2:C2", []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: "MOD(ROW(),2)=0", Format: &red}, {Type: "formula", Criteria: "$B2>AVERAGE($B$2:$B$2)", Format: &red}}); err != nil {
			return err
		}
		return f.SetConditionalFormat("Sheet1", "B2:B2", []excelize.ConditionalFormatOptions{{Type: "data_bar", Criteria: "=", MinType: "min", MaxType: "max", BarColor: "#638EC6"}})
	}, people, func(t *testing.T, n int, b filledBook) {
		if n < 2 {
			return
		}
		wants(t, "the formats", b.part(t, detailSheet), fmt.Sprintf(`sqref="A2:C%d"`, n+1), fmt.Sprintf(`sqref="B2:B%d"`, n+1), fmt.Sprintf("$B2&gt;AVERAGE($B$2:$B$%d)", n+1), "MOD(ROW(),2)=0")
		many := 0
		for _, r := range people(n).Lists["名簿"].Rows {
			if r[3].float >= 20 {
				many++
			}
		}
		if got := b.at("Sheet1", calc.CellName(n+2, 3)); got != fmt.Sprint(many)+"名" {
			t.Error(got, many)
		}
		if got, want := b.at("Sheet1", calc.CellName(n+2, 4)), fmt.Sprintf("%.1f", float64(hours(n))/float64(n)); got != want {
			t.Error(got, want)
		}
	}},
	{"print titles, areas, breaks and headings", func(f *excelize.File) error {
		if err := write(f, "Sheet1", map[string]any{"A1": "{{年度}}", "A2": "氏名", "B2": "日", "A3": "{{名簿.氏名}}", "B3": "{{名簿.日|m/d}}", "A4": "以上", "A6": "別紙", "B6": "{{名簿.件数}}"}); err != nil {
			return err
		}
		for _, n := range []*excelize.DefinedName{{Name: "_xlnm.Print_Area", RefersTo: "Sheet1!$A$1:$B$6", Scope: "Sheet1"}, {Name: "_xlnm.Print_Titles", RefersTo: "Sheet1!$1:$2", Scope: "Sheet1"}, {Name: "一覧", RefersTo: "Sheet1!$A$2:$B$3"}} {
			if err := f.SetDefinedName(n); err != nil {
				return err
			}
		}
		if err := f.InsertPageBreak("Sheet1", "A6"); err != nil {
			return err
		}
		return f.SetHeaderFooter("Sheet1", &excelize.HeaderFooterOptions{OddHeader: "&C&14{{参加延べ}}名&R{{開催日|和暦}}", OddFooter: "&P / &N"})
	}, people, func(t *testing.T, n int, b filledBook) {
		more := max(1, n) - 1
		wants(t, "the book", b.part(t, "xl/workbook.xml"), fmt.Sprintf("Sheet1!$A$1:$B$%d<", 6+more), "Sheet1!$1:$2<", fmt.Sprintf("Sheet1!$A$2:$B$%d<", 3+more))
		wants(t, "the sheet", b.part(t, detailSheet), fmt.Sprintf(`<brk id="%d"`, 5+more), "&amp;14 1815名&amp;R平成25年5月1日", "&amp;P / &amp;N")
		if got := b.at("Sheet1", calc.CellName(6+more, 2)); got != fmt.Sprint(n) {
			t.Error(got)
		}
	}},
	{"panes, a filter, hidden and grouped rows and columns, protection", func(f *excelize.File) error {
		if err := write(f, "Sheet1", map[string]any{"A1": "氏名", "B1": "時間", "A2": "{{名簿.氏名}}", "B2": "{{名簿.時間}}", "C2": "=B2*2", "A3": "控え", "B3": 5, "A4": "計", "B4": "=SUM(B2:B3)", "C4": "=SUBTOTAL(109,B2:B3)", "D4": "=SUM(C2:C2)"}); err != nil {
			return err
		}
		for _, err := range []error{f.SetRowVisible("Sheet1", 3, false), f.SetRowOutlineLevel("Sheet1", 2, 1), f.SetRowHeight("Sheet1", 2, 30), f.SetColVisible("Sheet1", "C", false), f.SetColWidth("Sheet1", "A", "A", 22),
			f.AutoFilter("Sheet1", "A1:B2", nil), f.SetPanes("Sheet1", &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}), f.ProtectSheet("Sheet1", &excelize.SheetProtectionOptions{SelectLockedCells: true})} {
			if err != nil {
				return err
			}
		}
		return nil
	}, people, func(t *testing.T, n int, b filledBook) {
		last := max(1, n) + 1
		s := b.part(t, detailSheet)
		wants(t, "the sheet", s, `ySplit="1"`, `topLeftCell="A2"`, fmt.Sprintf(`<autoFilter ref="$A$1:$B$%d"`, last), "sheetProtection")
		if got := strings.Count(s, `outlineLevel="1"`); got != max(1, n) {
			t.Error(got, "grouped rows")
		}
		if !strings.Contains(s, fmt.Sprintf(`<row r="%d" hidden="true"`, last+1)) {
			t.Error("the hidden row is not hidden")
		}
		for at, want := range map[string]int{calc.CellName(last+2, 2): hours(n) + 5, calc.CellName(last+2, 3): hours(n), calc.CellName(last+2, 4): 2 * hours(n)} {
			if got := b.at("Sheet1", at); got != fmt.Sprint(want) {
				t.Errorf("%s is %s, not %d", at, got, want)
			}
		}
	}},
	{"slots two abreast with a picture, copied where they are too few", func(f *excelize.File) error {
		cells := map[string]any{"A1": "{{枚数}}枚中{{枚}}枚目", "F1": `=COUNTA(B3:B7,E3:E7)&"名"`}
		for i := range 5 {
			cells[calc.CellName(i+3, 1)], cells[calc.CellName(i+3, 4)] = i+1, i+6
			cells[calc.CellName(i+3, 2)], cells[calc.CellName(i+3, 5)] = fmt.Sprintf("{{名簿%d.氏名}}", i+1), fmt.Sprintf("｛｛名簿%d.氏名｝｝", i+6)
		}
		if err := write(f, "Sheet1", cells); err != nil {
			return err
		}
		if err := f.AddPictureFromBytes("Sheet1", "G1", &excelize.Picture{Extension: ".png", File: stamp(), Format: &excelize.GraphicOptions{}}); err != nil {
			return err
		}
		if err := f.SetPageLayout("Sheet1", &excelize.PageLayoutOptions{Orientation: ptr("landscape"), Size: ptr(9)}); err != nil {
			return err
		}
		return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: "Sheet1!$A$1:$G$7", Scope: "Sheet1"})
	}, people, func(t *testing.T, n int, b filledBook) {
		pages := max(1, (n+9)/10)
		if len(b.sheets) != pages || b.sheets[pages-1].cell(1, 1).value != fmt.Sprintf("%d枚中%d枚目", pages, pages) {
			t.Fatal(len(b.sheets), b.sheets[len(b.sheets)-1].cell(1, 1).value)
		}
		on := n - 10*(pages-1)
		last := b.sheets[pages-1]
		if got := last.cell(1, 6).value; got != fmt.Sprint(on)+"名" {
			t.Error(got, on)
		}
		if last.cell(7, 4).value != "10" {
			t.Error("the form's own numbers are gone")
		}
		if got := strings.Count(b.part(t, "xl/workbook.xml"), "$A$1:$G$7"); got != pages {
			t.Error(got, "print areas")
		}
		for _, s := range b.sheets {
			wants(t, s.name, string(s.raw), `orientation="landscape"`, "<drawing ")
		}
	}},
	{"a column for every evening, counted across", func(f *excelize.File) error {
		return write(f, "Sheet1", map[string]any{"A1": "氏名", "B1": "{{→回.日|m/d}}", "C1": "出席", "A2": "{{名簿.氏名}}", "B2": "{{→回.印}}", "C2": `=COUNTIF(B2:B2,"○")`, "A3": "計", "B3": `=COUNTIF(B2:B2,"○")`, "C3": "=SUM(C2:C2)"})
	}, func(n int) Values {
		v := people(n)
		t := &Table{Name: "回", Names: []string{"日", "印"}}
		for i := range 4 {
			t.Rows = append(t.Rows, []Value{Date("2013-05-01"), Text([]string{"○", "×"}[i%2])})
		}
		v.Lists["回"] = t
		return v
	}, func(t *testing.T, n int, b filledBook) {
		row := b.beside("Sheet1", "計", 0)
		if got := b.at("Sheet1", calc.CellName(row, 6)); got != fmt.Sprint(2*max(1, n)) || b.at("Sheet1", calc.CellName(row, 2)) != fmt.Sprint(max(1, n)) || b.at("Sheet1", "E1") != "5/1" {
			t.Error("sum", got, b.at("Sheet1", calc.CellName(row, 2)), b.at("Sheet1", "E1"))
		}
	}},
	{"a sheet for every 部 and one that sums a list", func(f *excelize.File) error {
		if err := f.SetSheetName("Sheet1", "{{部.名}}"); err != nil {
			return err
		}
		if _, err := f.NewSheet("まとめ"); err != nil {
			return err
		}
		if err := write(f, "{{部.名}}", map[string]any{"A1": "{{部.名}}の一覧", "A2": "{{課.名}}", "B2": "{{課.参加}}", "A3": "計", "B3": "=SUM(B2:B2)"}); err != nil {
			return err
		}
		return write(f, "まとめ", map[string]any{"A1": "{{部.名}}", "A2": "部", "B2": "{{部.件数}}", "C2": "=COUNTA(A1:A1)"})
	}, func(n int) Values { return departments(min(n, 40)) }, func(t *testing.T, n int, b filledBook) {
		n = min(n, 40)
		if len(b.sheets) != max(1, n)+1 {
			t.Fatal(len(b.sheets))
		}
		sum := 0
		for _, s := range b.sheets[:max(1, n)] {
			var v int
			for _, r := range s.rows {
				if c := s.cell(r.num, 1); c != nil && c.value == "計" {
					_, _ = fmt.Sscan(s.cell(r.num, 2).value, &v)
				}
			}
			sum += v
		}
		if sum != allDepartments(n) {
			t.Error("the sheets come to", sum, "not", allDepartments(n))
		}
	}},
	{"running totals, ranks and look-ups on the rows", func(f *excelize.File) error {
		return write(f, "Sheet1", map[string]any{"A1": "氏名", "B1": "時間", "C1": 0, "D1": "順位", "A2": "{{名簿.氏名}}", "B2": "{{名簿.時間}}", "C2": "=C1+B2", "D2": "=RANK(B2,$B$2:$B$2)", "E2": "=ROW()-ROW($A$1)", "F2": "=SUM($B$2:B2)",
			"A4": "最多", "B4": "=INDEX(A2:A2,MATCH(MAX(B2:B2),B2:B2,0))", "C4": `=IFERROR(VLOOKUP(B4,A2:B2,2,FALSE),"")`, "A5": "最後", "B5": "=SUMPRODUCT((B2:B2>20)*B2:B2)"})
	}, people, func(t *testing.T, n int, b filledBook) {
		last := max(1, n) + 1
		if n > 0 && b.at("Sheet1", calc.CellName(last, 3)) != fmt.Sprint(hours(n)) {
			t.Error("the running total ends at", b.at("Sheet1", calc.CellName(last, 3)), "not", hours(n))
		}
		if b.at("Sheet1", calc.CellName(last, 5)) != fmt.Sprint(max(1, n)) {
			t.Error("the last number is", b.at("Sheet1", calc.CellName(last, 5)))
		}
		if n == 3 && (b.at("Sheet1", "B6") != "呉 3郎" || b.at("Sheet1", "D2") != "3" || b.at("Sheet1", "D4") != "1") {
			t.Error(b.at("Sheet1", "B6"), b.at("Sheet1", "D2"), b.at("Sheet1", "D4"))
		}
	}},
}

func ptr[T any](v T) *T { return &v }

// Forms as offices draw them, filled with 0, 1, 3 and 200: what is expected is said by
// hand; LibreOffice computes every formula as we do.
func TestFill_offices(t *testing.T) {
	books := map[string][]byte{}
	for i, o := range offices {
		t.Run(o.name, func(t *testing.T) {
			form := drawn(t, o.draw)
			for _, n := range []int{0, 1, 3, 200} {
				out, err := tryFill(t, form, o.with(n))
				if err != nil {
					t.Fatal(err)
				}
				sound(t, out)
				name := fmt.Sprintf("office%d_%d.xlsx", i+1, n)
				keep(t, name, out)
				books[name] = out
				f, err := Open(t.Context(), out)
				if err != nil {
					t.Fatal(err)
				}
				o.look(t, n, filledBook{f, out})
			}
		})
	}
	agreeing(t, books, "")
}

// Two lists beside each other in the same rows cannot both say how many there are; the
// clerk is told, and nothing is written. In slots they stand beside each other.
func TestFill_besideEachOther(t *testing.T) {
	form := drawn(t, func(f *excelize.File) error {
		return write(f, "Sheet1", map[string]any{"A2": "{{名簿.氏名}}", "C2": "{{部.名}}"})
	})
	out, err := tryFill(t, form, departments(3))
	if err == nil || len(out) > 0 || !strings.Contains(err.Error(), "→ を付けます): Sheet1 C2 名簿、部") {
		t.Error(err)
	}
	form = drawn(t, func(f *excelize.File) error {
		return write(f, "Sheet1", map[string]any{"A2": "{{名簿*4.氏名}}", "C2": "{{部*4.名}}", "A6": "=COUNTA(A2:A5)", "C6": "=COUNTA(C2:C5)"})
	})
	f, err := Open(t.Context(), fill(t, form, departments(6)))
	if err != nil || len(f.sheets) != 2 || f.sheets[1].cell(6, 1).value != "2" || f.sheets[1].cell(3, 3).value != "第6部" || f.sheets[0].cell(5, 3).value != "第4部" {
		t.Error(err, len(f.sheets))
	}
}
