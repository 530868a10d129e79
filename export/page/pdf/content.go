package pdf

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"strconv"
	"strings"

	"jibun/export/page"
)

// content is the stream of one page in the making.
type content struct {
	w     *writer
	out   []byte
	high  float64 // of the paper, in points
	at    place
	inks  state   // as they stand in the file
	held  []state // those of the parts that are clipped
	fonts []int   // the fonts that the page uses
	drawn []int   // and the pictures
	seen  []int   // how see-through, in parts of 255
	text  texts
}

// place is where marks come to lie: theirs is made k times as large, and their corner
// lies at x, y; all in points.
type place struct{ k, x, y float64 }

// state is what stays as it is until it is changed.
type state struct {
	fill, stroke color.NRGBA
	alpha        uint8
	width        float64
	dash         string
	font         int
	size         float64
}

func (c *content) begin(high float64) {
	*c = content{w: c.w, out: c.out[:0], high: high * pointsOfMm, at: place{k: pointsOfMm}, text: texts{runs: c.text.runs[:0]}, held: c.held[:0]}
	c.inks = state{fill: color.NRGBA{A: 255}, stroke: color.NRGBA{A: 255}, alpha: 255, width: 1}
}

func (c *content) end() { c.leaveText() }

func (c *content) paint(marks []page.Mark) {
	for i := range marks {
		switch m := marks[i].(type) {
		case page.Box:
			c.box(&m)
		case page.Line:
			c.line(&m)
		case page.Words:
			c.words(&m)
		case page.Oval:
			c.oval(&m)
		case page.Picture:
			c.picture(&m)
		case page.Group:
			c.group(&m)
		}
	}
}

// number adds a length, to a hundredth of a point.
func (c *content) number(v float64) {
	c.out = append(appendNumber(c.out, v, 2), ' ')
}

func number(v float64) string { return string(appendNumber(nil, v, 2)) }

// appendNumber writes a number as short as it can be.
func appendNumber(b []byte, v float64, places int) []byte {
	b = strconv.AppendFloat(b, v, 'f', places, 64)
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	if b[len(b)-1] == '.' {
		b = b[:len(b)-1]
	}
	if n := len(b); b[n-1] == '0' && n > 1 && b[n-2] == '-' {
		return append(b[:n-2], '0')
	}
	return b
}

// x and y are places of the file.
func (c *content) x(mm float64) float64 { return c.at.x + mm*c.at.k }
func (c *content) y(mm float64) float64 { return c.high - c.at.y - mm*c.at.k }

func (c *content) point(x, y float64, op string) {
	c.number(c.x(x))
	c.number(c.y(y))
	c.op(op)
}

func (c *content) op(s string) { c.out = append(append(c.out, s...), '\n') }

func (c *content) rect(r page.Rect) {
	c.number(c.x(r.X))
	c.number(c.y(r.Y + r.High))
	c.number(r.Wide * c.at.k)
	c.number(r.High * c.at.k)
	c.op("re")
}

// clipped paints what is seen only within a part.
func (c *content) clipped(r page.Rect, paint func()) {
	c.leaveText()
	c.held = append(c.held, c.inks)
	c.op("q")
	c.rect(r)
	c.op("W n")
	paint()
	c.leaveText()
	c.op("Q")
	c.inks = c.held[len(c.held)-1]
	c.held = c.held[:len(c.held)-1]
}

// group paints marks of another place.
func (c *content) group(g *page.Group) {
	c.clipped(g.Clip, func() {
		old := c.at
		c.at = place{old.k * g.Scale, old.x + g.X*old.k, old.y + g.Y*old.k}
		c.paint(g.Marks)
		c.at = old
	})
}

func (c *content) colour(ink color.NRGBA, op string) {
	if ink.R == ink.G && ink.G == ink.B {
		c.out = append(appendNumber(c.out, float64(ink.R)/255, 3), ' ')
		c.op(map[string]string{"rg": "g", "RG": "G"}[op])
		return
	}
	for _, v := range []uint8{ink.R, ink.G, ink.B} {
		c.out = append(appendNumber(c.out, float64(v)/255, 3), ' ')
	}
	c.op(op)
}

