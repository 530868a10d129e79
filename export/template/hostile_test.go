package template

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// Forms that are made to hurt are filled or refused, soon and without much memory; none
// brings the program down.
func TestFill_hostile(t *testing.T) {
	sheet := func(rows, after string) []byte { return small(t, "", rows, after) }
	many := func(n int, f func(i int) string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(f(i))
		}
		return b.String()
	}
	detail := cells("A2 {{名簿.氏名}}", "B2 {{名簿.時間}}")
	for name, form := range map[string][]byte{
		"brackets":     sheet(cells("A1 ="+strings.Repeat("(", 8000), "A2 {{名簿.氏名}}"), ""),
		"closed ones":  sheet(cells("A1 ="+strings.Repeat("(", 4000)+"1"+strings.Repeat(")", 4000), "A2 {{名簿.氏名}}"), ""),
		"signs":        sheet(cells("A1 ="+strings.Repeat("-", 8000)+"1", "A2 {{名簿.氏名}}"), ""),
		"a circle":     sheet(cells("A1 =A3", "A2 {{名簿.氏名}}", "A3 =A1+SUM(A1:A4)"), ""),
		"a long chain": sheet(many(3000, func(i int) string { return fmt.Sprintf(`<row r="%d"><c r="A%d"><f>A%d+1</f></c></row>`, i+3, i+3, i+4) }), ""),
		"all cells":    sheet(cells("A1 =SUM(B1:XFD1048576)", "A2 {{名簿.氏名}}", `A3 =COUNTIF(A:XFD,"*a*b*c*d*")`, "A4 =SUMPRODUCT((A1:XFD1048576=1)*1)"), ""),
		"an array":     sheet(`<row r="1"><c r="A1"><f t="array" ref="A1:XFD1048576">A1:XFD1048576</f></c></row>`+detail, ""),
		"slots":        sheet(cells("A1 "+strings.Repeat("{{名簿*1000.氏名}}", 500)), ""),
		"marks":        sheet(cells("A1 "+strings.Repeat("{{名簿.氏名}}", 2000)), ""),
		"braces":       sheet(cells("A1 "+strings.Repeat("{", 30000), "A2 {{名簿.氏名}}"), ""),
		"merges":       sheet(detail, "<mergeCells>"+many(20000, func(i int) string { return fmt.Sprintf(`<mergeCell ref="C%d:D%d"/>`, i+1, i+1) })+"</mergeCells>"),
		"breaks":       sheet(detail, "<rowBreaks>"+many(20000, func(i int) string { return fmt.Sprintf(`<brk id="%d"/>`, i+1) })+"</rowBreaks>"),
		"many ranges":  sheet(detail, `<conditionalFormatting sqref="`+strings.Repeat("A1:XFD1048576 ", 20000)+`"/>`),
		"columns":      sheet(cells("A1 {{→名簿.氏名}}", "A2 {{名簿.氏名}}"), ""),
		"widths":       small(t, "<cols>"+strings.Repeat(`<col min="1" max="16384" width="9"/>`, 2000)+"</cols>", cells("A1 {{→名簿.氏名}}"), ""),
		"notes":        small(t, "", detail, "", [3]string{"xl/comments1.xml", "comments", "<comments " + mainNS + "><authors/><commentList>" + strings.Repeat(`<comment ref="A2" authorId="99999999999"><text><t>{{名簿.氏名}}</t></text></comment>`, 500) + "</commentList></comments>"}),
		"old shapes":   small(t, "", detail, "", [3]string{"xl/vmlDrawing1.vml", "vmlDrawing", strings.Repeat(`<v:shape id="_x0000_s99999999999999999999"><x:ClientData ObjectType="Note"><x:Anchor>1,2,3</x:Anchor><x:Row>1</x:Row><x:Column>99999</x:Column>`, 2000)}),
		"far shapes":   small(t, "", detail, "", [3]string{"xl/drawings/drawing1.xml", "drawing", `<wsDr>` + strings.Repeat(`<twoCellAnchor><from><col>99999999</col><row>-5</row></from><to><col>0</col><row>99999999</row></to></twoCellAnchor>`, 1000) + `</wsDr>`}),
		"related in a circle": changed(t, small(t, "", detail, "", [3]string{"xl/drawings/drawing1.xml", "drawing", "<wsDr/>"}), "xl/drawings/_rels/drawing1.xml.rels", func(string) string {
			return `<Relationships ` + relsNS + `><Relationship Id="a" Type="` + relsIn + `drawing" Target="/xl/drawings/drawing1.xml"/><Relationship Id="b" Type="` + relsIn + `drawing" Target="/xl/drawings/drawing1.xml"/></Relationships>`
		}),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			w := &most{}
			f, err := Open(t.Context(), form)
			if err == nil {
				_, err = f.Fill(t.Context(), w, people(500), Options{Blank: true})
			}
			runtime.ReadMemStats(&after)
			took, used := time.Since(start), (after.TotalAlloc-before.TotalAlloc)>>20
			t.Log(err, took, used, "MiB in all,", w.n>>10, "KiB written")
			if took > time.Minute || used > 1500 {
				t.Errorf("it takes %v and %d MiB in all", took, used)
			}
		})
	}
}

