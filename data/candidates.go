package data

import (
	"context"
	"database/sql"
	"strconv"
	"strings"

	"jibun/data/internal/db"
	"jibun/data/kana"
)

// CandidateLine is somebody the search found, with what she is on an evening.
type CandidateLine struct {
	PersonHit
	Position string // 職名 today
	Times    int    // as of an Applicant

	// Her application, RegistrationID 0 if there is none.
	RegistrationID int64
	State          RegistrationState
	Waitlist       WaitlistState
	Attendance     Attendance
	SheetNo        int // № on the printed sheet, 0 = not on it

	SpeakerRole Role // what she does there if she is asked to speak, "" = nothing
}

// Candidates finds people as FindPeople does, says what they are on an evening, and
// how many more there are.
func (s *Store) Candidates(ctx context.Context, seminar int64, text string, limit int) (list []CandidateLine, more int, err error) {
	words := kana.FoldQuery(text)
	if len(words) == 0 {
		return nil, 0, nil
	}
	x, err := s.peopleNow(ctx)
	if err != nil {
		return nil, 0, err
	}
	v, err := s.eveningsNow(ctx)
	if err != nil {
		return nil, 0, err
	}
	e, today := v.at[seminar], s.Today()
	if e == nil {
		return nil, 0, ErrNotFound
	}
	found, all := x.find(words, limit, v.near())
	out, at := make([]CandidateLine, len(found)), map[int64]*CandidateLine{}
	times := v.before(e, s.now())
	for i, p := range found {
		out[i] = CandidateLine{PersonHit: p.hit(today), Position: p.position, Times: times.of(p.ID)}
		at[p.ID] = &out[i]
	}
	for _, a := range e.assigned {
		if c := at[a.PersonID]; c != nil && a.State.Active() && c.SpeakerRole == "" {
			c.SpeakerRole = a.Role
		}
	}
	return out, all - len(out), s.applications(ctx, e, at)
}

// applications reads the applications of those of the people who applied.
func (s *Store) applications(ctx context.Context, e *evening, people map[int64]*CandidateLine) (err error) {
	defer wrap(&err, "applications()")
	args, binds := []any{e.ID}, []string{}
	for _, m := range e.counted.Marks {
		if people[int64(m.Person)] != nil {
			args = append(args, int64(m.Person))
			binds = append(binds, "$"+strconv.Itoa(len(args)))
		}
	}
	if len(binds) == 0 {
		return nil
	}
	// of several applications of one person, the live one counts, else the last
	err = db.EachRow(ctx, s.read, `SELECT id, person_id, state, waitlist, attendance, sheet_no FROM registrations WHERE seminar_id = $1
		AND person_id IN (`+strings.Join(binds, ", ")+`) ORDER BY CASE WHEN state IN ('received', 'confirmed', 'waiting') THEN 1 ELSE 0 END, id`, args, func(rows *sql.Rows) error {
		var c CandidateLine
		var person int64
		err := rows.Scan(&c.RegistrationID, &person, &c.State, &c.Waitlist, &c.Attendance, &c.SheetNo)
		if p := people[person]; p != nil {
			p.RegistrationID, p.State, p.Waitlist, p.Attendance, p.SheetNo = c.RegistrationID, c.State, c.Waitlist, c.Attendance, c.SheetNo
		}
		return err
	})
	return err
}
