package calc

// Array is what one of the cells shows that a formula stands over.
func (k *Calculator) Array(x Sheet, to Rect, text string, row, col int) (Value, bool) {
	at := place{x, to.R1, to.C1}
	a, ok := k.arrays[at]
	if !ok {
		if k.depth > 200 || k.steps > k.most {
			return Value{}, false
		}
		k.arrays[at] = matrix{} // one that asks for itself is not computed
		k.depth++
		a = k.spread(x, to, text)
		k.depth--
		k.arrays[at] = a
	}
	if len(a.at) == 0 {
		return Value{}, false
	}
	v := a.get(row-to.R1, col-to.C1)
	if v.Kind == 0 {
		v = Number(0)
	}
	return v, !v.unknown()
}

func (k *Calculator) spread(x Sheet, to Rect, text string) matrix {
	n, err := k.parse(x, to.R1, text)
	if err != nil {
		return matrix{}
	}
	e := &evaluation{k: k, x: x, row: to.R1, col: to.C1, arrays: true}
	m, err := e.matrix(n)
	if err != nil {
		return matrix{}
	}
	return m
}
