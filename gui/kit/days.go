package kit

import (
	"time"

	"fyne.io/fyne/v2/lang"
)

// Days is what a date may be and how it is written; the pages fill it. Days are
// "2006-01-02". Only Parse and Format are needed.
type Days struct {
	Today   func() string
	Parse   func(text string) (day string, complaint string)
	Format  func(day string) string      // 令和8年12月8日(火)
	Holiday func(day string) string      // 元日, "" = none
	Month   func(year, month int) string // heading of the calendar: 令和8年12月
}

const isoDay = "2006-01-02"

func (d Days) today() string {
	if d.Today != nil {
		return d.Today()
	}
	return time.Now().Format(isoDay)
}

func (d Days) parse(text string) (day, complaint string) {
	if d.Parse != nil {
		day, complaint = d.Parse(text)
	}
	if day == "" && complaint == "" {
		complaint = lang.X("kit.date.unreadable", "日付として読めません")
	}
	return day, complaint
}

func (d Days) format(day string) string {
	if d.Format != nil && day != "" {
		return d.Format(day)
	}
	return day
}

func (d Days) holiday(day string) string {
	if d.Holiday != nil {
		return d.Holiday(day)
	}
	return ""
}

func (d Days) month(year, month int) string {
	if d.Month != nil {
		return d.Month(year, month)
	}
	return lang.X("kit.calendar.month", "{{.Y}}年{{.M}}月", map[string]any{"Y": year, "M": month})
}

// dayTime is a day to count with; false for what is no day.
func dayTime(day string) (time.Time, bool) {
	t, err := time.Parse(isoDay, day)
	return t, err == nil
}

// addMonths goes n months on; from the 31st it comes to the last day of a
// shorter month.
func addMonths(t time.Time, n int) time.Time {
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(t.Day(), last)-1)
}
