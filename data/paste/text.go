package paste

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// line is a line of the text without the marks of quoting before it.
type line struct {
	text  string // right end trimmed
	n     int    // from 1
	quote int    // how many > stood before it
}

func (l line) blank() bool { return strings.TrimSpace(l.text) == "" }

// split cuts the text into lines. Lines at the end that are blank are left out.
func split(text string) (ls []line, cut bool) {
	if len(text) > maxText {
		text, cut = text[:maxText], true
	}
	text = strings.ToValidUTF8(text, "\uFFFD")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u00a0", " ", "\u200b", "", "\ufeff", "", "\x00", "", "\v", "\n", "\f", "\n").Replace(text)
	n := 0
	for t := range strings.SplitSeq(text, "\n") {
		if n++; n > maxLines {
			cut = true
			break
		}
		l := line{n: n, text: strings.TrimRightFunc(t, unicode.IsSpace)}
		if len(l.text) > maxLine {
			l.text, cut = cutText(l.text, maxLine), true
		}
		l.text, l.quote = unquote(l.text)
		if t := strings.TrimSpace(l.text); len(t) > 2 && t[0] == '|' && t[len(t)-1] == '|' { // a table drawn with |
			if isRule(t) {
				continue
			}
			cells := strings.Split(t[1:len(t)-1], "|")
			for i := range cells {
				cells[i] = strings.TrimSpace(cells[i])
			}
			l.text = strings.Join(cells, "\t")
		}
		ls = append(ls, l)
	}
	for len(ls) > 0 && ls[len(ls)-1].blank() {
		ls = ls[:len(ls)-1]
	}
	return ls, cut
}

// unquote cuts the marks of quoting off a line: "> > 氏名：田中".
func unquote(t string) (text string, depth int) {
	text = t
	for {
		s := strings.TrimLeft(text, " 　")
		r, size := utf8.DecodeRuneInString(s)
		if r != '>' && r != '＞' {
			break
		}
		text = strings.TrimPrefix(s[size:], " ")
		depth++
	}
	// ＜参加者＞ and <a@b> do not begin with it, an arrow "->" neither.
	return text, depth
}

// cutText cuts a text to at most n bytes between two characters.
func cutText(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// fold is the text in half width, for comparing and for looking for words.
func fold(s string) string { return norm.NFKC.String(s) }

// runes counts characters.
func runes(s string) int { return utf8.RuneCountInString(s) }

// containsAny reports whether one of the words stands in s.
func containsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

func hasSuffix(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// piece is the text of lines, for Source.
func piece(ls []line) string {
	var b strings.Builder
	for i, l := range ls {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(l.text)
		if b.Len() > maxSource {
			break
		}
	}
	return cutText(strings.Trim(b.String(), "\n"), maxSource)
}

// isRule reports whether the line is only drawn: ----, ====, ━━━, ☆★☆.
func isRule(t string) bool {
	t = strings.TrimSpace(t)
	if t == "--" {
		return true
	}
	n := 0
	for _, r := range t {
		if unicode.IsLetter(r) && r != 'ー' && r != 'ｰ' || unicode.IsDigit(r) {
			return false
		}
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n >= 4
}
