package export

import (
	"slices"
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

// brokenAround is broken with none of some names broken that is no longer than a part of a line.
func brokenAround(m Measure, text string, mm, size float64, names ...string) []string {
	return cut(m, text, mm, size, unbroken(kinsoku.Prose, names))
}

// worded is a sentence that stands alone, with ends of lines where words end if that takes
// no more lines than a table program needs.
func worded(m Measure, text string, mm, size float64) string {
	usual := wrapped(m, text, mm, size)
	if lines := cut(m, text, mm, size, kinsoku.Word); len(lines) == len(usual) && !slices.Equal(lines, usual) {
		return strings.Join(lines, "\n")
	}
	return text
}

// whole reports whether text stands in a cell in no more lines than a table program needs, all
// of which end with a word.
func whole(m Measure, text string, mm, size float64) bool {
	lines, ok := words(m, text, mm, size)
	return ok && len(lines) <= len(wrapped(m, text, mm, size))
}

// words cuts text into lines that end with words; false if one is longer than a line.
func words(m Measure, text string, mm, size float64) (lines []string, ok bool) {
	ok = true
	lines = cut(m, text, mm, size, func(text []rune, n int) int {
		end := kinsoku.Word(text, n)
		ok = ok && kinsoku.Ends(text, end)
		return end
	})
	return lines, ok
}

// unbroken ends lines where at does, but before a name that would be broken.
func unbroken(at func([]rune, int) int, names []string) func([]rune, int) int {
	return func(text []rune, n int) int {
		end := at(text, n)
		for _, name := range names {
			whole := []rune(name)
			for from := max(end-len(whole)+1, 1); from < end && len(whole) > 1; from++ {
				if len(text) < from+len(whole) || !slices.Equal(text[from:from+len(whole)], whole) {
					continue
				}
				for from > 0 && kinsoku.Keeps(text[from-1], text[from]) { // 「じぶん投資セミナー」
					from--
				}
				if from > n/3 {
					return from
				}
			}
		}
		return end
	}
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
