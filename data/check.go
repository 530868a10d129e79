package data

import (
	"context"

	"jibun/data/internal/db"
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
	ProblemShort      = ledger.ProblemShort
)

// Check looks for damage. The file's own check misses a changed letter in a name,
// so every row is compared with what the history says of it, and the history
// with its seals. It reads on connections of its own while work goes on, sees
// one instant of the ledger, and never writes. The error is about the checking
// (cancelled, the disk cannot be read); damage is in the report.
//
// A ledger that is whole by itself, but ends before an operation that this computer
// saw it acknowledge, falls short (ProblemShort).
func (s *Store) Check(ctx context.Context, progress Progress) (CheckReport, error) {
	return s.check(ctx, progress, checking{})
}

// checking says how a check is done.
type checking struct {
	quiet  bool // it leaves a processor to who works meanwhile
	itself bool // without what is remembered elsewhere
}

func (s *Store) check(ctx context.Context, progress Progress, how checking) (report CheckReport, err error) {
	if err := s.samePlace(); err != nil {
		return report, err
	}
	d, err := engine.Open(ctx, s.file(), s.mode())
	if err != nil {
		return ledger.Unopened(engine, err)
	}
	defer d.Close()
	l, err := ledger.New(ctx, d, ledgerNouns(s.nouns), ledger.Options{Quiet: how.quiet})
	if err != nil {
		return ledger.Unopened(engine, err)
	}
	if report, err = l.Check(ctx, s.migrations, progress); err != nil || how.itself {
		return report, err
	}
	uid, err := uidOf(ctx, d.R, l)
	if err != nil {
		return report, nil // the report says why
	}
	short, err := shortfall(ctx, l, uid, s.path, false, s.o)
	if short != nil && short.Lost {
		report.Add(ProblemShort, "operations", short.Had, "")
	}
	return report, notCorrupt(err)
}

// file is what is read: the ledger, or the private copy of it.
func (s *Store) file() string {
	if s.src.file != "" {
		return s.src.file
	}
	return s.path
}

// mode is how it is read.
func (s *Store) mode() db.Mode {
	if s.src.file != "" {
		return s.src.mode
	}
	return db.ReadOnly
}
