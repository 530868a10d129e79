package data_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"pgregory.net/rapid"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/datatest/soak"
)

// shown is what all lists show of a ledger.
func shown(t interface{ Fatal(...any) }, ctx context.Context, s *data.Store) string {
	var b strings.Builder
	add := func(what string, list any, err error) {
		if err != nil {
			t.Fatal(what, err)
		}
		fmt.Fprintf(&b, "%s %+v\n", what, list)
	}
	people, err := s.People(ctx, data.PersonFilter{WithLeft: true})
	for _, p := range people {
		whole := *p.Person
		p.Person = nil // its address says nothing
		add("person", fmt.Sprintf("%+v %+v", whole, p), err)
	}
	seminars, err := s.Seminars(ctx, data.SeminarFilter{})
	for _, m := range seminars {
		add("seminar", m, err)
		x, err := s.SeminarSummary(ctx, m.ID)
		add("summary", x, err)
		c, _, err := s.Candidates(ctx, m.ID, "人", 20)
		add("candidates", c, err)
	}
	lecturers, err := s.Lecturers(ctx, "")
	add("lecturers", lecturers, err)
	requests, err := s.Requests(ctx)
	add("requests", requests, err)
	found, err := s.Find(ctx, "回", 20)
	add("found", found, err)
	home, err := s.Home(ctx)
	if home.Next != nil {
		add("next", *home.Next, err)
	}
	home.Next = nil
	add("home", home, err)
	return b.String()
}

// TestMirror_sequences: whatever is done, undone and done again, the lists say
// what a ledger says that was opened just now, and what plain SQL says.
func TestMirror_sequences(t *testing.T) {
	if err := flag.Set("rapid.checks", strconv.Itoa(soak.Rounds(12, 500))); err != nil {
		t.Fatal(err)
	}
	empty := furnished(t, 0)
	path := filepath.Join(t.TempDir(), "台帳.jibun")
	rapid.Check(t, func(rt *rapid.T) {
		for _, suffix := range []string{"", "-wal", "-shm"} {
			_ = os.Remove(path + suffix)
		}
		copyTo(t, empty, path)
		clock := datatest.NewClock()
		s, err := data.Open(t.Context(), path, clock.Options())
		if err != nil {
			rt.Fatal(err)
		}
		defer s.Close()
		p := &player{rt, s, t.Context(), map[string]int{}}
		p.begin()
		watching := clock.Options()
		watching.ReadOnly = true
		other, err := data.Open(t.Context(), path, watching)
		if err != nil {
			rt.Fatal(err)
		}
		defer other.Close()
		for range p.n("length", 15) {
			i := p.n("step", len(steps)) - 1
			if err := steps[i](p); !allowed(err) {
				rt.Fatalf("step %d: %v", i, err)
			}
			if p.n("day", 20) == 1 {
				clock.Add(24 * time.Hour)
			}
			got, watched := shown(rt, t.Context(), s), shown(rt, t.Context(), other)
			fresh, err := data.Open(t.Context(), path, watching)
			if err != nil {
				rt.Fatal(err)
			}
			want := shown(rt, t.Context(), fresh)
			fresh.Close()
			if got = ownTodo.ReplaceAllString(got, ""); got != want {
				rt.Fatalf("after step %d:\n%s", i, firstDifference(got, want))
			}
			if watched != want {
				rt.Fatalf("who only reads, after step %d:\n%s", i, firstDifference(watched, want))
			}
			comparePlain(rt, t.Context(), s)
		}
	})
}

// ownTodo is what only he who writes is told, who makes the backups.
var ownTodo = regexp.MustCompile(`\{Code:backup_old [^}]*\} ?`)

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			return "got  " + g[i] + "\nwant " + w[min(i, len(w)-1)]
		}
	}
	return "want " + strings.Join(w[len(g):], "\n")
}

