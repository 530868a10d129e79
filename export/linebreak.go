package export

import (
	"strings"
	"unicode/utf8"

	"jibun/export/kinsoku"
)

// broken cuts text into lines of mm millimetres at size points, as a letter is set:
// no line begins with a closing mark or ends with an opening one, and numbers, words
// of letters and words of katakana stay whole.
func broken(m Measure, text string, mm, size float64) []string {
	return cut(m, text, mm, size, kinsoku.Prose)
}

// wrapped cuts text as table programs do where a cell breaks its lines: they know
// the marks and the words of letters, not those of katakana.
func wrapped(m Measure, text string, mm, size float64) []string {
	return cut(m, text, mm, size, kinsoku.Cell)
}

// worded is a sentence that stands alone, with ends of lines where words end if that takes
// no more lines than a table program needs.
func worded(m Measure, text string, mm, size float64) string {
	if lines := cut(m, text, mm, size, kinsoku.Word); len(lines) == len(wrapped(m, text, mm, size)) {
		return strings.Join(lines, "\n")
	}
	return text
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
		if kinsoku.Katakana(before) && kinsoku.Katakana(after) {
			return true
		}
	}
	return false
}
