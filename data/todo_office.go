package data

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"sync"
	"time"

	"jibun/data/internal/db"
	"jibun/data/internal/ledger"
	"jibun/data/wareki"
)

// retrospects finds evenings of the last weeks about which nothing was written.
func (f *todoFinder) retrospects(ctx context.Context) (err error) {
	defer wrap(&err, "retrospects()")
	from, to := f.today.AddDays(-lookBack), f.today.AddDays(-1)
	rows, err := f.s.read.QueryContext(ctx, `SELECT r.seminar_id FROM retrospects r JOIN seminars m ON m.id = r.seminar_id
		WHERE m.held_on BETWEEN $1 AND $2 AND trim(r.aim || r.result || r.findings || r.next) <> ''`, string(from), string(to))
	if err != nil {
		return err
	}
	defer rows.Close()
	written := map[int64]bool{}
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return err
		}
		written[id] = true
	}
	for _, e := range f.x.span(from, to) {
		if e.State.TookPlace() && !written[e.ID] {
			f.add(TodoRetrospectEmpty, e, 0, "")
		}
	}
	return rows.Err()
}

// roster asks for a roster if the last one is older than a year, or if none was
// ever taken in: then nobody is there yet, or nobody's department is known.
func (f *todoFinder) roster(ctx context.Context) error {
	last, err := f.s.imports.last(ctx, f.s)
	switch first := f.today.FiscalYear().First(); {
	case err != nil:
	case last == "" || last < f.today.AddYears(-1):
		f.out = append(f.out, Todo{Code: TodoRosterOld, Day: last})
	case last < first && f.today < first.AddMonths(rosterMonths):
		f.out = append(f.out, Todo{Code: TodoRosterApril, Day: last})
	}
	return err
}

// Months from April in which the new year's roster and the old year's report are asked
// for.
const (
	rosterMonths = 2
	annualMonths = 3
)

// annual asks for the 年次報告書 of the year that is over until one has been written
// since: what was written before could not know the whole year.
func (f *todoFinder) annual(ctx context.Context) (err error) {
	defer wrap(&err, "annual()")
	first := f.today.FiscalYear().First()
	year, held := first.FiscalYear()-1, 0
	if f.today >= first.AddMonths(annualMonths) {
		return nil
	}
	for _, e := range f.x.list {
		if year.Contains(e.Date) && e.State != SeminarCancelled && e.State != SeminarPostponed {
			held++
		}
	}
	if held == 0 {
		return nil
	}
	since, err := time.ParseInLocation(time.DateOnly, string(first), Tokyo)
	if err != nil {
		return err
	}
	var written int
	err = f.s.read.QueryRowContext(ctx, `SELECT count(*) FROM operations WHERE at >= $1 AND what LIKE 'paper.%' AND about LIKE '%' || $2 || '%'
		AND (about LIKE '%' || $3 || '%' OR about LIKE '%' || $4 || '%')`, ledger.Instant(since), "年次報告書", year.Label(wareki.Era), year.Label(wareki.Western)).Scan(&written)
	if err == nil && written == 0 {
		f.out = append(f.out, Todo{Code: TodoAnnualReport, Year: year, N: held})
	}
	return err
}

// imports are the operations that took in a roster, and those that took one
// back or did it again.
type imports struct {
	mu   sync.Mutex
	upTo int64 // the last operation looked at
	list []Operation
}

// last is the day of the last roster that stands, or "".
func (m *imports) last(ctx context.Context, s *Store) (_ wareki.Date, err error) {
	defer wrap(&err, "last()")
	m.mu.Lock()
	defer m.mu.Unlock()
	last, err := s.l.LastID(ctx)
	if err != nil {
		return "", err
	}
	err = db.EachRow(ctx, s.read, `SELECT `+ledger.OperationColumns+` FROM operations WHERE id > $1 AND id <= $2 AND what = 'people.import' ORDER BY id`,
		[]any{m.upTo, last}, func(rows *sql.Rows) error {
			o, err := ledger.ScanOperation(rows)
			m.list = append(m.list, o)
			return err
		})
	if err != nil {
		m.upTo, m.list = 0, nil
		return "", err
	}
	m.upTo = last
	dead := map[int64]bool{}
	for i := len(m.list) - 1; i >= 0; i-- {
		switch o := m.list[i]; {
		case dead[o.ID]:
		case o.Undoes != 0 && o.Mode == "undo":
			dead[o.Undoes] = true
		case o.Mode != "note":
			return wareki.Today(o.At), nil
		}
	}
	return "", nil
}

// backup asks for a backup if something that changed days ago is in none. It
// goes by the names of the files, which only verified backups get.
func (f *todoFinder) backup(ctx context.Context) (err error) {
	defer wrap(&err, "backup()")
	if f.s.ReadOnly() != nil {
		return nil // whoever writes looks after it
	}
	last, err := lastNamed(f.s.BackupFolder(), baseName(f.s.path))
	if err != nil {
		return nil // a folder that cannot be read is told when a backup is made
	}
	rows, err := f.s.read.QueryContext(ctx, `SELECT at FROM operations ORDER BY id DESC`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() { // those of the last days, and one more
		var text string
		if err := rows.Scan(&text); err != nil {
			return err
		}
		at, err := time.Parse(time.RFC3339, text)
		if err != nil {
			return err
		}
		if f.now.Sub(at) < backupWithin {
			continue
		}
		if at.After(last) {
			t := Todo{Code: TodoBackupOld}
			if !last.IsZero() {
				t.Day = wareki.Today(last)
			}
			f.out = append(f.out, t)
		}
		break
	}
	return rows.Err()
}

// lastNamed is when the newest backup of a ledger was made, by the names in a
// folder; zero if there is none.
func lastNamed(dir, base string) (time.Time, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return time.Time{}, diskError(err)
	}
	var last time.Time
	for _, e := range entries {
		if b, ok := parseBackupName(e.Name()); ok && b.Base == base && b.At.After(last) {
			last = b.At
		}
	}
	return last, nil
}
