package sample

import (
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/report"
	"jibun/data/wareki"
)

// The figures once more, counted with SQL alone. $1 and $2 are the first and the
// last day of the year, $3 the day of head counts.
//
// present are the attendances of all years: confirmed, and came; at an evening
// of the main series that took place; by somebody who did not speak there.
const counted = `WITH held AS (SELECT * FROM seminars WHERE series_id = 1 AND state IN ('held', 'settled')),
	listed AS (SELECT r.*, h.held_on, h.category_id, p.kind FROM registrations r JOIN held h ON h.id = r.seminar_id JOIN people p ON p.id = r.person_id
		WHERE NOT EXISTS (SELECT 1 FROM assignments a WHERE a.seminar_id = r.seminar_id AND a.person_id = r.person_id AND a.state IN ('spoke', 'thanked'))),
	present AS (SELECT * FROM listed WHERE state = 'confirmed' AND attendance IN ('attended', 'late', 'left_early')),
	year AS (SELECT * FROM present WHERE held_on BETWEEN $1 AND $2),
	bare AS (SELECT * FROM held h WHERE h.counted > 0 AND h.held_on BETWEEN $1 AND $2 AND NOT EXISTS (SELECT 1 FROM registrations r WHERE r.seminar_id = h.id)),
	times AS (SELECT person_id, count(*) n FROM year GROUP BY person_id),
	talks AS (SELECT a.seminar_id, a.person_id FROM assignments a WHERE a.state IN ('spoke', 'thanked')),
	spoke AS (SELECT CAST(t.person_id AS TEXT) AS who, h.held_on FROM talks t JOIN held h ON h.id = t.seminar_id
		UNION ALL SELECT speaker_text, held_on FROM held WHERE speaker_text <> '' AND id NOT IN (SELECT seminar_id FROM talks)),
	firsts AS (SELECT person_id FROM present GROUP BY person_id HAVING min(held_on) >= $1 AND min(held_on) <= $2) `

var figureSQL = map[string]string{
	"seminars":       `SELECT count(*) FROM held WHERE held_on BETWEEN $1 AND $2`,
	"capacity":       `SELECT coalesce(sum(capacity), 0) FROM held WHERE held_on BETWEEN $1 AND $2`,
	"applications":   `SELECT (SELECT count(*) FROM listed WHERE channel <> 'walk_in' AND held_on BETWEEN $1 AND $2) + (SELECT coalesce(sum(counted_applied), 0) FROM bare)`,
	"attendances":    `SELECT (SELECT count(*) FROM year) + (SELECT coalesce(sum(counted), 0) FROM bare)`,
	"counted only":   `SELECT coalesce(sum(counted), 0) FROM bare`,
	"people":         `SELECT count(DISTINCT person_id) FROM year`,
	"staff":          `SELECT count(*) FROM year WHERE kind = 'staff'`,
	"outside":        `SELECT count(*) FROM year WHERE kind = 'outside'`,
	"staff people":   `SELECT count(DISTINCT person_id) FROM year WHERE kind = 'staff'`,
	"outside people": `SELECT count(DISTINCT person_id) FROM year WHERE kind = 'outside'`,
	"first timers":   `SELECT count(*) FROM firsts`,
	"repeaters":      `SELECT count(*) FROM times WHERE n BETWEEN 2 AND 4`,
	"regulars":       `SELECT count(*) FROM times WHERE n >= 5`,
	"no shows":       `SELECT count(*) FROM listed WHERE state = 'confirmed' AND attendance = 'no_show' AND held_on BETWEEN $1 AND $2`,
	"known":          `SELECT count(*) FROM listed WHERE state = 'confirmed' AND attendance <> 'unknown' AND held_on BETWEEN $1 AND $2`,
	"top tenth": `SELECT coalesce(sum(n), 0) FROM (SELECT n, row_number() OVER (ORDER BY n DESC) AS i, count(*) OVER () AS total FROM times)
		WHERE i <= (total + 9) / 10`,
	"party": `SELECT coalesce(sum((SELECT count(*) FROM party_entries e WHERE e.seminar_id = h.id AND e.state = 'joining'
		AND NOT EXISTS (SELECT 1 FROM registrations r WHERE r.seminar_id = h.id AND r.person_id = e.person_id
			AND (r.state IN ('received', 'waiting') OR r.attendance IN ('absent', 'no_show') AND r.state = 'confirmed' AND e.paid = 0)))), 0)
		FROM held h JOIN parties p ON p.seminar_id = h.id WHERE h.held_on BETWEEN $1 AND $2`,
	"speakers":       `SELECT count(DISTINCT who) FROM spoke WHERE held_on BETWEEN $1 AND $2`,
	"first speakers": `SELECT count(*) FROM (SELECT who FROM spoke GROUP BY who HAVING min(held_on) BETWEEN $1 AND $2)`,
}

