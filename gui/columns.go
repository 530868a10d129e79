package gui

import (
	"time"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/wareki"
	"jibun/gui/kit"
)

// What stands in the columns of all tables is written here, so that it is written alike
// everywhere; a test walks the tables.

// How wide they are at most: H28.10.26(水), 10.26(水) 10:32.
const dayWide, momentWide = 142, 162

// columnDay writes a day in a table, with its day of the week: R8.12.1(火); "" for none.
func (d *desk) columnDay(on wareki.Date) string {
	if !on.Valid() {
		return ""
	}
	return d.office.Style().Column(on)
}

// columnMoment writes an instant in a table: 今日 10:32, 12.1(火) 10:32, and one of
// another year with it.
func (d *desk) columnMoment(at time.Time) string {
	return d.momentIn(at, d.office.Style().ColumnDay, d.office.Style().Column)
}

// moment writes an instant in a text: 今日 10:32, 昨日 9:05, 11月3日 17:20.
func (d *desk) moment(at time.Time) string {
	month := func(day wareki.Date) string {
		return lang.X("moment.day", "{{.Month}}月{{.Day}}日", map[string]any{"Month": day.Month(), "Day": day.Day()})
	}
	return d.momentIn(at, month, d.office.Style().Short)
}

// momentIn writes an instant, its day by within in this year and by full in another one;
// "" for none.
func (d *desk) momentIn(at time.Time, within, full func(wareki.Date) string) string {
	if at.IsZero() {
		return ""
	}
	at = at.In(data.Tokyo)
	clock := at.Format("15:04")
	switch day, today := dateOf(at), d.store.Today(); {
	case day == today:
		return lang.X("moment.today", "今日 {{.Time}}", map[string]any{"Time": clock})
	case day == today.AddDays(-1):
		return lang.X("moment.yesterday", "昨日 {{.Time}}", map[string]any{"Time": clock})
	case day.Year() == today.Year():
		return within(day) + " " + clock
	default:
		return full(day) + " " + clock
	}
}

// dayAndClock is an instant in two: 今日 and 10:32, 11月3日(火) and 17:20.
func (d *desk) dayAndClock(at time.Time) (day, clock string) {
	at = at.In(data.Tokyo)
	switch on, today := dateOf(at), d.store.Today(); {
	case on == today:
		day = lang.X("days.today", "今日")
	case on == today.AddDays(-1):
		day = lang.X("days.yesterday", "昨日")
	case on.Year() == today.Year():
		day = d.office.Style().MonthDay(on)
	default:
		day = d.office.Style().Full(on)
	}
	return day, at.Format("15:04")
}

// someOf is a number, nothing for 0: a table of zeros hides what counts.
func someOf(n int) string {
	if n == 0 {
		return ""
	}
	return itoa(n)
}

// joinMark is ○ for who joins.
func joinMark(on bool) string {
	if on {
		return lang.X("circle", "○")
	}
	return ""
}

// oftenLabel says which time it is for the person: ★初めて, 5回目.
func oftenLabel(before int) string {
	if before == 0 {
		return lang.X("applicants.first", "★初めて")
	}
	return lang.X("applicants.times", "{{.N}}回目", map[string]any{"N": before + 1})
}

// oftenChip says it in a table: a chip only for the exception.
func oftenChip(before int) kit.Chip {
	c := kit.Chip{Text: oftenLabel(before)}
	if before == 0 {
		c.Tone = kit.ToneAccent
	}
	return c
}
