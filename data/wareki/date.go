package wareki

import "time"

// A Date is a civil day without a time and without a zone, written
// "2006-01-02". It is stored as it is, compares with == and sorts with <.
// "" means that there is no date.
//
// Any other text that is not a day of the Gregorian calendar is invalid. The
// methods of an invalid or empty Date return zero values and never panic.
type Date string

const layout = "2006-01-02"

// tokyo is the office's wall clock. Japan has had no summer time since 1951, so
// a fixed offset is exact and spares Windows PCs the time zone database.
var tokyo = time.FixedZone("JST", 9*60*60)

// On returns the given day of the Gregorian calendar, or "" if there is no such
// day (30 February) or the year is not within 1–9999.
func On(y, m, d int) Date {
	if y < 1 || y > 9999 || m < 1 || m > 12 || d < 1 || d > daysIn(y, m) {
		return ""
	}
	return FromTime(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC))
}

// FromTime returns the civil day of t in t's own location, or "" if its year is
// not within 1–9999.
func FromTime(t time.Time) Date {
	if t.Year() < 1 || t.Year() > 9999 {
		return ""
	}
	return Date(t.Format(layout))
}

// Today returns the day on the office's wall clock (Asia/Tokyo) at the instant
// now, whatever the location of now and of the machine.
func Today(now time.Time) Date { return FromTime(now.In(tokyo)) }

// Valid reports whether d is a day of the calendar. "" is not.
func (d Date) Valid() bool {
	_, ok := d.parse()
	return ok
}

// Time returns midnight UTC of d, or the zero time if d is not valid. It is for
// libraries that want a time.Time (Excel); it is not an instant in Japan.
func (d Date) Time() time.Time {
	t, _ := d.parse()
	return t
}

// Year returns the western year, 0 if d is not valid.
func (d Date) Year() int {
	y, _, _ := d.split()
	return y
}

// Month returns the month, 1–12, 0 if d is not valid.
func (d Date) Month() int {
	_, m, _ := d.split()
	return m
}

// Day returns the day of the month, 1–31, 0 if d is not valid.
func (d Date) Day() int {
	_, _, day := d.split()
	return day
}

// Weekday returns the day of the week, Sunday if d is not valid.
func (d Date) Weekday() time.Weekday {
	t, ok := d.parse()
	if !ok {
		return time.Sunday
	}
	return t.Weekday()
}

// AddDays returns the day n days later, earlier if n is negative, "" beyond the
// years 1–9999.
func (d Date) AddDays(n int) Date {
	t, ok := d.parse()
	if !ok {
		return ""
	}
	return FromTime(t.AddDate(0, 0, n))
}

// AddMonths returns the same day of the month n months later. Where that month
// is too short it returns its last day: a month after 31 January is the end of
// February.
func (d Date) AddMonths(n int) Date {
	y, m, day := d.split()
	if y == 0 {
		return ""
	}
	months := y*12 + m - 1 + n
	if months < 12 {
		return ""
	}
	y, m = months/12, months%12+1
	return On(y, m, min(day, daysIn(y, m)))
}

// AddYears returns the same day n years later; a year after 29 February is
// 28 February.
func (d Date) AddYears(n int) Date { return d.AddMonths(12 * n) }

// DaysSince returns the number of days from other to d, negative if d is the
// earlier one, 0 if either is not valid.
func (d Date) DaysSince(other Date) int {
	a, ok := d.parse()
	b, ok2 := other.parse()
	if !ok || !ok2 {
		return 0
	}
	// Not Sub: a Duration overflows after 292 years.
	return int((a.Unix() - b.Unix()) / (24 * 60 * 60))
}

// FiscalYear returns the fiscal year d lies in, 0 if d is not valid.
func (d Date) FiscalYear() FiscalYear {
	y, m, _ := d.split()
	if y == 0 {
		return 0
	}
	if m < 4 {
		y--
	}
	return FiscalYear(y)
}

func (d Date) parse() (time.Time, bool) {
	y, m, day := d.split()
	if y == 0 {
		return time.Time{}, false
	}
	return time.Date(y, time.Month(m), day, 0, 0, 0, 0, time.UTC), true
}

// split returns zeros if d is not valid. It reads the ten bytes itself: lists
// and figures call it for every row, and time.Parse accepts other shapes.
func (d Date) split() (y, m, day int) {
	if len(d) != len(layout) || d[4] != '-' || d[7] != '-' {
		return 0, 0, 0
	}
	var n [3]int
	for i, part := range [3]Date{d[:4], d[5:7], d[8:]} {
		for _, c := range []byte(part) {
			if c < '0' || c > '9' {
				return 0, 0, 0
			}
			n[i] = n[i]*10 + int(c-'0')
		}
	}
	y, m, day = n[0], n[1], n[2]
	if y < 1 || m < 1 || m > 12 || day < 1 || day > daysIn(y, m) {
		return 0, 0, 0
	}
	return y, m, day
}

// daysIn returns the length of a month; m is 1–12.
func daysIn(y, m int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}
