package calc

import "math"

// function is one that is computed here. Exactly one of its three ways is set: from
// values, errors among them being the result; from values as they are; from the
// arguments themselves, where those are ranges or are not always looked at.
type function struct {
	least, most int // arguments
	plain, all  func(c Calendar, a []Value) (Value, error)
	run         func(e *evaluation, a []*node) (Value, error)
}

const many = 4000 // of an aggregate whose unions have been put among them

var functions map[string]function

func init() { // the functions look each other up
	functions = map[string]function{}
	for _, of := range []map[string]function{tallies, criteria, logic, numbers, texts, days, lookups} {
		for name, f := range of {
			functions[name] = f
		}
	}
}

func (e *evaluation) call(n *node) (Value, error) {
	f, ok := functions[n.Text]
	if Aggregates[n.Text] {
		n.kids = flat(n.kids)
	}
	if !ok || len(n.kids) < f.least || len(n.kids) > f.most {
		return Value{}, ErrCannot
	}
	if f.run != nil {
		return f.run(e, n.kids)
	}
	args := make([]Value, len(n.kids))
	for i, a := range n.kids {
		v, err := e.value(a)
		if err != nil {
			return v, err
		}
		args[i] = v
	}
	return f.of(e.calendar(), args)
}

// flat puts the ranges of unions among the arguments.
func flat(kids []*node) []*node {
	var out []*node
	for i, a := range kids {
		if a.op == "union" {
			if out == nil {
				out = append(out, kids[:i]...)
			}
			out = append(out, a.kids...)
		} else if out != nil {
			out = append(out, a)
		}
	}
	if out == nil {
		return kids
	}
	return out
}

// of is a function of values.
func (f function) of(c Calendar, args []Value) (Value, error) {
	if f.all != nil {
		return f.all(c, args)
	}
	for _, v := range args {
		if v.Kind == 'e' {
			return v, nil
		}
	}
	return f.plain(c, args)
}

// each calls f with every cell of an argument; a plain value is one, direct says so.
func (e *evaluation) each(n *node, f func(v Value, formula string, direct bool)) error {
	if n.op != "ref" {
		if e.arrays && n.op != "str" && n.op != "num" && n.op != "bool" && n.op != "none" {
			m, err := e.matrix(n)
			if err != nil {
				return err
			}
			for _, v := range m.at {
				f(v, "", len(m.at) == 1)
			}
			return nil
		}
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
	r := n.ref.used(x)
	for row := r.R1; row <= r.R2; row++ {
		for col := r.C1; col <= r.C2; col++ {
			v, formula, err := e.k.cell(x, row, col)
			if err != nil {
				return err
			}
			f(v, formula, false)
		}
	}
	return nil
}

// used is the part of a range that a sheet has cells in.
func (r Rect) used(x Sheet) Rect {
	rows, cols := x.Used()
	r.R2, r.C2 = min(r.R2, rows), min(r.C2, cols)
	return r
}

// Size is how many cells a range has.
func (r Rect) Size() int { return max(0, r.R2-r.R1+1) * max(0, r.C2-r.C1+1) }

// matrix is values in rows and columns.
type matrix struct {
	rows, cols int
	at         []Value
}

func one(v Value) matrix { return matrix{1, 1, []Value{v}} }

// get is a value of a matrix; a single row or column goes on for ever.
func (m matrix) get(r, c int) Value {
	if m.rows == 1 {
		r = 0
	}
	if m.cols == 1 {
		c = 0
	}
	if r >= m.rows || c >= m.cols {
		return Fault("#N/A")
	}
	return m.at[r*m.cols+c]
}

// matrix is what a piece of a formula comes to where it may be many values.
func (e *evaluation) matrix(n *node) (matrix, error) {
	switch n.op {
	case "ref":
		return e.cells(n)
	case "num", "str", "bool", "none":
		v, err := e.value(n)
		return one(v), err
	case "union":
		return matrix{}, ErrCannot
	case "call":
		f, ok := functions[n.Text]
		if !ok || len(n.kids) < f.least || len(n.kids) > f.most {
			return matrix{}, ErrCannot
		}
		if n.Text == "IF" || n.Text == "IFERROR" {
			f = function{all: choose[n.Text]}
		}
		if n.Text == "COUNTIF" {
			return e.countEach(n.kids)
		}
		if f.run != nil {
			v, err := e.value(n)
			return one(v), err
		}
		return e.spread(n.kids, func(a []Value) (Value, error) { return f.of(e.calendar(), a) })
	}
	return e.spread(n.kids, func(a []Value) (Value, error) {
		for _, v := range a {
			if v.Kind == 'e' {
				return v, nil
			}
		}
		if len(a) == 1 {
			return sign(n.op, a[0]), nil
		}
		return operate(n.op, a[0], a[1]), nil
	})
}

// cells are the values of a range.
func (e *evaluation) cells(n *node) (matrix, error) {
	x, err := e.sheet(n)
	if err != nil {
		return matrix{}, err
	}
	r := n.ref.used(x)
	m := matrix{rows: max(0, r.R2-r.R1+1), cols: max(0, r.C2-r.C1+1)}
	if e.k.steps+r.Size() > e.k.most { // before there is room for them
		return m, ErrCannot
	}
	m.at = make([]Value, 0, r.Size())
	err = e.each(n, func(v Value, _ string, _ bool) { m.at = append(m.at, v) })
	return m, err
}

// spread computes a function for every place of its arguments.
func (e *evaluation) spread(kids []*node, f func([]Value) (Value, error)) (matrix, error) {
	args := make([]matrix, len(kids))
	out := matrix{rows: 1, cols: 1}
	for i, k := range kids {
		m, err := e.matrix(k)
		if err != nil {
			return out, err
		}
		args[i], out.rows, out.cols = m, max(out.rows, m.rows), max(out.cols, m.cols)
	}
	e.k.steps += out.rows * out.cols
	if e.k.steps > e.k.most || out.rows*out.cols > math.MaxInt32 {
		return out, ErrCannot
	}
	out.at = make([]Value, 0, out.rows*out.cols)
	one := make([]Value, len(kids))
	for r := range out.rows {
		for c := range out.cols {
			for i := range args {
				one[i] = args[i].get(r, c)
			}
			v, err := f(one)
			if err != nil {
				return out, err
			}
			out.at = append(out.at, v)
		}
	}
	return out, nil
}
