package data

import (
	"context"

	"jibun/data/kana"
	"jibun/data/wareki"
)

// PersonFilter narrows the list of people. Zero values mean everybody who has
// not left.
type PersonFilter struct {
	Text        string // as FindPeople finds
	Outside     *bool
	Affiliation Affiliation       // 区分, of outside people
	Department  int64             // 所属 today
	WithLeft    bool              // also those whose last day of work is over (退職者)
	Year        wareki.FiscalYear // the year of ThisYear; 0 = the running one
	Limit       int               // 0 = no limit
}

// PersonLine is a person with what a list shows beside. Attendances are counted
// as the figures are: who spoke at an evening is not a participant of it.
type PersonLine struct {
	*Person           // as everybody is held: not to be changed
	From       string // 所属 today, or 団体
	Position   string // 職名 today
	Department int64  // 所属 today, 0 = none
	Times      int    // attendances, all series
	ThisYear   int    // of these in the fiscal year of the filter
	Last       string // day of the last attendance
	Talks      int    // 登壇
	Left       bool   // the last day of work is over
}

// People lists people in 五十音順; those without a reading come last.
func (s *Store) People(ctx context.Context, f PersonFilter) ([]PersonLine, error) {
	x, err := s.peopleNow(ctx)
	if err != nil {
		return nil, err
	}
	v, err := s.eveningsNow(ctx)
	if err != nil {
		return nil, err
	}
	today := s.Today()
	if f.Year == 0 {
		f.Year = today.FiscalYear()
	}
	var found []*personEntry
	for i := range x.matching(kana.FoldQuery(f.Text)) {
		if f.takes(x.list[i], today) {
			found = append(found, x.list[i])
		}
		if f.Limit > 0 && len(found) == f.Limit {
			break
		}
	}
	took, year := v.attended(), v.attendedIn(f.Year)
	out := make([]PersonLine, len(found))
	for i, e := range found {
		out[i] = PersonLine{Person: &e.Person, From: e.place(), Position: e.position, Department: e.department, Times: took.times.of(e.ID),
			ThisYear: year.of(e.ID), Last: string(took.lastDay(e.ID)), Talks: took.talks[e.ID], Left: e.left(today)}
	}
	return out, ctx.Err()
}

// takes reports whether the filter lets somebody through, whatever its text.
func (f *PersonFilter) takes(e *personEntry, today wareki.Date) bool {
	return (f.Outside == nil || *f.Outside == e.Outside) && (f.Affiliation == "" || e.Outside && f.Affiliation == e.Affiliation) &&
		(f.Department == 0 || f.Department == e.department) && (f.WithLeft || !e.left(today))
}
