package template

import (
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"jibun/data/wareki"
	"jibun/export/numfmt"
)

// shown is a value under a mark's format; ok is false for a format that does not fit.
func shown(v Value, format string) (s string, ok bool) {
	if format == "" || v.Empty() {
		return v.String(), format == "" || knownFormat(format)
	}
	if rest, wide := fullWidth(format); wide && v.Kind != KindText && v.Kind != KindCode {
		s, ok = shown(v, rest)
		return widened(s), ok
	}
	switch v.Kind {
	case KindDate:
		return dateAs(wareki.Date(v.text), format)
	case KindText, KindCode:
		if strings.Contains(format, "@") {
			return strings.ReplaceAll(format, "@", v.text), true
		}
		return textAs(v.text, format)
	case KindNumber:
		sections := strings.Contains(format, ";")
		if v, format = section(v, format); sections && !strings.ContainsAny(format, "#0") {
			return format, true
		}
		if format == kanjiDigits {
			return inKanji(v)
		}
		r, pattern, percent := rounding(v, format)
		if r == nil {
			return v.String(), false
		}
		return numberAs(r, pattern, percent), true
	}
	return v.String(), false
}

// section is the part of a format that a number takes, as in a table program: for one
// above 0; below, which says the sign itself; 0. One with nothing in it writes nothing.
func section(v Value, format string) (Value, string) {
	list := strings.Split(format, ";")
	switch n := v.rat().Sign(); {
	case n < 0 && len(list) > 1:
		v.num, v.float = -v.num, -v.float
		return v, list[1]
	case n == 0 && len(list) > 2:
		return v, list[2]
	}
	return v, list[0]
}

func knownFormat(format string) bool {
	format, wide := fullWidth(format)
	if wide && format == "" {
		return true
	}
	if _, ok := textAs("", format); ok || strings.Contains(format, "@") {
		return true
	}
	if _, ok := dateAs("2026-04-01", format); ok {
		return true
	}
	v, one := section(Number(1), format)
	r, _, _ := rounding(v, one)
	return r != nil || one == kanjiDigits
}

// dateWords are the parts of a day's format, the longest first: what a mark writes for
// one is what a cell of that format shows. Beside them stand the words of marks alone.
var dateWords = []string{"yyyy", "aaaa", "ggg", "aaa", "gg", "yy", "mm", "dd", "ee", "e", "g", "m", "d"}

var weekdayWords = []struct{ word, as string }{{"aaa曜日", "aaaa"}, {"曜日", "aaaa"}, {"曜", "aaa"}}

func dateAs(d wareki.Date, format string) (string, bool) {
	switch format {
	case "和暦":
		return wareki.Era.Day(d), true
	case "西暦":
		return wareki.Western.Day(d), true
	case "和暦(曜)", "和暦（曜）":
		return wareki.Era.Full(d), true
	case "西暦(曜)", "西暦（曜）":
		return wareki.Western.Full(d), true
	case "短い和暦":
		return wareki.Era.Short(d), true
	case "短い西暦":
		return wareki.Western.Short(d), true
	case "月日":
		return wareki.Era.MonthDay(d), true
	case "年度":
		return d.FiscalYear().Label(wareki.Era), true
	}
	var b strings.Builder
	found := false
next:
	for format != "" {
		if rest, ok := strings.CutPrefix(format, "aaa曜"); ok && !strings.HasPrefix(rest, "日") {
			b.WriteString(numfmt.Part(d, "aaa") + "曜")
			format, found = rest, true
			continue
		}
		for _, p := range weekdayWords {
			if rest, ok := strings.CutPrefix(format, p.word); ok {
				b.WriteString(numfmt.Part(d, p.as))
				format, found = rest, true
				continue next
			}
		}
		for _, p := range dateWords {
			if rest, ok := strings.CutPrefix(format, p); ok {
				b.WriteString(numfmt.Part(d, p))
				format, found = rest, true
				continue next
			}
		}
		r, size := utf8.DecodeRuneInString(format)
		if r < 0x80 && unicode.IsLetter(r) || r == '#' || r == '0' || r == '%' {
			return "", false
		}
		b.WriteString(format[:size])
		format = format[size:]
	}
	return b.String(), found
}

