package data

import (
	"context"
	"database/sql"

	"jibun/data/internal/db"
	"jibun/data/wareki"
)

// notified is whom notices are about.
type notified struct {
	seminar, person int64
	speaker         bool
}

// contacts reads who has to be told or was told, without who they are. What somebody
// knows is what they were told last, or learnt themselves; else what they knew first.
func (s *Store) contacts(ctx context.Context, q db.Querier, seminar int64) ([]Contact, error) {
	today, now := s.Today(), s.now()
	var order []notified
	known := map[notified]*Contact{}
	err := db.EachRow(ctx, q, `SELECT n.seminar_id, n.person_id, n.part = 'speaker', n.source, n.standing, n.evening, n.day, n.starts, n.ends, n.venue, n.told_on, n.way, `+seminarColumns+`
		FROM notices n JOIN seminars m ON m.id = n.seminar_id
		WHERE ($1 = 0 OR n.seminar_id = $1) AND m.state NOT IN ('held', 'settled') AND (m.held_on >= $2 OR n.day >= $2) ORDER BY n.id`, []any{seminar, string(today)}, func(rows *sql.Rows) error {
		var w notified
		var source, on string
		var k Known
		var by Way
		var m Seminar
		err := rows.Scan(&w.seminar, &w.person, &w.speaker, &source, &k.Standing, &k.Evening, &k.Day, &k.Start, &k.End, &k.Venue, &on, &by,
			&m.ID, &m.Version, &m.SeriesID, &m.Number, &m.Title, &m.CategoryID, &m.Date, &m.Start, &m.End, &m.Venue,
			&m.Capacity, &m.Deadline, &m.State, &m.StateReason, &m.Policy, &m.Seed, &m.Counted, &m.CountedApplied, &m.SpeakerText, &m.Note, &m.InSeries)
		c := known[w]
		if c == nil {
			c = &Contact{SeminarID: w.seminar, PersonID: w.person, Speaker: w.speaker, Was: k, Is: m.known(), Evening: m}
			known[w], order = c, append(order, w)
		}
		if source != "before" {
			c.Was = k
		}
		if source == "told" {
			c.ToldOn, c.Way = wareki.Date(on), by
		}
		return err
	})
	if err != nil || len(order) == 0 {
		return nil, err
	}
	if err := s.standings(ctx, q, seminar, known); err != nil {
		return nil, err
	}
	var out []Contact
	for _, w := range order {
		c := *known[w]
		over := today > max(c.Was.Day, c.Is.Day) || c.Evening.begun(now) && c.Was.Day <= c.Is.Day
		if c.Kind = c.Was.news(c.Is, over); c.Kind != TellNothing || c.ToldOn != "" {
			out = append(out, c)
		}
	}
	return out, nil
}

// standings fills in how everybody stands now.
func (s *Store) standings(ctx context.Context, q db.Querier, seminar int64, known map[notified]*Contact) error {
	err := db.EachRow(ctx, q, `SELECT r.seminar_id, r.person_id, r.state, r.waitlist FROM registrations r
		WHERE ($1 = 0 AND r.seminar_id IN (SELECT seminar_id FROM notices) OR r.seminar_id = $1) ORDER BY r.id`, []any{seminar}, func(rows *sql.Rows) error {
		w := notified{}
		var state RegistrationState
		var wait WaitlistState
		err := rows.Scan(&w.seminar, &w.person, &state, &wait)
		if c := known[w]; c != nil && !c.Is.live() {
			c.Is.Standing = standing(state, wait)
		}
		return err
	})
	if err != nil {
		return err
	}
	return db.EachRow(ctx, q, `SELECT a.seminar_id, a.person_id, a.state FROM assignments a
		WHERE ($1 = 0 AND a.seminar_id IN (SELECT seminar_id FROM notices) OR a.seminar_id = $1) ORDER BY a.id`, []any{seminar}, func(rows *sql.Rows) error {
		w := notified{speaker: true}
		var state AssignmentState
		err := rows.Scan(&w.seminar, &w.person, &state)
		if c := known[w]; c != nil && state.told(false) {
			c.Is.Standing = "speaker"
		}
		return err
	})
}