// alpha sets how much is seen of what comes.
func (c *content) alpha(a uint8) {
	if c.inks.alpha == a {
		return
	}
	c.inks.alpha = a
	if !slices.Contains(c.seen, int(a)) {
		c.seen = append(c.seen, int(a))
	}
	c.op(fmt.Sprintf("/A%d gs", a))
}

func (c *content) filling(ink color.NRGBA) {
	c.alpha(ink.A)
	ink.A = 255
	if c.inks.fill != ink {
		c.inks.fill = ink
		c.colour(ink, "rg")
	}
}

func (c *content) stroking(ink color.NRGBA, width float64, dash []float64) {
	c.alpha(ink.A)
	ink.A = 255
	if c.inks.stroke != ink {
		c.inks.stroke = ink
		c.colour(ink, "RG")
	}
	if width *= c.at.k; c.inks.width != width {
		c.inks.width = width
		c.number(width)
		c.op("w")
	}
	d := ""
	for _, v := range dash {
		d += number(v*c.at.k) + " "
	}
	if c.inks.dash != d {
		c.inks.dash = d
		c.op("[" + strings.TrimSpace(d) + "]0 d")
	}
}

func (c *content) box(b *page.Box) {
	if b.Color.A == 0 || b.Wide <= 0 || b.High <= 0 {
		return
	}
	c.leaveText()
	c.filling(b.Color)
	c.rect(b.Rect)
	c.op("f")
}

func (c *content) line(l *page.Line) {
	if l.Color.A == 0 {
		return
	}
	c.leaveText()
	c.stroking(l.Color, l.Width, l.Dash)
	c.point(l.X1, l.Y1, "m")
	c.point(l.X2, l.Y2, "l")
	c.op("S")
}

// bow is how far the handles of a quarter of a circle are from its ends.
var bow = 4 * (math.Sqrt2 - 1) / 3

func (c *content) oval(o *page.Oval) {
	if o.Color.A == 0 {
		return
	}
	c.leaveText()
	if o.Width > 0 {
		c.stroking(o.Color, o.Width, nil)
	} else {
		c.filling(o.Color)
	}
	rx, ry := o.Wide/2, o.High/2
	x, y := o.X+rx, o.Y+ry
	bend := func(x1, y1, x2, y2, x3, y3 float64) {
		for _, p := range [][2]float64{{x1, y1}, {x2, y2}, {x3, y3}} {
			c.number(c.x(p[0]))
			c.number(c.y(p[1]))
		}
		c.op("c")
	}
	c.point(x+rx, y, "m")
	bend(x+rx, y+ry*bow, x+rx*bow, y+ry, x, y+ry)
	bend(x-rx*bow, y+ry, x-rx, y+ry*bow, x-rx, y)
	bend(x-rx, y-ry*bow, x-rx*bow, y-ry, x, y-ry)
	bend(x+rx*bow, y-ry, x+rx, y-ry*bow, x+rx, y)
	if o.Width > 0 {
		c.op("s")
	} else {
		c.op("f")
	}
}

// named are the pictures of a page, and how see-through its marks are, for its resources.
func (c *content) named() string {
	var b strings.Builder
	if len(c.drawn) > 0 {
		b.WriteString("/XObject<<")
		for _, n := range c.drawn {
			fmt.Fprintf(&b, "/P%d %d 0 R", n, n)
		}
		b.WriteString(">>")
	}
	if len(c.seen) > 0 {
		b.WriteString("/ExtGState<<")
		for _, a := range c.seen {
			v := appendNumber(nil, float64(a)/255, 3)
			fmt.Fprintf(&b, "/A%d<</ca %s/CA %s>>", a, v, v)
		}
		b.WriteString(">>")
	}
	return b.String()
}