// rounding rounds a number as its format says: to the places of the pattern, half up
// unless another way is named. nil: the format is none for numbers.
func rounding(v Value, format string) (*big.Rat, string, bool) {
	format = strings.TrimLeft(strings.TrimPrefix(format, asNumber), " 　")
	way, hundred := "四捨五入", false
	if rest, ok := strings.CutPrefix(format, "百分率"); ok { // 69.6 of 0.696; the sign stands outside the mark
		format, hundred = strings.TrimLeft(rest, " 　"), true
	}
	for _, w := range []string{"切捨て", "切り捨て", "切上げ", "切り上げ", "四捨五入"} {
		if rest, ok := strings.CutPrefix(format, w); ok {
			way, format = w, strings.TrimLeft(rest, " 　")
			break
		}
	}
	start := strings.IndexAny(format, "#0")
	if start < 0 {
		return nil, "", false
	}
	end := start
	for end < len(format) && strings.IndexByte("#0,.", format[end]) >= 0 {
		end++
	}
	if strings.ContainsAny(format[:start]+format[end:], "#0yYmMdDeEgG") {
		return nil, "", false
	}
	percent := strings.Contains(format[end:], "%")
	r := v.rat()
	if percent || hundred {
		r.Mul(r, big.NewRat(100, 1))
	}
	places := 0
	if i := strings.IndexByte(format[start:end], '.'); i >= 0 {
		places = end - start - i - 1
	}
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	x := new(big.Rat).Mul(r, new(big.Rat).SetInt(scale))
	neg := x.Sign() < 0
	x.Abs(x)
	q, m := new(big.Int).QuoRem(x.Num(), x.Denom(), new(big.Int))
	up := m.Sign() != 0 && strings.HasSuffix(way, "上げ") ||
		way == "四捨五入" && new(big.Int).Mul(m, big.NewInt(2)).Cmp(x.Denom()) >= 0
	if up {
		q.Add(q, big.NewInt(1))
	}
	if neg {
		q.Neg(q)
	}
	return new(big.Rat).SetFrac(q, scale), format, percent
}

// numberAs writes a rounded number in a pattern such as #,##0.0%.
func numberAs(r *big.Rat, format string, _ bool) string {
	start := strings.IndexAny(format, "#0")
	end := start
	for end < len(format) && strings.IndexByte("#0,.", format[end]) >= 0 {
		end++
	}
	pattern := format[start:end]
	whole, fraction, _ := strings.Cut(pattern, ".")
	s := new(big.Rat).Abs(r).FloatString(len(fraction))
	digits, decimals, _ := strings.Cut(s, ".")
	for n := strings.Count(fraction, "#"); n > 0 && strings.HasSuffix(decimals, "0"); n-- {
		decimals = decimals[:len(decimals)-1]
	}
	for len(digits) < strings.Count(whole, "0") {
		digits = "0" + digits
	}
	if strings.Contains(whole, ",") {
		for i := len(digits) - 3; i > 0; i -= 3 {
			digits = digits[:i] + "," + digits[i:]
		}
	}
	if decimals != "" {
		digits += "." + decimals
	}
	if r.Sign() < 0 {
		digits = "-" + digits
	}
	return format[:start] + digits + format[end:]
}

// kanjiDigits writes a count as prose does: 二十二.
const kanjiDigits = "漢数字"

func inKanji(v Value) (string, bool) {
	if !v.Whole() || v.float < 0 || v.float > 99_999_999 {
		return v.String(), false
	}
	n := int(v.float)
	if n == 0 {
		return "〇", true
	}
	var b strings.Builder
	for _, x := range []struct {
		unit int
		word string
	}{{10_000, "万"}, {1, ""}} {
		part := n / x.unit % 10_000
		if part == 0 {
			continue
		}
		for _, y := range []struct {
			unit int
			word string
		}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
			switch d := part / y.unit % 10; {
			case d == 1 && y.unit > 1:
				b.WriteString(y.word)
			case d > 0:
				b.WriteString(string([]rune("〇一二三四五六七八九")[d]) + y.word)
			}
		}
		b.WriteString(x.word)
	}
	return b.String(), true
}
