package report

import (
	"slices"

	"jibun/data/wareki"
)

// regularFrom and repeaterFrom: 常連 came five times or more in the twelve
// months that end with the evening (or with the fiscal year), リピーター two to
// four times. The evening itself counts, so that every participant is exactly
// one of 新規, 久しぶり (not in the twelve months), リピーター, 常連.
const (
	repeaterFrom = 2
	regularFrom  = 5
)

// EveningCount is what is counted of one evening.
type EveningCount struct {
	Applications, Attendances, Staff, Outside   int
	Known, Present, NoShows, Absent             int
	Confirmed, Withdrawn, Revoked               int
	FirstTimers, Returning, Repeaters, Regulars int
	CountedOnly                                 bool
}

// Visit is one attendance, in order of the evenings.
type Visit struct {
	Evening *Evening
	Person  int32
	Outside bool
	First   bool // the first one in the series
	Total   int  // 通算回数 up to and including this evening
	Code    Code
}

// Walk counts every evening in order and calls visit (may be nil) for each
// confirmed registration of a participant at an evening that took place. It is
// the one place where somebody is found to be present, first or regular.
func Walk(l *Ledger, visit func(Visit)) []EveningCount {
	out := make([]EveningCount, len(l.Evenings))
	w := walker{total: make([]int32, len(l.Outside)), recent: make([][]int32, len(l.Outside)), outside: l.Outside, visit: visit}
	for i := range l.Evenings {
		if l.Evenings[i].Held {
			w.evening(&l.Evenings[i], &out[i])
		}
	}
	return out
}

type walker struct {
	total   []int32   // attendances so far, by person
	recent  [][]int32 // their days, for the twelve months
	outside []bool
	visit   func(Visit)
}

func (w *walker) evening(e *Evening, c *EveningCount) {
	c.CountedOnly = e.countedOnly()
	if c.CountedOnly {
		c.Attendances, c.Applications = e.Counted, e.CountedApplied
		return
	}
	day, since := dayNumber(e.Day), dayNumber(e.Day.AddMonths(-12))
	for _, m := range e.Marks {
		if !e.Participant(m.Person) {
			continue
		}
		c.add(m.Code)
		if !m.Code.Confirmed() {
			continue
		}
		v := Visit{Evening: e, Person: m.Person, Outside: w.outside[m.Person], Code: m.Code}
		if m.Code.Present() {
			v.First = w.total[m.Person] == 0
			w.total[m.Person]++
			c.attend(v, w.inTwelveMonths(m.Person, day, since))
		}
		v.Total = int(w.total[m.Person])
		if w.visit != nil {
			w.visit(v)
		}
	}
}

// inTwelveMonths enters the day and counts those after since.
func (w *walker) inTwelveMonths(person, day, since int32) int {
	days := append(w.recent[person], day)
	if days[0] <= since {
		i := 0
		for days[i] <= since {
			i++
		}
		days = append(days[:0], days[i:]...)
	}
	w.recent[person] = days
	return len(days)
}

func (c *EveningCount) add(code Code) {
	if code.Applied() {
		c.Applications++
	}
	switch code.state() {
	case MarkConfirmed:
		c.Confirmed++
	case MarkWithdrawn:
		c.Withdrawn++
	case MarkRevoked:
		c.Revoked++
	}
	if code.Known() {
		c.Known++
	}
	if !code.Confirmed() {
		return
	}
	switch code.attendance() {
	case MarkNoShow:
		c.NoShows++
	case MarkAbsent:
		c.Absent++
	}
}

func (c *EveningCount) attend(v Visit, recent int) {
	c.Attendances++
	c.Present++
	if v.Outside {
		c.Outside++
	} else {
		c.Staff++
	}
	switch {
	case v.First:
		c.FirstTimers++
	case recent >= regularFrom:
		c.Regulars++
	case recent >= repeaterFrom:
		c.Repeaters++
	default:
		c.Returning++
	}
}

// dayNumber counts days, so that comparing is quick; "" is 0.
func dayNumber(d wareki.Date) int32 {
	if d == "" {
		return 0
	}
	return int32(d.Time().Unix() / 86400)
}

// Years sums evenings a fiscal year, from the first one to the last: a year
// without evenings stays as a row of zeros.
func Years(l *Ledger, counts []EveningCount, people []YearPeople) []Year {
	var out []Year
	for i := range l.Evenings {
		e, c := &l.Evenings[i], &counts[i]
		if !e.Held {
			continue
		}
		fy := e.Day.FiscalYear()
		for len(out) == 0 || out[len(out)-1].Year < fy {
			next := fy
			if len(out) > 0 {
				next = out[len(out)-1].Year + 1
			}
			out = append(out, Year{Year: next})
		}
		out[len(out)-1].add(e, c)
	}
	for _, p := range people {
		i := slices.IndexFunc(out, func(y Year) bool { return y.Year == p.Year })
		if i >= 0 {
			out[i].People, out[i].FirstTimers = p.People, p.FirstTimers
		}
	}
	return out
}

func (y *Year) add(e *Evening, c *EveningCount) {
	y.Seminars++
	y.Capacity += e.Capacity
	y.Applications += c.Applications
	y.Attendances += c.Attendances
	if c.CountedOnly {
		y.CountedOnly += c.Attendances
	}
	if e.Capacity > 0 {
		y.FillAttendances += c.Attendances
		y.FillCapacity += e.Capacity
	}
	y.Staff += c.Staff
	y.Outside += c.Outside
	y.Known += c.Known
	y.Present += c.Present
	y.NoShows += c.NoShows
	y.Party += e.Party
}

// YearPeople counts distinct people of a year.
type YearPeople struct {
	Year                wareki.FiscalYear
	People, FirstTimers int
	StaffPeople         int
}

// peopleCounter counts distinct people a year; visits come in order of days.
type peopleCounter struct {
	seen []wareki.FiscalYear // by person: the last year counted
	out  []YearPeople
	year wareki.FiscalYear
	day  wareki.Date
}

func newPeopleCounter(people int) *peopleCounter {
	return &peopleCounter{seen: make([]wareki.FiscalYear, people)}
}

func (p *peopleCounter) visit(v Visit) {
	if !v.Code.Present() {
		return
	}
	if v.Evening.Day != p.day {
		p.day, p.year = v.Evening.Day, v.Evening.Day.FiscalYear()
	}
	if n := len(p.out); n == 0 || p.out[n-1].Year != p.year {
		p.out = append(p.out, YearPeople{Year: p.year})
	}
	y := &p.out[len(p.out)-1]
	if v.First {
		y.FirstTimers++
	}
	if p.seen[v.Person] != p.year {
		p.seen[v.Person] = p.year
		y.People++
		if !v.Outside {
			y.StaffPeople++
		}
	}
}

// Top10 is 上位10%占有率: the share of the attendances held by the tenth of the
// people (rounded up) who came most. times are their attendances.
func Top10(times []int) (share Ratio, tenth int) {
	times = slices.Clone(times)
	slices.SortFunc(times, func(a, b int) int { return b - a })
	tenth = (len(times) + 9) / 10
	for i, n := range times {
		share.Den += n
		if i < tenth {
			share.Num += n
		}
	}
	return share, tenth
}
