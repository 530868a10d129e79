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

// noticesToCome are the notices n of a seminar m ($1, 0 = of all) that is not over on a
// day ($2), or was not when people heard of it last.
const noticesToCome = ` FROM notices n JOIN seminars m ON m.id = n.seminar_id
	WHERE ($1 = 0 OR n.seminar_id = $1) AND m.state NOT IN ('held', 'settled') AND (m.held_on >= $2 OR n.day >= $2)`

// contacts reads who has to be told or was told, without who they are. What somebody
// knows is what they were told last, or learnt themselves; else what they knew first.
func (s *Store) contacts(ctx context.Context, q db.Querier, seminar int64) ([]Contact, error) {
	today, now := s.Today(), s.now()
	var order []notified
	known := map[notified]*Contact{}
	err := db.EachRow(ctx, q, `SELECT `+seminarColumns+`, n.seminar_id, n.person_id, n.part = 'speaker', n.source, n.standing, n.evening, n.day, n.starts, n.ends, n.venue, n.told_on, n.way`+
		noticesToCome+` ORDER BY n.id`, []any{seminar, string(today)}, func(rows *sql.Rows) error {
		var w notified
		var source, on string
		var k Known
		var by Way
		m, err := scanSeminar(rows, &w.seminar, &w.person, &w.speaker, &source, &k.Standing, &k.Evening, &k.Day, &k.Start, &k.End, &k.Venue, &on, &by)
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
	if err := s.standings(ctx, q, []any{seminar, string(today)}, known); err != nil {
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

// standings fills in how everybody stands now; of are the arguments of noticesToCome.
func (s *Store) standings(ctx context.Context, q db.Querier, of []any, known map[notified]*Contact) error {
	err := db.EachRow(ctx, q, `SELECT r.seminar_id, r.person_id, r.state, r.waitlist FROM registrations r
		WHERE r.seminar_id IN (SELECT n.seminar_id`+noticesToCome+`) ORDER BY r.id`, of, func(rows *sql.Rows) error {
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
		WHERE a.seminar_id IN (SELECT n.seminar_id`+noticesToCome+`) ORDER BY a.id`, of, func(rows *sql.Rows) error {
		w := notified{speaker: true}
		var state AssignmentState
		err := rows.Scan(&w.seminar, &w.person, &state)
		if c := known[w]; c != nil && state.told(false) {
			c.Is.Standing = "speaker"
		}
		return err
	})
}
