package template

import (
	"fmt"
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// everywhere is a form with marks in all the places where a form may have them besides
// its cells; what stands at each is 〈place〉 and a mark, or one that is not known.
func everywhere(t testing.TB, m string) []byte {
	const draw = `xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`
	anchor := `<xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>5</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>8</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>`
	book := small(t, "", cells("A1 見出し", "A3 {{名簿.氏名}}"),
		`<dataValidations count="1"><dataValidation type="list" sqref="B3" promptTitle="〈rule〉`+m+`"><formula1>"a,b"</formula1></dataValidation></dataValidations>`+
			`<hyperlinks><hyperlink ref="A1" location="表!A3" tooltip="〈link〉`+m+`"/></hyperlinks>`+
			`<headerFooter differentFirst="1"><oddHeader>&amp;C〈heading〉`+m+`</oddHeader><firstFooter>&amp;R〈heading〉`+m+`</firstFooter></headerFooter>`,
		[3]string{"xl/comments1.xml", "comments", `<comments ` + mainNS + `><authors><author>係</author></authors><commentList><comment ref="A1" authorId="0"><text><t>〈note〉` + m + `</t></text></comment></commentList></comments>`},
		[3]string{"xl/drawings/drawing1.xml", "drawing", `<xdr:wsDr ` + draw + `>` + anchor + `<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="箱"/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>〈shape〉` + m[:2] + `</a:t></a:r><a:r><a:t>` + m[2:] + `</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`},
		[3]string{"xl/charts/chart1.xml", "chart", `<c:chartSpace xmlns:c="c" xmlns:a="a"><c:title><a:p><a:r><a:t>〈chart〉` + m + `</a:t></a:r></a:p></c:title></c:chartSpace>`})
	book = changed(t, book, "xl/workbook.xml", func(s string) string {
		if m != "{{名簿.氏名}}" { // which would be a sheet for each
			s = strings.Replace(s, `name="表"`, `name="〈tab〉`+m+`"`, 1)
		}
		return strings.Replace(s, `<definedNames>`, `<definedNames><definedName name="年の名">"〈name〉`+m+`"</definedName>`, 1)
	})
	book = changed(t, book, "docProps/core.xml", func(string) string {
		return `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>〈property〉` + m + `</dc:title></cp:coreProperties>`
	})
	return changed(t, book, "docProps/custom.xml", func(string) string {
		return `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="文書番号"><vt:lpwstr>〈property〉` + m + `</vt:lpwstr></property></Properties>`
	})
}

// allPlaces are the places that the code has.
func allPlaces(t *testing.T) []Place {
	f, err := parser.ParseFile(gotoken.NewFileSet(), "place.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []Place
	ast.Inspect(f, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok {
			if id, ok := v.Type.(*ast.Ident); ok && id.Name == "Place" {
				s, _ := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
				out = append(out, Place(s))
			}
		}
		return true
	})
	return out
}

// Marks in every place are filled, listed with what the place is called, and said when
// they are not known, one of a row where no row is, or broken.
func TestFill_places(t *testing.T) {
	places := allPlaces(t)
	if len(places) < 9 {
		t.Fatal(places)
	}
	book := everywhere(t, "{{年度}}")
	all := ""
	out := fill(t, book, people(3))
	for _, part := range []string{"xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/comments1.xml", "xl/drawings/drawing1.xml", "xl/charts/chart1.xml", "docProps/core.xml", "docProps/custom.xml"} {
		all += partOf(t, out, part)
	}
	for _, kind := range []struct {
		mark string
		want ProblemKind
	}{{"{{年度}}", ""}, {"{{名簿.氏名}}", NoRow}, {"{{内線}}", UnknownItem}, {"{{年度", BrokenBraces}} {
		f, err := Open(t.Context(), everywhere(t, kind.mark))
		if err != nil {
			t.Fatal(err)
		}
		r, err := f.Check(t.Context(), people(3))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range places {
			if p == InTab && kind.want == NoRow { // a sheet for each
				continue
			}
			if !strings.Contains(all, "〈"+string(p)+"〉平成25年度") {
				t.Errorf("%s is not filled", p)
			}
			listed := slices.ContainsFunc(r.Marks, func(m Mark) bool { return m.Place == p && m.Value == "平成25年度" && m.Known })
			said := slices.ContainsFunc(r.Problems, func(x Problem) bool { return x.Place == p && x.Kind == kind.want })
			if kind.want == "" != listed || kind.want == "" == said {
				t.Errorf("%s %s: listed %v, said %v\n%v\n%v", p, kind.mark, listed, said, r.Marks, r.Problems)
			}
		}
	}
	for want, p := range map[string]Mark{"A1のコメント": {Place: InNote, Cell: "A1"}, "先頭ページのフッター": {Place: InHeading, Of: "firstFooter"}, "図形「箱」": {Place: InShape, Of: "箱"},
		"文書のタイトル": {Place: InProperty, Of: "title"}, "文書の文書番号": {Place: InProperty, Of: "文書番号"}, "名前「年の名」": {Place: InName, Of: "年の名"}, "シート名": {Place: InTab}, "グラフ": {Place: InChart}, "B3": {Cell: "B3"}} {
		if got := PlaceWord(p.Place, p.Cell, p.Of); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// What would be longer than Excel allows is cut, and said; without it Excel takes the
// file for damaged.
func TestFill_tooLong(t *testing.T) {
	long := strings.Repeat("長", 300)
	v := people(1)
	v.Items["年度"] = Text(long)
	v.Items["記号"] = Text(strings.Repeat("A&", 200))
	out := fill(t, small(t, "", cells("A1 =LEN(\"{{年度}}\")", "A3 {{名簿.氏名}}"),
		`<dataValidations count="1"><dataValidation type="list" sqref="B3" promptTitle="{{年度}}" prompt="{{年度}}" errorTitle="{{年度}}" error="{{年度}}"><formula1>"{{年度}}"</formula1></dataValidation></dataValidations>`+
			`<hyperlinks><hyperlink ref="A1" location="表!A3" tooltip="{{年度}}"/></hyperlinks><headerFooter><oddHeader>&amp;C{{年度}}</oddHeader><oddFooter>&amp;C{{記号}}</oddFooter></headerFooter>`), v)
	s := partOf(t, out, "xl/worksheets/sheet1.xml")
	for _, c := range []struct {
		before, after string
		most          int
	}{{`promptTitle="`, `"`, 32}, {` prompt="`, `"`, 255}, {`errorTitle="`, `"`, 32}, {` error="`, `"`, 255}, {`<formula1>"`, `"</`, 255}, {`tooltip="`, `"`, 255}, {"<oddHeader>&amp;C", "<", 253}, {`LEN("`, `"`, 255}} {
		_, rest, ok := strings.Cut(s, c.before)
		got, _, _ := strings.Cut(rest, c.after)
		if n := len([]rune(got)); !ok || n != c.most {
			t.Errorf("%s has %d characters, not %d", c.before, n, c.most)
		}
	}
	_, rest, _ := strings.Cut(s, "<oddFooter>")
	foot, _, _ := strings.Cut(rest, "<")
	if foot = unescape([]byte(foot)); len(foot) > 255 || strings.Count(strings.TrimPrefix(foot, "&C"), "&")%2 != 0 {
		t.Errorf("%d: %s", len(foot), foot)
	}
	f, _ := Open(t.Context(), everywhere(t, "{{年度}}"))
	r, err := f.Check(t.Context(), v)
	n := 0
	for _, p := range r.Problems {
		if p.Kind == TooLong && !p.Stops() {
			n++
		}
	}
	if err != nil || n != 5 { // a prompt, a link, two headings, a name
		t.Error(n, err, r.Problems)
	}
}

// A chart with a tab of its own shows what has grown; its name and its titles are filled.
func TestFill_chartTab(t *testing.T) {
	book := changed(t, small(t, "", detailRow, ""), "xl/workbook.xml", func(s string) string {
		return strings.Replace(s, "</sheets>", `<sheet name="{{年度}}の：図" sheetId="2" r:id="rId9"/></sheets>`, 1)
	})
	book = changed(t, book, "xl/_rels/workbook.xml.rels", func(s string) string {
		return strings.Replace(s, "</Relationships>", `<Relationship Id="rId9" Type="`+relsIn+`chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`, 1)
	})
	for name, text := range map[string]string{
		"xl/chartsheets/sheet1.xml":            `<chartsheet ` + mainNS + `><headerFooter><oddFooter>&amp;C{{年度}}</oddFooter></headerFooter><drawing r:id="rId1"/></chartsheet>`,
		"xl/chartsheets/_rels/sheet1.xml.rels": `<Relationships ` + relsNS + `><Relationship Id="rId1" Type="` + relsIn + `drawing" Target="/xl/drawings/drawing9.xml"/></Relationships>`,
		"xl/drawings/drawing9.xml":             `<wsDr ` + mainNS + `><absoluteAnchor><graphicFrame><chart r:id="rId1"/></graphicFrame></absoluteAnchor></wsDr>`,
		"xl/drawings/_rels/drawing9.xml.rels":  `<Relationships ` + relsNS + `><Relationship Id="rId1" Type="` + relsIn + `chart" Target="/xl/charts/chart9.xml"/></Relationships>`,
		"xl/charts/chart9.xml":                 `<c:chartSpace xmlns:c="c" xmlns:a="a"><c:title><a:p><a:r><a:t>{{年度}}</a:t></a:r></a:p></c:title><c:tx><c:v>{{年度}}</c:v></c:tx><c:val><c:numRef><c:f>表!$C$3</c:f><c:numCache/></c:numRef></c:val></c:chartSpace>`,
	} {
		book = changed(t, book, name, func(string) string { return text })
	}
	out := fill(t, book, people(3))
	for part, want := range map[string]string{"xl/charts/chart9.xml": "<c:f>表!$C$3:$C$5</c:f></c:numRef>", "xl/chartsheets/sheet1.xml": "&amp;C平成25年度<", "xl/workbook.xml": `name="平成25年度の－図" sheetId="2"`} {
		if got := partOf(t, out, part); !strings.Contains(got, want) || strings.Contains(got, "{{") {
			t.Errorf("%s: no %s in %s", part, want, got)
		}
	}
}

// Tables keep what Excel asks of them: a column has a head of its own, which is words and
// says what its cell says; those to the right have a column each.
func TestFill_tableHeads(t *testing.T) {
	of := func(ref string, names ...string) [3]string {
		s := `<table ` + mainNS + ` id="1" name="表一" displayName="表一" ref="` + ref + `"><tableColumns count="` + strconv.Itoa(len(names)) + `">`
		for i, n := range names {
			s += fmt.Sprintf(`<tableColumn id="%d" name="%s"/>`, i+1, n)
		}
		return [3]string{"xl/tables/table1.xml", "table", s + `</tableColumns></table>`}
	}
	v := people(3)
	v.Lists["回"] = &Table{Name: "回", Names: []string{"番号"}, Rows: [][]Value{{Number(61)}, {Number(62)}}}
	book := small(t, "", cells("A1 氏名", "B1 {{→回.番号}}", "C1 {{参加延べ}}", "A2 {{名簿.氏名}}", "B2 ", "C2 {{名簿.時間}}"), "", of("A1:C2", "氏名", "x", "y"))
	out := fill(t, book, v)
	wellFormed(t, out)
	got, s := partOf(t, out, "xl/tables/table1.xml"), partOf(t, out, "xl/worksheets/sheet1.xml")
	for _, want := range []string{`ref="A1:D4"`, `count="4"`, `id="1" name="氏名"`, `id="2" name="61"`, `id="3" name="62"`, `id="4" name="1815"`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
	for _, want := range []string{`r="B1" t="inlineStr"><is><t>61</t>`, `r="D1" t="inlineStr"><is><t>1815</t>`, `r="D2"><v>10</v>`} {
		if !strings.Contains(s, want) {
			t.Errorf("no %s in %s", want, s)
		}
	}
	for _, c := range []string{"{{年度}}", "{{空}}"} {
		if _, err := tryFill(t, small(t, "", cells("A1 {{年度}}", "B1 "+c, "A2 {{名簿.氏名}}"), "", of("A1:B2", "a", "b")), v); err == nil || !strings.Contains(err.Error(), "B1") {
			t.Errorf("%s: %v", c, err)
		}
	}
}

// What stands still on the screen leaves room for the rest: a list that has grown among it
// does not stand still.
func TestFill_panes(t *testing.T) {
	for n, want := range map[int]string{3: `<pane ySplit="6" topLeftCell="A7" state="frozen"/>`, 200: `<pane ySplit="2" topLeftCell="A3" state="frozen"/>`} {
		s := partOf(t, fill(t, small(t, `<sheetViews><sheetView workbookViewId="0"><pane ySplit="4" topLeftCell="A5" state="frozen"/></sheetView></sheetViews>`, detailRow, ""), people(n)), "xl/worksheets/sheet1.xml")
		if !strings.Contains(s, want) {
			t.Errorf("%d rows: no %s in %.400s", n, want, s)
		}
	}
}

// A shape that shows a cell says what the cell now says.
func TestFill_linkedShape(t *testing.T) {
	shape := func(link string) [3]string {
		return [3]string{"xl/drawings/drawing1.xml", "drawing", `<wsDr xmlns:a="a"><absoluteAnchor><sp textlink="` + link + `"><txBody><a:p><a:fld id="{1}" type="TxLink"><a:t>古</a:t></a:fld><a:r><a:t>い</a:t></a:r></a:p></txBody></sp></absoluteAnchor></wsDr>`}
	}
	for link, want := range map[string]string{"$C$4": "<a:t>51</a:t></a:fld><a:r><a:t></a:t>", "表!$A$1": "<a:t>題</a:t>", "表!$A$1:$B$2": "<a:t>古</a:t>", "他!$A$1": "<a:t>古</a:t>"} {
		got := partOf(t, fill(t, small(t, "", detailRow, "", shape(link)), people(3)), "xl/drawings/drawing1.xml")
		if !strings.Contains(got, want) {
			t.Errorf("%s: no %s in %s", link, want, got)
		}
	}
}

// A name that stands for words is computed like one that stands for cells.
func TestFill_namedWords(t *testing.T) {
	book := changed(t, small(t, "", detailRow+cells("A6 =年の名&\"分\"", "B6 =SUM(時間)"), ""), "xl/workbook.xml", func(s string) string {
		return strings.Replace(s, "<definedNames>", `<definedNames><definedName name="年の名">"{{年度}}"</definedName>`, 1)
	})
	if s := partOf(t, fill(t, book, people(3)), "xl/worksheets/sheet1.xml"); !strings.Contains(s, "<f>年の名&amp;\"分\"</f><v>平成25年度分</v>") || !strings.Contains(s, "<f>SUM(時間)</f><v>51</v>") {
		t.Error(s)
	}
}

// Within the rows of a list a name without the list's is not the list's: what is meant is
// said, and where it is known otherwise it may be meant.
func TestCheck_rowless(t *testing.T) {
	v := people(3)
	v.Items["番号"], v.Items["講師氏名"], v.Items["所属"] = Number(62), Text("呉"), Text("人事課")
	v.Lists["名簿"].Names[1] = "番号"
	for _, c := range []struct {
		cells []string
		want  []string
	}{
		{[]string{"A2 {{#名簿}}{{番号}}", "B2 {{氏名}}{{/名簿}}"}, []string{"unknown B2 名簿.氏名", "of_row A2 名簿.番号"}},
		{[]string{"A2 {{名簿.氏名}}", "B2 {{番号}}", "A3 {{番号}}"}, []string{"of_row B2 名簿.番号"}},
		{[]string{"A2 {{名簿.氏名}}", "B2 {{番号}}", "C2 {{名簿.番号}}", "D2 {{年度}}"}, nil},
		{[]string{"A2 {{#名簿(番号順)}}", "A3 {{氏名}}", "A4 {{/名簿(番号順)}}"}, []string{"unknown A3 名簿(番号順).氏名"}},
		{[]string{"A2 {{氏名}}"}, []string{"unknown A2 講師氏名"}},
	} {
		f, err := Open(t.Context(), small(t, "", cells(c.cells...), ""))
		if err != nil {
			t.Fatal(err)
		}
		r, err := f.Check(t.Context(), v)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range r.Problems {
			got = append(got, fmt.Sprintf("%s %s %s", p.Kind, p.Cell, p.Suggest))
		}
		slices.Sort(got)
		slices.Sort(c.want)
		if !slices.Equal(got, c.want) {
			t.Errorf("%v: %q, want %q", c.cells, got, c.want)
		}
	}
}

// Marks in the texts of formulas are marks like others: they make their row repeat, are
// listed, and stop where they are not known.
func TestFill_quoted(t *testing.T) {
	out := fill(t, small(t, "", cells(`A2 ="{{名簿.氏名}}さん"`, `B2 =LEN("{{名簿.備考}}")`, `A3 ="計{{参加延べ|#,##0}}"`), ""), people(3))
	s := partOf(t, out, "xl/worksheets/sheet1.xml")
	for _, want := range []string{`<c r="A4" t="str"><f>"呉 3郎さん"</f><v>呉 3郎さん</v>`, `<v>計1,815</v>`} {
		if !strings.Contains(s, want) {
			t.Errorf("no %s in %s", want, s)
		}
	}
	_, err := tryFill(t, small(t, "", cells(`A2 ="{{内線}}"`, `A3 ="{{年度"`), ""), people(3))
	if err == nil || !strings.Contains(err.Error(), "A2 {{内線}}") || !strings.Contains(err.Error(), "かっこが合いません: 表 A3") {
		t.Error(err)
	}
}

// The boxes of notes go with their cells, whatever the prefixes of the part: those that
// Excel writes, and those of programs that have had the form in between.
func TestFill_noteBoxes(t *testing.T) {
	for _, prefixes := range [][3]string{{"v:", "o:", "x:"}, {"ns0:", "ns1:", "ns2:"}, {"", "o:", ""}} {
		v, x := prefixes[0], prefixes[2]
		box := fmt.Sprintf(`<%sshape id="_x0000_s1025" type="#t"><%sClientData ObjectType="Note"><%sAnchor>1, 15, 2, 2, 3, 31, 4, 1</%sAnchor><%sRow>2</%sRow><%sColumn>0</%sColumn></%sClientData></%sshape>`, v, x, x, x, x, x, x, x, x, v)
		out := fill(t, small(t, "", detailRow, "",
			[3]string{"xl/comments1.xml", "comments", `<comments ` + mainNS + `><authors><author>{{年度}}係</author></authors><commentList><comment ref="A3" authorId="0"><text><t>{{名簿.氏名}}</t></text></comment></commentList></comments>`},
			[3]string{"xl/drawings/vmlDrawing1.vml", "vmlDrawing", `<xml>` + box + `</xml>`}), people(3))
		got := partOf(t, out, "xl/drawings/vmlDrawing1.vml")
		for i := 2; i <= 4; i++ {
			if !strings.Contains(got, fmt.Sprintf("Row>%d</", i)) || !strings.Contains(got, fmt.Sprintf("Anchor>1, 15, %d, 2, 3, 31, %d, 1</", i, i+2)) {
				t.Errorf("%q: no box for row %d in %s", prefixes, i+1, got)
			}
		}
		if notes := partOf(t, out, "xl/comments1.xml"); !strings.Contains(notes, "<author>平成25年度係</author>") || strings.Count(notes, "<comment ") != 3 {
			t.Error(notes)
		}
	}
}

// Of a slot that nobody has, and of the one row of an empty list, nothing stays but labels.
func TestFill_nobody(t *testing.T) {
	slots := small(t, "", cells("A1 {{枚}}枚目", "A2 {{名簿1.氏名}}　様", "B2 {{名簿1.欄}}番", "A3 {{名簿2.氏名}}　様", "B3 {{名簿2.欄}}番", "C3 氏名：{{名簿2.氏名}}", "D3 {{年度}}{{名簿2.氏名}}", "E3 {{名簿2.備考}}さん", "F3 第{{名簿2.時間|なければ－}}回"), "")
	if got, want := strings.Join(saidBy(partOf(t, fill(t, slots, people(1)), "xl/worksheets/sheet1.xml")), "|"), "1枚目|呉 1郎　様|1番|2番|氏名：|平成25年度|第－回"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := strings.Join(saidBy(partOf(t, fill(t, slots, people(2)), "xl/worksheets/sheet1.xml")), "|"); !strings.HasSuffix(got, "氏名：呉 2郎|平成25年度呉 2郎|さん|第17回") {
		t.Error(got)
	}
	row := small(t, "", cells("A2 第{{名簿.時間}}回", "B2 計{{名簿.件数}}名"), "")
	for n, want := range []string{"計0名", "第10回|計1名"} {
		if got := strings.Join(saidBy(partOf(t, fill(t, row, people(n)), "xl/worksheets/sheet1.xml")), "|"); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

// People down and evenings to the right need no arrow where nothing else can be meant;
// months with their evenings are no such thing.
func TestFill_across(t *testing.T) {
	evenings := &Table{Name: "回", Names: []string{"番号"}, Rows: [][]Value{{Number(61)}, {Number(62)}, {Number(63)}}}
	signs := func(s ...string) map[string]*Table {
		t := &Table{Name: "回", Names: []string{"印"}}
		for _, x := range s {
			t.Rows = append(t.Rows, []Value{Text(x)})
		}
		return map[string]*Table{"回": t}
	}
	values := func(people int, lists ...map[string]*Table) Values {
		return Values{Lists: map[string]*Table{"回": evenings, "受講者": {Name: "受講者", Names: []string{"氏名"}, Rows: [][]Value{{Text("呉")}, {Text("安芸")}}[:people], Lists: lists}}}
	}
	form := small(t, "", cells("A1 氏名", "B1 {{回.番号}}", "C1 計", "A2 {{受講者.氏名}}", "B2 {{受講者.回.印}}", "C2 =COUNTIF(B2:B2,\"○\")", "B3 =COUNTIF(B2:B2,\"○\")"), "")
	out := partOf(t, fill(t, form, values(2, signs("○", "×", "○"), signs("", "○", "○"))), "xl/worksheets/sheet1.xml")
	for _, want := range []string{`<c r="D1"><v>63</v>`, `r="D3" t="inlineStr"><is><t>○</t>`, `<c r="E2"><f>COUNTIF(B2:D2,"○")</f><v>2</v>`, `<c r="D4"><f>COUNTIF(D2:D3,"○")</f><v>2</v>`} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in %s", want, out)
		}
	}
	if _, err := tryFill(t, form, values(0, signs())); err != nil { // nobody yet
		t.Error(err)
	}
	if _, err := tryFill(t, form, values(2, signs("○"), signs("○", "○"))); err == nil || !strings.Contains(err.Error(), "二つの名簿") {
		t.Error("lists of other lengths cross:", err)
	}
}

// What links lead to outside is filled too, as addresses are written.
func TestFill_addresses(t *testing.T) {
	form := func(target string) []byte {
		return changed(t, small(t, "", cells("A1 メール", "A3 {{名簿.氏名}}"), `<hyperlinks><hyperlink ref="A1" r:id="rId8"/></hyperlinks>`, [3]string{"xl/x.xml", "x", "<x/>"}), "xl/worksheets/_rels/sheet1.xml.rels", func(s string) string {
			return strings.Replace(s, "</Relationships>", `<Relationship Id="rId8" Type="`+relsIn+`hyperlink" Target="`+target+`" TargetMode="External"/></Relationships>`, 1)
		})
	}
	v := people(3)
	v.Items["題"] = Text("A&B 案内")
	for _, target := range []string{"mailto:a@example.jp?subject={{題}}", "mailto:a@example.jp?subject=%7B%7B題%7D%7D"} {
		out := fill(t, form(target), v)
		wellFormed(t, out)
		if got := partOf(t, out, "xl/worksheets/_rels/sheet1.xml.rels"); !strings.Contains(got, `Target="mailto:a@example.jp?subject=A%26B%20%E6%A1%88%E5%86%85"`) {
			t.Error(got)
		}
	}
	if _, err := tryFill(t, form("mailto:{{名簿.氏名}}"), v); err == nil || !strings.Contains(err.Error(), "表 リンク {{名簿.氏名}}") {
		t.Error(err)
	}
	if d := same(t, form("mailto:a@example.jp"), fill(t, form("mailto:a@example.jp"), v)); strings.Contains(strings.Join(d, " "), "sheet1.xml.rels") {
		t.Error("an address without marks is written anew", d)
	}
}

// A column that a form names twice is written once, as it is named first: a workbook that
// names one twice is damaged for those that read it.
func TestFill_columnsNamedTwice(t *testing.T) {
	book := small(t, `<cols><col min="1" max="2" width="9"/><col min="2" max="16384" width="7"/><col min="3" max="3" width="5"/></cols>`, cells("A1 {{→名簿.氏名}}"), "")
	seen := map[int]string{}
	for _, m := range regexp.MustCompile(`<col min="(\d+)" max="(\d+)" width="(\d+)"`).FindAllStringSubmatch(partOf(t, fill(t, book, people(3)), "xl/worksheets/sheet1.xml"), -1) {
		from, _ := strconv.Atoi(m[1])
		to, _ := strconv.Atoi(m[2])
		for c := from; c <= to; c++ {
			if seen[c] != "" {
				t.Fatalf("column %d is %s and %s wide", c, seen[c], m[3])
			}
			seen[c] = m[3]
		}
	}
	if len(seen) != 1<<14 || seen[3] != "9" || seen[4] != "9" || seen[5] != "7" || seen[1<<14] != "7" {
		t.Error(len(seen), seen[3], seen[4], seen[5], seen[1<<14])
	}
}
