package wareki

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A reader walks over a typed text whose spelling has been made uniform.
type reader struct {
	text []rune
	at   int
}

// uniform maps what keyboards, the IME and Excel make of a separator to one
// spelling. NFKC has already narrowed full-width forms and spelt out ㋿, ㍻, ㈫
// and ㋋.
var uniform = strings.NewReplacer(
	"‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "―", "-", "−", "-", "ー", "-", "─", "-",
	"。", ".", "、", ".", ",", ".", "・", ".", "⁄", "/",
)

// newReader narrows, upper-cases and trims s.
func newReader(s string) *reader {
	s = uniform.Replace(norm.NFKC.String(s))
	return &reader{text: []rune(strings.TrimSpace(strings.ToUpper(s)))}
}

func (r *reader) empty() bool { return len(r.text) == 0 }
func (r *reader) end() bool   { return r.at == len(r.text) }

// space skips white space and reports whether there was any.
func (r *reader) space() bool {
	start := r.at
	for !r.end() && unicode.IsSpace(r.text[r.at]) {
		r.at++
	}
	return r.at > start
}

// take skips the first of the words that stands here and returns it, "" if none
// does. Longer words must be given before their beginnings.
func (r *reader) take(words ...string) string {
	for _, w := range words {
		if strings.HasPrefix(string(r.text[r.at:min(len(r.text), r.at+4)]), w) {
			r.at += len([]rune(w))
			return w
		}
	}
	return ""
}

// A number is what was read where a number may stand.
type number struct {
	value  int
	digits int  // as typed, with leading zeros; of kanji numerals, of the value
	first  bool // 元
}

// maxDigits keeps values far from overflow; no date is longer.
const maxDigits = 9

// number reads digits or kanji numerals and reports false if there are none.
func (r *reader) number() (number, bool) {
	start := r.at
	n := number{}
	for ; !r.end() && '0' <= r.text[r.at] && r.text[r.at] <= '9'; r.at++ {
		if n.digits++; n.digits <= maxDigits {
			n.value = n.value*10 + int(r.text[r.at]-'0')
		}
	}
	if r.at > start {
		return n, true
	}
	return r.kanjiNumber()
}

// year reads a number or 元, the first year of an era.
func (r *reader) year() (number, bool) {
	if r.take("元") != "" {
		return number{value: 1, digits: 1, first: true}, true
	}
	return r.number()
}

// kanjiNumber reads 八, 二十三 and 二〇二六, as certificates write them.
func (r *reader) kanjiNumber() (number, bool) {
	n, tens := number{}, false
	start := r.at
	for ; !r.end(); r.at++ {
		if r.text[r.at] == '十' {
			if tens || n.digits > 1 {
				return number{}, false
			}
			n.value, n.digits, tens = max(n.value, 1)*10, 2, true
			continue
		}
		i := strings.IndexRune("〇一二三四五六七八九", r.text[r.at])
		if i < 0 {
			break
		}
		digit := i / len("〇")
		if tens {
			if n.value%10 != 0 || digit == 0 {
				return number{}, false
			}
			n.value += digit
			continue
		}
		if n.digits++; n.digits <= maxDigits {
			n.value = n.value*10 + digit
		}
	}
	return n, r.at > start
}

// gengo reads an era by its name, its first character or its letter.
func (r *reader) gengo() (Gengo, bool) {
	for i := len(gengo) - 1; i >= 0; i-- {
		g := gengo[i]
		if r.take(g.Name, string([]rune(g.Name)[:1]), g.Letter) != "" {
			r.space()
			r.take(".") // H.25.4.1
			r.space()
			return g, true
		}
	}
	return Gengo{}, false
}
