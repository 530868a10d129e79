package template

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"jibun/data/table"
	"jibun/data/wareki"
	"jibun/export/calc"
)

func TestOpen_refuses(t *testing.T) {
	form := detail(t)
	signed := changed(t, form, "_xmlsignatures/origin.sigs", func(string) string { return "x" })
	if _, err := Open(t.Context(), signed); !errors.Is(err, ErrSigned) {
		t.Error(err)
	}
	compound := func(stream string) []byte {
		b := []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
		for _, c := range []byte(stream) {
			b = append(b, c, 0)
		}
		return append(b, make([]byte, 512)...)
	}
	for name, c := range map[string]struct {
		book []byte
		why  table.Reason
	}{
		"empty": {nil, table.FileEmpty}, "text": {[]byte("氏名,所属"), table.NotATable}, "cut": {form[:len(form)/2], table.Damaged},
		"encrypted": {compound("EncryptedPackage"), table.Encrypted}, "xls": {compound("Workbook"), table.OldXLS},
		"entities": {changed(t, form, detailSheet, func(s string) string {
			return strings.Replace(s, "<worksheet", `<!DOCTYPE x [<!ENTITY a "b">]><worksheet`, 1)
		}), table.Hostile},
		"a row beyond Excel": {changed(t, form, detailSheet, func(s string) string { return strings.Replace(s, `r="6"`, `r="2147483647"`, 1) }), table.Damaged},
		"broken XML":         {changed(t, form, detailSheet, func(s string) string { return s[:len(s)-20] }), table.Damaged},
		"bomb":               {changed(t, form, detailSheet, func(s string) string { return s + strings.Repeat(" ", 50<<20) }), table.Hostile},
	} {
		_, err := Open(t.Context(), c.book)
		var r *table.Refused
		if !errors.As(err, &r) || r.Reason != c.why {
			t.Errorf("%s: %v, want %s", name, err, c.why)
		}
	}
}

