package template

var lookups = map[string]function{
	"VLOOKUP": {least: 3, most: 4, run: func(e *evaluation, a []*node) (result, error) { return e.lookup(a, false) }},
	"HLOOKUP": {least: 3, most: 4, run: func(e *evaluation, a []*node) (result, error) { return e.lookup(a, true) }},
	"MATCH":   {least: 2, most: 3, run: (*evaluation).match},
	"INDEX":   {least: 2, most: 3, run: (*evaluation).index},
	"ROW": {most: 1, run: func(e *evaluation, a []*node) (result, error) {
		return e.place(a, e.row, func(r rect) int { return r.r1 })
	}},
	"COLUMN": {most: 1, run: func(e *evaluation, a []*node) (result, error) {
		return e.place(a, e.col, func(r rect) int { return r.c1 })
	}},
	"ROWS": {least: 1, most: 1, run: func(e *evaluation, a []*node) (result, error) {
		return e.place(a, 0, func(r rect) int { return r.r2 - r.r1 + 1 })
	}},
	"COLUMNS": {least: 1, most: 1, run: func(e *evaluation, a []*node) (result, error) {
		return e.place(a, 0, func(r rect) int { return r.c2 - r.c1 + 1 })
	}},
}

func (e *evaluation) place(a []*node, own int, of func(rect) int) (result, error) {
	if len(a) == 0 {
		return num(float64(own)), nil
	}
	if a[0].op != "ref" {
		return result{}, errCannot
	}
	return num(float64(of(a[0].ref))), nil
}

// position is where a value stands in a row or column of values, from 0. near is 0 for
// the very value, 1 for the last that is not more, -1 for the last that is not less.
func position(want result, list []result, near int) (int, error) {
	if want.kind == 0 {
		want = num(0)
	}
	if want.kind == 's' && near == 0 {
		match := wild(want.text)
		for i, v := range list {
			if v.kind == 's' && match(v.text) {
				return i, nil
			}
		}
		return -1, nil
	}
	at := -1
	last := result{}
	for i, v := range list {
		if v.kind != want.kind {
			continue
		}
		if near == 0 {
			if order(v, want) == 0 {
				return i, nil
			}
			continue
		}
		if last.kind != 0 && order(v, last)*near < 0 {
			return -1, errCannot // out of order: what is found depends on how one looks
		}
		last = v
		if order(v, want)*near <= 0 {
			at = i
		}
	}
	return at, nil
}

func (e *evaluation) lookup(a []*node, across bool) (result, error) {
	want, err := e.value(a[0])
	if err != nil || want.kind == 'e' {
		return want, err
	}
	near := 1
	if len(a) > 3 {
		v, err := e.value(a[3])
		if err != nil || v.kind == 'e' {
			return v, err
		}
		if v.num == 0 {
			near = 0
		}
	}
	which, err := e.value(a[2])
	if err != nil || which.kind == 'e' || a[1].op != "ref" {
		return which, orCannot(err)
	}
	k, ref := int(which.num), a[1].ref
	line := *a[1]
	wide := ref.c2 - ref.c1 + 1
	line.ref.c2 = ref.c1
	if across {
		line.ref = ref
		line.ref.r2 = ref.r1
		wide = ref.r2 - ref.r1 + 1
	}
	switch {
	case k < 1:
		return fault("#VALUE!"), nil
	case k > wide:
		return fault("#REF!"), nil
	}
	m, err := e.cells(&line)
	if err != nil {
		return result{}, err
	}
	i, err := position(want, m.at, near)
	if err != nil {
		return result{}, err
	}
	if i < 0 {
		return fault("#N/A"), nil
	}
	x, err := e.sheet(a[1])
	if err != nil {
		return result{}, err
	}
	row, col := ref.r1+i, ref.c1+k-1
	if across {
		row, col = ref.r1+k-1, ref.c1+i
	}
	v, _, err := e.k.cell(x, row, col)
	return v, err
}

// orCannot is an error where there would be none.
func orCannot(err error) error {
	if err == nil {
		return errCannot
	}
	return err
}

func (e *evaluation) match(a []*node) (result, error) {
	want, err := e.value(a[0])
	if err != nil || want.kind == 'e' {
		return want, err
	}
	near := 1
	if len(a) > 2 {
		v, err := e.value(a[2])
		if err != nil || v.kind == 'e' {
			return v, err
		}
		near = int(v.num)
	}
	m, err := e.matrix(a[1])
	if err != nil {
		return result{}, err
	}
	if m.rows > 1 && m.cols > 1 {
		return fault("#N/A"), nil
	}
	i, err := position(want, m.at, max(-1, min(1, near)))
	if err != nil {
		return result{}, err
	}
	if i < 0 {
		return fault("#N/A"), nil
	}
	return num(float64(i + 1)), nil
}

func (e *evaluation) index(a []*node) (result, error) {
	if a[0].op != "ref" {
		return result{}, errCannot
	}
	r := a[0].ref
	var at [2]int
	for i, n := range a[1:] {
		v, err := e.value(n)
		if err != nil || v.kind == 'e' {
			return v, err
		}
		f, bad := toNumber(v)
		if bad.kind != 0 {
			return bad, nil
		}
		at[i] = int(f)
	}
	if len(a) == 2 {
		if r.r1 == r.r2 {
			at[0], at[1] = 1, at[0]
		} else if r.c1 == r.c2 {
			at[1] = 1
		}
	}
	if r.r1 == r.r2 && at[0] == 0 {
		at[0] = 1
	}
	if r.c1 == r.c2 && at[1] == 0 {
		at[1] = 1
	}
	row, col := r.r1+at[0]-1, r.c1+at[1]-1
	switch {
	case at[0] == 0 || at[1] == 0:
		return result{}, errCannot // a whole row or column
	case at[0] < 0 || at[1] < 0:
		return fault("#VALUE!"), nil
	case row > r.r2 || col > r.c2:
		return fault("#REF!"), nil
	}
	x, err := e.sheet(a[0])
	if err != nil {
		return result{}, err
	}
	v, _, err := e.k.cell(x, row, col)
	return v, err
}
