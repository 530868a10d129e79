package page

import (
	"image/color"
	"strconv"
)

// Rect is a part of the paper.
type Rect struct{ X, Y, Wide, High float64 }

// Meets reports whether two parts have something in common.
func (r Rect) Meets(o Rect) bool {
	return r.X < o.X+o.Wide && o.X < r.X+r.Wide && r.Y < o.Y+o.High && o.Y < r.Y+r.High
}

// Within is what of r lies in o.
func (r Rect) Within(o Rect) Rect {
	x, y := max(r.X, o.X), max(r.Y, o.Y)
	return Rect{x, y, max(min(r.X+r.Wide, o.X+o.Wide)-x, 0), max(min(r.Y+r.High, o.Y+o.High)-y, 0)}
}

// Mark is one thing on a page: a Box, Oval, Line, Words, Picture or a Group of them.
type Mark interface{ mark() }

// Box is a filled rectangle.
type Box struct {
	Rect
	Color color.NRGBA
}

// Oval is a filled one.
type Oval struct {
	Rect
	Color color.NRGBA
	Width float64 // 0: filled; else only its edge is drawn
}

// Line is a straight line. A Dash is how long it is drawn and how long not, in turn.
type Line struct {
	X1, Y1, X2, Y2 float64
	Width          float64
	Color          color.NRGBA
	Dash           []float64
}

// Words are one line of text, from where it begins on its base line.
type Words struct {
	X, Y  float64
	Text  string
	Size  float64 // points
	Bold  bool
	Slant bool
	Turn  float64 // degrees against the clock
	Color color.NRGBA
	Clip  Rect // nothing is seen outside; none if it is not wide
}

// Picture is a PNG, JPEG or GIF.
type Picture struct {
	Rect
	Data []byte
}

// Group is marks that were made for another place: theirs is made Scale times as large,
// and its corner lies at X, Y. Nothing of them is seen outside Clip, which is of the page.
type Group struct {
	Clip  Rect
	X, Y  float64
	Scale float64
	Marks []Mark
}

func (Box) mark()     {}
func (Group) mark()   {}
func (Oval) mark()    {}
func (Line) mark()    {}
func (Words) mark()   {}
func (Picture) mark() {}

// Color is RRGGBB as a colour, otherwise if it is none.
func Color(s string, otherwise color.NRGBA) color.NRGBA {
	v, err := strconv.ParseUint(s, 16, 32)
	if err != nil || len(s) != 6 {
		return otherwise
	}
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
}

// mmOfPoint is a point in millimetres.
const mmOfPoint = 25.4 / 72