func figuresOf(f report.Figures) map[string]int {
	top := 0
	if f.Top10Share != nil {
		top = int(*f.Top10Share*float64(f.Staff+f.Outside) + 0.5)
	}
	return map[string]int{"seminars": f.Seminars, "capacity": f.Capacity, "applications": f.Applications, "attendances": f.Attendances,
		"counted only": f.CountedOnly, "people": f.People, "staff": f.Staff, "outside": f.Outside, "staff people": f.StaffPeople,
		"outside people": f.OutsidePeople, "first timers": f.FirstTimers, "repeaters": f.Repeaters, "regulars": f.Regulars, "no shows": f.NoShows,
		"known": f.Known, "top tenth": top, "party": f.Party, "speakers": f.Speakers, "first speakers": f.FirstSpeakers}
}

// days are the binds of a year.
func days(year wareki.FiscalYear) []any {
	return []any{string(year.First()), string(year.Last()), string(min(year.Last(), testDay))}
}

// query runs q behind the common part, with the binds that it names.
func query(t *testing.T, d *sql.DB, q string, year wareki.FiscalYear) *sql.Rows {
	t.Helper()
	args := days(year)
	if !strings.Contains(q, "$3") {
		args = args[:2]
	}
	rows, err := d.Query(counted+q, args...)
	if err != nil {
		t.Fatalf("%s: %v", q, err)
	}
	return rows
}

func TestFigures_equal_plain_SQL(t *testing.T) {
	s, d := reading(t, sharedPath(t), testDay), raw(t, sharedPath(t))
	for year := wareki.FiscalYear(2008); year <= testDay.FiscalYear(); year++ {
		f := equalsSQL(t, s, d, year)
		compareDepartments(t, d, year, f)
		compareCategories(t, d, year, f)
	}
}

// equalsSQL holds the figures of a year of the main series against plain SQL.
func equalsSQL(t *testing.T, s *data.Store, d *sql.DB, year wareki.FiscalYear) report.Figures {
	t.Helper()
	f, err := s.Figures(ctx, 0, year)
	if err != nil {
		t.Fatal(err)
	}
	got, names := figuresOf(f), slices.Sorted(maps.Keys(figureSQL))
	var all []string // of one question, that what is common to them is counted once
	want, to := make([]int, len(names)), make([]any, len(names))
	for i, name := range names {
		all, to[i] = append(all, "("+figureSQL[name]+")"), &want[i]
	}
	if err := d.QueryRow(counted+"SELECT "+strings.Join(all, ", "), days(year)[:2]...).Scan(to...); err != nil {
		t.Fatal(err)
	}
	for i, name := range names {
		if got[name] != want[i] {
			t.Errorf("%d %s: %d, SQL %d", year, name, got[name], want[i])
		}
	}
	return f
}

