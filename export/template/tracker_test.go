package template

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"

	"jibun/data/datatest/spent"
	"jibun/export/calc"
)

const (
	mainNS = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relsNS = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	relsIn = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// small is a workbook of one sheet: rows, what stands before and after them, and parts
// that the sheet points to, by name and kind.
func small(t testing.TB, before, rows, after string, parts ...[3]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	add := func(name, text string) {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	types := `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`
	add("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`+types+`</Types>`)
	add("_rels/.rels", `<Relationships `+relsNS+`><Relationship Id="rId1" Type="`+relsIn+`officeDocument" Target="xl/workbook.xml"/></Relationships>`)
	add("xl/workbook.xml", `<workbook `+mainNS+`><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="時間">表!$C$3:$C$3</definedName>`+
		`<definedName name="_xlnm.Print_Area" localSheetId="0">表!$A$1:$D$5</definedName></definedNames></workbook>`)
	add("xl/_rels/workbook.xml.rels", `<Relationships `+relsNS+`><Relationship Id="rId1" Type="`+relsIn+`worksheet" Target="worksheets/sheet1.xml"/></Relationships>`)
	add("xl/worksheets/sheet1.xml", `<worksheet `+mainNS+`>`+before+`<sheetData>`+rows+`</sheetData>`+after+`</worksheet>`)
	rels := ""
	for i, p := range parts {
		rels += fmt.Sprintf(`<Relationship Id="rId%d" Type="%s" Target="/%s"/>`, i+1, relsIn+p[1], p[0])
		add(p[0], p[2])
	}
	add("xl/worksheets/_rels/sheet1.xml.rels", `<Relationships `+relsNS+`>`+rels+`</Relationships>`)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// cells writes rows from lines such as "A3 {{名簿.氏名}}" or "C4 =SUM(C3:C3)".
func cells(lines ...string) string {
	var b strings.Builder
	last := 0
	for _, l := range lines {
		name, text, _ := strings.Cut(l, " ")
		row, _, _, _, _ := calc.ScanEnd(name)
		if row != last {
			if last > 0 {
				b.WriteString("</row>")
			}
			fmt.Fprintf(&b, `<row r="%d">`, row)
			last = row
		}
		if f, ok := strings.CutPrefix(text, "="); ok {
			fmt.Fprintf(&b, `<c r="%s"><f>%s</f><v>0</v></c>`, name, escape(f))
		} else {
			fmt.Fprintf(&b, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, name, escape(text))
		}
	}
	return b.String() + "</row>"
}

const block = "A2 {{#名簿}}|B2 {{名簿.氏名}}|C3 {{名簿.時間}}|A4 {{/名簿}}|C5 =SUM(C3:C3)"

var detailRow = cells("A1 題", "A3 {{名簿.氏名}}", "C3 {{名簿.時間}}", "D3 =C3*2", "A4 計", "C4 =SUM(C3:C3)", "D4 =COUNTIF(C3:C3,\">0\")", "A5 末")

// tracked is a fault of engines that fill forms, and what must come of the form that
// shows it, filled with three rows.
type tracked struct {
	fault, before, rows, after string
	want                       []string
	not                        []string
	part                       string // where to look, the sheet if ""
	parts                      [][3]string
	look                       func(*testing.T) // instead
}

// What the field gets wrong, from the trackers of engines that fill forms; no entry of
// the list (testdata/trackers.txt) may be missing.
func TestFill_trackers(t *testing.T) {
	list := []tracked{
		{fault: "panes lost (jxls#420)", before: `<sheetViews><sheetView workbookViewId="0"><pane ySplit="2" topLeftCell="A3" state="frozen"/></sheetView></sheetViews>`, rows: detailRow,
			want: []string{`<pane ySplit="2" topLeftCell="A3" state="frozen"/>`}},
		{fault: "panes below the list", before: `<sheetViews><sheetView workbookViewId="0"><pane ySplit="4" topLeftCell="A5" state="frozen"/></sheetView></sheetViews>`, rows: detailRow,
			want: []string{`<pane ySplit="6" topLeftCell="A7" state="frozen"/>`}},
		{fault: "merges with borders, in a repeated row (jxls#217, jxls#62, easyexcel#2669, carbone#22, docxtemplater#571)", rows: detailRow, after: `<mergeCells count="1"><mergeCell ref="A3:B3"/></mergeCells>`,
			want: []string{`count="3"`, `"A3:B3"`, `"A4:B4"`, `"A5:B5"`}},
		{fault: "merges below (ClosedXML.Report#312)", rows: detailRow, after: `<mergeCells count="2"><mergeCell ref="A4:B4"/><mergeCell ref="A5:D6"/></mergeCells>`, want: []string{`"A6:B6"`, `"A7:D8"`}},
		{fault: "a merge beside the list grows", rows: detailRow, after: `<mergeCells count="1"><mergeCell ref="E2:E4"/></mergeCells>`, want: []string{`"E2:E6"`}},
		{fault: "conditional formats multiply or stay (ClosedXML.Report#216, ClosedXML.Report#178, xlsx-template#228)", rows: detailRow,
			after: `<conditionalFormatting sqref="A3:D3"><cfRule type="expression" priority="1"><formula>$C3&gt;AVERAGE($C$3:$C$3)</formula></cfRule></conditionalFormatting>`,
			want:  []string{`sqref="A3:D5"`, `<formula>$C3&gt;AVERAGE($C$3:$C$5)</formula>`}},
		{fault: "validations stay (xlsx-template#230, jxls#46)", rows: detailRow, after: `<dataValidations count="1"><dataValidation type="list" prompt="{{年度}}の名簿" sqref="B3 A5"><formula1>$A$4:$A$5</formula1></dataValidation></dataValidations>`,
			want: []string{`sqref="B3:B5 A7"`, `$A$6:$A$7`, `prompt="平成25年度の名簿"`}},
		{fault: "headers (jxls#242)", rows: detailRow, after: `<headerFooter><oddHeader>&amp;C&amp;14{{参加延べ}}名</oddHeader></headerFooter>`, want: []string{`&amp;14 1815名`}},
		{fault: "marks within formulas (python-xlsx-template#3)", rows: cells(`A1 ="{{年度}}"&"の名簿"`), want: []string{`"平成25年度"&amp;"の名簿"`, `<v>平成25年度の名簿</v>`}},
		{fault: "group footers (carbone#235): a sum outside a block of several rows", rows: cells(strings.Split(block, "|")...), want: []string{`SUM(C3,C6,C9)`, `<v>51</v>`}},
		{fault: "SUM, COUNTIF grow and are computed", rows: detailRow, want: []string{`<f>SUM(C3:C5)</f><v>51</v>`, `<f>COUNTIF(C3:C5,"&gt;0")</f><v>3</v>`, `<f>C5*2</f><v>48</v>`}},
		{fault: "shared formulas", rows: `<row r="3"><c r="A3" t="inlineStr"><is><t>{{名簿.時間}}</t></is></c><c r="B3"><f t="shared" ref="B3:B4" si="0">A3+1</f></c></row><row r="4"><c r="B4"><f t="shared" si="0"/></c></row>`,
			want: []string{`<f>A5+1</f>`, `<c r="B6"><f>A6+1</f>`}, not: []string{"shared"}},
		{fault: "links, breaks, filters, protected ranges", rows: detailRow, after: `<protectedRanges><protectedRange sqref="C3:C3" name="x"/></protectedRanges><autoFilter ref="A2:D3"/><hyperlinks><hyperlink ref="A5" location="表!A5"/></hyperlinks><rowBreaks count="1" manualBreakCount="1"><brk id="4" max="16383" man="1"/></rowBreaks>`,
			want: []string{`sqref="C3:C5"`, `autoFilter ref="A2:D5"`, `ref="A7" location="表!A7"`, `<brk id="6"`}},
		{fault: "sparklines and x14", rows: detailRow, after: `<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:sparklineGroups><x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f>表!B3:C3</xm:f><xm:sqref>E3</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>`,
			want: []string{`<xm:f>表!B5:C5</xm:f><xm:sqref>E5</xm:sqref>`, `<xm:sqref>E3</xm:sqref>`}},
		{fault: "x14 conditional formats and validations", rows: detailRow, after: `<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type="expression" priority="1" id="{A}"><xm:f>$C3&gt;AVERAGE(表!$C$3:$C$3)</xm:f></x14:cfRule><xm:sqref>A3:D3</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>` +
			`<ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidations count="1"><x14:dataValidation type="list"><x14:formula1><xm:f>表!$A$3:$A$3</xm:f></x14:formula1><xm:sqref>A5 B3</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>`,
			want: []string{`<xm:f>$C3&gt;AVERAGE(表!$C$3:$C$5)</xm:f></x14:cfRule><xm:sqref>A3:D5</xm:sqref>`, `<xm:f>表!$A$3:$A$5</xm:f></x14:formula1><xm:sqref>A7 B3:B5</xm:sqref>`}},
		{fault: "custom views, watched cells, ignored faults", rows: detailRow, before: ``, after: `<customSheetViews><customSheetView guid="{A}" topLeftCell="A5"><pane ySplit="4" topLeftCell="A5" state="frozen"/><rowBreaks count="1" manualBreakCount="1"><brk id="4" man="1"/></rowBreaks><autoFilter ref="A2:D3"/></customSheetView></customSheetViews><cellWatches><cellWatch r="C4"/></cellWatches><ignoredErrors><ignoredError sqref="C3" numberStoredAsText="1"/></ignoredErrors>`,
			want: []string{`topLeftCell="A7"><pane ySplit="6"`, `<brk id="6"`, `<autoFilter ref="A2:D5"/>`, `<cellWatch r="C6"/>`, `<ignoredError sqref="C3:C5"`}},
		{fault: "hidden and grouped rows", rows: strings.Replace(strings.Replace(detailRow, `<row r="3">`, `<row r="3" outlineLevel="1" ht="30" customHeight="1">`, 1), `<row r="4">`, `<row r="4" hidden="1" collapsed="1">`, 1),
			want: []string{`<row r="5" outlineLevel="1" ht="30" customHeight="1">`, `<row r="6" hidden="1" collapsed="1">`}},
		{fault: "names and print area", rows: detailRow, part: "xl/workbook.xml", want: []string{"表!$C$3:$C$5", "表!$A$1:$D$7", `fullCalcOnLoad="1"`}},
		{fault: "drawings move", rows: detailRow, part: "xl/drawings/drawing1.xml", parts: [][3]string{{"xl/drawings/drawing1.xml", "drawing",
			`<wsDr xmlns:a="a"><twoCellAnchor><from><col>0</col><colOff>5</colOff><row>5</row><rowOff>5</rowOff></from><to><col>2</col><colOff>0</colOff><row>8</row><rowOff>0</rowOff></to><sp><txBody><a:p><a:r><a:t>第{{年</a:t></a:r><a:r><a:t>度}}号</a:t></a:r></a:p></txBody></sp></twoCellAnchor></wsDr>`}},
			want: []string{"<row>7</row>", "<row>10</row>", "<a:t>第平成25年度</a:t>", "<a:t>号</a:t>"}},
		{fault: "tables grow", rows: detailRow, part: "xl/tables/table1.xml", parts: [][3]string{{"xl/tables/table1.xml", "table", `<table ` + mainNS + ` id="1" name="T" displayName="T" ref="A2:D4" totalsRowCount="1"><autoFilter ref="A2:D3"/><tableColumns count="1"><tableColumn id="1" name="x"/></tableColumns></table>`}},
			want: []string{`ref="A2:D6"`, `<autoFilter ref="A2:D5"/>`}},
		{fault: "notes and their shapes", rows: detailRow, part: "xl/comments1.xml", parts: [][3]string{{"xl/comments1.xml", "comments", `<comments ` + mainNS + `><commentList><comment ref="A5"><text><r><t>{{年度}}</t></r></text></comment></commentList></comments>`}},
			want: []string{`ref="A7"`, "平成25年度"}},
		{fault: "charts", rows: detailRow, part: "xl/charts/chart1.xml", parts: [][3]string{{"xl/charts/chart1.xml", "chart", `<c:chartSpace xmlns:c="c"><c:val><c:numRef><c:f>表!$C$3</c:f><c:numCache><c:ptCount val="1"/></c:numCache></c:numRef></c:val></c:chartSpace>`}},
			want: []string{"表!$C$3:$C$5"}, not: []string{"numCache"}},
		{fault: "18,000 rows in minutes (ClosedXML.Report#341)", look: linear},
		{fault: "a sheet an item (docxtemplater#570)", look: sheetEach},
	}
	named := map[string]bool{}
	for _, c := range list {
		for _, id := range trackerID.FindAllString(c.fault, -1) {
			named[id] = true
		}
	}
	for _, id := range trackerID.FindAllString(string(read(t, "trackers.txt")), -1) {
		if !named[id] {
			t.Error("no test of", id)
		}
		delete(named, id)
	}
	for id := range named {
		t.Error(id, "is not in the list")
	}
	for _, c := range list {
		t.Run(c.fault, func(t *testing.T) {
			if c.look != nil {
				c.look(t)
				return
			}
			out := fill(t, small(t, c.before, c.rows, c.after, c.parts...), people(3))
			wellFormed(t, out)
			sound(t, out)
			name := c.part
			if name == "" {
				name = "xl/worksheets/sheet1.xml"
			}
			got := partOf(t, out, name)
			for _, w := range c.want {
				if !strings.Contains(got, w) {
					t.Errorf("no %s in\n%s", w, got)
				}
			}
			for _, w := range c.not {
				if strings.Contains(got, w) {
					t.Errorf("%s in\n%s", w, got)
				}
			}
		})
	}
}

// One row moves nothing and is computed all the same; none leaves a blank row.
func TestFill_fewRows(t *testing.T) {
	for n, want := range []string{`<f>SUM(C3:C3)</f><v>0</v>`, `<f>SUM(C3:C3)</f><v>10</v>`} {
		got := partOf(t, fill(t, small(t, "", detailRow, ""), people(n)), "xl/worksheets/sheet1.xml")
		if !strings.Contains(got, want) || strings.Contains(got, "{{") || !strings.Contains(got, `r="A5"`) {
			t.Errorf("%d rows: %s", n, got)
		}
	}
}

var trackerID = regexp.MustCompile(`[A-Za-z][\w.-]*#\d+`)

// linear: ten times the rows take ten times as long, and a bit.
func linear(t *testing.T) {
	f, err := Open(t.Context(), detail(t))
	if err != nil {
		t.Fatal(err)
	}
	took := func(n int) time.Duration {
		v := people(n)
		return spent.Least(0, func() {
			if _, err := f.Fill(t.Context(), io.Discard, v, Options{}); err != nil {
				t.Fatal(err)
			}
		})
	}
	few, all := took(1800), took(18000)
	if all > 25*few && all > 2*time.Second { // a machine may be busy for a while
		t.Errorf("1,800 rows take %v, 18,000 take %v", few, all)
	}
}

// sheetEach makes a sheet for every row of a list.
func sheetEach(t *testing.T) {
	form := changed(t, small(t, "", cells("A1 {{名簿.氏名}}", "A2 x"), ""), "xl/workbook.xml", func(s string) string { return strings.Replace(s, `name="表"`, `name="{{名簿.氏名}}"`, 1) })
	form = put(t, form, "xl/worksheets/sheet1.xml", map[string]string{"A2": "=1+1"})
	w := partOf(t, fill(t, form, people(3)), "xl/workbook.xml")
	for _, want := range []string{`name="呉 1郎" sheetId="1"`, `name="呉 2郎" sheetId="2"`, `name="呉 3郎" sheetId="3"`, `localSheetId="2"`} {
		if !strings.Contains(w, want) {
			t.Errorf("no %s in %s", want, w)
		}
	}
}

// Slots that are too few: the sheet is copied, and what is too many is emptied.
func TestFill_slots(t *testing.T) {
	slots := small(t, "", cells("A1 {{枚数}}枚中{{枚}}枚目", "A2 {{名簿1.氏名}}", "B2 {{名簿2.氏名}}", "A3 {{名簿3.氏名}}", "B3 {{名簿4.氏名}}"), "")
	out := fill(t, slots, people(6))
	f, err := Open(t.Context(), out)
	if err != nil || len(f.sheets) != 2 || f.sheets[1].name != "表(2)" {
		t.Fatal(err, len(f.sheets))
	}
	last := f.sheets[1]
	if a, b, c := last.cell(1, 1).value, last.cell(2, 2).value, last.cell(3, 1); a != "2枚中2枚目" || b != "呉 6郎" || c.value != "" {
		t.Error(a, b, c.value)
	}
	if out = fill(t, slots, people(0)); strings.Contains(partOf(t, out, "xl/worksheets/sheet1.xml"), "郎") {
		t.Error("slots are not emptied")
	}
}
