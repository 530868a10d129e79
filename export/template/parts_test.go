package template

import (
	"archive/zip"
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jibun/export/calc"
)

// fillKnown leaves what is not known, the marks of others, blank.
func fillKnown(t testing.TB, book []byte, v Values) []byte {
	t.Helper()
	f, err := Open(t.Context(), book)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := f.Fill(t.Context(), &b, v, Options{Blank: true}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The source of a pivot table grows with the list, and the table is read anew when the
// workbook is opened.
func TestFill_pivots(t *testing.T) {
	for file, part := range map[string]string{"real/closedxmlreport_tPivot5_Static.xlsx": "xl/pivotCache/pivotCacheDefinition1.xml", "real/jxls_PivotTableTest.xlsx": "xl/pivotCache/pivotCacheDefinition1.xml"} {
		book := read(t, file)
		f, err := Open(t.Context(), book)
		if err != nil {
			t.Fatal(err)
		}
		source := partOf(t, book, part)
		for _, s := range f.sheets {
			if !strings.Contains(source, `sheet="`+s.name+`"`) {
				continue
			}
			s.form = f
			out := fillKnown(t, put(t, book, s.part, map[string]string{"B4": "{{名簿.氏名}}", "C4": "{{名簿.時間}}"}), people(3))
			sound(t, out)
			if got := partOf(t, out, part); !strings.Contains(got, `ref="B3:H6"`) || !strings.Contains(got, `refreshOnLoad="1"`) {
				t.Errorf("%s: %.900s", file, got)
			}
		}
	}
	// One whose source is a table grows with the table.
	book := read(t, "real/jxls_PivotTableTest.xlsx")
	f, err := Open(t.Context(), book)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range f.sheets {
		rels, err := f.relations(s.part)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rels {
			if r.Kind != "table" {
				continue
			}
			l := (&filled{src: s}).list([]byte(partOf(t, book, r.Target)))
			out := fill(t, put(t, book, s.part, map[string]string{calc.CellName(l.at.R2, l.at.C1): "{{名簿.氏名}}"}), people(3))
			l2 := (&filled{src: s}).list([]byte(partOf(t, out, r.Target)))
			if l2.at.R2 != l.at.R2+2 || !strings.Contains(partOf(t, out, "xl/pivotCache/pivotCacheDefinition1.xml"), `refreshOnLoad="1"`) {
				t.Error(l.at, l2.at)
			}
		}
	}
}

// A workbook of the strict kind is a form like any other, with all of its parts.
func TestFill_strict(t *testing.T) {
	book := drawn(t, func(f *excelize.File) error {
		if err := write(f, "Sheet1", map[string]any{"A1": "{{年度}}", "A2": "{{名簿.氏名}}", "B2": "{{名簿.時間}}", "B3": "=SUM(B2:B2)"}); err != nil {
			return err
		}
		if err := f.AddPictureFromBytes("Sheet1", "D2", &excelize.Picture{Extension: ".png", File: stamp(), Format: &excelize.GraphicOptions{}}); err != nil {
			return err
		}
		return f.AddChart("Sheet1", "F6", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Values: "Sheet1!$B$2"}}})
	})
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	strict := strings.NewReplacer("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships",
		"http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/")
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, ".xml") || strings.HasSuffix(f.Name, ".rels") {
			book = changed(t, book, f.Name, strict.Replace)
		}
	}
	out := fill(t, book, people(3))
	sound(t, out)
	for part, want := range map[string]string{detailSheet: "<f>SUM(B2:B4)</f><v>51</v>", "xl/charts/chart1.xml": "Sheet1!$B$2:$B$4", "xl/worksheets/_rels/sheet1.xml.rels": "purl.oclc.org", "xl/workbook.xml": "fullCalcOnLoad"} {
		if got := partOf(t, out, part); !strings.Contains(got, want) {
			t.Errorf("no %s in %s: %.600s", want, part, got)
		}
	}
	if n := strings.Count(partOf(t, out, "xl/drawings/drawing1.xml"), "pic>"); n != 6 {
		t.Error(fmt.Sprint(n/2), "pictures")
	}
}

// A form control on the rows of a list stands once for every turn, in all of its parts,
// and writes into a cell of its own turn.
func TestFill_controls(t *testing.T) {
	book := changed(t, read(t, "real/closedxml_form-controls.xlsx"), "xl/ctrlProps/ctrlProp1.xml", func(s string) string { return strings.Replace(s, "objectType", `fmlaLink="$E$3" objectType`, 1) })
	form := put(t, book, detailSheet, map[string]string{"A3": "{{#名簿}}", "F3": "{{名簿.氏名}}", "A4": "{{/名簿}}"})
	for _, n := range []int{0, 1, 3, 200} {
		out := fill(t, form, people(n))
		sound(t, out)
		turns := max(1, n)
		ids := func(part, pattern string) (all []string) {
			for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(partOf(t, out, part), -1) {
				all = append(all, m[1])
			}
			slices.Sort(all)
			return all
		}
		named := ids(detailSheet, `<control shapeId="(\d+)"`)
		for part, pattern := range map[string]string{"xl/drawings/vmlDrawing1.vml": `<v:shape id="_x0000_s(\d+)"`, "xl/drawings/drawing1.xml": `spid="_x0000_s(\d+)"`} {
			if got := ids(part, pattern); !slices.Equal(got, named) {
				t.Errorf("%d rows: %s shows %v, the sheet names %v", n, part, got, named)
			}
		}
		if len(named) != turns+2 || len(slices.Compact(slices.Clone(named))) != len(named) {
			t.Errorf("%d rows: %d controls", n, len(named))
		}
		links := map[string]bool{}
		z, err := zip.NewReader(bytes.NewReader(out), int64(len(out)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			if strings.HasPrefix(f.Name, "xl/ctrlProps/") {
				for _, m := range regexp.MustCompile(`fmlaLink="([^"]*)"`).FindAllStringSubmatch(partOf(t, out, f.Name), -1) {
					links[m[1]] = true
				}
			}
		}
		if len(links) != turns || !links[fmt.Sprintf("$E$%d", 2*turns+1)] {
			t.Errorf("%d rows: linked with %v", n, links)
		}
		if got := ids("xl/worksheets/_rels/sheet1.xml.rels", `Target="(?:\.\.|/xl)/(ctrlProps/[^"]*)"`); len(got) != turns+2 || len(slices.Compact(got)) != turns+2 {
			t.Errorf("%d rows: %v", n, got)
		}
		keep(t, fmt.Sprintf("controls%d.xlsx", n), out)
	}
}
