package template

var logic = map[string]function{
	"IF":        {least: 2, most: 3, run: (*evaluation).branch},
	"IFERROR":   {least: 2, most: 2, run: func(e *evaluation, a []*node) (result, error) { return e.instead(a, "") }},
	"IFNA":      {least: 2, most: 2, run: func(e *evaluation, a []*node) (result, error) { return e.instead(a, "#N/A") }},
	"AND":       {least: 1, most: many, run: func(e *evaluation, a []*node) (result, error) { return e.truths(a, true) }},
	"OR":        {least: 1, most: many, run: func(e *evaluation, a []*node) (result, error) { return e.truths(a, false) }},
	"NOT":       {least: 1, most: 1, plain: func(_ calendar, a []result) (result, error) { return negated(a[0]), nil }},
	"ISBLANK":   is(func(v result) bool { return v.kind == 0 }),
	"ISERROR":   is(func(v result) bool { return v.kind == 'e' }),
	"ISNA":      is(func(v result) bool { return v.kind == 'e' && v.text == "#N/A" }),
	"ISNUMBER":  is(func(v result) bool { return v.kind == 'n' }),
	"ISTEXT":    is(func(v result) bool { return v.kind == 's' }),
	"ISNONTEXT": is(func(v result) bool { return v.kind != 's' }),
	"NA":        {plain: func(calendar, []result) (result, error) { return fault("#N/A"), nil }},
	"TRUE":      {plain: func(calendar, []result) (result, error) { return truth(true), nil }},
	"FALSE":     {plain: func(calendar, []result) (result, error) { return truth(false), nil }},
	"CHOOSE":    {least: 2, most: many, run: (*evaluation).choice},
}

// choose are IF and IFERROR where every place of a range chooses for itself.
var choose = map[string]func(calendar, []result) (result, error){
	"IF": func(_ calendar, a []result) (result, error) {
		f, bad := toTruth(a[0])
		switch {
		case bad.kind != 0:
			return bad, nil
		case f:
			return a[1], nil
		case len(a) > 2:
			return a[2], nil
		}
		return truth(false), nil
	},
	"IFERROR": func(_ calendar, a []result) (result, error) {
		if a[0].unknown() {
			return a[0], nil
		}
		if a[0].kind == 'e' {
			return a[1], nil
		}
		return a[0], nil
	},
}

func is(what func(result) bool) function {
	return function{least: 1, most: 1, all: func(_ calendar, a []result) (result, error) {
		if a[0].unknown() {
			return a[0], nil
		}
		return truth(what(a[0])), nil
	}}
}

func negated(v result) result {
	f, bad := toTruth(v)
	if bad.kind != 0 {
		return bad
	}
	return truth(!f)
}

// toTruth is a condition; words are none.
func toTruth(v result) (bool, result) {
	if v.kind == 's' {
		return false, fault("#VALUE!")
	}
	f, bad := toNumber(v)
	return f != 0, bad
}

func (e *evaluation) branch(a []*node) (result, error) {
	first, err := e.value(a[0])
	if err != nil || first.kind == 'e' {
		return first, err
	}
	f, bad := toTruth(first)
	switch {
	case bad.kind != 0:
		return bad, nil
	case f:
		return e.value(a[1])
	case len(a) > 2:
		return e.value(a[2])
	}
	return truth(false), nil
}

func (e *evaluation) instead(a []*node, of string) (result, error) {
	v, err := e.value(a[0])
	if err == nil && v.kind == 'e' && !v.unknown() && (of == "" || v.text == of) {
		return e.value(a[1])
	}
	return v, err
}

func (e *evaluation) truths(a []*node, want bool) (result, error) {
	all, any, seen := true, false, false
	for _, n := range a {
		bad := result{}
		if err := e.each(n, func(v result, _ string, direct bool) {
			switch {
			case v.kind == 'e' && bad.kind == 0:
				bad = v
			case v.kind == 'n' || v.kind == 'b':
				all, any, seen = all && v.num != 0, any || v.num != 0, true
			case v.kind == 's' && direct:
				bad = fault("#VALUE!")
			}
		}); err != nil || bad.kind != 0 {
			return bad, err
		}
	}
	if !seen {
		return fault("#VALUE!"), nil
	}
	return truth(want && all || !want && any), nil
}

func (e *evaluation) choice(a []*node) (result, error) {
	v, err := e.value(a[0])
	if err != nil || v.kind == 'e' {
		return v, err
	}
	f, bad := toNumber(v)
	if bad.kind != 0 {
		return bad, nil
	}
	if i := int(f); i >= 1 && i < len(a) {
		return e.value(a[i])
	}
	return fault("#VALUE!"), nil
}
