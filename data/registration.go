package data

import (
	"context"
	"database/sql"
	"time"

	"jibun/data/internal/ledger"
	"jibun/data/wareki"
)

// Registration is 申込: one person at one seminar.
type Registration struct {
	ID, Version         int64
	SeminarID, PersonID int64
	State               RegistrationState
	Attendance          Attendance
	Channel             Channel
	Waitlist            WaitlistState
	Queue               int    // place on the waiting list, ascending, with gaps
	OfferUntil          string // RFC 3339 UTC, while an offer runs
	AppliedAt           string // RFC 3339 UTC
	AfterDeadline       bool   // 締切後
	Material            bool   // 資料受領/視聴: never counts as attendance
	SheetNo             int    // № on the sign-in sheet printed last, 0 = on none, -3 = once № 3 (see NumberSheet)
	Reason, Note        string
}

const registrationColumns = `r.id, r.version, r.seminar_id, r.person_id, r.state, r.attendance, r.channel, r.waitlist, r.queue, r.offer_until, r.applied_at, r.after_deadline, r.material, r.sheet_no, r.reason, r.note`

func scanRegistration(rows *sql.Rows, more ...any) (Registration, error) {
	var r Registration
	err := rows.Scan(append([]any{&r.ID, &r.Version, &r.SeminarID, &r.PersonID, &r.State, &r.Attendance, &r.Channel, &r.Waitlist, &r.Queue,
		&r.OfferUntil, &r.AppliedAt, &r.AfterDeadline, &r.Material, &r.SheetNo, &r.Reason, &r.Note}, more...)...)
	return r, err
}

// registration reads one inside the operation, with its seminar, and names the
// person as what the operation is about. A settled seminar is refused.
func (t *tx) registration(ctx context.Context, id int64) (Registration, Seminar, error) {
	rows, err := t.QueryContext(ctx, `SELECT `+registrationColumns+` FROM registrations r WHERE r.id = $1`, id)
	if err != nil {
		return Registration{}, Seminar{}, err
	}
	defer rows.Close()
	if !rows.Next() {
		return Registration{}, Seminar{}, ErrNotFound
	}
	r, err := scanRegistration(rows)
	rows.Close()
	if err != nil {
		return r, Seminar{}, err
	}
	m, err := t.seminar(ctx, r.SeminarID)
	if err != nil {
		return r, m, err
	}
	p, err := t.person(ctx, r.PersonID)
	if err != nil {
		return r, m, err
	}
	t.About = p.Name
	if m.State == SeminarSettled {
		return r, m, refuse("seminar.settled", m.label())
	}
	return r, m, nil
}

// Application is what comes in by board, e-mail or telephone.
type Application struct {
	SeminarID, PersonID int64
	Channel             Channel
	Note                string
	Party               bool // 懇親会にも
	Waits               bool // was put on a waiting list where it came from: 補欠

	// At is when it was sent, by which 締切後 is judged; zero = now. A moment that is
	// still to come is none: the sender's clock is wrong.
	At time.Time
}

// appliedAt is when an application counts as made.
func (s *Store) appliedAt(sent time.Time) time.Time {
	if now := s.now(); sent.IsZero() || sent.After(now) {
		return now
	}
	return sent
}

// Apply takes an application. With a free seat and nobody waiting it is 参加確定
// at once, else キャンセル待ち; when lots are drawn it stays 受付 until then.
// After the deadline it is still taken and marked 締切後, by the day it was sent. Who was
// told a place on the waiting list keeps it, though an earlier letter is opened later. Somebody who had
// withdrawn comes back on the same row. Who waits where they applied waits here too,
// although there may be a seat: the clerk moves them up.
func (s *Store) Apply(ctx context.Context, a Application) (Registration, error) {
	var r Registration
	err := s.write(ctx, "registration.apply", func(t *tx) error {
		m, err := t.seminar(ctx, a.SeminarID)
		if err != nil {
			return err
		}
		p, err := t.person(ctx, a.PersonID)
		if err != nil {
			return err
		}
		t.About = p.Name
		r, err = t.apply(ctx, m, p, a)
		return err
	})
	return r, err
}

