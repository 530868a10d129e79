package data

import (
	"context"
	"math/rand/v2"
	"slices"
	"time"

	"jibun/data/internal/ledger"
	"jibun/data/wareki"
)

// Offer asks somebody of the waiting list until a time; the offer takes a seat.
func (s *Store) Offer(ctx context.Context, id int64, until time.Time) (Registration, error) {
	return s.registrationStep(ctx, "waitlist.offer", id, func(t *tx, r *Registration, m Seminar) error {
		if err := t.canMoveUp(ctx, *r, m, Queued); err != nil {
			return err
		}
		if !until.After(t.s.now()) {
			return Invalid{"until": "past"}
		}
		r.Waitlist, r.OfferUntil = Offered, ledger.Instant(until)
		return t.saveRegistration(ctx, r)
	})
}

// canMoveUp checks the rules for somebody whose waiting list stands at want.
func (t *tx) canMoveUp(ctx context.Context, r Registration, m Seminar, want ...WaitlistState) error {
	if err := offerable(m, t.s.now()); err != nil {
		return err
	}
	if r.State != Waiting || !slices.Contains(want, r.Waitlist) {
		return refuse("waitlist.state", r.State, " ", r.Waitlist)
	}
	if r.Waitlist == Offered {
		return nil // has its seat
	}
	free, _, err := t.seats(ctx, m)
	if err == nil && free <= 0 {
		err = refuse("waitlist.full", m.label())
	}
	return err
}

// MoveUp confirms somebody of the waiting list: the proposal was accepted by
// telephone, or the running offer was.
func (s *Store) MoveUp(ctx context.Context, id int64) (Registration, error) {
	return s.registrationStep(ctx, "waitlist.move_up", id, func(t *tx, r *Registration, m Seminar) error {
		if err := t.canMoveUp(ctx, *r, m, Queued, Offered); err != nil {
			return err
		}
		if r.Waitlist == Offered && r.OfferUntil < ledger.Instant(t.s.now()) {
			return refuse("waitlist.offer_over", r.OfferUntil)
		}
		r.Waitlist, r.OfferUntil = OfferAccepted, ""
		return t.confirm(ctx, r)
	})
}

// DeclineOffer is 辞退: the offered seat is not wanted.
func (s *Store) DeclineOffer(ctx context.Context, id int64) (Registration, error) {
	return s.registrationStep(ctx, "waitlist.decline", id, func(t *tx, r *Registration, m Seminar) error {
		if r.State != Waiting || r.Waitlist != Offered {
			return refuse("waitlist.state", r.State, " ", r.Waitlist)
		}
		r.State, r.Waitlist, r.OfferUntil = Withdrawn, OfferDeclined, ""
		if err := t.saveRegistration(ctx, r); err != nil {
			return err
		}
		return t.leaveParty(ctx, r.SeminarID, r.PersonID)
	})
}

// Skip lets somebody pass this time (今回は見送る): to the end of the queue.
func (s *Store) Skip(ctx context.Context, id int64) (Registration, error) {
	return s.registrationStep(ctx, "waitlist.skip", id, func(t *tx, r *Registration, _ Seminar) error {
		if r.State != Waiting || r.Waitlist == OfferExpired {
			return refuse("waitlist.state", r.State, " ", r.Waitlist)
		}
		return t.enqueue(ctx, r)
	})
}

// ExpireOffers ends the offers whose time is over (期限切れ) and returns how
// many there were.
func (s *Store) ExpireOffers(ctx context.Context, seminar int64) (n int, err error) {
	err = s.write(ctx, "waitlist.expire", func(t *tx) error {
		m, err := t.seminar(ctx, seminar)
		if err != nil {
			return err
		}
		t.About = m.label()
		if n, err = t.count(ctx, `SELECT count(*) FROM registrations WHERE seminar_id = $1 AND waitlist = 'offered' AND offer_until < $2`, seminar, ledger.Instant(t.s.now())); err != nil {
			return err
		}
		return t.expireOffers(ctx, seminar, ledger.Instant(t.s.now()))
	})
	return n, err
}

// expireOffers ends the offers that run until before the instant.
func (t *tx) expireOffers(ctx context.Context, seminar int64, before string) error {
	ids, err := t.ids(ctx, `SELECT id FROM registrations WHERE seminar_id = $1 AND waitlist = 'offered' AND offer_until < $2 ORDER BY queue, id`, seminar, before)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := t.Change(ctx, "registrations", id, row{"waitlist": string(OfferExpired), "offer_until": ""}); err != nil {
			return err
		}
	}
	return nil
}

// Draw draws lots among the received applications (抽選): as many as there are
// seats are 参加確定, the others wait in the order drawn. The seed is kept, so
// that the draw can be shown to have been fair.
func (s *Store) Draw(ctx context.Context, seminar, seed int64) error {
	if seed == 0 {
		return Invalid{"seed": "required"}
	}
	return s.write(ctx, "waitlist.draw", func(t *tx) error {
		m, err := t.seminar(ctx, seminar)
		if err != nil {
			return err
		}
		t.About = m.label()
		if m.Policy != Lottery || m.Seed != 0 || (m.State != SeminarOpen && m.State != SeminarClosed) {
			return refuse("waitlist.no_draw", m.label())
		}
		ids, err := t.ids(ctx, `SELECT id FROM registrations WHERE seminar_id = $1 AND state = 'received' ORDER BY id`, seminar)
		if err != nil {
			return err
		}
		free, _, err := t.seats(ctx, m)
		if err != nil {
			return err
		}
		last, err := t.count(ctx, `SELECT coalesce(max(queue), 0) FROM registrations WHERE seminar_id = $1`, seminar)
		if err != nil {
			return err
		}
		shuffle(ids, seed)
		for i, id := range ids {
			r := row{"state": string(Confirmed)}
			if i >= free {
				r = row{"state": string(Waiting), "waitlist": string(Queued), "queue": last + i + 1}
			}
			if err := t.Change(ctx, "registrations", id, r); err != nil {
				return err
			}
		}
		for _, id := range ids[:min(free, len(ids))] {
			var person int64
			err := t.scan(ctx, `SELECT person_id FROM registrations WHERE id = $1`, []any{id}, &person)
			if err == nil {
				err = t.seatAtParty(ctx, seminar, person)
			}
			if err != nil {
				return err
			}
		}
		return t.Change(ctx, "seminars", seminar, row{"seed": seed})
	})
}

// shuffle orders ids by lot; the same seed gives the same order for ever.
func shuffle(ids []int64, seed int64) {
	rnd := rand.New(rand.NewPCG(uint64(seed), 0x6a69626e))
	rnd.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
}

// begun reports whether the evening has begun by the wall clock.
func (m Seminar) begun(now time.Time) bool {
	today := wareki.Today(now)
	return today > m.Date || (today == m.Date && m.Start != "" && now.In(Tokyo).Format("15:04") >= m.Start)
}
