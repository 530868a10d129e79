package template

import (
	"strconv"
	"strings"
)

var criteria = map[string]function{
	"COUNTIF":    {least: 2, most: 2, run: func(e *evaluation, a []*node) (result, error) { return e.where("COUNT", nil, a) }},
	"COUNTIFS":   {least: 2, most: many, run: func(e *evaluation, a []*node) (result, error) { return e.where("COUNT", nil, a) }},
	"SUMIFS":     {least: 3, most: many, run: func(e *evaluation, a []*node) (result, error) { return e.where("SUM", a[0], a[1:]) }},
	"AVERAGEIFS": {least: 3, most: many, run: func(e *evaluation, a []*node) (result, error) { return e.where("AVERAGE", a[0], a[1:]) }},
	"SUMIF":      {least: 2, most: 3, run: func(e *evaluation, a []*node) (result, error) { return e.where("SUM", third(a), a[:2]) }},
	"AVERAGEIF":  {least: 2, most: 3, run: func(e *evaluation, a []*node) (result, error) { return e.where("AVERAGE", third(a), a[:2]) }},
	"COUNTBLANK": {least: 1, most: 1, run: (*evaluation).countBlank},
}

func third(a []*node) *node {
	if len(a) < 3 {
		return a[0]
	}
	return a[2]
}

func (e *evaluation) countBlank(a []*node) (result, error) {
	if a[0].op != "ref" {
		return result{}, errCannot
	}
	full := 0
	err := e.each(a[0], func(v result, _ string, _ bool) {
		if v.kind != 0 && (v.kind != 's' || v.text != "") {
			full++
		}
	})
	return num(float64(a[0].ref.size() - full)), err
}

// where tallies the cells whose neighbours fit: pairs are ranges and what they must be.
func (e *evaluation) where(name string, of *node, pairs []*node) (result, error) {
	if len(pairs)%2 != 0 {
		return result{}, errCannot
	}
	var wants []result
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
	out := matrix{m.rows, m.cols, make([]result, len(m.at))}
	for i, want := range m.at {
		if out.at[i], err = e.whereIs("COUNT", nil, a, []result{want}); err != nil {
			return out, err
		}
	}
	return out, nil
}

func (e *evaluation) whereIs(name string, of *node, pairs []*node, wants []result) (result, error) {
	if of != nil && of.op != "ref" {
		return result{}, errCannot
	}
	var fits []func(result) bool
	var in []rect
	var on []*filled
	rows, cols := 0, 0
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i].op != "ref" {
			return result{}, errCannot
		}
		f, err := criterion(wants[i/2])
		if err != nil {
			return result{}, err
		}
		x, err := e.sheet(pairs[i])
		if err != nil {
			return result{}, err
		}
		r := pairs[i].ref
		if i > 0 && (r.r2-r.r1 != in[0].r2-in[0].r1 || r.c2-r.c1 != in[0].c2-in[0].c1) {
			return fault("#VALUE!"), nil
		}
		u := r.used(x)
		fits, in, on = append(fits, f), append(in, r), append(on, x)
		rows, cols = max(rows, u.r2-r.r1+1), max(cols, u.c2-r.c1+1)
	}
	base, x := in[0], on[0]
	if of != nil {
		var err error
		if x, err = e.sheet(of); err != nil {
			return result{}, err
		}
		base = of.ref // SUMIF takes its size from the first range
	}
	var t tally
	for r := range rows {
		for c := range cols {
			ok := true
			for i := 0; i < len(fits) && ok; i++ {
				v, _, err := e.k.cell(on[i], in[i].r1+r, in[i].c1+c)
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
				v, _, err := e.k.cell(x, base.r1+r, base.c1+c)
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
			blank = blank && f(result{})
		}
		if blank {
			t.n += in[0].size() - rows*cols
		}
	}
	return t.of(name)
}

// criterion is what COUNTIF asks of a cell.
func criterion(want result) (func(result) bool, error) {
	if want.kind == 'e' {
		return nil, errCannot
	}
	s := want.text
	if want.kind != 's' {
		if want.kind == 0 {
			want = num(0)
		}
		return func(v result) bool { return v.kind == want.kind && order(v, want) == 0 || sameNumber(v, want) }, nil
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
			return func(v result) bool { return v.kind == 0 || v.kind == 's' && v.text == "" }, nil
		case op == "=":
			return func(v result) bool { return v.kind == 0 }, nil
		case op == "<>":
			return func(v result) bool { return v.kind != 0 }, nil
		}
		return nil, errCannot
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil {
		to := num(f)
		return func(v result) bool {
			if op == "=" || op == "<>" {
				return (v.kind == 'n' && order(v, to) == 0 || sameNumber(v, to)) == (op == "=")
			}
			return v.kind == 'n' && operate(op, v, to).num != 0
		}, nil
	}
	if op != "=" && op != "<>" || mayBeNumber(s) || strings.EqualFold(s, "TRUE") || strings.EqualFold(s, "FALSE") || s[0] == '#' {
		return nil, errCannot
	}
	match := wild(s)
	return func(v result) bool { return (v.kind == 's' && match(v.text)) == (op == "=") }, nil
}

// sameNumber tells whether a text has the digits of a number.
func sameNumber(v, to result) bool {
	if v.kind != 's' || to.kind != 'n' {
		return false
	}
	f, err := strconv.ParseFloat(strings.TrimSpace(v.text), 64)
	return err == nil && f == to.num
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
