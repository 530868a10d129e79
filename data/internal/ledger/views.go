package ledger

import (
	"context"
	"database/sql"
	"slices"
)

// Views begins up to n read transactions that see the same state of the ledger,
// that after the operation last; Leave ends them. If somebody keeps writing
// between them, it is one. Connections are few: one call at a time takes them,
// so that no two wait for each other's second one.
func (l *Ledger) Views(ctx context.Context, n int) (out []*sql.Tx, last int64, err error) {
	select {
	case l.taking <- struct{}{}:
		defer func() { <-l.taking }()
	case <-ctx.Done():
		return nil, 0, ctx.Err()
	}
	for range 3 {
		if out, last, err = l.take(ctx, n); len(out) > 0 || err != nil {
			return out, last, err
		}
	}
	return l.take(ctx, 1)
}

// take is Views, with none if they do not see the same.
func (l *Ledger) take(ctx context.Context, n int) (out []*sql.Tx, last int64, err error) {
	var seen []int64
	for range n {
		tx, err := l.db.Snapshot(ctx, l.db.R)
		if err == nil {
			out = append(out, tx)
			err = tx.QueryRowContext(ctx, lastIDQuery).Scan(&last)
		}
		if err != nil {
			Leave(out)
			return nil, 0, err
		}
		seen = append(seen, last)
	}
	if slices.Max(seen) != slices.Min(seen) {
		Leave(out)
		return nil, 0, nil
	}
	return out, last, nil
}

// Leave ends read transactions.
func Leave(views []*sql.Tx) {
	for _, v := range views {
		_ = v.Rollback() // nothing was written
	}
}

// Beside runs f while this goroutine runs g, on the second view if there is
// one; f and g must not share what they write.
func Beside(views []*sql.Tx, f, g func(view *sql.Tx) error) error {
	if len(views) == 1 {
		if err := f(views[0]); err != nil {
			return err
		}
		return g(views[0])
	}
	done := make(chan error, 1)
	go func() { done <- f(views[1]) }()
	err := g(views[0])
	if err2 := <-done; err == nil {
		err = err2
	}
	return err
}

// LastID is the id of the last operation.
func (l *Ledger) LastID(ctx context.Context) (int64, error) {
	var last int64
	err := l.db.R.QueryRowContext(ctx, lastIDQuery).Scan(&last)
	return last, l.translate(err)
}

const lastIDQuery = `SELECT coalesce(max(id), 0) FROM operations`
