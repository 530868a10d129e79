package template

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jibun/data/datatest/spent"
	"jibun/export/calc"
)

// hostile are forms that are made to hurt. Those that are refused say so; the others are
// filled.
func hostile(t testing.TB) map[string]func() []byte {
	sheet := func(rows, after string) []byte { return small(t, "", rows, after) }
	many := func(n int, f func(i int) string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(f(i))
		}
		return b.String()
	}
	detail := cells("A2 {{名簿.氏名}}", "B2 {{名簿.時間}}")
	row := func(i int) string { return fmt.Sprintf(`<row r="%d"><c r="A%d"><v>1</v></c></row>`, i+1, i+1) }
	return map[string]func() []byte{
		"brackets": func() []byte { return sheet(cells("A1 ="+strings.Repeat("(", 8000), "A2 {{名簿.氏名}}"), "") },
		"closed ones": func() []byte {
			return sheet(cells("A1 ="+strings.Repeat("(", 4000)+"1"+strings.Repeat(")", 4000), "A2 {{名簿.氏名}}"), "")
		},
		"signs":    func() []byte { return sheet(cells("A1 ="+strings.Repeat("-", 8000)+"1", "A2 {{名簿.氏名}}"), "") },
		"a circle": func() []byte { return sheet(cells("A1 =A3", "A2 {{名簿.氏名}}", "A3 =A1+SUM(A1:A4)"), "") },
		"a long chain": func() []byte {
			return sheet(many(3000, func(i int) string { return fmt.Sprintf(`<row r="%d"><c r="A%d"><f>A%d+1</f></c></row>`, i+3, i+3, i+4) }), "")
		},
		"all cells": func() []byte {
			return sheet(cells("A1 =SUM(B1:XFD1048576)", "A2 {{名簿.氏名}}", `A3 =COUNTIF(A:XFD,"*a*b*c*d*")`, "A4 =SUMPRODUCT((A1:XFD1048576=1)*1)"), "")
		},
		"an array": func() []byte {
			return sheet(`<row r="1"><c r="A1"><f t="array" ref="A1:XFD1048576">A1:XFD1048576</f></c></row>`+detail, "")
		},
		"slots": func() []byte { return sheet(cells("A1 "+strings.Repeat("{{名簿*1000.氏名}}", 500)), "") },
		"marks": func() []byte { return sheet(cells("A1 "+strings.Repeat("{{名簿.氏名}}", 2000)), "") },
		"many marks": func() []byte {
			return sheet(many(50000, func(i int) string {
				return fmt.Sprintf(`<row r="%d"><c r="A%d" t="inlineStr"><is><t>{{年度}}</t></is></c></row>`, i+1, i+1)
			}), "")
		},
		"many lists": func() []byte {
			return sheet(many(50000, func(i int) string {
				return fmt.Sprintf(`<row r="%d"><c r="A%d" t="inlineStr"><is><t>{{名簿.氏名}}</t></is></c></row>`, 2*i+1, 2*i+1)
			}), "")
		},
		"braces": func() []byte { return sheet(cells("A1 "+strings.Repeat("{", 30000), "A2 {{名簿.氏名}}"), "") },
		"merges": func() []byte {
			return sheet(detail, "<mergeCells>"+many(20000, func(i int) string { return fmt.Sprintf(`<mergeCell ref="C%d:D%d"/>`, i+1, i+1) })+"</mergeCells>")
		},
		"more merges": func() []byte {
			return sheet(detail, "<mergeCells>"+many(200000, func(i int) string { return fmt.Sprintf(`<mergeCell ref="C%d:D%d"/>`, i+1, i+1) })+"</mergeCells>")
		},
		"breaks": func() []byte {
			return sheet(detail, "<rowBreaks>"+many(20000, func(i int) string { return fmt.Sprintf(`<brk id="%d"/>`, i+1) })+"</rowBreaks>")
		},
		"many ranges": func() []byte {
			return sheet(detail, `<conditionalFormatting sqref="`+strings.Repeat("A1:XFD1048576 ", 20000)+`"/>`)
		},
		"columns": func() []byte { return sheet(cells("A1 {{→名簿.氏名}}", "A2 {{名簿.氏名}}"), "") },
		"widths": func() []byte {
			return small(t, "<cols>"+strings.Repeat(`<col min="1" max="16384" width="9"/>`, 2000)+"</cols>", cells("A1 {{→名簿.氏名}}"), "")
		},
		"notes": func() []byte {
			return small(t, "", detail, "", [3]string{"xl/comments1.xml", "comments", "<comments " + mainNS + "><authors/><commentList>" + strings.Repeat(`<comment ref="A2" authorId="99999999999"><text><t>{{名簿.氏名}}</t></text></comment>`, 500) + "</commentList></comments>"})
		},
		"old shapes": func() []byte {
			return small(t, "", detail, "", [3]string{"xl/vmlDrawing1.vml", "vmlDrawing", strings.Repeat(`<v:shape id="_x0000_s99999999999999999999"><x:ClientData ObjectType="Note"><x:Anchor>1,2,3</x:Anchor><x:Row>1</x:Row><x:Column>99999</x:Column>`, 2000)})
		},
		"far shapes": func() []byte {
			return small(t, "", detail, "", [3]string{"xl/drawings/drawing1.xml", "drawing", `<wsDr>` + strings.Repeat(`<twoCellAnchor><from><col>99999999</col><row>-5</row></from><to><col>0</col><row>99999999</row></to></twoCellAnchor>`, 1000) + `</wsDr>`})
		},
		"many rows": func() []byte { return sheet(many(1<<20, row), "") },
		"far rows":  func() []byte { return sheet(`<row r="2147483647"><c r="A2147483647"><v>1</v></c></row>`+detail, "") },
		"a bomb":    func() []byte { return sheet(strings.Repeat(" ", 300<<20)+detail, "") },
		"a wide bomb": func() []byte {
			return sheet(`<row r="1">`+many(16384, func(i int) string {
				return fmt.Sprintf(`<c r="%s1" t="inlineStr"><is><t>%s</t></is></c>`, calc.Letters(i+1), strings.Repeat("あ", 1000))
			})+`</row>`+detail, "")
		},
		"a long block": func() []byte {
			return sheet(cells("A1 {{#名簿}}")+many(20000, func(i int) string { return strings.Replace(row(i+1), "<v>1</v>", "<v>1</v>", 1) })+`<row r="20010"><c r="A20010" t="inlineStr"><is><t>{{/名簿}}</t></is></c></row>`, "")
		},
		"a big block": func() []byte {
			return sheet(cells("A1 {{#名簿}}")+many(1500, func(i int) string {
				return fmt.Sprintf(`<row r="%d">%s</row>`, i+2, many(30, func(k int) string { return fmt.Sprintf(`<c r="%s%d"><v>1</v></c>`, calc.Letters(k+1), i+2) }))
			})+`<row r="2000"><c r="A2000" t="inlineStr"><is><t>{{/名簿}}</t></is></c></row>`, "")
		},
		"entities": func() []byte {
			return changed(t, sheet(detail, ""), "xl/worksheets/sheet1.xml", func(s string) string {
				return `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>` + strings.Replace(s, "{{", "&b;{{", 1)
			})
		},
		"sheets": func() []byte {
			book := sheet(detail, "")
			names := many(3000, func(i int) string { return fmt.Sprintf(`<sheet name="%d" sheetId="%d" r:id="rId1"/>`, i, i+10) })
			return changed(t, book, "xl/workbook.xml", func(s string) string { return strings.Replace(s, `</sheets>`, names+`</sheets>`, 1) })
		},
		"names": func() []byte {
			return changed(t, sheet(detail, ""), "xl/workbook.xml", func(s string) string {
				return strings.Replace(s, `</sheets>`, `</sheets><definedNames>`+many(100000, func(i int) string {
					return fmt.Sprintf(`<definedName name="n%d">表!$A$1:$XFD$%d</definedName>`, i, i+1)
				})+`</definedNames>`, 1)
			})
		},
		"texts": func() []byte {
			return changed(t, sheet(detail, ""), "xl/sharedStrings.xml", func(string) string {
				return `<sst ` + mainNS + `>` + strings.Repeat(`<si><t>あ</t></si>`, 2_000_000) + `</sst>`
			})
		},
		"styles": func() []byte {
			return changed(t, sheet(detail, ""), "xl/styles.xml", func(string) string {
				return `<styleSheet ` + mainNS + `><cellXfs>` + strings.Repeat(`<xf numFmtId="0"/>`, 2_000_000) + `</cellXfs></styleSheet>`
			})
		},
		"ranges to the end": func() []byte {
			all := many(2000, func(i int) string { return fmt.Sprintf("A%d:%s1048576 ", i+1, calc.Letters(i+1)) })
			return changed(t, sheet(detail+cells("A4 =SUM(B:B)", "B4 =SUM($B$2:$B$1048576)", "C4 =SUMPRODUCT(B2:B1048576*1)"), `<autoFilter ref="A1:XFD1048576"/><conditionalFormatting sqref="`+all+`"><cfRule type="expression" priority="1"><formula>COUNTIF($A$1:$A$1048576,A1)&gt;1</formula></cfRule></conditionalFormatting><dataValidations><dataValidation type="list" sqref="`+all+`"><formula1>$A$1:$A$1048576</formula1></dataValidation></dataValidations>`),
				"xl/workbook.xml", func(s string) string {
					return strings.Replace(s, "</definedNames>", `<definedName name="_xlnm.Print_Titles" localSheetId="0">表!$1:$1048576</definedName><definedName name="列">表!$A:$XFD</definedName></definedNames>`, 1)
				})
		},
		"one formula shared": func() []byte {
			return sheet(detail+many(60000, func(i int) string {
				f := `<f t="shared" si="0"/>`
				if i == 0 {
					f = `<f t="shared" si="0" ref="C3:C60002">SUM($B$2:B2)+C2</f>`
				}
				return fmt.Sprintf(`<row r="%d"><c r="C%d">%s</c></row>`, i+3, i+3, f)
			}), "")
		},
		"spilling": func() []byte {
			return sheet(detail+`<row r="4">`+many(500, func(i int) string {
				return fmt.Sprintf(`<c r="%s4" cm="1"><f t="array" ref="%s4:%s1048576">_xlfn.ANCHORARRAY(%s4)</f></c>`, calc.Letters(i+1), calc.Letters(i+1), calc.Letters(i+1), calc.Letters(i+2))
			})+`</row>`, "")
		},
		"marks in formulas": func() []byte {
			return sheet(many(300, func(i int) string {
				return fmt.Sprintf(`<row r="%d"><c r="A%d"><f>"%s"</f></c></row>`, i+1, i+1, strings.Repeat("{{名簿.氏名}}", 100))
			}), "")
		},
		"tables": func() []byte {
			return small(t, "", detail, "", [3]string{"xl/tables/table1.xml", "table", `<table ` + mainNS + ` id="1" name="T" displayName="T" ref="A1:XFD1048576"><tableColumns count="16384">` +
				many(16384, func(i int) string { return fmt.Sprintf(`<tableColumn id="%d" name="c%d"/>`, i+1, i+1) }) + `</tableColumns><tableStyleInfo name="TableStyleMedium2" showRowStripes="1"/></table>`})
		},
		"table styles": func() []byte {
			return changed(t, small(t, "", detail, "", [3]string{"xl/tables/table1.xml", "table", `<table ` + mainNS + ` id="1" name="T" displayName="T" ref="A1:B9000" headerRowCount="99999" totalsRowCount="-5"><tableColumns/><tableStyleInfo name="s1" showRowStripes="1" showColumnStripes="1"/></table>`}),
				"xl/styles.xml", func(string) string {
					return `<styleSheet ` + mainNS + `><tableStyles>` + many(50000, func(i int) string {
						return fmt.Sprintf(`<tableStyle name="s%d"><tableStyleElement type="firstRowStripe" size="2147483647" dxfId="99"/></tableStyle>`, i)
					}) + `</tableStyles></styleSheet>`
				})
		},
		"heads of tables": func() []byte {
			return sheet(cells("A1 =SUM(表一[参加])", "A2 {{名簿.氏名}}", "B2 =表一[[#This Row],[参加]]*COUNT(表一[#All])", "A3 =表一["+strings.Repeat("[", 5000)+"]"), "")
		},
		"links": func() []byte {
			return sheet(detail, "<hyperlinks>"+many(30000, func(i int) string {
				return fmt.Sprintf(`<hyperlink ref="A%d" location="表!A%d" tooltip="{{年度}}"/>`, i%3+1, i+1)
			})+"</hyperlinks>")
		},
		"sparklines": func() []byte {
			return sheet(detail, `<extLst><ext xmlns:x14="x14" xmlns:xm="xm"><x14:sparklineGroups><x14:sparklineGroup><x14:sparklines>`+
				strings.Repeat(`<x14:sparkline><xm:f>表!A1:XFD1048576</xm:f><xm:sqref>A2</xm:sqref></x14:sparkline>`, 2000)+`</x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>`)
		},
		"a large shape on the row": func() []byte {
			return small(t, "", detail, "", [3]string{"xl/drawings/drawing1.xml", "drawing", `<wsDr xmlns:a="a"><twoCellAnchor><from><col>0</col><row>1</row></from><to><col>1</col><row>1</row></to><sp><txBody>` +
				strings.Repeat(`<a:p><a:r><a:t>長い言葉</a:t></a:r></a:p>`, 20000) + `</txBody></sp></twoCellAnchor></wsDr>`})
		},
		"linked shapes": func() []byte {
			return small(t, "", detail+cells("A3 =SUMPRODUCT((A1:XFD1048576=1)*1)", "B3 =COUNTIF(B2:B2,\">1\")"), "", [3]string{"xl/drawings/drawing1.xml", "drawing", `<wsDr xmlns:a="a">` +
				strings.Repeat(`<absoluteAnchor><sp textlink="$A$3"><a:p><a:fld type="TxLink"><a:t>1</a:t></a:fld></a:p></sp></absoluteAnchor><absoluteAnchor><sp textlink="$B$3"><a:p><a:fld type="TxLink"><a:t>1</a:t></a:fld></a:p></sp></absoluteAnchor>`, 3000) + `</wsDr>`})
		},
		"a long heading": func() []byte {
			return sheet(detail, "<headerFooter><oddHeader>"+strings.Repeat("&amp;L{{年度}}", 100000)+"</oddHeader></headerFooter>")
		},
		"names with marks": func() []byte {
			return changed(t, sheet(detail+cells("A3 =n1&n2"), ""), "xl/workbook.xml", func(s string) string {
				return strings.Replace(s, `</sheets>`, `</sheets><definedNames>`+many(30000, func(i int) string {
					return fmt.Sprintf(`<definedName name="n%d" localSheetId="0">"{{年度}}"&amp;n%d</definedName>`, i, i+1)
				})+`</definedNames>`, 1)
			})
		},
		"chart tabs": func() []byte {
			book := changed(t, sheet(detail, ""), "xl/workbook.xml", func(s string) string {
				return strings.Replace(s, `</sheets>`, many(400, func(i int) string {
					return fmt.Sprintf(`<sheet name="{{年度}}%d" sheetId="%d" r:id="rId9"/>`, i%3, i+10)
				})+`</sheets>`, 1)
			})
			book = changed(t, book, "xl/_rels/workbook.xml.rels", func(s string) string {
				return strings.Replace(s, "</Relationships>", `<Relationship Id="rId9" Type="`+relsIn+`chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`, 1)
			})
			book = changed(t, book, "xl/chartsheets/_rels/sheet1.xml.rels", func(string) string {
				return `<Relationships ` + relsNS + `>` + many(20, func(i int) string {
					return fmt.Sprintf(`<Relationship Id="a%d" Type="%sdrawing" Target="/xl/chartsheets/sheet1.xml"/>`, i, relsIn)
				}) + `</Relationships>`
			})
			return changed(t, book, "xl/chartsheets/sheet1.xml", func(string) string { return `<chartsheet ` + mainNS + `/>` })
		},
		"covered": func() []byte {
			return sheet(cells("A2 {{名簿.氏名}}", "B2 {{名簿.時間}}", "C3 {{名簿.所属}}"), "<mergeCells>"+many(3000, func(i int) string { return fmt.Sprintf(`<mergeCell ref="A1:%s%d"/>`, calc.Letters(i%50+1), i+2) })+"</mergeCells>")
		},
		"far pane": func() []byte {
			return small(t, `<sheetViews><sheetView workbookViewId="0"><pane xSplit="99999999999" ySplit="2147483647" topLeftCell="XFD1048576" state="frozen"/></sheetView></sheetViews>`, detail, "<sheetProtection sheet=\"1\"/>")
		},
		"another book's": func() []byte {
			return sheet(cells("A1 =[1]Sheet!A1+'[2]x y'!$B$2:$B$99", "A2 {{名簿.氏名}}", "A3 =SUM([1]Sheet!A:A)", "A4 =[9]!名"), "")
		},
		"related in a circle": func() []byte {
			return changed(t, small(t, "", detail, "", [3]string{"xl/drawings/drawing1.xml", "drawing", "<wsDr/>"}), "xl/drawings/_rels/drawing1.xml.rels", func(string) string {
				return `<Relationships ` + relsNS + `><Relationship Id="a" Type="` + relsIn + `drawing" Target="/xl/drawings/drawing1.xml"/><Relationship Id="b" Type="` + relsIn + `drawing" Target="/xl/drawings/drawing1.xml"/></Relationships>`
			})
		},
	}
}

