package data

import (
	"context"

	"jibun/data/kana"
)

// staffState is the staff as the ledger knows it.
type staffState struct {
	byNo        map[string]*staffMember
	byName      map[string][]PersonHit // folded
	byID        map[int64]*staffMember
	departments []Department
	label       map[int64]string
}

type staffMember struct {
	Person
	postings []Posting // by first day
}

// latest is the posting that was recorded last.
func (m *staffMember) latest() Posting {
	if n := len(m.postings); n > 0 {
		return m.postings[n-1]
	}
	return Posting{}
}

func (s *Store) staffState(ctx context.Context) (_ *staffState, err error) {
	defer wrap(&err, "staffState()")
	st := &staffState{byNo: map[string]*staffMember{}, byName: map[string][]PersonHit{}, label: map[int64]string{}}
	st.byID = map[int64]*staffMember{}
	people, err := s.allPeople(ctx)
	if err != nil {
		return nil, err
	}
	for _, p := range people {
		key := kana.Fold(p.Name)
		st.byName[key] = append(st.byName[key], PersonHit{ID: p.ID, Name: p.Name, Reading: p.Reading, StaffNo: p.StaffNo, From: p.Organization, Outside: p.Outside})
		if p.Outside {
			continue
		}
		m := &staffMember{Person: p}
		if st.byID[p.ID] = m; p.StaffNo != "" {
			st.byNo[p.StaffNo] = m
		}
	}
	if st.departments, err = s.Departments(ctx, ""); err != nil {
		return nil, err
	}
	for _, d := range st.departments {
		st.label[d.ID] = d.Label()
	}
	rows, err := s.read.QueryContext(ctx, `SELECT `+postingColumns+` FROM postings ORDER BY person_id, valid_from, id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		p, err := scanPosting(rows.Scan)
		if err != nil {
			return nil, err
		}
		if m := st.byID[p.PersonID]; m != nil {
			m.postings = append(m.postings, p)
		}
	}
	return st, rows.Err()
}

// allPeople reads everybody who was not merged into somebody else.
func (s *Store) allPeople(ctx context.Context) (_ []Person, err error) {
	defer wrap(&err, "allPeople()")
	rows, err := s.read.QueryContext(ctx, `SELECT `+personColumns+` FROM people p WHERE p.merged_into = 0 ORDER BY p.id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Person
	for rows.Next() {
		p, err := scanPerson(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, rows.Err()
}
