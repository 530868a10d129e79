package calc

import (
	"strconv"
	"strings"
)

var criteria = map[string]function{
	"COUNTIF":    {least: 2, most: 2, run: func(e *evaluation, a []*node) (Value, error) { return e.where("COUNT", nil, a) }},
	"COUNTIFS":   {least: 2, most: many, run: func(e *evaluation, a []*node) (Value, error) { return e.where("COUNT", nil, a) }},
	"SUMIFS":     {least: 3, most: many, run: func(e *evaluation, a []*node) (Value, error) { return e.where("SUM", a[0], a[1:]) }},
	"AVERAGEIFS": {least: 3, most: many, run: func(e *evaluation, a []*node) (Value, error) { return e.where("AVERAGE", a[0], a[1:]) }},
	"SUMIF":      {least: 2, most: 3, run: func(e *evaluation, a []*node) (Value, error) { return e.where("SUM", third(a), a[:2]) }},
	"AVERAGEIF":  {least: 2, most: 3, run: func(e *evaluation, a []*node) (Value, error) { return e.where("AVERAGE", third(a), a[:2]) }},
	"COUNTBLANK": {least: 1, most: 1, run: (*evaluation).countBlank},
}

func third(a []*node) *node {
	if len(a) < 3 {
		return a[0]
	}
	return a[2]
}

func (e *evaluation) countBlank(a []*node) (Value, error) {
	if a[0].op != "ref" {
		return Value{}, ErrCannot
	}
	full := 0
	err := e.each(a[0], func(v Value, _ string, _ bool) {
		if v.Kind != 0 && (v.Kind != 's' || v.Text != "") {
			full++
		}
	})
	return Number(float64(a[0].ref.Size() - full)), err
}

// where tallies the cells whose neighbours fit: pairs are ranges and what they must be.
func (e *evaluation) where(name string, of *node, pairs []*node) (Value, error) {
	if len(pairs)%2 != 0 {
		return Value{}, ErrCannot
	}
	var wants []Value
	for i := 1; i < len(pairs); i += 2 {
		v, err := e.value(pairs[i])
		if err != nil {
			return v, err
		}
		wants = append(wants, v)
	}
	return e.whereIs(name, of, pairs, wants)
}

// countEach is COUNTIF with many things to look for, 1/COUNTIF(A1:A9,A1:A9).
func (e *evaluation) countEach(a []*node) (matrix, error) {
	m, err := e.matrix(a[1])
	if err != nil {
		return m, err
	}
	out := matrix{m.rows, m.cols, make([]Value, len(m.at))}
	for i, want := range m.at {
		if out.at[i], err = e.whereIs("COUNT", nil, a, []Value{want}); err != nil {
			return out, err
		}
	}
	return out, nil
}

func (e *evaluation) whereIs(name string, of *node, pairs []*node, wants []Value) (Value, error) {
	if of != nil && of.op != "ref" {
		return Value{}, ErrCannot
	}
	var fits []func(Value) bool
	var in []Rect
	var on []Sheet
	rows, cols := 0, 0
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i].op != "ref" {
			return Value{}, ErrCannot
		}
		f, err := criterion(wants[i/2])
		if err != nil {
			return Value{}, err
		}
		x, err := e.sheet(pairs[i])
		if err != nil {
			return Value{}, err
		}
		r := pairs[i].ref
		if i > 0 && (r.R2-r.R1 != in[0].R2-in[0].R1 || r.C2-r.C1 != in[0].C2-in[0].C1) {
			return Fault("#VALUE!"), nil
		}
		u := r.used(x)
		fits, in, on = append(fits, f), append(in, r), append(on, x)
		rows, cols = max(rows, u.R2-r.R1+1), max(cols, u.C2-r.C1+1)
	}
	base, x := in[0], on[0]
	if of != nil {
		var err error
		if x, err = e.sheet(of); err != nil {
			return Value{}, err
		}
		base = of.ref // SUMIF takes its size from the first range
	}
	var t tally
	for r := range rows {
		for c := range cols {
			ok := true
			for i := 0; i < len(fits) && ok; i++ {
				v, _, err := e.k.cell(on[i], in[i].R1+r, in[i].C1+c)
				if err != nil {
					return v, err
				}
				ok = fits[i](v)
			}
			switch {
			case !ok:
			case of == nil:
				t.n++
			default:
				v, _, err := e.k.cell(x, base.R1+r, base.C1+c)
				if err != nil {
					return v, err
				}
				t.add(v, false)
			}
		}
	}
	if of == nil {
		blank := true
		for _, f := range fits {
			blank = blank && f(Value{})
		}
		if blank {
			t.n += in[0].Size() - rows*cols
		}
	}
	return t.of(name)
}

