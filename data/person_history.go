package data

import (
	"context"
	"database/sql"

	"jibun/data/internal/db"
	"jibun/data/report"
	"jibun/data/wareki"
)

// PersonHistory makes the 受講履歴 of one person, in order of the evenings. Only
// evenings that took place are in it. An evening of another series than the main
// one names its series.
func (s *Store) PersonHistory(ctx context.Context, person int64) (report.PersonHistory, error) {
	var r report.PersonHistory
	p, err := s.Person(ctx, person)
	if err != nil {
		return r, err
	}
	all, err := s.Series(ctx)
	if err != nil {
		return r, err
	}
	if len(all) == 0 {
		return r, ErrNotFound
	}
	if r.Head, err = s.head(ctx, all[0].ID, s.Today()); err != nil {
		return r, err
	}
	now, err := s.personOn(ctx, person, s.Today())
	if err != nil {
		return r, err
	}
	r.Name, r.Reading, r.StaffNo, r.From, r.Position = now.name, now.reading, p.StaffNo, now.from, now.position
	other := func(series int64, day wareki.Date) string {
		for _, x := range all[1:] {
			if x.ID == series {
				return x.NameOn(day)
			}
		}
		return ""
	}
	if err := s.personVisits(ctx, person, &r, other); err != nil {
		return r, err
	}
	return r, s.personTalks(ctx, person, &r, other)
}

// personVisits reads the evenings a person was confirmed for. Those at which she spoke
// are among her talks, as the figures count them.
func (s *Store) personVisits(ctx context.Context, person int64, r *report.PersonHistory, other func(int64, wareki.Date) string) (err error) {
	defer wrap(&err, "personVisits(%v)", person)
	total := map[int64]int{} // by series
	err = db.EachRow(ctx, s.read, `
		SELECT m.series_id, m.number, m.held_on, m.title, r.attendance, p.kind, p.organization, p.affiliation, coalesce(d.division, ''), coalesce(d.section, '')
		FROM registrations r JOIN seminars m ON m.id = r.seminar_id JOIN people p ON p.id = r.person_id
		`+postedSQL("m.held_on")+`
		WHERE r.person_id = $1 AND r.state = 'confirmed' AND m.state IN ('held', 'settled')
			AND `+tookPartSQL+`
		ORDER BY m.held_on, m.starts, m.id`, []any{person}, func(rows *sql.Rows) error {
		var v report.PersonVisit
		var series int64
		var attendance Attendance
		var kind, organization, affiliation, division, section string
		if err := rows.Scan(&series, &v.Number, &v.Date, &v.Title, &attendance, &kind, &organization, &affiliation, &division, &section); err != nil {
			return err
		}
		v.Then = placeOf(kind, organization, affiliation, division, section)
		v.Series, v.Attendance = other(series, v.Date), attendance.Label()
		if attendance.Present() {
			total[series]++
			r.Attended++
			v.Total = total[series]
		}
		r.Visits = append(r.Visits, v)
		return nil
	})
	return err
}

// personTalks reads the talks a person gave.
func (s *Store) personTalks(ctx context.Context, person int64, r *report.PersonHistory, other func(int64, wareki.Date) string) (err error) {
	defer wrap(&err, "personTalks(%v)", person)
	err = db.EachRow(ctx, s.read, `
		SELECT m.series_id, m.number, m.held_on, m.title, a.role, p.kind, p.organization, p.affiliation, coalesce(d.division, ''), coalesce(d.section, '')
		FROM assignments a JOIN seminars m ON m.id = a.seminar_id JOIN people p ON p.id = a.person_id
		`+postedSQL("m.held_on")+`
		WHERE a.person_id = $1 AND a.state IN ('spoke', 'thanked') AND m.state IN ('held', 'settled')
		ORDER BY m.held_on, m.starts, m.id, a.id`, []any{person}, func(rows *sql.Rows) error {
		var v report.PersonTalk
		var series int64
		var role Role
		var kind, organization, affiliation, division, section string
		if err := rows.Scan(&series, &v.Number, &v.Date, &v.Title, &role, &kind, &organization, &affiliation, &division, &section); err != nil {
			return err
		}
		v.Then = placeOf(kind, organization, affiliation, division, section)
		v.Series, v.Role, v.Total = other(series, v.Date), role.Label(), len(r.Talks)+1
		r.Talks = append(r.Talks, v)
		return nil
	})
	return err
}
