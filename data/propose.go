package data

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"time"

	"jibun/data/internal/db"
	"jibun/data/internal/ledger"
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
	list, err := s.ProposeAll(ctx, seminar)
	if err != nil {
		return Proposal{}, err
	}
	return list[0], nil
}

// ProposeAll names the next one of the waiting list for each seat that is free, in the
// order in which they move up: each as if those before had moved up already. It is never
// empty; its errors are those of Propose.
func (s *Store) ProposeAll(ctx context.Context, seminar int64) (_ []Proposal, err error) {
	defer wrap(&err, "ProposeAll(%v)", seminar)
	m, err := s.Seminar(ctx, seminar)
	if err != nil {
		return nil, err
	}
	if err := offerable(m, s.now()); err != nil {
		return nil, err
	}
	queue, err := s.queue(ctx, m)
	if err != nil {
		return nil, err
	}
	if len(queue) == 0 { // mostly nobody waits: then there is nothing to look at
		return nil, ErrNotFound
	}
	var taken int
	if err := s.read.QueryRowContext(ctx, `SELECT count(*) FROM registrations WHERE seminar_id = $1
		AND (state = 'confirmed' OR waitlist = 'offered' AND offer_until >= $2)`, seminar, ledger.Instant(s.now())).Scan(&taken); err != nil {
		return nil, err
	}
	free := m.Capacity - taken
	if m.Capacity == 0 {
		free = noLimit
	}
	if free <= 0 {
		return nil, ErrNotFound
	}
	seated, err := s.weigh(ctx, m, queue)
	if err != nil {
		return nil, err
	}
	var out []Proposal
	for ; len(queue) > 0 && free > 0; free-- {
		p := nextUp(m.Policy, queue, seated)
		p.Free, p.Queued = free, len(queue)
		out = append(out, p)
		queue = slices.DeleteFunc(queue, func(w waiter) bool { return w.ID == p.Registration.ID })
		if m.Policy == Balance {
			seated[p.Detail]++
		}
	}
	return out, nil
}

// queue reads who waits for a seat.
func (s *Store) queue(ctx context.Context, m Seminar) (_ []waiter, err error) {
	defer wrap(&err, "queue()")
	var out []waiter
	err = db.EachRow(ctx, s.read, `SELECT `+registrationColumns+`, `+nameSQL("name", "$2")+` FROM registrations r JOIN people p ON p.id = r.person_id
		WHERE r.seminar_id = $1 AND r.state = 'waiting' AND r.waitlist = 'queued' ORDER BY r.queue, r.id`, []any{m.ID, string(m.Date)}, func(rows *sql.Rows) error {
		var w waiter
		var err error
		w.Registration, err = scanRegistration(rows, &w.name)
		out = append(out, w)
		return err
	})
	return out, err
}

// weigh fills in what the seminar's policy looks at: how often those of the
// queue came before, or their departments, with how many of each have a seat.
func (s *Store) weigh(ctx context.Context, m Seminar, queue []waiter) (seated map[string]int, err error) {
	switch m.Policy {
	case Newcomers:
		x, err := s.eveningsNow(ctx)
		if err != nil {
			return nil, err
		}
		e := x.at[m.ID]
		if e == nil { // taken back this moment
			return nil, ErrNotFound
		}
		before := x.before(e, s.now())
		for i := range queue {
			queue[i].times = before.of(queue[i].PersonID)
		}
	case Balance:
		list, err := s.Applicants(ctx, m.ID)
		if err != nil {
			return nil, err
		}
		from := map[int64]string{}
		seated = map[string]int{}
		for _, a := range list {
			from[a.ID] = a.From
			if a.State == Confirmed || a.Waitlist == Offered && a.OfferUntil >= ledger.Instant(s.now()) {
				seated[a.From]++
			}
		}
		for i := range queue {
			queue[i].department = from[queue[i].ID]
		}
	}
	return seated, nil
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
