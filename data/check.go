package data

import (
	"context"

	"jibun/data/internal/ledger"
)

// What a check finds (package ledger says what each means).
type (
	ProblemKind = ledger.ProblemKind
	Problem     = ledger.Problem
	CheckReport = ledger.CheckReport
	DamageError = ledger.DamageError
)

// The kinds of problems.
const (
	ProblemIntegrity  = ledger.ProblemIntegrity
	ProblemForeign    = ledger.ProblemForeign
	ProblemSchema     = ledger.ProblemSchema
	ProblemRowChanged = ledger.ProblemRowChanged
	ProblemRowMissing = ledger.ProblemRowMissing
	ProblemRowExtra   = ledger.ProblemRowExtra
	ProblemChain      = ledger.ProblemChain
	ProblemSeal       = ledger.ProblemSeal
	ProblemUnreadable = ledger.ProblemUnreadable
)

// Check looks for damage. The file's own check misses a changed letter in a name,
// so every row is compared with what the history says of it, and the history
// with its seals. It reads on connections of its own while work goes on, sees
// one instant of the ledger, and never writes. The error is about the checking
// (cancelled, the disk cannot be read); damage is in the report.
func (s *Store) Check(ctx context.Context, progress Progress) (CheckReport, error) {
	return s.check(ctx, progress, false)
}

// check is Check; quiet leaves a processor to who works meanwhile.
func (s *Store) check(ctx context.Context, progress Progress, quiet bool) (CheckReport, error) {
	if err := s.sameFile(); err != nil {
		return CheckReport{}, err
	}
	d, _, err := openReading(ctx, s.path)
	if err != nil {
		return ledger.Unopened(engine, err)
	}
	defer d.Close()
	l, err := ledger.New(ctx, d, ledgerNouns(s.nouns), ledger.Options{Quiet: quiet})
	if err != nil {
		return ledger.Unopened(engine, err)
	}
	return l.Check(ctx, s.migrations, progress)
}
