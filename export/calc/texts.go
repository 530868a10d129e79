package calc

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
	"LEN":         {least: 1, most: 1, plain: func(_ Calendar, a []Value) (Value, error) { return Number(float64(Units(String(a[0])))), nil }},
	"LEFT":        side(func(s []uint16, n int) []uint16 { return s[:min(n, len(s))] }),
	"RIGHT":       side(func(s []uint16, n int) []uint16 { return s[len(s)-min(n, len(s)):] }),
	"MID": {least: 3, most: 3, plain: func(_ Calendar, a []Value) (Value, error) {
		from, bad := toNumber(a[1])
		if bad.Kind != 0 {
			return bad, nil
		}
		n, bad := toNumber(a[2])
		if bad.Kind != 0 {
			return bad, nil
		}
		if from < 1 || n < 0 {
			return Fault("#VALUE!"), nil
		}
		s := utf16.Encode([]rune(String(a[0])))
		at := int(min(from-1, float64(len(s))))
		return Text(string(utf16.Decode(s[at:min(len(s), at+int(min(n, 1e6)))]))), nil
	}},
	"TRIM": {least: 1, most: 1, plain: func(_ Calendar, a []Value) (Value, error) {
		return Text(strings.Join(strings.FieldsFunc(String(a[0]), func(r rune) bool { return r == ' ' }), " ")), nil
	}},
	"UPPER": {least: 1, most: 1, plain: func(_ Calendar, a []Value) (Value, error) { return Text(strings.ToUpper(String(a[0]))), nil }},
	"LOWER": {least: 1, most: 1, plain: func(_ Calendar, a []Value) (Value, error) { return Text(strings.ToLower(String(a[0]))), nil }},
	"EXACT": {least: 2, most: 2, plain: func(_ Calendar, a []Value) (Value, error) { return truth(String(a[0]) == String(a[1])), nil }},
	"T": {least: 1, most: 1, plain: func(_ Calendar, a []Value) (Value, error) {
		if a[0].Kind == 's' {
			return a[0], nil
		}
		return Text(""), nil
	}},
	"SUBSTITUTE": {least: 3, most: 3, plain: func(_ Calendar, a []Value) (Value, error) {
		if old := String(a[1]); old != "" {
			return Text(strings.ReplaceAll(String(a[0]), old, String(a[2]))), nil
		}
		return Text(String(a[0])), nil
	}},
	"REPT": {least: 2, most: 2, plain: func(_ Calendar, a []Value) (Value, error) {
		n, bad := toNumber(a[1])
		s := String(a[0])
		switch {
		case bad.Kind != 0:
			return bad, nil
		case n < 0 || n*float64(len(s)) > 32767:
			return Fault("#VALUE!"), nil
		}
		return Text(strings.Repeat(s, int(n))), nil
	}},
	"FIND":   find(func(s string) string { return s }),
	"SEARCH": find(strings.ToLower),
	"TEXT":   {least: 2, most: 2, plain: func(c Calendar, a []Value) (Value, error) { return c.text(a[0], String(a[1])) }},
}

// find is FIND or SEARCH, which does not see what fold takes away.
func find(fold func(string) string) function {
	return function{least: 2, most: 3, plain: func(_ Calendar, a []Value) (Value, error) {
		what, in := fold(String(a[0])), utf16.Encode([]rune(fold(String(a[1]))))
		if fold("A") == "a" && strings.ContainsAny(what, "*?~") {
			return Value{}, ErrCannot // what may stand for anything
		}
		from := 1.0
		if len(a) > 2 {
			var bad Value
			if from, bad = toNumber(a[2]); bad.Kind != 0 {
				return bad, nil
			}
		}
		if from < 1 || from > float64(len(in)+1) {
			return Fault("#VALUE!"), nil
		}
		before := string(utf16.Decode(in[int(from)-1:]))
		i := strings.Index(before, what)
		if i < 0 {
			return Fault("#VALUE!"), nil
		}
		return Number(float64(int(from) + Units(before[:i]))), nil
	}}
}

