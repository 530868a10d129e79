package kana

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// SortKey returns a key by which readings stand in 五十音順: of two readings the
// one with the smaller key comes first. Keys compare byte by byte (< in Go,
// BINARY in SQLite, COLLATE "C" in PostgreSQL) and are printable UTF-8.
// "" means that there is nothing to sort by; callers put those last.
//
// What stands before the first space is the family name and decides first, so that
// those of one family name stand together, as in any directory: くぼ ひろゆき before
// くぼた あきら. A reading without a space is one part.
//
// The order within a part is that of JIS X 4061 as ICU has it for "ja" without
// punctuation:
//
//  1. the characters: symbols, digits, letters, kana, kanji by code point (the
//     key knows no readings). A long mark counts as the vowel before it, ゝ as
//     the kana before it, small kana as large ones.
//  2. 清音 before 濁音 before 半濁音; letters without accents before those with.
//  3. 長音 before 小書き before ゝ before the plain kana; small letters before
//     capitals.
//  4. Hiragana before katakana, which ICU leaves equal; of both parts last of all.
//
// Width, further spaces and punctuation do not count. The levels stand one after
// another, separated by a space, which is smaller than anything in them.
func SortKey(reading string) string {
	family, given := familyName(reading)
	var k, g sortKey
	k.read(norm.NFKD.String(family))
	g.read(norm.NFKD.String(given))
	if len(k.chars) == 0 {
		k, g = g, k
	}
	if len(k.chars) == 0 {
		return ""
	}
	key := make([]byte, 0, len(k.chars)+len(k.marks)+len(k.sizes)+len(k.scripts)+len(g.chars)+len(g.marks)+2*len(g.sizes)+wholeLevels)
	key = k.appendTo(key)
	scripts := k.scripts
	if len(g.chars) > 0 {
		key = g.appendTo(append(key, ' '))
		scripts = append(slices.Clip(scripts), g.scripts...)
	}
	return string(append(append(key, ' '), trimRight(scripts, hiraganaScript)...))
}

// SortKeyKept is SortKey(reading), given the key that is kept for it: made by this
// program or by one that did not put the family name first.
func SortKeyKept(kept, reading string) string {
	if family, given := familyName(reading); family == "" || given == "" || strings.Count(kept, " ") == wholeLevels {
		return kept
	}
	return SortKey(reading)
}

// wholeLevels is how many spaces stand in the key of a family name and a given name.
const wholeLevels = 6

// familyName cuts a reading at its first space.
func familyName(reading string) (family, given string) {
	reading = strings.TrimSpace(reading)
	if i := strings.IndexFunc(reading, unicode.IsSpace); i >= 0 {
		return reading[:i], strings.TrimSpace(reading[i:])
	}
	return reading, ""
}

// Weights of the second, third and fourth level. Marks at the end of a level
// that are the smallest are left out; a space follows and keeps the order.
const (
	plainMark = '0'
	halfMark  = '~'
	voiceMark = '}'

	longSize      = '1'
	smallSize     = '2'
	iterationSize = '3'
	plainSize     = '4'
	capitalSize   = '5'

	hiraganaScript = '0'
	katakanaScript = '1'
)

// A sortKey is the four levels while they are made.
type sortKey struct {
	chars, marks, sizes, scripts []byte

	kana rune // the large hiragana a following ー or ゝ depends on, 0 if none
}

// read fills the levels from a decomposed reading.
func (k *sortKey) read(s string) {
	// One allocation for the three short levels of nearly every name.
	n := utf8.RuneCountInString(s)
	short := make([]byte, 3*n)
	k.marks, k.sizes, k.scripts = short[:0:n], short[n:n:2*n], short[2*n:2*n:3*n]
	k.chars = make([]byte, 0, len(s))
	for _, r := range s {
		switch {
		case 'ぁ' <= r && r <= 'ヿ' && r != '・' && r != '゠':
			k.addKana(r)
		case r == '゛' || r == '゜':
			k.addKana(keepMarks(r))
		case unicode.Is(unicode.Mn, r):
			k.mark(accentWeight(r))
		case ignored(r):
		case 'A' <= r && r <= 'Z':
			k.add(r+'a'-'A', capitalSize, hiraganaScript)
		default:
			k.add(primary(r), plainSize, hiraganaScript)
		}
	}
	k.marks = trimRight(k.marks, plainMark)
}

// appendTo appends all levels but that of the scripts.
func (k *sortKey) appendTo(key []byte) []byte {
	for i, level := range [][]byte{k.chars, k.marks, k.sizes} {
		if i > 0 {
			key = append(key, ' ')
		}
		key = append(key, level...)
	}
	return key
}

// add appends one character without a voicing mark.
func (k *sortKey) add(r rune, size, script byte) {
	k.chars = utf8.AppendRune(k.chars, r)
	k.marks = append(k.marks, plainMark)
	k.sizes = append(k.sizes, size)
	k.scripts = append(k.scripts, script)
	k.kana = 0
}

func (k *sortKey) mark(weight byte) {
	if len(k.chars) > 0 {
		k.marks = append(k.marks, weight)
	}
}

func (k *sortKey) addKana(r rune) {
	script := byte(hiraganaScript)
	if h := toHiragana(r); h != r {
		r, script = h, katakanaScript
	}
	switch r {
	case voiced:
		k.mark(voiceMark)
		return
	case halfVoiced:
		k.mark(halfMark)
		return
	case iteration:
		if k.kana != 0 {
			k.add(k.kana, iterationSize, script)
			return
		}
	case long:
		if v := vowel(k.kana); v != 0 {
			k.add(v, longSize, script)
			return
		}
	}
	if l := large(r); l != 0 {
		k.add(l, smallSize, script)
		k.kana = l
		return
	}
	k.add(primary(r), plainSize, script)
	if r != iteration && r != long {
		k.kana = r
	}
}

// vowel returns the vowel of a large hiragana, 0 for ん and what is no kana.
func vowel(kana rune) rune {
	s := syllable(kana)
	if s == "" {
		return 0
	}
	switch s[len(s)-1] {
	case 'a':
		return 'あ'
	case 'i':
		return 'い'
	case 'u':
		return 'う'
	case 'e':
		return 'え'
	case 'o':
		return 'お'
	}
	return 0
}

func trimRight(level []byte, c byte) []byte {
	for len(level) > 0 && level[len(level)-1] == c {
		level = level[:len(level)-1]
	}
	return level
}
