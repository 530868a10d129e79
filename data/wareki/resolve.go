package wareki

// resolve weighs the numbers of a typed day: it returns a valid day, or a reason
// and, where one is probable, the day that was meant.
func (t typedDate) resolve(today Date) (d, hint Date, reason Reason) {
	if t.month.digits > 2 || t.day.digits > 2 {
		return "", "", ReasonNotADate
	}
	m, day := t.month.value, t.day.value
	switch {
	case !t.hasYear:
		return nextMonthDay(m, day, today)
	case t.hasEra:
		return t.inEra(m, day)
	case t.year.digits <= 2:
		return "", nearest(t.year, m, day, today), ReasonAmbiguousYear
	case t.year.digits != 4 || t.year.value < 1000:
		return "", "", ReasonNotADate
	}
	if d := On(t.year.value, m, day); d != "" {
		return d, "", ""
	}
	return "", lastDay(t.year.value, m, day), ReasonNoSuchDay
}

// inEra refuses days the era does not hold and hints at the day itself, which
// the office's style then shows in its right era.
func (t typedDate) inEra(m, day int) (d, hint Date, reason Reason) {
	if t.year.digits > 3 {
		return "", "", ReasonNotADate
	}
	if t.year.value == 0 {
		return "", "", ReasonOutsideEra
	}
	y := t.gengo.First.Year() + t.year.value - 1
	d = On(y, m, day)
	if d == "" {
		return "", lastDay(y, m, day), ReasonNoSuchDay
	}
	if g, _, ok := EraOf(d); !ok || g != t.gengo {
		return "", d, ReasonOutsideEra
	}
	return d, "", ""
}

// nextMonthDay returns the first such day on or after today: what is typed
// without a year is about to happen. 29 February waits for a leap year.
func nextMonthDay(m, day int, today Date) (d, hint Date, reason Reason) {
	// A leap year, so that 29 February counts as a day of the year.
	if On(2000, m, day) == "" {
		if last := lastDay(2000, m, day); last != "" && today.Valid() {
			hint, _, _ = nextMonthDay(m, min(day, daysIn(today.Year(), m)), today)
		}
		return "", hint, ReasonNoSuchDay
	}
	if !today.Valid() {
		return "", "", ReasonAmbiguousYear
	}
	// Leap years are at most eight years apart (1896 and 1904).
	for y := today.Year(); y <= today.Year()+8; y++ {
		if d := On(y, m, day); d >= today && d != "" {
			return d, "", ""
		}
	}
	return "", "", ReasonNoSuchDay
}

// lastDay returns the end of the month if day is only just beyond it (31 April,
// 30 February), else "".
func lastDay(y, m, day int) Date {
	if m < 1 || m > 12 || day < 29 || day > 31 {
		return ""
	}
	return On(y, m, daysIn(y, m))
}

// nearest returns, of all days a year of two digits may mean, the one nearest
// to today: 8/12/8 in 2026 is 令和8年, not 2008.
func nearest(year number, m, day int, today Date) (best Date) {
	if !today.Valid() {
		return ""
	}
	offer := func(d Date) {
		if d != "" && (best == "" || distance(d, today) < distance(best, today)) {
			best = d
		}
	}
	for _, g := range gengo {
		d := On(g.First.Year()+year.value-1, m, day)
		if in, _, ok := EraOf(d); ok && in == g {
			offer(d)
		}
	}
	if !year.first {
		offer(On(1900+year.value, m, day))
		offer(On(2000+year.value, m, day))
	}
	return best
}

func distance(a, b Date) int {
	n := a.DaysSince(b)
	return max(n, -n)
}

// serialHint is for a cell of Excel that lost its format: 46364 is the number
// of days since 1899-12-30. Only 1980–2100, so that no other number is taken
// for a day.
func (t typedDate) serialHint() Date {
	n := t.year.value*10000 + t.month.value*100 + t.day.value
	if t.hasEra || t.year.digits != 1 || t.month.digits != 2 || t.day.digits != 2 {
		return ""
	}
	d := Date("1899-12-30").AddDays(n)
	if d.Year() < 1980 || d.Year() > 2100 {
		return ""
	}
	return d
}
