package template

import (
	"math"
	"strconv"
	"strings"
)

func operate(op string, a, b result) result {
	switch op {
	case "&":
		return str(toText(a) + toText(b))
	case "=":
		return truth(order(a, b) == 0)
	case "<>":
		return truth(order(a, b) != 0)
	case "<":
		return truth(order(a, b) < 0)
	case ">":
		return truth(order(a, b) > 0)
	case "<=":
		return truth(order(a, b) <= 0)
	case ">=":
		return truth(order(a, b) >= 0)
	}
	x, bad := toNumber(a)
	if bad.kind != 0 {
		return bad
	}
	y, bad := toNumber(b)
	if bad.kind != 0 {
		return bad
	}
	switch op {
	case "+":
		return num(near0(x+y, x))
	case "-":
		return num(near0(x-y, x))
	case "*":
		return num(x * y)
	case "^":
		return power(x, y)
	}
	if y == 0 {
		return fault("#DIV/0!")
	}
	return num(x / y)
}

// near0 is a sum or a difference; what is left of numbers that are shown as one another
// is nothing.
func near0(f, of float64) float64 {
	if math.Abs(f) < math.Abs(of)*0x1p-48 {
		return 0
	}
	return f
}

// sign is what stands before or after one value: - or %.
func sign(op string, v result) result {
	f, bad := toNumber(v)
	switch {
	case bad.kind != 0:
		return bad
	case op == "%":
		return num(f / 100)
	}
	return num(-f)
}

// unclear is a value that is not known: an Excel of another country or year would see
// something else.
var unclear = fault("?")

func (v result) unknown() bool { return v == unclear }

func toNumber(v result) (float64, result) {
	switch v.kind {
	case 'n', 'b', 0:
		return v.num, result{}
	case 'e':
		return 0, v
	}
	s := strings.TrimSpace(v.text)
	f, err := strconv.ParseFloat(s, 64)
	switch {
	case err == nil && strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune("0123456789.-+eE", r) }) < 0:
		return f, result{}
	case mayBeNumber(s):
		return 0, unclear
	}
	return 0, fault("#VALUE!")
}

func toText(v result) string {
	switch v.kind {
	case 'n':
		return plainNumber(v.num)
	case 'b':
		if v.num != 0 {
			return "TRUE"
		}
		return "FALSE"
	}
	return v.text
}

// plainNumber is a number within words: fifteen digits.
func plainNumber(f float64) string {
	s := strconv.FormatFloat(f, 'e', 14, 64)
	g, err := strconv.ParseFloat(s, 64)
	if err != nil {
		g = f
	}
	if a := math.Abs(g); a != 0 && (a < 1e-9 || a >= 1e20) {
		s = strconv.FormatFloat(g, 'E', -1, 64)
		return s
	}
	return strconv.FormatFloat(g, 'f', -1, 64)
}

// order compares as Excel does: numbers before words before truths; an empty cell is
// 0 beside a number and "" beside words.
func order(a, b result) int {
	if a.kind == 0 && b.kind == 's' {
		a = str("")
	}
	if b.kind == 0 && a.kind == 's' {
		b = str("")
	}
	rank := func(v result) int { return strings.IndexByte("nsb", v.kind) }
	if a.kind == 0 {
		a = num(0)
	}
	if b.kind == 0 {
		b = num(0)
	}
	if ra, rb := rank(a), rank(b); ra != rb {
		return ra - rb
	}
	if a.kind == 's' {
		return strings.Compare(strings.ToLower(a.text), strings.ToLower(b.text))
	}
	switch {
	case math.Abs(a.num-b.num) < math.Abs(a.num)*0x1p-48:
		return 0
	case a.num < b.num:
		return -1
	case a.num > b.num:
		return 1
	}
	return 0
}
