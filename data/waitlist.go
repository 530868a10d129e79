package data

import (
	"cmp"
	"context"
	"math/rand/v2"
	"slices"
	"time"

	"jibun/data/wareki"
)

// Proposal is who moves up next, and why. Nobody moves up silently: the clerk
// confirms.
type Proposal struct {
	Registration Registration
	Name         string
	Reason       string // code: first_come, newcomer, balance, lot
	Detail       string // balance: the department, of which the fewest have a seat
	Free         int    // free seats
	Queued       int    // people who wait, this one among them
}

// waiter is somebody on the waiting list, with what the policies look at.
type waiter struct {
	Registration
	name       string
	times      int    // attendances before
	department string // on the day, or the organisation
}

// Propose names the next one of the waiting list if a seat is free, or
// ErrNotFound. After the evening has begun there are no offers.
func (s *Store) Propose(ctx context.Context, seminar int64) (Proposal, error) {
	m, err := s.Seminar(ctx, seminar)
	if err != nil {
		return Proposal{}, err
	}
	if err := offerable(m, s.now()); err != nil {
		return Proposal{}, err
	}
	var waiting int // mostly nobody waits: then there is nothing to look at
	if err := s.db.R.QueryRowContext(ctx, `SELECT count(*) FROM registrations WHERE seminar_id = $1 AND waitlist = 'queued'`, seminar).Scan(&waiting); err != nil {
		return Proposal{}, translate(err)
	}
	if waiting == 0 {
		return Proposal{}, ErrNotFound
	}
	list, err := s.Applicants(ctx, seminar)
	if err != nil {
		return Proposal{}, err
	}
	var queue []waiter
	seated := map[string]int{}
	taken := 0
	for _, a := range list {
		if a.State == Confirmed || a.Waitlist == Offered && a.OfferUntil >= instant(s.now()) {
			taken++
			seated[a.From]++
		} else if a.State == Waiting && a.Waitlist == Queued {
			queue = append(queue, waiter{a.Registration, a.Name, a.Times, a.From})
		}
	}
	free := m.Capacity - taken
	if m.Capacity == 0 {
		free = noLimit
	}
	if free <= 0 || len(queue) == 0 {
		return Proposal{}, ErrNotFound
	}
	p := nextUp(m.Policy, queue, seated)
	p.Free, p.Queued = free, len(queue)
	return p, nil
}

func offerable(m Seminar, now time.Time) error {
	if m.State != SeminarOpen && m.State != SeminarClosed {
		return refuse("waitlist.seminar_"+string(m.State), m.label())
	}
	if m.begun(now) {
		return refuse("waitlist.begun", m.label())
	}
	return nil
}

// nextUp chooses by the policy; queue is not empty. Ties go to who waits longest.
// 抽選 needs nothing of its own here: the draw has ordered the queue.
func nextUp(policy Policy, queue []waiter, seated map[string]int) Proposal {
	rank := func(waiter) int { return 0 }
	switch policy {
	case Newcomers:
		rank = func(w waiter) int { return min(w.times, 1) }
	case Balance:
		rank = func(w waiter) int { return seated[w.department] }
	}
	best := slices.MinFunc(queue, func(a, b waiter) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.Queue, b.Queue), cmp.Compare(a.ID, b.ID))
	})
	p := Proposal{Registration: best.Registration, Name: best.name, Reason: "first_come"}
	switch {
	case policy == Newcomers && best.times == 0:
		p.Reason = "newcomer"
	case policy == Balance:
		p.Reason, p.Detail = "balance", best.department
	case policy == Lottery:
		p.Reason = "lot"
	}
	return p
}

// Offer asks somebody of the waiting list until a time; the offer takes a seat.
func (s *Store) Offer(ctx context.Context, id int64, until time.Time) (Registration, error) {
	return s.registrationStep(ctx, "waitlist.offer", id, func(t *tx, r *Registration, m Seminar) error {
		if err := t.canMoveUp(ctx, *r, m, Queued); err != nil {
			return err
		}
		if !until.After(t.s.now()) {
			return Invalid{"until": "past"}
		}
		r.Waitlist, r.OfferUntil = Offered, instant(until)
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
		if r.Waitlist == Offered && r.OfferUntil < instant(t.s.now()) {
			return refuse("waitlist.offer_over", r.OfferUntil)
		}
		r.State, r.Waitlist, r.OfferUntil = Confirmed, OfferAccepted, ""
		return t.saveRegistration(ctx, r)
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
		t.about = m.label()
		if n, err = t.count(ctx, `SELECT count(*) FROM registrations WHERE seminar_id = $1 AND waitlist = 'offered' AND offer_until < $2`, seminar, instant(t.s.now())); err != nil {
			return err
		}
		return t.expireOffers(ctx, seminar, instant(t.s.now()))
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
		if err := t.change(ctx, "registrations", id, row{"waitlist": string(OfferExpired), "offer_until": ""}); err != nil {
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
		t.about = m.label()
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
			if err := t.change(ctx, "registrations", id, r); err != nil {
				return err
			}
		}
		return t.change(ctx, "seminars", seminar, row{"seed": seed})
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
