package export

import (
	"strings"
	"unicode/utf8"
)

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
	return b.whole(text, mm, size)
}

// whole is a text with the lines that are longer than mm millimetres broken where words end,
// where that takes no more lines than a table program needs and no word is too long.
func (b *paper) whole(text string, mm, size float64) string {
	parts := strings.Split(text, "\n")
	for i, part := range parts {
		if b.lines(part, mm, size) > 1 && whole(b.measure, part, mm, size) {
			parts[i] = worded(b.measure, part, mm, size)
		}
	}
	return strings.Join(parts, "\n")
}

// atom is a word with the white before it.
type atom struct{ gap, word string }

// atoms are the words of a text. Between words, those that belong together are one where it
// stands in a line: a short label and what it is of, 定員 30人, 出欠: 欠席; a number and what it
// counts, 参加予定 48人; the parts of a name at the end of an item. A comma ends a word.
func (b *paper) atoms(white, text string, mm, size float64) []atom {
	var all []atom
	for rest := text; rest != ""; {
		lead := len(rest) - len(strings.TrimLeft(rest, white))
		end := strings.IndexAny(rest[lead:], white)
		if end < 0 {
			end = len(rest) - lead
		}
		a := atom{rest[:lead], rest[lead : lead+end]}
		rest = rest[lead+end:]
		if white != betweenWords {
			all = append(all, a)
			continue
		}
		for {
			i := strings.Index(a.word, comma)
			if i += len(comma); i < len(comma) || i == len(a.word) {
				break
			}
			all = append(all, atom{a.gap, a.word[:i]})
			a = atom{word: a.word[i:]}
		}
		all = append(all, a)
	}
	if white == betweenWords {
		all = b.joinedAtoms(all, mm, size)
	}
	return all
}

const comma = "、"

// shortWord is how many characters a label or a part of a name has at most.
const shortWord = 4

func (b *paper) joinedAtoms(all []atom, mm, size float64) []atom {
	short := func(w string) bool { return utf8.RuneCountInString(strings.TrimSuffix(w, comma)) <= shortWord }
	var out []atom
	for i := 0; i < len(all); i++ {
		a := all[i]
		for first := i == 0 || a.gap != " "; i+1 < len(all) && all[i+1].gap == " "; first = false {
			next := all[i+1]
			ends := strings.HasSuffix(next.word, comma) || i+2 == len(all) || all[i+2].gap != " "
			label := strings.HasSuffix(a.word, ":") || first && short(a.word)
			name := ends && (next.word == "様" || short(all[i].word) && short(next.word)) && !strings.HasSuffix(all[i].word, comma)
			if !label && !name && !counts(a.word, next.word) || b.lines(a.word+" "+next.word, mm, size) > 1 {
				break
			}
			a.word += " " + next.word
			i++
		}
		out = append(out, a)
	}
	return out
}

// counts tells whether a word is the number that belongs to the one before it.
func counts(word, number string) bool {
	return number[0] >= '0' && number[0] <= '9' && !strings.HasSuffix(word, comma)
}

// brokenAt is a text with an end of line instead of white wherever what follows, up to the
// next white, does not stand in the rest of the line. What is longer than a line, or follows
// no more than a label, begins where the line stands.
func (b *paper) brokenAt(white, text string, mm, size float64) string {
	var out []string
	for part := range strings.SplitSeq(text, "\n") {
		var all strings.Builder
		line := "" // at hand
		for _, a := range b.atoms(white, part, mm, size) {
			if a.word != "" && b.lines(strings.Repeat(line, 4), mm, size) > 1 && b.lines(line+a.gap+a.word, mm, size) > 1 && b.lines(a.word, mm, size) == 1 {
				all.WriteString("\n" + a.word)
				line = a.word
				continue
			}
			all.WriteString(a.gap + a.word)
			broken := wrapped(b.measure, line+a.gap+a.word, mm, size)
			line = broken[len(broken)-1]
		}
		out = append(out, all.String())
	}
	return strings.Join(out, "\n")
}
