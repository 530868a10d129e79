package data

import (
	"context"
	"database/sql"
	"slices"

	"jibun/data/internal/db"
	"jibun/data/kana"
	"jibun/data/wareki"
)

// Applicant is a registration with what a list shows beside it.
type Applicant struct {
	Registration
	Name, Reading, StaffNo string
	Outside                bool
	Email                  string
	From, Position         string // 所属・団体 and 職名 on the day of the seminar
	Times                  int    // attendances in the series before this evening (see before); 0 = ★初めて
	Party                  bool   // joins the 懇親会, or hopes to
	order                  applicantOrder
	key                    string // folded: what she is found by
	now                    applicantNow
}

// applicantNow is what forms ask for besides: today's name, and the department or
// organisation where there is one.
type applicantNow struct{ name, reading, place string }

type applicantOrder struct {
	department, rank int
	sortKey          string
}

// Applicants lists a seminar's registrations in order of application.
func (s *Store) Applicants(ctx context.Context, seminar int64) (_ []Applicant, err error) {
	defer wrap(&err, "Applicants(%v)", seminar)
	m, err := s.Seminar(ctx, seminar)
	if err != nil {
		return nil, err
	}
	v, err := s.eveningsNow(ctx)
	if err != nil {
		return nil, err
	}
	e := v.at[seminar]
	if e == nil { // taken back this moment
		return nil, ErrNotFound
	}
	before := v.before(e, s.now())
	var out []Applicant
	err = db.EachRow(ctx, s.read, `SELECT `+registrationColumns+`,
			EXISTS (SELECT 1 FROM party_entries e WHERE e.seminar_id = r.seminar_id AND e.person_id = r.person_id AND `+partyStateSQL+` IN ('joining', 'hoping'))
		FROM registrations r WHERE r.seminar_id = $1 ORDER BY r.applied_at, r.id`, []any{seminar}, func(rows *sql.Rows) error {
		var a Applicant
		var err error
		a.Registration, err = scanRegistration(rows, &a.Party)
		a.Times = before.of(a.PersonID)
		out = append(out, a)
		return err
	})
	if err != nil {
		return nil, err
	}
	x, err := s.peopleNow(ctx) // after the registrations: whoever applied is there
	if err != nil {
		return nil, err
	}
	out = slices.DeleteFunc(out, func(a Applicant) bool { return x.at[a.PersonID] == nil }) // taken back this moment, the person too
	for i := range out {
		out[i].on(x.at[out[i].PersonID], m.Date, x.departments)
	}
	return out, nil
}

// on fills in who somebody was on a day.
func (a *Applicant) on(e *personEntry, day wareki.Date, departments map[int64]Department) {
	a.StaffNo, a.Outside, a.Email, a.order.sortKey = e.StaffNo, e.Outside, e.Email, e.sortKey
	if a.Name, a.Reading = e.nameOn(day); a.Reading != e.Reading { // that of a former name
		a.order.sortKey = kana.SortKey(a.Reading)
	}
	o := e.on(day)
	d, known := departments[o.department]
	if a.order.department, a.order.rank = d.Position, o.rank; !known {
		a.order.department = 1_000_000
	}
	if a.From, a.Position = d.Label(), o.position; a.Outside {
		a.From, a.Position = e.Organization, e.Title
	}
	if a.key = e.key; a.From != e.from {
		a.key += "\t" + kana.Fold(a.From)
	}
	a.now = applicantNow{e.Name, e.Reading, a.From}
	a.From = Place(a.Outside, a.From, e.Affiliation)
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
		return !containsAll(a.key, words)
	}), nil
}
