package datatest

import (
	"context"

	"jibun/data"
	"jibun/data/wareki"
)

var background = context.Background()

// Person adds one of the staff, without a number unless change gives one.
func Person(t T, s *data.Store, name string, change ...func(*data.Person)) data.Person {
	t.Helper()
	p := data.Person{Name: name}
	for _, f := range change {
		f(&p)
	}
	check(t, s.SavePerson(background, &p))
	return p
}

// Outsider adds somebody from outside, of an organisation.
func Outsider(t T, s *data.Store, name, organization string, change ...func(*data.Person)) data.Person {
	t.Helper()
	return Person(t, s, name, append([]func(*data.Person){func(p *data.Person) {
		p.Outside, p.Affiliation, p.Organization = true, data.Citizen, organization
	}}, change...)...)
}

// Department adds a department, the last in 建制順, valid since ever.
func Department(t T, s *data.Store, division, section string) data.Department {
	t.Helper()
	d := data.Department{Division: division, Section: section}
	check(t, s.SaveDepartment(background, &d))
	return d
}

// Post posts somebody to a department from a day on.
func Post(t T, s *data.Store, person, department int64, from wareki.Date) data.Posting {
	t.Helper()
	p := data.Posting{PersonID: person, DepartmentID: department, From: from}
	check(t, s.Transfer(background, &p))
	return p
}

// Seminar adds an evening four weeks from today for 30 people, and opens it.
func Seminar(t T, s *data.Store, title string, change ...func(*data.Seminar)) data.Seminar {
	t.Helper()
	m := Planned(t, s, title, change...)
	check(t, s.OpenSeminar(background, m.ID))
	m, err := s.Seminar(background, m.ID)
	check(t, err)
	return m
}

// Planned is Seminar, not opened yet.
func Planned(t T, s *data.Store, title string, change ...func(*data.Seminar)) data.Seminar {
	t.Helper()
	m := data.Seminar{Title: title, Date: s.Today().AddDays(28), Start: "18:30", End: "20:00", Venue: "本庁舎 会議室", Capacity: 30}
	for _, f := range change {
		f(&m)
	}
	check(t, s.SaveSeminar(background, &m))
	return m
}

// Held is an evening that took place on the day, with these people 参加確定 and
// 出席.
func Held(t T, s *data.Store, title string, day wareki.Date, people ...data.Person) data.Seminar {
	t.Helper()
	m := Seminar(t, s, title, func(m *data.Seminar) { m.Date, m.Capacity = day, 0 })
	check(t, s.HoldSeminar(background, m.ID))
	for _, p := range people {
		_, _, err := s.WalkIn(background, m.ID, p.ID)
		check(t, err)
	}
	m, err := s.Seminar(background, m.ID)
	check(t, err)
	return m
}

// Apply applies for somebody.
func Apply(t T, s *data.Store, seminar, person int64) data.Registration {
	t.Helper()
	r, err := s.Apply(background, data.Application{SeminarID: seminar, PersonID: person})
	check(t, err)
	return r
}

func check(t T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
