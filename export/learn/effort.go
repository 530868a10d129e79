package learn

import (
	"context"

	"jibun/data/table"
)

// effort is how much has been done to understand a workbook.
type effort struct {
	ctx  context.Context
	done int
}

// mostDone bounds it: a year's forms of an office take a tenth of it. What would take
// more is no form, and is refused before it has cost two seconds.
const mostDone = 40_000_000

// more counts some work; false is the end of it.
func (e *effort) more(work int) bool {
	e.done += work
	return e.done <= mostDone
}

// err is why there is an end of it.
func (e *effort) err() error {
	if err := e.ctx.Err(); err != nil {
		return err
	}
	if e.done > mostDone {
		return table.TooBig("", "too much in it is like what the ledger holds")
	}
	return nil
}
