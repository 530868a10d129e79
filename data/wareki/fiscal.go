package wareki

import (
	"strconv"
)

// A FiscalYear (年度) runs from 1 April to 31 March and is named by the western
// year of its April. 0 means that there is none.
type FiscalYear int

// First returns 1 April, the day the fiscal year begins.
func (y FiscalYear) First() Date { return On(int(y), 4, 1) }

// Last returns 31 March of the following year.
func (y FiscalYear) Last() Date { return On(int(y)+1, 3, 31) }

// Contains reports whether d lies in the fiscal year.
func (y FiscalYear) Contains(d Date) bool { return d.Valid() && d.FiscalYear() == y }

// Label returns the year's full name: "平成25年度", "令和元年度" or "2013年度",
// "" for 0.
//
// A fiscal year in which the era changes has the name of the era that holds
// most of its days: 2019 is 令和元年度 although its April was 平成31年.
func (y FiscalYear) Label(s Style) string {
	if y == 0 {
		return ""
	}
	if g, n, ok := y.era(); ok && s == Era {
		return g.Name + eraYear(n) + "年度"
	}
	return strconv.Itoa(int(y)) + "年度"
}

// Short returns the name for narrow columns: "H25", "R元" or "2013", "" for 0.
func (y FiscalYear) Short(s Style) string {
	if y == 0 {
		return ""
	}
	if g, n, ok := y.era(); ok && s == Era {
		return g.Letter + eraYear(n)
	}
	return strconv.Itoa(int(y))
}

// era returns the era of the year's middle day: as an era never changes twice
// in a fiscal year, that is the one that holds most of it.
func (y FiscalYear) era() (Gengo, int, bool) {
	g, _, ok := EraOf(y.First().AddDays(182))
	if !ok {
		return Gengo{}, 0, false
	}
	// Counted from April: the middle day never lies in the next calendar year.
	return g, int(y) - g.First.Year() + 1, true
}
