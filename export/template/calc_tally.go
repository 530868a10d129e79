package template

import (
	"bytes"
	"slices"
	"strings"
)

// tally is what the functions over ranges are made of.
type tally struct {
	list []float64
	all  int
	bad  result
	keep bool // the numbers themselves
	sum  float64
	lost float64 // what the sum has lost in rounding
	n    int
	least,
	most float64
	product float64
}

func (t *tally) add(v result, direct bool) {
	switch {
	case v.kind == 'e':
		if t.bad.kind == 0 {
			t.bad = v
		}
	case v.kind == 0:
		return
	case v.kind == 'n' || direct && v.kind == 'b':
		t.number(v.num)
	case direct && v.kind == 's':
		f, bad := toNumber(v)
		if bad.kind != 0 {
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

func (t *tally) of(name string) (result, error) {
	switch name {
	case "COUNT":
		return num(float64(t.n)), nil
	case "COUNTA":
		return num(float64(t.all)), nil
	}
	if t.bad.kind != 0 {
		return t.bad, nil
	}
	switch name {
	case "SUM":
		return num(t.sum), nil
	case "MAX":
		return num(t.most), nil
	case "MIN":
		return num(t.least), nil
	case "PRODUCT":
		return num(t.product), nil
	case "AVERAGE":
		if t.n == 0 {
			return fault("#DIV/0!"), nil
		}
		return num(t.sum / float64(t.n)), nil
	case "MEDIAN":
		if t.n == 0 {
			return fault("#NUM!"), nil
		}
		slices.Sort(t.list)
		return num((t.list[(t.n-1)/2] + t.list[t.n/2]) / 2), nil
	}
	return result{}, errCannot
}

var tallies = map[string]function{
	"SUM": over("SUM"), "COUNT": over("COUNT"), "COUNTA": over("COUNTA"), "AVERAGE": over("AVERAGE"), "MAX": over("MAX"), "MIN": over("MIN"),
	"PRODUCT": over("PRODUCT"), "MEDIAN": over("MEDIAN"),
	"SUBTOTAL":   {least: 2, most: many, run: (*evaluation).subtotal},
	"SUMPRODUCT": {least: 1, most: many, run: (*evaluation).sumProduct},
	"LARGE":      {least: 2, most: 2, run: func(e *evaluation, a []*node) (result, error) { return e.ranked(a, true) }},
	"SMALL":      {least: 2, most: 2, run: func(e *evaluation, a []*node) (result, error) { return e.ranked(a, false) }},
	"RANK":       {least: 2, most: 3, run: (*evaluation).rank},
	"RANK.EQ":    {least: 2, most: 3, run: (*evaluation).rank},
}

// over is a function of all the numbers of its arguments.
func over(name string) function {
	counts := name == "COUNTA" || name == "COUNT"
	return function{least: 1, most: many, run: func(e *evaluation, kids []*node) (result, error) {
		t := tally{keep: name == "MEDIAN"}
		for _, a := range kids {
			if err := e.each(a, func(v result, _ string, direct bool) {
				if counts && v.kind == 'e' {
					v, direct = result{kind: 's'}, false
				}
				if name == "COUNTA" && direct && v.kind == 0 {
					v = result{kind: 's'} // COUNTA(A1,) counts what is left out
				}
				t.add(v, direct && !counts)
			}); err != nil {
				return result{}, err
			}
		}
		return t.of(name)
	}}
}

var subtotals = map[int]string{1: "AVERAGE", 2: "COUNT", 3: "COUNTA", 4: "MAX", 5: "MIN", 6: "PRODUCT", 9: "SUM"}

func (e *evaluation) subtotal(a []*node) (result, error) {
	which, err := e.value(a[0])
	k := int(which.num)
	name, ok := subtotals[k%100]
	if err != nil || which.kind != 'n' || !ok || k > 109 || k > 9 && k < 101 {
		return result{}, errCannot
	}
	var t tally
	for _, n := range a[1:] {
		if n.op != "ref" {
			return result{}, errCannot
		}
		x, err := e.sheet(n)
		if err != nil {
			return result{}, err
		}
		r := n.ref.used(x)
		for row := r.r1; row <= r.r2; row++ {
			if k > 100 && x.hidden(row) {
				continue
			}
			for col := r.c1; col <= r.c2; col++ {
				v, formula, err := e.k.cell(x, row, col)
				if err != nil {
					return result{}, err
				}
				if !strings.Contains(strings.ToUpper(formula), "SUBTOTAL(") {
					t.add(v, false)
				}
			}
		}
	}
	return t.of(name)
}

// hidden tells whether a row of the filled sheet is not shown.
func (x *filled) hidden(row int) bool {
	line, place := x.rows.back(row)
	i, ok := slices.BinarySearchFunc(x.src.rows, line, func(r row_, n int) int { return r.num - n })
	if !ok {
		return false
	}
	r := &x.src.rows[i]
	t := token{kind: '<', raw: r.tag}
	v, _ := t.attr("hidden")
	return bytes.Contains(r.tag, []byte("hidden")) && (v == "1" || v == "true") || x.hides(r, place)
}

// row_ is a row of a form, where a row's number has that name.
type row_ = row

func (e *evaluation) sumProduct(a []*node) (result, error) {
	inner := *e
	inner.arrays = true
	var of []matrix
	for _, n := range a {
		m, err := inner.matrix(n)
		if err != nil {
			return result{}, err
		}
		if len(of) > 0 && (m.rows != of[0].rows || m.cols != of[0].cols) {
			return fault("#VALUE!"), nil
		}
		of = append(of, m)
	}
	var t tally
	for i := range of[0].at {
		p := 1.0
		for _, m := range of {
			switch v := m.at[i]; v.kind {
			case 'e':
				return v, nil
			case 'n':
				p *= v.num
			default:
				p = 0
			}
		}
		t.number(p)
	}
	return num(t.sum), nil
}

// numbersOf are the numbers of a range.
func (e *evaluation) numbersOf(n *node) (tally, error) {
	t := tally{keep: true}
	err := e.each(n, func(v result, _ string, direct bool) { t.add(v, direct) })
	return t, err
}

func (e *evaluation) ranked(a []*node, fromTop bool) (result, error) {
	t, err := e.numbersOf(a[0])
	if err != nil || t.bad.kind != 0 {
		return t.bad, err
	}
	v, err := e.value(a[1])
	if err != nil || v.kind == 'e' {
		return v, err
	}
	k, bad := toNumber(v)
	if bad.kind != 0 {
		return bad, nil
	}
	i := int(k)
	if float64(i) != k {
		return result{}, errCannot
	}
	if i < 1 || i > t.n {
		return fault("#NUM!"), nil
	}
	slices.Sort(t.list)
	if fromTop {
		return num(t.list[t.n-i]), nil
	}
	return num(t.list[i-1]), nil
}

func (e *evaluation) rank(a []*node) (result, error) {
	v, err := e.value(a[0])
	if err != nil || v.kind == 'e' {
		return v, err
	}
	of, bad := toNumber(v)
	if bad.kind != 0 {
		return bad, nil
	}
	up := result{}
	if len(a) > 2 {
		if up, err = e.value(a[2]); err != nil || up.kind == 'e' {
			return up, err
		}
	}
	t, err := e.numbersOf(a[1])
	if err != nil || t.bad.kind != 0 {
		return t.bad, err
	}
	place, found := 1, false
	for _, f := range t.list {
		found = found || f == of
		if up.num == 0 && f > of || up.num != 0 && f < of {
			place++
		}
	}
	if !found {
		return fault("#N/A"), nil
	}
	return num(float64(place)), nil
}
