package calc

import (
	"math"
	"strconv"
	"strings"
)

// Value is what a cell shows to a formula.
type Value struct {
	Kind   byte // 0 empty, 'n', 's', 'b', 'e' an error whose name is text
	Number float64
	Text   string
}

func Number(f float64) Value {
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return Value{Kind: 'e', Text: "#NUM!"}
	}
	return Value{Kind: 'n', Number: f}
}
func Text(s string) Value  { return Value{Kind: 's', Text: s} }
func Fault(s string) Value { return Value{Kind: 'e', Text: s} }
func truth(b bool) Value {
	if b {
		return Value{Kind: 'b', Number: 1}
	}
	return Value{Kind: 'b'}
}

// Calculator computes what forms compute. It asks for cells as it needs them and keeps
// only the results of formulas.
type Calculator struct {
	book   Book
	memo   map[place]answer
	arrays map[place]matrix
	steps  int
	most   int
	depth  int
}

func New(b Book) *Calculator {
	return &Calculator{book: b, most: manySteps, memo: map[place]answer{}, arrays: map[place]matrix{}}
}

type place struct {
	sheet    Sheet
	row, col int
}

type answer struct {
	v    Value
	ok   bool
	done bool
}

// manySteps bounds what a form may cost: 20,000 rows that each look at 1,000 cells.
const manySteps = 20_000_000

// Formula computes a formula that stands in a cell of the finished workbook.
func (k *Calculator) Formula(x Sheet, row, col int, text string) (Value, bool) {
	at := place{x, row, col}
	if a, ok := k.memo[at]; ok {
		return a.v, a.ok && a.done
	}
	if k.depth > 200 || k.steps > k.most {
		return Value{}, false
	}
	k.memo[at] = answer{}
	k.depth++
	v, err := k.run(x, row, col, text)
	k.depth--
	if v.Kind == 0 {
		v = Number(0)
	}
	k.memo[at] = answer{v, err == nil, true}
	return v, err == nil
}

// Evaluate computes a formula that stands in no cell as if it stood in one.
func (k *Calculator) Evaluate(x Sheet, row, col int, text string) (Value, bool) {
	v, err := k.run(x, row, col, text)
	return v, err == nil
}

// Allow is how many cells may be looked at from now on; what would need more is not
// computed.
func (k *Calculator) Allow(cells int) { k.steps, k.most = 0, cells }

// Looked is how many were looked at since.
func (k *Calculator) Looked() int { return k.steps }

func (k *Calculator) run(x Sheet, row, col int, text string) (Value, error) {
	n, err := k.parse(x, row, text)
	if err != nil {
		return Value{}, err
	}
	e := &evaluation{k: k, x: x, row: row, col: col}
	v, err := e.value(n)
	if v.unknown() {
		err = ErrCannot
	}
	return v, err
}

// cell is what a cell shows, and its formula.
func (k *Calculator) cell(x Sheet, row, col int) (v Value, formula string, err error) {
	if k.steps++; k.steps > k.most {
		return v, "", ErrCannot
	}
	return x.Cell(k, row, col)
}

// Stored is a value as a cell of a file holds it: its type and what stands in it.
func Stored(typ, value string) Value {
	switch typ {
	case "s", "str", "inlineStr":
		return Text(value)
	case "b":
		return truth(strings.TrimSpace(value) == "1")
	case "e":
		return Fault(value)
	}
	f, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil {
		return Value{}
	}
	return Number(f)
}

// evaluation is a formula being computed in its cell.
type evaluation struct {
	k        *Calculator
	x        Sheet
	row, col int
	arrays   bool // a range stands for all of its values, one by one
}

func (e *evaluation) value(n *node) (Value, error) {
	switch n.op {
	case "num":
		return Number(n.Number), nil
	case "str":
		return Text(n.Text), nil
	case "bool":
		return truth(n.Number != 0), nil
	case "none":
		return Value{}, nil
	case "ref":
		if n.ref.R1 != n.ref.R2 || n.ref.C1 != n.ref.C2 {
			return Value{}, ErrCannot
		}
		x, err := e.sheet(n)
		if err != nil {
			return Value{}, err
		}
		v, _, err := e.k.cell(x, n.ref.R1, n.ref.C1)
		return v, err
	case "call":
		return e.call(n)
	case "union":
		return Value{}, ErrCannot
	}
	a, err := e.value(n.kids[0])
	if err != nil || a.Kind == 'e' {
		return a, err
	}
	if n.op == "-1" || n.op == "%" {
		return sign(n.op, a), nil
	}
	b, err := e.value(n.kids[1])
	if err != nil || b.Kind == 'e' {
		return b, err
	}
	return operate(n.op, a, b), nil
}

func (e *evaluation) sheet(n *node) (Sheet, error) {
	if !n.quoted {
		return e.x, nil
	}
	if x := e.k.book.Sheet(n.Text); x != nil {
		return x, nil
	}
	return nil, ErrCannot
}
