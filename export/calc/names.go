package calc

import "strings"

// parse takes a formula apart and puts the cells in place of the names of tables and of
// ranges.
func (k *Calculator) parse(x Sheet, row int, text string) (*node, error) {
	n, err := parseFormula(text)
	if err != nil {
		return nil, err
	}
	return n, k.resolve(n, x, row, 0)
}

func (k *Calculator) resolve(n *node, x Sheet, row, depth int) error {
	if depth > 500 {
		return ErrCannot
	}
	switch n.op {
	case "list":
		on, r, _, ok := k.book.List(n.Text, n.inside, x, row)
		if !ok {
			return ErrCannot
		}
		*n = node{op: "ref", ref: r, Text: on, quoted: true}
	case "name":
		on, r, has, ok := k.book.List(n.Text, "[]", x, row)
		if ok {
			*n = node{op: "ref", ref: r, Text: on, quoted: true}
			return nil
		}
		to := k.book.Named(strings.ToLower(n.Text))
		if has || to == "" {
			return ErrCannot
		}
		named, err := parseFormula(to)
		constant := err == nil && (named.op == "str" || named.op == "num" || named.op == "bool")
		if err != nil || !constant && (named.op != "ref" || !named.quoted || !named.ref.fixed()) {
			return ErrCannot // one that depends on where it is used
		}
		*n = *named
	}
	for _, a := range n.kids {
		if err := k.resolve(a, x, row, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// fixed tells whether a reference means the same cells everywhere.
func (r Rect) fixed() bool {
	return (r.WholeRows || r.FixC1 && r.FixC2) && (r.WholeColumn || r.FixR1 && r.FixR2)
}

// Known tells whether all functions of a formula are computed here.
func Known(formula string) bool {
	n, err := parseFormula(formula)
	return err == nil && n.known()
}

func (n *node) known() bool {
	if _, ok := functions[n.Text]; n.op == "call" && !ok {
		return false
	}
	for _, a := range n.kids {
		if !a.known() {
			return false
		}
	}
	return true
}
