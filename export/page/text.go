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
		v.ruby(t.Text, t.Reading, l, t.Across, t.Down, t.Rect, Rect{})
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

// rubySize is how large ふりがな is, in parts of what it stands above.
const rubySize = .45

// ruby writes one line with its reading above. Where both have as many parts, as names have,
// each part has its own.
func (v *view) ruby(text, reading string, l letter, across sheet.Across, down sheet.Down, in, clip Rect) {
	line := v.faces.broken(text, nil, l, 0)
	small := l
	small.size *= rubySize
	em, top := l.size*mmOfPoint, small.size*leading*mmOfPoint
	all := high(line) + top
	y := in.Y
	switch down {
	case sheet.Bottom:
		y = in.Y + in.High - all
	case sheet.Middle, sheet.Apart:
		y = in.Y + (in.High-all)/2
	}
	wide := line[0].wide
	x := in.X
	switch across {
	case sheet.Centre, sheet.Evenly:
		x += (in.Wide - wide) / 2
	case sheet.Right:
		x += in.Wide - wide
	}
	v.line(&line[0], x, y+top+em*(leading-above-below)/2+em*above, clip)
	base := y + top - small.size*mmOfPoint*(below+.1)
	parts, readings := strings.Fields(text), strings.Fields(reading)
	if len(parts) != len(readings) || len(parts) < 2 {
		v.over(reading, small, x, x+wide, in, base, clip)
		return
	}
	at, end := 0, in.X
	for i, p := range parts {
		at += strings.Index(text[at:], p)
		from := x + v.faces.Width(text[:at], l.size, l.bold)
		at += len(p)
		to := x + v.faces.Width(text[:at], l.size, l.bold)
		room := Rect{end, in.Y, in.X + in.Wide - end, in.High}
		if i+1 < len(parts) { // up to the middle of the space before the next
			next := x + v.faces.Width(text[:at+strings.Index(text[at:], parts[i+1])], l.size, l.bold)
			room.Wide = (to+next)/2 - end
		}
		v.over(readings[i], small, from, to, room, base, clip)
		end = room.X + room.Wide
	}
}

// over writes a reading above a part of a line, within a room: set narrower if it must.
func (v *view) over(reading string, l letter, from, to float64, in Rect, base float64, clip Rect) {
	wide := v.faces.Width(reading, l.size, l.bold)
	if wide > in.Wide && wide > 0 {
		l.size *= max(in.Wide, .1) / wide
		wide = in.Wide
	}
	x := min(max((from+to-wide)/2, in.X), in.X+in.Wide-wide)
	v.add(Words{X: x, Y: base, Text: reading, Size: l.size, Bold: l.bold, Color: v.ink(l.color), Clip: clip})
}
