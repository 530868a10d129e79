package gui

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/wareki"
)

// countedOffice is a ledger in which the meanings of every word differ: who came
// without applying, lecturers who applied too, who withdrew, who waits and has an
// offer, gatherings, an evening that nobody entered, a year that is not over.
type countedOffice struct {
	t      *testing.T
	s      *data.Store
	path   string
	clock  *datatest.Clock
	people []data.Person
	at     map[string]int64 // by title
}

func newCountedOffice(t *testing.T) *countedOffice {
	t.Helper()
	clock := datatest.NewClock()
	clock.Set(sampleDay.Time())
	o := &countedOffice{t: t, clock: clock, path: filepath.Join(t.TempDir(), "台帳.jibun"), at: map[string]int64{}}
	s, err := data.Create(t.Context(), o.path, datatest.Office(), clock.Options())
	if err != nil {
		t.Fatal(err)
	}
	o.s = s
	general, health := datatest.Department(t, s, "総務部", "総務課"), datatest.Department(t, s, "福祉保健部", "健康増進課")
	for i := range 16 {
		name, reading := fmt.Sprintf("職員 %c子", rune('甲')+rune(i)), fmt.Sprintf("しょくいん %cこ", []rune("あいうえおかきくけこさしすせそた")[i])
		if i >= 13 {
			o.people = append(o.people, datatest.Outsider(t, s, "外部 "+name, "市民団体", func(p *data.Person) { p.Reading = reading }))
			continue
		}
		p := datatest.Person(t, s, name, func(p *data.Person) { p.StaffNo, p.Reading = fmt.Sprintf("%05d", 1000+i), reading })
		datatest.Post(t, s, p.ID, []int64{general.ID, health.ID}[i%2], "2020-04-01")
		o.people = append(o.people, p)
	}
	o.past()
	o.coming()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return o
}

