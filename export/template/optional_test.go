package template

import (
	"strings"
	"testing"
)

// What stands in a form only where there is something to say: words for nothing, a row,
// a column, a sheet.
func TestOptional(t *testing.T) {
	book := small(t, `<cols><col min="1" max="4" width="9" customWidth="1"/></cols>`,
		cells("A1 {{会場|会場　@|なければ未定}}", "B1 {{？会場}}あり", "A2 {{人数|0人;;|なければ－}}", "A3 {{人数|なければ－}}", "B3 {{?→会場}}列", "A4 {{人数|・0人;;}}", "A5 計 {{名簿.件数}}名"), "")
	book = changed(t, book, "xl/workbook.xml", func(s string) string {
		return strings.Replace(s, `<sheet name="表" sheetId="1" r:id="rId1"/>`, `<sheet name="表" sheetId="1" r:id="rId1"/><sheet name="{{？会場}}会場" sheetId="2" r:id="rId2"/>`, 1)
	})
	book = changed(t, book, "xl/_rels/workbook.xml.rels", func(s string) string {
		return strings.Replace(s, `</Relationships>`, `<Relationship Id="rId2" Type="`+relsIn+`worksheet" Target="worksheets/sheet2.xml"/></Relationships>`, 1)
	})
	book = changed(t, book, "xl/worksheets/sheet2.xml", func(string) string { return `<worksheet ` + mainNS + `><sheetData/></worksheet>` })
	for _, c := range []struct {
		venue, number   Value
		row, alone      string
		hidden, unknown bool
	}{
		{Text("本庁舎"), Number(3), "会場　本庁舎あり3人", "・3人", false, false},
		{Value{}, Value{}, "未定あり－", "", true, true},
		{Text("本庁舎"), Number(0), "会場　本庁舎あり", "", false, false},
	} {
		out := fill(t, book, Values{Items: map[string]Value{"会場": c.venue, "人数": c.number}, Lists: map[string]*Table{"名簿": {Name: "名簿", Names: []string{"氏名"}, Rows: [][]Value{{}, {}, {}}}}})
		sheet, main := partOf(t, out, "xl/worksheets/sheet1.xml"), partOf(t, out, "xl/workbook.xml")
		words := strings.Join(texts(sheet), "")
		if !strings.HasPrefix(words, c.row) || c.alone != "" && !strings.Contains(words, c.alone) || !strings.Contains(words, "計 3名") {
			t.Errorf("%v %v: %q", c.venue, c.number, words)
		}
		if c.unknown != strings.Contains(words, "－－") {
			t.Errorf("%v %v: %q", c.venue, c.number, words)
		}
		for what, got := range map[string]bool{"row": strings.Contains(sheet, `<row r="1" hidden="1"`), "column": strings.Contains(sheet, `<col min="2" max="2" width="9" customWidth="1" hidden="1"/>`),
			"sheet": strings.Contains(main, `name="会場" sheetId="2" r:id="rId2" state="hidden"`)} {
			if got != c.hidden {
				t.Errorf("%v: %s hidden %v\n%s\n%s", c.venue, what, got, sheet, main)
			}
		}
	}
}

// texts are the words of the cells of a sheet, in their order.
func texts(sheet string) []string {
	var out []string
	x := &scanner{b: []byte(sheet)}
	for t, ok := x.next(); ok; t, ok = x.next() {
		if t.kind == '<' && t.is("is") {
			out = append(out, joined(runs(x.skip(t))))
		}
	}
	return out
}
