package xlsx

import (
	"cmp"
	"math"

	"jibun/export/sheet"

	"github.com/xuri/excelize/v2"
)

// chart draws a chart over its cells.
func (s *writer) chart(c sheet.Chart) {
	if s.err == nil {
		s.keep(s.f.AddChart(s.name, sheet.CellName(c.Over.Column, c.Over.Row), s.excelChart(c)))
	}
}

// pixels is the width of some columns as excelize counts it, a little less than whole.
func (s *writer) pixels(from, to int) int {
	n := 0
	for _, mm := range s.Columns[from-1 : to] {
		n += int(chars(mm)*8 + 0.5)
	}
	return n - 4
}

func (s *writer) excelChart(c sheet.Chart) *excelize.Chart {
	rowPixels := int(math.Ceil(points(s.RowHeight) * 4 / 3.4)) // as excelize counts
	no, gap, face := false, uint(60), s.paper.Face
	text := func(size float64) excelize.Font {
		return excelize.Font{Family: face.Font, Size: size, Color: face.Ink}
	}
	fill := func(color string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
	}
	small, large := text(9), text(11)
	large.Bold = true
	e := &excelize.Chart{
		Type:       excelize.Col,
		VaryColors: &no,
		Dimension: excelize.ChartDimension{Width: uint(s.pixels(c.Over.Column, c.Over.LastColumn)),
			Height: uint((c.Over.LastRow-c.Over.Row+1)*rowPixels - 6)},
		Format:   excelize.GraphicOptions{AltText: sheet.Cut(cmp.Or(c.Says, c.Title), maxAlt), OffsetX: 1, OffsetY: 3},
		Title:    excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.Title, Font: &large}}},
		Legend:   excelize.ChartLegend{Position: "none"},
		XAxis:    excelize.ChartAxis{Font: text(7.5)},
		YAxis:    excelize.ChartAxis{Font: small, MajorGridLines: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: sheet.Count.Code()}},
		GapWidth: &gap,
		Border:   excelize.LineOptions{Type: excelize.LineSolid, Width: 0.75, Fill: fill(face.Rule)},
	}
	switch c.Kind {
	case sheet.Bars:
		e.Type, e.XAxis.ReverseOrder = excelize.Bar, true
	case sheet.StackedColumns:
		full := 100
		e.Type, e.Overlap = excelize.ColStacked, &full
	}
	if c.Upright {
		e.XAxis.Alignment.TextRotation = -90
	}
	if len(c.Series) > 1 {
		e.Legend = excelize.ChartLegend{Position: "bottom", Font: &small}
	}
	for _, x := range c.Series {
		e.Series = append(e.Series, excelize.ChartSeries{Name: s.ref(x.Name), Categories: s.ref(c.Categories), Values: s.ref(x.Values), Fill: fill(x.Color)})
	}
	return e
}
