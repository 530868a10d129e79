package calc

import (
	"slices"
	"strings"
)

// tally is what the functions over ranges are made of.
type tally struct {
	list []float64
	all  int
	bad  Value
	keep bool // the numbers themselves
	sum  float64
	lost float64 // what the sum has lost in rounding
	n    int
	least,
	most float64
	product float64
}

func (t *tally) add(v Value, direct bool) {
	switch {
	case v.Kind == 'e':
		if t.bad.Kind == 0 {
			t.bad = v
		}
	case v.Kind == 0:
		return
	case v.Kind == 'n' || direct && v.Kind == 'b':
		t.number(v.Number)
	case direct && v.Kind == 's':
		f, bad := toNumber(v)
		if bad.Kind != 0 {
			t.bad = bad
			return
		}
		t.number(f)
	}
	t.all++
}

func (t *tally) number(f float64) {
	if t.n == 0 {
		t.least, t.most, t.product = f, f, 1
	}
	t.least, t.most, t.product = min(t.least, f), max(t.most, f), t.product*f
	y := f - t.lost
	s := t.sum + y
	t.lost, t.sum = s-t.sum-y, s
	t.n++
	if t.keep {
		t.list = append(t.list, f)
	}
}

func (t *tally) of(name string) (Value, error) {
	switch name {
	case "COUNT":
		return Number(float64(t.n)), nil
	case "COUNTA":
		return Number(float64(t.all)), nil
	}
	if t.bad.Kind != 0 {
		return t.bad, nil
	}
	switch name {
	case "SUM":
		return Number(t.sum), nil
	case "MAX":
		return Number(t.most), nil
	case "MIN":
		return Number(t.least), nil
	case "PRODUCT":
		return Number(t.product), nil
	case "AVERAGE":
		if t.n == 0 {
			return Fault("#DIV/0!"), nil
		}
		return Number(t.sum / float64(t.n)), nil
	case "MEDIAN":
		if t.n == 0 {
			return Fault("#NUM!"), nil
		}
		slices.Sort(t.list)
		return Number((t.list[(t.n-1)/2] + t.list[t.n/2]) / 2), nil
	}
	return Value{}, ErrCannot
}

var tallies = map[string]function{
	"SUM": over("SUM"), "COUNT": over("COUNT"), "COUNTA": over("COUNTA"), "AVERAGE": over("AVERAGE"), "MAX": over("MAX"), "MIN": over("MIN"),
	"PRODUCT": over("PRODUCT"), "MEDIAN": over("MEDIAN"),
	"SUBTOTAL":   {least: 2, most: many, run: (*evaluation).subtotal},
	"SUMPRODUCT": {least: 1, most: many, run: (*evaluation).sumProduct},
	"LARGE":      {least: 2, most: 2, run: func(e *evaluation, a []*node) (Value, error) { return e.ranked(a, true) }},
	"SMALL":      {least: 2, most: 2, run: func(e *evaluation, a []*node) (Value, error) { return e.ranked(a, false) }},
	"RANK":       {least: 2, most: 3, run: (*evaluation).rank},
	"RANK.EQ":    {least: 2, most: 3, run: (*evaluation).rank},
}

// over is a function of all the numbers of its arguments.
func over(name string) function {
	counts := name == "COUNTA" || name == "COUNT"
	return function{least: 1, most: many, run: func(e *evaluation, kids []*node) (Value, error) {
		t := tally{keep: name == "MEDIAN"}
		for _, a := range kids {
			if err := e.each(a, func(v Value, _ string, direct bool) {
				if counts && v.Kind == 'e' {
					v, direct = Value{Kind: 's'}, false
				}
				if name == "COUNTA" && direct && v.Kind == 0 {
					v = Value{Kind: 's'} // COUNTA(A1,) counts what is left out
				}
				t.add(v, direct && !counts)
			}); err != nil {
				return Value{}, err
			}
		}
		return t.of(name)
	}}
}

var subtotals = map[int]string{1: "AVERAGE", 2: "COUNT", 3: "COUNTA", 4: "MAX", 5: "MIN", 6: "PRODUCT", 9: "SUM"}

func (e *evaluation) subtotal(a []*node) (Value, error) {
	which, err := e.value(a[0])
	k := int(which.Number)
	name, ok := subtotals[k%100]
	if err != nil || which.Kind != 'n' || !ok || k > 109 || k > 9 && k < 101 {
		return Value{}, ErrCannot
	}
	var t tally
	for _, n := range a[1:] {
		if n.op != "ref" {
			return Value{}, ErrCannot
		}
		x, err := e.sheet(n)
		if err != nil {
			return Value{}, err
		}
		r := n.ref.used(x)
		for row := r.R1; row <= r.R2; row++ {
			if k > 100 && x.Hides(row) {
				continue
			}
			for col := r.C1; col <= r.C2; col++ {
				v, formula, err := e.k.cell(x, row, col)
				if err != nil {
					return Value{}, err
				}
				if !strings.Contains(strings.ToUpper(formula), "SUBTOTAL(") {
					t.add(v, false)
				}
			}
		}
	}
	return t.of(name)
}

func (e *evaluation) sumProduct(a []*node) (Value, error) {
	inner := *e
	inner.arrays = true
	var of []matrix
	for _, n := range a {
		m, err := inner.matrix(n)
		if err != nil {
			return Value{}, err
		}
		if len(of) > 0 && (m.rows != of[0].rows || m.cols != of[0].cols) {
			return Fault("#VALUE!"), nil
		}
		of = append(of, m)
	}
	var t tally
	for i := range of[0].at {
		p := 1.0
		for _, m := range of {
			switch v := m.at[i]; v.Kind {
			case 'e':
				return v, nil
			case 'n':
				p *= v.Number
			default:
				p = 0
			}
		}
		t.number(p)
	}
	return Number(t.sum), nil
}

// numbersOf are the numbers of a range.
func (e *evaluation) numbersOf(n *node) (tally, error) {
	t := tally{keep: true}
	err := e.each(n, func(v Value, _ string, direct bool) { t.add(v, direct) })
	return t, err
}

func (e *evaluation) ranked(a []*node, fromTop bool) (Value, error) {
	t, err := e.numbersOf(a[0])
	if err != nil || t.bad.Kind != 0 {
		return t.bad, err
	}
	v, err := e.value(a[1])
	if err != nil || v.Kind == 'e' {
		return v, err
	}
	k, bad := toNumber(v)
	if bad.Kind != 0 {
		return bad, nil
	}
	i := int(k)
	if float64(i) != k {
		return Value{}, ErrCannot
	}
	if i < 1 || i > t.n {
		return Fault("#NUM!"), nil
	}
	slices.Sort(t.list)
	if fromTop {
		return Number(t.list[t.n-i]), nil
	}
	return Number(t.list[i-1]), nil
}

func (e *evaluation) rank(a []*node) (Value, error) {
	v, err := e.value(a[0])
	if err != nil || v.Kind == 'e' {
		return v, err
	}
	of, bad := toNumber(v)
	if bad.Kind != 0 {
		return bad, nil
	}
	up := Value{}
	if len(a) > 2 {
		if up, err = e.value(a[2]); err != nil || up.Kind == 'e' {
			return up, err
		}
	}
	t, err := e.numbersOf(a[1])
	if err != nil || t.bad.Kind != 0 {
		return t.bad, err
	}
	place, found := 1, false
	for _, f := range t.list {
		found = found || f == of
		if up.Number == 0 && f > of || up.Number != 0 && f < of {
			place++
		}
	}
	if !found {
		return Fault("#N/A"), nil
	}
	return Number(float64(place)), nil
}
