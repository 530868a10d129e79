package data

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"jibun/data/internal/db"
	"jibun/data/kana"
	"jibun/data/report"
)

// PartySheet makes the 懇親会名簿 of a seminar, or ErrNotFound if it has no
// gathering. Names and departments are those of the day; those without a reading
// come last.
func (s *Store) PartySheet(ctx context.Context, seminar int64) (_ report.PartySheet, err error) {
	defer wrap(&err, "PartySheet(%v)", seminar)
	var r report.PartySheet
	m, err := s.Seminar(ctx, seminar)
	if err != nil {
		return r, err
	}
	p, err := s.Party(ctx, seminar)
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
	r.Number, r.Title, r.Date = m.Number, m.Title, m.Date
	r.Venue, r.Start, r.Capacity, r.Fee = p.Venue, p.Start, p.Capacity, p.Fee
	r.Purpose = cmp.Or(office.Purpose, purpose)
	return r, s.partyLines(ctx, m, &r)
}

// partyLines reads who joins, who waits and who hopes.
func (s *Store) partyLines(ctx context.Context, m Seminar, r *report.PartySheet) error {
	type entry struct {
		report.PartyLine
		state, key string
	}
	var all []entry
	err := db.EachRow(ctx, s.read, `
		SELECT `+partyStateSQL+`, e.paid, p.kind, p.organization, p.affiliation, coalesce(d.division, ''), coalesce(d.section, ''),
			`+nameSQL("name", "$2")+`,
			`+nameSQL("reading", "$2")+`
		FROM party_entries e JOIN people p ON p.id = e.person_id
		`+postedSQL("$2")+`
		WHERE e.seminar_id = $1 AND e.state IN ('joining', 'waiting') ORDER BY e.id`, []any{m.ID, string(m.Date)}, func(rows *sql.Rows) error {
		var e entry
		var kind, organization, affiliation, division, section string
		if err := rows.Scan(&e.state, &e.Paid, &kind, &organization, &affiliation, &division, &section, &e.Name, &e.Reading); err != nil {
			return err
		}
		e.From = placeOf(kind, organization, affiliation, division, section)
		e.key = kana.SortKey(e.Reading)
		all = append(all, e)
		return nil
	})
	// A waiting list stays in the order in which people asked.
	for _, e := range all {
		if e.state == "waiting" {
			e.No = len(r.Waiting) + 1
			r.Waiting = append(r.Waiting, e.PartyLine)
		}
		if e.state == "hoping" {
			e.No = len(r.Hoping) + 1
			r.Hoping = append(r.Hoping, e.PartyLine)
		}
	}
	slices.SortStableFunc(all, func(a, b entry) int { return compareKeys(a.key, b.key) })
	for _, e := range all {
		if e.state == "joining" {
			e.No = len(r.People) + 1
			r.People = append(r.People, e.PartyLine)
		}
	}
	return err
}
