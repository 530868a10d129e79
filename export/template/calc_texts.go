package template

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf16"

	"jibun/export/numfmt"
)

var texts = map[string]function{
	"CONCATENATE": {least: 1, most: many, plain: joinAll},
	"CONCAT":      {least: 1, most: many, run: (*evaluation).concat},
	"LEN":         {least: 1, most: 1, plain: func(_ calendar, a []result) (result, error) { return num(float64(units(toText(a[0])))), nil }},
	"LEFT":        side(func(s []uint16, n int) []uint16 { return s[:min(n, len(s))] }),
	"RIGHT":       side(func(s []uint16, n int) []uint16 { return s[len(s)-min(n, len(s)):] }),
	"MID": {least: 3, most: 3, plain: func(_ calendar, a []result) (result, error) {
		from, bad := toNumber(a[1])
		if bad.kind != 0 {
			return bad, nil
		}
		n, bad := toNumber(a[2])
		if bad.kind != 0 {
			return bad, nil
		}
		if from < 1 || n < 0 {
			return fault("#VALUE!"), nil
		}
		s := utf16.Encode([]rune(toText(a[0])))
		at := int(min(from-1, float64(len(s))))
		return str(string(utf16.Decode(s[at:min(len(s), at+int(min(n, 1e6)))]))), nil
	}},
	"TRIM": {least: 1, most: 1, plain: func(_ calendar, a []result) (result, error) {
		return str(strings.Join(strings.FieldsFunc(toText(a[0]), func(r rune) bool { return r == ' ' }), " ")), nil
	}},
	"UPPER": {least: 1, most: 1, plain: func(_ calendar, a []result) (result, error) { return str(strings.ToUpper(toText(a[0]))), nil }},
	"LOWER": {least: 1, most: 1, plain: func(_ calendar, a []result) (result, error) { return str(strings.ToLower(toText(a[0]))), nil }},
	"EXACT": {least: 2, most: 2, plain: func(_ calendar, a []result) (result, error) { return truth(toText(a[0]) == toText(a[1])), nil }},
	"T": {least: 1, most: 1, plain: func(_ calendar, a []result) (result, error) {
		if a[0].kind == 's' {
			return a[0], nil
		}
		return str(""), nil
	}},
	"SUBSTITUTE": {least: 3, most: 3, plain: func(_ calendar, a []result) (result, error) {
		if old := toText(a[1]); old != "" {
			return str(strings.ReplaceAll(toText(a[0]), old, toText(a[2]))), nil
		}
		return str(toText(a[0])), nil
	}},
	"REPT": {least: 2, most: 2, plain: func(_ calendar, a []result) (result, error) {
		n, bad := toNumber(a[1])
		s := toText(a[0])
		switch {
		case bad.kind != 0:
			return bad, nil
		case n < 0 || n*float64(len(s)) > 32767:
			return fault("#VALUE!"), nil
		}
		return str(strings.Repeat(s, int(n))), nil
	}},
	"FIND": {least: 2, most: 2, plain: func(_ calendar, a []result) (result, error) {
		s := toText(a[1])
		i := strings.Index(s, toText(a[0]))
		if i < 0 {
			return fault("#VALUE!"), nil
		}
		return num(float64(units(s[:i]) + 1)), nil
	}},
	"TEXT": {least: 2, most: 2, plain: func(c calendar, a []result) (result, error) { return c.text(a[0], toText(a[1])) }},
}

func joinAll(_ calendar, a []result) (result, error) {
	var b strings.Builder
	for _, v := range a {
		b.WriteString(toText(v))
	}
	return str(b.String()), nil
}

func (e *evaluation) concat(a []*node) (result, error) {
	var b strings.Builder
	bad := result{}
	for _, n := range a {
		if err := e.each(n, func(v result, _ string, _ bool) {
			if v.kind == 'e' && bad.kind == 0 {
				bad = v
			}
			b.WriteString(toText(v))
		}); err != nil || bad.kind != 0 {
			return bad, err
		}
	}
	return str(b.String()), nil
}

