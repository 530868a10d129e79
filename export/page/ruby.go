package page

import (
	"strings"

	"jibun/export/sheet"
)

// rubySize is how large ふりがな is, in parts of what it stands above; leastRuby how much
// smaller all of a column are set so that the longest has room. What then has none is set
// smaller alone.
const (
	rubySize  = .45
	leastRuby = .7
)

// reading is ふりがな above a part of a line: from and to are where that begins and ends, room
// is where it may stand.
type reading struct {
	text           string
	from, to, room float64
	end            float64 // of the room
}

// readings are those above one line of text; x is where it begins. Where both
// have as many parts, as names have, each part has its own.
func (v *view) readings(text, kana string, l letter, across sheet.Across, in Rect) (x float64, all []reading) {
	wide := v.faces.Width(text, l.size, l.bold)
	x = in.X
	switch across {
	case sheet.Centre, sheet.Evenly:
		x += (in.Wide - wide) / 2
	case sheet.Right:
		x += in.Wide - wide
	}
	parts, kanas := strings.Fields(text), strings.Fields(kana)
	if len(parts) != len(kanas) || len(parts) < 2 {
		return x, []reading{{kana, x, x + wide, in.X, in.X + in.Wide}}
	}
	at, end := 0, in.X
	for i, p := range parts {
		at += strings.Index(text[at:], p)
		r := reading{text: kanas[i], from: x + v.faces.Width(text[:at], l.size, l.bold), room: end, end: in.X + in.Wide}
		at += len(p)
		r.to = x + v.faces.Width(text[:at], l.size, l.bold)
		if i+1 < len(parts) { // up to the middle of the space before the next
			next := x + v.faces.Width(text[:at+strings.Index(text[at:], parts[i+1])], l.size, l.bold)
			r.end = (r.to + next) / 2
		}
		all, end = append(all, r), r.end
	}
	return x, all
}

// ruby writes one line with its reading above, so many times as large as it usually is.
func (v *view) ruby(text, kana string, l letter, across sheet.Across, down sheet.Down, in, clip Rect, scale float64) {
	line := v.faces.broken(text, nil, l, 0)
	small := l
	small.size *= rubySize
	em, top := l.size*mmOfPoint, small.size*leading*mmOfPoint
	all := high(line) + top
	y := in.from(all, down)
	x, readings := v.readings(text, kana, l, across, in)
	v.line(&line[0], x, y+top+em*(leading-above-below)/2+em*above, clip)
	base := y + top - small.size*mmOfPoint*(below+.1)
	small.size *= scale
	for _, r := range readings {
		v.over(r, small, base, clip)
	}
}

// over writes a reading within its room: set smaller if it must.
func (v *view) over(r reading, l letter, base float64, clip Rect) {
	wide, room := v.faces.Width(r.text, l.size, l.bold), r.end-r.room
	if wide > room && wide > 0 {
		l.size *= max(room, .1) / wide
		wide = room
	}
	x := min(max((r.from+r.to-wide)/2, r.room), r.end-wide)
	v.add(Words{X: x, Y: base, Text: r.text, Size: l.size, Bold: l.bold, Color: v.ink(l.color), Clip: clip})
}

// rubies finds how large ふりがな stand in each column, so that they are alike: as many times
// as large as they usually are.
func (g *Grid) rubies() {
	if g.Sheet.Lines != nil {
		return
	}
	v := &view{Grid: g}
	for n := range g.rows {
		for i := range g.rows[n].Cells {
			c := &g.rows[n].Cells[i]
			look := g.look(c)
			if !look.Ruby || look.Wrap || c.Reading == "" || c.Kind != sheet.Text {
				continue
			}
			if g.ruby == nil {
				g.ruby = make([]float64, g.Columns())
			}
			l, in := v.nameFits(c, letterOf(look), g.Place(i+1, n+1))
			_, all := v.readings(c.Text, c.Reading, l, look.Across, in)
			for _, r := range all {
				if wide := g.faces.Width(r.text, l.size*rubySize, l.bold); wide > 0 {
					g.ruby[i] = max(g.ruby[i], 1-min(1, (r.end-r.room)/wide))
				}
			}
		}
	}
}

// rubyScale is how many times as large as usual ふりがな stand in a column.
func (g *Grid) rubyScale(column int) float64 {
	if column < 1 || column > len(g.ruby) {
		return 1
	}
	return max(1-g.ruby[column-1], leastRuby)
}
