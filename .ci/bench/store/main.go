// Command store does one piece of the office's work on a ledger and prints how
// long each part of it took.
//
// usage: store open|find|operate|read|plan|apply|table ARGUMENTS
package main

import (
	"context"
	"fmt"
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

// operate lets people apply for an open evening and withdraw again.
func operate(ctx context.Context, a []string) error {
	times, err := strconv.Atoi(a[1])
	if err != nil {
		return err
	}
	return with(ctx, a[0], func(s *data.Store) error {
		evenings, err := s.Seminars(ctx, data.SeminarFilter{})
		if err != nil {
			return err
		}
		i := slices.IndexFunc(evenings, func(m data.SeminarLine) bool { return m.State == data.SeminarOpen && m.Date > s.Today() })
		if i < 0 {
			return fmt.Errorf("no evening is open")
		}
		people, err := s.People(ctx, data.PersonFilter{})
		if err != nil {
			return err
		}
		applied, err := s.Applicants(ctx, evenings[i].ID)
		if err != nil {
			return err
		}
		taken := map[int64]bool{}
		for _, x := range applied {
			taken[x.PersonID] = true
		}
		people = slices.DeleteFunc(people, func(p data.PersonLine) bool { return taken[p.ID] || p.LeftOn != "" })
		var each []time.Duration
		for n := 0; len(each) < times; n++ {
			from := time.Now()
			r, err := s.Apply(ctx, data.Application{SeminarID: evenings[i].ID, PersonID: people[n%len(people)].ID, Channel: data.Phone})
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