// What need not change is copied as it lies in the file; the comparison can fail.
func TestFill_untouched(t *testing.T) {
	book, err := os.ReadFile(filepath.Join("testdata", "real", "xlsxtemplate_test-move-images.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	form, sheetPart, _ := withMarks(t, book)
	f, err := Open(t.Context(), form)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := f.Fill(t.Context(), &out, people(3), Options{Blank: true}); err != nil {
		t.Fatal(err)
	}
	differ := same(t, form, out.Bytes())
	for _, name := range []string{"xl/styles.xml", "xl/sharedStrings.xml", "xl/theme/theme1.xml", "docProps/core.xml"} {
		if slices.Contains(differ, name) {
			t.Error(name, "changed though it need not")
		}
	}
	if !slices.Contains(differ, sheetPart) {
		t.Error("the control: the sheet must differ", differ)
	}
	var twice bytes.Buffer
	if _, err := f.Fill(t.Context(), &twice, people(3), Options{Blank: true}); err != nil || !bytes.Equal(out.Bytes(), twice.Bytes()) {
		t.Error("filled again it is another file", err)
	}
}

func TestShown(t *testing.T) {
	for _, c := range []struct {
		v            Value
		format, want string
	}{
		{Date("2019-05-01"), "和暦", "令和元年5月1日"}, {Date("2013-05-08"), "m月d日(曜)", "5月8日(水)"}, {Date("2013-05-08"), "ｍ月ｄ日（曜）", "5月8日（水）"},
		{Date("2013-05-08"), "ge.m.d", "H25.5.8"}, {Date("2013-05-08"), "yyyy/mm/dd", "2013/05/08"}, {Date("2014-03-31"), "年度", "平成25年度"},
		{Share(29, 100), "切捨て 0.0%", "29.0%"}, {Share(2, 3), "切捨て 0.0%", "66.6%"}, {Share(2, 3), "0.0%", "66.7%"}, {Share(1, 3), "切上げ 0%", "34%"}, {Share(1, 0), "0%", ""},
		{Number(1234567), "#,##0", "1,234,567"}, {Number(12), "#,##0円", "12円"}, {Number(7), "000", "007"}, {Number(-1234), "#,##0", "-1,234"}, {Number(5), "", "5"},
		{Text("駅前"), "　会場 @", "　会場 駅前"}, {Text("主事"), "(@)", "(主事)"}, {Number(0), "・待ち 0人;;", ""}, {Number(3), "・待ち 0人;;", "・待ち 3人"},
		{Number(-2), "0;△0;-", "△2"}, {Number(0), "0;△0;-", "-"},
	} {
		m := parseMark("", "x|"+c.format)
		if got, ok := shown(c.v, m.format); got != c.want || !ok {
			t.Errorf("%v %s: %q, %v; want %q", c.v, c.format, got, ok, c.want)
		}
	}
	if _, ok := shown(Date("2013-05-08"), "#,##0"); ok {
		t.Error("a date as a number")
	}
}

// Split runs keep their looks, furigana goes where the text changes, a remark that is
// empty hides its row, what is not known stops, and {{ without }} is said.
func TestFill_cells(t *testing.T) {
	rich := `<row r="1"><c r="A1" t="inlineStr"><is><r><t>第{</t></r><r><rPr><b/></rPr><t>{年度</t></r><r><t>}}号</t></r><rPh sb="0" eb="1"><t>ダイ</t></rPh></is></c></row>` + cells("A2 {{?空}}備考", "A3 {{?年度}}あり")
	s := partOf(t, fill(t, small(t, "", rich, ""), people(0)), "xl/worksheets/sheet1.xml")
	for _, want := range []string{"<t>第平成25年度</t>", "<rPr><b/></rPr><t></t>", "<t>号</t>", `<row r="2" hidden="1">`, `<row r="3">`} {
		if !strings.Contains(s, want) {
			t.Errorf("no %s in %s", want, s)
		}
	}
	if strings.Contains(s, "rPh") {
		t.Error("furigana of other words")
	}
	_, err := tryFill(t, small(t, "", cells("A1 {{年}}", "A2 {{名簿.氏}}", "A3 {{年度", "A4 {{開催日|0.0%}}", "A5 {{#名簿}}"), `<headerFooter><oddHeader>{{内線}}</oddHeader></headerFooter>`), people(1))
	var u *Unready
	if !errors.As(err, &u) {
		t.Fatal(err)
	}
	for _, want := range []string{"知らない項目: 表 A1 {{年}} — もしかして {{年度}}", "{{名簿.氏}} — もしかして {{名簿.氏名}}", "かっこが合いません: 表 A3", "書き方が合いません: 表 A4", "始まりと終わり", "知らない項目: 表 ヘッダー {{内線}}"} {
		if !strings.Contains(u.Error(), want) {
			t.Errorf("no %s in\n%v", want, u)
		}
	}
}

func TestCalculator(t *testing.T) {
	book := small(t, "", `<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2.5</v></c><c r="C1" t="inlineStr"><is><t>○</t></is></c><c r="E1"><v>4</v></c></row>`, "")
	f, err := Open(t.Context(), book)
	if err != nil {
		t.Fatal(err)
	}
	b := f.lay(Values{})
	k := calc.New(b)
	for i, c := range []struct{ formula, want string }{
		{"SUM(A1:E1)", "7.5"}, {"COUNT(A1:E1)", "3"}, {"COUNTA(A1:E1)", "4"}, {"AVERAGE(A1:E1)", "2.5"}, {`COUNTIF(A1:E1,"○")`, "1"}, {`COUNTIF(A1:E1,">=2.5")`, "2"},
		{"ROUND(B1,0)", "3"}, {"ROUNDDOWN(2.567,2)", "2.56"}, {"ROUNDUP(1.21,1)", "1.3"}, {"ROUND(1.005,2)", "1.01"}, {`IF(A1=1,"はい","いいえ")`, "はい"}, {"IFERROR(A1/D1,0)", "0"},
		{"A1/D1", "#DIV/0!"}, {"SUBTOTAL(9,A1:B1)", "3.5"}, {`A1&"名"`, "1名"}, {"-2^2", "4"}, {"50%*A1", "0.5"}, {"MAX(A1:E1)-MIN(A1:E1)", "3"}, {"AND(A1=1,B1>2)", "TRUE"},
		{"COUNTBLANK(A1:E1)", "1"}, {"MOD(-1,3)", "2"}, {"表!A1+1", "2"}, {"INT(-1.5)", "-2"},
	} {
		v, ok := k.Formula(b.sheets[0], 100+i, 1, c.formula)
		if !ok || calc.String(v) != c.want {
			t.Errorf("%s: %v, %v; want %s", c.formula, calc.String(v), ok, c.want)
		}
	}
	for i, s := range []string{"TODAY()", "INDIRECT(\"A1\")", "名前*2", "[1]表!A1", "A1:B1*2", "SUM("} {
		if v, ok := k.Formula(b.sheets[0], 200+i, 1, s); ok {
			t.Error(s, "is computed:", calc.String(v))
		}
	}
}

// Templates, the calendar of 1904 and the strict kind are forms like any other.
func TestFill_kinds(t *testing.T) {
	plain := small(t, "", cells("A1 {{開催日|m/d}}", "A2 {{参加延べ}}"), "")
	xltx := changed(t, plain, "[Content_Types].xml", func(s string) string {
		return strings.Replace(s, "spreadsheetml.sheet.main", "spreadsheetml.template.main", 1)
	})
	if got := partOf(t, fill(t, xltx, people(0)), "[Content_Types].xml"); !strings.Contains(got, "spreadsheetml.sheet.main") || strings.Contains(got, "template.main") {
		t.Error(got)
	}
	strict := changed(t, plain, detailSheet, func(s string) string {
		return strings.ReplaceAll(s, "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
	})
	if got := partOf(t, fill(t, strict, people(0)), detailSheet); !strings.Contains(got, "5/1") || !strings.Contains(got, "<v>1815</v>") {
		t.Error(got)
	}
	if f, err := Open(t.Context(), read(t, "real/sheetjs_1904.xlsx")); err != nil || !f.date04 {
		t.Error("an Excel workbook of 1904 is taken for one of 1900", err)
	}
	for _, c := range []struct {
		f    Form
		day  wareki.Date
		want int
	}{{Form{}, "2013-05-08", 41402}, {Form{}, "1900-02-28", 59}, {Form{}, "1900-03-01", 61}, {Form{date04: true}, "2013-05-08", 39940}} {
		if got, ok := c.f.serial(c.day); !ok || got != c.want {
			t.Errorf("%s is %d, want %d", c.day, got, c.want)
		}
	}
}
