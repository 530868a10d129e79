package data

import (
	"context"
	"database/sql"

	"jibun/data/internal/db"
	"jibun/data/wareki"
)

// Numbered is an evening by its number and its day.
type Numbered struct {
	Number int
	Day    wareki.Date
}

// OutOfOrder are the evenings of the same series whose numbers and days contradict those of
// m: a lower number on a later day, a higher one on an earlier day. At most one of each, the
// nearest by number. Numbers are given in order of days, but the clerk may overrule it:
// it is only said. Cancelled evenings have no say.
func (s *Store) OutOfOrder(ctx context.Context, m Seminar) (out []Numbered, err error) {
	defer wrap(&err, "OutOfOrder(%v)", m.ID)
	if m.Number == 0 || m.Date == "" || m.State == SeminarCancelled || m.State == SeminarPostponed {
		return nil, nil
	}
	for _, q := range []string{
		`number < $2 AND held_on > $3 ORDER BY number DESC LIMIT 1`,
		`number > $2 AND held_on < $3 ORDER BY number LIMIT 1`,
	} {
		err := db.EachRow(ctx, s.read, `SELECT number, held_on FROM seminars WHERE series_id = $1 AND number > 0 AND state NOT IN ('cancelled', 'postponed') AND id <> $4 AND `+q,
			[]any{m.SeriesID, m.Number, string(m.Date), m.ID}, func(rows *sql.Rows) error {
				var n Numbered
				err := rows.Scan(&n.Number, &n.Day)
				out = append(out, n)
				return err
			})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
