package sample

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"jibun/data"
)

// weight says how likely somebody is to come to an evening.
type weight func(*person, *evening) float64

// coming: whom it interests, from sections that come, less the higher one is;
// 女子会 is mostly for women, 行政ゼミナール for managers and the young.
func coming(p *person, e *evening) float64 {
	// capped: even the keenest have other evenings to go to
	w := math.Exp(min(p.keen, 4.8)) * float64(p.taste[e.category])
	if e.category == 3 && !p.female {
		w *= 0.08
	}
	if p.Outside {
		return w
	}
	w *= p.block.sec.draw * [7]float64{1.2, 1.2, 1, 0.9, 0.8, 0.7, 0.6}[p.grade]
	if (e.joint || e.series == 1) && p.grade >= 4 {
		w *= 5
	}
	return w
}

// lecturing: people with some years who like to come.
func lecturing(p *person, e *evening) float64 {
	if p.grade == 0 && e.category != 8 {
		return 0
	}
	return math.Exp(p.keen*0.8) * float64(p.taste[e.category]) * (0.1 + p.block.sec.draw)
}

// draw chooses n of the people, without putting anybody back.
func (o *office) draw(r *rand.Rand, e *evening, from []*person, n int, w weight) []*person {
	type lot struct {
		p   *person
		key float64
	}
	var lots []lot
	for _, p := range from {
		if !p.here(e.day) || slices.ContainsFunc(e.speakers, func(s speech) bool { return s.p == p }) {
			continue
		}
		if x := w(p, e); x > 0 {
			lots = append(lots, lot{p, r.ExpFloat64() / x})
		}
	}
	slices.SortFunc(lots, func(a, b lot) int { return cmp.Compare(a.key, b.key) })
	out := make([]*person, 0, n)
	for _, l := range lots[:min(n, len(lots))] {
		out = append(out, l.p)
	}
	return out
}

// numbers are how many of a crowd do what.
type numbers struct {
	present, late, early, walkIn int // late, early and walkIn are among the present
	absent, noShow               int
	withdrawn, waiting, movedUp  int
	guests                       int
	seats                        int // present without walk-ins, and absent
}

// crowd decides who applies and what becomes of it.
func (o *office) crowd(r *rand.Rand, e *evening) {
	if e.counted {
		e.capacity = 40
		return
	}
	n := o.numbers(r, e)
	total := n.seats + n.walkIn + n.withdrawn + n.waiting
	people := o.draw(r, e, o.guests, n.guests, coming)
	people = append(people, o.draw(r, e, o.staff, total-len(people), coming)...)
	r.Shuffle(len(people), func(i, j int) { people[i], people[j] = people[j], people[i] })
	for i, p := range people {
		x := &entry{p: p, state: data.Confirmed, attendance: data.Unknown, channel: channelOf(r, p)}
		x.become(r, n, i)
		x.party = e.party != nil && x.state == data.Confirmed && r.Float64() < 0.38
		e.entries = append(e.entries, x)
	}
	o.times(r, e, n)
	// presenters who had put their names on the list too: they are not counted
	if len(e.speakers) > 3 && e.year != 2008 && e.year != 2013 && e.phase == past && !e.live {
		x := &entry{p: e.speakers[1].p, state: data.Confirmed, attendance: data.Attended, channel: data.InHouse, at: instant(before(e.day, 9), 10*60)}
		e.entries = append(e.entries, x)
		e.capacity++
	}
}

