package export

import (
	"strings"
	"unicode/utf8"
)

// Characters that may not begin a line, and that may not end one (禁則).
const (
	notFirst = "、。，．,.・:;：；!?！？)）]］}｝」』】〉》〕’”ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ〜～…‥%％円"
	notLast  = "(（[［{｛「『【〈《〔‘“"
)

// broken cuts text into lines of mm millimetres at size points, as a letter is set:
// no line begins with a closing mark or ends with an opening one, and numbers, words
// of letters and words of katakana stay whole.
func broken(m Measure, text string, mm, size float64) []string {
	return cut(m, text, mm, size, allowedBreak)
}

// wrapped cuts text as table programs do where a cell breaks its lines: they know
// the marks and the words of letters, not those of katakana.
func wrapped(m Measure, text string, mm, size float64) []string {
	return cut(m, text, mm, size, plainBreak)
}

func cut(m Measure, text string, mm, size float64, at func([]rune, int) int) []string {
	var all []string
	for part := range strings.SplitSeq(text, "\n") {
		rest := []rune(part)
		for {
			n := m.Fits(rest, mm, size)
			if n == len(rest) {
				all = append(all, string(rest))
				break
			}
			n = at(rest, n)
			all = append(all, string(rest[:n]))
			rest = rest[n:]
		}
	}
	return all
}

// splits reports whether a cell that breaks the lines of text does so within a word
// of katakana: ス|ポーツ.
func splits(m Measure, text string, mm, size float64) bool {
	lines := wrapped(m, text, mm, size)
	rest := text
	for _, line := range lines[:len(lines)-1] {
		rest = strings.TrimPrefix(rest[len(line):], "\n")
		before, _ := utf8.DecodeLastRuneInString(line)
		after, _ := utf8.DecodeRuneInString(rest)
		if katakana(before) && katakana(after) {
			return true
		}
	}
	return false
}

// plainBreak is the last place at or before n where a table program breaks a line.
func plainBreak(rest []rune, n int) int {
	for i := n; i > 0; i-- {
		before, after := rest[i-1], rest[i]
		if strings.ContainsRune(notFirst, after) || strings.ContainsRune(notLast, before) || joins(before) && joins(after) {
			continue
		}
		return i
	}
	return n
}

// katakana reports whether r belongs to a word of katakana.
func katakana(r rune) bool { return r >= 'ァ' && r <= 'ヺ' || r == 'ー' }

// allowedBreak is the last place at or before n where a line may end; if there is
// none in its second half, where a table program would end it.
func allowedBreak(rest []rune, n int) int {
	for i := n; i > n/2; i-- {
		before, after := rest[i-1], rest[i]
		if strings.ContainsRune(notFirst, after) || strings.ContainsRune(notLast, before) || joins(before) && joins(after) ||
			katakana(before) && katakana(after) {
			continue
		}
		return i
	}
	return plainBreak(rest, n)
}

// joins reports whether r belongs to a number or a word of letters.
func joins(r rune) bool { return r > ' ' && r < 0x7F }
