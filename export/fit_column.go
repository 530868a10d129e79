package export

import (
	"slices"
	"strings"
	"unicode"

	"jibun/export/sheet"
)

// sizes are the two sizes of the type of a column, in points: a list with a size of its own
// for each line looks torn. Nearly all texts stand in the large one, broken into lines where
// they must be; the rest in the small one.
type sizes struct{ large, small float64 }

// outsiders is the share of the texts of a column that may stand in the small size.
const outsiders = .1

// sizesOf are the sizes for texts in cells of mm by high points.
func (b *paper) sizesOf(l look, texts []string, mm, high float64) sizes {
	s := sizes{large: l.Size}
	var rest []string
	for ; s.large > oneLine; s.large -= 0.5 {
		rest = rest[:0]
		for _, t := range texts {
			if t = sheet.Clean(t); !b.stands(t, mm, high, s.large) || b.hacked(t, mm, s.large) {
				rest = append(rest, t)
			}
		}
		if float64(len(rest)) <= outsiders*float64(len(texts)) {
			break
		}
	}
	s.small = s.large
	for _, t := range texts {
		s.small = min(s.small, b.wholeAt(sheet.Clean(t), mm, s.large))
	}
	for _, t := range rest {
		for s.small > least && (!b.stands(t, mm, high, s.small) || b.hacked(t, mm, s.small)) {
			s.small -= 0.5
		}
	}
	if len(rest) > 0 && s.small > least && s.small > s.large-1 {
		s.small = max(s.large-1, least) // seen as another size, and no word is broken
	}
	return s
}

// stands reports whether a text fits into a cell of mm by high points at a size.
func (b *paper) stands(text string, mm, high, size float64) bool {
	n := b.lines(text, mm, size)
	return n == 1 || linesHigh(n, size) <= high
}

// torn reports whether a word is broken that stands in one line of type that is hardly
// smaller: 課長補|佐.
func (b *paper) torn(text string, mm, size float64) bool {
	return !strings.ContainsAny(text, " \u3000\n") && b.lines(text, mm, size) > 1 && b.lines(text, mm, oneLine) == 1
}

// hacked reports whether a text is broken at a size where it better were not.
func (b *paper) hacked(text string, mm, size float64) bool {
	return b.halved(text, mm, size) == text && (splits(b.measure, text, mm, size) || b.torn(text, mm, size))
}

// wholeAt is the largest size, from one on down, at which each of the two words of a text
// that takes two lines has its own; the one where none does.
func (b *paper) wholeAt(v string, mm, size float64) float64 {
	if b.lines(v, mm, size) > 1 {
		for at := size; at >= oneLine; at -= 0.5 {
			if b.halved(v, mm, at) != v {
				return at
			}
		}
	}
	return size
}

// halved is a text of two words, as 部 and 課, each on a line of its own where it would be
// broken elsewhere; so is one of kanji: 課長|補佐, 主任|保育士.
func (b *paper) halved(v string, mm, size float64) string {
	words := strings.Fields(v)
	if len(words) == 1 {
		words = kanjiWords(v)
	}
	if len(words) == 2 && b.lines(v, mm, size) == 2 && b.lines(words[0], mm, size) == 1 && b.lines(words[1], mm, size) == 1 {
		return words[0] + "\n" + words[1]
	}
	return v
}

// kanjiWords are those that a word of kanji is made of: 課長 補佐, 主任 保育士; of a long one only where its
// name tells: 選挙管理委員会 事務局.
func kanjiWords(word string) []string {
	const office = "事務局"
	k := []rune(word)
	switch {
	case slices.ContainsFunc(k, func(r rune) bool { return !unicode.Is(unicode.Han, r) }):
	case len(k) >= 4 && len(k) <= 6:
		return []string{string(k[:len(k)/2]), string(k[len(k)/2:])}
	case len(k) > 6 && strings.HasSuffix(word, office):
		return []string{strings.TrimSuffix(word, office), office}
	}
	return nil
}

// sized puts a text in one of the sizes of its column, and returns the height that it
// needs, which is more than high where even the small one is too large.
func (s *draft) sized(l look, of sizes, v string, mm, high float64) (need float64) {
	v = sheet.Clean(v)
	size := of.large
	if !s.stands(v, mm, high, size) || s.hacked(v, mm, size) || s.wholeAt(v, mm, size) < size {
		size = of.small
	}
	v = s.halved(v, mm, size)
	l, need = s.fitted(l).sized(size), high
	if n := s.lines(v, mm, size); n > 1 {
		l = l.wrapped()
		if lines, ok := words(s.measure, v, mm, size); ok && s.marks == nil && linesHigh(len(lines), size) <= max(high, linesHigh(n, size)) {
			v, n = strings.Join(lines, "\n"), len(lines)
		}
		need = max(high, linesHigh(n, size))
	}
	s.text(s.style(l), v)
	return need
}
