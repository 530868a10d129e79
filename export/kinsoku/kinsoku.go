// Package kinsoku knows where a line of Japanese text may end (禁則).
package kinsoku

import (
	"strings"
	"unicode"
)

// Characters that may not begin a line, and that may not end one.
const (
	notFirst = "、。，．,.・:;：；!?！？)）]］}｝」』】〉》〕’”ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ〜～…‥%％円"
	notLast  = "(（[［{｛「『【〈《〔‘“"
)

// Cell is the last place at or before n where a table program ends a line in a cell: it
// knows the marks and the words of letters. n is less than the length of text.
func Cell(text []rune, n int) int {
	for i := n; i > 0; i-- {
		if keeps(text[i-1], text[i]) {
			continue
		}
		return i
	}
	return n
}

// ragged is by how many characters a line of a letter may be shorter than another, so that
// it ends with a word: ありがとう.
const ragged = 7

// Prose is the last place at or before n where a line of a letter may end: where a word
// begins, if that is near, and not within a name; words of katakana stay whole anyway, and お願い. If there is none
// in its second half, it is Cell's.
func Prose(text []rune, n int) int {
	for i := n; i > max(n-ragged, n/2); i-- {
		name := text[i-1] == ' ' || text[i] == ' ' // 髙橋 陽子
		if !name && !keeps(text[i-1], text[i]) && begins(text[i-1], text[i]) {
			return i
		}
	}
	for i := n; i > n/2; i-- {
		if keeps(text[i-1], text[i]) || Katakana(text[i-1]) && Katakana(text[i]) || polite(text[i-1]) && kindOf(text[i]) == kanji {
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
		if !keeps(text[i-1], text[i]) && begins(text[i-1], text[i]) {
			return i
		}
	}
	return Cell(text, n)
}

// begins reports whether a word begins with after.
func begins(before, after rune) bool {
	a, b := kindOf(before), kindOf(after)
	switch {
	case a == white || strings.ContainsRune("、。，．・:;：；!?！？)）]］}｝」』】〉》〕’”", before) || strings.ContainsRune(notLast, after):
		return true
	case b == hiragana || b == white || a == b:
		return false
	case a == hiragana:
		return !polite(before)
	case unicode.IsDigit(before), unicode.IsDigit(after):
		return false // 第11回, 平成25年11月
	}
	return true
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

func keeps(before, after rune) bool {
	return strings.ContainsRune(notFirst, after) || strings.ContainsRune(notLast, before) || joins(before) && joins(after)
}

// Katakana reports whether r belongs to a word of katakana.
func Katakana(r rune) bool { return r >= 'ァ' && r <= 'ヺ' || r == 'ー' }

// joins reports whether r belongs to a number or a word of letters.
func joins(r rune) bool { return r > ' ' && r < 0x7F }
