package sample

import (
	"fmt"
	"slices"
	"testing"

	"jibun/data"
	"jibun/data/wareki"
)

// personSQL counts somebody's attendances of all series, as the list of people
// shows them. $1 and $2 are the first and the last day of the year.
const personSQL = `WITH came AS (SELECT r.person_id, m.held_on FROM registrations r JOIN seminars m ON m.id = r.seminar_id
		WHERE r.state = 'confirmed' AND r.attendance IN ('attended', 'late', 'left_early') AND m.state IN ('held', 'settled')
		AND NOT EXISTS (SELECT 1 FROM assignments a WHERE a.seminar_id = r.seminar_id AND a.person_id = r.person_id AND a.state IN ('spoke', 'thanked')))
	SELECT p.id, count(c.held_on), coalesce(sum(c.held_on BETWEEN $1 AND $2), 0), coalesce(max(c.held_on), ''),
		(SELECT count(*) FROM assignments a WHERE a.person_id = p.id AND a.state IN ('spoke', 'thanked'))
	FROM people p LEFT JOIN came c ON c.person_id = p.id WHERE p.merged_into = 0 GROUP BY p.id`

func TestPeople_equal_plain_SQL(t *testing.T) {
	s, d := reading(t, sharedPath(t), testDay), raw(t, sharedPath(t))
	for _, year := range []wareki.FiscalYear{2013, 2026} {
		list, err := s.People(ctx, data.PersonFilter{Year: year, WithLeft: true})
		if err != nil {
			t.Fatal(err)
		}
		got := map[int64]string{}
		for _, p := range list {
			got[p.ID] = fmt.Sprint(p.Times, p.ThisYear, p.Last, p.Talks)
		}
		rows, err := d.Query(personSQL, string(year.First()), string(year.Last()))
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		n := 0
		for ; rows.Next(); n++ {
			var id int64
			var times, inYear, talks int
			var last string
			if err := rows.Scan(&id, &times, &inYear, &last, &talks); err != nil {
				t.Fatal(err)
			}
			if want := fmt.Sprint(times, inYear, last, talks); got[id] != want {
				t.Errorf("%d, person %d: %s, SQL %s", year, id, got[id], want)
			}
		}
		if n != len(list) || n < 500 || rows.Err() != nil {
			t.Errorf("%d people, SQL %d, %v", len(list), n, rows.Err())
		}
	}
}

// The record of a person says what the list says, and its 通算 what the annual
// report says.
func TestPersonRecord_equals_the_list(t *testing.T) {
	s := reading(t, sharedPath(t), testDay)
	list, err := s.People(ctx, data.PersonFilter{WithLeft: true})
	if err != nil {
		t.Fatal(err)
	}
	totals := map[string]int{}
	for _, p := range list {
		r, err := s.PersonRecord(ctx, p.ID)
		if err != nil {
			t.Fatal(err)
		}
		if r.Person != *p.Person {
			t.Errorf("record %+v\nlist %+v", r.Person, *p.Person)
		}
		got := data.PersonLine{Person: p.Person, From: r.From, Position: r.Position, Department: p.Department, Times: r.Times, ThisYear: r.ThisYear,
			Last: string(r.LastDay), Talks: r.TalksGiven, Left: r.Left}
		if got != p {
			t.Errorf("record %+v\nlist %+v", got, p)
		}
		for _, e := range r.Evenings {
			if e.SeriesID == 1 && e.Total > 0 {
				totals[r.StaffNo+" "+string(e.Date)+" "+e.Title] = e.Total
			}
		}
	}
	a, err := s.Annual(ctx, 0, 2025)
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, h := range a.History {
		if n := totals[h.StaffNo+" "+string(h.Date)+" "+h.Title]; h.StaffNo != "" && n > 0 {
			compared++
			if n != h.Total {
				t.Errorf("%+v: total %d", h, n)
			}
		}
	}
	if compared < 50 {
		t.Error("only", compared, "totals compared")
	}
}

// Home says of the running year what the figures say, and of the year before
// what SQL counts up to the same day.
func TestHome_equals_figures(t *testing.T) {
	s, d := reading(t, sharedPath(t), testDay), raw(t, sharedPath(t))
	h, err := s.Home(ctx)
	if err != nil {
		t.Fatal(err)
	}
	f, err := s.Figures(ctx, 0, testDay.FiscalYear())
	if err != nil {
		t.Fatal(err)
	}
	if want := (data.ToDate{Year: 2026, Until: testDay, Seminars: f.Seminars, Attendances: f.Attendances, People: f.People, FirstTimers: f.FirstTimers, NotEntered: len(f.NotEntered)}); h.Year != want {
		t.Errorf("%+v, figures %+v", h.Year, want)
	}
	from, to := string(wareki.FiscalYear(2025).First()), string(testDay.AddYears(-1))
	for name, got := range map[string]int{"seminars": h.LastYear.Seminars, "attendances": h.LastYear.Attendances, "people": h.LastYear.People,
		"first timers": h.LastYear.FirstTimers} {
		if want := number(t, d, counted+figureSQL[name], from, to); got != want || got == 0 {
			t.Errorf("last year to date, %s: %d, SQL %d", name, got, want)
		}
	}
	sum := 0
	for _, m := range h.Months {
		sum += m.Attendances
	}
	if sum != h.Year.Attendances || len(h.Months) != 12 {
		t.Errorf("the months sum to %d, the year to %d", sum, h.Year.Attendances)
	}
	t.Logf("%+v", h.Todos)
}

// The 出席確認済み名簿 of an evening counts as the annual report does: who spoke and stands
// on the list too is no participant.
func TestAttended_equals_the_annual_report(t *testing.T) {
	s := reading(t, sharedPath(t), testDay)
	a, err := s.Annual(ctx, 0, 2025)
	if err != nil {
		t.Fatal(err)
	}
	series, err := s.Series(ctx)
	if err != nil {
		t.Fatal(err)
	}
	evenings, spoke := 0, 0
	for _, m := range a.Seminars {
		if !m.Held || m.CountedOnly {
			continue
		}
		of, err := s.SeminarByNumber(ctx, series[0].ID, m.Number)
		if err != nil {
			t.Fatal(err)
		}
		r, err := s.Attended(ctx, of.ID, data.ByKana)
		if err != nil {
			t.Fatal(err)
		}
		listed := map[string]int{}
		for _, l := range slices.Concat(r.Staff, r.Outside) {
			listed[l.Mark]++
		}
		if n := listed["○"] + listed["△"]; n != m.Attendances || r.Present+r.Late != n || r.Absent != m.Absent || r.Spoke != listed["講"] {
			t.Errorf("第%d回: %d + %d came, %d absent, %d spoke, marks %v; the annual report has %d and %d", m.Number, r.Present, r.Late, r.Absent, r.Spoke, listed, m.Attendances, m.Absent)
		}
		evenings, spoke = evenings+1, spoke+r.Spoke
	}
	if evenings < 20 || spoke == 0 {
		t.Errorf("%d evenings, %d of them on a list who spoke: the sample has none to show", evenings, spoke)
	}
}
