// Package kinsoku knows where a line of Japanese text may end (禁則).
package kinsoku

import "strings"

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

// Prose is the last place at or before n where a line of a letter may end: words of
// katakana stay whole too. If there is none in its second half, it is Cell's.
func Prose(text []rune, n int) int {
	for i := n; i > n/2; i-- {
		if keeps(text[i-1], text[i]) || Katakana(text[i-1]) && Katakana(text[i]) {
			continue
		}
		return i
	}
	return Cell(text, n)
}

func keeps(before, after rune) bool {
	return strings.ContainsRune(notFirst, after) || strings.ContainsRune(notLast, before) || joins(before) && joins(after)
}

// Katakana reports whether r belongs to a word of katakana.
func Katakana(r rune) bool { return r >= 'ァ' && r <= 'ヺ' || r == 'ー' }

// joins reports whether r belongs to a number or a word of letters.
func joins(r rune) bool { return r > ' ' && r < 0x7F }