func compareDepartments(t *testing.T, d *sql.DB, year wareki.FiscalYear, f report.Figures) {
	t.Helper()
	rows := query(t, d, `, posted AS (SELECT y.*, (SELECT o.department_id FROM postings o WHERE o.person_id = y.person_id AND o.valid_from <= y.held_on
			AND (o.valid_to = '' OR o.valid_to >= y.held_on) ORDER BY o.valid_from DESC, o.id DESC LIMIT 1) AS dep,
			y.person_id IN (SELECT person_id FROM firsts) AND y.held_on = (SELECT min(held_on) FROM present z WHERE z.person_id = y.person_id) AS first
			FROM year y WHERE y.kind = 'staff'),
		heads AS (SELECT o.department_id dep, count(DISTINCT o.person_id) n FROM postings o JOIN people p ON p.id = o.person_id
			WHERE o.valid_from <= $3 AND (o.valid_to = '' OR o.valid_to >= $3) AND p.merged_into = 0 AND (p.left_on = '' OR p.left_on >= $3) GROUP BY 1)
		SELECT d.code, trim(d.division || ' ' || d.section), coalesce(h.n, 0), count(DISTINCT x.person_id), count(x.person_id), coalesce(sum(x.first), 0)
		FROM departments d LEFT JOIN posted x ON x.dep = d.id LEFT JOIN heads h ON h.dep = d.id GROUP BY d.id
		HAVING count(x.person_id) > 0 OR (d.valid_from <= $3 AND (d.valid_to = '' OR d.valid_to >= $3)) ORDER BY d.position, d.id`, year)
	defer rows.Close()
	i := 0
	for rows.Next() {
		var want report.DepartmentFigs
		if err := rows.Scan(&want.Code, &want.Name, &want.Headcount, &want.People, &want.Attendances, &want.FirstTimers); err != nil {
			t.Fatal(err)
		}
		if i >= len(f.ByDepartment) || f.ByDepartment[i] != want {
			t.Errorf("%d department %d: %+v, SQL %+v", year, i, f.ByDepartment[min(i, len(f.ByDepartment)-1)], want)
		}
		i++
	}
	if i != len(f.ByDepartment) || rows.Err() != nil {
		t.Errorf("%d: %d departments, SQL %d, %v", year, len(f.ByDepartment), i, rows.Err())
	}
}

func compareCategories(t *testing.T, d *sql.DB, year wareki.FiscalYear, f report.Figures) {
	t.Helper()
	rows := query(t, d, `SELECT c.name, count(h.id), coalesce(sum((SELECT count(*) FROM year y WHERE y.seminar_id = h.id)), 0)
			+ coalesce((SELECT sum(counted) FROM bare WHERE category_id = c.id), 0)
		FROM categories c LEFT JOIN held h ON h.category_id = c.id AND h.held_on BETWEEN $1 AND $2 GROUP BY c.id ORDER BY c.position`, year)
	defer rows.Close()
	var want []string
	for rows.Next() {
		var c report.CategoryFigs
		if err := rows.Scan(&c.Name, &c.Seminars, &c.Attendances); err != nil {
			t.Fatal(err)
		}
		want = append(want, fmt.Sprint(c))
	}
	for i, c := range f.ByCategory {
		if i >= len(want) || fmt.Sprint(c) != want[i] {
			t.Errorf("%d category %v, SQL %v", year, c, want[min(i, len(want)-1)])
		}
	}
	if len(want) != len(f.ByCategory) || rows.Err() != nil {
		t.Errorf("%d: %d categories, SQL %d, %v", year, len(f.ByCategory), len(want), rows.Err())
	}
}

// The shares stay where they are believed.
func TestFigures_are_believable(t *testing.T) {
	s := reading(t, sharedPath(t), testDay)
	for year := wareki.FiscalYear(2010); year <= testDay.FiscalYear(); year++ {
		f, err := s.Figures(ctx, 0, year)
		if err != nil {
			t.Fatal(err)
		}
		if noShow := float64(f.NoShows) / float64(f.Known); noShow < 0.02 || noShow > 0.06 {
			t.Errorf("%d: no-shows %.3f", year, noShow)
		}
		if *f.FillRate > 0.9 || *f.AttendanceRate > 0.96 {
			t.Errorf("%d: fill rate %.3f, attendance rate %.3f", year, *f.FillRate, *f.AttendanceRate)
		}
		if year >= 2012 && year < 2020 && (*f.Top10Share < 0.33 || *f.Top10Share > 0.46) {
			t.Errorf("%d: the top tenth holds %.3f", year, *f.Top10Share)
		}
	}
}
