// Command store does one piece of the office's work on a ledger and prints how
// long each part of it took.
//
// usage: store open|find|window|operate|read|plan|apply|table ARGUMENTS
package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"time"

	"jibun/data"
	"jibun/data/table"
)

var works = map[string]struct {
	args string
	run  func(ctx context.Context, args []string) error
}{
	"new": {"LEDGER", create},
	"open": {"LEDGER", func(ctx context.Context, a []string) error {
		return with(ctx, a[0], func(*data.Store) error { return nil })
	}},
	"find":    {"LEDGER TIMES WORD...", find},
	"window":  {"LEDGER TIMES", window},
	"operate": {"LEDGER TIMES", operate},
	"table":   {"ROSTER", readTable},
	"read":    {"LEDGER ROSTER", func(ctx context.Context, a []string) error { return roster(ctx, a, false, false) }},
	"plan":    {"LEDGER ROSTER", func(ctx context.Context, a []string) error { return roster(ctx, a, true, false) }},
	"apply":   {"LEDGER ROSTER", func(ctx context.Context, a []string) error { return roster(ctx, a, true, true) }},
}

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: store WORK ARGUMENTS; works:")
		for name, w := range works {
			fmt.Fprintln(os.Stderr, "  "+name, w.args)
		}
		os.Exit(2)
	}
	if err := works[os.Args[1]].run(context.Background(), os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// noon is the moment at which all this happens: the sample offices end there.
func noon() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, data.Tokyo) }

func create(ctx context.Context, a []string) error {
	s, err := data.Create(ctx, a[0], data.Office{Name: "呉市", Section: "人事課"}, data.Options{Now: noon})
	if err != nil {
		return err
	}
	return s.Close()
}

func with(ctx context.Context, path string, f func(*data.Store) error) error {
	from := time.Now()
	s, err := data.Open(ctx, path, data.Options{Now: noon})
	if err != nil {
		return err
	}
	say("open", time.Since(from))
	if err := f(s); err != nil {
		s.Close()
		return err
	}
	return s.Close()
}

func find(ctx context.Context, a []string) error {
	times, err := strconv.Atoi(a[1])
	if err != nil {
		return err
	}
	return with(ctx, a[0], func(s *data.Store) error {
		found := 0
		look := func(i int) (time.Duration, error) {
			from := time.Now()
			hits, err := s.FindPeople(ctx, a[2+i%(len(a)-2)], 50)
			found += len(hits)
			return time.Since(from), err
		}
		first, err := look(0)
		if err != nil {
			return err
		}
		say("first", first)
		found = 0
		var each []time.Duration
		words := make([][]time.Duration, len(a)-2)
		for i := range times {
			d, err := look(i)
			if err != nil {
				return err
			}
			each = append(each, d)
			words[i%len(words)] = append(words[i%len(words)], d)
		}
		spread(each)
		var slowest time.Duration
		for i, w := range words {
			slices.Sort(w)
			fmt.Fprintln(os.Stderr, a[2+i], w[len(w)/2])
			slowest = max(slowest, w[len(w)/2])
		}
		say("slowest", slowest)
		fmt.Println("found", found)
		return nil
	})
}

// window reads what the pages show: cold, again and again, and after each of as
// many applications.
func window(ctx context.Context, a []string) error {
	times, err := strconv.Atoi(a[1])
	if err != nil {
		return err
	}
	return with(ctx, a[0], func(s *data.Store) error {
		nothing := func() error { return nil }
		if err := medianAfter("cold_home", 1, nothing, func() error { _, err := s.Home(ctx); return err }); err != nil {
			return err
		}
		reads, err := pages(ctx, s)
		if err != nil {
			return err
		}
		evening, people, err := applicants(ctx, s)
		if err != nil {
			return err
		}
		apply := func() error {
			_, err := s.Apply(ctx, data.Application{SeminarID: evening, PersonID: people[0]})
			people = people[1:]
			return err
		}
		for _, name := range slices.Sorted(maps.Keys(reads)) {
			if err := errors.Join(medianAfter(name, times, nothing, reads[name]), medianAfter("after_"+name, times, apply, reads[name])); err != nil {
				return err
			}
		}
		return nil
	})
}

