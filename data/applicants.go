package data

import (
	"context"
	"slices"

	"jibun/data/kana"
)

// Applicant is a registration with what a list shows beside it.
type Applicant struct {
	Registration
	Name, Reading, StaffNo string
	Outside                bool
	From, Position         string // 所属・団体 and 職名 on the day of the seminar
	Times                  int    // attendances in the series before this evening; 0 = ★初参加
	Party                  bool
	order                  applicantOrder
}

type applicantOrder struct {
	department, rank int
	sortKey          string
}

// Applicants lists a seminar's registrations in order of application.
func (s *Store) Applicants(ctx context.Context, seminar int64) ([]Applicant, error) {
	m, err := s.Seminar(ctx, seminar)
	if err != nil {
		return nil, err
	}
	v, err := s.eveningsNow(ctx)
	if err != nil {
		return nil, err
	}
	before := v.attendedBefore(m.SeriesID, m.Date)
	rows, err := s.db.R.QueryContext(ctx, `
		SELECT `+registrationColumns+`, p.kind, p.staff_no, p.sort_key, p.reading, p.organization, p.title,
			`+nameSQL("name", "$2")+`,
			`+nameSQL("reading", "$2")+`,
			coalesce(d.division, ''), coalesce(d.section, ''), coalesce(d.position, 1000000), coalesce(o.position, ''), coalesce(o.rank, 0),
			EXISTS (SELECT 1 FROM party_entries e WHERE e.seminar_id = r.seminar_id AND e.person_id = r.person_id AND e.state = 'joining')
		FROM registrations r JOIN people p ON p.id = r.person_id
		`+postedSQL("$2")+`
		WHERE r.seminar_id = $1 ORDER BY r.applied_at, r.id`, seminar, string(m.Date))
	if err != nil {
		return nil, translate(err)
	}
	defer rows.Close()
	var out []Applicant
	for rows.Next() {
		var a Applicant
		var kind, org, title, division, section, reading string
		if a.Registration, err = scanRegistration(rows, &kind, &a.StaffNo, &a.order.sortKey, &reading, &org, &title, &a.Name, &a.Reading,
			&division, &section, &a.order.department, &a.Position, &a.order.rank, &a.Party); err != nil {
			return nil, err
		}
		a.Times = before.of(a.PersonID)
		if a.Reading != reading { // that of a former name
			a.order.sortKey = kana.SortKey(a.Reading)
		}
		a.From = departmentLabel(division, section)
		if a.Outside = kind == "outside"; a.Outside {
			a.From, a.Position = org, title
		}
		out = append(out, a)
	}
	return out, rows.Err()
}

// FindApplicants lists those of a seminar's registrations whose person fits the
// text, as FindPeople does; all of them if it is empty.
func (s *Store) FindApplicants(ctx context.Context, seminar int64, text string) ([]Applicant, error) {
	list, err := s.Applicants(ctx, seminar)
	words := kana.FoldQuery(text)
	if err != nil || len(words) == 0 {
		return list, err
	}
	return slices.DeleteFunc(list, func(a Applicant) bool {
		return !containsAll(kana.SearchKeys(a.Name, a.Reading, a.StaffNo)+"\t"+kana.Fold(a.From), words)
	}), nil
}
