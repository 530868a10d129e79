package calc

var lookups = map[string]function{
	"VLOOKUP": {least: 3, most: 4, run: func(e *evaluation, a []*node) (Value, error) { return e.lookup(a, false) }},
	"HLOOKUP": {least: 3, most: 4, run: func(e *evaluation, a []*node) (Value, error) { return e.lookup(a, true) }},
	"MATCH":   {least: 2, most: 3, run: (*evaluation).match},
	"INDEX":   {least: 2, most: 3, run: (*evaluation).index},
	"ROW": {most: 1, run: func(e *evaluation, a []*node) (Value, error) {
		return e.place(a, e.row, func(r Rect) int { return r.R1 })
	}},
	"COLUMN": {most: 1, run: func(e *evaluation, a []*node) (Value, error) {
		return e.place(a, e.col, func(r Rect) int { return r.C1 })
	}},
	"ROWS": {least: 1, most: 1, run: func(e *evaluation, a []*node) (Value, error) {
		return e.place(a, 0, func(r Rect) int { return r.R2 - r.R1 + 1 })
	}},
	"COLUMNS": {least: 1, most: 1, run: func(e *evaluation, a []*node) (Value, error) {
		return e.place(a, 0, func(r Rect) int { return r.C2 - r.C1 + 1 })
	}},
}

func (e *evaluation) place(a []*node, own int, of func(Rect) int) (Value, error) {
	if len(a) == 0 {
		return Number(float64(own)), nil
	}
	if a[0].op != "ref" {
		return Value{}, ErrCannot
	}
	return Number(float64(of(a[0].ref))), nil
}

// position is where a value stands in a row or column of values, from 0. near is 0 for
// the very value, 1 for the last that is not more, -1 for the last that is not less.
func position(want Value, list []Value, near int) (int, error) {
	if want.Kind == 0 {
		want = Number(0)
	}
	if want.Kind == 's' && near == 0 {
		match := wild(want.Text)
		for i, v := range list {
			if v.Kind == 's' && match(v.Text) {
				return i, nil
			}
		}
		return -1, nil
	}
	at := -1
	last := Value{}
	for i, v := range list {
		if v.Kind != want.Kind {
			continue
		}
		if near == 0 {
			if Compare(v, want) == 0 {
				return i, nil
			}
			continue
		}
		if last.Kind != 0 && Compare(v, last)*near < 0 {
			return -1, ErrCannot // out of order: what is found depends on how one looks
		}
		last = v
		if Compare(v, want)*near <= 0 {
			at = i
		}
	}
	return at, nil
}

func (e *evaluation) lookup(a []*node, across bool) (Value, error) {
	want, err := e.value(a[0])
	if err != nil || want.Kind == 'e' {
		return want, err
	}
	near := 1
	if len(a) > 3 {
		v, err := e.value(a[3])
		if err != nil || v.Kind == 'e' {
			return v, err
		}
		if v.Number == 0 {
			near = 0
		}
	}
	which, err := e.value(a[2])
	if err != nil || which.Kind == 'e' || a[1].op != "ref" {
		return which, orCannot(err)
	}
	k, ref := int(which.Number), a[1].ref
	line := *a[1]
	wide := ref.C2 - ref.C1 + 1
	line.ref.C2 = ref.C1
	if across {
		line.ref = ref
		line.ref.R2 = ref.R1
		wide = ref.R2 - ref.R1 + 1
	}
	switch {
	case k < 1:
		return Fault("#VALUE!"), nil
	case k > wide:
		return Fault("#REF!"), nil
	}
	m, err := e.cells(&line)
	if err != nil {
		return Value{}, err
	}
	i, err := position(want, m.at, near)
	if err != nil {
		return Value{}, err
	}
	if i < 0 {
		return Fault("#N/A"), nil
	}
	x, err := e.sheet(a[1])
	if err != nil {
		return Value{}, err
	}
	row, col := ref.R1+i, ref.C1+k-1
	if across {
		row, col = ref.R1+k-1, ref.C1+i
	}
	v, _, err := e.k.cell(x, row, col)
	return v, err
}

// orCannot is an error where there would be none.
func orCannot(err error) error {
	if err == nil {
		return ErrCannot
	}
	return err
}

func (e *evaluation) match(a []*node) (Value, error) {
	want, err := e.value(a[0])
	if err != nil || want.Kind == 'e' {
		return want, err
	}
	near := 1
	if len(a) > 2 {
		v, err := e.value(a[2])
		if err != nil || v.Kind == 'e' {
			return v, err
		}
		near = int(v.Number)
	}
	m, err := e.matrix(a[1])
	if err != nil {
		return Value{}, err
	}
	if m.rows > 1 && m.cols > 1 {
		return Fault("#N/A"), nil
	}
	i, err := position(want, m.at, max(-1, min(1, near)))
	if err != nil {
		return Value{}, err
	}
	if i < 0 {
		return Fault("#N/A"), nil
	}
	return Number(float64(i + 1)), nil
}

func (e *evaluation) index(a []*node) (Value, error) {
	if a[0].op != "ref" {
		return Value{}, ErrCannot
	}
	r := a[0].ref
	var at [2]int
	for i, n := range a[1:] {
		v, err := e.value(n)
		if err != nil || v.Kind == 'e' {
			return v, err
		}
		f, bad := toNumber(v)
		if bad.Kind != 0 {
			return bad, nil
		}
		at[i] = int(f)
	}
	if len(a) == 2 {
		if r.R1 == r.R2 {
			at[0], at[1] = 1, at[0]
		} else if r.C1 == r.C2 {
			at[1] = 1
		}
	}
	if r.R1 == r.R2 && at[0] == 0 {
		at[0] = 1
	}
	if r.C1 == r.C2 && at[1] == 0 {
		at[1] = 1
	}
	row, col := r.R1+at[0]-1, r.C1+at[1]-1
	switch {
	case at[0] == 0 || at[1] == 0:
		return Value{}, ErrCannot // a whole row or column
	case at[0] < 0 || at[1] < 0:
		return Fault("#VALUE!"), nil
	case row > r.R2 || col > r.C2:
		return Fault("#REF!"), nil
	}
	x, err := e.sheet(a[0])
	if err != nil {
		return Value{}, err
	}
	v, _, err := e.k.cell(x, row, col)
	return v, err
}
