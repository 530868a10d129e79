package data

import (
	"context"
	"maps"
	"slices"
	"strings"

	"jibun/data/text"
)

// TableKind is a kind of table whose headings the clerk explained.
type TableKind string

const (
	RosterTable      TableKind = "roster"
	ApplicationTable TableKind = "application" // of those who applied: connpass, a form
)

// Label is what the history calls it.
func (k TableKind) Label() string {
	return map[TableKind]string{RosterTable: "名簿", ApplicationTable: "申込の表"}[k]
}

// columnChoiceNoun is what the clerk said a heading of a table means.
var columnChoiceNoun = Noun{Table: "column_choices", Label: "表の見出し", Kinds: KindOffice,
	Columns: []Column{{Name: "kind", Word: "表の種類", Codes: codes(RosterTable, ApplicationTable)}, {Name: "heading", Word: "見出し", Holds: text.Heading},
		{Name: "field", Word: "見出しの意味", Holds: text.Code}},
	Acts: []Acts{{"settings", "roster.", []Act{{Key: "roster.columns", Word: "名簿の見出しの記憶"}}},
		{"settings", "application.", []Act{{Key: "application.columns", Word: "申込の表の見出しの記憶"}}}},
	named: func(_ context.Context, _ *namer, r image) (string, error) { return r.text("heading"), nil },
}

// ColumnChoices are what the clerk said the headings of a kind of table mean, by
// normalised heading.
func (s *Store) ColumnChoices(ctx context.Context, kind TableKind) (_ map[string]string, err error) {
	defer wrap(&err, "ColumnChoices(%v)", kind)
	rows, err := s.read.QueryContext(ctx, `SELECT heading, field FROM column_choices WHERE kind = $1`, string(kind))
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

// RememberColumns keeps what headings mean for the next table of the kind.
func (s *Store) RememberColumns(ctx context.Context, kind TableKind, choices map[string]string) error {
	what := map[TableKind]string{RosterTable: "roster.columns", ApplicationTable: "application.columns"}[kind]
	return s.write(ctx, what, func(t *tx) error {
		t.About = strings.Join(slices.Sorted(maps.Keys(choices)), "、")
		return t.rememberColumns(ctx, kind, choices)
	})
}

func (t *tx) rememberColumns(ctx context.Context, kind TableKind, choices map[string]string) error {
	for _, heading := range slices.Sorted(maps.Keys(choices)) {
		field := choices[heading]
		ids, err := t.ids(ctx, `SELECT id FROM column_choices WHERE kind = $1 AND heading = $2`, string(kind), heading)
		if err != nil {
			return err
		}
		if len(ids) > 0 {
			err = t.Change(ctx, "column_choices", ids[0], row{"field": field})
		} else {
			_, err = t.Add(ctx, "column_choices", row{"kind": string(kind), "heading": heading, "field": field})
		}
		if err != nil {
			return err
		}
	}
	return nil
}
