package page

import (
	"image/color"
	"math"
	"slices"
	"strings"

	"jibun/export/numfmt"
	"jibun/export/sheet"
)

var (
	gridColor = color.NRGBA{0xD9, 0xD9, 0xD9, 0xFF}
	axisColor = color.NRGBA{0x7F, 0x7F, 0x7F, 0xFF}
)

// The sizes of type within a chart, in points.
const (
	titleSize    = 11
	axisSize     = 9
	categorySize = 7.5
)

// plot is a chart that is being drawn.
type plot struct {
	*view
	kind       sheet.ChartKind
	stacked    bool
	upright    bool
	title      string
	code       string // how values are written
	categories []string
	series     []plotted
	most, step float64 // of the axis of values
	in         Rect    // where the bars stand
}

type plotted struct {
	name   string
	values []float64
	color  color.NRGBA
	line   bool
}

// charts draws those of a paper of our own.
func (v *view) charts() {
	for i := range v.Sheet.Charts {
		c := &v.Sheet.Charts[i]
		if p := v.place(c.Over); p.Meets(v.Rect) {
			x := &plot{view: v, title: c.Title, kind: c.Kind, stacked: c.Kind == sheet.StackedColumns, upright: c.Upright}
			x.read(c)
			x.draw(Rect{p.X + .3, p.Y + .8, max(p.Wide-.8, 1), max(p.High-1.6, 1)})
		}
	}
}

// chosen are the colours of series that have none, as programs choose them.
var chosen = []string{"4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47", "264478", "9E480E"}

// plotted draws a chart of a workbook that was read.
func (v *view) plotted(s *sheet.Shape, p Rect) {
	f := s.Figures
	if f == nil {
		v.unseen(s.Text, p)
		return
	}
	x := &plot{view: v, title: s.Text, kind: f.Kind, stacked: f.Stacked, code: f.Code, categories: f.Categories}
	for i, one := range f.Series {
		values := make([]float64, len(f.Categories))
		for k := range min(len(values), len(one.Values)) {
			values[k] = max(one.Values[k], 0)
		}
		x.series = append(x.series, plotted{one.Name, values, Color(one.Color, Color(chosen[i%len(chosen)], axisColor)), one.Line || f.Kind == sheet.Curves})
	}
	if f.Kind == sheet.Pie {
		x.parts()
	}
	x.scale(f.Code == "" || strings.HasPrefix(f.Code, "#,##0") && !strings.Contains(f.Code, "."))
	x.draw(p)
}

// parts makes bars of a pie, each with its share in its name: they say the same.
func (x *plot) parts() {
	x.kind, x.series = sheet.Bars, x.series[:1]
	all := 0.0
	for _, v := range x.series[0].values {
		all += v
	}
	x.categories = slices.Clone(x.categories)
	for i, v := range x.series[0].values {
		if all > 0 {
			x.categories[i] += numfmt.Of(`"("0.0%")"`).Number(v / all).Text
		}
	}
}

// draw draws a chart: its title, the axes, the bars, and below which colour is what.
func (x *plot) draw(p Rect) {
	x.add(Box{p, white})
	edge := Color(x.Paper.Face.Rule, axisColor)
	if x.Sheet.Lines != nil {
		edge = color.NRGBA{0xA6, 0xA6, 0xA6, 0xFF}
	}
	x.outline(p, .26, edge)
	x.in = Rect{p.X + 3, p.Y + 3, p.Wide - 7, p.High - 6}
	if x.title != "" {
		size := float64(titleSize)
		if w := x.faces.Width(x.title, size, true); w > p.Wide-4 {
			size *= (p.Wide - 4) / w
		}
		x.centred(x.title, letter{size: size, bold: true}, p.X+p.Wide/2, x.in.Y+2.5)
		x.in.Y, x.in.High = x.in.Y+8, x.in.High-8
	}
	if len(x.categories) == 0 || len(x.series) == 0 || x.in.Wide < 5 || x.in.High < 5 {
		return
	}
	if len(x.series) > 1 {
		x.in.High -= 6
		x.legend(x.in.X+x.in.Wide/2, x.in.Y+x.in.High+4)
	}
	if x.kind == sheet.Bars {
		x.bars()
	} else {
		x.columns()
	}
}

