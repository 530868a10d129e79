// Package kinsoku knows where a line of Japanese text may end (禁則).
package kinsoku

import (
	"strings"
	"unicode"
)

// Characters that may not begin a line, and that may not end one.
const (
	notFirst = "、。，．,.・:;：；!?！？)）]］}｝」』】〉》〕’”ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ〜～…‥%％円｡､･｣ｰﾞﾟｧｨｩｪｫｬｭｮｯ"
	notLast  = "(（[［{｛「『【〈《〔‘“｢"
)

// Cell is the last place at or before n where a table program ends a line in a cell: it
// knows the marks and the words of letters. n is less than the length of text.
func Cell(text []rune, n int) int {
	for i := n; i > 0; i-- {
		if Keeps(text[i-1], text[i]) {
			continue
		}
		return i
	}
	return n
}

// ragged is by how many characters a line of a letter may be shorter than another, so that
// it ends with a word: ありがとう; uneven where there is none so near: お願いすることについて.
const ragged, uneven = 7, 12

// Prose is the last place at or before n where a line of a letter may end: where a word
// begins, if that is near, and not within a name; words of katakana stay whole anyway, and お願い. If there is none
// in its second half, it is Cell's.
func Prose(text []rune, n int) int {
	for _, short := range []int{ragged, uneven} {
		for i := n; i > max(n-short, n/2); i-- {
			name := text[i-1] == ' ' || text[i] == ' ' // 髙橋 陽子
			if !name && Ends(text, i) {
				return i
			}
		}
	}
	for i := n; i > n/2; i-- {
		if Keeps(text[i-1], text[i]) || Katakana(text[i-1]) && Katakana(text[i]) || polite(text[i-1]) && kindOf(text[i]) == kanji {
			continue
		}
		return i
	}
	return Cell(text, n)
}

// polite reports whether r may begin a word whose next character is kanji: お願い, 御礼.
func polite(r rune) bool { return r == 'お' || r == 'ご' || r == '御' }

// Word is the last place at or before n where a line may end and no word is broken, as far
// as the kinds of characters tell: after white and punctuation, and where kanji, katakana or
// letters begin after something else. If there is none it is Cell's.
func Word(text []rune, n int) int {
	for i := n; i > 0; i-- {
		if Ends(text, i) {
			return i
		}
	}
	return Cell(text, n)
}

// Ends reports whether a line may end before text[i] with no word broken, i being neither
// the beginning of text nor its end.
func Ends(text []rune, i int) bool { return !Keeps(text[i-1], text[i]) && begins(text, i) }

// begins reports whether a word begins with text[i].
func begins(text []rune, i int) bool {
	before, after := text[i-1], text[i]
	a, b := kindOf(before), kindOf(after)
	switch {
	case a == white || strings.ContainsRune("、。，．・:;：；!?！？)）]］}｝」』】〉》〕’”", before) || strings.ContainsRune(notLast, after):
		return true
	case b == hiragana:
		return a == hiragana && (before == 'を' || function(text, i)) || politely(text, i)
	case b == white || a == b:
		return false
	case a == hiragana:
		return !polite(before) && !compound(text, i)
	case unicode.IsDigit(before), unicode.IsDigit(after):
		return false // 第11回, 平成25年11月
	}
	return true
}

// politely reports whether text[i] begins お願い; that of なお、本人 does not.
func politely(text []rune, i int) bool {
	return polite(text[i]) && i+1 < len(text) && kindOf(text[i+1]) == kanji && text[i-1] != 'な'
}

// functions are words of hiragana that begin a part of a sentence, after other hiragana.
var functions = []string{"ください", "くださ", "いただ", "いたし", "いたす", "ござい", "こと", "ため", "ところ", "および", "または"}

// function reports whether one of them begins with text[i].
func function(text []rune, i int) bool {
	rest := string(text[i:min(i+4, len(text))])
	for _, w := range functions {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return strings.ContainsRune("とにく", text[i-1]) && (strings.HasPrefix(rest, "なり") || strings.HasPrefix(rest, "なる"))
}

// stems are what the first of two verbs that make one word ends with: 申し上げる, 見つめ直す;
// い is what adjectives end with, and only of these verbs.
const (
	stems   = "きぎしちびみりえけげせべめれ"
	verbs   = "願言払合思伺買扱"
	between = 2 // as many hiragana may stand there
)

// compound reports whether text[i], a kanji after hiragana, is the second half of a verb.
func compound(text []rune, i int) bool {
	if kindOf(text[i]) != kanji || i+1 >= len(text) || kindOf(text[i+1]) != hiragana || i < 2 {
		return false
	}
	if text[i-1] == 'い' {
		return strings.ContainsRune(verbs, text[i-2])
	}
	if !strings.ContainsRune(stems, text[i-1]) {
		return false
	}
	for j := i - 2; j >= max(0, i-1-between); j-- {
		if kindOf(text[j]) == kanji {
			return true
		}
		if kindOf(text[j]) != hiragana {
			return false
		}
	}
	return false
}

// A kind of characters that words are written in.
type kind int

const (
	kanji kind = iota // and all others
	hiragana
	katakana
	latin
	white
)

func kindOf(r rune) kind {
	switch {
	case r >= 'ぁ' && r <= 'ゟ':
		return hiragana
	case Katakana(r):
		return katakana
	case r == ' ' || r == '\u3000':
		return white
	case joins(r):
		return latin
	}
	return kanji
}

// Keeps reports whether no line may end between two characters. What has no width of its
// own belongs to the character before it: a selector, ◌゙.
func Keeps(before, after rune) bool {
	return strings.ContainsRune(notFirst, after) || strings.ContainsRune(notLast, before) || joins(before) && joins(after) || unicode.Is(unicode.Mn, after)
}

// Katakana reports whether r belongs to a word of katakana.
func Katakana(r rune) bool {
	return r >= 'ァ' && r <= 'ヺ' || r == 'ー' || r >= 'ｦ' && r <= 'ﾟ'
}

// joins reports whether r belongs to a number or a word of letters: A, Ễ, ß, Я; those of full
// width stand alone.
func joins(r rune) bool {
	return r > ' ' && r < 0x7F || r > 0xBF && r < 0x2E80 && unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Mn)
}
