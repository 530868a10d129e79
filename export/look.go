package export

import (
	"jibun/data/wareki"
	"jibun/export/sheet"
)

// face is that of every paper. The font is on every Japanese Windows since 2018 and
// made for legibility in offices. Not its proportional sister: there a 1 is narrower
// than a 7, and columns of figures do not stand in line.
var face = sheet.Face{Font: "BIZ UDゴシック", Ink: "1F1F1F", Rule: "7F7F7F"}

// The few colours: paper is printed in black and white more often than not, and there
// headings, sums and the white of the rest still differ.
const (
	grey    = "767676"
	tint    = "CDD8E4" // headings
	tintSum = "E6ECF2" // sums
)

// dayFormat is how days are written in the office's style.
func dayFormat(s wareki.Style) sheet.Format {
	if s == wareki.Western {
		return sheet.WesternDay
	}
	return sheet.EraDay
}

// The frames of cells.
var (
	box    = sheet.Frame{Left: sheet.Thin, Right: sheet.Thin, Top: sheet.Thin, Bottom: sheet.Thin}
	boxSum = sheet.Frame{Left: sheet.Thin, Right: sheet.Thin, Top: sheet.Medium, Bottom: sheet.Thin}
)

// look is a sheet.Look that others are derived from.
type look sheet.Look

// The looks that most papers share; each paper derives its own from these.
var (
	plainLook = look{Size: 10, Down: sheet.Middle}
	cellLook  = look{Size: 10, Down: sheet.Middle, Frame: box}
	headLook  = look{Size: 10, Down: sheet.Middle, Across: sheet.Centre, Bold: true, Wrap: true, Fill: tint, Frame: box}
)

func (l look) left() look                { l.Across = sheet.Left; return l }
func (l look) center() look              { l.Across = sheet.Centre; return l }
func (l look) right() look               { l.Across = sheet.Right; return l }
func (l look) wrapped() look             { l.Wrap = true; return l }
func (l look) shrunk() look              { l.Shrink = true; return l }
func (l look) unwrapped() look           { l.Wrap = false; return l }
func (l look) strong() look              { l.Bold = true; return l }
func (l look) sized(pt float64) look     { l.Size = pt; return l }
func (l look) as(f sheet.Format) look    { l.Format = f; return l }
func (l look) colored(rgb string) look   { l.Color = rgb; return l }
func (l look) filled(rgb string) look    { l.Fill = rgb; return l }
func (l look) framed(f sheet.Frame) look { l.Frame = f; return l }
func (l look) number() look              { return l.right().as(sheet.Count) }
func (l look) ratio() look               { return l.right().as(sheet.Share) }

// sum is the look of l in a row of sums.
func (l look) sum() look { return l.strong().filled(tintSum).framed(boxSum) }
