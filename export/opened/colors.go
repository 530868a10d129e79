package opened

import (
	"fmt"
	"math"
	"strconv"

	"jibun/export/numfmt"
)

// theme are the colours that a workbook names by what they are for, RRGGBB.
type theme struct {
	byName map[string]string
	own    []string // palette of the workbook
}

// themeOrder is how styles number them.
var themeOrder = []string{"lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"}

var officeTheme = map[string]string{
	"lt1": "FFFFFF", "dk1": "000000", "lt2": "E7E6E6", "dk2": "44546A", "accent1": "4472C4", "accent2": "ED7D31", "accent3": "A5A5A5",
	"accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47", "hlink": "0563C1", "folHlink": "954F72",
}

func themeOf(n *node) theme {
	t := theme{byName: map[string]string{}}
	for _, k := range n.find("clrScheme").kidsOf() {
		if len(k.kids) == 0 {
			continue
		}
		v := k.kids[0].attr("lastClr")
		if v == "" {
			v = k.kids[0].attr("val")
		}
		if v = hex(v); v != "" {
			t.byName[k.name] = v
		}
	}
	return t
}

func (n *node) kidsOf() []*node {
	if n == nil {
		return nil
	}
	return n.kids
}

func (t *theme) named(name string) string {
	switch name {
	case "bg1":
		name = "lt1"
	case "tx1":
		name = "dk1"
	case "bg2":
		name = "lt2"
	case "tx2":
		name = "dk2"
	}
	if v := t.byName[name]; v != "" {
		return v
	}
	return officeTheme[name]
}

// hex is RRGGBB of RRGGBB or AARRGGBB, "" if it is neither.
func hex(s string) string {
	if len(s) == 8 {
		s = s[2:]
	}
	if _, err := strconv.ParseUint(s, 16, 32); err != nil || len(s) != 6 {
		return ""
	}
	return s
}

// color is one of the styles: <color rgb theme indexed tint>; "" is the usual one.
func (b *book) color(n *node) string {
	if n == nil || n.is("auto", false) {
		return ""
	}
	c := hex(n.attr("rgb"))
	if v := n.attr("theme"); v != "" {
		if i := n.int("theme", -1); i >= 0 && i < len(themeOrder) {
			c = b.theme.named(themeOrder[i])
		}
	} else if v := n.attr("indexed"); v != "" && c == "" {
		i := n.int("indexed", -1)
		switch {
		case i >= 0 && i < len(b.theme.own):
			c = b.theme.own[i]
		default:
			c = numfmt.Indexed(i)
		}
	}
	if tint := n.number("tint", 0); tint != 0 && c != "" {
		c = tinted(c, tint)
	}
	return c
}

// tinted makes a colour lighter, or darker below 0.
func tinted(c string, tint float64) string {
	h, s, l := hsl(c)
	if tint < 0 {
		l *= 1 + tint
	} else {
		l = l*(1-tint) + tint
	}
	return rgbOf(h, s, l)
}

func channels(c string) (r, g, b float64) {
	v, _ := strconv.ParseUint(c, 16, 32)
	return float64(v>>16&255) / 255, float64(v>>8&255) / 255, float64(v&255) / 255
}

func hsl(c string) (h, s, l float64) {
	r, g, b := channels(c)
	hi, lo := max(r, g, b), min(r, g, b)
	l = (hi + lo) / 2
	d := hi - lo
	if d == 0 {
		return 0, 0, l
	}
	s = d / (1 - math.Abs(2*l-1))
	switch hi {
	case r:
		h = math.Mod((g-b)/d+6, 6)
	case g:
		h = (b-r)/d + 2
	default:
		h = (r-g)/d + 4
	}
	return h, s, l
}

func rgbOf(h, s, l float64) string {
	c := (1 - math.Abs(2*l-1)) * s
	x := c * (1 - math.Abs(math.Mod(h, 2)-1))
	m := l - c/2
	var r, g, b float64
	switch int(h) % 6 {
	case 0:
		r, g = c, x
	case 1:
		r, g = x, c
	case 2:
		g, b = c, x
	case 3:
		g, b = x, c
	case 4:
		r, b = x, c
	default:
		r, b = c, x
	}
	to := func(v float64) int { return int(math.Round(min(max(v+m, 0), 1) * 255)) }
	return fmt.Sprintf("%02X%02X%02X", to(r), to(g), to(b))
}

// mixed lies between two colours.
func mixed(a, b string, part float64) string {
	r1, g1, b1 := channels(a)
	r2, g2, b2 := channels(b)
	to := func(x, y float64) int { return int(math.Round((x*part + y*(1-part)) * 255)) }
	return fmt.Sprintf("%02X%02X%02X", to(r1, r2), to(g1, g2), to(b1, b2))
}

// drawn is a colour of a drawing: the inside of solidFill and the like.
func (b *book) drawn(n *node) string {
	for _, k := range n.kidsOf() {
		c := ""
		switch k.name {
		case "srgbClr":
			c = hex(k.attr("val"))
		case "sysClr":
			c = hex(k.attr("lastClr"))
		case "schemeClr":
			c = b.theme.named(k.attr("val"))
		case "prstClr":
			c = map[string]string{"black": "000000", "white": "FFFFFF", "red": "FF0000", "blue": "0000FF", "green": "008000", "yellow": "FFFF00", "gray": "808080"}[k.attr("val")]
		default:
			continue
		}
		if c == "" {
			return ""
		}
		h, s, l := hsl(c)
		for _, m := range k.kids {
			v := m.number("val", 100000) / 100000
			switch m.name {
			case "lumMod":
				l *= v
			case "lumOff":
				l += v
			case "shade":
				l *= v
			case "tint":
				l = l*v + 1 - v
			case "satMod":
				s = min(s*v, 1)
			}
		}
		return rgbOf(h, s, min(max(l, 0), 1))
	}
	return ""
}
