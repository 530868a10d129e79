package page

import (
	"image/color"
	"strings"

	"jibun/export/sheet"
)

// Text is text in a part of the paper, for pages that are no grid: letters, cards, signs.
type Text struct {
	Rect
	Text    string
	Reading string  // ふりがな, above a line that is not broken
	Size    float64 // points
	Least   float64 // it is set smaller, down to this, before anything reaches out; 0 is Size
	Bold    bool
	Color   color.NRGBA // the zero one is black
	Across  sheet.Across
	Down    sheet.Down
	Wrap    bool // breaks lines that are too long, as prose is broken
	Upright bool // runs downwards, its lines from the right to the left
}

// from is where something so high begins that stands in a part.
func (r Rect) from(high float64, down sheet.Down) float64 {
	switch down {
	case sheet.Bottom:
		return r.Y + r.High - high
	case sheet.Middle, sheet.Apart:
		return r.Y + (r.High-high)/2
	}
	return r.Y
}

// Set is the text as marks, and whether it all fits.
func (t Text) Set(f *Faces) (marks []Mark, fits bool) {
	if t.Color == (color.NRGBA{}) {
		t.Color = black
	}
	v := &view{Grid: &Grid{faces: f, Paper: &sheet.Paper{}, Sheet: &sheet.Sheet{}}}
	l := letter{size: t.Size, bold: t.Bold}
	for fits = t.fits(f, l.size); !fits && l.size > max(t.Least, 1) && t.Least > 0; fits = t.fits(f, l.size) {
		l.size = max(l.size-.25, t.Least)
	}
	switch {
	case t.Upright:
		v.upright(t.Text, l, t.Across, t.Down, t.Rect, Rect{})
	case t.Reading != "" && !t.Wrap:
		v.ruby(t.Text, t.Reading, l, t.Across, t.Down, t.Rect, Rect{}, 1)
	default:
		v.lines(t.broken(f, l.size), t.Down, t.Across, t.Rect, Rect{})
	}
	for i, m := range v.out {
		if w, ok := m.(Words); ok {
			w.Color = t.Color
			v.out[i] = w
		}
	}
	return v.out, fits
}

func (t Text) broken(f *Faces, size float64) []textLine {
	wide := 0.0
	if t.Wrap {
		wide = t.Wide
	}
	return f.broken(t.Text, nil, letter{size: size, bold: t.Bold}, wide)
}

func (t Text) fits(f *Faces, size float64) bool {
	const near = .01
	if t.Upright {
		columns := strings.Split(t.Text, "\n")
		most := 0
		for _, c := range columns {
			most = max(most, len([]rune(c)))
		}
		em := size * mmOfPoint
		return em*float64(most) <= t.High+near && em*leading*float64(len(columns)) <= t.Wide+near
	}
	lines := t.broken(f, size)
	wide, tall := 0.0, high(lines)
	for i := range lines {
		wide = max(wide, lines[i].wide)
	}
	if t.Reading != "" && !t.Wrap {
		tall += size * rubySize * leading * mmOfPoint
	}
	return wide <= t.Wide+near && tall <= t.High+near
}
