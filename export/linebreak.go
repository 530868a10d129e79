package export

import "strings"

// Characters that may not begin a line, and that may not end one (禁則).
const (
	notFirst = "、。，．,.・:;：；!?！？)）]］}｝」』】〉》〕’”ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ〜～…‥%％円"
	notLast  = "(（[［{｛「『【〈《〔‘“"
)

// broken cuts text into lines of mm millimetres at size points, as a letter is set:
// no line begins with a closing mark or ends with an opening one, and numbers and
// words of letters stay whole.
func broken(m Measure, text string, mm, size float64) []string {
	var all []string
	for part := range strings.SplitSeq(text, "\n") {
		rest := []rune(part)
		for {
			n := m.Fits(rest, mm, size)
			if n == len(rest) {
				all = append(all, string(rest))
				break
			}
			n = allowedBreak(rest, n)
			all = append(all, string(rest[:n]))
			rest = rest[n:]
		}
	}
	return all
}

// allowedBreak is the last place at or before n where a line may end; n itself if
// there is none in its second half.
func allowedBreak(rest []rune, n int) int {
	for i := n; i > n/2; i-- {
		before, after := rest[i-1], rest[i]
		if strings.ContainsRune(notFirst, after) || strings.ContainsRune(notLast, before) || joins(before) && joins(after) {
			continue
		}
		return i
	}
	return n
}

// joins reports whether r belongs to a number or a word of letters.
func joins(r rune) bool { return r > ' ' && r < 0x7F }