type most struct{ n int64 }

func (w *most) Write(b []byte) (int, error) { w.n += int64(len(b)); return len(b), nil }

// Filled again the form gives the same file; what has been filled is a form without
// marks, of which every part stays as it lies in the file.
func TestFill_again(t *testing.T) {
	files, _ := filepath.Glob("testdata/real/*.xls?")
	for _, path := range files {
		book, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		form, sheetPart, _ := withMarks(t, book)
		f, err := Open(t.Context(), form)
		if err != nil {
			t.Fatal(err)
		}
		var out [2]bytes.Buffer
		for i := range out {
			if _, err := f.Fill(t.Context(), &out[i], people(3), Options{Blank: true}); err != nil {
				t.Fatal(path, err)
			}
		}
		if !bytes.Equal(out[0].Bytes(), out[1].Bytes()) {
			t.Error(path, "is another file when it is filled again")
		}
		if d := same(t, form, out[0].Bytes()); len(d) == 0 {
			t.Error("the control:", sheetPart, "must differ")
		}
		again, err := Open(t.Context(), out[0].Bytes())
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := again.Fill(t.Context(), &b, people(3), Options{Blank: true}); err != nil {
			t.Fatal(path, err)
		}
		if d := same(t, out[0].Bytes(), b.Bytes()); len(d) > 0 {
			t.Error(path, "filled once more has other parts:", d)
		}
	}
}

// A workbook with macros keeps them, byte for byte, and its kind.
func TestFill_macros(t *testing.T) {
	form, sheetPart, row := withMarks(t, read(t, "real/closedxml_tdf111974.xlsm"))
	f, err := Open(t.Context(), form)
	if err != nil || !f.Macros() {
		t.Fatal(err)
	}
	out := fill(t, form, people(3))
	sound(t, out)
	differ := strings.Join(same(t, form, out), " ")
	for _, part := range []string{"xl/vbaProject.bin", "xl/styles.xml", "xl/media/image1.emf", "xl/sharedStrings.xml"} {
		if strings.Contains(differ, part) {
			t.Error(part, "is not as it was")
		}
	}
	if !strings.Contains(differ, sheetPart) || !strings.Contains(partOf(t, out, sheetPart), fmt.Sprintf(`<row r="%d"`, row+2)) {
		t.Error("nothing was filled:", differ)
	}
	if kinds := partOf(t, out, "[Content_Types].xml"); !strings.Contains(kinds, "macroEnabled.main+xml") {
		t.Error(kinds)
	}
	xltm := changed(t, form, "[Content_Types].xml", func(s string) string {
		return strings.Replace(s, "ms-excel.sheet.macroEnabled", "ms-excel.template.macroEnabled", 1)
	})
	if kinds := partOf(t, fill(t, xltm, people(1)), "[Content_Types].xml"); !strings.Contains(kinds, "sheet.macroEnabled.main+xml") || strings.Contains(kinds, "template.macro") {
		t.Error(kinds)
	}
}
