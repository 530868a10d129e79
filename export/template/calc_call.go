package template

import (
	"strconv"
	"strings"
)

// each calls f with every cell of an argument; a plain value is one, direct says so.
func (e *evaluation) each(n *node, f func(v result, formula string, direct bool)) error {
	if n.op != "ref" {
		v, err := e.value(n)
		if err == nil {
			f(v, "", true)
		}
		return err
	}
	x, err := e.sheet(n)
	if err != nil {
		return err
	}
	last, wide := x.rows.at(x.src.maxRow, nil, true), x.cols.at(x.src.wide, nil, true)
	for r := n.ref.r1; r <= min(n.ref.r2, last); r++ {
		for c := n.ref.c1; c <= min(n.ref.c2, wide); c++ {
			v, formula, err := e.k.cell(x, r, c)
			if err != nil {
				return err
			}
			f(v, formula, false)
		}
	}
	return nil
}

// tally is what the functions over ranges are made of.
type tally struct {
	sum         float64
	n, all      int
	least, most float64
	bad         result
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
		if t.n == 0 || v.num < t.least {
			t.least = v.num
		}
		if t.n == 0 || v.num > t.most {
			t.most = v.num
		}
		t.sum += v.num
		t.n++
	case direct && v.kind == 's':
		f, bad := toNumber(v)
		if bad.kind != 0 {
			t.bad = bad
			return
		}
		t.add(num(f), true)
		return
	}
	t.all++
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
	case "AVERAGE":
		if t.n == 0 {
			return fault("#DIV/0!"), nil
		}
		return num(t.sum / float64(t.n)), nil
	}
	return result{}, errCannot
}

var subtotals = map[int]string{1: "AVERAGE", 2: "COUNT", 3: "COUNTA", 4: "MAX", 5: "MIN", 9: "SUM"}

func (e *evaluation) call(n *node) (result, error) {
	switch n.text {
	case "SUM", "COUNT", "COUNTA", "AVERAGE", "MAX", "MIN":
		var t tally
		for _, a := range n.kids {
			counted := n.text == "COUNTA" || n.text == "COUNT"
			if err := e.each(a, func(v result, _ string, direct bool) {
				if counted && v.kind == 'e' {
					v = result{kind: 's'}
					direct = false
				}
				t.add(v, direct && !counted)
			}); err != nil {
				return result{}, err
			}
		}
		return t.of(n.text)
	case "SUBTOTAL":
		return e.subtotal(n)
	case "COUNTIF", "SUMIF", "COUNTBLANK":
		return e.conditional(n)
	case "IF", "IFERROR", "AND", "OR", "NOT", "ISBLANK", "ISERROR", "ISNUMBER":
		return e.logical(n)
	}
	return e.scalar(n)
}

func (e *evaluation) subtotal(n *node) (result, error) {
	if len(n.kids) < 2 {
		return result{}, errCannot
	}
	which, err := e.value(n.kids[0])
	name, ok := subtotals[int(which.num)]
	if err != nil || !ok {
		return result{}, errCannot
	}
	var t tally
	for _, a := range n.kids[1:] {
		if err := e.each(a, func(v result, formula string, _ bool) {
			if !strings.Contains(strings.ToUpper(formula), "SUBTOTAL(") {
				t.add(v, false)
			}
		}); err != nil {
			return result{}, err
		}
	}
	return t.of(name)
}

func (e *evaluation) conditional(n *node) (result, error) {
	if n.text == "COUNTBLANK" {
		count := 0
		if len(n.kids) != 1 || n.kids[0].op != "ref" {
			return result{}, errCannot
		}
		r := n.kids[0].ref
		full := 0
		err := e.each(n.kids[0], func(v result, _ string, _ bool) {
			if v.kind != 0 && (v.kind != 's' || v.text != "") {
				full++
			}
		})
		count = (r.r2-r.r1+1)*(r.c2-r.c1+1) - full
		return num(float64(count)), err
	}
	if len(n.kids) != 2 || n.kids[0].op != "ref" {
		return result{}, errCannot
	}
	want, err := e.value(n.kids[1])
	if err != nil {
		return result{}, err
	}
	fits, err := criterion(want)
	if err != nil {
		return result{}, err
	}
	count, sum := 0, 0.0
	err = e.each(n.kids[0], func(v result, _ string, _ bool) {
		if fits(v) {
			count++
			if v.kind == 'n' {
				sum += v.num
			}
		}
	})
	if n.text == "SUMIF" {
		return num(sum), err
	}
	return num(float64(count)), err
}

// criterion is the second argument of COUNTIF.
func criterion(want result) (func(result) bool, error) {
	s := want.text
	if want.kind != 's' {
		return func(v result) bool { return v.kind != 0 && order(v, want) == 0 }, nil
	}
	op := "="
	for _, o := range []string{"<=", ">=", "<>", "<", ">", "="} {
		if rest, ok := strings.CutPrefix(s, o); ok {
			op, s = o, rest
			break
		}
	}
	if strings.ContainsAny(s, "*?~") || s == "" {
		return nil, errCannot
	}
	to := str(s)
	if f, err := strconv.ParseFloat(s, 64); err == nil {
		to = num(f)
	}
	return func(v result) bool {
		if to.kind == 'n' && v.kind == 's' {
			if f, err := strconv.ParseFloat(v.text, 64); err == nil {
				v = num(f)
			}
		}
		if v.kind != to.kind {
			return op == "<>"
		}
		return operate(op, v, to).num != 0
	}, nil
}

func (e *evaluation) logical(n *node) (result, error) {
	var first result
	var err error
	if len(n.kids) == 0 {
		return first, errCannot
	}
	if n.text == "AND" || n.text == "OR" {
		all, any := true, false
		for _, a := range n.kids {
			bad := result{}
			if err := e.each(a, func(v result, _ string, _ bool) {
				if v.kind == 'e' {
					bad = v
				}
				if v.kind == 'n' || v.kind == 'b' {
					all, any = all && v.num != 0, any || v.num != 0
				}
			}); err != nil || bad.kind != 0 {
				return bad, err
			}
		}
		return truth(n.text == "AND" && all || n.text == "OR" && any), nil
	}
	if first, err = e.value(n.kids[0]); err != nil {
		return first, err
	}
	switch n.text {
	case "ISBLANK":
		return truth(first.kind == 0), nil
	case "ISERROR":
		return truth(first.kind == 'e'), nil
	case "ISNUMBER":
		return truth(first.kind == 'n'), nil
	case "IFERROR":
		if first.kind == 'e' && len(n.kids) == 2 {
			return e.value(n.kids[1])
		}
		return first, nil
	}
	f, bad := toNumber(first)
	if bad.kind != 0 {
		return bad, nil
	}
	switch {
	case n.text == "NOT":
		return truth(f == 0), nil
	case f != 0 && len(n.kids) > 1:
		return e.value(n.kids[1])
	case f == 0 && len(n.kids) > 2:
		return e.value(n.kids[2])
	}
	return truth(f != 0), nil
}