// plainPeople and plainSeminars are the lists as SQL alone makes them. $1 is
// today, $2 the first day of the fiscal year.
const (
	plainPeople = `WITH came AS (SELECT r.person_id, m.held_on FROM registrations r JOIN seminars m ON m.id = r.seminar_id
			WHERE r.state = 'confirmed' AND r.attendance IN ('attended', 'late', 'left_early') AND m.state IN ('held', 'settled')
			AND NOT EXISTS (SELECT 1 FROM assignments a WHERE a.seminar_id = r.seminar_id AND a.person_id = r.person_id AND a.state IN ('spoke', 'thanked')))
		SELECT p.id || ' ' || p.name || ' ' || (SELECT count(*) FROM came WHERE person_id = p.id) || ' '
			|| (SELECT count(*) FROM came WHERE person_id = p.id AND held_on >= $2) || ' '
			|| coalesce((SELECT max(held_on) FROM came WHERE person_id = p.id), '') || ' '
			|| (SELECT count(*) FROM assignments WHERE person_id = p.id AND state IN ('spoke', 'thanked')) || ' '
			|| CASE p.kind WHEN 'outside' THEN p.organization ELSE coalesce((SELECT trim(d.division || ' ' || d.section) FROM postings o JOIN departments d ON d.id = o.department_id
				WHERE o.person_id = p.id AND o.valid_from <= $1 AND (o.valid_to = '' OR o.valid_to >= $1) ORDER BY o.valid_from DESC, o.id DESC LIMIT 1), '所属の記録なし') END
		FROM people p WHERE p.merged_into = 0 ORDER BY p.sort_key = '', p.sort_key, p.id`
	plainSeminars = `SELECT m.id || ' ' || (SELECT count(*) FROM registrations r WHERE r.seminar_id = m.id AND (r.state = 'confirmed' OR r.waitlist = 'offered' AND r.offer_until >= $1)) || ' '
			|| (SELECT count(*) FROM registrations r WHERE r.seminar_id = m.id AND r.state = 'waiting') || ' '
			|| CASE WHEN EXISTS (SELECT 1 FROM registrations r WHERE r.seminar_id = m.id) THEN
				(SELECT count(*) FROM registrations r WHERE r.seminar_id = m.id AND r.state = 'confirmed' AND r.attendance IN ('attended', 'late', 'left_early')
					AND NOT EXISTS (SELECT 1 FROM assignments a WHERE a.seminar_id = r.seminar_id AND a.person_id = r.person_id AND a.state IN ('spoke', 'thanked'))) ELSE m.counted END || ' '
			|| coalesce((SELECT string_agg(name, '、') FROM (SELECT p.name FROM assignments a JOIN people p ON p.id = a.person_id
				WHERE a.seminar_id = m.id AND a.state NOT IN ('declined', 'replaced') ORDER BY a.position, a.id)), m.speaker_text)
		FROM seminars m ORDER BY m.held_on DESC, m.starts DESC, m.id DESC`
	// $1 is an evening: who applied, and how often each came to its series before: on earlier
	// days, and to what was earlier on its day; $2 is now, until when an offer runs.
	plainBefore = `SELECT r.person_id || ' ' || (SELECT count(*) FROM registrations o JOIN seminars b ON b.id = o.seminar_id
			WHERE o.person_id = r.person_id AND b.series_id = m.series_id AND (
				(b.held_on < m.held_on OR b.held_on = m.held_on AND (b.starts, b.id) < (m.starts, m.id) AND m.state IN ('held', 'settled'))
				AND b.state IN ('held', 'settled') AND o.state = 'confirmed' AND o.attendance IN ('attended', 'late', 'left_early')
				AND NOT EXISTS (SELECT 1 FROM assignments a WHERE a.seminar_id = b.id AND a.person_id = o.person_id AND a.state IN ('spoke', 'thanked'))
			OR
				b.held_on = m.held_on AND (b.starts, b.id) < (m.starts, m.id) AND m.state NOT IN ('held', 'settled') AND b.state NOT IN ('cancelled', 'postponed')
				AND (o.state = 'confirmed' AND o.attendance NOT IN ('absent', 'no_show')
					AND NOT EXISTS (SELECT 1 FROM assignments a WHERE a.seminar_id = b.id AND a.person_id = o.person_id AND a.state IN ('spoke', 'thanked'))
				OR b.state NOT IN ('held', 'settled') AND o.waitlist = 'offered' AND o.offer_until >= $2)))
		FROM registrations r JOIN seminars m ON m.id = r.seminar_id WHERE m.id = $1 ORDER BY r.applied_at, r.id`
)

