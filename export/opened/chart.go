package opened

import (
	"strconv"
	"strings"

	"jibun/export/numfmt"
	"jibun/export/sheet"
)

// pending is a chart whose figures are read when all sheets are there.
type pending struct {
	sheet *sheet.Sheet
	shape int
	chart *node
}

// mostPoints is how many figures of a series are drawn.
const mostPoints = 2000

// figures reads those of all charts: from the cells that they name, else those that the
// chart remembers.
func (b *book) figures(sheets []*sheet.Sheet) {
	by := map[string]*sheet.Sheet{}
	for _, s := range sheets {
		by[s.Name] = s
	}
	for _, p := range b.pending {
		p.sheet.Shapes[p.shape].Figures = b.plotted(p.chart, by)
	}
}

// plotted is what a chart shows; nil of a kind that nobody here draws.
func (b *book) plotted(n *node, sheets map[string]*sheet.Sheet) *sheet.Figures {
	f := &sheet.Figures{}
	area := n.kid("chart", "plotArea")
	for _, k := range area.kidsOf() {
		stacked := strings.Contains(strings.ToLower(k.kid("grouping").attr("val")), "stacked")
		switch k.name {
		case "barChart", "bar3DChart":
			f.Kind = sheet.Columns
			if k.kid("barDir").attr("val") == "bar" {
				f.Kind = sheet.Bars
			}
			f.Stacked = stacked
		case "lineChart", "line3DChart", "areaChart", "scatterChart":
			if len(f.Series) == 0 {
				f.Kind = sheet.Curves
			}
		case "pieChart", "pie3DChart", "doughnutChart", "ofPieChart":
			f.Kind = sheet.Pie
		default:
			continue
		}
		for _, s := range k.all("ser") {
			b.series(f, s, sheets, k.name == "lineChart" && f.Kind != sheet.Curves)
		}
	}
	if len(f.Series) == 0 {
		return nil
	}
	return f
}

// series adds one.
func (b *book) series(f *sheet.Figures, n *node, sheets map[string]*sheet.Sheet, line bool) {
	s := sheet.FigureSeries{Line: line, Color: b.drawn(n.kid("spPr", "solidFill"))}
	if s.Color == "" {
		s.Color = b.drawn(n.kid("spPr", "ln", "solidFill"))
	}
	if names := b.points(n.kid("tx"), sheets); len(names) > 0 {
		s.Name = names[0].text
	}
	categories := n.kid("cat")
	if categories == nil {
		categories = n.kid("xVal")
	}
	values := n.kid("val")
	if values == nil {
		values = n.kid("yVal")
	}
	for _, p := range b.points(values, sheets) {
		s.Values = append(s.Values, p.number)
		if f.Code == "" {
			f.Code = p.code
		}
	}
	if len(f.Categories) == 0 {
		for _, p := range b.points(categories, sheets) {
			f.Categories = append(f.Categories, p.text)
		}
	}
	for i := len(f.Categories); i < len(s.Values); i++ { // those without names are counted
		f.Categories = append(f.Categories, strconv.Itoa(i+1))
	}
	f.Series = append(f.Series, s)
}

// point is what a chart takes from a cell.
type point struct {
	text, code string
	number     float64
}

// points are the values that part of a series names.
func (b *book) points(n *node, sheets map[string]*sheet.Sheet) []point {
	if f := n.find("f"); f != nil {
		if s, r, ok := referred(f.text, sheets); ok {
			return b.cells(s, r)
		}
	}
	var out []point
	cache := n.find("numCache")
	for _, v := range n.words("v") { // what the chart remembers
		x, err := strconv.ParseFloat(v, 64)
		p := point{text: v, number: x, code: cache.kid("formatCode").string()}
		if err == nil && p.code != "" {
			p.text = numfmt.Of(p.code).Number(x).Text
		}
		out = append(out, p)
	}
	return out
}

func (b *book) cells(s *sheet.Sheet, r sheet.Range) []point {
	var out []point
	for row := r.Row; row <= r.LastRow && row <= s.Lines.Count(); row++ {
		cells := s.Lines.Row(row).Cells
		for col := r.Column; col <= r.LastColumn && len(out) < mostPoints; col++ {
			var p point
			if col <= len(cells) {
				c := &cells[col-1]
				look := &b.paper.Looks[c.Look]
				p.number, p.text = c.Number, c.Text
				if c.Kind == sheet.Number || c.Kind == sheet.Day {
					p.code = look.NumberCode()
					p.text = numfmt.Of(p.code).Number(c.Number).Text
				}
			}
			out = append(out, p)
		}
	}
	return out
}

// referred is the part of a sheet that a formula of a chart names: 'シート 1'!$B$2:$B$9.
func referred(f string, sheets map[string]*sheet.Sheet) (*sheet.Sheet, sheet.Range, bool) {
	name, cells, ok := cutLast(strings.TrimSpace(f), "!")
	if !ok || strings.ContainsAny(cells, ",() ") {
		return nil, sheet.Range{}, false
	}
	if strings.HasPrefix(name, "'") && strings.HasSuffix(name, "'") && len(name) > 1 {
		name = strings.ReplaceAll(name[1:len(name)-1], "''", "'")
	}
	s := sheets[name]
	if s == nil {
		return nil, sheet.Range{}, false
	}
	r, ok := rangeOf(cells)
	return s, r, ok
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return "", s, false
	}
	return s[:i], s[i+len(sep):], true
}