func (t *tx) apply(ctx context.Context, m Seminar, p Person, a Application) (Registration, error) {
	switch state := m.StateOn(t.s.Today()); {
	case p.MergedInto != 0:
		return Registration{}, refuse("person.merged", p.Name)
	case state != SeminarOpen && state != SeminarClosed:
		return Registration{}, refuse("registration.seminar_"+string(state), m.label())
	}
	if a.Channel == "" {
		a.Channel = InHouse
	}
	r, err := t.earlier(ctx, m.ID, p.ID)
	if err != nil {
		return r, err
	}
	if r.ID != 0 && r.State.live() {
		return r, refuse("registration.exists", p.Name)
	}
	r.SeminarID, r.PersonID, r.Channel, r.Note, r.Reason = m.ID, p.ID, a.Channel, a.Note, ""
	at := t.s.appliedAt(a.At)
	r.AppliedAt, r.AfterDeadline = ledger.Instant(at), m.StateOn(wareki.Today(at)) == SeminarClosed
	seat := t.seat
	if a.Waits && (m.Policy != Lottery || m.Seed != 0) {
		seat = func(ctx context.Context, _ Seminar, r *Registration) error {
			r.Attendance = Unknown
			return t.enqueue(ctx, r)
		}
	}
	if err := seat(ctx, m, &r); err != nil {
		return r, err
	}
	if a.Party {
		return r, t.joinParty(ctx, m.ID, p.ID)
	}
	return r, nil
}

// earlier finds the person's last application to the seminar, or a new one.
func (t *tx) earlier(ctx context.Context, seminar, person int64) (Registration, error) {
	rows, err := t.QueryContext(ctx, `SELECT `+registrationColumns+` FROM registrations r WHERE r.seminar_id = $1 AND r.person_id = $2
		ORDER BY CASE WHEN r.state IN ('received', 'confirmed', 'waiting') THEN 0 ELSE 1 END, r.id DESC`, seminar, person)
	if err != nil {
		return Registration{}, err
	}
	defer rows.Close()
	if !rows.Next() {
		return Registration{Attendance: Unknown}, rows.Err()
	}
	return scanRegistration(rows)
}

// seat decides what becomes of a fresh application and saves it.
func (t *tx) seat(ctx context.Context, m Seminar, r *Registration) error {
	r.Waitlist, r.Queue, r.OfferUntil, r.Attendance = NotQueued, 0, "", Unknown
	if m.Policy == Lottery && m.Seed == 0 {
		r.State = Received
		return t.saveRegistration(ctx, r)
	}
	free, waiting, err := t.seats(ctx, m)
	if err != nil {
		return err
	}
	if free > 0 && waiting == 0 {
		return t.confirm(ctx, r)
	}
	return t.enqueue(ctx, r)
}

// confirm gives somebody a seat, and who hoped for the 懇親会 a place there.
func (t *tx) confirm(ctx context.Context, r *Registration) error {
	r.State = Confirmed
	if err := t.saveRegistration(ctx, r); err != nil {
		return err
	}
	return t.seatAtParty(ctx, r.SeminarID, r.PersonID)
}

// enqueue puts a registration at the end of the waiting list.
func (t *tx) enqueue(ctx context.Context, r *Registration) error {
	last, err := t.count(ctx, `SELECT coalesce(max(queue), 0) FROM registrations WHERE seminar_id = $1`, r.SeminarID)
	if err != nil {
		return err
	}
	r.State, r.Waitlist, r.Queue, r.OfferUntil = Waiting, Queued, last+1, ""
	return t.saveRegistration(ctx, r)
}

// noLimit is the number of free seats of a seminar without a capacity.
const noLimit = 1 << 30

// seats counts free seats (an offer takes one while it runs) and people waiting.
func (t *tx) seats(ctx context.Context, m Seminar) (free, waiting int, err error) {
	var taken int
	err = t.scan(ctx, `SELECT coalesce(sum(CASE WHEN state = 'confirmed' OR waitlist = 'offered' AND offer_until >= $2 THEN 1 ELSE 0 END), 0),
		coalesce(sum(CASE WHEN waitlist = 'queued' OR waitlist = 'offered' AND offer_until >= $2 THEN 1 ELSE 0 END), 0)
		FROM registrations WHERE seminar_id = $1 AND state IN ('confirmed', 'waiting')`, []any{m.ID, ledger.Instant(t.s.now())}, &taken, &waiting)
	if m.Capacity == 0 {
		return noLimit, waiting, err
	}
	return m.Capacity - taken, waiting, err
}

func (t *tx) saveRegistration(ctx context.Context, r *Registration) error {
	return t.Save(ctx, "registrations", &r.ID, &r.Version, row{"seminar_id": r.SeminarID, "person_id": r.PersonID, "state": string(r.State),
		"attendance": string(r.Attendance), "channel": string(r.Channel), "waitlist": string(r.Waitlist), "queue": r.Queue, "offer_until": r.OfferUntil,
		"applied_at": r.AppliedAt, "after_deadline": r.AfterDeadline, "material": r.Material, "sheet_no": r.SheetNo, "reason": r.Reason, "note": r.Note})
}

