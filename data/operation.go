package data

import (
	"context"
	"strconv"

	"jibun/data/internal/ledger"
)

// row is the columns that an operation sets.
type row = ledger.Row

// tx is a running operation of the office. Its Save and Remove are the only
// statements that change the office's rows (see package ledger).
type tx struct {
	*ledger.Tx
	s *Store
}

// write runs one operation: one transaction, one entry in the history, one step
// of undo, one notice to those who listen. An operation that changes nothing
// leaves no trace.
func (s *Store) write(ctx context.Context, what string, f func(*tx) error) error {
	about := ""
	_, err := s.l.Write(ctx, what, s.with(func(t *tx) error {
		err := t.knowing(ctx, what, f)
		about = t.About
		return err
	}))
	wrap(&err, "%s", what)
	if err != nil && about != "" {
		err = &Attempt{Operation{What: what, About: about, Mode: "do"}, err}
	}
	return s.because(err)
}

// Attempt is the error of an operation of which it was known already whom or what it
// is about. Its text is that of the error alone: names do not go into the log.
type Attempt struct {
	Operation Operation // What and About
	Err       error
}

func (a *Attempt) Error() string { return a.Err.Error() }

// Unwrap is the error.
func (a *Attempt) Unwrap() error { return a.Err }

func (s *Store) with(f func(*tx) error) func(*ledger.Tx) error {
	return func(t *ledger.Tx) error { return f(&tx{t, s}) }
}

// Operation is one thing the user did; Change is what it did to one row.
type (
	Operation = ledger.Operation
	Change    = ledger.Change
)

// Did tells which operations f did to the ledger, under the context that is given
// to it, in their order; none if nothing changed.
func (s *Store) Did(ctx context.Context, f func(context.Context) error) ([]Operation, error) {
	did, err := s.l.Did(ctx, f)
	return s.placed(ctx, did...), err
}

// Together makes one operation of several: what f does with the store under the
// context it is given is one entry in the history and one undo, all of it or
// nothing. what is the key of the operation, which then is about what its last step is
// about; with "" it is called as its last step, and about all whom the steps are about.
// An error of a step ends it even if f goes on. What f reads is how things stood
// before, as long as it reads through the store.
func (s *Store) Together(ctx context.Context, what string, f func(context.Context) error) error {
	_, err := s.l.Together(ctx, what, func(abouts []string) string {
		return abouts[0] + " ほか" + strconv.Itoa(len(abouts)-1) + "名"
	}, f)
	return s.because(err)
}

// Note enters into the history that something left the program: what, about
// how many people, where to. It changes nothing and is not undone. Nothing leaves a
// damaged ledger: whatever it is, here it is refused (see Whole).
func (s *Store) Note(ctx context.Context, what, about string) error {
	if err := s.Whole(ctx, nil); err != nil {
		return err
	}
	return s.l.Note(ctx, what, about)
}

// Operation finds one.
func (s *Store) Operation(ctx context.Context, id int64) (Operation, error) {
	o, err := s.l.Operation(ctx, id)
	return s.place(ctx, o), err
}

// Changes lists what an operation changed, in order.
func (s *Store) Changes(ctx context.Context, op int64) ([]Change, error) { return s.l.Changes(ctx, op) }

// Undo puts back what the last operation changed, as an operation of its own,
// and returns what was undone. It works across restarts, because the stack is
// the history itself. ErrNotFound: nothing to undo. ErrConflict: a row is no
// longer what the operation left.
func (s *Store) Undo(ctx context.Context) (Operation, error) {
	o, err := s.l.Undo(ctx)
	return s.place(ctx, o), s.because(err)
}

// Redo undoes the last Undo, as long as nothing else was done since.
func (s *Store) Redo(ctx context.Context) (Operation, error) {
	o, err := s.l.Redo(ctx)
	return s.place(ctx, o), s.because(err)
}

// UndoOperation undoes any one operation, if no later one changed its rows.
// ErrNotFound: it is undone already.
func (s *Store) UndoOperation(ctx context.Context, id int64) (Operation, error) {
	o, err := s.l.UndoOperation(ctx, id)
	return s.place(ctx, o), s.because(err)
}

// Standing tells which of some operations stand: done and not undone, or undone and done
// again. An undo stands until it is undone itself.
func (s *Store) Standing(ctx context.Context, ids ...int64) (map[int64]bool, error) {
	return s.l.Standing(ctx, ids...)
}

// NextUndo is the operation that Undo would undo, or ErrNotFound.
func (s *Store) NextUndo(ctx context.Context) (Operation, error) {
	o, err := s.l.NextUndo(ctx)
	return s.place(ctx, o), err
}

// NextRedo is the operation that Redo would do again, or ErrNotFound.
func (s *Store) NextRedo(ctx context.Context) (Operation, error) {
	o, err := s.l.NextRedo(ctx)
	return s.place(ctx, o), err
}

// BlockedBy is the operation because of which UndoOperation refuses to undo op:
// the first later one that stands and changed one of its rows, or else refers to
// a row that op had added. ErrNotFound: there is none, or op is undone already.
func (s *Store) BlockedBy(ctx context.Context, op int64) (Operation, error) {
	o, err := s.l.BlockedBy(ctx, op)
	return s.place(ctx, o), err
}
