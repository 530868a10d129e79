package ledger

import (
	"context"
	"database/sql"
	"time"
)

// Operation is one thing the user did.
type Operation struct {
	ID      int64     `json:"id"`
	At      time.Time `json:"at"`
	Who     string    `json:"who"`   // user@host
	What    string    `json:"what"`  // key: "registration.withdraw"
	About   string    `json:"about"` // whom or what it was about
	Mode    string    `json:"mode"`  // do, undo, redo; note = nothing changed, but something left the program
	Undoes  int64     `json:"undoes,omitempty"`
	Changes int       `json:"changes"` // rows changed

	// Evening is said by who knows the nouns: the evening it was about, where its own
	// words do not say that.
	Evening string `json:"evening,omitempty"`

	// Seal is known only of an operation just done: a digest of it and, by way of
	// the seal before, of all that was done before.
	Seal string `json:"-"`

	at string // as stored, for the seal
}

// Change is what an operation did to one row: its images as JSON, "" where the
// row did not exist.
type Change struct {
	Table         string
	RowID         int64
	Before, After string
}

// OperationColumns are what ScanOperation reads.
const OperationColumns = `id, at, who, what, about, mode, undoes`

// ScanOperation reads an operation, and what else stands in its row.
func ScanOperation(rows *sql.Rows, more ...any) (Operation, error) {
	var o Operation
	if err := rows.Scan(append([]any{&o.ID, &o.at, &o.Who, &o.What, &o.About, &o.Mode, &o.Undoes}, more...)...); err != nil {
		return o, err
	}
	var err error
	o.At, err = time.Parse(time.RFC3339, o.at)
	return o, err
}

// Operation finds one.
func (l *Ledger) Operation(ctx context.Context, id int64) (Operation, error) {
	rows, err := l.db.R.QueryContext(ctx, `SELECT `+OperationColumns+` FROM operations WHERE id = $1`, id)
	if err != nil {
		return Operation{}, l.translate(err)
	}
	defer rows.Close()
	if !rows.Next() {
		if err := rows.Err(); err != nil {
			return Operation{}, err
		}
		return Operation{}, ErrNotFound
	}
	return ScanOperation(rows)
}

// Changes lists what an operation changed, in order.
func (l *Ledger) Changes(ctx context.Context, op int64) ([]Change, error) {
	rows, err := l.db.R.QueryContext(ctx, `SELECT tbl, row_id, coalesce(before, ''), coalesce(after, '') FROM changes WHERE op_id = $1 ORDER BY id`, op)
	if err != nil {
		return nil, l.translate(err)
	}
	defer rows.Close()
	var out []Change
	for rows.Next() {
		var c Change
		if err := rows.Scan(&c.Table, &c.RowID, &c.Before, &c.After); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, rows.Err()
}

// Note enters into the history that something left the program: what, about
// how many people, where to. It changes nothing and is not undone.
func (l *Ledger) Note(ctx context.Context, what, about string) error {
	_, err := l.run(ctx, &Tx{what: what, About: about, mode: "note"}, func(t *Tx) error { return t.begin(ctx) })
	return err
}