// Confirm accepts a received application: 参加確定 if there is a seat and nobody
// waits for it, else キャンセル待ち.
func (s *Store) Confirm(ctx context.Context, id int64) (Registration, error) {
	return s.registrationStep(ctx, "registration.confirm", id, func(t *tx, r *Registration, m Seminar) error {
		if r.State != Received {
			return refuse("registration.confirm.state", r.State)
		}
		free, waiting, err := t.seats(ctx, m)
		if err != nil {
			return err
		}
		if free <= 0 || waiting > 0 {
			return t.enqueue(ctx, r)
		}
		return t.confirm(ctx, r)
	})
}

// Wait puts a received application on the waiting list.
func (s *Store) Wait(ctx context.Context, id int64) (Registration, error) {
	return s.registrationStep(ctx, "registration.wait", id, func(t *tx, r *Registration, _ Seminar) error {
		if r.State != Received {
			return refuse("registration.wait.state", r.State)
		}
		return t.enqueue(ctx, r)
	})
}

// Decline is お断り: the office cannot take the application.
func (s *Store) Decline(ctx context.Context, id int64, reason string) (Registration, error) {
	return s.leave(ctx, "registration.decline", id, Declined, reason)
}

// Withdraw is キャンセル, by the person.
func (s *Store) Withdraw(ctx context.Context, id int64, reason string) (Registration, error) {
	return s.leave(ctx, "registration.withdraw", id, Withdrawn, reason)
}

// Revoke is 取消, by the office.
func (s *Store) Revoke(ctx context.Context, id int64, reason string) (Registration, error) {
	return s.leave(ctx, "registration.revoke", id, Revoked, reason)
}

// leave ends a live registration. One whose attendance is known is refused:
// somebody who was seen, or missed, did not cancel. The place in the 懇親会 is
// given up with it.
func (s *Store) leave(ctx context.Context, what string, id int64, to RegistrationState, reason string) (Registration, error) {
	return s.registrationStep(ctx, what, id, func(t *tx, r *Registration, _ Seminar) error {
		return t.leave(ctx, what, r, to, reason)
	})
}

func (t *tx) leave(ctx context.Context, what string, r *Registration, to RegistrationState, reason string) error {
	if !r.State.live() || (to == Declined && r.State == Confirmed) {
		return refuse(what+".state", r.State)
	}
	if r.Attendance != Unknown {
		return refuse("registration.attendance_known", r.Attendance)
	}
	r.State, r.Reason, r.OfferUntil = to, reason, ""
	if r.Waitlist == Queued || r.Waitlist == Offered {
		r.Waitlist = NotQueued
	}
	if err := t.saveRegistration(ctx, r); err != nil {
		return err
	}
	return t.leaveParty(ctx, r.SeminarID, r.PersonID)
}

// BringBack revives a registration that was withdrawn, revoked or declined.
// The capacity is checked anew; if the seminar is full, it waits.
func (s *Store) BringBack(ctx context.Context, id int64) (Registration, error) {
	return s.registrationStep(ctx, "registration.bring_back", id, func(t *tx, r *Registration, m Seminar) error {
		expired := r.State == Waiting && r.Waitlist == OfferExpired
		if r.State.live() && !expired {
			return refuse("registration.bring_back.state", r.State)
		}
		if state := m.StateOn(t.s.Today()); state != SeminarOpen && state != SeminarClosed && state != SeminarHeld {
			return refuse("registration.seminar_"+string(state), m.label())
		}
		other, err := t.earlier(ctx, r.SeminarID, r.PersonID)
		if err != nil {
			return err
		}
		if other.ID != r.ID && other.State.live() {
			return refuse("registration.exists")
		}
		r.Reason = ""
		return t.seat(ctx, m, r)
	})
}

// SetChannel corrects how an application came (経路). That somebody came without one
// (当日) is no way in which it came: it is neither given nor taken here (Refusal).
func (s *Store) SetChannel(ctx context.Context, id int64, c Channel) (Registration, error) {
	return s.registrationStep(ctx, "registration.channel", id, func(t *tx, r *Registration, _ Seminar) error {
		if r.Channel == WalkIn || c == WalkIn {
			return refuse("registration.channel.walk_in")
		}
		r.Channel = c
		return t.saveRegistration(ctx, r)
	})
}

// registrationStep is one step of one registration.
func (s *Store) registrationStep(ctx context.Context, what string, id int64, f func(*tx, *Registration, Seminar) error) (Registration, error) {
	var r Registration
	err := s.write(ctx, what, func(t *tx) error {
		var m Seminar
		var err error
		if r, m, err = t.registration(ctx, id); err != nil {
			return err
		}
		return t.whose(ctx, r.PersonID, f(t, &r, m))
	})
	return r, err
}
