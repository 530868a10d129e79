package data

import (
	"context"

	"jibun/data/report"
	"jibun/data/wareki"
)

// Figures counts one fiscal year of a series (0 = the main one, or AllSeries).
func (s *Store) Figures(ctx context.Context, series int64, year wareki.FiscalYear) (report.Figures, error) {
	l, err := s.countable(ctx, &series, year, year.First())
	if err != nil {
		return report.Figures{}, err
	}
	categories, err := s.categoryNames(ctx)
	if err != nil {
		return report.Figures{}, err
	}
	f, _, _ := report.Count(l, year, categories)
	f.AsOf, f.Running = s.referenceDay(year), s.Today() < year.Last()
	return f, nil
}

// YearFigures counts all years of a series up to the running one, a row a year.
func (s *Store) YearFigures(ctx context.Context, series int64) ([]report.Year, error) {
	l, err := s.countable(ctx, &series, s.Today().FiscalYear(), noPostings)
	if err != nil {
		return nil, err
	}
	_, counts, people := report.Count(l, s.Today().FiscalYear(), nil)
	return report.Years(l, counts, people), nil
}

// referenceDay is the day of head counts: 31 March, or today in the running year.
func (s *Store) referenceDay(year wareki.FiscalYear) wareki.Date { return min(s.Today(), year.Last()) }

// categoryNames lists the categories in the office's order.
func (s *Store) categoryNames(ctx context.Context) ([]string, error) {
	list, err := s.Categories(ctx)
	names := make([]string, len(list))
	for i, c := range list {
		names[i] = c.Name
	}
	return names, err
}
