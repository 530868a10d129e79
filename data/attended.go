package data

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"jibun/data/report"
	"jibun/data/wareki"
)

// attendances are what is counted of the evenings that took place, when it is
// first asked for. They stay as they are while other evenings change.
type attendances struct {
	byPerson sync.Once
	times    tally         // all series
	last     []wareki.Date // day of the last one, "" = none
	late     []int32       // … as a number that is higher the later it was, 0 = none
	talks    map[int64]int // 登壇

	toDate sync.Once
	spans  []report.Span // of Home

	turn   sync.Mutex // guards before
	before []earlier  // the last ones asked for
}

// earlier is a count of what came before a day.
type earlier struct {
	series int64
	day    wareki.Date
	times  tally
}

// mostEarlier is how many counts are kept: those of the evenings she turns to and fro.
const mostEarlier = 8

// tally is a count by person. It ends where nobody above is counted.
type tally []int32

func (t tally) of(person int64) int {
	if person >= int64(len(t)) {
		return 0
	}
	return int(t[person])
}

func (a *attendances) lastDay(person int64) wareki.Date {
	if person >= int64(len(a.last)) {
		return ""
	}
	return a.last[person]
}

// lateness is the higher the later somebody came last.
func (a *attendances) lateness(person int64) int32 {
	if person >= int64(len(a.late)) {
		return 0
	}
	return a.late[person]
}

// attended counts everybody's attendances.
func (x *evenings) attended() *attendances {
	a := x.attend
	a.byPerson.Do(func() {
		a.times, a.last, a.talks = make(tally, x.people), make([]wareki.Date, x.people), map[int64]int{}
		a.late = make([]int32, x.people)
		days, day := int32(0), wareki.Date("")
		for _, e := range x.list {
			if e.Date != day {
				days, day = days+1, e.Date
			}
			e.present(func(person int32) {
				a.times[person]++
				a.last[person], a.late[person] = e.Date, days
			})
			for _, s := range e.assigned {
				if s.State.Spoken() {
					a.talks[s.PersonID]++
				}
			}
		}
	})
	return a
}

// attendedIn counts everybody's attendances in a year.
func (x *evenings) attendedIn(year wareki.FiscalYear) tally {
	times := make(tally, x.people)
	for _, e := range x.span(year.First(), year.Last()) {
		e.present(func(person int32) { times[person]++ })
	}
	return times
}

// attendedBefore counts everybody's attendances in a series before a day.
func (x *evenings) attendedBefore(series int64, day wareki.Date) tally {
	a := x.attend
	a.turn.Lock()
	defer a.turn.Unlock()
	for _, e := range a.before {
		if e.series == series && e.day == day {
			return e.times
		}
	}
	times := x.countBefore(series, day)
	a.before = append(a.before[max(0, len(a.before)-mostEarlier+1):], earlier{series, day, times})
	return times
}

// before counts the attendances of somebody that stand before an evening, 0 = ★初めて:
// those of earlier days, and of the same day's earlier evenings by the clock. As long as
// the evening has not taken place, who has a seat at an earlier one of its day is taken
// to have come there: only one of two papers of a day says 初めて.
func (x *evenings) before(e *evening, now time.Time) tally {
	var same []*evening
	for _, o := range x.span(e.Date, e.Date) {
		if o == e {
			break
		}
		if o.SeriesID == e.SeriesID {
			same = append(same, o)
		}
	}
	days := x.attendedBefore(e.SeriesID, e.Date)
	if len(same) == 0 {
		return days
	}
	times := make(tally, max(x.people, len(days)))
	copy(times, days)
	for _, o := range same {
		if e.State.TookPlace() {
			o.present(func(person int32) { times[person]++ })
		} else {
			o.expected(now, func(person int32) { times[person]++ })
		}
	}
	return times
}

// expected calls f for every participant who has a seat at an evening that may still
// take place or has, those that are known to have been absent left out.
func (e *evening) expected(now time.Time, f func(person int32)) {
	if e.State.CalledOff() {
		return
	}
	for _, m := range e.counted.Marks {
		if m.Code.Confirmed() && !m.Code.Absent() && !m.Code.NoShow() && e.counted.Participant(m.Person) {
			f(m.Person)
		}
	}
	for _, o := range e.offers {
		if o.runs(now) && !e.State.TookPlace() {
			f(int32(o.person))
		}
	}
}

func (x *evenings) countBefore(series int64, day wareki.Date) tally {
	times := make(tally, x.people)
	for _, e := range x.span("", day) {
		if e.SeriesID == series && e.Date < day {
			e.present(func(person int32) { times[person]++ })
		}
	}
	return times
}

// present calls f for every participant who came, if the evening took place.
func (e *evening) present(f func(person int32)) {
	if !e.counted.Held {
		return
	}
	for _, m := range e.counted.Marks {
		if m.Code.Present() && e.counted.Participant(m.Person) {
			f(m.Person)
		}
	}
}

// span are the evenings from a day to a day, both included.
func (x *evenings) span(from, to wareki.Date) []*evening {
	first, _ := slices.BinarySearchFunc(x.list, from, func(e *evening, day wareki.Date) int { return cmp.Compare(e.Date, day) })
	rest := x.list[first:]
	n := 0
	for n < len(rest) && rest[n].Date <= to {
		n++
	}
	return rest[:n]
}
