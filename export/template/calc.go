package template

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// result is what a cell shows to a formula.
type result struct {
	kind byte // 0 empty, 'n', 's', 'b', 'e' an error whose name is text
	num  float64
	text string
}

func num(f float64) result {
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return result{kind: 'e', text: "#NUM!"}
	}
	return result{kind: 'n', num: f}
}
func str(s string) result   { return result{kind: 's', text: s} }
func fault(s string) result { return result{kind: 'e', text: s} }
func truth(b bool) result {
	if b {
		return result{kind: 'b', num: 1}
	}
	return result{kind: 'b'}
}

// calculator computes what forms compute. It asks for cells as it needs them and keeps
// only the results of formulas.
type calculator struct {
	book    *book
	memo    map[place]answer
	arrays  map[place]matrix
	steps   int
	depth   int
	defined map[string]string
}

func newCalculator(b *book) *calculator {
	return &calculator{book: b, memo: map[place]answer{}, arrays: map[place]matrix{}}
}

type place struct {
	sheet    *filled
	row, col int
}

type answer struct {
	v    result
	ok   bool
	done bool
}

// manySteps bounds what a form may cost: 20,000 rows that each look at 1,000 cells.
const manySteps = 20_000_000

// formula computes a formula that stands in a cell of the finished workbook.
func (k *calculator) formula(x *filled, row, col int, text string) (result, bool) {
	at := place{x, row, col}
	if a, ok := k.memo[at]; ok {
		return a.v, a.ok && a.done
	}
	if k.depth > 200 || k.steps > manySteps {
		return result{}, false
	}
	k.memo[at] = answer{}
	k.depth++
	v, err := k.run(x, row, col, text)
	k.depth--
	if v.kind == 0 {
		v = num(0)
	}
	k.memo[at] = answer{v, err == nil, true}
	return v, err == nil
}

func (k *calculator) run(x *filled, row, col int, text string) (result, error) {
	n, err := k.parse(x, row, text)
	if err != nil {
		return result{}, err
	}
	e := &evaluation{k: k, x: x, row: row, col: col}
	v, err := e.value(n)
	if v.unknown() {
		err = errCannot
	}
	return v, err
}

// cell is what a cell of the finished workbook shows.
func (k *calculator) cell(x *filled, row, col int) (v result, formula string, err error) {
	if k.steps++; k.steps > manySteps {
		return v, "", errCannot
	}
	line, rows := row, chain(nil)
	at, cols := col, chain(nil)
	if len(x.rows.root.bands)+len(x.cols.root.bands) > 0 { // also where nothing moves: a list of one
		line, rows = x.rows.back(row)
		at, cols = x.cols.back(col)
	}
	c := x.src.cell(line, at)
	if c == nil {
		return result{}, "", nil
	}
	if c.array > 0 {
		v, ok := k.array(x, c, row, col, rows, cols)
		if !ok {
			return v, "", errCannot
		}
		return v, "", nil
	}
	if c.formula != "" {
		if c.ftag != nil {
			return v, "", errCannot
		}
		f := x.formulaAt(c, rows, cols)
		v, ok := k.formula(x, row, col, f)
		if !ok {
			return v, f, errCannot
		}
		return v, f, nil
	}
	if c.pieces != nil {
		n := x.content(c, x.scopeAt(rows), x.scopeAt(cols))
		switch n.kind {
		case 'n':
			return num(n.num), "", nil
		case 's':
			return str(n.text), "", nil
		}
		return result{}, "", nil
	}
	return constant(c), "", nil
}

func constant(c *cell) result {
	switch c.typ {
	case "s", "str", "inlineStr":
		return str(c.value)
	case "b":
		return truth(strings.TrimSpace(c.value) == "1")
	case "e":
		return fault(c.value)
	}
	f, err := strconv.ParseFloat(strings.TrimSpace(c.value), 64)
	if err != nil {
		return result{}
	}
	return num(f)
}

func (s *sheet) cell(row_, col int) *cell {
	i, ok := slices.BinarySearchFunc(s.rows, row_, func(r row, n int) int { return r.num - n })
	if !ok {
		return nil
	}
	cells := s.rows[i].cells
	j, ok := slices.BinarySearchFunc(cells, col, func(c cell, n int) int { return c.col - n })
	if !ok {
		return nil
	}
	return &cells[j]
}

// evaluation is a formula being computed in its cell.
type evaluation struct {
	k        *calculator
	x        *filled
	row, col int
	arrays   bool // a range stands for all of its values, one by one
}

func (e *evaluation) value(n *node) (result, error) {
	switch n.op {
	case "num":
		return num(n.num), nil
	case "str":
		return str(n.text), nil
	case "bool":
		return truth(n.num != 0), nil
	case "none":
		return result{}, nil
	case "ref":
		if n.ref.r1 != n.ref.r2 || n.ref.c1 != n.ref.c2 {
			return result{}, errCannot
		}
		x, err := e.sheet(n)
		if err != nil {
			return result{}, err
		}
		v, _, err := e.k.cell(x, n.ref.r1, n.ref.c1)
		return v, err
	case "call":
		return e.call(n)
	case "union":
		return result{}, errCannot
	}
	a, err := e.value(n.kids[0])
	if err != nil || a.kind == 'e' {
		return a, err
	}
	if n.op == "-1" || n.op == "%" {
		return sign(n.op, a), nil
	}
	b, err := e.value(n.kids[1])
	if err != nil || b.kind == 'e' {
		return b, err
	}
	return operate(n.op, a, b), nil
}

func (e *evaluation) sheet(n *node) (*filled, error) {
	if !n.quoted {
		return e.x, nil
	}
	for _, x := range e.x.book.sheets {
		if strings.EqualFold(x.name, n.text) {
			return x, nil
		}
	}
	return nil, errCannot
}
