package data

import (
	"context"
	"maps"
	"slices"
	"strings"

	"jibun/data/kana"
	"jibun/data/text"
	"jibun/data/wareki"
)

// columnChoiceNoun is what the clerk said a heading of a roster means.
var columnChoiceNoun = Noun{Table: "column_choices", Label: "名簿の見出し", Kinds: KindOffice,
	Columns: []Column{{Name: "heading", Word: "見出し", Holds: text.Heading}, {Name: "field", Word: "見出しの意味", Holds: text.Code}},
	Acts:    []Acts{{"settings", "roster.", []Act{{Key: "roster.columns", Word: "名簿の見出しの記憶"}}}},
	named:   func(_ context.Context, _ *namer, r image) (string, error) { return r.text("heading"), nil },
}

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
		out[i] = PersonLine{Person: &e.Person, From: e.from, Position: e.position, Department: e.department, Times: took.times.of(e.ID),
			ThisYear: year.of(e.ID), Last: string(took.lastDay(e.ID)), Talks: took.talks[e.ID], Left: e.left(today)}
	}
	return out, ctx.Err()
}

// takes reports whether the filter lets somebody through, whatever its text.
func (f *PersonFilter) takes(e *personEntry, today wareki.Date) bool {
	return (f.Outside == nil || *f.Outside == e.Outside) && (f.Affiliation == "" || e.Outside && f.Affiliation == e.Affiliation) &&
		(f.Department == 0 || f.Department == e.department) && (f.WithLeft || !e.left(today))
}

// ColumnChoices are what the clerk said the headings of rosters mean, by
// normalised heading.
func (s *Store) ColumnChoices(ctx context.Context) (_ map[string]string, err error) {
	defer wrap(&err, "ColumnChoices()")
	rows, err := s.read.QueryContext(ctx, `SELECT heading, field FROM column_choices`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string]string{}
	for rows.Next() {
		var h, f string
		if err := rows.Scan(&h, &f); err != nil {
			return nil, err
		}
		out[h] = f
	}
	return out, rows.Err()
}

// RememberColumns keeps what headings mean for the next roster.
func (s *Store) RememberColumns(ctx context.Context, choices map[string]string) error {
	return s.write(ctx, "roster.columns", func(t *tx) error {
		t.About = strings.Join(slices.Sorted(maps.Keys(choices)), "、")
		return t.rememberColumns(ctx, choices)
	})
}

func (t *tx) rememberColumns(ctx context.Context, choices map[string]string) error {
	for _, heading := range slices.Sorted(maps.Keys(choices)) {
		field := choices[heading]
		ids, err := t.ids(ctx, `SELECT id FROM column_choices WHERE heading = $1`, heading)
		if err != nil {
			return err
		}
		if len(ids) > 0 {
			err = t.Change(ctx, "column_choices", ids[0], row{"field": field})
		} else {
			_, err = t.Add(ctx, "column_choices", row{"heading": heading, "field": field})
		}
		if err != nil {
			return err
		}
	}
	return nil
}
