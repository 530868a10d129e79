package kana

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

const (
	voiced     = '\u3099' // combining dakuten
	halfVoiced = '\u309a' // combining handakuten
	long       = 'ー'
	iteration  = 'ゝ'
)

// Hiragana returns a reading in the spelling in which it is kept as ふりがな:
// katakana of either width becomes hiragana, voicing marks are joined to their
// kana (ｶﾞ → が), white space is trimmed and each run of it becomes one
// full-width space. Everything else, ー and letters too, stays as it is.
func Hiragana(s string) string {
	s = norm.NFC.String(strings.Map(keepMarks, widenKana(s)))
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		if unicode.IsSpace(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteRune('　')
			gap = false
		}
		b.WriteRune(toHiragana(r))
	}
	return b.String()
}

// IsReading reports whether s can be a reading: kana of either width, ー, the
// marks of repetition and voicing, spaces and ・, with at least one kana.
func IsReading(s string) bool {
	some := false
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Hiragana, unicode.Katakana) && r <= 'ﾟ' && !('㋐' <= r && r <= '㍗'):
			some = true
		case r == long, r == 'ｰ', r == '・', r == '･', r == '゛', r == '゜', r == 'ﾞ', r == 'ﾟ', r == voiced, r == halfVoiced:
		case unicode.IsSpace(r):
		default:
			return false
		}
	}
	return some
}

// toHiragana maps one katakana; ヷヸヹヺ have no counterpart and stay.
func toHiragana(r rune) rune {
	if 'ァ' <= r && r <= 'ヶ' || r == 'ヽ' || r == 'ヾ' {
		return r - ('ァ' - 'ぁ')
	}
	return r
}

// widenKana maps half-width kana, ー and ・ to full width and leaves letters.
func widenKana(s string) string {
	if !strings.ContainsFunc(s, isHalfKana) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if isHalfKana(r) {
			b.WriteString(width.Widen.String(string(r)))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isHalfKana(r rune) bool { return '･' <= r && r <= 'ﾟ' }

// keepMarks turns the free-standing voicing marks that keyboards type into the
// combining ones, so that か゛ is joined to が.
func keepMarks(r rune) rune {
	switch r {
	case '゛', 'ﾞ':
		return voiced
	case '゜', 'ﾟ':
		return halfVoiced
	}
	return r
}
