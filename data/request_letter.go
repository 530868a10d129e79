package data

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"jibun/data/report"
	"jibun/data/wareki"
)

// RequestLetter makes the 講師依頼書 for an assignment. The lecturer is named as on
// the day of the letter: today, or that of the evening once it has passed.
func (s *Store) RequestLetter(ctx context.Context, assignment int64, kind report.LetterKind) (report.RequestLetter, error) {
	r := report.RequestLetter{Kind: kind}
	if kind < report.LetterToLecturer || kind > report.LetterMemo {
		return r, Invalid{"kind": "code"}
	}
	a, err := s.oneAssignment(ctx, assignment)
	if err != nil {
		return r, err
	}
	m, err := s.Seminar(ctx, a.SeminarID)
	if err != nil {
		return r, err
	}
	office, err := s.Office(ctx)
	if err != nil {
		return r, err
	}
	if r.Head, err = s.headOf(ctx, m); err != nil {
		return r, err
	}
	r.Phone, r.Email = office.Phone, office.Email
	r.Role = a.Role.Label()
	r.Agreed = slices.Index(assignmentOrder, a.State) >= slices.Index(assignmentOrder, Agreed)
	r.Number, r.Title, r.Date, r.Start, r.End = m.Number, m.Title, m.Date, m.Start, m.End
	r.Venue, r.Capacity = m.Venue, m.Capacity
	party, err := s.Party(ctx, m.ID)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return r, err
	}
	r.Party, r.PartyVenue, r.PartyStart, r.Fee = party.ID != 0, party.Venue, party.Start, party.Fee
	day := s.Today()
	if m.Date != "" {
		day = min(day, m.Date)
	}
	who, err := s.personOn(ctx, a.PersonID, day)
	r.Lecturer, r.From, r.Position, r.Outside = who.name, who.from, who.position, who.outside
	if err != nil {
		return r, err
	}
	texts, err := s.PaperTexts(ctx)
	r.Text = texts[LetterText(kind, r.Outside)].Text
	return r, err
}

// oneAssignment reads an assignment outside a write.
func (s *Store) oneAssignment(ctx context.Context, id int64) (_ Assignment, err error) {
	defer wrap(&err, "oneAssignment(%v)", id)
	var a Assignment
	err = s.read.QueryRowContext(ctx, `SELECT `+assignmentColumns+` FROM assignments a WHERE a.id = $1`, id).Scan(a.targets()...)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	return a, err
}

// personThen is a person as on a day.
type personThen struct {
	name, reading, from, position string
	outside                       bool
}

// personOn reads a person as on a day.
func (s *Store) personOn(ctx context.Context, person int64, day wareki.Date) (_ personThen, err error) {
	defer wrap(&err, "personOn(%v, %v)", person, day)
	var p personThen
	var kind, organization, title, division, section string
	err = s.read.QueryRowContext(ctx, `
		SELECT p.kind, p.organization, p.title, coalesce(d.division, ''), coalesce(d.section, ''), coalesce(o.position, ''),
			`+nameSQL("name", "$2")+`,
			`+nameSQL("reading", "$2")+`
		FROM people p
		`+postedSQL("$2")+`
		WHERE p.id = $1`, person, string(day)).
		Scan(&kind, &organization, &title, &division, &section, &p.position, &p.name, &p.reading)
	p.from = recordedPlace(kind, organization, division, section)
	if p.outside = kind == "outside"; p.outside {
		p.position = title
	}
	return p, err
}
