package kit

import (
	"strings"
	"unicode"
)

// These do not stand at the start of a line.
const notFirst = "、。，．,.・:;：；?!？！」』】〕〉》）)]}ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ々ゝゞヽヾ〜～…‥"

// These do not stand at its end.
const notLast = "「『【〔〈《（([{"

// wrapText breaks text into lines of at most width: between any two characters
// of Japanese, between words of Latin letters and digits. All text that flows is
// broken here. of is the width of a character; nought joins it to the one before.
func wrapText(text string, width float32, of func(rune) float32) []string {
	var out []string
	for _, paragraph := range strings.Split(text, "\n") {
		rest := []rune(strings.TrimSuffix(paragraph, "\r"))
		for len(rest) > 1 {
			n := fitting(rest, width, of)
			if n == len(rest) {
				break
			}
			n = breakBefore(rest, n)
			out = append(out, string(rest[:n]))
			rest = []rune(strings.TrimLeft(string(rest[n:]), " "))
		}
		out = append(out, string(rest))
	}
	return out
}

// fitting is how many characters fit into a width, one at least.
func fitting(line []rune, width float32, of func(rune) float32) int {
	sum := of(line[0])
	n := 1
	for ; n < len(line); n++ {
		w := of(line[n])
		if sum += w; sum > width && w > 0 {
			break
		}
	}
	return n
}

// breakBefore moves a break at n back to where one may be.
func breakBefore(line []rune, n int) int {
	for i := n; i > 0; i-- {
		before, after := line[i-1], line[i]
		joined := isWord(before) && isWord(after) || joins(after)
		if !joined && !strings.ContainsRune(notFirst, after) && !strings.ContainsRune(notLast, before) {
			return i
		}
	}
	return n
}

func isWord(r rune) bool {
	return r < 0x3000 && (unicode.IsLetter(r) || unicode.IsDigit(r)) || strings.ContainsRune("-_@./:", r)
}