// read takes the figures from the cells.
func (x *plot) read(c *sheet.Chart) {
	x.each(c.Categories, func(c *sheet.Cell) { x.categories = append(x.categories, Shown(c, x.look(c)).Text) })
	for i := range c.Series {
		s := &c.Series[i]
		one := plotted{color: Color(s.Color, axisColor), values: make([]float64, len(x.categories))}
		x.each(s.Name, func(c *sheet.Cell) { one.name = Shown(c, x.look(c)).Text })
		n := 0
		x.each(s.Values, func(c *sheet.Cell) {
			if n < len(one.values) {
				one.values[n] = max(c.Number, 0)
			}
			n++
		})
		x.series = append(x.series, one)
	}
	x.scale(true)
}

// scale finds how far the axis of values reaches; whole: it counts.
func (x *plot) scale(whole bool) {
	sums := make([]float64, len(x.categories))
	for _, s := range x.series {
		for i, v := range s.values {
			if sums[i] += v; !x.stacked || s.line {
				sums[i] -= v
				x.most = max(x.most, v)
			}
		}
	}
	for _, s := range sums {
		x.most = max(x.most, s)
	}
	x.step = niceStep(x.most)
	if whole {
		x.step = max(x.step, 1)
	}
	x.most = max(math.Ceil(x.most/x.step-1e-9), 1) * x.step
}

// each calls back with the cells of a range of this sheet.
func (x *plot) each(r sheet.Range, do func(*sheet.Cell)) {
	var none sheet.Cell
	for row := r.Row; row <= r.LastRow; row++ {
		for col := r.Column; col <= r.LastColumn; col++ {
			c := &none
			if row >= 1 && row <= x.Rows() {
				if cells := x.row(row).Cells; col >= 1 && col <= len(cells) {
					c = &cells[col-1]
				}
			}
			do(c)
		}
	}
}

// niceStep is how far the lines of an axis are apart: 1, 2 or 5 and noughts.
func niceStep(most float64) float64 {
	const lines = 7
	if most <= 0 {
		return 1
	}
	step := math.Pow(10, math.Floor(math.Log10(most/lines)))
	for _, k := range []float64{1, 2, 5} {
		if most <= step*k*lines*(1+1e-9) {
			return step * k
		}
	}
	return step * 10
}

// label is a number of the axis.
func (x *plot) label(v float64) string {
	code := x.code
	if code == "" {
		code = "#,##0"
		if x.step < 1 {
			code = "0.0"
		}
	}
	return strings.TrimSpace(numfmt.Of(code).Number(v).Text)
}

// values are the numbers of the axis.
func (x *plot) values(each func(v float64)) {
	for i := 0; float64(i)*x.step <= x.most+x.step/2; i++ {
		each(float64(i) * x.step)
	}
}

func (x *plot) width(s string, size float64) float64 { return x.faces.Width(s, size, false) }

// columns draws bars that stand.
func (x *plot) columns() {
	left := 0.0
	x.values(func(v float64) { left = max(left, x.width(x.label(v), axisSize)) })
	x.in.X, x.in.Wide = x.in.X+left+1.5, x.in.Wide-left-1.5
	slot := x.in.Wide / float64(len(x.categories))
	size, turned := x.categoriesFit(slot)
	foot := size*mmOfPoint*leading + 1
	if turned {
		foot = 1
		for _, c := range x.categories {
			foot = max(foot, x.width(c, size)+1)
		}
		foot = min(foot, x.in.High*.5)
	}
	x.in.High -= foot
	bottom := x.in.Y + x.in.High
	x.values(func(v float64) {
		y := bottom - v/x.most*x.in.High
		x.add(Line{X1: x.in.X, Y1: y, X2: x.in.X + x.in.Wide, Y2: y, Width: .2, Color: gridColor})
		x.right(x.label(v), axisSize, x.in.X-1, y)
	})
	for i, name := range x.categories {
		from := x.in.X + slot*float64(i)
		x.standingBars(i, from, slot, bottom)
		l := letter{size: size}
		if turned {
			half := size * mmOfPoint * (above - below) / 2
			at := from + slot/2
			x.add(Words{X: at + half, Y: min(bottom+1+x.width(name, size), bottom+foot), Text: name, Size: size, Turn: 90, Color: x.ink(""),
				Clip: Rect{at - slot, bottom, 2 * slot, foot + 2}})
			continue
		}
		x.centred(name, l, from+slot/2, bottom+foot/2+.3)
	}
	x.add(Line{X1: x.in.X, Y1: bottom, X2: x.in.X + x.in.Wide, Y2: bottom, Width: .26, Color: axisColor})
	for _, s := range x.series {
		if s.line {
			x.curve(s, slot, bottom)
		}
	}
}

