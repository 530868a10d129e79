package wareki

import "strconv"

// ParseFiscalYear reads a fiscal year as people type it: 2013, 2013年度, H25,
// 平成25年度, R元, 令和元年度. Two digits without an era are refused.
//
// The year must hold a day of the era, by which 平成31年度 is 2019, the name it
// had when its budget was made, and 昭和64年度, which never began, is refused.
// Every error is a *ParseError.
func ParseFiscalYear(s string) (FiscalYear, error) {
	r := newReader(s)
	refuse := func(reason Reason, hint int) (FiscalYear, error) {
		e := &ParseError{Text: s, Reason: reason}
		if hint != 0 {
			e.Hint = strconv.Itoa(hint)
		}
		return 0, e
	}
	if r.empty() {
		return refuse(ReasonEmpty, 0)
	}
	var g Gengo
	hasEra := false
	if r.take("西暦") == "" {
		g, hasEra = r.gengo()
	}
	n, ok := r.year()
	r.space()
	r.take("年度", "年")
	switch {
	case !ok || !r.end() || n.first && !hasEra || hasEra && n.digits > 3:
		return refuse(ReasonNotAYear, 0)
	case !hasEra && n.digits <= 2:
		return refuse(ReasonAmbiguousYear, 0)
	case !hasEra && (n.digits != 4 || n.value < 1000):
		return refuse(ReasonNotAYear, 0)
	case !hasEra:
		return FiscalYear(n.value), nil
	}
	if n.value == 0 {
		return refuse(ReasonOutsideEra, 0)
	}
	y := FiscalYear(g.First.Year() + n.value - 1)
	if !y.holds(g) {
		return refuse(ReasonOutsideEra, int(y))
	}
	return y, nil
}

// holds reports whether a day of the fiscal year lies in the era.
func (y FiscalYear) holds(g Gengo) bool {
	first, _, ok := EraOf(y.First())
	last, _, ok2 := EraOf(y.Last())
	return ok && first == g || ok2 && last == g
}
