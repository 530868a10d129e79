package calc

import "math"

var logic = map[string]function{
	"IF":        {least: 2, most: 3, run: (*evaluation).branch},
	"IFERROR":   {least: 2, most: 2, run: func(e *evaluation, a []*node) (Value, error) { return e.instead(a, "") }},
	"IFNA":      {least: 2, most: 2, run: func(e *evaluation, a []*node) (Value, error) { return e.instead(a, "#N/A") }},
	"AND":       {least: 1, most: many, run: func(e *evaluation, a []*node) (Value, error) { return e.truths(a, true) }},
	"OR":        {least: 1, most: many, run: func(e *evaluation, a []*node) (Value, error) { return e.truths(a, false) }},
	"NOT":       {least: 1, most: 1, plain: func(_ Calendar, a []Value) (Value, error) { return negated(a[0]), nil }},
	"ISBLANK":   is(func(v Value) bool { return v.Kind == 0 }),
	"ISERROR":   is(func(v Value) bool { return v.Kind == 'e' }),
	"ISNA":      is(func(v Value) bool { return v.Kind == 'e' && v.Text == "#N/A" }),
	"ISNUMBER":  is(func(v Value) bool { return v.Kind == 'n' }),
	"ISTEXT":    is(func(v Value) bool { return v.Kind == 's' }),
	"ISNONTEXT": is(func(v Value) bool { return v.Kind != 's' }),
	"ISEVEN":    numeric(1, 1, func(_ Calendar, a []float64) (Value, error) { return truth(math.Mod(math.Trunc(a[0]), 2) == 0), nil }),
	"ISODD":     numeric(1, 1, func(_ Calendar, a []float64) (Value, error) { return truth(math.Mod(math.Trunc(a[0]), 2) != 0), nil }),
	"NA":        {plain: func(Calendar, []Value) (Value, error) { return Fault("#N/A"), nil }},
	"TRUE":      {plain: func(Calendar, []Value) (Value, error) { return truth(true), nil }},
	"FALSE":     {plain: func(Calendar, []Value) (Value, error) { return truth(false), nil }},
	"CHOOSE":    {least: 2, most: many, run: (*evaluation).choice},
}

// choose are IF and IFERROR where every place of a range chooses for itself.
var choose = map[string]func(Calendar, []Value) (Value, error){
	"IF": func(_ Calendar, a []Value) (Value, error) {
		f, bad := toTruth(a[0])
		switch {
		case bad.Kind != 0:
			return bad, nil
		case f:
			return a[1], nil
		case len(a) > 2:
			return a[2], nil
		}
		return truth(false), nil
	},
	"IFERROR": func(_ Calendar, a []Value) (Value, error) {
		if a[0].unknown() {
			return a[0], nil
		}
		if a[0].Kind == 'e' {
			return a[1], nil
		}
		return a[0], nil
	},
}

func is(what func(Value) bool) function {
	return function{least: 1, most: 1, all: func(_ Calendar, a []Value) (Value, error) {
		if a[0].unknown() {
			return a[0], nil
		}
		return truth(what(a[0])), nil
	}}
}

func negated(v Value) Value {
	f, bad := toTruth(v)
	if bad.Kind != 0 {
		return bad
	}
	return truth(!f)
}

// toTruth is a condition; words are none.
func toTruth(v Value) (bool, Value) {
	if v.Kind == 's' {
		return false, Fault("#VALUE!")
	}
	f, bad := toNumber(v)
	return f != 0, bad
}

func (e *evaluation) branch(a []*node) (Value, error) {
	first, err := e.value(a[0])
	if err != nil || first.Kind == 'e' {
		return first, err
	}
	f, bad := toTruth(first)
	switch {
	case bad.Kind != 0:
		return bad, nil
	case f:
		return e.value(a[1])
	case len(a) > 2:
		return e.value(a[2])
	}
	return truth(false), nil
}

func (e *evaluation) instead(a []*node, of string) (Value, error) {
	v, err := e.value(a[0])
	if err == nil && v.Kind == 'e' && !v.unknown() && (of == "" || v.Text == of) {
		return e.value(a[1])
	}
	return v, err
}

func (e *evaluation) truths(a []*node, want bool) (Value, error) {
	all, any, seen := true, false, false
	for _, n := range a {
		bad := Value{}
		if err := e.each(n, func(v Value, _ string, direct bool) {
			switch {
			case v.Kind == 'e' && bad.Kind == 0:
				bad = v
			case v.Kind == 'n' || v.Kind == 'b':
				all, any, seen = all && v.Number != 0, any || v.Number != 0, true
			case v.Kind == 's' && direct:
				bad = Fault("#VALUE!")
			}
		}); err != nil || bad.Kind != 0 {
			return bad, err
		}
	}
	if !seen {
		return Fault("#VALUE!"), nil
	}
	return truth(want && all || !want && any), nil
}

func (e *evaluation) choice(a []*node) (Value, error) {
	v, err := e.value(a[0])
	if err != nil || v.Kind == 'e' {
		return v, err
	}
	f, bad := toNumber(v)
	if bad.Kind != 0 {
		return bad, nil
	}
	if i := int(f); i >= 1 && i < len(a) {
		return e.value(a[i])
	}
	return Fault("#VALUE!"), nil
}
