package table

import (
	"context"
	"errors"
	"strings"
	"testing"

	"jibun/data/wareki"
)

func TestRead_xlsx(t *testing.T) {
	for name, c := range map[string]struct {
		book book
		want string
	}{
		"shared text, runs and furigana": {newBook(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row>`).shared(
			`<si><t xml:space="preserve"> 山田　太郎 </t><rPh sb="1" eb="3"><t>ヤマダ</t></rPh><rPh sb="4" eb="6"><t>タロウ</t></rPh><phoneticPr fontId="1"/></si>` +
				`<si><r><rPr><b/></rPr><t>総務部</t></r><r><t>人事課</t></r></si><si><t>A&amp;B &lt;&#x9ad9;&#65;_x000D_` + "\n" + `c_x005F_x0041_</t></si>`),
			"1: A= 山田　太郎 ( ヤマダ　タロウ ) C=総務部人事課 D=A&B <髙A\nc_x0041_\n"},
		"inline text": {newBook(`<row r="2"><c t="inlineStr"><is><t>甲</t></is></c><c t="inlineStr"><is><r><t>乙</t></r><r><t>丙</t></r></is></c></row>`),
			"2: A=甲 B=乙丙\n"},
		"formulas, truth, errors": {newBook(`<row r="1"><c r="A1" t="str"><f>A2&amp;"x"</f><v>x</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1"><f>1+1</f><v>2</v></c><c r="E1" t="b"><v>0</v></c></row>`),
			"1: A=x B=TRUE C=#DIV/0! D=2 E=FALSE\n"},
		"numbers": {newBook(`<row r="1"><c><v>100000</v></c><c><v>1E5</v></c><c><v>0.30000000000000004</v></c><c><v>-1.5</v></c><c><v>123456789012345678</v></c><c><v>0.125</v></c><c><v>1.0</v></c><c><v>0</v></c><c><v>007</v></c></row>`),
			"1: A=100000 B=100000 C=0.3 D=-1.5 E=123456789012345678 F=0.125 G=1 H=0 I=7\n"},
		"rows and cells without references": {newBook(`<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="5"><c r="B5"><v>2</v></c></row><row><c><v>9</v></c></row>`),
			"1: A=1 C=3\n5: B=2\n6: A=9\n"},
		"blank rows stay, the last ones go": {newBook(`<row r="1"><c><v>1</v></c></row><row r="2" ht="20"><c s="0"/></row><row r="3"><c><v>3</v></c></row><row r="4"/>`),
			"1: A=1\n2:\n3: A=3\n"},
		"comments, CDATA, instructions": {newBook(`<!-- a --><row r="1"><?x y?><c r="A1" t="str"><v><![CDATA[<&]]>b</v></c></row>`),
			"1: A=<&b\n"},
		"apostrophes and line ends": {newBook("<row r='1'\r\n\t><c r='A1' t='inlineStr' ><is ><t >a\r\nb\rc</t ></is></c></row>"),
			"1: A=a\nb\nc\n"},
	} {
		t.Run(name, func(t *testing.T) {
			f := mustRead(t, c.book.zip())
			if got := dump(f.Sheets[0]); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
			if f.Encoding != EncodingXLSX || len(f.Problems) > 0 {
				t.Errorf("encoding %q, problems %v", f.Encoding, f.Problems)
			}
		})
	}
}

func TestRead_formats(t *testing.T) {
	for _, c := range []struct {
		code, value, text string
		kind              Kind
	}{
		{"General", "41365", "41365", Number}, {"#14", "41365", "2013-04-01", Date}, {"#57", "41365", "2013-04-01", Date},
		{"#22", "41365.75", "2013-04-01 18:00", Date}, {"#20", "0.75", "18:00", Time}, {"#46", "1.5", "36:00", Time},
		{"#45", "0.000011574", "00:00:01", Time}, {"#9", "0.5", "0.5", Number}, {"#4", "1234.5", "1234.5", Number},
		{`[$-411]ggge"年"m"月"d"日";@`, "41365", "2013-04-01", Date},
		{`[<43586][$-411]ggge"年"m"月"d"日";[<43831]"令和元年"m"月"d"日";@`, "41365", "2013-04-01", Date},
		{`[Red]yyyy/m/d`, "41365.9", "2013-04-01", Date}, {`m/d(aaa)`, "41365", "2013-04-01", Date}, {`yyyy"年度"`, "41365", "2013-04-01", Date},
		{`h:mm`, "0.7708333333333334", "18:30", Time}, {`h"時"mm"分"`, "0.7708333333333334", "18:30", Time}, {`[h]:mm`, "1.0416666666666667", "25:00", Time},
		{`mm:ss`, "0.0006944444444444445", "00:01", Time}, {`yyyy/m/d h:mm AM/PM`, "41365.770833333336", "2013-04-01 18:30", Date},
		{`00000`, "123", "00123", Number}, {`000-0000`, "7370051", "737-0051", Number}, {`"S"00000`, "45", "S00045", Number}, {`00000`, "1234567", "1234567", Number},
		{`0000000;@`, "12", "0000012", Number}, {`#,##0`, "1234", "1234", Number}, {`0.00`, "2", "2", Number}, {`0.0E+00`, "12000", "12000", Number},
		{`[<=999]000;[<=9999]000-00;000-0000`, "5", "5", Number}, {`"第"0"回"`, "12", "12", Number}, {`0"d"`, "3", "3", Number}, {`0\d`, "3", "3", Number},
		{`[Magenta]0`, "3", "3", Number}, {`G/標準"人"`, "85", "85", Number}, {`@`, "12", "12", Number}, {`_-* #,##0_-`, "5", "5", Number},
		{`yyyy/m/d`, "0", "0", Number}, {`yyyy/m/d`, "59", "1900-02-28", Date}, {`yyyy/m/d`, "61", "1900-03-01", Date}, {`yyyy/m/d`, "1", "1900-01-01", Date},
		{`yyyy/m/d`, "2958465", "9999-12-31", Date}, {`yyyy/m/d h:mm`, "41364.99999999", "2013-04-01", Date},
	} {
		f := mustRead(t, newBook(`<row r="1"><c r="A1" s="0"><v>`+c.value+`</v></c></row>`).formats(c.code).zip())
		got := f.Sheets[0].Rows[0].At(0)
		if got.Text() != c.text || got.Kind() != c.kind || len(f.Problems) > 0 {
			t.Errorf("%s of %s: %v %q, want %v %q; problems %v", c.code, c.value, got.Kind(), got.Text(), c.kind, c.text, f.Problems)
		}
		if c.kind == Date && got.Date() != wareki.Date(c.text[:10]) {
			t.Errorf("%s of %s: Date() = %q", c.code, c.value, got.Date())
		}
	}
}

func TestRead_badDates(t *testing.T) {
	for _, v := range []string{"60", "-5", "2958466", "99999999"} {
		f := mustRead(t, newBook(`<row r="3"><c r="B3" s="0"><v>`+v+`</v></c></row>`).formats("yyyy/m/d").zip())
		if c := f.Sheets[0].Rows[0].At(1); c.Kind() != Number || c.Text() != v {
			t.Errorf("%s: %v %q", v, c.Kind(), c.Text())
		}
		if want := (Problem{Sheet: "名簿", Line: 3, Column: 1, Code: BadDate}); len(f.Problems) != 1 || f.Problems[0] != want {
			t.Errorf("%s: problems %v", v, f.Problems)
		}
	}
}

func TestRead_structure(t *testing.T) {
	b := newBook(`<row r="1"><c r="A1"><v>1</v></c></row>`)
	b["xl/workbook.xml"] = xmlHead + `<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:rel="http://purl.oclc.org/ooxml/officeDocument/relationships"><x:workbookPr date1904="1"/><x:sheets>` +
		`<x:sheet name="二" sheetId="7" rel:id="b"/><x:sheet name="図" sheetId="8" rel:id="c"/><x:sheet name="隠し" sheetId="9" state="veryHidden" rel:id="a"/></x:sheets></x:workbook>`
	b["xl/_rels/workbook.xml.rels"] = rels(rel("a", "worksheet", "worksheets/sheet1.xml") + rel("b", "worksheet", "/xl/other/nise.xml") + rel("c", "chartsheet", "c.xml") + rel("d", "worksheet", "lost.xml"))
	b["xl/other/nise.xml"] = "\ufeff" + xmlHead + `<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:m="urn:m"><x:cols><x:col min="2" max="3" hidden="1"/></x:cols><x:sheetData>` +
		`<x:row r="2" hidden="1" m:dyDescent="0.2"><x:c r="B2" t="d"><x:v>2013-04-01T18:30:00</x:v></x:c></x:row></x:sheetData><x:mergeCells count="1"><x:mergeCell ref="B2:C4"/></x:mergeCells></x:worksheet>`
	f := mustRead(t, b.zip())
	if len(f.Sheets) != 2 || f.Sheets[0].Name != "二" || f.Sheets[0].Hidden || f.Sheets[1].Name != "隠し" || !f.Sheets[1].Hidden {
		t.Fatalf("sheets: %+v", f.Sheets)
	}
	s := f.Sheets[0]
	if got := dump(s); got != "2: B=2013-04-01 18:30\n" || !s.Rows[0].Hidden {
		t.Errorf("rows: %q, hidden %v", got, s.Rows[0].Hidden)
	}
	if len(s.Merges) != 1 || s.Merges[0] != (Merge{2, 4, 1, 2}) || !s.Merges[0].Contains(3, 2) || s.Merges[0].Contains(5, 2) {
		t.Errorf("merges: %v", s.Merges)
	}
	if len(s.HiddenColumns) != 1 || s.HiddenColumns[0] != (Span{1, 2}) {
		t.Errorf("hidden columns: %v", s.HiddenColumns)
	}
	codes := map[Code]string{}
	for _, p := range f.Problems {
		codes[p.Code] = p.Sheet
	}
	if len(codes) != 2 || codes[NoCells] != "図" || codes[LostSheet] != "xl/lost.xml" {
		t.Errorf("problems: %v", f.Problems)
	}
}

func TestRead_gaijiInWorkbook(t *testing.T) {
	f := mustRead(t, newBook(`<row r="4"><c r="C4" t="s"><v>0</v></c></row>`).shared("<si><t>渡\ue000</t></si>").zip())
	if len(f.Problems) != 1 || f.Problems[0] != (Problem{Sheet: "名簿", Line: 4, Column: 2, Code: Gaiji}) {
		t.Errorf("problems: %v", f.Problems)
	}
}

// Each of these opens in lenient readers with rows missing or moved.
func TestRead_damagedXML(t *testing.T) {
	row := `<row r="1"><c r="A1"><v>1</v></c></row>`
	for name, b := range map[string]book{
		"entity":              newBook(row + `&bogus;` + row),
		"control character":   newBook("\x01" + row),
		"mismatched tag":      newBook(row + `</zzz>`),
		"row number again":    newBook(row + row),
		"row number falls":    newBook(`<row r="5"/><row r="3"/>`),
		"row of another name": newBook(`<rov r="1"><c r="A1"/></rov>`),
		"cell of another row": newBook(`<row r="1"><c r="A2"><v>1</v></c></row>`),
		"cell twice":          newBook(`<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>`),
		"lost bracket":        newBook(`row r="1"/>` + row),
		"absurd reference":    newBook(`<row r="1"><c r="ZZZZZ1"/></row>`),
		"unknown type":        newBook(`<row r="1"><c r="A1" t="q"><v>1</v></c></row>`),
		"unknown attribute":   newBook(`<row r="1"><c r="A1" u="s"><v>1</v></c></row>`),
		"no shared text":      newBook(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`),
		"shared text missing": newBook(`<row r="1"><c r="A1" t="s"><v>3</v></c></row>`).shared(`<si><t>a</t></si>`),
		"no number":           newBook(`<row r="1"><c r="A1"><v>1x</v></c></row>`),
		"hexadecimal":         newBook(`<row r="1"><c r="A1"><v>0x10</v></c></row>`),
		"attribute twice":     newBook(`<row r="1" r="2"/>`),
		"second root":         func() book { b := newBook(row); b[sheetOne] += "<a/>"; return b }(),
		"cut in half":         func() book { b := newBook(row); b[sheetOne] = b[sheetOne][:len(b[sheetOne])-30]; return b }(),
		"not UTF-8":           newBook(`<row r="1"><c r="A1" t="str"><v>` + "\x8e\x52" + `</v></c></row>`),
		"empty part":          func() book { b := newBook(row); b[sheetOne] = ""; return b }(),
		"missing part":        func() book { b := newBook(row); delete(b, sheetOne); return b }(),
		"no table of rows":    func() book { b := newBook(row); b[sheetOne] = `<worksheet ` + mainNS + `/>`; return b }(),
		"shared text cut":     newBook(row).shared(`<si><t>a</t></si><si><t>`),
		"foreign namespace": func() book {
			b := newBook(row)
			b[sheetOne] = strings.Replace(b[sheetOne], "2006/main", "2007/main", 1)
			return b
		}(),
		"sheet entry lost": func() book {
			b := newBook(row)
			b["xl/workbook.xml"] = strings.Replace(b["xl/workbook.xml"], "<sheet ", "<sheft ", 1)
			return b
		}(),
		"broken styles": newBook(row).with("styles", "styles.xml", `<styleSheet `+mainNS+`><cellXfs><xg/></cellXfs></styleSheet>`),
	} {
		if r := refusal(t, b.zip()); r.Reason != Damaged || r.Part == "" {
			t.Errorf("%s: %v", name, r)
		}
	}
}

func TestRead_cancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, data := range [][]byte{newBook("").zip(), []byte("a,b\n")} {
		if _, err := Read(ctx, "x", data, Limits{}); !errors.Is(err, context.Canceled) {
			t.Errorf("%v", err)
		}
	}
}
