package kana

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// readingWords splits a reading at spaces and ・ after making it hiragana.
func readingWords(reading string) []string {
	s := Hiragana(strings.ToLower(norm.NFKC.String(strings.Map(visibleOrSpace, reading))))
	return strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || r == '・' || r == '=' || r == '゠' || r == '･'
	})
}

// visibleOrSpace drops unseen characters but keeps what parts words.
func visibleOrSpace(r rune) rune {
	if unicode.In(r, unicode.Cf, unicode.Variation_Selector) {
		return -1
	}
	return keepMarks(r)
}

// syllables holds the Hepburn spelling of each hiragana from ぁ to ゖ.
var syllables = [...]string{
	"a", "a", "i", "i", "u", "u", "e", "e", "o", "o",
	"ka", "ga", "ki", "gi", "ku", "gu", "ke", "ge", "ko", "go",
	"sa", "za", "shi", "ji", "su", "zu", "se", "ze", "so", "zo",
	"ta", "da", "chi", "ji", "", "tsu", "zu", "te", "de", "to", "do",
	"na", "ni", "nu", "ne", "no",
	"ha", "ba", "pa", "hi", "bi", "pi", "fu", "bu", "pu", "he", "be", "pe", "ho", "bo", "po",
	"ma", "mi", "mu", "me", "mo",
	"ya", "ya", "yu", "yu", "yo", "yo",
	"ra", "ri", "ru", "re", "ro",
	"wa", "wa", "i", "e", "o", "n", "vu", "ka", "ke",
}

// syllable returns the spelling of one hiragana, "" for anything else and for
// っ, which has no sound of its own.
func syllable(r rune) string {
	if r < 'ぁ' || r > 'ゖ' {
		switch r {
		case 'ヷ':
			return "va"
		case 'ヸ':
			return "vi"
		case 'ヹ':
			return "ve"
		case 'ヺ':
			return "vo"
		}
		return ""
	}
	return syllables[r-'ぁ']
}

// hepburn spells one word in hiragana letter by letter: さとう → satou.
func hepburn(word string) string {
	out := make([]byte, 0, len(word))
	doubled := false
	var prev rune // the last sounded kana, for ゝ and small kana
	for _, r := range word {
		if r == 'ゝ' || r == 'ゞ' {
			r = repeated(r, prev)
		}
		switch s := syllable(r); {
		case r == 'っ':
			doubled = true
			continue
		case s != "":
			if joined, ok := contract(out, prev, r); ok && !doubled {
				out = joined
			} else {
				if doubled {
					out = double(out, s)
				}
				out = append(out, s...)
			}
			prev = r
		case r == long || r == voiced || r == halfVoiced:
			prev = 0
		default:
			out = append(out, string(r)...)
			prev = 0
		}
		doubled = false
	}
	return string(out)
}

// double writes っ before a syllable: kka, and tchi for っち. Before a vowel it
// is only a catch of the breath.
func double(out []byte, s string) []byte {
	switch s[0] {
	case 'a', 'i', 'u', 'e', 'o', 'n':
		return out
	case 'c':
		return append(out, 't')
	}
	return append(out, s[0])
}

// contract joins a small kana to the syllable before it: ki + ゃ → kya, shi + ゃ
// → sha, fu + ぁ → fa, te + ぃ → ti. It reports false if they are two sounds, as
// in ねぇ.
func contract(out []byte, prev, r rune) ([]byte, bool) {
	joint, ok := glide(prev, r)
	if !ok || len(out) == 0 {
		return nil, false
	}
	out = append(out[:len(out)-1], joint...) // the joint takes the vowel's place
	return append(out, syllable(r)[len(syllable(r))-1]), true
}

// glide returns what stands between the consonant of prev and the vowel of the
// small kana r: "y" in きゃ, "w" in くぁ, nothing in しゃ and ふぁ.
func glide(prev, r rune) (string, bool) {
	s := syllable(prev)
	if s == "" || large(r) == 0 || r == 'っ' || r == 'ゕ' || r == 'ゖ' {
		return "", false
	}
	vowel, small := s[len(s)-1], syllable(r)
	palatal := s == "shi" || s == "chi" || s == "ji" // their y is in the consonant
	alone := len(s) == 1
	switch {
	case small[0] == 'y':
		if palatal {
			return "", true
		}
		return "y", !alone && (vowel == 'i' || vowel == 'u' || prev == 'て' || prev == 'で')
	case small == "wa":
		return "w", prev == 'く' || prev == 'ぐ'
	case vowel == small[0]: // ねぇ, まぁ: a long vowel
		return "", false
	case palatal:
		return "", true
	case vowel == 'i':
		return "y", r == 'ぇ' // いぇ, にぇ
	case vowel == 'u':
		if prev == 'う' || prev == 'く' || prev == 'ぐ' {
			return "w", true
		}
		return "", !alone && s[0] != 'y'
	}
	return "", (prev == 'て' || prev == 'で') && r == 'ぃ' || (prev == 'と' || prev == 'ど') && r == 'ぅ'
}

// shortVowels drops the second letter of oo, ou and uu, and of longer runs.
func shortVowels(s string) string {
	out := make([]byte, 0, len(s))
	var last byte
	for i := range len(s) {
		c := s[i]
		if (c == 'o' || c == 'u') && c == last {
			continue
		}
		if c == 'u' && last == 'o' {
			last = 0 // さとううみ is satoumi: only one u is the long vowel's
			continue
		}
		out = append(out, c)
		last = c
	}
	return string(out)
}
