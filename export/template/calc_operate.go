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
		return num(x + y)
	case "-":
		return num(x - y)
	case "*":
		return num(x * y)
	case "^":
		return num(math.Pow(x, y))
	}
	if y == 0 {
		return fault("#DIV/0!")
	}
	return num(x / y)
}

func toNumber(v result) (float64, result) {
	switch v.kind {
	case 'n', 'b', 0:
		return v.num, result{}
	case 'e':
		return 0, v
	}
	f, err := strconv.ParseFloat(strings.TrimSpace(v.text), 64)
	if err != nil {
		return 0, fault("#VALUE!")
	}
	return f, result{}
}

func toText(v result) string {
	switch v.kind {
	case 'n':
		return number(math.Round(v.num*1e11) / 1e11)
	case 'b':
		if v.num != 0 {
			return "TRUE"
		}
		return "FALSE"
	}
	return v.text
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
	case a.num < b.num:
		return -1
	case a.num > b.num:
		return 1
	}
	return 0
}
