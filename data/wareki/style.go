package wareki

import (
	"fmt"
	"strconv"
	"time"
)

// A Style is how an office writes its years.
type Style int

// The zero Style is the era, as in most municipal offices.
const (
	Era     Style = iota // 令和8年4月1日(水)
	Western              // 2026年4月1日(水)
)

// The forms below share three rules: "" for no date; a western year for
// days before 1868-01-25, which have no modern era; and a damaged date exactly as
// it is stored, so that it is seen rather than hidden.

// Full returns the day as screens and papers show it, with the day of the week:
// "令和8年4月1日(水)" or "2026年4月1日(水)".
func (s Style) Full(d Date) string {
	if !d.Valid() {
		return string(d)
	}
	return s.Day(d) + weekdayOf(d)
}

// Day returns the day without the day of the week, for letters and
// certificates: "令和8年4月1日".
func (s Style) Day(d Date) string {
	if !d.Valid() {
		return string(d)
	}
	year := strconv.Itoa(d.Year())
	if g, n, ok := EraOf(d); ok && s == Era {
		year = g.Name + eraYear(n)
	}
	return fmt.Sprintf("%s年%d月%d日", year, d.Month(), d.Day())
}

// MonthDay returns the day without its year, for places where the year stands
// above: "4月1日(水)". It is the same in every style.
func (s Style) MonthDay(d Date) string {
	if !d.Valid() {
		return string(d)
	}
	return fmt.Sprintf("%d月%d日%s", d.Month(), d.Day(), weekdayOf(d))
}

// Short returns the form for narrow columns: "R8.4.1", "R元.5.1" or "2026/4/1".
func (s Style) Short(d Date) string {
	if !d.Valid() {
		return string(d)
	}
	if g, n, ok := EraOf(d); ok && s == Era {
		return fmt.Sprintf("%s%s.%d.%d", g.Letter, eraYear(n), d.Month(), d.Day())
	}
	return fmt.Sprintf("%d/%d/%d", d.Year(), d.Month(), d.Day())
}

// Column returns the form of the tables on the screen: "R8.4.1(水)", "R元.5.1(水)" or
// "2026/4/1(水)".
func (s Style) Column(d Date) string {
	if !d.Valid() {
		return string(d)
	}
	return s.Short(d) + weekdayOf(d)
}

// ColumnDay returns that form without its year: "4.1(水)" or "4/1(水)".
func (s Style) ColumnDay(d Date) string {
	if !d.Valid() {
		return string(d)
	}
	point := "/"
	if _, _, ok := EraOf(d); ok && s == Era {
		point = "."
	}
	return fmt.Sprintf("%d%s%d%s", d.Month(), point, d.Day(), weekdayOf(d))
}

// eraYear writes the first year of an era as 元, as papers do.
func eraYear(n int) string {
	if n == 1 {
		return "元"
	}
	return strconv.Itoa(n)
}

var weekdays = [7]string{"日", "月", "火", "水", "木", "金", "土"}

// Kanji returns the one-character name of a day of the week: "火".
func Kanji(w time.Weekday) string { return weekdays[w%7] }

func weekdayOf(d Date) string { return "(" + Kanji(d.Weekday()) + ")" }
