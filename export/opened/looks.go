package opened

import (
	"math"
	"strings"

	"jibun/export/numfmt"
	"jibun/export/sheet"
)

// looks are the styles of the cells as looks of the paper.
type looks struct {
	of      []int // look of each style
	centred []int // the same for what stands in the middle: yes, no and faults
	sizes   []float64
	wraps   []bool
	drawn   []bool // is seen although the cell is empty
	usual   []bool // its type is the workbook's usual one
	normal  float64
	digit   float64 // the width of a figure of the usual type, in pixels
}

func (b *book) readLooks(n *node) {
	if own := n.kid("colors", "indexedColors"); own != nil {
		for _, c := range own.all("rgbColor") {
			b.theme.own = append(b.theme.own, hex(c.attr("rgb")))
		}
	}
	b.changes = n.kid("dxfs").all("dxf")
	b.ownTables = n.kid("tableStyles").all("tableStyle")
	codes := map[int]string{}
	for _, f := range n.kid("numFmts").all("numFmt") {
		codes[f.int("numFmtId", -1)] = f.attr("formatCode")
	}
	fonts, fills, borders := n.kid("fonts").all("font"), n.kid("fills").all("fill"), n.kid("borders").all("border")
	l := &b.looks
	l.normal, l.digit = 11, 7
	if len(fonts) > 0 {
		l.normal = fonts[0].kid("sz").number("val", 11)
		l.digit = digitWidth(fonts[0].kid("name").attr("val"), l.normal)
	}
	xfs := n.kid("cellXfs").all("xf")
	if len(xfs) == 0 {
		xfs = []*node{{}}
	}
	first := sheet.Look{Size: l.normal}
	b.font(&first, at(fonts, 0))
	for _, xf := range xfs {
		look := sheet.Look{Size: l.normal}
		b.font(&look, at(fonts, xf.int("fontId", 0)))
		l.usual = append(l.usual, look == first)
		look.Fill = b.fillOf(at(fills, xf.int("fillId", 0)))
		look.Frame = b.frame(at(borders, xf.int("borderId", 0)))
		align(&look, xf.kid("alignment"))
		id := xf.int("numFmtId", 0)
		code, ok := codes[id]
		if !ok {
			code = numfmt.Known(id)
		}
		if !strings.EqualFold(code, "General") && code != "" {
			look.Format, look.Code = sheet.Coded, code
		}
		l.of = append(l.of, b.paper.Look(look))
		middle := look
		if middle.Across == sheet.AsKind {
			middle.Across = sheet.Centre
		}
		l.centred = append(l.centred, b.paper.Look(middle))
		l.sizes = append(l.sizes, look.Size)
		l.wraps = append(l.wraps, look.Wrap)
		l.drawn = append(l.drawn, look.Fill != "" || look.Frame != sheet.Frame{})
	}
}

func at(list []*node, i int) *node {
	if i < 0 || i >= len(list) {
		return nil
	}
	return list[i]
}

// style keeps the number of a style within those there are.
func (l *looks) style(i int) int {
	if i < 0 || i >= len(l.of) {
		return 0
	}
	return i
}

func (b *book) font(look *sheet.Look, n *node) {
	if n == nil {
		return
	}
	look.Size = n.kid("sz").number("val", look.Size)
	look.Bold, look.Slant, look.Struck = n.on("b"), n.on("i"), n.on("strike")
	look.Under = n.kid("u") != nil && n.kid("u").attr("val") != "none"
	look.Color = b.color(n.kid("color"))
}

// patterns are how much of a pattern is its own colour.
var patterns = map[string]float64{
	"solid": 1, "darkGray": .75, "mediumGray": .5, "lightGray": .25, "gray125": .125, "gray0625": .0625,
	"darkHorizontal": .5, "darkVertical": .5, "darkDown": .5, "darkUp": .5, "darkGrid": .5, "darkTrellis": .75,
	"lightHorizontal": .25, "lightVertical": .25, "lightDown": .25, "lightUp": .25, "lightGrid": .4, "lightTrellis": .4,
}

