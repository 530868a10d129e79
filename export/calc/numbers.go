package calc

import (
	"math"
	"math/big"
	"strconv"
)

// numeric is a function of numbers.
func numeric(least, most int, f func(Calendar, []float64) (Value, error)) function {
	return function{least: least, most: most, plain: func(c Calendar, a []Value) (Value, error) {
		list := make([]float64, len(a))
		for i, v := range a {
			n, bad := toNumber(v)
			if bad.Kind != 0 {
				return bad, nil
			}
			list[i] = n
		}
		return f(c, list)
	}}
}

func simple(f func(float64) float64) function {
	return numeric(1, 1, func(_ Calendar, a []float64) (Value, error) { return Number(f(a[0])), nil })
}

func rounds(name string, least int) function {
	return numeric(least, 2, func(_ Calendar, a []float64) (Value, error) {
		places := 0.0
		if len(a) > 1 {
			places = a[1]
		}
		return Number(rounded(name, a[0], int(places))), nil
	})
}

var numbers = map[string]function{
	"ROUND": rounds("ROUND", 2), "ROUNDUP": rounds("ROUNDUP", 2), "ROUNDDOWN": rounds("ROUNDDOWN", 2), "TRUNC": rounds("ROUNDDOWN", 1),
	"INT": simple(whole), "ABS": simple(math.Abs), "SIGN": simple(func(f float64) float64 {
		switch {
		case f > 0:
			return 1
		case f < 0:
			return -1
		}
		return 0
	}),
	"SQRT":  simple(math.Sqrt), // of what is below 0 it is no number
	"POWER": numeric(2, 2, func(_ Calendar, a []float64) (Value, error) { return power(a[0], a[1]), nil }),
	"MOD": numeric(2, 2, func(_ Calendar, a []float64) (Value, error) {
		if a[1] == 0 {
			return Fault("#DIV/0!"), nil
		}
		return Number(a[0] - a[1]*math.Floor(a[0]/a[1])), nil
	}),
	"QUOTIENT": numeric(2, 2, func(_ Calendar, a []float64) (Value, error) {
		if a[1] == 0 {
			return Fault("#DIV/0!"), nil
		}
		return Number(math.Trunc(a[0] / a[1])), nil
	}),
	"CEILING": multiple(math.Ceil), "FLOOR": multiple(math.Floor),
	"N": {least: 1, most: 1, plain: func(_ Calendar, a []Value) (Value, error) {
		if a[0].Kind == 's' {
			return Number(0), nil
		}
		return Number(a[0].Number), nil
	}},
	"VALUE": numeric(1, 1, func(_ Calendar, a []float64) (Value, error) { return Number(a[0]), nil }),
}

func multiple(f func(float64) float64) function {
	return numeric(2, 2, func(_ Calendar, a []float64) (Value, error) {
		switch {
		case a[1] == 0 && a[0] == 0:
			return Number(0), nil
		case a[1] <= 0 || a[0] < 0:
			return Value{}, ErrCannot // the versions of Excel do not agree
		}
		q := a[0] / a[1]
		if r := math.Round(q); math.Abs(q-r) < 1e-12 {
			q = r
		}
		return Number(f(q) * a[1]), nil
	})
}

// whole is the whole number below, of the figure that is shown.
func whole(f float64) float64 {
	if r := math.Round(f); r != f && math.Abs(f-r) < math.Abs(f)*1e-15 {
		return r
	}
	return math.Floor(f)
}

func power(x, y float64) Value {
	switch {
	case x == 0 && y == 0:
		return Fault("#NUM!")
	case x == 0 && y < 0:
		return Fault("#DIV/0!")
	}
	return Number(math.Pow(x, y))
}

// rounded rounds the figure that Excel shows, with its fifteen digits, not the binary
// one that lies a little beside it.
func rounded(how string, f float64, places int) float64 {
	if places < -300 || places > 300 || math.IsInf(f, 0) || math.IsNaN(f) {
		return f
	}
	r, ok := new(big.Rat).SetString(strconv.FormatFloat(f, 'g', 15, 64))
	if !ok {
		return f
	}
	scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(places, -places))), nil))
	if places < 0 {
		scale.Inv(scale)
	}
	r.Mul(r, scale)
	neg := r.Sign() < 0
	r.Abs(r)
	q, m := new(big.Int).QuoRem(r.Num(), r.Denom(), new(big.Int))
	if how == "ROUNDUP" && m.Sign() != 0 || how == "ROUND" && m.Lsh(m, 1).Cmp(r.Denom()) >= 0 {
		q.Add(q, big.NewInt(1))
	}
	out := new(big.Rat).SetInt(q)
	out.Quo(out, scale)
	if neg {
		out.Neg(out)
	}
	v, _ := out.Float64()
	return v
}