func joinAll(_ Calendar, a []Value) (Value, error) {
	var b strings.Builder
	for _, v := range a {
		b.WriteString(String(v))
	}
	return Text(b.String()), nil
}

func (e *evaluation) concat(a []*node) (Value, error) {
	var b strings.Builder
	bad := Value{}
	for _, n := range a {
		if err := e.each(n, func(v Value, _ string, _ bool) {
			if v.Kind == 'e' && bad.Kind == 0 {
				bad = v
			}
			b.WriteString(String(v))
		}); err != nil || bad.Kind != 0 {
			return bad, err
		}
	}
	return Text(b.String()), nil
}

// side is LEFT or RIGHT.
func side(of func([]uint16, int) []uint16) function {
	return function{least: 1, most: 2, plain: func(_ Calendar, a []Value) (Value, error) {
		n := 1.0
		if len(a) > 1 {
			var bad Value
			if n, bad = toNumber(a[1]); bad.Kind != 0 {
				return bad, nil
			}
		}
		if n < 0 {
			return Fault("#VALUE!"), nil
		}
		s := of(utf16.Encode([]rune(String(a[0]))), int(min(n, 1e6)))
		return Text(string(utf16.Decode(s))), nil
	}}
}

// text is a value in a cell's number format, as far as forms use them.
func (c Calendar) text(v Value, format string) (Value, error) {
	if v.Kind == 's' {
		if mayBeNumber(v.Text) || strings.Contains(format, "@") && format != "@" {
			return Value{}, ErrCannot
		}
		return v, nil
	}
	f, bad := toNumber(v)
	if bad.Kind != 0 {
		return bad, nil
	}
	if format == "@" || strings.EqualFold(format, "General") || strings.EqualFold(format, "G/標準") {
		return Text(String(Number(f))), nil
	}
	for _, prefix := range []string{"[$-411]", "[$-ja-JP]", "[$-0411]"} {
		format = strings.TrimPrefix(format, prefix)
	}
	plain, ok := unquoted(format)
	if !ok || strings.ContainsAny(plain, ";[]_*?@") {
		return Value{}, ErrCannot
	}
	if strings.ContainsAny(plain, "hHsS") {
		return clockText(f, plain)
	}
	if strings.ContainsAny(plain, "yYmMdDeEgGa") {
		d, ok := c.Day(f)
		if !ok || d == "" || strings.Contains(plain, "mmm") {
			return Value{}, ErrCannot
		}
		if numfmt.Part(d, "e") == "元" && strings.Contains(strings.ToLower(plain), "e") {
			return Value{}, ErrCannot // 令和1年 or 令和元年: as the machine is set
		}
		f = float64(d.DaysSince("1899-12-30"))
	} else if end := strings.LastIndexAny(plain, "0#"); end < 0 || strings.HasPrefix(plain[end+1:], ",") {
		return Value{}, ErrCannot
	}
	shown := numfmt.Of(format).Number(f)
	if shown.Bad {
		return Value{}, ErrCannot
	}
	return Text(shown.Text), nil
}

// unquoted takes the literal words out of a format.
func unquoted(format string) (string, bool) {
	var b strings.Builder
	for {
		before, rest, more := strings.Cut(format, `"`)
		b.WriteString(before)
		if !more {
			break
		}
		_, rest, closed := strings.Cut(rest, `"`)
		if !closed {
			return "", false
		}
		format = rest
	}
	return b.String(), !strings.Contains(b.String(), `\`)
}

// clockText is a time of day in the formats h:mm and hh:mm.
func clockText(f float64, format string) (Value, error) {
	_, part := math.Modf(f)
	s := int(math.Floor(part*86400 + 0.5))
	if f < 0 || s >= 86400 {
		return Value{}, ErrCannot
	}
	switch format {
	case "h:mm":
		return Text(fmt.Sprintf("%d:%02d", s/3600, s/60%60)), nil
	case "hh:mm":
		return Text(fmt.Sprintf("%02d:%02d", s/3600, s/60%60)), nil
	}
	return Value{}, ErrCannot
}

// Units is how long a text is, as table programs count.
func Units(s string) int { return len(utf16.Encode([]rune(s))) }
