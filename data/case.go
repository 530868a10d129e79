package data

import (
	"context"
	"strings"

	"jibun/data/report"
	"jibun/data/wareki"
)

// Case makes the 取組事例 of a series (0 = the main one, or AllSeries) as of a fiscal
// year. A box for which nobody wrote anything, in this year or before, says what the
// ledger knows: whose program it is, how it is called, since when.
func (s *Store) Case(ctx context.Context, series int64, year wareki.FiscalYear) (_ report.Case, err error) {
	defer wrap(&err, "Case(%v, %v)", series, year)
	l, err := s.countable(ctx, &series, year, "")
	if err != nil {
		return report.Case{}, err
	}
	a := report.Annual{Year: year, AsOf: s.referenceDay(year), Running: s.Today() < year.Last()}
	if a.Head, err = s.head(ctx, series, year.Last()); err != nil {
		return report.Case{}, err
	}
	_, counts, people := report.Count(l, year, nil)
	a.Totals = report.Years(l, counts, people)
	return s.CaseOf(ctx, series, a)
}

// CaseOf is the same where the annual report of that series and year is at hand: it counts
// nothing again.
func (s *Store) CaseOf(ctx context.Context, series int64, a report.Annual) (_ report.Case, err error) {
	defer wrap(&err, "CaseOf(%v, %v)", series, a.Year)
	c := report.Case{Head: a.Head, Year: a.Year, AsOf: a.AsOf, Running: a.Running, Boxes: report.CaseBoxes()}
	for _, y := range a.Totals {
		if y.Seminars > 0 {
			c.Years = append(c.Years, y)
		}
	}
	written, err := s.CaseStudy(ctx, series, c.Year)
	if err != nil {
		return c, err
	}
	known, err := s.caseKnown(ctx, series, c)
	if err != nil {
		return c, err
	}
	for i := range c.Boxes {
		b := &c.Boxes[i]
		var ok bool
		if b.Text, ok = written.Says(CaseBox(b.Key)); !ok {
			b.Text, b.Made = known[CaseBox(b.Key)], true
		}
	}
	return c, nil
}

// caseKnown is what the ledger can say in boxes by itself.
func (s *Store) caseKnown(ctx context.Context, series int64, c report.Case) (map[CaseBox]string, error) {
	o, err := s.Office(ctx)
	if err != nil {
		return nil, err
	}
	known := map[CaseBox]string{CaseOrganization: o.Name, CaseSection: o.Section, CaseTitle: c.Series, CaseContact: contactLine(o)}
	of, err := s.caseSeries(ctx, series)
	if err != nil {
		return nil, err
	}
	var first wareki.Date
	err = s.read.QueryRowContext(ctx, `SELECT coalesce(min(held_on), '') FROM seminars
		WHERE state IN ('held', 'settled') AND ($1 = 0 OR series_id = $1) AND held_on <= $2`, of, string(c.Year.Last())).Scan(&first)
	if first != "" {
		month, _, _ := strings.Cut(c.Style.Day(first), "月")
		known[CasePeriod] = month + "月から"
	}
	return known, err
}

// contactLine is how to reach the office in a line.
func contactLine(o Office) string {
	parts := []string{o.Section}
	if o.Phone != "" {
		parts = append(parts, "電話 "+o.Phone)
	}
	if o.Email != "" {
		parts = append(parts, "メール "+o.Email)
	}
	return strings.TrimSpace(strings.Join(parts, "　"))
}