// curve draws a series as a line from the middle of one category to that of the next.
func (x *plot) curve(s plotted, slot, bottom float64) {
	for i, v := range s.values {
		at, y := x.in.X+slot*(float64(i)+.5), bottom-v/x.most*x.in.High
		if i > 0 {
			x.add(Line{X1: at - slot, Y1: bottom - s.values[i-1]/x.most*x.in.High, X2: at, Y2: y, Width: .6, Color: s.color})
		}
		x.add(Oval{Rect{at - .8, y - .8, 1.6, 1.6}, s.color, 0})
	}
}

// barred are the series that are bars.
func (x *plot) barred() (n int) {
	for _, s := range x.series {
		if !s.line {
			n++
		}
	}
	if x.stacked {
		n = min(n, 1)
	}
	return n
}

// standingBars draws those of one category.
func (x *plot) standingBars(i int, from, slot, bottom float64) {
	const gap = .6
	wide := slot / (float64(max(x.barred(), 1)) + gap)
	at, y := from+wide*gap/2, bottom
	for _, s := range x.series {
		if s.line {
			continue
		}
		high := s.values[i] / x.most * x.in.High
		x.add(Box{Rect{at, y - high, wide, high}, s.color})
		if x.stacked {
			y -= high
		} else {
			at += wide
		}
	}
}

// bars draws those that lie, the first category above.
func (x *plot) bars() {
	left := 0.0
	for _, c := range x.categories {
		left = max(left, x.width(c, categorySize))
	}
	left = min(left, x.in.Wide*.45)
	x.in.X, x.in.Wide = x.in.X+left+1.5, x.in.Wide-left-1.5
	x.in.Y, x.in.High = x.in.Y+4, x.in.High-4
	slot := x.in.High / float64(len(x.categories))
	size := min(categorySize, slot/mmOfPoint/leading)
	x.values(func(v float64) {
		at := x.in.X + v/x.most*x.in.Wide
		x.add(Line{X1: at, Y1: x.in.Y, X2: at, Y2: x.in.Y + x.in.High, Width: .2, Color: gridColor})
		x.centred(x.label(v), letter{size: axisSize}, at, x.in.Y-2)
	})
	const gap = .6
	wide := slot / (float64(max(x.barred(), 1)) + gap)
	for i, name := range x.categories {
		y := x.in.Y + slot*float64(i)
		fit := size
		if w := x.width(name, size); w > left {
			fit *= left / w
		}
		x.right(name, fit, x.in.X-1, y+slot/2)
		at, row := x.in.X, y+wide*gap/2
		for _, s := range x.series {
			long := s.values[i] / x.most * x.in.Wide
			x.add(Box{Rect{at, row, long, wide}, s.color})
			if x.stacked {
				at += long
			} else {
				row += wide
			}
		}
	}
	x.add(Line{X1: x.in.X, Y1: x.in.Y, X2: x.in.X, Y2: x.in.Y + x.in.High, Width: .26, Color: axisColor})
}

// categoriesFit is how large the names of the categories are, and whether they run upwards.
func (x *plot) categoriesFit(slot float64) (size float64, turned bool) {
	widest := 0.0
	for _, c := range x.categories {
		widest = max(widest, x.width(c, categorySize))
	}
	const least = .7 // of the size; what is smaller is turned
	switch {
	case x.upright || widest*least > slot-.6:
		return min(categorySize, slot/mmOfPoint/1.05), true
	case widest > slot-.6:
		return categorySize * (slot - .6) / widest, false
	}
	return categorySize, false
}

// legend says which colour is what.
func (x *plot) legend(mid, y float64) {
	const square, space = 2.2, 4.0
	all := -space
	for _, s := range x.series {
		all += square + 1 + x.width(s.name, axisSize) + space
	}
	at := mid - all/2
	for _, s := range x.series {
		x.add(Box{Rect{at, y - square/2, square, square}, s.color})
		at += square + 1
		x.at(s.name, letter{size: axisSize}, at, y)
		at += x.width(s.name, axisSize) + space
	}
}

// at writes a line that begins at a place, its middle at y.
func (x *plot) at(text string, l letter, left, y float64) {
	em := l.size * mmOfPoint
	x.add(Words{X: left, Y: y + em*(above-below)/2, Text: text, Size: l.size, Bold: l.bold, Color: x.ink(l.color)})
}

func (x *plot) centred(text string, l letter, mid, y float64) {
	x.at(text, l, mid-x.faces.Width(text, l.size, l.bold)/2, y)
}

func (x *plot) right(text string, size, end, y float64) {
	x.at(text, letter{size: size}, end-x.width(text, size), y)
}
