package template

import (
	"slices"
	"strings"
	"testing"
)

// What a mark can ask of a list beside its items: cells joined downwards, other signs, sums
// so far, rows that go on below lines of their own.
func TestListWays(t *testing.T) {
	rows := func(list ...[]Value) *Table {
		return &Table{Name: "課", Names: []string{"部", "名", "印", "人数"}, Rows: list}
	}
	row := func(part, name, sign string, n int) []Value {
		return []Value{Text(part), Text(name), Text(sign), Number(n)}
	}
	all := rows(row("総務", "秘書", "○", 3), row("", "人事", "×", 4), row("市民", "戸籍", "○", 5), row("消防", "予防", "", 6), row("消防", "警防", "○", 7))
	v := Values{Lists: map[string]*Table{"課": all}}
	for _, c := range []struct{ name, rows, merges, want, joined string }{
		{"joined downwards, no other joined cells", cells("A1 {{↓課.部}}", "B1 {{課.名}}"), "", "総務秘書人事市民戸籍消防予防警防", "A1:A2 A4:A5"},
		{"joined downwards beside others", cells("A1 {{↓課.部}}", "B1 {{課.名}}", "D3 終"), `<mergeCells count="1"><mergeCell ref="D3:E3"/></mergeCells>`, "総務秘書人事市民戸籍消防予防警防終", "D7:E7 A1:A2 A4:A5"},
		{"joined both ways", cells("A1 {{↓課.部}}", "C1 {{課.名}}"), `<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>`, "総務秘書人事市民戸籍消防予防警防", "A1:B2 A3:B3 A4:B5"},
		{"other signs", cells("A1 {{課.印|○→／ ×→欠}}"), "", "／欠／／", ""},
		{"sums so far", cells("A1 {{課.人数の累計}}名"), "", "3名7名12名18名25名", ""},
		{"lines of their own, and what goes on", cells("A1 {{課1.名}}{{課1.連番}}", "A2 {{課2.名}}", "A3 {{課(3から).連番}}{{課(3から).名}}{{課(3から).人数の累計}}"), "", "秘書1人事3戸籍124予防185警防25", ""},
		{"fewer than the lines of their own", cells("A1 {{課(人数降順)1.名}}", "A2 {{課(人数降順)2.名}}", "A3 {{課(人数降順6から).名}}"), "", "警防予防", ""},
		{"the first of an order", cells("A1 {{課(人数降順2まで).連番}}{{課(人数降順2まで).名}}"), "", "1警防2予防", ""},
		{"the second and the third", cells("A1 {{課(人数降順2から3まで).連番}}{{課(人数降順2から3まで).名}}"), "", "2予防3戸籍", ""},
		{"the last ones, each with its place", cells("A1 {{課(人数降順2まで)2.名}}", "B1 {{課(人数降順2まで)1.名}}"), "", "予防警防", ""},
		{"shares and ranks", cells("A1 {{課.人数の順位}}:{{課.人数の構成比|0%}}"), "", "5:12%4:16%3:20%2:24%1:28%", ""},
		{"a head for every three", cells("A1 {{#課(人数降順3ずつ)}}名", "A2 {{課(人数降順3ずつ).課.連番}}{{課(人数降順3ずつ).課.名}}{{課(人数降順3ずつ).課.人数の累計}}{{/課(人数降順3ずつ)}}"), "", "名1警防72予防133戸籍18名4人事225秘書25", ""},
	} {
		book := small(t, "", c.rows, c.merges)
		out := fill(t, book, v)
		sheet := partOf(t, out, "xl/worksheets/sheet1.xml")
		if got := strings.Join(saidBy(sheet), ""); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		var joined []string
		x := &scanner{b: []byte(sheet)}
		for u, ok := x.next(); ok; u, ok = x.next() {
			if u.kind == '<' && u.is("mergeCell") {
				ref, _ := u.attr("ref")
				joined = append(joined, ref)
			}
		}
		if got := strings.Join(joined, " "); got != c.joined {
			t.Errorf("%s: joined %q, want %q\n%s", c.name, got, c.joined, sheet)
		}
		if strings.Contains(partOf(t, out, "xl/workbook.xml"), "(2)") {
			t.Errorf("%s: a second sheet", c.name)
		}
	}
	// what stands before and behind the joined cells of a sheet that had none
	book := small(t, "", cells("A1 {{↓課.部}}", "B1 {{課.名}}"), `<autoFilter ref="A1:B1"/><pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/>`)
	sheet := partOf(t, fill(t, book, v), "xl/worksheets/sheet1.xml")
	if i := []int{strings.Index(sheet, "<autoFilter"), strings.Index(sheet, "<mergeCells"), strings.Index(sheet, "<pageMargins")}; !slices.IsSorted(i) || i[0] < 0 {
		t.Errorf("%v: %s", i, sheet)
	}
	f, err := Open(t.Context(), small(t, "", cells("A1 {{課.名の累計}}", "A2 {{課.人数の累計}}"), ""))
	if err != nil {
		t.Fatal(err)
	}
	if r, err := f.Check(t.Context(), v); err != nil || len(r.Problems) != 1 || r.Problems[0].Cell != "A1" {
		t.Error(r.Problems, err)
	}
}
