// Package sample makes the sample office: the ledger of 呉市 人事課 from the first
// evening in December 2008 up to a day called today, with its staff, their
// transfers, and everything that happened around the evenings. All people are
// invented; the facts of the real case (85 attendances in 平成20年度, 1,247 in
// 平成25年度, the 100th evening on 21 January 2014, 125 by the end of June 2014) are
// kept exactly.
//
// The same day gives the same rows and the same history. What lies back is
// planned year by year and does not depend on today, except that the last
// twelve months are entered by the steps a clerk takes, and what is older as
// records of the past.
package sample

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"jibun/data"
	"jibun/data/kana"
	"jibun/data/wareki"
)

// Options say how big the office is. Zero values are the real one: about 1,900
// staff, two evenings a month, some forty participants each. With other sizes
// the exact facts do not hold; it is then a ledger to measure with.
type Options struct {
	People     int    // active staff
	Seminars   int    // evenings up to today
	PerSeminar int    // participants of an evening, about
	UID        string // of the ledger; default: the same for every sample of a day
}

// first is the first day on which there can be a sample office.
const first wareki.Date = "2009-01-01"

// Write creates the sample office at path as it stands in the morning of today, the
// same each time, its UID too: who keeps it gives it one of its own (WriteSized).
// It refuses a file that exists (data.ErrExists), and a day before 2009
// (data.Invalid). If it fails it leaves no file.
func Write(ctx context.Context, path string, today wareki.Date, progress data.Progress) error {
	return WriteSized(ctx, path, today, Options{}, progress)
}

// WriteSized is Write for an office of another size.
func WriteSized(ctx context.Context, path string, today wareki.Date, size Options, progress data.Progress) (err error) {
	if !today.Valid() || today < first {
		return data.Invalid{"today": "day"}
	}
	o := newOffice(today, size)
	o.plan()
	s, err := data.Create(ctx, path, data.Office{Name: "呉市", Section: "人事課", Phone: "0823-00-0000", Email: "jinji@city.example.jp"},
		data.Options{Who: "sample@jibun", Now: o.clock.now, UID: cmp.Or(size.UID, "sample-"+string(today))})
	if err != nil {
		return fmt.Errorf("create sample: %w", err)
	}
	o.s = s
	err = s.FillFast(ctx, func() error { return o.tell(ctx, progress) })
	err = errors.Join(err, s.Close())
	_ = os.Remove(path + ".lock") // nobody else knows of the file yet
	if err != nil {
		for _, suffix := range []string{"", "-wal", "-shm"} {
			_ = os.Remove(path + suffix)
		}
		return fmt.Errorf("write sample: %w", err)
	}
	return nil
}

// clock is the time of the story, which moves from event to event.
type clock struct{ t time.Time }

func (c *clock) now() time.Time { return c.t }

// office is the sample while it is made.
type office struct {
	today wareki.Date
	size  scale
	clock clock
	s     *data.Store
	story

	sections []*section
	blocks   []*block
	staff    []*person // everybody who ever worked there, by staff number
	guests   []*person // outside people who come
	visitors []*person // outside people who lecture
	serial   int
	names    *names
	taken    map[string]bool // folded names that nobody of the staff gets
	namesake bool

	staffNames map[string]bool // folded; of the first counted of the staff
	counted    int

	evenings   []*evening
	usedThemes map[string]int
	categories []int64
	series     [2]int64 // じぶん投資セミナー, 行政ゼミナール
}

func newOffice(today wareki.Date, size Options) *office {
	o := &office{today: today, names: readNames(), usedThemes: map[string]int{}, staffNames: map[string]bool{}}
	o.taken = map[string]bool{kana.Fold(twice.Name): true}
	o.size = scaleOf(size, today)
	o.clock.t = instant("2008-11-04", 9*60)
	o.end = instant(today, 8*60+40)
	o.visitors = readVisitors()
	return o
}

// plan decides everything that happens, fiscal year by fiscal year.
func (o *office) plan() {
	o.open()
	o.found()
	o.begin = instant("2008-11-04", 13*60)
	o.calendar()
	next := 0
	for year := 2008; next < len(o.evenings); year++ {
		if april := wareki.On(year, 4, 1); year > 2008 && april <= o.today {
			o.april(year)
		}
		o.newGuests(year)
		for ; next < len(o.evenings) && int(o.evenings[next].day.FiscalYear()) == year; next++ {
			o.stage(o.evenings[next])
			o.enter(o.evenings[next])
		}
	}
}

// open names the series as it was called then, and again in April 2012.
func (o *office) open() {
	o.do("2008-11-04", 9*60+5, func(ctx context.Context) error {
		list, err := o.s.Series(ctx)
		if err != nil {
			return err
		}
		categories, err := o.s.Categories(ctx)
		if err != nil {
			return err
		}
		for _, c := range categories {
			o.categories = append(o.categories, c.ID)
		}
		o.series[0] = list[0].ID
		return o.s.RenameSeries(ctx, o.series[0], "自分投資セミナー", "")
	})
	o.doBy("2012-03-21", 14*60+10, func(ctx context.Context) error {
		return o.s.RenameSeries(ctx, o.series[0], "じぶん投資セミナー", "2012-04-01")
	})
	o.doBy("2011-05-09", 10*60, func(ctx context.Context) (err error) {
		o.series[1], err = o.s.AddSeries(ctx, "行政ゼミナール")
		return err
	})
}
