package data

import (
	"context"
	"slices"
	"strconv"
)

// Together makes one operation of several: what f does with the store under the
// context it is given is one entry in the history and one undo, all of it or
// nothing. what is the key of the operation, which then is about what its last step is
// about; with "" it is called as its last step, and about all whom the steps are about.
// An error of a step ends it even if f goes on. What f reads is how things stood
// before, as long as it reads through the store.
func (s *Store) Together(ctx context.Context, what string, f func(context.Context) error) error {
	return s.write(ctx, what, func(t *tx) error {
		w := &together{tx: t, named: what != ""}
		if err := f(context.WithValue(ctx, togetherKey{s}, w)); err != nil {
			return err
		}
		t.about = w.about()
		return w.err
	})
}

// togetherKey is where the context of f keeps the operation that the steps join.
type togetherKey struct{ s *Store }

type together struct {
	tx     *tx
	named  bool
	abouts []string // each once
	err    error
}

// step runs one step inside the whole.
func (w *together) step(step *tx, f func(*tx) error) error {
	if w.err != nil {
		return w.err
	}
	if !w.named {
		w.tx.what = step.what
	}
	w.tx.about = step.about
	if err := f(w.tx); err != nil {
		w.err = translate(err)
		return w.err
	}
	if about := w.tx.about; about != "" && !slices.Contains(w.abouts, about) {
		w.abouts = append(w.abouts, about)
	}
	return nil
}

// about is what the last step was about, or whom the first was about and how many
// others.
func (w *together) about() string {
	switch n := len(w.abouts); {
	case n == 0:
		return ""
	case n == 1 || w.named:
		return w.abouts[n-1]
	default:
		return w.abouts[0] + " ほか" + strconv.Itoa(n-1) + "名"
	}
}
