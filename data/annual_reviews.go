package data

import (
	"context"

	"jibun/data/report"
)

// reviews lists what was written after the seminars of the year that took place.
func (b *annualBuilder) reviews(ctx context.Context) (err error) {
	defer wrap(&err, "reviews()")
	rows, err := b.s.read.QueryContext(ctx, `SELECT m.number, m.held_on, m.title, r.aim, r.result, r.findings, r.next,
		r.handed, r.returned, r.score1, r.score2, r.score3, r.score4, r.score5
		FROM retrospects r JOIN seminars m ON m.id = r.seminar_id
		WHERE m.series_id = $1 AND m.held_on BETWEEN $2 AND $3 AND m.state IN ('held', 'settled')
		ORDER BY m.held_on, m.starts, m.id`, b.series, string(b.year.First()), string(b.year.Last()))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var r report.Review
		n := &r.Scores
		if err := rows.Scan(&r.Number, &r.Date, &r.Title, &r.Aim, &r.Result, &r.Findings, &r.Next,
			&r.Handed, &r.Returned, &n[0], &n[1], &n[2], &n[3], &n[4]); err != nil {
			return err
		}
		if r.Written() || r.Handed > 0 {
			b.a.Reviews = append(b.a.Reviews, r)
		}
	}
	return rows.Err()
}
