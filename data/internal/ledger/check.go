package ledger

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"jibun/data/internal/db"
)

// ProblemKind is a code for what is wrong with a ledger.
type ProblemKind string

const (
	ProblemIntegrity  ProblemKind = "integrity"   // the file's structure; Detail is the engine's sentence
	ProblemForeign    ProblemKind = "foreign_key" // a row refers to one that is not there
	ProblemSchema     ProblemKind = "schema"      // the schema is not what the program made; Detail names the part
	ProblemRowChanged ProblemKind = "row_changed" // a row is not what its last change left
	ProblemRowMissing ProblemKind = "row_missing" // a row is gone that no change removed
	ProblemRowExtra   ProblemKind = "row_extra"   // a row that no change made
	ProblemChain      ProblemKind = "chain"       // a change does not begin where the one before it ended
	ProblemSeal       ProblemKind = "seal"        // an operation or its changes are not what was sealed
	ProblemShort      ProblemKind = "short"       // the history ends before an operation that was once acknowledged; Row is that one
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

// Add enters a damage.
func (r *CheckReport) Add(kind ProblemKind, table string, row int64, detail string) {
	r.add(kind, table, row, detail)
}

func (r *CheckReport) add(kind ProblemKind, table string, row int64, detail string) {
	r.Found++
	if len(r.Problems) < maxProblems {
		r.Problems = append(r.Problems, Problem{kind, table, row, detail})
	}
}

// failed enters a query that damage broke off, and returns every other error.
func (r *CheckReport) failed(e db.Engine, table string, err error) error {
	switch e.KindOf(err) {
	case db.Corrupt, db.NotADatabase:
		r.add(ProblemUnreadable, table, 0, "")
		return nil
	}
	return Translate(e, err)
}

// DamageError is ErrDamaged with what was found.
type DamageError struct{ Report CheckReport }

func (e *DamageError) Error() string {
	return fmt.Sprintf("%v: %d problems, first %v", ErrDamaged, e.Report.Found, e.Report.Problems[0])
}

// Unwrap is ErrDamaged.
func (e *DamageError) Unwrap() error { return ErrDamaged }

// Err is nil or a *DamageError.
func (r CheckReport) Err() error {
	if r.OK() {
		return nil
	}
	return &DamageError{r}
}

// Check compares what is there with what the history says, and lets the engine
// look at its file. l is open on connections of its own while work goes on; the
// check sees one instant of the ledger and never writes. migrations are those by
// which the schema was made. The error is about the checking (cancelled, the disk
// cannot be read); damage is in the report.
func (l *Ledger) Check(ctx context.Context, migrations fs.FS, progress Progress) (CheckReport, error) {
	caller := ctx
	ctx, stop := context.WithCancel(caller)
	defer stop()
	var structure CheckReport
	done := make(chan error, 1)
	look := func() { done <- structure.structure(ctx, l.db) }
	if !l.quiet {
		go look()
	}
	c := &comparison{l: l, migrations: migrations, progress: progress}
	err := c.run(ctx)
	if err != nil {
		stop()
	}
	if l.quiet {
		look()
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

// Unopened is the report on a ledger that could not even be opened for err; the
// error is there if that is no damage.
func Unopened(e db.Engine, err error) (CheckReport, error) {
	var r CheckReport
	return r, r.failed(e, "", err)
}

// structure runs the engine's own checks.
func (r *CheckReport) structure(ctx context.Context, d *db.DB) error {
	err := d.Inspect(ctx, d.R, func(x db.Damage) {
		if x.Dangling() {
			r.add(ProblemForeign, x.Table, x.Row, x.Text)
			return
		}
		r.add(ProblemIntegrity, "", 0, x.Text)
	})
	return r.failed(d, "", err)
}

// Each calls f with the n columns of every row. The values are only valid
// during the call.
func Each(ctx context.Context, q db.Querier, query string, n int, f func([]any), args ...any) error {
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
