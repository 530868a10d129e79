package report

import (
	"slices"

	"jibun/data/wareki"
)

// analysedYears is how many years 分類×年度 shows: as many as fit across a page.
const analysedYears = 6

var weekdays = []string{"月", "火", "水", "木", "金", "土", "日"}

// Analyse makes sheet 7, except the counts of people, which are in Figures.
// band names a band; bands is the order in which they are listed.
func Analyse(l *Ledger, year wareki.FiscalYear, counts []EveningCount, categories []string, band func(string) string, bands []string) Analysis {
	a := Analysis{}
	for _, label := range weekdays {
		a.Weekdays = append(a.Weekdays, Bucket{Label: label})
	}
	for _, label := range bands {
		a.Bands = append(a.Bands, Bucket{Label: label})
	}
	a.visits(l, year, band)
	first := year
	for i := range l.Evenings {
		if l.Evenings[i].Held {
			first = min(first, l.Evenings[i].Day.FiscalYear())
		}
	}
	for y := max(first, year-analysedYears+1); y <= year; y++ {
		a.Years = append(a.Years, y)
	}
	for _, name := range categories {
		a.Categories = append(a.Categories, CategoryYears{name, make([]int, len(a.Years)), make([]int, len(a.Years))})
	}
	applications := 0
	for i := range l.Evenings {
		e, c := &l.Evenings[i], &counts[i]
		if !e.Held {
			continue
		}
		a.category(e, c)
		if !year.Contains(e.Day) {
			continue
		}
		w := &a.Weekdays[(int(e.Day.Weekday())+6)%7]
		w.Seminars++
		w.Attendances += c.Attendances
		a.Confirmed += c.Confirmed
		a.Withdrawn += c.Withdrawn
		a.Revoked += c.Revoked
		a.Absent += c.Absent
		a.NoShows.Num += c.NoShows
		a.NoShows.Den += c.Known
		applications += c.Applications
	}
	a.CancelRate = Ratio{a.Withdrawn, applications}
	return a
}

func (a *Analysis) category(e *Evening, c *EveningCount) {
	y := slices.Index(a.Years, e.Day.FiscalYear())
	if y < 0 {
		return
	}
	i := slices.IndexFunc(a.Categories, func(x CategoryYears) bool { return x.Name == e.Category })
	if i < 0 {
		i = len(a.Categories)
		a.Categories = append(a.Categories, CategoryYears{e.Category, make([]int, len(a.Years)), make([]int, len(a.Years))})
	}
	a.Categories[i].Seminars[y]++
	a.Categories[i].Attendances[y] += c.Attendances
}

// visits counts people by weekday and by band, and the tenth that came most.
func (a *Analysis) visits(l *Ledger, year wareki.FiscalYear, band func(string) string) {
	type key struct {
		bucket string
		person int32
	}
	seen := map[key]bool{}
	times := map[int32]int{}
	count := func(b *Bucket, v Visit) {
		if k := (key{b.Label, v.Person}); !seen[k] {
			seen[k] = true
			b.People++
		}
	}
	Walk(l, func(v Visit) {
		if !v.Code.Present() || !year.Contains(v.Evening.Day) {
			return
		}
		times[v.Person]++
		count(&a.Weekdays[(int(v.Evening.Day.Weekday())+6)%7], v)
		if v.Outside {
			return
		}
		_, code := l.Postings.On(v.Person, v.Evening.Day)
		label := band(code)
		if i := slices.IndexFunc(a.Bands, func(b Bucket) bool { return b.Label == label }); i >= 0 {
			a.Bands[i].Attendances++
			count(&a.Bands[i], v)
		}
	})
	all := make([]int, 0, len(times))
	for _, n := range times {
		all = append(all, n)
	}
	a.Top10, a.Top10People = Top10(all)
}
