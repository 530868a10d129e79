package sample

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/datatest/soak"
	"jibun/data/wareki"
)

const testDay wareki.Date = "2026-11-22"

var ctx = context.Background()

// shared is one sample for all tests that only read: that of $JIBUN_SAMPLE, which is of the
// same day, or a new one.
var shared = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "sample")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "見本.jibun")
	if ready := os.Getenv("JIBUN_SAMPLE"); ready != "" {
		b, err := os.ReadFile(ready)
		if err != nil {
			return "", err
		}
		return path, os.WriteFile(path, b, 0o600)
	}
	return path, Write(ctx, path, testDay, nil)
})

func TestMain(m *testing.M) {
	code := m.Run()
	if path, err := shared(); err == nil {
		os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(code)
}

func sharedPath(t *testing.T) string {
	t.Helper()
	path, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func reading(t *testing.T, path string, today wareki.Date) *data.Store {
	t.Helper()
	s, err := data.Open(ctx, path, data.Options{ReadOnly: true, Now: func() time.Time { return instant(today, 10*60) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func raw(t *testing.T, path string) *sql.DB {
	t.Helper()
	d, err := datatest.Raw(path, "ro")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

// number reads one number, with plain SQL.
func number(t *testing.T, d *sql.DB, q string, args ...any) int {
	t.Helper()
	var n int
	if err := d.QueryRow(q, args...).Scan(&n); err != nil {
		t.Fatalf("%s: %v", q, err)
	}
	return n
}

func TestWrite_keeps_the_facts_of_the_real_case(t *testing.T) {
	s := reading(t, sharedPath(t), testDay)
	for year, want := range map[wareki.FiscalYear]int{2008: 85, 2013: 1247} {
		if f, err := s.Figures(ctx, 0, year); err != nil || f.Attendances != want {
			t.Errorf("attendances of %d are %d, %v; want %d", year, f.Attendances, err, want)
		}
	}
	m, err := s.SeminarByNumber(ctx, 0, 100)
	if err != nil || m.Date != "2014-01-21" || m.Date.Weekday() != time.Tuesday {
		t.Errorf("no. 100 is on %s, %v", m.Date, err)
	}
	if m, err = s.SeminarByNumber(ctx, 1, 1); err != nil || m.Date < "2008-12-01" || m.Date > "2008-12-31" {
		t.Errorf("no. 1 is on %s, %v", m.Date, err)
	}
	d := raw(t, sharedPath(t))
	if n := number(t, d, `SELECT count(*) FROM seminars WHERE series_id = 1 AND state IN ('held', 'settled') AND held_on <= '2014-06-30'`); n != 125 {
		t.Errorf("%d held by the end of June 2014", n)
	}
	series, err := s.Series(ctx)
	if err != nil || series[0].NameOn("2012-03-31") != "自分投資セミナー" || series[0].NameOn("2012-04-01") != "じぶん投資セミナー" {
		t.Errorf("names of the series: %v, %v", series, err)
	}
	if c, err := s.Categories(ctx); err != nil || len(c) != 11 {
		t.Errorf("%d categories, %v", len(c), err)
	}
}

// The sums hold as soon as their year is over, also where its evenings were
// entered step by step.
func TestWrite_on_other_days(t *testing.T) {
	for day, want := range map[wareki.Date]map[wareki.FiscalYear]int{
		"2009-01-01": {}, "2009-04-02": {2008: 85}, "2010-05-01": {2008: 85}, "2014-04-01": {2008: 85, 2013: 1247},
		"2020-06-10": {2013: 1247},
	} {
		t.Run(string(day), func(t *testing.T) {
			if day > "2015" && !soak.On {
				t.Skip("the longest history only in a soak")
			}
			path := filepath.Join(t.TempDir(), "x.jibun")
			if err := Write(ctx, path, day, nil); err != nil {
				t.Fatal(err)
			}
			s := reading(t, path, day)
			for year, n := range want {
				if f, err := s.Figures(ctx, 0, year); err != nil || f.Attendances != n {
					t.Errorf("attendances of %d are %d, %v; want %d", year, f.Attendances, err, n)
				}
			}
			d := raw(t, path)
			if n := number(t, d, `SELECT count(*) FROM seminars WHERE held_on >= $1 AND state = 'open'`, string(day)); n != 2 {
				t.Errorf("%d seminars are ahead", n)
			}
			if n := number(t, d, `SELECT count(*) FROM operations WHERE at > $1`, stamp(instant(day, 9*60))); n != 0 {
				t.Errorf("%d operations are in the future", n)
			}
		})
	}
	for _, day := range []wareki.Date{"", "2008-12-31", "2026-02-30"} {
		path := filepath.Join(t.TempDir(), "x.jibun")
		if err := Write(ctx, path, day, nil); !errors.As(err, &data.Invalid{}) {
			t.Errorf("%q: %v", day, err)
		}
	}
}

func TestWrite_is_the_same_again(t *testing.T) {
	path := filepath.Join(t.TempDir(), "again.jibun")
	if err := Write(ctx, path, testDay, nil); err != nil {
		t.Fatal(err)
	}
	if list, err := filepath.Glob(path + "*"); err != nil || len(list) != 1 {
		t.Errorf("left beside the ledger: %v, %v", list, err)
	}
	var sums [2][32]byte
	for i, p := range []string{sharedPath(t), path} {
		dump, err := datatest.Dump(ctx, p, "ro")
		if err != nil {
			t.Fatal(err)
		}
		sums[i] = sha256.Sum256([]byte(dump))
	}
	if sums[0] != sums[1] {
		t.Error("two samples of one day differ")
	}
	if err := Write(ctx, path, testDay, nil); !errors.Is(err, data.ErrExists) {
		t.Errorf("over an existing file: %v", err)
	}
}

func TestWrite_cancelled_leaves_no_file(t *testing.T) {
	stop, cancel := context.WithCancel(ctx)
	path := filepath.Join(t.TempDir(), "x.jibun")
	err := Write(stop, path, "2012-05-01", func(done, _ int) {
		if done > 50 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if list, err := filepath.Glob(path + "*"); err != nil || len(list) != 0 {
		t.Errorf("left behind: %v, %v", list, err)
	}
}

func TestWrite_passes_the_check(t *testing.T) {
	s := reading(t, sharedPath(t), testDay)
	r, err := s.Check(ctx, nil)
	if err != nil || !r.OK() || r.Rows < 20_000 {
		t.Errorf("%d rows, problems %v, %v", r.Rows, r.Problems, err)
	}
}

func TestWriteSized(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.jibun")
	if err := WriteSized(ctx, path, "2012-05-01", Options{People: 500, Seminars: 100, PerSeminar: 10}, nil); err != nil {
		t.Fatal(err)
	}
	d := raw(t, path)
	near := func(what string, got, want int) {
		t.Helper()
		if got < want*8/10 || got > want*12/10 {
			t.Errorf("%d %s, want about %d", got, what, want)
		}
	}
	near("people", number(t, d, `SELECT count(*) FROM people WHERE kind = 'staff' AND left_on = ''`), 500)
	near("seminars", number(t, d, `SELECT count(*) FROM seminars WHERE series_id = 1 AND state IN ('held', 'settled')`), 100)
	near("attendances", number(t, d, `SELECT count(*) FROM registrations WHERE attendance IN ('attended', 'late', 'left_early')`), 1000)
}
