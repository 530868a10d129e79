package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// gridStyle is what the theme says to a grid, looked up once and not for every
// cell. Two that are equal draw alike.
type gridStyle struct {
	text, muted, accent, tint, hover, line, surface, head color.Color
	onAccent                                              color.Color
	tones                                                 [toneCount]toneStyle
	size, small                                           float32 // of text
	row, header                                           float32 // heights
	pad                                                   float32 // left and right of each cell
	bar                                                   float32 // room of the scroll bars
	chipPad, chipHeight                                   float32
	tick, gutter                                          float32 // boxes: their side, and the room they take before the columns
	k                                                     float32 // the text's size, 1 = 100 %
	font, bold                                            string
}

type toneStyle struct{ ground, text color.Color }

func newGridStyle(tight bool) gridStyle {
	s := gridStyle{
		text: Color(ColorText), muted: Color(ColorMuted), accent: Color(ColorAccent), tint: Color(ColorTint),
		hover: Color(theme.ColorNameHover), line: Color(ColorLine), surface: Color(ColorSurface), head: Color(theme.ColorNameHeaderBackground),
		size: Size(SizeBody), small: Size(SizeSecondary), row: round(Size(SizeRow)), header: round(Size(SizeRowTight)),
		bar: Size(theme.SizeNameScrollBar), chipPad: chipPad(), chipHeight: chipHeight(),
	}
	if tight {
		s.row = round(Size(SizeRowTight))
	}
	s.k = s.size / sizes[SizeBody]
	s.pad = round(8 * s.k)
	tickStyle(&s)
	for t := range s.tones {
		s.tones[t].ground, s.tones[t].text = Tone(t).Colors()
	}
	th := fyne.CurrentApp().Settings().Theme()
	s.font, s.bold = fontName(th, fyne.TextStyle{}), fontName(th, fyne.TextStyle{Bold: true})
	return s
}

func fontName(th fyne.Theme, s fyne.TextStyle) string {
	if f := th.Font(s); f != nil {
		return f.Name()
	}
	return ""
}

// gridRulers measure the texts of a grid.
type gridRulers struct{ plain, bold, small *ruler }

func newGridRulers(s *gridStyle) gridRulers {
	return gridRulers{
		plain: newRuler(s.size, fyne.TextStyle{}),
		bold:  newRuler(s.size, fyne.TextStyle{Bold: true}),
		small: newRuler(s.small, fyne.TextStyle{}),
	}
}
