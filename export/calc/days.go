package calc

import (
	"math"
	"time"

	"jibun/data/wareki"
)

// Calendar is how a workbook counts its days.
type Calendar struct{ from1904 bool }

func (e *evaluation) calendar() Calendar { return Calendar{e.k.book.From1904()} }

// Day is the day of a number; ok is false for those that the programs do not agree on.
func (c Calendar) Day(serial float64) (wareki.Date, bool) {
	begin, least := wareki.Date("1899-12-30"), 61.0
	if c.from1904 {
		begin, least = "1904-01-01", 0
	}
	if serial < least || serial > 2_900_000 {
		return "", false
	}
	return begin.AddDays(int(math.Floor(serial))), true
}

func (c Calendar) serial(d wareki.Date) (Value, error) {
	n, ok := Serial(d, c.from1904)
	if !ok || n < 61 && !c.from1904 {
		return Value{}, ErrCannot
	}
	return Number(float64(n)), nil
}

// date is a day by numbers, which may go beyond a month or a year.
func (c Calendar) date(y, m, d float64) (Value, error) {
	year := int(y)
	if year >= 0 && year < 1900 {
		year += 1900
	}
	if year < 1901 || year > 9998 || math.Abs(m) > 1000 || math.Abs(d) > 100_000 {
		return Value{}, ErrCannot
	}
	t := time.Date(year, time.Month(int(math.Floor(m))), int(math.Floor(d)), 0, 0, 0, 0, time.UTC)
	return c.serial(wareki.On(t.Year(), int(t.Month()), t.Day()))
}

var days = map[string]function{
	"TODAY": {run: func(e *evaluation, _ []*node) (Value, error) {
		d := e.k.book.Today()
		if d == "" {
			return Value{}, ErrCannot
		}
		n, _ := Serial(d, e.k.book.From1904())
		return Number(float64(n)), nil
	}},
	"DATE": numeric(3, 3, func(c Calendar, a []float64) (Value, error) { return c.date(a[0], a[1], a[2]) }),
	"YEAR": ofDay(func(d wareki.Date) int { return d.Year() }), "MONTH": ofDay(func(d wareki.Date) int { return d.Month() }), "DAY": ofDay(func(d wareki.Date) int { return d.Day() }),
	"WEEKDAY": numeric(1, 2, func(c Calendar, a []float64) (Value, error) {
		d, ok := c.Day(a[0])
		kind := 1.0
		if len(a) > 1 {
			kind = a[1]
		}
		n := int(d.Weekday())
		switch {
		case !ok:
			return Value{}, ErrCannot
		case kind == 1:
			return Number(float64(n + 1)), nil
		case kind == 2:
			return Number(float64((n+6)%7 + 1)), nil
		case kind == 3:
			return Number(float64((n + 6) % 7)), nil
		}
		return Value{}, ErrCannot
	}),
	"EDATE":   numeric(2, 2, func(c Calendar, a []float64) (Value, error) { return c.months(a, false) }),
	"EOMONTH": numeric(2, 2, func(c Calendar, a []float64) (Value, error) { return c.months(a, true) }),
	"DAYS":    numeric(2, 2, func(_ Calendar, a []float64) (Value, error) { return Number(math.Floor(a[0]) - math.Floor(a[1])), nil }),
	"TIME": numeric(3, 3, func(_ Calendar, a []float64) (Value, error) {
		s := math.Floor(a[0])*3600 + math.Floor(a[1])*60 + math.Floor(a[2])
		if s < 0 {
			return Fault("#NUM!"), nil
		}
		return Number(math.Mod(s, 86400) / 86400), nil
	}),
	"HOUR": clock(func(s int) int { return s / 3600 }), "MINUTE": clock(func(s int) int { return s / 60 % 60 }), "SECOND": clock(func(s int) int { return s % 60 }),
	"DATEDIF": {least: 3, most: 3, plain: func(c Calendar, a []Value) (Value, error) {
		from, bad := toNumber(a[0])
		if bad.Kind != 0 {
			return bad, nil
		}
		to, bad := toNumber(a[1])
		if bad.Kind != 0 {
			return bad, nil
		}
		if from > to {
			return Fault("#NUM!"), nil
		}
		d, ok := c.Day(from)
		e, ok2 := c.Day(to)
		if !ok || !ok2 {
			return Value{}, ErrCannot
		}
		n := (e.Year()-d.Year())*12 + e.Month() - d.Month()
		if e.Day() < d.Day() {
			n--
		}
		switch a[2].Text {
		case "Y", "y":
			return Number(float64(n / 12)), nil
		case "M", "m":
			return Number(float64(n)), nil
		case "YM", "ym":
			return Number(float64(n % 12)), nil
		case "D", "d":
			return Number(math.Floor(to) - math.Floor(from)), nil
		}
		return Value{}, ErrCannot
	}},
}

func ofDay(of func(wareki.Date) int) function {
	return numeric(1, 1, func(c Calendar, a []float64) (Value, error) {
		d, ok := c.Day(a[0])
		if !ok {
			return Value{}, ErrCannot
		}
		return Number(float64(of(d))), nil
	})
}

func clock(of func(seconds int) int) function {
	return numeric(1, 1, func(_ Calendar, a []float64) (Value, error) {
		if a[0] < 0 {
			return Fault("#NUM!"), nil
		}
		_, part := math.Modf(a[0])
		return Number(float64(of(int(math.Round(part*86400)) % 86400))), nil
	})
}

// months is a day so many months away: the same day of the month, or its last.
func (c Calendar) months(a []float64, end bool) (Value, error) {
	d, ok := c.Day(a[0])
	if !ok || math.Abs(a[1]) > 10_000 {
		return Value{}, ErrCannot
	}
	first := wareki.On(d.Year(), d.Month(), 1).AddMonths(int(a[1]))
	if first == "" || !first.Valid() {
		return Value{}, ErrCannot
	}
	last := first.AddMonths(1).AddDays(-1)
	if !end && d.Day() < last.Day() {
		last = first.AddDays(d.Day() - 1)
	}
	return c.serial(last)
}

// Serial is the number of a day in a cell; ok is false if there is none.
func Serial(d wareki.Date, from1904 bool) (int, bool) {
	begin := wareki.Date("1899-12-30")
	if from1904 {
		begin = "1904-01-01"
	}
	n := d.DaysSince(begin)
	if !from1904 && n < 61 { // Excel's 1900 has a 29 February
		n--
	}
	return n, n > 0
}
