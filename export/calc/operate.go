package calc

import (
	"math"
	"strconv"
	"strings"
)

func operate(op string, a, b Value) Value {
	switch op {
	case "&":
		return Text(String(a) + String(b))
	case "=":
		return truth(Compare(a, b) == 0)
	case "<>":
		return truth(Compare(a, b) != 0)
	case "<":
		return truth(Compare(a, b) < 0)
	case ">":
		return truth(Compare(a, b) > 0)
	case "<=":
		return truth(Compare(a, b) <= 0)
	case ">=":
		return truth(Compare(a, b) >= 0)
	}
	x, bad := toNumber(a)
	if bad.Kind != 0 {
		return bad
	}
	y, bad := toNumber(b)
	if bad.Kind != 0 {
		return bad
	}
	switch op {
	case "+":
		return Number(near0(x+y, x))
	case "-":
		return Number(near0(x-y, x))
	case "*":
		return Number(x * y)
	case "^":
		return power(x, y)
	}
	if y == 0 {
		return Fault("#DIV/0!")
	}
	return Number(x / y)
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
func sign(op string, v Value) Value {
	f, bad := toNumber(v)
	switch {
	case bad.Kind != 0:
		return bad
	case op == "%":
		return Number(f / 100)
	}
	return Number(-f)
}

// unclear is a value that is not known: an Excel of another country or year would see
// something else.
var unclear = Fault("?")

func (v Value) unknown() bool { return v == unclear }

func toNumber(v Value) (float64, Value) {
	switch v.Kind {
	case 'n', 'b', 0:
		return v.Number, Value{}
	case 'e':
		return 0, v
	}
	s := strings.TrimSpace(v.Text)
	f, err := strconv.ParseFloat(s, 64)
	switch {
	case err == nil && strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune("0123456789.-+eE", r) }) < 0:
		return f, Value{}
	case mayBeNumber(s):
		return 0, unclear
	}
	return 0, Fault("#VALUE!")
}

func String(v Value) string {
	switch v.Kind {
	case 'n':
		return plainNumber(v.Number)
	case 'b':
		if v.Number != 0 {
			return "TRUE"
		}
		return "FALSE"
	}
	return v.Text
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

// Compare compares as Excel does: numbers before words before truths; an empty cell is
// 0 beside a number and "" beside words.
func Compare(a, b Value) int {
	if a.Kind == 0 && b.Kind == 's' {
		a = Text("")
	}
	if b.Kind == 0 && a.Kind == 's' {
		b = Text("")
	}
	rank := func(v Value) int { return strings.IndexByte("nsb", v.Kind) }
	if a.Kind == 0 {
		a = Number(0)
	}
	if b.Kind == 0 {
		b = Number(0)
	}
	if ra, rb := rank(a), rank(b); ra != rb {
		return ra - rb
	}
	if a.Kind == 's' {
		return strings.Compare(strings.ToLower(a.Text), strings.ToLower(b.Text))
	}
	switch {
	case math.Abs(a.Number-b.Number) < math.Abs(a.Number)*0x1p-48:
		return 0
	case a.Number < b.Number:
		return -1
	case a.Number > b.Number:
		return 1
	}
	return 0
}
