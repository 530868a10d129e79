package wareki

import (
	"testing"
	"time"
)

func TestOn(t *testing.T) {
	for _, c := range []struct {
		y, m, d int
		want    Date
	}{
		{2026, 4, 1, "2026-04-01"},
		{2024, 2, 29, "2024-02-29"},
		{2000, 2, 29, "2000-02-29"},
		{1900, 2, 29, ""},
		{2026, 2, 29, ""},
		{2026, 4, 31, ""},
		{2026, 13, 1, ""},
		{2026, 0, 1, ""},
		{2026, 1, 0, ""},
		{10000, 1, 1, ""},
		{0, 1, 1, ""},
	} {
		if got := On(c.y, c.m, c.d); got != c.want {
			t.Errorf("On(%d, %d, %d) = %q, want %q", c.y, c.m, c.d, got, c.want)
		}
	}
}

func TestToday_is_the_day_on_the_office_wall_clock(t *testing.T) {
	newYork := time.FixedZone("EDT", -4*60*60)
	for _, c := range []struct {
		now  time.Time
		want Date
	}{
		{time.Date(2026, 3, 31, 14, 59, 59, 0, time.UTC), "2026-03-31"},
		{time.Date(2026, 3, 31, 15, 0, 0, 0, time.UTC), "2026-04-01"},
		{time.Date(2026, 3, 31, 11, 0, 0, 0, newYork), "2026-04-01"},
	} {
		if got := Today(c.now); got != c.want {
			t.Errorf("Today(%v) = %q, want %q", c.now, got, c.want)
		}
	}
	if got := FromTime(time.Date(2026, 3, 31, 23, 0, 0, 0, newYork)); got != "2026-03-31" {
		t.Errorf("FromTime keeps t's own day: got %q", got)
	}
}

func TestDate_Valid(t *testing.T) {
	for d, want := range map[Date]bool{
		"2026-04-01": true, "2024-02-29": true, "0001-01-01": true, "9999-12-31": true,
		"": false, "2026-4-1": false, "2026-02-29": false, "2026-00-10": false, "0000-01-01": false,
		"2026/04/01": false, "2026-04-01T": false, "２０２６-04-01": false, "2026-04-3x": false, "-026-04-01": false,
	} {
		if got := d.Valid(); got != want {
			t.Errorf("%q.Valid() = %v", d, got)
		}
	}
}

func TestDate_arithmetic(t *testing.T) {
	for _, c := range []struct {
		name      string
		got, want any
	}{
		{"a day over the end of the fiscal year", Date("2026-03-31").AddDays(1), Date("2026-04-01")},
		{"back over a leap day", Date("2024-03-01").AddDays(-1), Date("2024-02-29")},
		{"a month clamps to the end", Date("2026-01-31").AddMonths(1), Date("2026-02-28")},
		{"a month clamps to the leap day", Date("2024-01-31").AddMonths(1), Date("2024-02-29")},
		{"months back over the year", Date("2026-01-31").AddMonths(-2), Date("2025-11-30")},
		{"thirteen months on", Date("2026-12-08").AddMonths(13), Date("2028-01-08")},
		{"a year after the leap day", Date("2024-02-29").AddYears(1), Date("2025-02-28")},
		{"beyond the calendar", Date("9999-12-31").AddDays(1), Date("")},
		{"before the calendar", Date("0001-01-01").AddMonths(-1), Date("")},
		{"far before the calendar", Date("0001-01-01").AddDays(-1), Date("")},
		{"no date stays no date", Date("").AddDays(1), Date("")},
		{"no date stays no date by months", Date("").AddMonths(1), Date("")},
		{"days over a leap year", Date("2025-01-01").DaysSince("2024-01-01"), 366},
		{"days back", Date("2024-01-01").DaysSince("2025-01-01"), -366},
		{"more days than a Duration holds", Date("2100-01-01").DaysSince("1700-01-01"), 146097},
		{"days since nothing", Date("2024-01-01").DaysSince(""), 0},
		{"weekday of the 100th seminar", Date("2014-01-21").Weekday(), time.Tuesday},
		{"parts", [3]int{Date("2014-01-21").Year(), Date("2014-01-21").Month(), Date("2014-01-21").Day()}, [3]int{2014, 1, 21}},
		{"time", Date("2014-01-21").Time(), time.Date(2014, 1, 21, 0, 0, 0, 0, time.UTC)},
		{"time of nothing", Date("x").Time().IsZero(), true},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
		}
	}
}

func TestFiscalYear(t *testing.T) {
	for d, want := range map[Date]FiscalYear{
		"2013-04-01": 2013, "2014-03-31": 2013, "2014-04-01": 2014, "2013-12-31": 2013, "2014-01-21": 2013, "": 0,
	} {
		if got := d.FiscalYear(); got != want {
			t.Errorf("%q.FiscalYear() = %d, want %d", d, got, want)
		}
		if d != "" && !want.Contains(d) {
			t.Errorf("%d does not contain %q", want, d)
		}
	}
	y := FiscalYear(2013)
	if y.First() != "2013-04-01" || y.Last() != "2014-03-31" {
		t.Errorf("2013 is %s to %s", y.First(), y.Last())
	}
	if y.Contains(y.First().AddDays(-1)) || y.Contains(y.Last().AddDays(1)) || FiscalYear(0).Contains("") {
		t.Error("Contains takes days outside the year")
	}
}