// numbers throws the dice for a crowd and sets the capacity.
func (o *office) numbers(r *rand.Rand, e *evening) numbers {
	k := float64(e.present)
	share := func(p float64) int { return int(k*p*(0.6+0.8*r.Float64()) + r.Float64()) }
	n := numbers{present: e.present, late: share(0.04), early: share(0.02), walkIn: share(0.025), absent: share(0.05), noShow: share(0.032), withdrawn: share(0.06)}
	if e.year >= 2012 && e.phase < calledOff {
		n.guests = share(0.09)
	}
	e.crowded = e.phase == full || e.phase == past && r.Float64() < 0.1
	if e.phase != past {
		n.late, n.early, n.walkIn, n.noShow = 0, 0, 0, 0
	}
	if e.phase == open {
		n.present = e.present / 2
	}
	n.late, n.early = min(n.late, n.present/4), min(n.early, n.present/4)
	n.walkIn = min(n.walkIn, n.present/4)
	n.seats = n.present - n.walkIn + n.absent + n.noShow
	if !e.crowded {
		e.capacity = max(20, (int(float64(max(n.seats, e.present))*(1.12+0.45*r.Float64()))+9)/10*10)
		return n
	}
	e.capacity = max(10, (n.seats+4)/5*5)
	n.absent += e.capacity - n.seats
	n.seats = e.capacity
	n.waiting = 3 + r.IntN(5)
	n.movedUp = min(n.withdrawn, 3)
	if e.phase == full {
		n.withdrawn, n.movedUp = 1, 0
	}
	return n
}

// become tells the i-th of a shuffled crowd what they do. Seats come first, so
// that who waits comes last.
func (x *entry) become(r *rand.Rand, n numbers, i int) {
	came := n.present - n.walkIn
	switch {
	case i < n.late:
		x.attendance = data.Late
	case i < n.late+n.early:
		x.attendance = data.LeftEarly
	case i < came:
		x.attendance = data.Attended
	case i < came+n.absent:
		x.attendance = data.Absent
	case i < n.seats:
		x.attendance = data.NoShow
	case i < n.seats+n.withdrawn:
		x.state, x.reason = data.Withdrawn, withdrawals[r.IntN(len(withdrawals))]
	case i < n.seats+n.withdrawn+n.waiting:
		x.state, x.waitlist = data.Waiting, data.Queued
	default:
		x.attendance, x.channel = data.Attended, data.WalkIn
	}
}

func channelOf(r *rand.Rand, p *person) data.Channel {
	k := r.IntN(100)
	switch {
	case !p.Outside && k < 78:
		return data.InHouse
	case k < 88 && (p.Outside || k >= 78):
		return data.Email
	case k < 95:
		return data.Phone
	}
	return data.SNS
}

// times gives every application its minute and sorts the list by it: first
// those with a seat, then those who moved up, then those who wait.
func (o *office) times(r *rand.Rand, e *evening, n numbers) {
	r.Shuffle(min(n.seats+n.withdrawn, len(e.entries)), func(i, j int) { e.entries[i], e.entries[j] = e.entries[j], e.entries[i] })
	moved := 0
	for _, x := range slices.Backward(e.entries) {
		if moved < n.movedUp && x.state == data.Confirmed && x.channel != data.WalkIn {
			x.waitlist, moved = data.OfferAccepted, moved+1
		}
	}
	slices.SortStableFunc(e.entries, func(a, b *entry) int { return cmp.Compare(a.class(), b.class()) })
	first, last := o.taking(e)
	var at []time.Time
	for range e.entries {
		day := workday(first.AddDays(r.IntN(max(1, last.DaysSince(first)))))
		if day > last {
			day = last
		}
		at = append(at, instant(day, 9*60+10+r.IntN(7*60+50)))
	}
	slices.SortFunc(at, time.Time.Compare)
	queue := 0
	for i, x := range e.entries {
		if x.at = at[i]; x.channel == data.WalkIn {
			x.at = instant(e.day, 18*60+20+r.IntN(20))
		}
		if x.waitlist != data.NotQueued {
			queue++
			x.queue = queue
		}
	}
}

func (x *entry) class() int {
	switch {
	case x.channel == data.WalkIn:
		return 3
	case x.waitlist == data.OfferAccepted:
		return 1
	case x.state == data.Waiting:
		return 2
	}
	return 0
}
