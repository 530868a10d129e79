// Package holiday knows the public holidays of Japan (国民の祝日・休日). They change
// by law every year, so they come from the list of the Cabinet Office: one is
// compiled in, a newer one may be laid over it.
//
// It is pure: it asks no clock and knows no ledger.
package holiday

import (
	"cmp"
	"slices"

	"jibun/data/wareki"
)

// Day is a holiday: its day and its name (元日). As part of what is laid over
// another list, a Day without a name takes a holiday away.
type Day struct {
	Date wareki.Date
	Name string
}

// List is a set of holidays. The zero List has none. It does not change.
type List struct {
	names map[wareki.Date]string
	last  wareki.Date
}

// NewList makes a list; of two names of one day the later one counts.
func NewList(days []Day) List { return List{}.With(days) }

// With returns the list with other days laid over it.
func (l List) With(days []Day) List {
	n := List{names: make(map[wareki.Date]string, len(l.names)+len(days))}
	for d, name := range l.names {
		n.names[d] = name
	}
	for _, d := range days {
		if d.Name == "" {
			delete(n.names, d.Date)
		} else {
			n.names[d.Date] = d.Name
		}
	}
	for d := range n.names {
		n.last = max(n.last, d)
	}
	return n
}

// Name is the name of the holiday on the day, "" if it is none.
func (l List) Name(day wareki.Date) string { return l.names[day] }

// Last is the last holiday of the list, "" if it has none. What comes after its
// year is not known, which is not the same as a year without holidays.
func (l List) Last() wareki.Date { return l.last }

// Days lists the holidays from a day to a day, both included; "" is open.
func (l List) Days(from, to wareki.Date) []Day {
	var out []Day
	for d, name := range l.names {
		if d >= from && (to == "" || d <= to) {
			out = append(out, Day{d, name})
		}
	}
	slices.SortFunc(out, func(a, b Day) int { return cmp.Compare(a.Date, b.Date) })
	return out
}

// Name is the name of the holiday on the day by the list compiled in, "" if it
// is none.
func Name(day wareki.Date) string { return official().Name(day) }

// Last is the last holiday of the list compiled in.
func Last() wareki.Date { return official().Last() }

// Official is the list compiled in.
func Official() List { return official() }
