package kana

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns what two spellings of one name have in common, for searching and
// for comparing; it is never shown. It folds
//
//   - width, case, accents and compatibility forms (NFKC): Ｓａｔō → sato, ㈱ → (株);
//   - katakana to hiragana, small kana to large ones, ぢ づ ゐ ゑ to じ ず い え:
//     old systems write シヨウジ for ショウジ, and nobody hears づ;
//   - the variants of kanji in names to one of them: 髙 → 高, 邉 → 辺;
//   - the marks of repetition: 佐々木 → 佐佐木, みすゞ → みすず;
//   - dashes to "-".
//
// It drops white space, ・ = ' and everything invisible, variation selectors
// above all. It keeps ー. Folding twice changes nothing.
func Fold(s string) string {
	if composed(s) {
		s = withoutSigns(s)
	} else {
		s = normal(s)
	}
	out := make([]byte, 0, len(s))
	for _, r := range s {
		prev, _ := utf8.DecodeLastRune(out)
		if r = foldRune(r, prev); r >= 0 {
			out = utf8.AppendRune(out, r)
		}
	}
	return string(out)
}

// normal is the text in one form of Unicode, without what is dropped.
func normal(s string) string {
	// What is dropped may have stood between か and its mark: join them after it.
	return norm.NFC.String(strings.Map(visible, norm.NFKC.String(s)))
}

// composed reports whether a text holds nothing but characters that stand for
// themselves in every form of Unicode and join with none of each other: nearly every
// name does.
func composed(s string) bool {
	for _, r := range s {
		switch {
		case r < 0x7f, r >= 'ぁ' && r <= 'ゖ', r >= 'ァ' && r <= 'ヺ', r == 'ー', r == '々', r >= 0x4e00 && r <= 0x9fff, r == '　':
		default:
			return false
		}
	}
	return true
}

// withoutSigns is normal for a text that is composed.
func withoutSigns(s string) string {
	sign := func(r rune) bool { return r == '　' || r < 0x80 && dropped(r) }
	if !strings.ContainsFunc(s, sign) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if sign(r) {
			return -1
		}
		return r
	}, s)
}

// visible drops what does not count, and every accent that no letter has taken.
func visible(r rune) rune {
	if r == voiced || r == halfVoiced {
		return r
	}
	if dropped(r) || r >= 0x300 && unicode.Is(unicode.Mn, r) {
		return -1
	}
	return r
}

// dropped reports characters that the spellings of a name differ in without
// being read: José=Maria, ジョン・スミス, O'Hara.
func dropped(r rune) bool {
	switch r {
	case '・', '･', '·', '‧', '•', '=', '＝', '゠', '\'', '’', '‘', '`', '´', 'ʼ', 'ʹ', '′', '＇':
		return true
	}
	if r < 0x80 {
		return r <= ' ' || r == 0x7f
	}
	return unicode.IsSpace(r) || unicode.In(r, unicode.Cf, unicode.Cc, unicode.Variation_Selector)
}

// foldRune folds one visible character of an NFKC text; prev is the last one kept. It
// returns -1 for a character to drop.
func foldRune(r, prev rune) rune {
	if r < 0x80 {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}
	if 'ぁ' <= r && r <= 'ヿ' {
		return foldKana(toHiragana(r), prev)
	}
	if v, ok := variants[r]; ok {
		return v
	}
	switch {
	case (r == '々' || r == '〻') && unicode.Is(unicode.Han, prev):
		return prev
	case unicode.Is(unicode.Pd, r), r == '−', r == '─':
		return '-'
	case r < 0x3000:
		return foldLetter(r)
	}
	return unicode.ToLower(r)
}

// foldLetter folds letters outside ASCII: no accents, no capitals.
func foldLetter(r rune) rune {
	if unicode.Is(unicode.Latin, r) {
		r = base(r)
	}
	return unicode.ToLower(r)
}

func foldKana(r, prev rune) rune {
	switch r {
	case 'ゝ', 'ゞ':
		return repeated(r, prev)
	case voiced, halfVoiced: // a mark no kana has taken
		return -1
	case 'ヷ':
		return 'わ'
	case 'ヺ':
		return 'お'
	case 'ゐ', 'ヸ':
		return 'い'
	case 'ゑ', 'ヹ':
		return 'え'
	case 'ぢ':
		return 'じ'
	case 'づ':
		return 'ず'
	}
	if l := large(r); l != 0 {
		return l
	}
	return r
}

// repeated reads ゝ and ゞ: the kana before, without and with its voicing mark.
func repeated(mark, prev rune) rune {
	if prev < 'ぁ' || prev > 'ゖ' {
		return mark
	}
	prev = base(prev)
	if mark == 'ゞ' {
		prev, _ = utf8.DecodeRuneInString(norm.NFC.String(string([]rune{prev, voiced})))
	}
	return prev
}

// base returns the letter or kana below the accents of r.
func base(r rune) rune {
	var b [utf8.UTFMax]byte
	n := utf8.EncodeRune(b[:], r)
	if d := norm.NFD.Properties(b[:n]).Decomposition(); d != nil {
		r, _ = utf8.DecodeRune(d)
	}
	return r
}

// large returns the large kana of a small hiragana, 0 for any other character.
func large(r rune) rune {
	switch r {
	case 'ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ', 'っ', 'ゃ', 'ゅ', 'ょ', 'ゎ':
		return r + 1
	case 'ゕ':
		return 'か'
	case 'ゖ':
		return 'け'
	}
	return 0
}
