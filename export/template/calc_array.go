package template

// arrayAt is where a formula over several cells stands, seen from one of them: within
// the turns that hold all of it.
func (x *filled) arrayAt(c *cell, rows, cols chain) rect {
	r := x.src.arrays[c.array-1].ref
	rows, cols = x.rows.holding(r.r1, r.r2, rows), x.cols.holding(r.c1, r.c2, cols)
	return (&mapper{}).rect(x, r, rows, cols).tidy(rect{single: r.size() == 1})
}

// arrayText is its formula.
func (x *filled) arrayText(c *cell, rows, cols chain) string {
	a := x.src.arrays[c.array-1]
	first := cell{row: a.ref.r1, col: a.ref.c1, formula: a.text}
	return x.formulaAt(&first, x.rows.holding(a.ref.r1, a.ref.r2, rows), x.cols.holding(a.ref.c1, a.ref.c2, cols))
}

// holding are the turns of a place that hold lines lo to hi.
func (a *axis) holding(lo, hi int, place chain) chain {
	n := 0
	for n < len(place) && place[n].band.lo <= lo && hi <= place[n].band.hi {
		n++
	}
	return place[:n]
}

// cuts tells whether lines lo to hi begin or end amid a band that stands several times.
func (a *axis) cuts(lo, hi int) bool {
	return a.root.cuts(lo, hi)
}

func (p *part) cuts(lo, hi int) bool {
	for _, t := range p.bands {
		b := t.band
		switch {
		case hi < b.lo || lo > b.hi || lo <= b.lo && hi >= b.hi:
		case lo < b.lo || hi > b.hi:
			if len(t.parts) > 1 {
				return true
			}
		case len(t.parts) > 0 && t.parts[0].cuts(lo, hi):
			return true
		}
	}
	return false
}

// array is what a cell of a formula over several cells shows.
func (k *calculator) array(x *filled, c *cell, row, col int, rows, cols chain) (result, bool) {
	to := x.arrayAt(c, rows, cols)
	at := place{x, to.r1, to.c1}
	a, ok := k.arrays[at]
	if !ok {
		if k.depth > 200 || k.steps > manySteps {
			return result{}, false
		}
		k.arrays[at] = matrix{} // one that asks for itself is not computed
		k.depth++
		a = k.spread(x, to, x.arrayText(c, rows, cols))
		k.depth--
		k.arrays[at] = a
	}
	if len(a.at) == 0 {
		return result{}, false
	}
	v := a.get(row-to.r1, col-to.c1)
	if v.kind == 0 {
		v = num(0)
	}
	return v, !v.unknown()
}

func (k *calculator) spread(x *filled, to rect, text string) matrix {
	n, err := k.parse(x, to.r1, text)
	if err != nil {
		return matrix{}
	}
	e := &evaluation{k: k, x: x, row: to.r1, col: to.c1, arrays: true}
	m, err := e.matrix(n)
	if err != nil {
		return matrix{}
	}
	return m
}
