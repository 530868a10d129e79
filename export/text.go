package export

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// The limits of the file format, in UTF-16 units.
const (
	maxCell   = 32767
	maxName   = 31
	maxFooter = 255
)

// clean makes s fit for a cell: no characters that XML forbids, no broken bytes,
// plain line ends, at most 32,767 UTF-16 units. Everything else stays as it was
// given, 髙 and 𠮷 too.
func clean(s string) string {
	if len(s) <= maxCell && lawful(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case r == '\t':
			return ' '
		case r == '\n':
			return r
		case r < ' ', r == 0xFFFE, r == 0xFFFF:
			return -1
		}
		return r
	}, s)
	return cut(s, maxCell)
}

// lawful reports whether clean would leave every character of s alone.
func lawful(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' && s[i] != '\n' {
			return false
		}
		if s[i] == 0xEF && i+2 < len(s) && s[i+1] == 0xBF && s[i+2] >= 0xBE { // U+FFFE, U+FFFF
			return false
		}
	}
	return utf8.ValidString(s)
}

// cut shortens s to at most n UTF-16 units without splitting a character.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for i, r := range s {
		if n -= max(utf16.RuneLen(r), 1); n < 0 {
			return s[:i]
		}
	}
	return s
}

// oneLine is clean without line breaks, for cells that are one line high.
func oneLine(s string) string { return strings.ReplaceAll(clean(s), "\n", " ") }

// sheetName makes a name that Excel accepts: no []:*?/\, no apostrophe at the
// ends, at most 31 units, not empty.
func sheetName(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) {
			return ' '
		}
		return r
	}, oneLine(s))
	s = strings.Trim(cut(strings.Trim(s, "' "), maxName), "' ")
	if s == "" {
		return "シート"
	}
	return s
}

// inFooter is s as it stands in a header or footer, where & is a command and a
// digit after a font size would be read as part of it.
func inFooter(s string) string {
	s = strings.ReplaceAll(oneLine(s), "&", "&&")
	if s != "" && s[0] >= '0' && s[0] <= '9' {
		s = " " + s
	}
	return s
}

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
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0100 && r <= 0xE01EF, unicode.Is(unicode.Mn, r):
		return 0
	}
	return 2
}

// lines is how many lines s takes in a column of mm millimetres at size points.
// 1.6 mm are the cell's own edges.
func lines(s string, mm, size float64) int {
	full := size * 25.4 / 72 // a full-width character in mm
	room := max(int((mm-1.6)/full*2), 2)
	n := 0
	for line := range strings.SplitSeq(s, "\n") {
		n += max(1, int(math.Ceil(float64(width(line))/float64(room))))
	}
	return n
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

func utf16Len(s string) int {
	n := 0
	for _, r := range s {
		n += max(utf16.RuneLen(r), 1)
	}
	return n
}

func rowName(row int) string { return strconv.Itoa(row) }
