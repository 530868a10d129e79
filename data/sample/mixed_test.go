package sample

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/wareki"
)

// Offices in which everything happens that a ledger can hold, in any mixture: people who
// speak where they applied, waited, stayed away or walked in; guests from outside; who
// cancelled, was refused, waits or let an offer run out; two evenings of a day; evenings
// of which only a number is known, called off, not entered; two series. Rows, feet and
// the figures of each year are one, and are what plain SQL counts.
func TestFigures_mixed(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.jibun")
			mixed(t, path, rand.New(rand.NewPCG(seed, 7)))
			s, d := reading(t, path, testDay), raw(t, path)
			for _, q := range []string{`SELECT count(*) FROM registrations r JOIN assignments a ON a.seminar_id = r.seminar_id AND a.person_id = r.person_id WHERE a.state = 'spoke' AND r.attendance = 'attended'`,
				`SELECT count(*) FROM registrations WHERE channel = 'walk_in' AND state = 'confirmed'`, `SELECT count(*) FROM registrations WHERE state = 'waiting'`,
				`SELECT count(*) FROM registrations WHERE state = 'withdrawn'`, `SELECT count(*) FROM people p JOIN registrations r ON r.person_id = p.id WHERE kind = 'outside' AND attendance = 'late'`} {
				if number(t, d, q) == 0 {
					t.Errorf("nothing of: %s", q)
				}
			}
			for year := wareki.FiscalYear(2023); year <= testDay.FiscalYear(); year++ {
				equalsSQL(t, s, d, year)
			}
			for _, series := range []int64{1, 2, data.AllSeries} {
				oneMeaning(t, s, series, 2023)
			}
		})
	}
}

// mixed writes such an office.
func mixed(t *testing.T, path string, r *rand.Rand) {
	t.Helper()
	s, err := data.Create(ctx, path, datatest.Office(), data.Options{Now: func() time.Time { return instant(testDay, 9*60) }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.AddSeries(ctx, "行政ゼミナール"); err != nil {
		t.Fatal(err)
	}
	err = s.Bulk(ctx, "ledger.import", "", func(b *data.Batch) error {
		people, err := mixedPeople(b, r)
		for i := 0; i < 60 && err == nil; i++ {
			err = mixedEvening(b, r, i, people)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func mixedPeople(b *data.Batch, r *rand.Rand) (people []int64, err error) {
	var departments []int64
	for _, name := range []string{"総務課", "人事課", "健康増進課"} {
		d := data.Department{Division: "総務部", Section: name}
		if err := b.SaveDepartment(ctx, &d); err != nil {
			return nil, err
		}
		departments = append(departments, d.ID)
	}
	for i := range 50 {
		p := data.Person{Name: fmt.Sprintf("人 %d", i), Reading: "ひと", StaffNo: fmt.Sprintf("%04d", i)}
		if i%4 == 3 {
			p = data.Person{Name: fmt.Sprintf("外の人 %d", i), Outside: true, Organization: fmt.Sprintf("団体 %d", i%5), Affiliation: affiliationsOf[r.IntN(len(affiliationsOf))]}
		}
		if err := b.AddPerson(ctx, &p); err != nil {
			return nil, err
		}
		people = append(people, p.ID)
		if p.Outside || i%7 == 0 { // of some nobody recorded where they work
			continue
		}
		for j, from := range []wareki.Date{"2022-04-01", "2025-04-01"} {
			if err := b.Transfer(ctx, &data.Posting{PersonID: p.ID, DepartmentID: departments[(i+j)%3], From: from}); err != nil {
				return nil, err
			}
		}
	}
	return people, nil
}

var affiliationsOf = []data.Affiliation{data.Citizen, data.NPO, data.University}

func mixedEvening(b *data.Batch, r *rand.Rand, i int, people []int64) error {
	m := data.Seminar{SeriesID: int64(1 + boolInt(i%5 == 4)), Title: fmt.Sprintf("回 %d", i), Date: wareki.Date("2023-05-10").AddDays(i / 2 * 44), Start: []string{"18:30", "16:00"}[i%2], CategoryID: int64(1 + i%11),
		Capacity: []int{0, 8, 30}[r.IntN(3)], Policy: data.FirstCome, Number: i + 1}
	m.State = []data.SeminarState{data.SeminarHeld, data.SeminarSettled, data.SeminarSettled, data.SeminarSettled, data.SeminarCancelled, data.SeminarOpen}[r.IntN(6)]
	if m.Date > testDay {
		m.State = data.SeminarOpen
	}
	only := m.State == data.SeminarSettled && r.IntN(8) == 0
	if only {
		m.Counted, m.CountedApplied, m.SpeakerText = r.IntN(40), r.IntN(40), "昔の講師"
	}
	if err := b.AddSeminar(ctx, &m); err != nil || only {
		return err
	}
	party := r.IntN(2) == 0
	if party {
		if err := b.AddParty(ctx, &data.Party{SeminarID: m.ID, Capacity: r.IntN(9), Fee: 3000}); err != nil {
			return err
		}
	}
	for _, k := range r.Perm(len(people))[:r.IntN(30)] {
		x := mixedRegistration(r, m, people[k])
		if err := b.AddRegistration(ctx, &x); err != nil {
			return err
		}
		if r.IntN(5) == 0 {
			a := data.Assignment{SeminarID: m.ID, PersonID: people[k], Role: data.Lecturer, State: []data.AssignmentState{data.Spoke, data.Thanked, data.Accepted, data.Refused}[r.IntN(4)]}
			if err := b.AddAssignment(ctx, &a); err != nil {
				return err
			}
		}
		if party && r.IntN(2) == 0 {
			e := data.PartyEntry{SeminarID: m.ID, PersonID: people[k], State: []string{"joining", "joining", "waiting", "withdrawn", "absent"}[r.IntN(5)], Paid: r.IntN(2) == 0}
			if err := b.AddPartyEntry(ctx, &e); err != nil {
				return err
			}
		}
	}
	return nil
}

// mixedRegistration is an application in any state in which it can be.
func mixedRegistration(r *rand.Rand, m data.Seminar, person int64) data.Registration {
	x := data.Registration{SeminarID: m.ID, PersonID: person, AppliedAt: stamp(instant(m.Date.AddDays(-9), 9*60)), Queue: r.IntN(9)}
	x.State = []data.RegistrationState{data.Confirmed, data.Confirmed, data.Confirmed, data.Confirmed, data.Received, data.Waiting, data.Declined, data.Withdrawn, data.Revoked}[r.IntN(9)]
	x.Channel = []data.Channel{data.InHouse, data.Email, data.WalkIn, data.Paper}[r.IntN(4)]
	switch {
	case x.State == data.Confirmed && m.State.TookPlace():
		x.Attendance = []data.Attendance{data.Attended, data.Attended, data.Late, data.LeftEarly, data.Absent, data.NoShow, data.Unknown}[r.IntN(7)]
	case x.State == data.Waiting:
		x.Waitlist = []data.WaitlistState{data.Queued, data.Offered, data.OfferExpired}[r.IntN(3)]
		if x.Waitlist == data.Offered {
			x.OfferUntil = stamp(instant(testDay, 60*r.IntN(20)))
		}
	}
	return x
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
