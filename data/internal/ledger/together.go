package ledger

import (
	"context"
	"slices"
)

// Together makes one operation of several: what f does with the store under the
// context it is given is one entry in the history and one undo, all of it or
// nothing. what is the key of the operation, which then is about what its last step is
// about; with "" it is called as its last step, and about all whom the steps are about,
// as all writes it of two or more, each once.
// An error of a step ends it even if f goes on. What f reads is how things stood
// before, as long as it reads through the store.
func (l *Ledger) Together(ctx context.Context, what string, all func(abouts []string) string, f func(context.Context) error) (Operation, error) {
	return l.Write(ctx, what, func(t *Tx) error {
		w := &together{tx: t, named: what != "", all: all}
		if err := f(context.WithValue(ctx, togetherKey{l}, w)); err != nil {
			return err
		}
		t.About = w.about()
		return w.err
	})
}

// togetherKey is where the context of f keeps the operation that the steps join.
type togetherKey struct{ l *Ledger }

type together struct {
	tx     *Tx
	named  bool
	all    func([]string) string
	abouts []string // each once
	err    error
}

// step runs one step inside the whole.
func (w *together) step(step *Tx, f func(*Tx) error) error {
	if w.err != nil {
		return w.err
	}
	if !w.named {
		w.tx.what = step.what
	}
	w.tx.About = step.About
	if err := f(w.tx); err != nil {
		w.err = w.tx.l.translate(err)
		return w.err
	}
	if about := w.tx.About; about != "" && !slices.Contains(w.abouts, about) {
		w.abouts = append(w.abouts, about)
	}
	return nil
}

// about is what the last step was about, or all whom the steps were about.
func (w *together) about() string {
	switch n := len(w.abouts); {
	case n == 0:
		return ""
	case n == 1 || w.named:
		return w.abouts[n-1]
	default:
		return w.all(w.abouts)
	}
}
