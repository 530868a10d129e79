package sheet

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// MaxText is how long the text of a cell may be, in UTF-16 units: no table
// program takes more.
const MaxText = 32767

// Clean makes s fit for a cell: no characters that XML forbids, no broken bytes,
// plain line ends, at most 32,767 UTF-16 units. Everything else stays as it was
// given, 髙 and 𠮷 too.
func Clean(s string) string {
	if len(s) <= MaxText && lawful(s) {
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
		case r < ' ', r == 0xFFFE, r == 0xFFFF, r >= noncharacters && r < noncharacters+32:
			return -1
		}
		return r
	}, s)
	return Cut(s, MaxText)
}

// noncharacters are the first of 32 that stand for nothing and may be used by a
// program within itself; a file's writer does.
const noncharacters = 0xFDD0

// lawful reports whether Clean would leave every character of s alone.
func lawful(s string) bool {
	for i, r := range s {
		switch {
		case r >= ' ' && r < noncharacters: // nearly always
		case r < ' ' && r != '\n', r == 0xFFFE, r == 0xFFFF, r >= noncharacters && r < noncharacters+32:
			return false
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"): // a broken byte
			return false
		}
	}
	return true
}

// Cut shortens s to at most n UTF-16 units without splitting a character.
func Cut(s string, n int) string {
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

// OneLine is Clean without line breaks, for cells that are one line high.
func OneLine(s string) string { return strings.ReplaceAll(Clean(s), "\n", " ") }
