package template

import (
	"context"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jibun/export/calc"
)

// figures are what formulas look at.
var figures = map[string]any{
	"A1": "部", "B1": "氏名", "C1": "時間", "D1": "開始", "E1": "印", "F1": "日付",
	"A2": "総務部", "B2": "田中", "C2": 12, "D2": 0.375, "E2": "○", "F2": 41395,
	"A3": "総務部", "B3": "鈴木", "C3": 7.5, "D3": 0.75, "E3": "×", "F3": 41402,
	"A4": "市民部", "B4": "佐藤", "C4": 0, "D4": 0.4375, "E4": "○", "F4": 41698,
	"A5": "市民部", "B5": "高橋", "C5": 33, "E5": "欠", "F5": 41729,
	"A6": "土木部", "B6": "*印", "C6": 7.5, "E6": "○", "F6": 43586,
	"G1": 1, "G2": 3, "G3": 5, "G4": 7, "G5": 9, "H1": "ア", "H2": "イ", "H3": "ウ", "H4": "エ", "H5": "オ",
	"I1": 1.005, "I2": -2.5, "I3": 2.675, "I4": 1e-7, "I5": 12345678.9, "I6": "文字", "J1": true, "J2": "12", "K1": "=1/0", "K2": "=NA()", "K3": `=""`,
}

