package template

import (
	"fmt"
	"strings"
	"testing"
)

// What stands in a form only where there is something to say: words for nothing, a row,
// a column, a sheet.
func TestOptional(t *testing.T) {
	book := small(t, `<cols><col min="1" max="4" width="9" customWidth="1"/></cols>`,
		cells("A1 {{会場|会場　@|なければ未定}}", "B1 {{？会場}}あり", "A2 {{人数|0人;;|なければ－}}", "A3 {{人数|なければ－}}", "B3 {{?→会場}}列", "A4 {{人数|・0人;;}}", "A5 計 {{名簿.件数}}名", "A6 {{？名簿}}人{{名簿.氏名}}", "A7 {{!名簿}}該当なし"), "")
	book = changed(t, book, "xl/workbook.xml", func(s string) string {
		return strings.Replace(s, `<sheet name="表" sheetId="1" r:id="rId1"/>`, `<sheet name="表" sheetId="1" r:id="rId1"/><sheet name="{{会場があれば}}会場" sheetId="2" r:id="rId2"/>`, 1)
	})
	book = changed(t, book, "xl/_rels/workbook.xml.rels", func(s string) string {
		return strings.Replace(s, `</Relationships>`, `<Relationship Id="rId2" Type="`+relsIn+`worksheet" Target="worksheets/sheet2.xml"/></Relationships>`, 1)
	})
	book = changed(t, book, "xl/worksheets/sheet2.xml", func(string) string { return `<worksheet ` + mainNS + `><sheetData/></worksheet>` })
	for _, c := range []struct {
		venue, number   Value
		row, alone      string
		hidden, unknown bool
		people          int
	}{
		{Text("本庁舎"), Number(3), "会場　本庁舎あり3人", "・3人", false, false, 3},
		{Value{}, Value{}, "未定あり－", "", true, true, 0},
		{Text("本庁舎"), Number(0), "会場　本庁舎あり", "", false, false, 1},
	} {
		out := fill(t, book, Values{Items: map[string]Value{"会場": c.venue, "人数": c.number}, Lists: map[string]*Table{"名簿": {Name: "名簿", Names: []string{"氏名"}, Rows: make([][]Value, c.people)}}})
		sheet, main := partOf(t, out, "xl/worksheets/sheet1.xml"), partOf(t, out, "xl/workbook.xml")
		words := strings.Join(saidBy(sheet), "")
		if !strings.HasPrefix(words, c.row) || c.alone != "" && !strings.Contains(words, c.alone) || !strings.Contains(words, fmt.Sprintf("計 %d名", c.people)) {
			t.Errorf("%v %v: %q", c.venue, c.number, words)
		}
		if c.unknown != strings.Contains(words, "－－") {
			t.Errorf("%v %v: %q", c.venue, c.number, words)
		}
		if c.people == 0 != strings.Contains(sheet, `<row r="6" hidden="1"`) || c.people == 0 == strings.Contains(sheet, fmt.Sprintf(`<row r="%d" hidden="1"`, 6+max(1, c.people))) {
			t.Errorf("%d people: %s", c.people, sheet)
		}
		for what, got := range map[string]bool{"row": strings.Contains(sheet, `<row r="1" hidden="1"`), "column": strings.Contains(sheet, `<col min="2" max="2" width="9" customWidth="1" hidden="1"/>`),
			"sheet": strings.Contains(main, `name="会場" sheetId="2" r:id="rId2" state="hidden"`)} {
			if got != c.hidden {
				t.Errorf("%v: %s hidden %v\n%s\n%s", c.venue, what, got, sheet, main)
			}
		}
	}
}

// saidBy are the words of the cells of a sheet, in their order.
func saidBy(sheet string) []string {
	var out []string
	x := &scanner{b: []byte(sheet)}
	for t, ok := x.next(); ok; t, ok = x.next() {
		if t.kind == '<' && t.is("is") {
			out = append(out, joined(runs(x.skip(t))))
		}
	}
	return out
}

// A row gets as high as its words need where they break their lines, and no row lower.
func TestHeights(t *testing.T) {
	book := small(t, `<cols><col min="1" max="1" width="20" customWidth="1"/></cols>`,
		strings.ReplaceAll(cells("A1 {{題}}", "A2 {{名簿.備考}}"), `<row r="`, `<row ht="15" customHeight="1" r="`), "")
	wrapped := func(b []byte, wrap string) []byte {
		b = changed(t, b, "xl/styles.xml", func(string) string {
			return `<styleSheet ` + mainNS + `><fonts count="1"><font><sz val="10"/></font></fonts><cellXfs count="2"><xf fontId="0"/><xf fontId="0"><alignment wrapText="` + wrap + `"/></xf></cellXfs></styleSheet>`
		})
		b = changed(t, b, "xl/_rels/workbook.xml.rels", func(s string) string {
			return strings.Replace(s, `</Relationships>`, `<Relationship Id="rId9" Type="`+relsIn+`styles" Target="styles.xml"/></Relationships>`, 1)
		})
		return changed(t, b, "xl/worksheets/sheet1.xml", func(s string) string { return strings.ReplaceAll(s, `<c r="A`, `<c s="1" r="A`) })
	}
	values := Values{Items: map[string]Value{"題": Text("短い題")}, Lists: map[string]*Table{"名簿": {Name: "名簿", Names: []string{"備考"},
		Rows: [][]Value{{Text(strings.Repeat("長", 25))}, {Text("一\n二")}, {Text("短")}}}}}
	for wrap, want := range map[string]string{"1": "15 39.5 27 15", "0": "15 15 15 15"} {
		var got []string
		for _, r := range strings.Split(partOf(t, fill(t, wrapped(book, wrap), values), "xl/worksheets/sheet1.xml"), "<row ")[1:] {
			_, after, _ := strings.Cut(r, `ht="`)
			high, _, _ := strings.Cut(after, `"`)
			got = append(got, high)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("wrap %s: %s, want %s", wrap, s, want)
		}
	}
}
