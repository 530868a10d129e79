package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"jibun/data/internal/db"
)

// ProblemKind is a code for what is wrong with a ledger.
type ProblemKind string

const (
	ProblemIntegrity  ProblemKind = "integrity"   // the file's structure; Detail is SQLite's sentence
	ProblemForeign    ProblemKind = "foreign_key" // a row refers to one that is not there
	ProblemSchema     ProblemKind = "schema"      // the schema is not what the program made; Detail names the part
	ProblemRowChanged ProblemKind = "row_changed" // a row is not what its last change left
	ProblemRowMissing ProblemKind = "row_missing" // a row is gone that no change removed
	ProblemRowExtra   ProblemKind = "row_extra"   // a row that no change made
	ProblemChain      ProblemKind = "chain"       // a change does not begin where the one before it ended
	ProblemSeal       ProblemKind = "seal"        // an operation or its changes are not what was sealed
	ProblemUnreadable ProblemKind = "unreadable"  // a part of the file could not be read
)

// Problem is one damage. Row is 0 where it is about no single row; a seal is
// about the row of the operation. It holds nothing personal.
type Problem struct {
	Kind   ProblemKind
	Table  string
	Row    int64
	Detail string
}

func (p Problem) String() string {
	return fmt.Sprintf("%s %s %d %s", p.Kind, p.Table, p.Row, p.Detail)
}

// maxProblems is how many damages a report lists; more are only counted.
const maxProblems = 200

// CheckReport is what Check found. Rows, Changes and Operations say how much
// was looked at.
type CheckReport struct {
	Problems                  []Problem // the first 200
	Found                     int       // how many there are
	Rows, Changes, Operations int
}

// OK reports whether the ledger is undamaged.
func (r *CheckReport) OK() bool { return r.Found == 0 }

func (r *CheckReport) add(kind ProblemKind, table string, row int64, detail string) {
	r.Found++
	if len(r.Problems) < maxProblems {
		r.Problems = append(r.Problems, Problem{kind, table, row, detail})
	}
}

// failed enters a query that damage broke off, and returns every other error.
func (r *CheckReport) failed(table string, err error) error {
	switch db.KindOf(err) {
	case db.Corrupt, db.NotADatabase:
		r.add(ProblemUnreadable, table, 0, "")
		return nil
	}
	return translate(err)
}

// DamageError is ErrDamaged with what was found.
type DamageError struct{ Report CheckReport }

func (e *DamageError) Error() string {
	return fmt.Sprintf("%v: %d problems, first %v", ErrDamaged, e.Report.Found, e.Report.Problems[0])
}

// Unwrap is ErrDamaged.
func (e *DamageError) Unwrap() error { return ErrDamaged }

// err is nil or a *DamageError.
func (r CheckReport) err() error {
	if r.OK() {
		return nil
	}
	return &DamageError{r}
}

// Check looks for damage. SQLite's own check misses a changed letter in a name,
// so every row is compared with what the history says of it, and the history
// with its seals. It reads on connections of its own while work goes on, sees
// one instant of the ledger, and never writes. The error is about the checking
// (cancelled, the disk cannot be read); damage is in the report.
func (s *Store) Check(ctx context.Context, progress Progress) (CheckReport, error) {
	if err := s.sameFile(); err != nil {
		return CheckReport{}, err
	}
	d, _, err := openReading(ctx, s.path)
	if err != nil {
		var r CheckReport
		return r, r.failed("", err)
	}
	defer d.Close()
	caller := ctx
	ctx, stop := context.WithCancel(caller)
	defer stop()
	var structure CheckReport
	done := make(chan error, 1)
	go func() { done <- structure.structure(ctx, d) }()
	c := &comparison{s: s, progress: progress}
	err = c.run(ctx, d)
	if err != nil {
		stop()
	}
	err2 := <-done
	if err == nil {
		err = err2
	}
	if caller.Err() != nil {
		return CheckReport{}, caller.Err()
	}
	c.Found += structure.Found
	c.Problems = append(structure.Problems, c.Problems...)
	return c.CheckReport, err
}

// structure runs SQLite's own checks.
func (r *CheckReport) structure(ctx context.Context, d *db.DB) error {
	err := each(ctx, d.R, "PRAGMA integrity_check", 1, func(v []any) {
		if text := fmt.Sprint(v[0]); text != "ok" {
			r.add(ProblemIntegrity, "", 0, text)
		}
	})
	if err == nil {
		err = each(ctx, d.R, "PRAGMA foreign_key_check", 4, func(v []any) {
			id, _ := v[1].(int64)
			r.add(ProblemForeign, fmt.Sprint(v[0]), id, fmt.Sprint(v[2]))
		})
	}
	return r.failed("", err)
}

type querier interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
}

// each calls f with the n columns of every row. The values are only valid
// during the call.
func each(ctx context.Context, q querier, query string, n int, f func([]any), args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	vals, ptrs := scanTargets(n)
	for rows.Next() {
		if err := rows.Scan(ptrs...); err != nil {
			return err
		}
		f(vals)
	}
	return errors.Join(rows.Err(), rows.Close())
}
