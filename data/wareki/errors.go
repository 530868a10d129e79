package wareki

import "fmt"

// A Reason says why a text was refused. The window has a sentence for each.
type Reason string

const (
	ReasonEmpty         Reason = "empty"          // nothing was typed
	ReasonNotADate      Reason = "not-a-date"     // the shape is not one of a date
	ReasonNoSuchDay     Reason = "no-such-day"    // 2/30, 13/1
	ReasonAmbiguousYear Reason = "ambiguous-year" // 8/12/8: 令和8年 or 2008?
	ReasonOutsideEra    Reason = "outside-era"    // 平成31年5月1日
	ReasonWeekday       Reason = "weekday"        // the day of the week disagrees
	ReasonNotATime      Reason = "not-a-time"     // ParseTime: the shape is not one of a time
	ReasonNoSuchTime    Reason = "no-such-time"   // ParseTime: 25:00, 午後13時
	ReasonNotAYear      Reason = "not-a-year"     // ParseFiscalYear: the shape is not one of a year
)

// A ParseError says why a typed text was refused. Its Error is for the log, not
// for the screen.
type ParseError struct {
	Text   string // as it was typed
	Reason Reason
	// Hint is what was probably meant, "" if nothing is probable. It is a Date
	// ("2019-05-01") from Parse, a time ("18:30") from ParseTime, and a western
	// year ("2013") from ParseFiscalYear. It is an offer, never taken silently.
	Hint string
}

func (e *ParseError) Error() string {
	if e.Hint == "" {
		return fmt.Sprintf("wareki: cannot read %q: %s", e.Text, e.Reason)
	}
	return fmt.Sprintf("wareki: cannot read %q: %s (perhaps %s)", e.Text, e.Reason, e.Hint)
}
