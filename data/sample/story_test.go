package sample

import (
	"errors"
	"testing"

	"jibun/data"
	"jibun/data/holiday"
	"jibun/data/wareki"
)

// none are rows that would not be believed: each query finds offenders.
var none = map[string]string{
	"at two places on one day": `SELECT count(*) FROM (SELECT 1 FROM registrations r JOIN seminars m ON m.id = r.seminar_id
		WHERE r.attendance IN ('attended', 'late', 'left_early') GROUP BY r.person_id, m.held_on HAVING count(*) > 1)`,
	"staff registered before being hired": `SELECT count(*) FROM registrations r JOIN seminars m ON m.id = r.seminar_id JOIN people p ON p.id = r.person_id
		WHERE p.kind = 'staff' AND NOT EXISTS (SELECT 1 FROM postings o WHERE o.person_id = p.id AND o.valid_from <= m.held_on AND (o.valid_to = '' OR o.valid_to >= m.held_on))`,
	"registered after leaving": `SELECT count(*) FROM registrations r JOIN seminars m ON m.id = r.seminar_id JOIN people p ON p.id = r.person_id
		WHERE p.left_on <> '' AND p.left_on < m.held_on`,
	"applied after the evening, or long before": `SELECT count(*) FROM registrations r JOIN seminars m ON m.id = r.seminar_id
		WHERE substr(r.applied_at, 1, 10) > m.held_on OR (m.held_on < '2026-11-22' AND julianday(m.held_on) - julianday(r.applied_at) > 60)`,
	"waiting out of order": `SELECT count(*) FROM registrations a JOIN registrations b ON a.seminar_id = b.seminar_id AND a.queue < b.queue AND a.queue > 0
		WHERE a.applied_at > b.applied_at`,
	"waiting beside a free seat, in the past": `SELECT count(*) FROM seminars m WHERE m.held_on < '2026-11-22' AND EXISTS (SELECT 1 FROM registrations r WHERE r.seminar_id = m.id AND r.waitlist = 'queued')
		AND m.capacity > (SELECT count(*) FROM registrations r WHERE r.seminar_id = m.id AND r.state = 'confirmed')`,
	"over capacity without walk-ins": `SELECT count(*) FROM seminars m WHERE m.capacity < (SELECT count(*) FROM registrations r WHERE r.seminar_id = m.id AND r.state = 'confirmed' AND r.channel <> 'walk_in')`,
	"known attendance where nothing took place": `SELECT count(*) FROM registrations r JOIN seminars m ON m.id = r.seminar_id
		WHERE r.attendance <> 'unknown' AND m.state NOT IN ('held', 'settled')`,
	"two postings on one day": `SELECT count(*) FROM postings a JOIN postings b ON a.person_id = b.person_id AND a.id < b.id
		WHERE a.valid_from <= coalesce(nullif(b.valid_to, ''), '9999') AND b.valid_from <= coalesce(nullif(a.valid_to, ''), '9999')`,
	"posted to a department that is not there": `SELECT count(*) FROM postings o JOIN departments d ON d.id = o.department_id
		WHERE o.valid_from < d.valid_from OR (d.valid_to <> '' AND (o.valid_to = '' OR o.valid_to > d.valid_to))`,
	"two heads of one section": `SELECT count(*) FROM (SELECT 1 FROM postings o JOIN departments d ON d.id = o.department_id
		WHERE o.valid_to = '' AND o.position IN ('課長', '所長', '館長', '消防署長') GROUP BY d.id HAVING count(*) > 1)`,
	"operations out of order":         `SELECT count(*) FROM operations a JOIN operations b ON b.id = a.id + 1 AND b.at < a.at`,
	"evenings on weekends":            `SELECT count(*) FROM seminars WHERE strftime('%w', held_on) IN ('0', '6')`,
	"staff without rank or band":      `SELECT count(*) FROM postings WHERE rank = 0 OR band = ''`,
	"past evenings not settled":       `SELECT count(*) - 1 FROM seminars WHERE held_on < '2026-11-22' AND state IN ('planned', 'open', 'closed', 'held')`,
	"lecturers at their own lectures": `SELECT count(*) FROM registrations r JOIN assignments a ON a.seminar_id = r.seminar_id AND a.person_id = r.person_id AND a.role = 'lecturer'`,
}

