package opened

import "jibun/export/sheet"

// gauge is what a rule of colours, bars or signs makes of a cell.
func (r *rows) gauge(c *condition, row, col int, whole *change, seen **sheet.Gauge) {
	v, ok := r.value(row, col)
	if !ok || v.Kind != 'n' {
		return
	}
	if _, ok = r.placed(c); !ok || len(c.scale) < 2 {
		return
	}
	if c.kind == "colorScale" {
		whole.and(&change{any: true, fill: c.colored(v.Number)})
		return
	}
	if *seen == nil {
		*seen = &sheet.Gauge{}
	}
	g := *seen
	g.Alone = g.Alone || c.alone
	if c.kind == "dataBar" {
		if g.Color == "" {
			c.barred(g, v.Number)
		}
		return
	}
	if g.Sign == "" {
		c.signed(g, v.Number)
	}
}

// colored is the colour of a number on a scale.
func (c *condition) colored(f float64) string {
	s := c.scale
	if f <= s[0].at {
		return s[0].color
	}
	for i := 1; i < len(s); i++ {
		if a, b := s[i-1], s[i]; f <= b.at && b.at > a.at {
			return mixed(b.color, a.color, (f-a.at)/(b.at-a.at))
		}
	}
	return s[len(s)-1].color
}

// barred is the bar of a number.
func (c *condition) barred(g *sheet.Gauge, f float64) {
	b, least, most := &c.bar, c.scale[0].at, c.scale[1].at
	g.Color, g.Line, g.Fades = b.color, b.line, b.fades
	if most <= least {
		if f >= most && (most > 0 || !b.axis) {
			g.To = b.longest
		}
		return
	}
	f = min(max(f, least), most)
	if b.axis && (least < 0 || b.middle) {
		zero := min(max(-least/(most-least), 0), 1)
		left, right := -min(least, 0), max(most, 0)
		if b.middle {
			zero = .5
		}
		g.Axis = zero
		if f >= 0 {
			g.From, g.To = zero, zero+(1-zero)*f/max(right, 1e-300)
			return
		}
		g.From, g.To = zero-zero*-f/max(left, 1e-300), zero
		g.Color, g.Line, g.Back = b.less, b.lessLine, true
		return
	}
	g.To = b.shortest + (b.longest-b.shortest)*(f-least)/(most-least)
}

// sign is one of a set of signs.
type sign struct {
	text, color string
	turn        float64
}

const (
	red, yellow, green, grey, dark, pale = "C00000", "E0A000", "00A050", "7F7F7F", "404040", "BFBFBF"
)

// signs are the sets, from the least on.
var signs = map[string][]sign{
	"3Arrows": {{"↓", red, 0}, {"→", yellow, 0}, {"↑", green, 0}}, "3ArrowsGray": {{"↓", grey, 0}, {"→", grey, 0}, {"↑", grey, 0}},
	"3Flags": {{"▼", red, 0}, {"▼", yellow, 0}, {"▼", green, 0}}, "3Triangles": {{"▼", red, 0}, {"－", yellow, 0}, {"▲", green, 0}},
	"3TrafficLights1": {{"●", red, 0}, {"●", yellow, 0}, {"●", green, 0}}, "3TrafficLights2": {{"●", red, 0}, {"●", yellow, 0}, {"●", green, 0}},
	"3Signs": {{"◆", red, 0}, {"▲", yellow, 0}, {"●", green, 0}}, "3Stars": {{"☆", yellow, 0}, {"☆", yellow, 0}, {"★", yellow, 0}},
	"3Symbols": {{"×", red, 0}, {"！", yellow, 0}, {"○", green, 0}}, "3Symbols2": {{"×", red, 0}, {"！", yellow, 0}, {"○", green, 0}},
	"4Arrows":     {{"↓", red, 0}, {"→", yellow, -45}, {"→", yellow, 45}, {"↑", green, 0}},
	"4ArrowsGray": {{"↓", grey, 0}, {"→", grey, -45}, {"→", grey, 45}, {"↑", grey, 0}},
	"4RedToBlack": {{"●", dark, 0}, {"●", grey, 0}, {"●", "E08080", 0}, {"●", red, 0}}, "4TrafficLights": {{"●", dark, 0}, {"●", red, 0}, {"●", yellow, 0}, {"●", green, 0}},
	"4Rating":     {{"■", pale, 0}, {"■", "9DC3E6", 0}, {"■", "5B9BD5", 0}, {"■", "1F4E79", 0}},
	"5Arrows":     {{"↓", red, 0}, {"→", yellow, -45}, {"→", yellow, 0}, {"→", yellow, 45}, {"↑", green, 0}},
	"5ArrowsGray": {{"↓", grey, 0}, {"→", grey, -45}, {"→", grey, 0}, {"→", grey, 45}, {"↑", grey, 0}},
	"5Rating":     {{"■", pale, 0}, {"■", "BDD7EE", 0}, {"■", "9DC3E6", 0}, {"■", "5B9BD5", 0}, {"■", "1F4E79", 0}},
	"5Boxes":      {{"■", pale, 0}, {"■", "BDD7EE", 0}, {"■", "9DC3E6", 0}, {"■", "5B9BD5", 0}, {"■", "1F4E79", 0}},
	"5Quarters":   {{"○", dark, 0}, {"●", pale, 0}, {"●", "A6A6A6", 0}, {"●", grey, 0}, {"●", dark, 0}},
}

func (c *condition) signed(g *sheet.Gauge, f float64) {
	of := signs[c.signs]
	n := 0
	for i, s := range c.scale {
		if i > 0 && (f > s.at || f == s.at && !s.beyond) {
			n = i
		}
	}
	if c.reversed {
		n = len(c.scale) - 1 - n
	}
	if n < len(of) {
		g.Sign, g.Ink, g.Turn = of[n].text, of[n].color, of[n].turn
	}
}
