package data

import (
	"context"
	"fmt"
	"os"
	"slices"
	"time"

	"jibun/data/wareki"
)

// How many backups are kept: all of two days, and the last one of each of the
// latest 12 days, 10 weeks and 9 months that have one, and of every fiscal year.
const (
	keepAll    = 48 * time.Hour
	keepDays   = 12
	keepWeeks  = 10
	keepMonths = 9
)

// tooMany returns those of the backups, given the newest first, that are not
// kept at now. The newest is always kept.
func tooMany(backups []BackupInfo, now time.Time) (drop []BackupInfo) {
	periods := []struct {
		of   func(time.Time) string
		keep int // 0 = no limit
		seen map[string]bool
	}{
		{func(t time.Time) string { return t.Format("2006-01-02") }, keepDays, map[string]bool{}},
		{func(t time.Time) string { y, w := t.ISOWeek(); return fmt.Sprint(y, "-", w) }, keepWeeks, map[string]bool{}},
		{func(t time.Time) string { return t.Format("2006-01") }, keepMonths, map[string]bool{}},
		{func(t time.Time) string { return fmt.Sprint(wareki.Today(t).FiscalYear()) }, 0, map[string]bool{}},
	}
	for i, b := range backups {
		kept := i == 0 || now.Sub(b.At) < keepAll
		for _, p := range periods {
			key := p.of(b.At.In(Tokyo))
			if p.seen[key] || (p.keep > 0 && len(p.seen) == p.keep) {
				continue
			}
			p.seen[key] = true
			kept = true
		}
		if !kept {
			drop = append(drop, b)
		}
	}
	return drop
}

// thin removes the backups too many of this very ledger from dir, but never the one
// just made. Files that are not listed are left alone, and so are backups of older
// programs, which do not say of which ledger they are. What cannot be removed stays
// for the next time.
func (s *Store) thin(ctx context.Context, dir string, now time.Time, made string) {
	list, err := backups(ctx, dir, s, 0, s.options())
	if err != nil {
		return
	}
	list = slices.DeleteFunc(list, func(b BackupInfo) bool { return b.Ledger == "" || b.Ledger != s.uid })
	for _, b := range tooMany(list, now) {
		if b.Path != made {
			_ = os.Remove(b.Path)
		}
	}
}
