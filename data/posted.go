package data

import (
	"context"

	"jibun/data/wareki"
)

// postedOn names everybody's department on the day.
func (s *Store) postedOn(ctx context.Context, day wareki.Date) (map[int64]string, error) {
	rows, err := s.db.R.QueryContext(ctx, `SELECT o.person_id, d.division, d.section FROM postings o JOIN departments d ON d.id = o.department_id
		WHERE o.valid_from <= $1 AND (o.valid_to = '' OR o.valid_to >= $1) ORDER BY o.person_id, o.valid_from, o.id`, string(day))
	if err != nil {
		return nil, translate(err)
	}
	defer rows.Close()
	out := map[int64]string{}
	for rows.Next() {
		var id int64
		var division, section string
		if err := rows.Scan(&id, &division, &section); err != nil {
			return nil, err
		}
		out[id] = departmentLabel(division, section)
	}
	return out, rows.Err()
}