// pages are the reads of the window, about the fullest evening and the one who
// came most.
func pages(ctx context.Context, s *data.Store) (map[string]func() error, error) {
	evenings, err := s.Seminars(ctx, data.SeminarFilter{})
	if err != nil {
		return nil, err
	}
	people, err := s.People(ctx, data.PersonFilter{})
	if err != nil {
		return nil, err
	}
	full := slices.MaxFunc(evenings, func(a, b data.SeminarLine) int { return a.Confirmed - b.Confirmed })
	most := slices.MaxFunc(people, func(a, b data.PersonLine) int { return a.Times - b.Times })
	return map[string]func() error{
		"home":            func() error { _, err := s.Home(ctx); return err },
		"people":          func() error { _, err := s.People(ctx, data.PersonFilter{WithLeft: true}); return err },
		"people_text":     func() error { _, err := s.People(ctx, data.PersonFilter{Text: "tanaka"}); return err },
		"seminars":        func() error { _, err := s.Seminars(ctx, data.SeminarFilter{}); return err },
		"seminars_year":   func() error { _, err := s.Seminars(ctx, data.SeminarFilter{Year: s.Today().FiscalYear()}); return err },
		"seminars_text":   func() error { _, err := s.Seminars(ctx, data.SeminarFilter{Text: "論語"}); return err },
		"requests":        func() error { _, err := s.Requests(ctx); return err },
		"summary":         func() error { _, err := s.SeminarSummary(ctx, full.ID); return err },
		"applicants":      func() error { _, err := s.Applicants(ctx, full.ID); return err },
		"candidates":      func() error { _, _, err := s.Candidates(ctx, full.ID, "tanaka", 20); return err },
		"record":          func() error { _, err := s.PersonRecord(ctx, most.ID); return err },
		"lecturers":       func() error { _, err := s.Lecturers(ctx, ""); return err },
		"find_applicants": func() error { _, err := s.FindApplicants(ctx, full.ID, "tanaka"); return err },
		"find_number":     func() error { _, err := s.Find(ctx, "431", 20); return err },
		"find_name":       func() error { _, err := s.Find(ctx, "田中", 20); return err },
	}, nil
}

// medianAfter times read, each time after before, which is not timed.
func medianAfter(name string, times int, before, read func() error) error {
	var each []time.Duration
	for range times {
		if err := before(); err != nil {
			return err
		}
		from := time.Now()
		if err := read(); err != nil {
			return err
		}
		each = append(each, time.Since(from))
	}
	slices.Sort(each)
	say(name, each[len(each)/2])
	return nil
}

// operate lets people apply for an open evening and withdraw again.
func operate(ctx context.Context, a []string) error {
	times, err := strconv.Atoi(a[1])
	if err != nil {
		return err
	}
	return with(ctx, a[0], func(s *data.Store) error {
		evening, people, err := applicants(ctx, s)
		if err != nil {
			return err
		}
		var each []time.Duration
		for n := 0; len(each) < times; n++ {
			from := time.Now()
			r, err := s.Apply(ctx, data.Application{SeminarID: evening, PersonID: people[n%len(people)], Channel: data.Phone})
			if err != nil {
				return err
			}
			each = append(each, time.Since(from))
			from = time.Now()
			if _, err := s.Withdraw(ctx, r.ID, ""); err != nil {
				return err
			}
			each = append(each, time.Since(from))
		}
		spread(each)
		return nil
	})
}

// applicants finds an open evening and those who could apply for it.
func applicants(ctx context.Context, s *data.Store) (evening int64, people []int64, err error) {
	evenings, err := s.Seminars(ctx, data.SeminarFilter{})
	if err != nil {
		return 0, nil, err
	}
	i := slices.IndexFunc(evenings, func(m data.SeminarLine) bool { return m.State == data.SeminarOpen && m.Date > s.Today() })
	if i < 0 {
		return 0, nil, fmt.Errorf("no evening is open")
	}
	list, err := s.People(ctx, data.PersonFilter{})
	if err != nil {
		return 0, nil, err
	}
	applied, err := s.Applicants(ctx, evenings[i].ID)
	if err != nil {
		return 0, nil, err
	}
	for _, p := range list {
		if p.LeftOn == "" && !slices.ContainsFunc(applied, func(a data.Applicant) bool { return a.PersonID == p.ID }) {
			people = append(people, p.ID)
		}
	}
	return evenings[i].ID, people, nil
}

func readTable(ctx context.Context, a []string) error {
	f, err := table.ReadFile(ctx, a[0], table.DefaultLimits())
	if err != nil {
		return err
	}
	for _, s := range f.Sheets {
		fmt.Println("rows", len(s.Rows))
	}
	return nil
}

func roster(ctx context.Context, a []string, plan, apply bool) error {
	return with(ctx, a[0], func(s *data.Store) error {
		from := time.Now()
		r, err := s.ReadRoster(ctx, a[1])
		if err != nil || !plan {
			say("read", time.Since(from))
			return err
		}
		on, err := s.DefaultTransferDay(ctx)
		if err != nil {
			return err
		}
		p, err := s.Plan(ctx, r, on)
		say("plan", time.Since(from))
		if err != nil || !apply {
			return err
		}
		err = s.ApplyTransfer(ctx, p, nil)
		say("apply", time.Since(from))
		return err
	})
}

// say prints milliseconds under a name.
func say(name string, d time.Duration) { fmt.Printf("%s_ms %.4f\n", name, d.Seconds()*1000) }

func spread(each []time.Duration) {
	slices.Sort(each)
	say("median", each[len(each)/2])
	say("p95", each[len(each)*95/100])
	say("worst", each[len(each)-1])
}