// side is LEFT or RIGHT.
func side(of func([]uint16, int) []uint16) function {
	return function{least: 1, most: 2, plain: func(_ calendar, a []result) (result, error) {
		n := 1.0
		if len(a) > 1 {
			var bad result
			if n, bad = toNumber(a[1]); bad.kind != 0 {
				return bad, nil
			}
		}
		if n < 0 {
			return fault("#VALUE!"), nil
		}
		s := of(utf16.Encode([]rune(toText(a[0]))), int(min(n, 1e6)))
		return str(string(utf16.Decode(s))), nil
	}}
}

// text is a value in a cell's number format, as far as forms use them.
func (c calendar) text(v result, format string) (result, error) {
	if v.kind == 's' {
		if mayBeNumber(v.text) || strings.Contains(format, "@") && format != "@" {
			return result{}, errCannot
		}
		return v, nil
	}
	f, bad := toNumber(v)
	if bad.kind != 0 {
		return bad, nil
	}
	if format == "@" || strings.EqualFold(format, "General") || strings.EqualFold(format, "G/標準") {
		return str(toText(num(f))), nil
	}
	for _, prefix := range []string{"[$-411]", "[$-ja-JP]", "[$-0411]"} {
		format = strings.TrimPrefix(format, prefix)
	}
	plain, quoted, ok := unquote(format)
	if !ok || strings.ContainsAny(plain, ";[]_*?@") {
		return result{}, errCannot
	}
	if strings.ContainsAny(plain, "hHsS") {
		return clockText(f, plain)
	}
	if strings.ContainsAny(plain, "yYmMdDeEgGa") {
		d, ok := c.day(f)
		if !ok || d == "" {
			return result{}, errCannot
		}
		if numfmt.Part(d, "e") == "元" && strings.Contains(strings.ToLower(plain), "e") {
			return result{}, errCannot // 令和1年 or 令和元年: as the machine is set
		}
		s, ok := dateAs(d, strings.ToLower(plain))
		if !ok || strings.Contains(plain, "mmm") {
			return result{}, errCannot
		}
		return str(restore(s, quoted)), nil
	}
	r, pattern, percent := rounding(Value{Kind: KindNumber, float: f}, plain)
	if r == nil || strings.HasSuffix(strings.TrimRight(pattern, "%"), ",") {
		return result{}, errCannot
	}
	return str(restore(numberAs(r, pattern, percent), quoted)), nil
}

// unquote takes the literal words out of a format: each becomes a sign of its own.
func unquote(format string) (string, []string, bool) {
	var b strings.Builder
	var quoted []string
	for i := 0; i < len(format); i++ {
		switch format[i] {
		case '"':
			n := strings.IndexByte(format[i+1:], '"')
			if n < 0 {
				return "", nil, false
			}
			b.WriteRune(rune(0xE000 + len(quoted)))
			quoted = append(quoted, format[i+1:i+1+n])
			i += n + 1
		case '\\':
			return "", nil, false
		default:
			b.WriteByte(format[i])
		}
	}
	return b.String(), quoted, len(quoted) < 100
}

func restore(s string, quoted []string) string {
	for i, q := range quoted {
		s = strings.ReplaceAll(s, string(rune(0xE000+i)), q)
	}
	return s
}

// clockText is a time of day in the formats h:mm and hh:mm.
func clockText(f float64, format string) (result, error) {
	_, part := math.Modf(f)
	s := int(math.Floor(part*86400 + 0.5))
	if f < 0 || s >= 86400 {
		return result{}, errCannot
	}
	switch format {
	case "h:mm":
		return str(fmt.Sprintf("%d:%02d", s/3600, s/60%60)), nil
	case "hh:mm":
		return str(fmt.Sprintf("%02d:%02d", s/3600, s/60%60)), nil
	}
	return result{}, errCannot
}
