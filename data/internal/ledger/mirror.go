package ledger

import (
	"context"
	"database/sql"
	"sync"
	"sync/atomic"

	"jibun/data/wareki"
)

// A Mirror holds a part of the ledger in memory, so that a keystroke reads no
// rows. The history tells it what it has missed: every change stands there,
// whoever made it and however, so that nothing can forget to say so. What a
// mirror hands out is never changed afterwards.
type Mirror[T any] struct {
	// Tables are those that the part is read from, each with the column whose
	// ids say what of the part changed with a row; "" is the row's own id.
	Tables map[string]string
	// Full reads the part; views are one or two that see the same.
	Full func(ctx context.Context, views []*sql.Tx, today wareki.Date) (*T, error)
	// Step makes of an older part the present one; nil if reading all of it is
	// less work.
	Step func(ctx context.Context, view *sql.Tx, old *T, n News, today wareki.Date) (*T, error)

	seen atomic.Pointer[sight[T]]
	once sync.Once
	turn chan struct{} // held by the one who reads; the others wait
}

// sight is the part as it was after an operation, seen on a day.
type sight[T any] struct {
	op   int64
	day  wareki.Date
	part *T
}

// News are the ids of what changed, by table.
type News map[string]map[int64]bool

// mostNews is how many changes are looked at singly. A roster changes more;
// then it is quicker to read everything.
const mostNews = 2_000

// Look returns the part as the ledger is now, or was a moment ago, but never
// without what was committed before the call, as it is to be seen today.
func (m *Mirror[T]) Look(ctx context.Context, l *Ledger, today wareki.Date) (*T, error) {
	m.once.Do(func() { m.turn = make(chan struct{}, 1) })
	last, err := l.LastID(ctx)
	if err != nil {
		return nil, err
	}
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
	x, err := m.read(ctx, l, old, today)
	if err != nil {
		return nil, l.translate(err)
	}
	m.seen.Store(x)
	return x.part, nil
}

func (x *sight[T]) shows(op int64, day wareki.Date) bool {
	return x != nil && x.op >= op && x.day == day
}

func (m *Mirror[T]) read(ctx context.Context, l *Ledger, old *sight[T], today wareki.Date) (*sight[T], error) {
	if old != nil && old.day == today {
		if x, err := m.catchUp(ctx, l, old); x != nil || err != nil {
			return x, err
		}
	}
	views, last, err := l.Views(ctx, 2)
	if err != nil {
		return nil, err
	}
	defer Leave(views)
	part, err := m.Full(ctx, views, today)
	return &sight[T]{op: last, day: today, part: part}, err
}

// catchUp is nil if that is more work than reading everything.
func (m *Mirror[T]) catchUp(ctx context.Context, l *Ledger, old *sight[T]) (*sight[T], error) {
	views, last, err := l.Views(ctx, 1)
	if err != nil {
		return nil, err
	}
	defer Leave(views)
	n, err := m.news(ctx, l, views[0], old.op)
	if n == nil || err != nil {
		return nil, err
	}
	x := &sight[T]{op: last, day: old.day, part: old.part}
	if len(n) > 0 {
		x.part, err = m.Step(ctx, views[0], old.part, n, old.day)
	}
	if x.part == nil || err != nil {
		return nil, err
	}
	return x, nil
}

// news reads what changed in the mirror's tables since an operation; nil if
// that is much.
func (m *Mirror[T]) news(ctx context.Context, l *Ledger, view *sql.Tx, since int64) (News, error) {
	rows, err := view.QueryContext(ctx, `SELECT tbl, row_id, coalesce(before, ''), coalesce(after, '') FROM changes WHERE op_id > $1 ORDER BY op_id LIMIT $2`,
		since, mostNews+1)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out, seen := News{}, 0
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
		column, ours := m.Tables[table]
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
			if owner, err := l.tables[table].number(image, column); err != nil {
				return nil, nil // not an image of this schema
			} else if owner != 0 {
				out[table][owner] = true
			}
		}
	}
	return out, rows.Err()
}

// number reads a column of ids from an image; 0 if there was no row.
func (t *Table) number(image, column string) (int64, error) {
	if image == "" {
		return 0, nil
	}
	vals, err := t.Parse(image)
	if err != nil {
		return 0, err
	}
	n, _ := vals[t.index[column]].(int64)
	return n, nil
}
