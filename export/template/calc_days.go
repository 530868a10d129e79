package template

import (
	"math"
	"time"

	"jibun/data/wareki"
)

// calendar is how a workbook counts its days.
type calendar struct{ from1904 bool }

func (e *evaluation) calendar() calendar { return calendar{e.x.src.form.date04} }

// day is the day of a number; ok is false for those that the programs do not agree on.
func (c calendar) day(serial float64) (wareki.Date, bool) {
	begin, least := wareki.Date("1899-12-30"), 61.0
	if c.from1904 {
		begin, least = "1904-01-01", 0
	}
	if serial < least || serial > 2_900_000 {
		return "", false
	}
	return begin.AddDays(int(math.Floor(serial))), true
}

func (c calendar) serial(d wareki.Date) (result, error) {
	n, ok := (&Form{date04: c.from1904}).serial(d)
	if !ok || n < 61 && !c.from1904 {
		return result{}, errCannot
	}
	return num(float64(n)), nil
}

// date is a day by numbers, which may go beyond a month or a year.
func (c calendar) date(y, m, d float64) (result, error) {
	year := int(y)
	if year >= 0 && year < 1900 {
		year += 1900
	}
	if year < 1901 || year > 9998 || math.Abs(m) > 1000 || math.Abs(d) > 100_000 {
		return result{}, errCannot
	}
	t := time.Date(year, time.Month(int(math.Floor(m))), int(math.Floor(d)), 0, 0, 0, 0, time.UTC)
	return c.serial(wareki.On(t.Year(), int(t.Month()), t.Day()))
}

var days = map[string]function{
	"DATE": numeric(3, 3, func(c calendar, a []float64) (result, error) { return c.date(a[0], a[1], a[2]) }),
	"YEAR": ofDay(func(d wareki.Date) int { return d.Year() }), "MONTH": ofDay(func(d wareki.Date) int { return d.Month() }), "DAY": ofDay(func(d wareki.Date) int { return d.Day() }),
	"WEEKDAY": numeric(1, 2, func(c calendar, a []float64) (result, error) {
		d, ok := c.day(a[0])
		kind := 1.0
		if len(a) > 1 {
			kind = a[1]
		}
		n := int(d.Weekday())
		switch {
		case !ok:
			return result{}, errCannot
		case kind == 1:
			return num(float64(n + 1)), nil
		case kind == 2:
			return num(float64((n+6)%7 + 1)), nil
		case kind == 3:
			return num(float64((n + 6) % 7)), nil
		}
		return result{}, errCannot
	}),
	"EDATE":   numeric(2, 2, func(c calendar, a []float64) (result, error) { return c.months(a, false) }),
	"EOMONTH": numeric(2, 2, func(c calendar, a []float64) (result, error) { return c.months(a, true) }),
	"DAYS":    numeric(2, 2, func(_ calendar, a []float64) (result, error) { return num(math.Floor(a[0]) - math.Floor(a[1])), nil }),
	"TIME": numeric(3, 3, func(_ calendar, a []float64) (result, error) {
		s := math.Floor(a[0])*3600 + math.Floor(a[1])*60 + math.Floor(a[2])
		if s < 0 {
			return fault("#NUM!"), nil
		}
		return num(math.Mod(s, 86400) / 86400), nil
	}),
	"HOUR": clock(func(s int) int { return s / 3600 }), "MINUTE": clock(func(s int) int { return s / 60 % 60 }), "SECOND": clock(func(s int) int { return s % 60 }),
	"DATEDIF": {least: 3, most: 3, plain: func(c calendar, a []result) (result, error) {
		from, bad := toNumber(a[0])
		if bad.kind != 0 {
			return bad, nil
		}
		to, bad := toNumber(a[1])
		if bad.kind != 0 {
			return bad, nil
		}
		if from > to {
			return fault("#NUM!"), nil
		}
		d, ok := c.day(from)
		e, ok2 := c.day(to)
		if !ok || !ok2 {
			return result{}, errCannot
		}
		n := (e.Year()-d.Year())*12 + e.Month() - d.Month()
		if e.Day() < d.Day() {
			n--
		}
		switch a[2].text {
		case "Y", "y":
			return num(float64(n / 12)), nil
		case "M", "m":
			return num(float64(n)), nil
		case "YM", "ym":
			return num(float64(n % 12)), nil
		case "D", "d":
			return num(math.Floor(to) - math.Floor(from)), nil
		}
		return result{}, errCannot
	}},
}

func ofDay(of func(wareki.Date) int) function {
	return numeric(1, 1, func(c calendar, a []float64) (result, error) {
		d, ok := c.day(a[0])
		if !ok {
			return result{}, errCannot
		}
		return num(float64(of(d))), nil
	})
}

func clock(of func(seconds int) int) function {
	return numeric(1, 1, func(_ calendar, a []float64) (result, error) {
		if a[0] < 0 {
			return fault("#NUM!"), nil
		}
		_, part := math.Modf(a[0])
		return num(float64(of(int(math.Round(part*86400)) % 86400))), nil
	})
}

// months is a day so many months away: the same day of the month, or its last.
func (c calendar) months(a []float64, end bool) (result, error) {
	d, ok := c.day(a[0])
	if !ok || math.Abs(a[1]) > 10_000 {
		return result{}, errCannot
	}
	first := wareki.On(d.Year(), d.Month(), 1).AddMonths(int(a[1]))
	if first == "" || !first.Valid() {
		return result{}, errCannot
	}
	last := first.AddMonths(1).AddDays(-1)
	if !end && d.Day() < last.Day() {
		last = first.AddDays(d.Day() - 1)
	}
	return c.serial(last)
}
