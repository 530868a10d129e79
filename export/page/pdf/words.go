package pdf

import (
	"fmt"
	"math"
	"slices"

	"jibun/export/page"
)

// texts is whether a text is being written, and where its last line began, in hundredths
// of a point.
type texts struct {
	open, straight bool
	x, y           int
	runs           []run
}

// lean is how much slanting text leans, as in the raster.
const lean = .2

// leaveText ends a text.
func (c *content) leaveText() {
	if c.text.open {
		c.op("ET")
		c.text.open = false
	}
}

// words writes a line of text.
func (c *content) words(m *page.Words) {
	if m.Text == "" || m.Color.A == 0 || m.Size <= 0 {
		return
	}
	if m.Clip.Wide > 0 && !c.fits(m) {
		c.clipped(m.Clip, func() { c.written(m) })
		return
	}
	c.written(m)
}

// fits reports whether nothing of a text reaches out of its clip.
func (c *content) fits(m *page.Words) bool {
	if m.Turn != 0 || m.Slant {
		return false
	}
	const near = .05
	em := m.Size * 25.4 / 72
	wide := c.w.faces.Width(m.Text, m.Size, m.Bold)
	return m.X >= m.Clip.X-near && m.X+wide <= m.Clip.X+m.Clip.Wide+near &&
		m.Y-.86*em >= m.Clip.Y-near && m.Y+.12*em <= m.Clip.Y+m.Clip.High+near
}

func (c *content) written(m *page.Words) {
	c.text.runs = c.w.fonts.runs(c.w, c.text.runs[:0], m.Text, m.Bold)
	if len(c.text.runs) == 0 {
		return
	}
	c.filling(m.Color)
	if !c.text.open {
		c.op("BT")
		c.text.open, c.text.straight, c.text.x, c.text.y = true, true, 0, 0
	}
	for i, r := range c.text.runs {
		if !slices.Contains(c.fonts, r.object) {
			c.fonts = append(c.fonts, r.object)
		}
		if size := m.Size * c.at.k / pointsOfMm; c.inks.font != r.object || c.inks.size != size {
			c.inks.font, c.inks.size = r.object, size
			c.op(fmt.Sprintf("/F%d %s Tf", r.object, appendNumber(nil, size, 3)))
		}
		if i == 0 {
			c.begins(m)
		}
		c.code(r.code)
	}
}

// code writes the codes of a text.
func (c *content) code(code []byte) {
	c.out = append(c.out, '(')
	for _, b := range code {
		switch b {
		case '(', ')', '\\':
			c.out = append(c.out, '\\', b)
		case '\r':
			c.out = append(c.out, '\\', 'r')
		default:
			c.out = append(c.out, b)
		}
	}
	c.op(")Tj")
}

// begins moves to where a line begins.
func (c *content) begins(m *page.Words) {
	x, y := int(math.Round(c.x(m.X)*100)), int(math.Round(c.y(m.Y)*100))
	straight := m.Turn == 0 && !m.Slant
	hundredths := func(v int) { c.number(float64(v) / 100) }
	if straight && c.text.straight {
		hundredths(x - c.text.x)
		hundredths(y - c.text.y)
		c.op("Td")
	} else {
		sin, cos := math.Sincos(m.Turn * math.Pi / 180)
		l := 0.0
		if m.Slant {
			l = lean
		}
		for _, v := range []float64{cos, sin, l*cos - sin, l*sin + cos} {
			c.out = append(appendNumber(c.out, v, 4), ' ')
		}
		hundredths(x)
		hundredths(y)
		c.op("Tm")
	}
	c.text.straight, c.text.x, c.text.y = straight, x, y
}
