package ledger

import "context"

// State tells two states of a ledger apart.
type State struct {
	Last   int64  // the last operation
	Seal   string // its seal
	counts map[string]int64
}

// Equal reports whether it is the same state.
func (a State) Equal(b State) bool {
	if a.Last != b.Last || a.Seal != b.Seal || len(a.counts) != len(b.counts) {
		return false
	}
	for name, n := range a.counts {
		if b.counts[name] != n {
			return false
		}
	}
	return true
}

// State reads the ledger's state in one instant.
func (l *Ledger) State(ctx context.Context) (State, error) {
	q := "SELECT coalesce((SELECT max(id) FROM operations), 0), coalesce((SELECT seal FROM operations ORDER BY id DESC LIMIT 1), ''), (SELECT count(*) FROM changes)"
	names := l.names()
	if l.keeps {
		names = append(names, contentsTable)
	}
	for _, name := range names {
		q += ", (SELECT count(*) FROM " + name + ")"
	}
	out := State{counts: map[string]int64{}}
	counts := make([]int64, len(names)+1)
	into := []any{&out.Last, &out.Seal}
	for i := range counts {
		into = append(into, &counts[i])
	}
	if err := l.db.R.QueryRowContext(ctx, q).Scan(into...); err != nil {
		return out, l.translate(err)
	}
	for i, name := range append([]string{"changes"}, names...) {
		out.counts[name] = counts[i]
	}
	return out, nil
}

// LastOperation is the state without the counts of its rows, read at once.
func (l *Ledger) LastOperation(ctx context.Context) (State, error) {
	var out State
	err := l.db.R.QueryRowContext(ctx, lastIDQuery).Scan(&out.Last)
	if err == nil {
		out.Seal, err = l.SealOf(ctx, out.Last)
	}
	return out, l.translate(err)
}

// LastChange is the last operation that changed a row: what only left the program since is
// no other state. Its seal stands for all before it.
func (l *Ledger) LastChange(ctx context.Context) (State, error) {
	var out State
	err := l.db.R.QueryRowContext(ctx, "SELECT coalesce((SELECT op_id FROM changes ORDER BY id DESC LIMIT 1), 0)").Scan(&out.Last)
	if err == nil {
		out.Seal, err = l.SealOf(ctx, out.Last)
	}
	return out, l.translate(err)
}

// SealOf is the seal of an operation, "" if there is no such one.
func (l *Ledger) SealOf(ctx context.Context, id int64) (string, error) {
	var seal string
	err := l.db.R.QueryRowContext(ctx, "SELECT coalesce((SELECT seal FROM operations WHERE id = $1), '')", id).Scan(&seal)
	return seal, l.translate(err)
}