// Forms that are made to hurt are filled or refused with little work and memory; none
// brings the program down. Each is filled by a process of its own, whose time is what it
// worked, however busy the machine.
func TestFill_hostile(t *testing.T) {
	if path := os.Getenv("JIBUN_HOSTILE"); path != "" {
		book, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		w := &most{}
		f, err := Open(t.Context(), book)
		if err == nil {
			_, err = f.Fill(t.Context(), w, people(500), Options{Blank: true})
		}
		if err != nil && strings.Contains(err.Error(), "panic") {
			t.Fatal(err)
		}
		fmt.Println("RESULT", peak(), "MiB,", w.n>>10, "KiB", err)
		return
	}
	for name, form := range hostile(t) {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "form.xlsx")
			if err := os.WriteFile(path, form(), 0o600); err != nil {
				t.Fatal(err)
			}
			took, most, said, err := ownProcess("TestFill_hostile", "JIBUN_HOSTILE="+path)
			if err != nil {
				t.Fatal(err, said)
			}
			t.Logf("%v %s", took, said)
			if took > hostileTime || most > hostileMiB {
				t.Errorf("it takes %v and %d MiB", took, most)
			}
		})
	}
}

// What a hostile form may cost, of two seconds and 200 MB on a machine that is half as
// fast as those of today.
const hostileTime, hostileMiB = 2 * time.Second, 200

// ownProcess runs a test in a process of its own: what it worked, the most memory that it
// held, in MiB, and what it said of its result.
func ownProcess(test, env string) (took time.Duration, most int, said string, err error) {
	took = spent.LeastOf(hostileTime, func() time.Duration {
		ctx, stop := context.WithTimeout(context.Background(), time.Minute) // however busy the machine
		defer stop()
		c := exec.CommandContext(ctx, os.Args[0], "-test.run", "^"+test+"$")
		c.Env = append(os.Environ(), env)
		var out []byte
		if out, err = c.CombinedOutput(); err != nil {
			said = string(out)
			return 0
		}
		_, result, _ := strings.Cut(string(out), "RESULT")
		said, _, _ = strings.Cut(result, "\n")
		_, err = fmt.Sscan(said, &most)
		return spent.Fair(c.ProcessState.UserTime()) // what the system takes for memory is bounded by how much that is
	})
	return took, most, said, err
}

// peak is the most memory that this process held, in MiB; 0 where the system does not say.
func peak() int {
	status, _ := os.ReadFile("/proc/self/status")
	_, at, _ := strings.Cut(string(status), "VmHWM:")
	n := 0
	_, _ = fmt.Sscan(at, &n)
	return n >> 10
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
