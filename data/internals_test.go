package data

import (
	"context"
	"io/fs"
	"time"
)

// What the tests outside need from inside.

// WithMigrations opens ledgers with other migrations than the program's.
func (o Options) WithMigrations(f fs.FS) Options { o.migrations = f; return o }

// Migrations are the program's own.
func Migrations() fs.FS { return migrations() }

// Outside runs a statement on the writing connection, behind the Store's back.
func (s *Store) Outside(ctx context.Context, q string) error { return s.d.W.Outside(ctx, q) }

// Kept are those of the instants, the newest first, whose backups stay at now.
func Kept(at []time.Time, now time.Time) []time.Time {
	var list []BackupInfo
	for _, t := range at {
		list = append(list, BackupInfo{At: t})
	}
	dropped := map[time.Time]bool{}
	for _, b := range tooMany(list, now) {
		dropped[b.At] = true
	}
	var out []time.Time
	for _, t := range at {
		if !dropped[t] {
			out = append(out, t)
		}
	}
	return out
}

// BackupName is the name of the n-th backup of a second, and what is read back
// from it.
func BackupName(base string, at time.Time, n int) (name, base2 string, at2 time.Time, n2 int, ok bool) {
	name = BackupInfo{Base: base, At: at, n: n}.name()
	b, ok := parseBackupName(name)
	return name, b.Base, b.At, b.n, ok
}

// HalfOrder is a broken OrderDepartments: two transactions.
func (s *Store) HalfOrder(ctx context.Context, ids []int64) error {
	half := len(ids) / 2
	for from, part := range map[int][]int64{0: ids[:half], half: ids[half:]} {
		err := s.write(ctx, "department.order", func(t *tx) error {
			for i, id := range part {
				if err := t.Change(ctx, "departments", id, row{"position": (from + i + 1) * 10}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// Now is the Store's clock.
func (s *Store) Now() time.Time { return s.now() }

// SaysWhoIsTold reports whether an operation is declared to tell people, or not to.
func SaysWhoIsTold(what string) bool { return (&Store{nouns: Nouns()}).telling(what) != 0 }
