package data

import (
	"context"
	"database/sql"
	"maps"
	"slices"
	"strconv"

	"jibun/data/internal/db"
	"jibun/data/internal/ledger"
	"jibun/data/wareki"
)

// row is what somebody knows, as a row of notices.
func (k Known) row(seminar, person int64, source string) row {
	r := row{"seminar_id": seminar, "person_id": person, "part": "applicant", "source": source, "standing": k.Standing, "evening": k.Evening,
		"day": string(k.Day), "starts": k.Start, "ends": k.End, "venue": k.Venue}
	if k.Standing == "speaker" {
		r["part"] = "speaker"
	}
	return r
}

func seatsAbout(m Seminar, n int) string { return m.label() + " " + strconv.Itoa(n) + "名" }

// known is what there is to know of the evening itself.
func (m Seminar) known() Known {
	k := Known{Evening: "on", Day: m.Date, Start: m.Start, End: m.End, Venue: m.Venue}
	switch {
	case m.State == SeminarCancelled:
		k.Evening = "cancelled"
	case m.State == SeminarPostponed:
		k.Evening = "postponed"
	case m.State.TookPlace():
		k.Evening = "over"
	}
	return k
}

// standing is how a registration stands for whom it is about.
func standing(state RegistrationState, w WaitlistState) string {
	switch {
	case state == Waiting && w == Offered:
		return "offered"
	case state == Waiting && w == OfferExpired:
		return "expired"
	}
	return string(state)
}

// told reports whether somebody knows of the evening at which she is asked to speak.
func (s AssignmentState) told(planned bool) bool {
	return slices.Contains([]AssignmentState{Agreed, Requested, Accepted}, s) || s == Sounding && !planned
}

// at puts a standing into what is known of an evening.
func (k Known) at(standing string) Known { k.Standing = standing; return k }

// knowing runs an operation and keeps what those it is about knew before, or that they
// know: from that, and from how things stand, Contacts finds who has to be told. It
// is kept in the operation itself, so that undo takes it back too.
func (t *tx) knowing(ctx context.Context, what string, f func(*tx) error) error {
	how := t.s.telling(what)
	if how != tellsThem && how != knowThemselves || t.s.l.Table("notices") == nil {
		return f(t)
	}
	w := watched{how: how, seminars: map[int64]Seminar{}, registrations: map[int64][2]image{}}
	outer := t.Watch
	t.Watch = w.see
	err := f(t)
	if t.Watch = outer; err != nil {
		return err
	}
	return w.keep(ctx, t)
}

// telling is what the acts say of an operation.
func (s *Store) telling(what string) telling {
	for _, n := range s.nouns {
		for _, a := range n.Acts {
			for _, w := range a.Words {
				if w.Key == what {
					return w.tells
				}
			}
		}
	}
	return 0
}

// watched is what an operation did to evenings and registrations.
type watched struct {
	how           telling
	seminars      map[int64]Seminar  // as they were
	registrations map[int64][2]image // as they were, without values if they were not there, and as they are
}

func (w *watched) see(tab *ledger.Table, id int64, before, after []any) {
	switch tab.Name() {
	case "seminars":
		if _, seen := w.seminars[id]; !seen && before != nil {
			r := image{tab, before}
			w.seminars[id] = Seminar{ID: id, Date: wareki.Date(r.text("held_on")), Start: r.text("starts"), End: r.text("ends"), Venue: r.text("venue"), State: SeminarState(r.text("state"))}
		}
	case "registrations":
		if after == nil {
			return
		}
		if seen, ok := w.registrations[id]; ok {
			before = seen[0].vals
		}
		w.registrations[id] = [2]image{{tab, before}, {tab, after}}
	}
}

// standing is how a registration stood in an image of it, "" without one.
func (r image) standing() string {
	if r.vals == nil {
		return ""
	}
	return standing(RegistrationState(r.text("state")), WaitlistState(r.text("waitlist")))
}

// keep writes down what is known.
func (w *watched) keep(ctx context.Context, t *tx) error {
	for _, id := range slices.Sorted(maps.Keys(w.registrations)) {
		if err := w.keepRegistration(ctx, t, w.registrations[id]); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(w.seminars)) {
		m, err := t.seminar(ctx, id)
		if err != nil {
			return err
		}
		if was := w.seminars[id]; was.known() != m.known() && !was.State.TookPlace() && w.how == tellsThem {
			if err := w.keepEvening(ctx, t, was); err != nil {
				return err
			}
		}
	}
	return nil
}

// keepRegistration keeps what the person of one registration knows of it.
func (w *watched) keepRegistration(ctx context.Context, t *tx, r [2]image) error {
	seminar, person := r[1].number("seminar_id"), r[1].number("person_id")
	was, is := r[0].standing(), r[1].standing()
	m, err := t.seminar(ctx, seminar)
	if err != nil || was == is && was == "" {
		return err
	}
	if w.how == knowThemselves || was == "offered" && is == "confirmed" { // she said yes
		n, err := t.count(ctx, `SELECT count(*) FROM notices WHERE seminar_id = $1`, seminar) // else nothing changed yet that may be undone
		if err != nil || n == 0 || m.State.TookPlace() {
			return err
		}
		_, err = t.Add(ctx, "notices", m.known().at(is).row(seminar, person, "self"))
		return err
	}
	if _, all := w.seminars[seminar]; was == is || was == "" || all && w.changes(m) || m.State.TookPlace() {
		return nil
	}
	_, err = t.Add(ctx, "notices", m.known().at(was).row(seminar, person, "before"))
	return err
}

// changes reports whether the evening itself is another one than it was.
func (w *watched) changes(m Seminar) bool {
	was, ok := w.seminars[m.ID]
	return ok && was.known() != m.known()
}

// keepEvening keeps what everybody knew of an evening who is to come, waits or speaks.
func (w *watched) keepEvening(ctx context.Context, t *tx, was Seminar) error {
	type one struct {
		person int64
		Known
	}
	var list []one
	err := db.EachRow(ctx, t, `SELECT id, person_id, state, waitlist FROM registrations WHERE seminar_id = $1 ORDER BY id`, []any{was.ID}, func(rows *sql.Rows) error {
		var id, person int64
		var state RegistrationState
		var wait WaitlistState
		err := rows.Scan(&id, &person, &state, &wait)
		k := was.known().at(standing(state, wait))
		if r, ok := w.registrations[id]; ok {
			k.Standing = r[0].standing()
		}
		if k.live() {
			list = append(list, one{person, k})
		}
		return err
	})
	if err != nil {
		return err
	}
	seen := map[int64]bool{}
	err = db.EachRow(ctx, t, `SELECT person_id, state FROM assignments WHERE seminar_id = $1 ORDER BY position, id`, []any{was.ID}, func(rows *sql.Rows) error {
		var person int64
		var state AssignmentState
		err := rows.Scan(&person, &state)
		if state.told(was.State == SeminarPlanned) && !seen[person] {
			seen[person] = true
			list = append(list, one{person, was.known().at("speaker")})
		}
		return err
	})
	for _, o := range list {
		if err == nil {
			_, err = t.Add(ctx, "notices", o.row(was.ID, o.person, "before"))
		}
	}
	return err
}
