package wareki

// Parse reads a day as people type it. It takes full and half width alike:
//
//	R8.12.8  r8-12-8  令和8年12月8日(火)  令8/12/8  ㋿8年12月8日  R081208
//	2026/12/8  2026-12-08  2026年12月8日  20261208
//	12/8  12月8日  1208                   the next such day, today included
//
// A day of the week may follow, with 曜, 曜日 or 祝, and must agree. Numbers may
// be kanji; white space may stand for a separator.
//
// Parse refuses what two readers could read differently, above all years of two
// digits without an era, and dates outside their era (平成31年5月1日): a wrong
// day in the ledger costs more than typing again. Every error is a *ParseError.
//
// today is only asked where the year is left out; if it is not valid, such a
// text has an ambiguous year.
func Parse(s string, today Date) (Date, error) {
	d, hint, reason := parseDate(s, today)
	if reason != "" {
		return "", &ParseError{Text: s, Reason: reason, Hint: string(hint)}
	}
	return d, nil
}

// parseDate returns a reason, and perhaps a hint, or a valid day.
func parseDate(s string, today Date) (d, hint Date, reason Reason) {
	r := newReader(s)
	if r.empty() {
		return "", "", ReasonEmpty
	}
	typed, ok := r.date()
	if !ok {
		return "", typed.serialHint(), ReasonNotADate
	}
	weekday, ok := r.weekday()
	if !ok {
		return "", "", ReasonNotADate
	}
	d, hint, reason = typed.resolve(today)
	if reason == "" && weekday >= 0 && int(d.Weekday()) != weekday {
		return "", d, ReasonWeekday
	}
	return d, hint, reason
}

// typedDate holds the numbers of a typed day before they are weighed.
type typedDate struct {
	gengo            Gengo
	hasEra, hasYear  bool
	year, month, day number
}

// date reads everything before the day of the week.
func (r *reader) date() (t typedDate, ok bool) {
	western := r.take("西暦") != ""
	r.space()
	if !western {
		t.gengo, t.hasEra = r.gengo()
	}
	first, ok := r.year()
	if !ok {
		return t, false
	}
	switch r.separator("年", "月") {
	case "":
		return r.compact(t, first)
	case "年":
		t.hasYear, t.year = true, first
		return t, r.tail(&t, "月")
	case "月":
		t.month = first
		if t.day, ok = r.number(); !ok || first.first || t.hasEra || western {
			return t, false
		}
		r.space()
		r.take("日")
		return t, true
	}
	second, ok := r.number()
	if !ok {
		return t, false
	}
	before := r.at
	if r.separator() != "" {
		if third, ok := r.number(); ok {
			t.hasYear, t.year, t.month, t.day = true, first, second, third
			return t, true
		}
	}
	r.at = before
	t.month, t.day = first, second
	return t, !t.hasEra && !western && !first.first
}

// tail reads the month and the day of 令和8年12月8日.
func (r *reader) tail(t *typedDate, unit string) (ok bool) {
	if t.month, ok = r.number(); !ok || r.separator(unit) != unit {
		return false
	}
	if t.day, ok = r.number(); ok {
		r.space()
		r.take("日")
	}
	return ok
}

// separator reads a unit or a mark between two numbers with the spaces around
// it, or the spaces alone if a number follows. It returns "" if there is none.
func (r *reader) separator(units ...string) string {
	before := r.at
	spaced := r.space()
	if s := r.take(append(units, "/", "-", ".")...); s != "" {
		r.space()
		return s
	}
	at := r.at
	if _, ok := r.number(); spaced && ok {
		r.at = at
		return " "
	}
	r.at = before
	return ""
}

// compact splits 20261208, R081208 and 1208. Other lengths have more than one
// reading: 128, 81208, 261208.
func (r *reader) compact(t typedDate, n number) (typedDate, bool) {
	pair := func(div int) number { return number{value: n.value / div % 100, digits: 2} }
	t.month, t.day = pair(100), pair(1)
	t.year = number{value: n.value / 10000, digits: n.digits - 4}
	switch {
	case n.first:
		return typedDate{}, false
	case t.hasEra:
		t.hasYear = true
		return t, n.digits == 6
	case n.digits == 4:
		return t, true
	}
	t.hasYear = true
	return t, n.digits == 8 || n.digits == 6
}

// weekday reads the end of the text: nothing (-1), (火), 火曜日, (日・祝).
func (r *reader) weekday() (int, bool) {
	r.space()
	if r.end() {
		return -1, true
	}
	closing := map[string]string{"(": ")", "[": "]", "〔": "〕"}[r.take("(", "[", "〔")]
	r.space()
	for i, name := range weekdays {
		if r.take(name) == "" {
			continue
		}
		r.take("曜日", "曜")
		r.take(".", "/")
		r.take("祝日", "祝", "休日", "休", "振休", "振")
		r.space()
		if closing != "" && r.take(closing) == "" {
			return 0, false
		}
		return i, r.end()
	}
	return 0, false
}
