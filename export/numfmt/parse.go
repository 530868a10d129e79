package numfmt

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Format is a number format that has been taken apart.
type Format struct {
	sections []section
	text     *section // for what is no number; nil: as it is
}

// section is one of the parts between semicolons.
type section struct {
	parts []part
	color string // RRGGBB
	op    string // of the condition, "" if there is none
	limit float64
	kanji int  // DBNum1 to 3
	japan bool // months are numbers in Japanese
	// What its parts are about.
	general, date, half bool // half: 12 hours and AM/PM
	slash, exp          bool
	digits, percents    int
}

type kind uint8

const (
	literal    kind = iota
	digit           // 0 # ?
	point           // .
	comma           // ,
	percent         // %
	exponent        // E+ E-
	slash           // of a fraction
	at              // @
	general         // General
	fill            // *x
	day             // yyyy, m, aaa, …
	elapsed         // [h]
	noon            // AM/PM
	thousandth      // .000 of seconds
)

type part struct {
	kind kind
	s    string
}

// Parse takes a code apart. What it does not understand is shown as it stands.
func Parse(code string) *Format {
	f := &Format{}
	texts := split(code)
	for i, s := range texts {
		sec := parseSection(s)
		isText := i == 3 || i > 0 && i == len(texts)-1 && has(sec.parts, at) && sec.digits == 0
		if isText || len(texts) == 1 && has(sec.parts, at) {
			f.text = &sec
		}
		if !isText && i < 3 {
			f.sections = append(f.sections, sec)
		}
	}
	return f
}

func has(parts []part, k kind) bool {
	for _, p := range parts {
		if p.kind == k {
			return true
		}
	}
	return false
}

// split cuts a code at its semicolons.
func split(code string) []string {
	var out []string
	start := 0
	for i := 0; i < len(code); {
		switch code[i] {
		case ';':
			out = append(out, code[start:i])
			start = i + 1
			i++
		case '"':
			i += 1 + untilQuote(code[i+1:]) + 1
		case '\\', '!', '_', '*':
			i += 1 + size(code[i+1:])
		case '[':
			n := strings.IndexByte(code[i:], ']')
			i += max(n, 0) + 1
		default:
			i++
		}
	}
	return append(out, code[min(start, len(code)):])
}

func untilQuote(s string) int {
	if n := strings.IndexByte(s, '"'); n >= 0 {
		return n
	}
	return len(s)
}

func size(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}

// system are the codes that mean how this computer writes days and times.
var system = []struct{ sign, code string }{{"[$-F800]", `yyyy"年"m"月"d"日"`}, {"[$-F400]", "h:mm:ss"}}

func parseSection(s string) section {
	sec := section{}
	for _, y := range system {
		if strings.HasPrefix(strings.ToUpper(s), y.sign) {
			s = y.code
		}
	}
	add := func(k kind, s string) { sec.parts = append(sec.parts, part{k, s}) }
	for s != "" {
		n := 1
		switch c := s[0]; {
		case c == '"':
			n = untilQuote(s[1:])
			add(literal, s[1:1+n])
			n = min(n+2, len(s))
		case c == '\\' || c == '!':
			n = 1 + size(s[1:])
			add(literal, s[1:n])
		case c == '_':
			n = 1 + size(s[1:])
			add(literal, blankFor(s[1:n]))
		case c == '*':
			n = 1 + size(s[1:])
			add(fill, s[1:n])
		case c == '[':
			n = sec.bracket(s, add)
		case c == '0' || c == '#' || c == '?':
			sec.digits++
			add(digit, s[:1])
		case c == '.':
			add(point, ".")
		case c == ',':
			add(comma, ",")
		case c == '%':
			sec.percents++
			add(percent, "%")
		case c == '/':
			add(slash, "/")
		case c == '@':
			add(at, "@")
		default:
			n = sec.word(s, add)
		}
		s = s[n:]
	}
	sec.settle()
	return sec
}

// blankFor is room as wide as a character.
func blankFor(s string) string {
	if r, _ := utf8.DecodeRuneInString(s); r >= 0x1100 && (r < 0xFF61 || r > 0xFF9F) {
		return "　"
	}
	return " "
}

// words are what stands in a code without quotes, the longest first.
var words = []struct {
	word string
	kind kind
}{
	{"General", general}, {"G/標準", general}, {"AM/PM", noon}, {"am/pm", noon}, {"午前/午後", noon}, {"上午/下午", noon}, {"A/P", noon}, {"a/p", noon}, {"E+", exponent}, {"E-", exponent}, {"e+", exponent},
}

const dateLetters = "yYmMdDhHsSgGeEaArRbB"

func (sec *section) word(s string, add func(kind, string)) int {
	for _, w := range words {
		if len(s) >= len(w.word) && (s[:len(w.word)] == w.word || w.kind == general && strings.EqualFold(s[:len(w.word)], w.word)) {
			if w.kind == exponent && sec.digits == 0 {
				continue // ge+… is a year
			}
			add(w.kind, w.word)
			sec.exp = sec.exp || w.kind == exponent
			sec.half = sec.half || w.kind == noon
			sec.general = sec.general || w.kind == general
			return len(w.word)
		}
	}
	c := lower(s[0])
	if strings.IndexByte(dateLetters, c) < 0 {
		n := size(s)
		add(literal, s[:n])
		return n
	}
	n := 1
	for n < len(s) && lower(s[n]) == c {
		n++
	}
	if c == 'a' && n < 3 { // one a is no day of the week
		add(literal, s[:n])
		return n
	}
	sec.date = true
	add(day, strings.ToLower(s[:n]))
	return n
}

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

var colors = map[string]string{
	"black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "00FF00", "blue": "0000FF", "yellow": "FFFF00", "magenta": "FF00FF", "cyan": "00FFFF",
	"黒": "000000", "白": "FFFFFF", "赤": "FF0000", "緑": "00FF00", "青": "0000FF", "黄": "FFFF00", "紫": "FF00FF", "水": "00FFFF",
}

// bracket reads [..] and says how long it is.
func (sec *section) bracket(s string, add func(kind, string)) int {
	n := strings.IndexByte(s, ']')
	if n < 0 {
		add(literal, s)
		return len(s)
	}
	in := s[1:n]
	low := strings.ToLower(in)
	switch {
	case low == "":
	case strings.Trim(low, "h") == "" || strings.Trim(low, "m") == "" || strings.Trim(low, "s") == "":
		sec.date = true
		add(elapsed, low)
	case strings.ContainsRune("<>=", rune(in[0])):
		op := in[:1]
		if len(in) > 1 && strings.ContainsRune("=>", rune(in[1])) {
			op = in[:2]
		}
		if v, err := strconv.ParseFloat(strings.TrimSpace(in[len(op):]), 64); err == nil {
			sec.op, sec.limit = op, v
		}
	case in[0] == '$':
		sign, place, _ := strings.Cut(in[1:], "-")
		sec.japan = sec.japan || strings.HasSuffix(place, "411") || strings.EqualFold(place, "ja-JP")
		if sign != "" {
			add(literal, sign)
		}
	case strings.HasPrefix(low, "dbnum"):
		sec.kanji, _ = strconv.Atoi(low[len("dbnum"):])
	case strings.HasPrefix(low, "color") || strings.HasPrefix(in, "色"):
		i, _ := strconv.Atoi(strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(low, "color"), "色")))
		sec.color = Indexed(i + 7)
	default:
		sec.color = colors[low]
	}
	return n + 1
}