func (b *book) fillOf(n *node) string {
	if g := n.kid("gradientFill"); g != nil {
		stops := g.all("stop")
		if len(stops) == 0 {
			return ""
		}
		first, last := b.color(stops[0].kid("color")), b.color(stops[len(stops)-1].kid("color"))
		if first == "" || last == "" {
			return first + last
		}
		return mixed(first, last, .5)
	}
	p := n.kid("patternFill")
	part, ok := patterns[p.attr("patternType")]
	if !ok {
		return ""
	}
	fore, back := b.color(p.kid("fgColor")), b.color(p.kid("bgColor"))
	if fore == "" {
		fore = "000000"
	}
	if back == "" {
		back = "FFFFFF"
	}
	if part == 1 {
		return fore
	}
	return mixed(fore, back, part)
}

var lines = map[string]sheet.Line{
	"thin": sheet.Thin, "medium": sheet.Medium, "dashed": sheet.Dashed, "dotted": sheet.Dotted, "thick": sheet.Thick, "double": sheet.Double, "hair": sheet.Hair,
	"mediumDashed": sheet.MediumDashed, "dashDot": sheet.DashDot, "mediumDashDot": sheet.MediumDashDot, "dashDotDot": sheet.DashDotDot,
	"mediumDashDotDot": sheet.MediumDashDotDot, "slantDashDot": sheet.SlantDashDot,
}

func (b *book) frame(n *node) sheet.Frame {
	var f sheet.Frame
	edge := func(line *sheet.Line, color *string, names ...string) {
		for _, name := range names {
			if k := n.kid(name); lines[k.attr("style")] != sheet.NoLine {
				*line, *color = lines[k.attr("style")], b.color(k.kid("color"))
			}
		}
	}
	edge(&f.Left, &f.Colors.Left, "left", "start")
	edge(&f.Right, &f.Colors.Right, "right", "end")
	edge(&f.Top, &f.Colors.Top, "top")
	edge(&f.Bottom, &f.Colors.Bottom, "bottom")
	if n.is("diagonalUp", false) {
		edge(&f.Rising, &f.Colors.Across, "diagonal")
	}
	if n.is("diagonalDown", false) {
		edge(&f.Falling, &f.Colors.Across, "diagonal")
	}
	return f
}

func align(look *sheet.Look, n *node) {
	switch n.attr("horizontal") {
	case "left":
		look.Across = sheet.Left
	case "center":
		look.Across = sheet.Centre
	case "right":
		look.Across = sheet.Right
	case "justify":
		look.Across, look.Wrap = sheet.Justified, true
	case "distributed":
		look.Across, look.Wrap = sheet.Evenly, true
	case "fill":
		look.Across = sheet.Filled
	case "centerContinuous":
		look.Across = sheet.Beyond
	}
	switch n.attr("vertical") {
	case "top":
		look.Down = sheet.Top
	case "center":
		look.Down = sheet.Middle
	case "justify", "distributed":
		look.Down, look.Wrap = sheet.Apart, true
	}
	look.Wrap = look.Wrap || n.is("wrapText", false)
	look.Shrink = n.is("shrinkToFit", false) && !look.Wrap
	look.Indent = n.int("indent", 0)
	switch turn := n.int("textRotation", 0); {
	case turn > 90 && turn <= 180:
		look.Turn = 90 - turn
	case turn > 0 && turn <= 90 || turn == sheet.Stacked:
		look.Turn = turn
	}
}

// digitWidth is how many pixels a figure of a typeface is wide, as columns count them.
func digitWidth(name string, size float64) float64 {
	em := size * 96 / 72
	whole := math.Floor(em + .5) // Japanese faces are drawn in whole pixels
	wide := whole * .5
	switch low := lower(name); {
	case strings.Contains(low, "calibri"), strings.Contains(low, "carlito"):
		wide = em * .507
	case strings.Contains(low, "arial"), strings.Contains(low, "liberation sans"), strings.Contains(low, "helvetica"):
		wide = em * .556
	case strings.Contains(low, "yu "), strings.Contains(low, "游"), strings.Contains(low, "meiryo"), strings.Contains(low, "メイリオ"), strings.Contains(low, "verdana"):
		wide = whole * .56
	}
	return max(math.Floor(wide+.5), 1)
}
