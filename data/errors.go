package data

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"jibun/data/internal/db"
	"jibun/data/internal/ledger"
)

var (
	// ErrNotFound: there is no such row, or nothing to undo.
	ErrNotFound = ledger.ErrNotFound
	// ErrConflict: the row is not what the caller saw, or not what the
	// operation to be undone left behind.
	ErrConflict = ledger.ErrConflict
	// ErrReadOnly: this Store only reads; ReadOnly says why.
	ErrReadOnly = ledger.ErrReadOnly
	// ErrReplaced: the file was deleted or replaced under the open ledger.
	// Nothing is written into a file that nobody would find again.
	ErrReplaced = errors.New("ledger file was deleted or replaced")
	// ErrDiskFull, ErrIO and ErrDamaged: the disk refused; nothing was changed.
	ErrDiskFull = ledger.ErrDiskFull
	ErrIO       = ledger.ErrIO
	ErrDamaged  = ledger.ErrDamaged
	ErrBusy     = ledger.ErrBusy
)

// ReadOnlyError is ErrReadOnly with the reason why this Store only reads.
type ReadOnlyError struct{ Reason ReadOnlyReason }

func (e *ReadOnlyError) Error() string { return ErrReadOnly.Error() + ": " + e.Reason.Kind }

// Unwrap is ErrReadOnly.
func (e *ReadOnlyError) Unwrap() error { return ErrReadOnly }

// because gives ErrReadOnly the Store's reason. Without one the file itself cannot be
// written any more.
func (s *Store) because(err error) error {
	if s.why != nil && errors.Is(err, ErrReadOnly) {
		return &ReadOnlyError{*s.why}
	}
	return err
}

// Invalid says which fields are wrong and why: field → reason code.
type Invalid map[string]string

func (v Invalid) Error() string {
	var b strings.Builder
	b.WriteString("invalid input")
	for _, f := range slices.Sorted(maps.Keys(v)) {
		fmt.Fprintf(&b, ", %s: %s", f, v[f])
	}
	return b.String()
}

func (v Invalid) orNil() error {
	if len(v) == 0 {
		return nil
	}
	return v
}

// Refusal is a rule of the office that forbids what was asked. Code names the
// rule ("registration.seminar_over"), Detail what it was about, Who of which people; an
// operation may be one on many.
type Refusal struct{ Code, Detail, Who string }

func (r *Refusal) Error() string {
	if r.Detail == "" {
		return "refused: " + r.Code
	}
	return "refused: " + r.Code + ": " + r.Detail
}

// Is compares the rule, not the detail.
func (r *Refusal) Is(target error) bool {
	t, ok := target.(*Refusal)
	return ok && t.Code == r.Code
}

// SeveralSeminars are evenings of several series that have the number that was asked for.
type SeveralSeminars []Seminar

func (e SeveralSeminars) Error() string { return fmt.Sprintf("%d evenings have that number", len(e)) }

// UnknownSeries is a name that no series has, or that several begin with.
type UnknownSeries struct{ Name string }

func (e *UnknownSeries) Error() string { return "no such series" }

func refuse(code string, detail ...any) error {
	return &Refusal{Code: code, Detail: fmt.Sprint(detail...)}
}

// refuseOf refuses because of some people.
func refuseOf(code, who string) error { return &Refusal{Code: code, Who: who} }

// whose names the person in a refusal that names nobody.
func (t *tx) whose(ctx context.Context, person int64, err error) error {
	var r *Refusal
	if !errors.As(err, &r) || r.Who != "" {
		return err
	}
	p, failed := t.person(ctx, person)
	if failed != nil {
		return errors.Join(err, failed)
	}
	return &Refusal{r.Code, r.Detail, p.Name}
}

// translate names the failures of the disk, once for the whole package.
func translate(err error) error { return ledger.Translate(engine, err) }

// taken reports whether there is one already where only one may be.
func taken(err error) bool { return engine.KindOf(err) == db.Unique }

// wrap says which operation failed, for the log: "Seminar(12): disk cannot be
// read: …". What is no failure but an answer (Invalid, a Refusal, ErrNotFound,
// ErrConflict, ErrReadOnly) stays as it is. Its arguments are ids, days and years;
// never what people wrote.
func wrap(err *error, format string, args ...any) {
	e := translate(*err)
	if e == nil || isAnswer(e) {
		*err = e
		return
	}
	*err = fmt.Errorf(format+": %w", append(args, e)...)
}

func isAnswer(err error) bool {
	var v Invalid
	var r *Refusal
	var several SeveralSeminars
	var unknown *UnknownSeries
	return errors.As(err, &several) || errors.As(err, &unknown) || errors.As(err, &v) || errors.As(err, &r) || errors.Is(err, ErrNotFound) || errors.Is(err, ErrConflict) || errors.Is(err, ErrReadOnly) ||
		errors.Is(err, context.Canceled)
}