// comparePlain compares the lists with plain SQL, and Home with the figures.
func comparePlain(t interface {
	Fatal(...any)
	Errorf(string, ...any)
}, ctx context.Context, s *data.Store) {
	today := s.Today()
	people, err := s.People(ctx, data.PersonFilter{WithLeft: true})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range people {
		got = append(got, fmt.Sprint(p.ID, " ", p.Name, " ", p.Times, " ", p.ThisYear, " ", p.Last, " ", p.Talks, " ", p.From))
	}
	same(t, ctx, s, got, plainPeople, string(today), string(today.FiscalYear().First()))
	seminars, err := s.Seminars(ctx, data.SeminarFilter{})
	if err != nil {
		t.Fatal(err)
	}
	got = nil
	for _, m := range seminars {
		got = append(got, fmt.Sprint(m.ID, " ", m.Confirmed, " ", m.Waiting, " ", m.Present, " ", m.Speakers))
	}
	same(t, ctx, s, got, plainSeminars, s.Now().UTC().Format(time.RFC3339))
	for _, m := range seminars[:min(len(seminars), 3)] {
		list, err := s.Applicants(ctx, m.ID)
		if err != nil {
			t.Fatal(err)
		}
		got = nil
		for _, a := range list {
			got = append(got, fmt.Sprint(a.PersonID, " ", a.Times))
		}
		same(t, ctx, s, got, plainBefore, m.ID, s.Now().UTC().Format(time.RFC3339))
	}
	h, err := s.Home(ctx)
	if err != nil {
		t.Fatal(err)
	}
	f, err := s.Figures(ctx, 0, today.FiscalYear())
	if err != nil {
		t.Fatal(err)
	}
	if y := h.Year; y.Seminars != f.Seminars || y.Attendances != f.Attendances || y.People != f.People || y.FirstTimers != f.FirstTimers {
		t.Errorf("home %+v, figures %d %d %d %d", y, f.Seminars, f.Attendances, f.People, f.FirstTimers)
	}
}

func same(t interface {
	Fatal(...any)
	Errorf(string, ...any)
}, ctx context.Context, s *data.Store, got []string, q string, args ...any) {
	d, err := datatest.Raw(s.Path(), "ro")
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	rows, err := d.QueryContext(ctx, q, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var want []string
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			t.Fatal(err)
		}
		want = append(want, line)
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("unlike plain SQL:\n%s", firstDifference(g, w))
	}
}

// TestMirror_cancelled: a read whose context ends stops with its error, at
// whatever moment; the next one is right again.
func TestMirror_cancelled(t *testing.T) {
	d := withNames(t)
	d.past("2026-10-01", "髙橋 一郎")
	stopped := 0
	for n := range int32(60) {
		datatest.Person(d, d.s, fmt.Sprint("人", n)) // there is something to read
		d.must(d.s.SaveCategory(d.Context(), &data.Category{Name: fmt.Sprint("分類", n)}))
		ctx, cancel := context.WithCancel(d.Context())
		left := new(atomic.Int32)
		left.Store(n + 1)
		_, err := d.s.People(meddler{ctx, left, cancel}, data.PersonFilter{})
		cancel()
		if err == nil {
			break // it did not look at its context so often
		}
		if !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled at the %d. look: %v", n, err)
		}
		if left.Load() <= 0 {
			stopped++
		}
		if list, err := d.s.People(d.Context(), data.PersonFilter{Text: "髙橋"}); err != nil || len(list) != 1 || list[0].Times != 1 {
			t.Fatal(list, err)
		}
	}
	if stopped < 5 {
		t.Error("stopped only", stopped, "times")
	}
}

// TestMirror_together: many readers at once, while somebody writes, do not wait
// for each other for ever.
func TestMirror_together(t *testing.T) {
	d := withNames(t)
	d.past("2026-10-01", "髙橋 一郎")
	ctx, cancel := context.WithTimeout(d.Context(), 30*time.Second)
	defer cancel()
	var group sync.WaitGroup
	for i := range 12 {
		group.Go(func() {
			for range 10 {
				var err error
				switch i % 4 {
				case 0:
					_, err = d.s.People(ctx, data.PersonFilter{})
				case 1:
					_, err = d.s.Figures(ctx, 0, 2026)
				case 2:
					_, err = d.s.Home(ctx)
				case 3:
					err = d.s.SaveCategory(ctx, &data.Category{Name: fmt.Sprint("分類", i, time.Now().UnixNano())})
				}
				if err != nil {
					t.Error(i, err)
					return
				}
			}
		})
	}
	group.Wait()
}
