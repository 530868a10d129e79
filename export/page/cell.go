package page

import (
	"strings"

	"jibun/export/numfmt"
	"jibun/export/sheet"
)

// The white edges of a cell beside its text, and above and below it.
const (
	padding = .55
	lift    = .2
)

const indentStep = 2.3

func letterOf(l *sheet.Look) letter {
	size := l.Size
	if size <= 0 {
		size = 11
	}
	return letter{size: size, bold: l.Bold, slant: l.Slant, under: l.Under, struck: l.Struck, color: l.Color}
}

// Shown is what is seen of a cell that is wide enough.
func Shown(c *sheet.Cell, l *sheet.Look) numfmt.Shown {
	switch c.Kind {
	case sheet.Number, sheet.Day:
		return numfmt.Of(l.NumberCode()).Number(c.Number)
	case sheet.Text:
		if l.Format == sheet.General {
			return numfmt.Shown{Text: c.Text}
		}
		return numfmt.Of(l.NumberCode()).String(c.Text)
	}
	return numfmt.Shown{}
}

// squeeze is how much smaller text may be set before it is cut: the type of the
// workbook may be narrower than ours.
const squeeze = .88

// squeezed is the same for figures, which would not be seen at all.
const squeezed = .72

// mostSqueezed is the same on paper of our own, where nothing may be hidden.
const mostSqueezed = .5

// number makes a number fit: fewer figures, a little smaller, or ####.
func (v *view) number(c *sheet.Cell, s numfmt.Shown, l letter, room float64) (string, float64) {
	wide := func(s string) float64 { return v.faces.Width(s, l.size, l.bold) }
	text := s.Text
	w := wide(text)
	if s.Bad {
		w = room + 1
	}
	small := func() bool { return !s.Bad && w*min(v.squeezes(), squeezed) <= room }
	if s.Wide { // figures behind the point go first; 1,171 set smaller says more than 1E+03
		for n := 10; n > 1 && w > room && (strings.Contains(text, ".") || !small()); n-- {
			text = numfmt.General(c.Number, n)
			w = wide(text)
		}
	}
	switch {
	case w <= room || room <= 0:
		return text, l.size
	case small():
		return text, l.size * room / w
	}
	return strings.Repeat("#", max(int(room/wide("#")), 1)), l.size
}
