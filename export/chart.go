package export

import "github.com/xuri/excelize/v2"

// chart is a drawing over some free rows of a sheet. Categories must be cells
// with text: dates and numbers are drawn as axes of their own.
type chart struct {
	title      string // with the unit: 参加延べ人数(人)
	stacked    bool
	categories string // range, see ref
	series     []series
	upright    bool // labels from bottom to top, for many
	lying      bool // bars from left to right, for long labels
}

// series is one colour of a chart.
type series struct {
	name   string // a single cell, see ref
	values string
	color  string
}

// Calm colours that still differ when printed without colour.
const (
	blue   = "4472A8"
	green  = "8FB97F"
	orange = "E0A458"
	pale   = "C9CDD2"
)

// draw puts charts side by side over the next n rows, inside the columns
// spans[i] each, and leaves those rows free. All of it stays on one page.
func (s *sheet) draw(n int, charts []chart, spans [][2]int) {
	s.keepTogether(float64(n) * rowHeight)
	top := s.rows + 1
	for i, c := range charts {
		if s.err == nil {
			s.keep(s.f.AddChart(s.name, cellName(spans[i][0], top), c.excel(s.pixels(spans[i]), n)))
		}
	}
	for range n {
		s.skip(0)
	}
}

// pixels is the width of a span as excelize counts it, a little less than whole.
func (s *sheet) pixels(span [2]int) int {
	n := 0
	for _, mm := range s.widths[span[0]-1 : span[1]] {
		n += int(chars(mm)*8 + 0.5)
	}
	return n - 4
}

func (c chart) excel(wide, rows int) *excelize.Chart {
	const rowPixels = 22 // excelize's own count for rowHeight
	no, gap := false, uint(60)
	text := func(size float64) excelize.Font { return excelize.Font{Family: font, Size: size, Color: ink} }
	small, large := text(9), text(11)
	large.Bold = true
	e := &excelize.Chart{
		Type:       excelize.Col,
		VaryColors: &no,
		Dimension:  excelize.ChartDimension{Width: uint(wide), Height: uint(rows*rowPixels - 6)},
		Format:     excelize.GraphicOptions{AltText: c.title, OffsetX: 1, OffsetY: 3},
		Title:      excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.title, Font: &large}}},
		Legend:     excelize.ChartLegend{Position: "none"},
		XAxis:      excelize.ChartAxis{Font: text(7.5)},
		YAxis:      excelize.ChartAxis{Font: small, MajorGridLines: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: asNumber}},
		GapWidth:   &gap,
		Border:     excelize.LineOptions{Type: excelize.LineSolid, Width: 0.75, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{rule}}},
	}
	if c.lying {
		e.Type, e.XAxis.ReverseOrder = excelize.Bar, true
	}
	if c.upright {
		e.XAxis.Alignment.TextRotation = -90
	}
	if c.stacked {
		full := 100
		e.Type, e.Overlap = excelize.ColStacked, &full
	}
	if len(c.series) > 1 {
		e.Legend = excelize.ChartLegend{Position: "bottom", Font: &small}
	}
	for _, x := range c.series {
		e.Series = append(e.Series, excelize.ChartSeries{Name: x.name, Categories: c.categories, Values: x.values,
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{x.color}}})
	}
	return e
}

// halves splits the columns in two parts of about the same width.
func (s *sheet) halves() [][2]int {
	n, half := len(s.widths), s.across(1, len(s.widths))/2
	i := 1
	for i < n-1 && s.across(1, i+1)-half < half-s.across(1, i) {
		i++
	}
	return [][2]int{{1, i}, {i + 1, n}}
}
