package template

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"jibun/data/table"
)

// fuzzedForm is a form with a text and a formula that nobody would think of.
func fuzzedForm(t testing.TB, text, formula string) []byte {
	return small(t, "", cells("A1 x", "A2 "+text, "B2 ="+formula, "A3 ="+formula, "A4 "+text), `<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>`)
}

// odd tells of signs that no XML can hold.
func odd(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > 0xfffd && r < 0x10000 || r == '\ufffd' })
}

// around are the places of a workbook that a piece of XML is put into, by number.
var around = []struct{ name, kind, head, foot string }{
	{"", "", "", ""}, // behind the rows of the sheet
	{"xl/comments1.xml", "comments", `<comments ` + mainNS + `><authors><author>a</author></authors><commentList>`, `</commentList></comments>`},
	{"xl/drawings/drawing1.xml", "drawing", `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`, `</xdr:wsDr>`},
	{"xl/drawings/vmlDrawing1.vml", "vmlDrawing", `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">`, `</xml>`},
	{"xl/tables/table1.xml", "table", `<table ` + mainNS + ` id="1" name="T" displayName="T" ref="A1:C4">`, `</table>`},
	{"xl/charts/chart1.xml", "chart", `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">`, `</c:chartSpace>`},
}

func fuzzedPart(t testing.TB, where uint8, piece string) []byte {
	rows := cells("A1 題", "A2 {{名簿.氏名}}", "B2 {{名簿.時間}}", "B3 =SUM(B2:B2)")
	p := around[int(where)%len(around)]
	if p.name == "" {
		return small(t, "", rows, piece)
	}
	return small(t, "", rows, "", [3]string{p.name, p.kind, p.head + piece + p.foot})
}

// fillFuzzed fills what has been made up: it may be refused; what is written is whole,
// and opens again.
func fillFuzzed(t testing.TB, book []byte, n uint8) []byte {
	form, err := Open(context.Background(), book)
	if err != nil {
		return nil
	}
	var out bytes.Buffer
	if _, err := form.Fill(context.Background(), &out, people(int(n%40)), Options{Blank: true}); err != nil {
		return nil
	}
	wellFormed(t, out.Bytes())
	if _, err := Open(context.Background(), out.Bytes()); err != nil {
		t.Error(err)
	}
	return out.Bytes()
}

func FuzzFill(f *testing.F) {
	f.Add("{{名簿.氏名}}", "SUM(A2:A2)", uint8(3))
	f.Add("{{#名簿}}{{/名簿}}", `IF('表'!A1:B2="{{年度}}",[1]x!A1,#REF!)`, uint8(0))
	f.Add("｛｛名簿3.氏名｜和暦}}", "1:3+A:B", uint8(30))
	f.Add("{{→名簿.氏名}}", "{1,2;3}", uint8(2))
	f.Add("{{名簿*3.氏名}}", "SUM(A$1:$B2", uint8(9))
	f.Add("{{名簿.件数}}", `SUMPRODUCT((A1:A4<>"")/COUNTIF(A1:A4,A1:A4&""))`, uint8(5))
	f.Add("{{?名簿}}", `TEXT(INDEX(A1:B4,MATCH("x",A1:A4,0),1),"ggge年")`, uint8(1))
	f.Add("{{名簿.日|m/d}}", `VLOOKUP(A2,A1:B4,2)&T[[#This Row],[a]]`, uint8(4))
	f.Fuzz(func(t *testing.T, text, formula string, n uint8) {
		if odd(text + formula) {
			t.Skip()
		}
		fillFuzzed(t, fuzzedForm(t, text, formula), n)
	})
}

