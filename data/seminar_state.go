package data

import (
	"context"
	"maps"
	"slices"
	"strings"

	"jibun/data/wareki"
)

// step is one step of a seminar from state to state.
func (s *Store) seminarStep(ctx context.Context, what string, id int64, from []SeminarState, f func(*tx, Seminar) (row, error)) error {
	return s.write(ctx, what, func(t *tx) error {
		m, err := t.seminar(ctx, id)
		if err != nil {
			return err
		}
		t.About = m.label()
		if !slices.Contains(from, m.State) {
			return refuse(what+".state", m.State)
		}
		r, err := f(t, m)
		if err != nil {
			return err
		}
		return t.Change(ctx, "seminars", id, r)
	})
}

// OpenSeminar begins taking applications and gives the seminar its number, the
// next of its series, unless the clerk gave one.
func (s *Store) OpenSeminar(ctx context.Context, id int64) error {
	return s.seminarStep(ctx, "seminar.open", id, []SeminarState{SeminarPlanned, SeminarClosed, SeminarPostponed}, func(t *tx, m Seminar) (row, error) {
		if m.Number == 0 {
			last, err := t.count(ctx, `SELECT coalesce(max(number), 0) FROM seminars WHERE series_id = $1`, m.SeriesID)
			if err != nil {
				return nil, err
			}
			m.Number = last + 1
		}
		t.About = m.label()
		r := m.row()
		r["state"] = string(SeminarOpen)
		if m.State != SeminarClosed { // opened again, it is still on the other day for the same reason
			r["state_reason"] = ""
		}
		return r, nil
	})
}

// CloseSeminar ends taking applications before the deadline.
func (s *Store) CloseSeminar(ctx context.Context, id int64) error {
	return s.seminarStep(ctx, "seminar.close", id, []SeminarState{SeminarOpen}, func(*tx, Seminar) (row, error) {
		return row{"state": string(SeminarClosed)}, nil
	})
}

// HoldSeminar says that the evening took place: its lecturers have spoken, and
// offers that still ran have expired. Refused before the day.
func (s *Store) HoldSeminar(ctx context.Context, id int64) error {
	return s.seminarStep(ctx, "seminar.hold", id, []SeminarState{SeminarOpen, SeminarClosed}, func(t *tx, m Seminar) (row, error) {
		return t.hold(ctx, m)
	})
}

func (t *tx) hold(ctx context.Context, m Seminar) (row, error) {
	if m.Date > t.s.Today() {
		return nil, refuse("seminar.future", m.label())
	}
	if err := t.expireOffers(ctx, m.ID, "9999"); err != nil {
		return nil, err
	}
	ids, err := t.ids(ctx, `SELECT id FROM assignments WHERE seminar_id = $1 AND state IN ('agreed', 'requested', 'accepted') ORDER BY id`, m.ID)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		if err := t.Change(ctx, "assignments", id, row{"state": string(Spoke), "moved_on": string(m.Date)}); err != nil {
			return nil, err
		}
	}
	return row{"state": string(SeminarHeld), "state_reason": ""}, nil
}

// holdIfDue makes an evening 開催済 when its attendance is first taken.
func (t *tx) holdIfDue(ctx context.Context, m Seminar) error {
	if m.State != SeminarOpen && m.State != SeminarClosed {
		return nil
	}
	r, err := t.hold(ctx, m)
	if err != nil {
		return err
	}
	return t.Change(ctx, "seminars", m.ID, r)
}

// SettleSeminar locks the attendance (実績確定). Refused while somebody's
// attendance is unknown: 未確認 is never taken for 欠席.
func (s *Store) SettleSeminar(ctx context.Context, id int64) error {
	return s.SettleSpoken(ctx, id, nil)
}

// SettleSpoken is SettleSeminar, and says of those lecturers (assignments) of whom it was
// left open whether they spoke.
func (s *Store) SettleSpoken(ctx context.Context, id int64, spoke map[int64]bool) error {
	return s.seminarStep(ctx, "seminar.settle", id, []SeminarState{SeminarHeld}, func(t *tx, m Seminar) (row, error) {
		n, err := t.count(ctx, `SELECT count(*) FROM registrations WHERE seminar_id = $1 AND state = 'confirmed' AND attendance = 'unknown'`, id)
		if err != nil {
			return nil, err
		}
		if n > 0 {
			return nil, refuse("seminar.attendance_unknown", n)
		}
		for _, a := range slices.Sorted(maps.Keys(spoke)) {
			to := Refused
			if spoke[a] {
				to = Spoke
			}
			if err := t.Change(ctx, "assignments", a, row{"state": string(to), "moved_on": string(m.Date)}); err != nil {
				return nil, err
			}
		}
		return row{"state": string(SeminarSettled), "state_reason": ""}, nil
	})
}

// UnsettleSeminar unlocks the attendance; the reason stays in the history.
func (s *Store) UnsettleSeminar(ctx context.Context, id int64, reason string) error {
	if strings.TrimSpace(reason) == "" {
		return Invalid{"reason": "required"}
	}
	return s.seminarStep(ctx, "seminar.unsettle", id, []SeminarState{SeminarSettled}, func(*tx, Seminar) (row, error) {
		return row{"state": string(SeminarHeld), "state_reason": reason}, nil
	})
}

var beforeTheEvening = []SeminarState{SeminarPlanned, SeminarOpen, SeminarClosed}

// CancelSeminar calls the evening off. It keeps its registrations, and gives
// its number back only if no later number was given.
func (s *Store) CancelSeminar(ctx context.Context, id int64, reason string) error {
	if strings.TrimSpace(reason) == "" {
		return Invalid{"reason": "required"}
	}
	return s.seminarStep(ctx, "seminar.cancel", id, append(slices.Clone(beforeTheEvening), SeminarPostponed), func(t *tx, m Seminar) (row, error) {
		last, err := t.count(ctx, `SELECT coalesce(max(number), 0) FROM seminars WHERE series_id = $1`, m.SeriesID)
		if err != nil {
			return nil, err
		}
		if m.Number == last {
			m.Number = 0
		}
		r := m.row()
		r["state"], r["state_reason"] = string(SeminarCancelled), reason
		return r, nil
	})
}

// PostponeSeminar puts the evening off, its new day unknown yet.
func (s *Store) PostponeSeminar(ctx context.Context, id int64, reason string) error {
	if strings.TrimSpace(reason) == "" {
		return Invalid{"reason": "required"}
	}
	return s.seminarStep(ctx, "seminar.postpone", id, beforeTheEvening, func(*tx, Seminar) (row, error) {
		return row{"state": string(SeminarPostponed), "state_reason": reason}, nil
	})
}

// RescheduleSeminar gives a postponed evening its new day; it is planned again,
// or open again if it had its number. Why it was put off stays with it until it is over,
// since that is told with the new day.
func (s *Store) RescheduleSeminar(ctx context.Context, id int64, day, deadline wareki.Date) error {
	return s.seminarStep(ctx, "seminar.reschedule", id, []SeminarState{SeminarPostponed}, func(_ *tx, m Seminar) (row, error) {
		m.Date, m.Deadline = day, deadline
		if err := m.Validate(); err != nil {
			return nil, err
		}
		r := row{"held_on": string(day), "deadline": string(deadline), "state": string(SeminarPlanned)}
		if m.Number > 0 {
			r["state"] = string(SeminarOpen)
		}
		return r, nil
	})
}

// ids reads a column of ids inside the operation.
func (t *tx) ids(ctx context.Context, q string, args ...any) ([]int64, error) {
	rows, err := t.QueryContext(ctx, q, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, rows.Err()
}
