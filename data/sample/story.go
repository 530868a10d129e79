package sample

import (
	"context"
	"math/rand/v2"
	"slices"
	"time"

	"jibun/data"
	"jibun/data/holiday"
	"jibun/data/wareki"
)

// story is what happened, to be told in order of time.
type story struct {
	begin  time.Time // when the ledger had its people
	end    time.Time // this morning
	events []event
}

type event struct {
	at time.Time
	do func(context.Context) error
}

// do adds an event at a minute of a day. What cannot have happened yet, but
// belongs to something that has, happened this morning.
func (s *story) do(day wareki.Date, minute int, f func(context.Context) error) {
	at := instant(day, minute)
	if at.Before(s.begin) {
		at = s.begin
	}
	if at.After(s.end) {
		at = s.end
	}
	s.events = append(s.events, event{at, f})
}

// doBy adds an event only if its time has come.
func (s *story) doBy(day wareki.Date, minute int, f func(context.Context) error) {
	if !instant(day, minute).After(s.end) {
		s.do(day, minute, f)
	}
}

// tell lets everything happen.
func (o *office) tell(ctx context.Context, progress data.Progress) error {
	slices.SortStableFunc(o.events, func(a, b event) int { return a.at.Compare(b.at) })
	for i, e := range o.events {
		if err := ctx.Err(); err != nil {
			return err
		}
		o.clock.t = e.at
		if err := e.do(ctx); err != nil {
			return err
		}
		if progress != nil && i%16 == 0 {
			progress(i, len(o.events))
		}
	}
	if progress != nil {
		progress(len(o.events), len(o.events))
	}
	return nil
}

// instant is a minute of a day on the office's wall clock.
func instant(day wareki.Date, minute int) time.Time {
	return time.Date(day.Year(), time.Month(day.Month()), day.Day(), 0, minute, 0, 0, data.Tokyo)
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// dice are the throws for one thing, the same in every sample: what happened in
// one year does not depend on how many throws another one took.
func dice(kind, a, b int) *rand.Rand {
	return rand.New(rand.NewPCG(uint64(kind)<<32|0x6b757265, uint64(a)<<32|uint64(uint32(b))))
}

const (
	diceFounding = iota + 1
	diceApril
	diceGuests
	diceCalendar
	diceEvening
	diceCrowd
	diceLive
	diceAnswers
	diceComments
)

// workday is the day itself or the next one on which the office is open.
func workday(day wareki.Date) wareki.Date {
	for closed(day) {
		day = day.AddDays(1)
	}
	return day
}

// before is the n-th working day before the day.
func before(day wareki.Date, n int) wareki.Date {
	for n > 0 {
		day = day.AddDays(-1)
		if !closed(day) {
			n--
		}
	}
	return day
}

// after is the n-th working day after the day.
func after(day wareki.Date, n int) wareki.Date {
	for range n {
		day = workday(day.AddDays(1))
	}
	return day
}

func closed(day wareki.Date) bool {
	w := day.Weekday()
	return w == time.Saturday || w == time.Sunday || noEvening(day) && !between(day, "08-12", "08-16")
}

// noEvening: holidays, the turn of the year, the days of お盆. In years for which no
// holidays are published yet there are none.
func noEvening(day wareki.Date) bool {
	return holiday.Name(day) != "" || between(day, "12-28", "12-31") || between(day, "01-01", "01-04") || between(day, "08-12", "08-16")
}

func between(day wareki.Date, from, to string) bool {
	md := string(day[5:])
	return md >= from && md <= to
}
