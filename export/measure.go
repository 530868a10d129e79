package export

import (
	"strings"
	"unicode"

	"jibun/export/kinsoku"
	"jibun/export/sheet"
)

// Measure tells how much room text needs. A paper's layout asks it for the heights
// of rows, for sizes at which a name fits, and where a letter's lines end.
type Measure interface {
	// Lines is how many lines text takes in a cell of mm millimetres at size points,
	// the cell's own edges taken off.
	Lines(text string, mm, size float64) int
	// Fits is how many of the first characters of text stand in one line of such a
	// cell, at least one.
	Fits(text []rune, mm, size float64) int
}

// cellEdges are the two white edges of a cell, in millimetres.
const cellEdges = sheet.CellEdges

// HalfWidths measures without a font: 漢 is as wide as it is high, A and ｱ half as
// wide. So it is with the fonts that papers are set in, in every program.
type HalfWidths struct{}

// halves is how many half-width characters of size points stand in mm millimetres.
func (HalfWidths) halves(mm, size float64) int {
	full := size * 25.4 / 72 // a full-width character in mm
	return int((mm-cellEdges)/full*2 + 1e-9)
}

// Lines breaks text as a table program does in a cell.
func (m HalfWidths) Lines(text string, mm, size float64) int {
	room := max(m.halves(mm, size), 2)
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		if width(line) <= room {
			n++
			continue
		}
		for rest := []rune(line); ; n++ { // as wrapped does
			k := m.Fits(rest, mm, size)
			if k == len(rest) {
				n++
				break
			}
			rest = rest[kinsoku.Cell(rest, k):]
		}
	}
	return n
}

// Fits takes a line to have room for one full-width character at least.
func (m HalfWidths) Fits(text []rune, mm, size float64) int {
	room := max(m.halves(mm, size), 2)
	for i, r := range text {
		if room -= runeWidth(r); room < 0 {
			return max(i, 1)
		}
	}
	return len(text)
}

// Advances measures with a font: it is how wide a character is at size points, in
// millimetres.
type Advances func(r rune, size float64) float64

// Lines breaks text as a letter is set.
func (m Advances) Lines(text string, mm, size float64) int { return len(wrapped(m, text, mm, size)) }

// Fits adds up the characters.
func (m Advances) Fits(text []rune, mm, size float64) int {
	room := mm - cellEdges
	for i, r := range text {
		if room -= m(r, size); room < 0 {
			return max(i, 1)
		}
	}
	return len(text)
}

// lineWidth is how wide a line of text is, in millimetres.
func lineWidth(m Measure, text string, size float64) float64 {
	if m, ok := m.(Advances); ok {
		wide := 0.0
		for _, r := range text {
			wide += m(r, size)
		}
		return wide
	}
	return float64(width(text)) / 2 * millimetres(size)
}

// broad is a measure for lines whose ends are said: digits and letters of a proportional font
// are wider than half as wide as high, and what has no room would stand on a line of its own.
type broad struct{ Measure }

// Fits leaves room for what digits and letters are wider.
func (b broad) Fits(text []rune, mm, size float64) int {
	const wider = .12 // in parts of the size
	n := b.Measure.Fits(text, mm, size)
	if _, exact := b.Measure.(Advances); exact {
		return n
	}
	for range 3 {
		narrow := 0
		for _, r := range text[:n] {
			if runeWidth(r) == 1 {
				narrow++
			}
		}
		n = min(n, b.Measure.Fits(text, mm-float64(narrow)*wider*millimetres(size), size))
	}
	return n
}

// lines is how many lines text takes in a cell, see Measure.
func (b *paper) lines(text string, mm, size float64) int { return b.measure.Lines(text, mm, size) }

// width is the width of one line of text in half-width characters: 漢 is 2, A
// and ｱ are 1, marks that sit on another character are 0.
func width(s string) int {
	n := 0
	for _, r := range s {
		n += runeWidth(r)
	}
	return n
}

func runeWidth(r rune) int {
	switch {
	case r < 0x80, r >= 0xFF61 && r <= 0xFF9F: // ASCII, half-width kana
		return 1
	case r >= 0x3041 && r <= 0x9FFF && r != 0x3099 && r != 0x309A: // kana and kanji, nearly always
		return 2
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0100 && r <= 0xE01EF, unicode.Is(unicode.Mn, r):
		return 0
	}
	return 2
}

// clip shortens s to w half-width characters, with … at its end if it was longer.
func clip(s string, w int) string {
	if width(s) <= w {
		return s
	}
	n := 2
	for i, r := range s {
		if n += runeWidth(r); n > w {
			return s[:i] + "…"
		}
	}
	return s
}