// computed are formulas of the kind that forms hold.
var computed = strings.Fields(`
SUM(C2:C6) SUM(C2:C6,1,TRUE) SUM(C2:C6,K1) SUM(E2:E6) AVERAGE(C2:C6) AVERAGE(E2:E6) MAX(C2:C6) MIN(C2:C6) MAX(E2:E6) COUNT(A1:F6) COUNTA(A1:J6) COUNTA(K1:K3) COUNTBLANK(A1:J6) COUNTBLANK(K3)
PRODUCT(G1:G5) MEDIAN(C2:C6) MEDIAN(C2:C5) LARGE(C2:C6,2) SMALL(C2:C6,1) LARGE(C2:C6,9) RANK(C2,C2:C6) RANK(C3,C2:C6,1) RANK(C6,$C$2:$C$6,0) RANK(99,C2:C6)
COUNTIF(E2:E6,"○") COUNTIF(A2:A6,A2) COUNTIF(C2:C6,7.5) COUNTIF(C2:C6,">7") COUNTIF(C2:C6,">="&C2) COUNTIF(E2:E6,"<>○") COUNTIF(B2:B6,"*木") COUNTIF(B2:B6,"~*印") COUNTIF(B2:B6,"?中") COUNTIF(J1:J6,"12") COUNTIF(D2:D6,"") COUNTIF(D2:D6,"<>") COUNTIF(A2:A6,"総務部") COUNTIF(A:A,"市民部") COUNTIF(E2:E6,Z1)
COUNTIFS(A2:A6,"総務部",E2:E6,"○") COUNTIFS(C2:C6,">0",C2:C6,"<20") COUNTIFS(F2:F6,">="&DATE(2014,1,1),F2:F6,"<"&DATE(2014,4,1)) COUNTIFS(A2:A6,"総務部",E2:E5,"○")
SUMIF(A2:A6,"総務部",C2:C6) SUMIF(C2:C6,">7") SUMIF(A2:A6,"総務部",C2) SUMIF(A:A,"市民部",C:C) SUMIFS(C2:C6,A2:A6,"総務部",E2:E6,"○") SUMIFS(C2:C6,A2:A6,"なし") AVERAGEIF(A2:A6,"総務部",C2:C6) AVERAGEIF(A2:A6,"なし",C2:C6) AVERAGEIFS(C2:C6,E2:E6,"○",C2:C6,">0")
SUBTOTAL(9,C2:C6) SUBTOTAL(3,E2:E6) SUBTOTAL(1,C2:C6) SUBTOTAL(103,E2:E6) SUBTOTAL(109,C2:C6) SUBTOTAL(4,C2:C6) SUBTOTAL(5,C2:C6)
SUMPRODUCT(C2:C6,G1:G5) SUMPRODUCT((A2:A6="総務部")*C2:C6) SUMPRODUCT((A2:A6="総務部")*(E2:E6="○")) SUMPRODUCT(--(C2:C6>7)) SUMPRODUCT((C2:C6>7)*1,G1:G5) SUMPRODUCT((A2:A6<>"")/COUNTIF(A2:A6,A2:A6&"")) SUMPRODUCT(C2:C6,G1:G4) SUMPRODUCT((MONTH(F2:F6)=5)*1) SUMPRODUCT(ROUND(C2:C6/3,0)) SUMPRODUCT((E2:E6="○")*E2:E6)
IF(C2>10,"多い","少ない") IF(C4,"あり","なし") IF(E2="○",1) IF(E3="○",1) IF(K1>0,1,2) IF("x",1,2) IFERROR(C2/C4,0) IFERROR(K1,"―") IFERROR(C2/3,"―") IFERROR(VLOOKUP("なし",A2:C6,3,FALSE),"") _xlfn.IFNA(K2,"なし") _xlfn.IFNA(K1,"なし") AND(C2>1,E2="○") AND(C2:C6) OR(C2>100,E2="○") OR(C4,D5) NOT(C4) NOT(C2) ISBLANK(D5) ISBLANK(K3) ISERROR(K1) ISNA(K2) ISNA(K1) ISNUMBER(C2) ISNUMBER(E2) ISTEXT(E2) CHOOSE(2,"a","b","c") CHOOSE(WEEKDAY(F2),"日","月","火","水","木","金","土") CHOOSE(5,1,2)
ROUND(I1,2) ROUND(I2,0) ROUND(I3,2) ROUND(C2/7,3) ROUND(I5,-3) ROUNDDOWN(I2,0) ROUNDDOWN(2/3*100,1) ROUNDUP(I1,1) ROUNDUP(-1.21,1) TRUNC(I2) TRUNC(3.789,1) INT(I2) INT(7.99) ABS(I2) SIGN(I2) SQRT(16) SQRT(-1) POWER(2,10) MOD(-7,3) MOD(7,-3) MOD(7,0) QUOTIENT(-7,2) CEILING(7.1,0.5) FLOOR(7.9,0.5) N(E2) N(C2) VALUE("12.5") VALUE("x")
2^3^2 -2^2 2^-1 10% 50%*C2 1/3 0.1+0.2-0.3 0.1+0.2=0.3 1.1*1.1 C2/C4 C2+E2 C2+J2 J1+1 C2&"名" 1/3&"" 0.1+0.2&"" 1234567.891&"" I4&"" I5&"" C2/4&"件" D5&"x" D5=0 D5="" "a"="A" "あ"<"い" C2<>12 C2>="12" "x"&1+2&"y" (1+2)*3 -C2% +C2 --C2
VLOOKUP("田中",B2:C6,2,FALSE) VLOOKUP("佐*",B2:C6,2,0) VLOOKUP("なし",B2:C6,2,0) VLOOKUP(6,G1:H5,2) VLOOKUP(6,G1:H5,2,TRUE) VLOOKUP(0,G1:H5,2) VLOOKUP(5,G1:H5,2,FALSE) VLOOKUP(5,G1:H5,3,FALSE) HLOOKUP("時間",A1:F6,3,FALSE) INDEX(B2:B6,3) INDEX(A1:F6,2,3) INDEX(A1:F1,4) INDEX(C2:C6,9) INDEX(B2:B6,MATCH(33,C2:C6,0)) MATCH("鈴木",B2:B6,0) MATCH(6,G1:G5) MATCH(6,G1:G5,1) MATCH("エ",H1:H5,0) MATCH("なし",B2:B6,0) MATCH("時間",A1:F1,0) MATCH(10,G1:G5,1) MATCH(0,G1:G5,1)
ROW() ROW(C5) ROW()-ROW(A$1) COLUMN(C5) ROWS(A2:A6) COLUMNS(A1:F1) CONCATENATE(A2,"・",B2) CONCATENATE(C2,"/",C3) LEN(A2) LEN(C3) LEFT(A2,2) LEFT(A2) RIGHT(B2,1) MID("人事研修課",3,2) MID("abc",9,1) LEFT("ab",9) TRIM("␣␣a␣␣b␣") UPPER("aB") LOWER("aB") EXACT("a","A") SUBSTITUTE("a-b-c","-","/") REPT("■",3) FIND("研","人事研修課") FIND("x","abc") FIND("b","abcb",3) FIND("b","abc",9) SEARCH("B","abc") SEARCH("研修","人事研修課") SEARCH("x","abc") SEARCH("a","abA",2) ISEVEN(C2) ISODD(7) ISODD(-3.5) T(C2) T(A2)
TEXT(C2,"0") TEXT(C3,"0.0") TEXT(1234567.8,"#,##0") TEXT(0.785,"0.0%") TEXT(0.785,"0%") TEXT(7,"000") TEXT(-1234,"#,##0") TEXT(F2,"yyyy/m/d") TEXT(F2,"yyyy/mm/dd") TEXT(F2,"m月d日") TEXT(F2,"m""月""d""日""") TEXT(F2,"[$-411]ggge年m月d日") TEXT(D2,"h:mm") TEXT(D2,"hh:mm") TEXT("文字","0") TEXT(C2,"0名") TEXT(C2,"@") TEXT(F2,"yyyy""年度""")
DATE(2013,5,8) DATE(2013,14,1) DATE(2013,3,0) DATE(YEAR(F2)+1,3,31) YEAR(F2) MONTH(F2) DAY(F2) YEAR(F6)-MONTH(F6)/12 WEEKDAY(F2) WEEKDAY(F2,2) WEEKDAY(F2,3) EDATE(F2,1) EDATE(DATE(2013,1,31),1) EOMONTH(F2,0) EOMONTH(F2,-1) DATEDIF(F2,F6,"Y") DATEDIF(F2,F6,"M") DATEDIF(F2,F6,"D") DATEDIF(F2,F5,"YM") _xlfn.DAYS(F3,F2) TIME(9,30,0) HOUR(D4) MINUTE(D4) SECOND(D4) IF(MONTH(F2)>=4,YEAR(F2),YEAR(F2)-1) (D3-D2)*24 YEAR(F2)-1988 F3-F2+1 HOUR(D3-D2)
`)

