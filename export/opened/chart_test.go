package opened

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"jibun/export/sheet"

	"github.com/xuri/excelize/v2"
)

// TestRead_charts: the figures of charts come from the cells, also of another sheet, with
// their names and colours; each kind is known, and what the cells no longer hold the chart
// remembers.
func TestRead_charts(t *testing.T) {
	for kind, want := range map[excelize.ChartType]struct {
		kind    sheet.ChartKind
		stacked bool
	}{excelize.Col: {sheet.Columns, false}, excelize.ColStacked: {sheet.Columns, true}, excelize.Bar: {sheet.Bars, false}, excelize.Line: {sheet.Curves, false}, excelize.Pie: {sheet.Pie, false}} {
		x := excelize.NewFile()
		ok := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		_, err := x.NewSheet("実績 'A' 表")
		ok(err)
		for i, v := range []float64{85, 388, 1247} {
			ok(x.SetCellValue("実績 'A' 表", fmt.Sprintf("A%d", i+2), fmt.Sprintf("平成%d年度", 20+i)))
			ok(x.SetCellValue("実績 'A' 表", fmt.Sprintf("B%d", i+2), v))
		}
		ok(x.SetCellValue("実績 'A' 表", "B1", "参加延べ"))
		ok(x.AddChart("Sheet1", "B2", &excelize.Chart{Type: kind, Series: []excelize.ChartSeries{{Name: "'実績 ''A'' 表'!$B$1", Categories: "'実績 ''A'' 表'!$A$2:$A$4", Values: "'実績 ''A'' 表'!$B$2:$B$4",
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"1F3F6E"}}}}}))
		var b bytes.Buffer
		ok(x.Write(&b))
		p, err := Read(t.Context(), b.Bytes(), "")
		ok(err)
		for s := range p.Sheets {
			if s.Name != "Sheet1" {
				continue
			}
			f := s.Shapes[0].Figures
			if f == nil || f.Kind != want.kind || f.Stacked != want.stacked || len(f.Series) != 1 {
				t.Fatalf("%v: %+v", kind, f)
			}
			one := f.Series[0]
			if one.Name != "参加延べ" || !slices.Equal(one.Values, []float64{85, 388, 1247}) || !slices.Equal(f.Categories, []string{"平成20年度", "平成21年度", "平成22年度"}) ||
				one.Color != "1F3F6E" && kind != excelize.Pie {
				t.Errorf("%v: %+v of %q", kind, one, f.Categories)
			}
		}
	}
	b := &book{paper: &sheet.Paper{}}
	n, err := tree([]byte(`<chartSpace><chart><plotArea><barChart><ser><tx><v>人数</v></tx><cat><strRef><f>[1]外!$A$1</f><strCache><pt><v>四月</v></pt></strCache></strRef></cat>` +
		`<val><numRef><f>[1]外!$B$1</f><numCache><formatCode>0%</formatCode><pt><v>0.5</v></pt></numCache></numRef></val></ser></barChart></plotArea></chart></chartSpace>`))
	if err != nil {
		t.Fatal(err)
	}
	if f := b.plotted(n, nil); f == nil || f.Series[0].Name != "人数" || f.Series[0].Values[0] != .5 || f.Categories[0] != "四月" || f.Code != "0%" {
		t.Errorf("%+v", f)
	}
	if f := b.plotted(&node{}, nil); f != nil {
		t.Errorf("of no kind: %+v", f)
	}
}
