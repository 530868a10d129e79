package data_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/wareki"
)

// desk is a ledger, a clock, and people who are there when their name is spoken.
type desk struct {
	*testing.T
	s    *data.Store
	c    *datatest.Clock
	here map[string]int64
}

func newDesk(t *testing.T) *desk {
	c := datatest.NewClock()
	return &desk{t, datatest.NewAt(t, c), c, map[string]int64{}}
}

// rules are the rules of one thing, each with a ledger of its own.
type rules map[string]func(*desk)

func (r rules) check(t *testing.T) {
	for name, rule := range r {
		t.Run(name, func(t *testing.T) { rule(newDesk(t)) })
	}
}

func (d *desk) must(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

func (d *desk) equal(what string, got, want any) {
	d.Helper()
	if g, w := fmt.Sprint(got), fmt.Sprint(want); g != w {
		d.Errorf("%s:\n got %s\nwant %s", what, g, w)
	}
}

// fails reports whether f fails with err and leaves the ledger as it was.
func (d *desk) fails(err error, f func() error) {
	d.Helper()
	before := dump(d, d.s.Path())
	var invalid data.Invalid
	got := f()
	switch want, ok := err.(data.Invalid); {
	case ok && (!errors.As(got, &invalid) || fmt.Sprint(invalid) != fmt.Sprint(want)), !ok && !errors.Is(got, err):
		d.Errorf("got %v, want %v", got, err)
	}
	if dump(d, d.s.Path()) != before {
		d.Error("it was refused, and yet the ledger changed")
	}
}

// refuses is fails with the code of a rule.
func (d *desk) refuses(code string, f func() error) {
	d.Helper()
	d.fails(&data.Refusal{Code: code}, f)
}

// at puts the clock to a time of the office's wall clock.
func (d *desk) at(day wareki.Date, hour string) {
	d.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", string(day)+" "+hour, data.Tokyo)
	d.must(err)
	d.c.Set(at)
}

// person adds one of the staff when the name is first spoken.
func (d *desk) person(name string) int64 {
	d.Helper()
	if d.here[name] == 0 {
		d.here[name] = datatest.Person(d, d.s, name).ID
	}
	return d.here[name]
}

// posted is person, of a section of 総務部 since 2020.
func (d *desk) posted(name, section string) int64 {
	d.Helper()
	id, dep := d.person(name), int64(0)
	list, err := d.s.Departments(d.Context(), "")
	d.must(err)
	for _, x := range list {
		if x.Section == section {
			dep = x.ID
		}
	}
	if dep == 0 {
		dep = datatest.Department(d, d.s, "総務部", section).ID
	}
	datatest.Post(d, d.s, id, dep, "2020-04-01")
	return id
}

// the day of the seminars of a desk, four weeks after its clock's first day.
const day wareki.Date = "2026-12-20"

// seminar is open, for so many people (0 = no limit), on that day at 18:30.
func (d *desk) seminar(capacity int, change ...func(*data.Seminar)) int64 {
	d.Helper()
	return datatest.Seminar(d, d.s, "論語", append([]func(*data.Seminar){func(m *data.Seminar) { m.Capacity = capacity }}, change...)...).ID
}

func policy(p data.Policy) func(*data.Seminar) { return func(m *data.Seminar) { m.Policy = p } }

// read reads a seminar.
func (d *desk) read(m int64) data.Seminar {
	d.Helper()
	x, err := d.s.Seminar(d.Context(), m)
	d.must(err)
	return x
}

// apply takes applications, a minute apart.
func (d *desk) apply(m int64, names ...string) {
	d.Helper()
	for _, n := range names {
		datatest.Apply(d, d.s, m, d.person(n))
		d.c.Add(time.Minute)
	}
}

// reg finds somebody's application; the live one, if there is one.
func (d *desk) reg(m int64, name string) data.Applicant {
	d.Helper()
	list, err := d.s.Applicants(d.Context(), m)
	d.must(err)
	var found data.Applicant
	for _, a := range list {
		live := found.State == data.Received || found.State == data.Confirmed || found.State == data.Waiting
		if a.PersonID == d.here[name] && !live {
			found = a
		}
	}
	if found.ID == 0 {
		d.Fatal(name, "has not applied")
	}
	return found
}

// id is the id of somebody's application.
func (d *desk) id(m int64, name string) int64 { d.Helper(); return d.reg(m, name).ID }

// board says where everybody stands, in order of application: "甲 confirmed,
// 乙 waiting/queued, 丙 confirmed:late".
func (d *desk) board(m int64) string {
	d.Helper()
	list, err := d.s.Applicants(d.Context(), m)
	d.must(err)
	var out []string
	for _, a := range list {
		text := a.Name + " " + string(a.State)
		if a.Waitlist != data.NotQueued {
			text += "/" + string(a.Waitlist)
		}
		if a.Attendance != data.Unknown {
			text += ":" + string(a.Attendance)
		}
		out = append(out, text)
	}
	return strings.Join(out, ", ")
}

// stands checks the board.
func (d *desk) stands(m int64, want string) { d.Helper(); d.equal("board", d.board(m), want) }

// hold lets the evening's day come, an hour before it begins, and holds it.
func (d *desk) hold(m int64) {
	d.Helper()
	d.at(d.read(m).Date, "17:30")
	d.must(d.s.HoldSeminar(d.Context(), m))
}

// settle marks everybody 出席 and locks the list.
func (d *desk) settle(m int64) {
	d.Helper()
	if d.read(m).State != data.SeminarHeld {
		d.hold(m)
	}
	list, err := d.s.Applicants(d.Context(), m)
	d.must(err)
	for _, a := range list {
		if a.State == data.Confirmed {
			d.must(d.s.Mark(d.Context(), data.Attended, a.ID))
		}
	}
	d.must(d.s.SettleSeminar(d.Context(), m))
}

// past is an evening of long ago with these people.
func (d *desk) past(on wareki.Date, names ...string) {
	d.Helper()
	m := datatest.Held(d, d.s, "むかしの回", on).ID
	for _, n := range names {
		_, _, err := d.s.WalkIn(d.Context(), m, d.person(n))
		d.must(err)
	}
}