// criterion is what COUNTIF asks of a cell.
func criterion(want Value) (func(Value) bool, error) {
	if want.Kind == 'e' {
		return nil, ErrCannot
	}
	s := want.Text
	if want.Kind != 's' {
		if want.Kind == 0 {
			want = Number(0)
		}
		return func(v Value) bool { return v.Kind == want.Kind && Compare(v, want) == 0 || sameNumber(v, want) }, nil
	}
	op := "="
	said := false
	for _, o := range []string{"<=", ">=", "<>", "<", ">", "="} {
		if rest, ok := strings.CutPrefix(s, o); ok {
			op, s, said = o, rest, true
			break
		}
	}
	if s == "" {
		switch {
		case !said: // also "" that a formula gives
			return func(v Value) bool { return v.Kind == 0 || v.Kind == 's' && v.Text == "" }, nil
		case op == "=":
			return func(v Value) bool { return v.Kind == 0 }, nil
		case op == "<>":
			return func(v Value) bool { return v.Kind != 0 }, nil
		}
		return nil, ErrCannot
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil {
		to := Number(f)
		return func(v Value) bool {
			if op == "=" || op == "<>" {
				return (v.Kind == 'n' && Compare(v, to) == 0 || sameNumber(v, to)) == (op == "=")
			}
			return v.Kind == 'n' && operate(op, v, to).Number != 0
		}, nil
	}
	if op != "=" && op != "<>" || mayBeNumber(s) || strings.EqualFold(s, "TRUE") || strings.EqualFold(s, "FALSE") || s[0] == '#' {
		return nil, ErrCannot
	}
	match := wild(s)
	return func(v Value) bool { return (v.Kind == 's' && match(v.Text)) == (op == "=") }, nil
}

// sameNumber tells whether a text has the digits of a number.
func sameNumber(v, to Value) bool {
	if v.Kind != 's' || to.Kind != 'n' {
		return false
	}
	f, err := strconv.ParseFloat(strings.TrimSpace(v.Text), 64)
	return err == nil && f == to.Number
}

// mayBeNumber tells whether Excel might read a number, an amount or a day in a text
// that is no plain number.
func mayBeNumber(s string) bool {
	if !strings.ContainsAny(s, "0123456789０１２３４５６７８９") {
		return false
	}
	for _, r := range s {
		if !strings.ContainsRune("0123456789０１２３４５６７８９.,，．/-:%％¥￥$+() 年月日時分秒eEaApPmM", r) {
			return false
		}
	}
	return true
}

// wild is a text with * and ? for what may stand there, and ~ before those that are meant.
func wild(pattern string) func(string) bool {
	p := []rune(strings.ToLower(pattern))
	var match func(p, s []rune) bool
	match = func(p, s []rune) bool {
		for len(p) > 0 {
			switch {
			case p[0] == '*':
				for len(p) > 0 && p[0] == '*' {
					p = p[1:]
				}
				for i := 0; i <= len(s); i++ {
					if match(p, s[i:]) {
						return true
					}
				}
				return false
			case p[0] == '~' && len(p) > 1:
				if len(s) == 0 || s[0] != p[1] {
					return false
				}
				p, s = p[2:], s[1:]
			case len(s) > 0 && (p[0] == '?' || p[0] == s[0]):
				p, s = p[1:], s[1:]
			default:
				return false
			}
		}
		return len(s) == 0
	}
	return func(s string) bool { return match(p, []rune(strings.ToLower(s))) }
}
