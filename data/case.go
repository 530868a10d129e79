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
	c := report.Case{Year: year, AsOf: s.referenceDay(year), Running: s.Today() < year.Last()}
	if c.Head, err = s.head(ctx, series, year.Last()); err != nil {
		return c, err
	}
	_, counts, people := report.Count(l, year, nil)
	for _, y := range report.Years(l, counts, people) {
		if y.Seminars > 0 && y.Year <= year {
			c.Years = append(c.Years, y)
		}
	}
	written, err := s.CaseStudy(ctx, series, year)
	if err != nil {
		return c, err
	}
	known, err := s.caseKnown(ctx, c, l)
	if err != nil {
		return c, err
	}
	c.Boxes = report.CaseBoxes()
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
func (s *Store) caseKnown(ctx context.Context, c report.Case, l *report.Ledger) (map[CaseBox]string, error) {
	o, err := s.Office(ctx)
	if err != nil {
		return nil, err
	}
	known := map[CaseBox]string{CaseOrganization: o.Name, CaseSection: o.Section, CaseTitle: c.Series,
		CaseContact: contactLine(o)}
	for i := range l.Evenings {
		if e := &l.Evenings[i]; e.Held {
			month, _, _ := strings.Cut(c.Style.Day(e.Day), "月")
			known[CasePeriod] = month + "月から"
			break
		}
	}
	return known, nil
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