func TestStory_is_believable(t *testing.T) {
	d := raw(t, sharedPath(t))
	for what, q := range none {
		if n := number(t, d, q); n != 0 {
			t.Errorf("%s: %d", what, n)
		}
	}
	atLeast := map[string]struct {
		n int
		q string
	}{
		"distinct titles":      {150, `SELECT count(DISTINCT title) FROM seminars`},
		"sections":             {88, `SELECT count(*) FROM departments WHERE valid_to = ''`},
		"divisions":            {14, `SELECT count(DISTINCT division) FROM departments WHERE valid_to = ''`},
		"active staff":         {1800, `SELECT count(*) FROM people WHERE kind = 'staff' AND left_on = ''`},
		"田中 太郎":                {2, `SELECT count(*) FROM people WHERE name = '田中 太郎' AND left_on = ''`},
		"without a reading":    {2, `SELECT count(*) FROM people WHERE reading = '' AND left_on = ''`},
		"former names":         {50, `SELECT count(*) FROM former_names`},
		"cancelled":            {15, `SELECT count(*) FROM seminars WHERE state = 'cancelled' AND state_reason <> ''`},
		"postponed":            {1, `SELECT count(*) FROM seminars WHERE state = 'postponed' AND state_reason <> ''`},
		"of 行政ゼミナール":           {10, `SELECT count(*) FROM seminars WHERE series_id = 2`},
		"joint":                {5, `SELECT count(*) FROM seminars WHERE series_id = 1 AND title LIKE '行政ゼミナール合同%'`},
		"presenters":           {50, `SELECT count(*) FROM assignments WHERE role = 'presenter'`},
		"retrospects":          {150, `SELECT count(*) FROM retrospects`},
		"gatherings":           {100, `SELECT count(*) FROM parties WHERE fee > 0`},
		"kinds of operations":  {18, `SELECT count(DISTINCT what) FROM operations`},
		"known as a number":    {1, `SELECT count(*) FROM seminars WHERE counted > 0`},
		"moved up":             {20, `SELECT count(*) FROM registrations WHERE waitlist = 'accepted'`},
		"rare letters":         {40, `SELECT count(*) FROM people WHERE name GLOB '*[髙﨑𠮷邉邊濵德廣齋澤栁]*'`},
		"kinds of affiliation": {6, `SELECT count(DISTINCT affiliation) FROM people WHERE kind = 'outside'`},
		"silent sections": {8, `SELECT count(*) FROM departments d WHERE NOT EXISTS (SELECT 1 FROM postings o JOIN registrations r ON r.person_id = o.person_id
			JOIN seminars m ON m.id = r.seminar_id WHERE o.department_id = d.id AND m.held_on BETWEEN o.valid_from AND coalesce(nullif(o.valid_to, ''), '9999'))`},
	}
	for what, x := range atLeast {
		if n := number(t, d, x.q); n < x.n {
			t.Errorf("%s: %d, want %d", what, n, x.n)
		}
	}
	if n := number(t, d, `SELECT count(*) FROM people WHERE reading = '' AND left_on = ''`); n > 3 {
		t.Errorf("%d without a reading", n)
	}
}

func TestStory_around_today(t *testing.T) {
	s := reading(t, sharedPath(t), testDay)
	list, err := s.Seminars(ctx, data.SeminarFilter{Series: 1})
	if err != nil || len(list) < 4 {
		t.Fatal(len(list), err)
	}
	open, next, last := list[0], list[1], list[2]
	if open.State != data.SeminarOpen || open.Waiting != 0 || open.Confirmed == 0 || open.Confirmed >= open.Capacity {
		t.Errorf("the one after next: %s, %d of %d, %d wait", open.State, open.Confirmed, open.Capacity, open.Waiting)
	}
	if next.State != data.SeminarOpen || next.Waiting == 0 || next.Confirmed != next.Capacity-1 {
		t.Errorf("the next one: %s, %d of %d, %d wait", next.State, next.Confirmed, next.Capacity, next.Waiting)
	}
	if p, err := s.Propose(ctx, next.ID); err != nil || p.Free != 1 {
		t.Errorf("proposal %+v, %v", p, err)
	}
	if _, err := s.Propose(ctx, open.ID); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("proposal for one with room: %v", err)
	}
	if last.Date >= testDay || last.StateOn(testDay) != data.SeminarClosed || last.Present != 0 || last.Confirmed == 0 {
		t.Errorf("the last one: %s on %s, %d present", last.State, last.Date, last.Present)
	}
	pairs, err := s.Duplicates(ctx)
	if err != nil || len(pairs) != 1 || pairs[0].A.Name != "渡邉 由美子" || pairs[0].B.Name != "渡辺 由美子" {
		t.Errorf("duplicates %v, %v", pairs, err)
	}
}

func TestStory_knows_the_holidays_of_each_year(t *testing.T) {
	for day, want := range map[wareki.Date]bool{
		"2009-12-23": true, "2020-12-23": false, // 天皇誕生日 of 平成
		"2015-08-11": false, "2016-08-11": true, // 山の日
		"2014-05-06": true, "2015-05-07": false, // 振替休日
		"2019-05-02": true, // between the eras
		"2016-12-28": true, // 御用納め
	} {
		if noEvening(day) != want {
			t.Errorf("%s: no evening is %t", day, !want)
		}
	}
	list, err := reading(t, sharedPath(t), testDay).Seminars(ctx, data.SeminarFilter{})
	if err != nil || len(list) < 400 {
		t.Fatal(len(list), err)
	}
	for _, m := range list {
		if name := holiday.Name(m.Date); name != "" {
			t.Errorf("%s on %s, %s", m.Title, m.Date, name)
		}
	}
}
