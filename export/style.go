package export

import (
	"jibun/data/wareki"

	"github.com/xuri/excelize/v2"
)

// font is on every Japanese Windows since 2018 and made for legibility in
// offices. Not its proportional sister: there a 1 is narrower than a 7, and
// columns of figures do not stand in line.
const font = "BIZ UDゴシック"

// fontSize is that of the standard style. At 12 points a digit is 8 pixels wide
// in every program, which is what column widths are counted in.
const fontSize = 12.0

// The few colours: paper is printed in black and white more often than not.
const (
	ink      = "1F1F1F"
	grey     = "767676"
	rule     = "7F7F7F"
	tint     = "E4EBF2" // headings
	tintSum  = "F3F6F9" // sums
	tintNote = "FFF8E1" // warnings
)

// Number formats.
const (
	asNumber  = "#,##0"
	asAverage = "#,##0.0"
	asRatio   = "0.0%"
	asText    = "@"
	asWestern = `yyyy"年"m"月"d"日"`
	// Three sections by date: before Reiwa, its first year (written 元年), after.
	asEra = `[<43586][$-411]ggge"年"m"月"d"日";[<43831]"令和元年"m"月"d"日";[$-411]ggge"年"m"月"d"日"`
)

// dateFormat is the number format for days in the office's style.
func dateFormat(s wareki.Style) string {
	if s == wareki.Western {
		return asWestern
	}
	return asEra
}

// frame is the border of a cell.
type frame int

const (
	open frame = iota
	box
	boxSum // its upper edge stronger
	under  // lower edge only
)

// look is how a cell looks. Looks with equal fields are one style in the file.
type look struct {
	size         float64
	bold         bool
	color, fill  string
	h, v         string
	wrap, shrink bool
	rotate       int
	indent       int
	frame        frame
	format       string
}

// The looks that most papers share; each paper derives its own from these.
var (
	plainLook = look{size: 10, v: "center"}
	cellLook  = look{size: 10, v: "center", frame: box}
	headLook  = look{size: 10, v: "center", h: "center", bold: true, wrap: true, fill: tint, frame: box}
)

func (l look) left() look              { l.h = "left"; return l }
func (l look) center() look            { l.h = "center"; return l }
func (l look) right() look             { l.h = "right"; return l }
func (l look) wrapped() look           { l.wrap = true; return l }
func (l look) shrunk() look            { l.shrink = true; return l }
func (l look) unwrapped() look         { l.wrap = false; return l }
func (l look) strong() look            { l.bold = true; return l }
func (l look) sized(pt float64) look   { l.size = pt; return l }
func (l look) as(format string) look   { l.format = format; return l }
func (l look) colored(rgb string) look { l.color = rgb; return l }
func (l look) filled(rgb string) look  { l.fill = rgb; return l }
func (l look) framed(f frame) look     { l.frame = f; return l }
func (l look) number() look            { return l.right().as(asNumber) }
func (l look) ratio() look             { return l.right().as(asRatio) }

// sum is the look of l in a row of sums.
func (l look) sum() look { return l.strong().filled(tintSum).framed(boxSum) }

func (l look) style() *excelize.Style {
	color := l.color
	if color == "" {
		color = ink
	}
	st := &excelize.Style{
		Font: &excelize.Font{Family: font, Size: l.size, Bold: l.bold, Color: color},
		Alignment: &excelize.Alignment{Horizontal: l.h, Vertical: l.v, WrapText: l.wrap,
			ShrinkToFit: l.shrink, TextRotation: l.rotate, Indent: l.indent},
		Border: l.frame.borders(),
	}
	if l.fill != "" {
		st.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	if l.format != "" {
		st.CustomNumFmt = &l.format
	}
	return st
}

func (f frame) borders() []excelize.Border {
	edge := func(where string, style int) excelize.Border {
		return excelize.Border{Type: where, Color: rule, Style: style}
	}
	const thin, medium = 1, 2
	switch f {
	case box:
		return []excelize.Border{edge("left", thin), edge("right", thin), edge("top", thin), edge("bottom", thin)}
	case boxSum:
		return []excelize.Border{edge("left", thin), edge("right", thin), edge("top", medium), edge("bottom", thin)}
	case under:
		return []excelize.Border{edge("bottom", thin)}
	}
	return nil
}
