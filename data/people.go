package data

import (
	"context"
	"maps"
	"slices"
	"strings"

	"jibun/data/kana"
)

// PersonFilter narrows the list of people. Zero values mean everybody.
type PersonFilter struct {
	Text    string
	Outside *bool
	Limit   int // 0 = no limit
}

// PersonLine is a person with what a list shows beside.
type PersonLine struct {
	Person
	From     string // 所属 today, or 団体
	Position string // 職名 today
	Times    int    // attendances, all series
	ThisYear int    // of these in the running fiscal year
	Last     string // day of the last attendance
	Talks    int    // 登壇
}

// People lists people in 五十音順; those without a reading come last.
func (s *Store) People(ctx context.Context, f PersonFilter) ([]PersonLine, error) {
	today := s.Today()
	rows, err := s.db.R.QueryContext(ctx, `
		SELECT `+personColumns+`, p.search_key, coalesce(d.division, ''), coalesce(d.section, ''), coalesce(o.position, p.title),
			coalesce(r.n, 0), coalesce(r.year, 0), coalesce(r.last, ''), coalesce(a.n, 0)
		FROM people p
		`+postedSQL("$1")+`
		LEFT JOIN (SELECT x.person_id, count(*) n, sum(CASE WHEN m.held_on >= $2 THEN 1 ELSE 0 END) year, max(m.held_on) last
			FROM registrations x JOIN seminars m ON m.id = x.seminar_id
			WHERE `+presentSQL("x.")+` AND m.state IN ('held', 'settled')
			GROUP BY x.person_id) r ON r.person_id = p.id
		LEFT JOIN (SELECT person_id, count(*) n FROM assignments WHERE state IN ('spoke', 'thanked') GROUP BY person_id) a ON a.person_id = p.id
		WHERE p.merged_into = 0
		ORDER BY CASE WHEN p.sort_key = '' THEN 1 ELSE 0 END, p.sort_key, p.id`, string(today), string(today.FiscalYear().First()))
	if err != nil {
		return nil, translate(err)
	}
	defer rows.Close()
	words := kana.FoldQuery(f.Text)
	var out []PersonLine
	for rows.Next() {
		var l PersonLine
		var key, division, section string
		if l.Person, err = scanPerson(rows, &key, &division, &section, &l.Position, &l.Times, &l.ThisYear, &l.Last, &l.Talks); err != nil {
			return nil, err
		}
		l.From = departmentLabel(division, section)
		if l.Outside {
			l.From = l.Organization
		}
		if f.Outside != nil && *f.Outside != l.Outside || !containsAll(key+"\t"+kana.Fold(l.From), words) {
			continue
		}
		if out = append(out, l); f.Limit > 0 && len(out) == f.Limit {
			break
		}
	}
	return out, rows.Err()
}

// ColumnChoices are what the clerk said the headings of rosters mean, by
// normalised heading.
func (s *Store) ColumnChoices(ctx context.Context) (map[string]string, error) {
	rows, err := s.db.R.QueryContext(ctx, `SELECT heading, field FROM column_choices`)
	if err != nil {
		return nil, translate(err)
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
		t.about = strings.Join(slices.Sorted(maps.Keys(choices)), "、")
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
			err = t.change(ctx, "column_choices", ids[0], row{"field": field})
		} else {
			_, err = t.add(ctx, "column_choices", row{"heading": heading, "field": field})
		}
		if err != nil {
			return err
		}
	}
	return nil
}
