package export

import "strings"

// The white between the parts of a text: a wide space between what is said of different
// things, a narrow one between words.
const (
	betweenItems = "\u3000"
	betweenWords = " \u3000"
)

// phrased has the lines of a text in mm millimetres at size points end between its parts: a
// word that is shorter than a line is not broken. Where that takes no more lines, no item is
// either: 締切後の申込: いいえ.
func (b *paper) phrased(text string, mm, size float64) string {
	n := b.lines(text, mm, size)
	if n == 1 {
		return text
	}
	if v := b.brokenAt(betweenItems, text, mm, size); b.lines(v, mm, size) <= n {
		text = v
	}
	if v := b.brokenAt(betweenWords, text, mm, size); b.lines(v, mm, size) <= n+1 {
		text = v
	}
	return text
}

// brokenAt is a text with an end of line instead of white wherever what follows, up to the
// next white, does not stand in the rest of the line. What is longer than a line, or follows
// no more than a label, begins where the line stands.
func (b *paper) brokenAt(white, text string, mm, size float64) string {
	var out []string
	for part := range strings.SplitSeq(text, "\n") {
		var all strings.Builder
		line := "" // at hand
		for rest := part; rest != ""; {
			lead := len(rest) - len(strings.TrimLeft(rest, white))
			end := strings.IndexAny(rest[lead:], white)
			if end < 0 {
				end = len(rest) - lead
			}
			gap, word := rest[:lead], rest[lead:lead+end]
			rest = rest[lead+end:]
			if word != "" && b.lines(strings.Repeat(line, 4), mm, size) > 1 && b.lines(line+gap+word, mm, size) > 1 && b.lines(word, mm, size) == 1 {
				all.WriteString("\n" + word)
				line = word
				continue
			}
			all.WriteString(gap + word)
			broken := wrapped(b.measure, line+gap+word, mm, size)
			line = broken[len(broken)-1]
		}
		out = append(out, all.String())
	}
	return strings.Join(out, "\n")
}
