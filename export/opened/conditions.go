package opened

import (
	"cmp"
	"slices"
	"strings"

	"jibun/export/sheet"
)

// condition is a rule by which cells look as their values are (条件付き書式).
type condition struct {
	over     []sheet.Range
	row, col int // the cell that its formulas are seen from
	priority int
	stop     bool // nothing after it counts where it holds

	kind     string
	operator string
	text     string
	period   string // thisWeek
	formulas []string
	change   change
	rank     float64
	percent  bool
	below    bool // the last ones; below the mean
	equal    bool
	away     float64 // standard deviations from the mean
	scale    []step  // of a colour scale, a bar, a set of signs
	bar      bar
	signs    string
	reversed bool
	alone    bool // the value itself is not shown

	known *spread // what its cells hold together
}

// step is a value that a scale is made of.
type step struct {
	kind, value string
	color       string
	beyond      bool // only what is more than it
	at          float64
	ok          bool
}

// bar is how the bars of values are drawn.
type bar struct {
	color, line, less, lessLine string
	shortest, longest           float64 // parts of the cell
	fades, middle, axis         bool
}

// conditions reads the rules of a sheet, the first to count first.
func (b *book) conditions(n *node) []*condition {
	var out []*condition
	by := map[string]*condition{}
	for _, f := range n.all("conditionalFormatting") {
		for _, k := range f.all("cfRule") {
			if c := b.condition(k, f.attr("sqref")); c != nil {
				out = append(out, c)
				if id := k.find("id").string(); id != "" {
					by[id] = c
				}
			}
		}
	}
	for _, e := range n.kid("extLst").all("ext") { // those of Excel 2010
		for _, f := range e.kid("conditionalFormattings").all("conditionalFormatting") {
			for _, k := range f.all("cfRule") {
				if old := by[k.attr("id")]; old != nil && k.kid("dataBar") != nil {
					b.barOf(old, k.kid("dataBar"))
					continue
				}
				if c := b.condition(k, f.kid("sqref").string()); c != nil {
					out = append(out, c)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b *condition) int { return cmp.Compare(a.priority, b.priority) })
	return out
}

// manyConditions is how many ranges of rules a sheet may have; what is more is not looked at.
const manyConditions = 5000

func (b *book) condition(n *node, where string) *condition {
	c := &condition{kind: n.attr("type"), operator: n.attr("operator"), priority: n.int("priority", 1<<30), stop: n.is("stopIfTrue", false),
		text: n.attr("text"), period: n.attr("timePeriod"), rank: n.number("rank", 10), percent: n.is("percent", false), equal: n.is("equalAverage", false), away: n.number("stdDev", 0)}
	c.below = n.is("bottom", false) || !n.is("aboveAverage", true)
	for _, ref := range strings.Fields(where) {
		g, ok := rangeOf(ref)
		if !ok || b.ranges >= manyConditions {
			continue
		}
		b.ranges++
		if c.over = append(c.over, g); len(c.over) == 1 {
			c.row, c.col = g.Row, g.Column
		}
		c.row, c.col = min(c.row, g.Row), min(c.col, g.Column)
	}
	if len(c.over) == 0 {
		return nil
	}
	for _, k := range n.kids {
		if k.name == "formula" || k.name == "f" {
			c.formulas = append(c.formulas, k.text)
		}
	}
	dxf := n.kid("dxf")
	if dxf == nil {
		dxf = at(b.changes, n.int("dxfId", -1))
	}
	c.change = b.change(dxf)
	switch k := n.kid(c.kind); c.kind {
	case "colorScale":
		c.steps(k)
		for i, color := range k.all("color") {
			if i < len(c.scale) {
				c.scale[i].color = b.color(color)
			}
		}
	case "dataBar":
		b.barOf(c, k)
	case "iconSet":
		c.steps(k)
		c.signs, c.reversed, c.alone = k.attr("iconSet"), k.is("reverse", false), !k.is("showValue", true)
		if c.signs == "" {
			c.signs = "3TrafficLights1"
		}
	}
	return c
}

func (c *condition) steps(n *node) {
	c.scale = nil
	for _, k := range n.all("cfvo") {
		s := step{kind: k.attr("type"), value: k.attr("val"), beyond: !k.is("gte", true)}
		if f := k.kid("f"); f != nil {
			s.value = f.text
		}
		c.scale = append(c.scale, s)
	}
}

// barOf reads a bar; what Excel 2010 says of it comes after what older ones say.
func (b *book) barOf(c *condition, n *node) {
	newer := n.kid("negativeFillColor") != nil || n.kid("axisColor") != nil || n.attr("gradient") != "" || n.attr("axisPosition") != "" || n.kid("fillColor") != nil
	c.steps(n)
	c.alone = !n.is("showValue", !c.alone)
	old := c.bar
	c.bar = bar{color: b.color(n.kid("color")), shortest: n.number("minLength", 10) / 100, longest: n.number("maxLength", 90) / 100, fades: n.is("gradient", true)}
	if k := n.kid("fillColor"); k != nil {
		c.bar.color = b.color(k)
	}
	if c.bar.color == "" {
		c.bar.color = old.color
	}
	c.bar.less = c.bar.color
	if !newer && old.color == "" {
		return
	}
	c.bar.shortest, c.bar.longest = n.number("minLength", 0)/100, n.number("maxLength", 100)/100
	c.bar.axis, c.bar.middle = n.attr("axisPosition") != "none", n.attr("axisPosition") == "middle"
	c.bar.line = b.color(n.kid("borderColor"))
	c.bar.lessLine = c.bar.line
	if k := n.kid("negativeFillColor"); k != nil && !n.is("negativeBarColorSameAsPositive", false) {
		c.bar.less = b.color(k)
	}
	if k := n.kid("negativeBorderColor"); k != nil && !n.is("negativeBarBorderColorSameAsPositive", true) {
		c.bar.lessLine = b.color(k)
	}
}

func (c *condition) covers(row, col int) bool {
	for _, g := range c.over {
		if row >= g.Row && row <= g.LastRow && col >= g.Column && col <= g.LastColumn {
			return true
		}
	}
	return false
}

// ruled tells whether there is a rule for a row.
func (r *rows) ruled(row int) bool {
	for _, c := range r.conditions {
		for _, g := range c.over {
			if row >= g.Row && row <= g.LastRow {
				return true
			}
		}
	}
	return false
}
