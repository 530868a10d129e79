package template

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

func (e *evaluation) scalar(n *node) (result, error) {
	if n.text == "ROW" || n.text == "COLUMN" {
		at := [2]int{e.row, e.col}
		if len(n.kids) == 1 && n.kids[0].op == "ref" {
			at = [2]int{n.kids[0].ref.r1, n.kids[0].ref.c1}
		} else if len(n.kids) > 0 {
			return result{}, errCannot
		}
		return num(float64(at[strings.Index("RC", n.text[:1])])), nil
	}
	if n.text == "ROWS" && len(n.kids) == 1 && n.kids[0].op == "ref" {
		return num(float64(n.kids[0].ref.r2 - n.kids[0].ref.r1 + 1)), nil
	}
	var list []result
	for _, a := range n.kids {
		v, err := e.value(a)
		if err != nil {
			return v, err
		}
		if v.kind == 'e' {
			return v, nil
		}
		list = append(list, v)
	}
	if n.text == "CONCATENATE" || n.text == "CONCAT" {
		s := ""
		for _, v := range list {
			s += toText(v)
		}
		return str(s), nil
	}
	if len(list) == 0 {
		return result{}, errCannot
	}
	if n.text == "LEN" {
		return num(float64(units(toText(list[0])))), nil
	}
	f, bad := toNumber(list[0])
	second := 0.0
	if len(list) > 1 && bad.kind == 0 {
		second, bad = toNumber(list[1])
	}
	if bad.kind != 0 {
		return bad, nil
	}
	switch n.text {
	case "ROUND", "ROUNDUP", "ROUNDDOWN":
		return num(rounded(n.text, f, int(second))), nil
	case "INT":
		return num(math.Floor(f)), nil
	case "ABS":
		return num(math.Abs(f)), nil
	case "MOD":
		if second == 0 {
			return fault("#DIV/0!"), nil
		}
		return num(f - second*math.Floor(f/second)), nil
	case "N", "VALUE":
		return num(f), nil
	}
	return result{}, errCannot
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