func (o *countedOffice) ok(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

// evening opens an evening and applies for people.
func (o *countedOffice) evening(title string, day wareki.Date, capacity int, applied ...int) int64 {
	o.t.Helper()
	m := datatest.Seminar(o.t, o.s, title, func(m *data.Seminar) { m.Date, m.Capacity, m.CategoryID = day, capacity, 3 })
	o.at[title] = m.ID
	for _, i := range applied {
		datatest.Apply(o.t, o.s, m.ID, o.people[i].ID)
	}
	return m.ID
}

func (o *countedOffice) of(m int64, i int) data.Applicant {
	o.t.Helper()
	list, err := o.s.Applicants(o.t.Context(), m)
	o.ok(err)
	for _, a := range list {
		if a.PersonID == o.people[i].ID {
			return a
		}
	}
	o.t.Fatalf("%d did not apply", i)
	return data.Applicant{}
}

func (o *countedOffice) withdraw(m int64, i int) {
	o.t.Helper()
	_, err := o.s.Withdraw(o.t.Context(), o.of(m, i).ID, "")
	o.ok(err)
}

// came marks people: 1 attended, 2 late, 3 left early, 4 absent, 5 no show.
func (o *countedOffice) came(m int64, marks map[int]data.Attendance) {
	o.t.Helper()
	for i, a := range marks {
		o.ok(o.s.Mark(o.t.Context(), a, o.of(m, i).ID))
	}
}

func (o *countedOffice) walkIn(m int64, i int) {
	o.t.Helper()
	_, _, err := o.s.WalkIn(o.t.Context(), m, o.people[i].ID)
	o.ok(err)
}

func (o *countedOffice) lecturer(m int64, i int, state data.AssignmentState) {
	o.t.Helper()
	o.ok(o.s.Assign(o.t.Context(), &data.Assignment{SeminarID: m, PersonID: o.people[i].ID, Role: data.Lecturer, State: state}))
}

func (o *countedOffice) party(m int64, capacity int, who ...int) {
	o.t.Helper()
	o.ok(o.s.SaveParty(o.t.Context(), &data.Party{SeminarID: m, Fee: 3000, Capacity: capacity}))
	for _, i := range who {
		o.ok(o.s.JoinParty(o.t.Context(), m, o.people[i].ID))
	}
}

// past: last year, settled, held and not settled, called off, not entered.
func (o *countedOffice) past() {
	ctx := o.t.Context()
	m := o.evening("昨年度の回", "2025-12-10", 20, 0, 1, 2, 12, 13)
	o.ok(o.s.HoldSeminar(ctx, m))
	o.lecturer(m, 12, data.Spoke)
	o.came(m, map[int]data.Attendance{0: data.Attended, 1: data.Late, 2: data.NoShow, 12: data.Attended, 13: data.Attended})
	o.ok(o.s.SettleSeminar(ctx, m))

	m = o.evening("確定した回", "2026-05-12", 10, 0, 1, 2, 3, 4, 12)
	o.withdraw(m, 3)
	o.ok(o.s.HoldSeminar(ctx, m))
	o.lecturer(m, 12, data.Spoke)
	o.walkIn(m, 5)
	o.came(m, map[int]data.Attendance{0: data.Attended, 1: data.LeftEarly, 2: data.NoShow, 4: data.Absent, 12: data.Attended})
	o.party(m, 5, 0, 1)
	o.ok(o.s.SettleSeminar(ctx, m))

	m = o.evening("中止の回", "2026-09-09", 10, 0, 1)
	o.ok(o.s.CancelSeminar(ctx, m, "台風"))
	o.evening("未入力の回", "2026-10-06", 12, 0, 6, 7)

	m = o.evening("開催した回", "2026-11-17", 8, 0, 1, 6, 7, 8, 11)
	o.ok(o.s.HoldSeminar(ctx, m))
	o.lecturer(m, 11, data.Spoke)
	o.walkIn(m, 9)
	o.walkIn(m, 14)
	o.came(m, map[int]data.Attendance{0: data.Attended, 1: data.Attended, 6: data.Late, 7: data.Absent, 11: data.Attended})
	o.party(m, 0, 0, 6, 9)
}

// coming: tonight with an offer that runs and some who wait, one that is full, one whose
// lots are not drawn, one that is planned.
func (o *countedOffice) coming() {
	ctx := o.t.Context()
	m := o.evening("今夜の回", sampleDay, 6, 0, 1, 10, 11, 6, 15, 8, 9)
	o.lecturer(m, 11, data.Accepted)
	o.withdraw(m, 1)
	o.party(m, 2, 0, 6, 10)
	m = o.evening("これからの回", "2026-12-08", 3, 10, 0, 9, 1, 8, 15)
	o.withdraw(m, 0)
	_, err := o.s.Offer(ctx, o.of(m, 8).ID, sampleDay.AddDays(2).Time())
	o.ok(err)
	o.party(m, 4, 10, 9)
	l := datatest.Seminar(o.t, o.s, "抽選の回", func(m *data.Seminar) { m.Date, m.Capacity, m.Policy = "2026-12-20", 2, data.Lottery })
	o.at[l.Title] = l.ID
	for _, i := range []int{0, 1, 10} {
		datatest.Apply(o.t, o.s, l.ID, o.people[i].ID)
	}
	o.offers()
	early := datatest.Seminar(o.t, o.s, "同じ日の早い回", func(m *data.Seminar) { m.Date, m.Start, m.End = "2026-12-08", "16:30", "17:30" })
	o.at[early.Title] = early.ID
	for _, i := range []int{10, 13} { // the first one comes to both
		datatest.Apply(o.t, o.s, early.ID, o.people[i].ID)
	}
	p := datatest.Planned(o.t, o.s, "企画中の回", func(m *data.Seminar) { m.Date, m.Capacity = "2027-01-20", 15 })
	o.at[p.Title] = p.ID
}

// offers: one that ran out and was ended, one that ran out and was not.
func (o *countedOffice) offers() {
	ctx, now := o.t.Context(), sampleDay.Time()
	m := o.evening("打診の回", "2026-12-15", 2, 0, 1, 2, 3, 4)
	o.withdraw(m, 0)
	o.clock.Set(now.Add(-48 * time.Hour))
	_, err := o.s.Offer(ctx, o.of(m, 2).ID, now.Add(-24*time.Hour))
	o.ok(err)
	o.clock.Set(now.Add(-12 * time.Hour))
	_, err = o.s.ExpireOffers(ctx, m)
	o.ok(err)
	_, err = o.s.Offer(ctx, o.of(m, 3).ID, now.Add(-time.Hour))
	o.ok(err)
	o.clock.Set(now)
	o.party(m, 0, 1, 2, 3, 4)
}

// tally is what was counted: word → value.
type tally map[string]int

// counted is a ledger counted again from its rows, with a party's own capacity and
// queue apart.
type counted struct {
	evenings, parties map[int64]tally
	years             map[wareki.FiscalYear]tally
	order             []int64 // of the evenings that took place
	days              map[int64]wareki.Date
	came              map[int64][]wareki.Date // person → the days
}

// count counts everything again from the rows of the ledger.
func (o *countedOffice) count() counted {
	o.t.Helper()
	c := counted{map[int64]tally{}, map[int64]tally{}, map[wareki.FiscalYear]tally{}, nil, map[int64]wareki.Date{}, map[int64][]wareki.Date{}}
	days := c.came
	times := map[wareki.FiscalYear]map[int64]int{}
	seats := map[wareki.Date]map[int64]bool{} // who comes on a day that is ahead
	o.each(`SELECT id, held_on, capacity, state FROM seminars ORDER BY held_on, starts, id`, func(scan func(...any) error) {
		var id int64
		var day wareki.Date
		var capacity int
		var state string
		o.ok(scan(&id, &day, &capacity, &state))
		x := tally{"定員": capacity, "懇親会": o.atParty(id, "joining", "")}
		c.evenings[id], c.days[id] = x, day
		c.parties[id] = tally{"参加": x["懇親会"], "定員": o.number(`SELECT coalesce(sum(capacity), 0) FROM parties WHERE seminar_id = $1`, id), "待ち": o.atParty(id, "waiting", ""),
			"セミナー待ち": o.atParty(id, "joining", "NOT") + o.atParty(id, "waiting", "NOT"), "受領": o.number(`SELECT count(*) FROM party_entries WHERE seminar_id = $1 AND paid`, id)}
		held := state == "held" || state == "settled"
		came, seated := o.countEvening(id, x, func(person int64) bool {
			return len(days[person]) > 0 || !held && seats[day][person]
		})
		if seats[day] == nil {
			seats[day] = map[int64]bool{}
		}
		for _, p := range seated {
			seats[day][p] = state != "cancelled"
		}
		y := day.FiscalYear()
		if c.years[y] == nil {
			c.years[y], times[y] = tally{"未入力": 0}, map[int64]int{}
		}
		if state != "cancelled" && !held && day < sampleDay {
			c.years[y]["未入力"]++
		}
		if !held {
			return
		}
		c.order = append(c.order, id)
		c.years[y]["開催"]++
		for _, p := range came {
			days[p] = append(days[p], day)
			times[y][p]++
			n := 0
			for _, d := range days[p] {
				n += boolean(d > day.AddMonths(-12))
			}
			switch {
			case len(days[p]) == 1:
			case n == 1:
				x["久しぶり"]++
			case n < 5:
				x["リピーター"]++
			default:
				x["常連"]++
			}
		}
		for w, n := range x {
			c.years[y][w] += n
		}
	})
	for y, t := range c.years {
		t["その年のリピーター"], t["その年の常連"] = 0, 0
		for _, n := range times[y] {
			t["実人数"]++
			t["その年のリピーター"] += boolean(n >= 2 && n < 5)
			t["その年の常連"] += boolean(n >= 5)
		}
	}
	return c
}

// atParty counts the entries of a gathering of people who have, or have NOT, a seat in
// the evening, or never asked for one; who stayed away was not there.
func (o *countedOffice) atParty(id int64, state, not string) int {
	seat := `NOT EXISTS (SELECT 1 FROM registrations r WHERE r.seminar_id = e.seminar_id AND r.person_id = e.person_id AND r.state IN ('received', 'waiting'))`
	if not == "" {
		seat += ` AND (e.paid OR NOT EXISTS (SELECT 1 FROM registrations r WHERE r.seminar_id = e.seminar_id AND r.person_id = e.person_id AND r.attendance IN ('absent', 'no_show')))`
	}
	return o.number(`SELECT count(*) FROM party_entries e WHERE e.seminar_id = $1 AND e.state = $2 AND `+not+`(`+seat+`)`, id, state)
}

// countEvening counts one evening and returns who came and who has a seat; before says
// whether somebody came before.
func (o *countedOffice) countEvening(id int64, x tally, before func(int64) bool) (came, seated []int64) {
	now := sampleDay.Time().UTC().Format(time.RFC3339)
	for _, word := range []string{"申込", "参加予定", "初めての方", "参加確定", "席", "待ち", "参加延べ", "初参加", "リピーター", "常連", "久しぶり"} {
		x[word] = 0 // of an evening for which nobody applied
	}
	o.each(`SELECT r.person_id, r.state, channel, attendance, waitlist = 'offered' AND offer_until >= $2, waitlist = 'expired', after_deadline, p.kind = 'outside',
		EXISTS (SELECT 1 FROM assignments a WHERE a.seminar_id = r.seminar_id AND a.person_id = r.person_id AND a.state IN ('spoke', 'thanked'))
		FROM registrations r JOIN people p ON p.id = r.person_id WHERE seminar_id = $1`, func(scan func(...any) error) {
		var person int64
		var state, channel, attendance string
		var offered, expired, late, outside, spoke bool
		o.ok(scan(&person, &state, &channel, &attendance, &offered, &expired, &late, &outside, &spoke))
		add := func(word string, when bool) { x[word] += boolean(when) }
		confirmed, applied := state == "confirmed", channel != "walk_in"
		seat := confirmed || offered
		present := confirmed && !spoke && (attendance == "attended" || attendance == "late" || attendance == "left_early")
		gone := state == "withdrawn" || state == "revoked" || state == "declined"
		add("申込", applied && !spoke)
		add("参加予定", applied && seat)
		add("初めての方", applied && seat && !before(person))
		add("参加確定", confirmed)
		add("外部", confirmed && outside)
		add("職員", confirmed && !outside)
		add("締切後", confirmed && late)
		add("席", seat)
		add("待ち", state == "waiting" && !expired)
		add("取消", gone || expired)
		add("受付", state == "received")
		add("参加延べ", present)
		add("うち外部", present && outside)
		add("うち職員", present && !outside)
		add("初参加", present && !before(person))
		add("未確認", confirmed && attendance == "unknown")
		add("当日参加", confirmed && !applied)
		add("無断欠席", confirmed && !spoke && attendance == "no_show")
		add("欠席", confirmed && !spoke && attendance == "absent")
		add("出欠のわかる", confirmed && !spoke && attendance != "unknown")
		add("講師を除く参加確定", confirmed && !spoke)
		add("キャンセル", state == "withdrawn" && !spoke)
		add("取消だけ", state == "revoked" && !spoke)
		if present {
			came = append(came, person)
		}
		if seat && !spoke {
			seated = append(seated, person)
		}
	}, id, now)
	return came, seated
}

func (o *countedOffice) each(query string, row func(scan func(...any) error), args ...any) {
	o.t.Helper()
	d, err := datatest.Raw(o.path, "ro") // has one connection: a query within another needs its own
	o.ok(err)
	defer d.Close()
	rows, err := d.Query(query, args...)
	o.ok(err)
	defer rows.Close()
	for rows.Next() {
		row(rows.Scan)
	}
	o.ok(rows.Err())
}

func (o *countedOffice) number(query string, args ...any) (n int) {
	o.t.Helper()
	d, err := datatest.Raw(o.path, "ro")
	o.ok(err)
	defer d.Close()
	o.ok(d.QueryRow(query, args...).Scan(&n))
	return n
}