func FuzzParts(f *testing.F) {
	for i, s := range []string{
		`<conditionalFormatting sqref="A2:B2"><cfRule type="expression" priority="1"><formula>$B2&gt;AVERAGE($B$2:$B$2)</formula></cfRule></conditionalFormatting>`,
		`<comment ref="A2" authorId="0"><text><r><t>{{名簿.氏名}}</t></r></text></comment>`,
		`<xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>2</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="x"/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>{{名簿.氏名}}</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor>`,
		`<v:shape id="_x0000_s1025" type="#_x0000_t202"><x:ClientData ObjectType="Note"><x:Anchor>1, 15, 1, 2, 3, 31, 4, 1</x:Anchor><x:Row>1</x:Row><x:Column>0</x:Column></x:ClientData></v:shape>`,
		`<autoFilter ref="A1:C4"/><tableColumns count="3"><tableColumn id="1" name="題"/><tableColumn id="2" name="b"><calculatedColumnFormula>T[[#This Row],[題]]</calculatedColumnFormula></tableColumn><tableColumn id="3" name="c"/></tableColumns>`,
		`<c:chart><c:plotArea><c:barChart><c:ser><c:val><c:numRef><c:f>表!$B$2</c:f><c:numCache><c:ptCount val="1"/></c:numCache></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart>`,
	} {
		f.Add(uint8(i), s, uint8(3))
	}
	f.Add(uint8(0), `<dataValidations count="1"><dataValidation type="list" sqref="A2 B2:B3"><formula1>$A$2:$A$2</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref="A2" location="表!A2" display="{{名簿.氏名}}"/></hyperlinks>`, uint8(2))
	f.Add(uint8(0), `<rowBreaks count="1" manualBreakCount="1"><brk id="2" max="16383" man="1"/></rowBreaks><protectedRanges><protectedRange sqref="A2" name="x"/></protectedRanges>`, uint8(2))
	f.Fuzz(func(t *testing.T, where uint8, piece string, n uint8) {
		if odd(piece) || len(piece) > 5000 {
			t.Skip()
		}
		p := around[int(where)%len(around)]
		whole := p.head + piece + p.foot
		if p.name == "" {
			whole = "<x>" + piece + "</x>"
		}
		if table.WellFormed([]byte(whole)) != nil && p.kind != "vmlDrawing" {
			t.Skip()
		}
		fillFuzzed(t, fuzzedPart(t, where, piece), n)
	})
}

// kept reads what fuzzing has found and is kept in testdata/fuzz.
func kept(t testing.TB, target string) (out [][]string) {
	t.Helper()
	files, _ := filepath.Glob("testdata/fuzz/" + target + "/*")
	for _, path := range files {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var args []string
		for _, l := range strings.Split(strings.TrimSpace(string(b)), "\n")[1:] {
			_, arg, _ := strings.Cut(strings.TrimSuffix(l, ")"), "(")
			if s, err := strconv.Unquote(arg); err == nil && !strings.HasPrefix(l, "byte") {
				arg = s
			} else if r, _, _, err := strconv.UnquoteChar(strings.Trim(arg, "'"), '\''); err == nil && strings.HasPrefix(arg, "'") {
				arg = strconv.Itoa(int(r))
			}
			args = append(args, arg)
		}
		if len(args) == 3 {
			out = append(out, args)
		}
	}
	return out
}

// LibreOffice opens whatever comes of the kept fuzz. The long run.
func TestFuzz_opens(t *testing.T) {
	if os.Getenv("JIBUN_SOAK") == "" {
		t.Skip("JIBUN_SOAK is not set")
	}
	dir := t.TempDir()
	number := func(s string) uint8 { n, _ := strconv.ParseUint(s, 0, 8); return uint8(n) }
	args := []string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "csv", "--outdir", filepath.Join(dir, "lo")}
	add := func(name string, book []byte) {
		if book == nil {
			return
		}
		path := filepath.Join(dir, name+".xlsx")
		if err := os.WriteFile(path, book, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	for i, a := range kept(t, "FuzzFill") {
		add(fmt.Sprintf("fill%d", i), fillFuzzed(t, fuzzedForm(t, a[0], a[1]), number(a[2])))
	}
	for i, a := range kept(t, "FuzzParts") {
		add(fmt.Sprintf("part%d", i), fillFuzzed(t, fuzzedPart(t, number(a[0]), a[1]), number(a[2])))
	}
	if len(args) < 50 {
		t.Fatal("only", len(args), "workbooks are kept")
	}
	if msg, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		t.Fatal(err, string(msg))
	}
	for _, path := range args[6:] {
		if _, err := os.Stat(filepath.Join(dir, "lo", strings.TrimSuffix(filepath.Base(path), ".xlsx")+".csv")); err != nil {
			t.Error("LibreOffice refuses", filepath.Base(path))
		}
	}
	t.Log(len(args)-6, "workbooks opened")
}
