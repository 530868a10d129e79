package kana

import "unicode"

// Code points give digits, letters, kana and kanji their order already. What
// ICU puts elsewhere is moved here.

// primary returns the character by whose code point r sorts.
func primary(r rune) rune {
	switch {
	case '0' <= r && r <= '9', 'a' <= r && r <= 'z', 'ぁ' <= r && r <= 'ゖ':
		return r
	}
	// Symbols and stray marks come before the digits, 15 of them in the places
	// of ASCII's.
	switch r {
	case '`':
		return '!'
	case '^':
		return '"'
	case '°':
		return '#'
	case '+':
		return '$'
	case '<':
		return '%'
	case '=':
		return '&'
	case '>':
		return '\''
	case '|':
		return '('
	case '~':
		return ')'
	case '々', '〻':
		return '+'
	case iteration:
		return ','
	case long:
		return '-'
	case '$':
		return '.'
	case '¥':
		return '/'
	}
	switch {
	case r < '0' || unicode.In(r, unicode.S):
		return '*' // other symbols: after ~, in no order
	case r == '〇':
		return '0'
	case r < 'ぁ' && !unicode.Is(unicode.Latin, r):
		return r + otherScripts
	}
	return unicode.ToLower(r)
}

// otherScripts moves Greek and Cyrillic behind the kanji, into the private use
// area, where no name has characters.
const otherScripts = 0xf0000

// ignored reports what does not count in sorting: punctuation, spaces and
// characters that are not seen.
func ignored(r rune) bool {
	switch r {
	case '・', '゠':
		return true
	}
	return unicode.In(r, unicode.P, unicode.Z, unicode.C)
}

// accents are the combining marks of Latin letters in ICU's order.
const accents = "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0327\u0328\u0304"

// accentWeight returns the weight of an accent, greater than that of none.
func accentWeight(r rune) byte {
	w := byte(plainMark + 1)
	for _, a := range accents {
		if a == r {
			return w
		}
		w++
	}
	return w
}