// excels are those where LibreOffice, or one that is not set to Japanese, differs from
// the Excel of an office.
var excels = map[string]string{"SUM(J1:J2)": "0", `J1&""`: "TRUE", "TRUE>1": "TRUE", `TEXT(F2,"ggge年m月d日")`: "平成25年5月1日", `TEXT(F2,"ge.m.d")`: "H25.5.1", "RANK(99,C2:C6)": "#N/A",
	"INDEX(C2:C6,9)": "#REF!", "LARGE(C2:C6,9)": "#NUM!", `TEXT(F2,"aaa")`: "水", `TEXT(F2,"m/d(aaa)")`: "5/1(水)"}

// uncomputed are those that are left to Excel.
var uncomputed = []string{"TODAY()", "NOW()", `INDIRECT("A1")`, "OFFSET(A1,1,0)", "RAND()", `TEXT(F6,"ggge年")`, "A1:A3*2", "時間*2", "[1]Sheet1!A1", "SUM(", "VALUE(\"1,234\")", `C2+"5/1"`, `COUNTIF(F2:F6,">2013/5/1")`, "LET(x,1,x)"}

func computedForm(t testing.TB, list []string) []byte {
	return drawn(t, func(f *excelize.File) error {
		if err := write(f, "Sheet1", figures); err != nil {
			return err
		}
		for i, s := range list {
			if err := f.SetCellFormula("Sheet1", fmt.Sprintf("M%d", i+1), strings.ReplaceAll(s, "␣", " ")); err != nil {
				return err
			}
		}
		return nil
	})
}

