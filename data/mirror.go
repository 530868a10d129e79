package data

import (
	"context"
	"database/sql"
	"sync/atomic"

	"jibun/data/wareki"
)

// A mirror holds a part of the ledger in memory, so that a keystroke reads no
// rows. The history tells it what it has missed: every change stands there,
// whoever made it and however, so that nothing can forget to say so. What a
// mirror hands out is never changed afterwards.
type mirror[T any] struct {
	// tables are those that the part is read from, each with the column whose
	// ids say what of the part changed with a row; "" is the row's own id.
	tables map[string]string
	// full reads the part; views are one or two that see the same.
	full func(ctx context.Context, views []*sql.Tx, today wareki.Date) (*T, error)
	// step makes of an older part the present one; nil if reading all of it is
	// less work.
	step func(ctx context.Context, view *sql.Tx, old *T, n news, today wareki.Date) (*T, error)

	seen atomic.Pointer[sight[T]]
	turn chan struct{} // held by the one who reads; the others wait
}

// sight is the part as it was after an operation, seen on a day.
type sight[T any] struct {
	op   int64
	day  wareki.Date
	part *T
}

// news are the ids of what changed, by table.
type news map[string]map[int64]bool

// mostNews is how many changes are looked at singly. A roster changes more;
// then it is quicker to read everything.
const mostNews = 2_000

// look returns the part as the ledger is now, or was a moment ago, but never
// without what was committed before the call.
func (m *mirror[T]) look(ctx context.Context, s *Store) (*T, error) {
	last, err := s.lastID(ctx)
	if err != nil {
		return nil, err
	}
	today := s.Today()
	if x := m.seen.Load(); x.shows(last, today) {
		return x.part, nil
	}
	select {
	case m.turn <- struct{}{}:
		defer func() { <-m.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	old := m.seen.Load()
	if old.shows(last, today) {
		return old.part, nil
	}
	x, err := m.read(ctx, s, old, today)
	if err != nil {
		return nil, translate(err)
	}
	m.seen.Store(x)
	return x.part, nil
}

func (x *sight[T]) shows(op int64, day wareki.Date) bool {
	return x != nil && x.op >= op && x.day == day
}

func (m *mirror[T]) read(ctx context.Context, s *Store, old *sight[T], today wareki.Date) (*sight[T], error) {
	if old != nil && old.day == today {
		if x, err := m.catchUp(ctx, s, old); x != nil || err != nil {
			return x, err
		}
	}
	views, last, err := s.views(ctx, 2)
	if err != nil {
		return nil, err
	}
	defer leave(views)
	part, err := m.full(ctx, views, today)
	return &sight[T]{op: last, day: today, part: part}, err
}

// catchUp is nil if that is more work than reading everything.
func (m *mirror[T]) catchUp(ctx context.Context, s *Store, old *sight[T]) (*sight[T], error) {
	views, last, err := s.views(ctx, 1)
	if err != nil {
		return nil, err
	}
	defer leave(views)
	n, err := m.news(ctx, s, views[0], old.op)
	if n == nil || err != nil {
		return nil, err
	}
	x := &sight[T]{op: last, day: old.day, part: old.part}
	if len(n) > 0 {
		x.part, err = m.step(ctx, views[0], old.part, n, old.day)
	}
	if x.part == nil || err != nil {
		return nil, err
	}
	return x, nil
}

// news reads what changed in the mirror's tables since an operation; nil if
// that is much.
func (m *mirror[T]) news(ctx context.Context, s *Store, view *sql.Tx, since int64) (news, error) {
	rows, err := view.QueryContext(ctx, `SELECT tbl, row_id, coalesce(before, ''), coalesce(after, '') FROM changes WHERE op_id > $1 ORDER BY op_id LIMIT $2`,
		since, mostNews+1)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out, seen := news{}, 0
	for rows.Next() {
		var table string
		var id int64
		var before, after string
		if err := rows.Scan(&table, &id, &before, &after); err != nil {
			return nil, err
		}
		if seen++; seen > mostNews {
			return nil, nil
		}
		column, ours := m.tables[table]
		if !ours {
			continue
		}
		if out[table] == nil {
			out[table] = map[int64]bool{}
		}
		if column == "" {
			out[table][id] = true
			continue
		}
		for _, image := range []string{before, after} {
			if owner, err := s.tables[table].number(image, column); err != nil {
				return nil, nil // not an image of this schema
			} else if owner != 0 {
				out[table][owner] = true
			}
		}
	}
	return out, rows.Err()
}

// number reads a column of ids from an image; 0 if there was no row.
func (t *table) number(image, column string) (int64, error) {
	if image == "" {
		return 0, nil
	}
	vals, err := t.parse(image)
	if err != nil {
		return 0, err
	}
	n, _ := vals[t.index[column]].(int64)
	return n, nil
}

// lastID is the id of the last operation.
func (s *Store) lastID(ctx context.Context) (int64, error) {
	var last int64
	err := s.db.R.QueryRowContext(ctx, lastIDQuery).Scan(&last)
	return last, translate(err)
}

const lastIDQuery = `SELECT coalesce(max(id), 0) FROM operations`

// leave ends read transactions.
func leave(views []*sql.Tx) {
	for _, v := range views {
		_ = v.Rollback() // nothing was written
	}
}

// eachRow calls f for every row of a query.
func eachRow(ctx context.Context, from querier, q string, args []any, f func(*sql.Rows) error) error {
	rows, err := from.QueryContext(ctx, q, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// beside runs f while this goroutine runs g, on the second view if there is
// one; f and g must not share what they write.
func beside(views []*sql.Tx, f, g func(view *sql.Tx) error) error {
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