// What is computed here LibreOffice computes too; what it would compute otherwise, or
// what depends on the day or the machine, is not computed.
func TestCalculator_agrees(t *testing.T) {
	form := computedForm(t, computed)
	theirs := recalculated(t, map[string][]byte{"computed.xlsx": form})["computed.xlsx"]
	f, err := Open(t.Context(), form)
	if err != nil {
		t.Fatal(err)
	}
	b := f.lay(Values{})
	k := calc.New(b)
	for i, s := range computed {
		ours, ok := k.Formula(b.sheets[0], i+1, 13, strings.ReplaceAll(s, "␣", " "))
		if !ok {
			t.Errorf("%s is not computed; LibreOffice has %v", s, theirs[0].cell(i+1, 13).value)
			continue
		}
		if want := constant(theirs[0].cell(i+1, 13)); !agree(ours, want) {
			t.Errorf("%s is %q here, %q in LibreOffice", s, show(ours), show(want))
		}
	}
	at := 2000
	for s, want := range excels {
		at++
		if v, ok := k.Formula(b.sheets[0], at, 13, s); !ok || calc.String(v) != want {
			t.Errorf("%s is %q, not %q", s, show(v), want)
		}
	}
	for i, s := range uncomputed {
		if v, ok := k.Formula(b.sheets[0], 1000+i, 13, s); ok {
			t.Error(s, "is computed:", show(v))
		}
	}
	if agree(calc.Number(1), calc.Number(1.001)) || agree(calc.Text("a"), calc.Number(0)) || agree(calc.Fault("#N/A"), calc.Fault("#DIV/0!")) || agree(calc.Text(""), calc.Number(0)) {
		t.Error("the comparison cannot fail")
	}
}

func show(v calc.Value) string { return string([]byte{max('-', v.Kind)}) + calc.String(v) }

// agree compares a result with one that a file holds, where an empty text is a text and
// a truth may be a number.
func agree(a, b calc.Value) bool {
	if a.Kind == 'b' {
		a = calc.Number(a.Number)
	}
	if b.Kind == 'b' {
		b = calc.Number(b.Number)
	}
	if a.Kind == 0 {
		a = calc.Text("")
	}
	if b.Kind == 0 {
		b = calc.Text("")
	}
	if a.Kind == 'n' && b.Kind == 'n' {
		return math.Abs(a.Number-b.Number) <= 1e-9*max(1, math.Abs(a.Number))
	}
	if a.Kind == 'e' && b.Kind == 'e' { // LibreOffice writes most errors as one
		return a.Text == b.Text || b.Text == "#VALUE!"
	}
	return a.Kind == b.Kind && a.Text == b.Text
}

var cached = regexp.MustCompile(`(<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>))<(?:\w+:)?v>[^<]*</(?:\w+:)?v>`)

// unresolved is a workbook without the results of its formulas.
func unresolved(t testing.TB, book []byte) []byte {
	f, err := Open(t.Context(), book)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range f.sheets {
		book = changed(t, book, s.part, func(raw string) string { return cached.ReplaceAllString(raw, "$1") })
	}
	return book
}

// recalculated are workbooks whose formulas LibreOffice has computed.
func recalculated(t testing.TB, books map[string][]byte) map[string][]*sheet {
	t.Helper()
	if _, err := exec.LookPath("soffice"); err != nil || testing.Short() {
		t.Skip("no LibreOffice")
	}
	dir := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", filepath.Join(dir, "lo")}
	for name, b := range books {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, unresolved(t, b), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	if msg, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		t.Fatal(err, string(msg))
	}
	out := map[string][]*sheet{}
	for name := range books {
		b, err := os.ReadFile(filepath.Join(dir, "lo", name))
		if err != nil {
			t.Error("LibreOffice refuses", name)
			continue
		}
		f, err := Open(context.Background(), b)
		if err != nil {
			t.Fatal(name, err)
		}
		out[name] = f.sheets
	}
	return out
}
