package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash"
	"maps"
	"slices"
	"strings"
	"time"

	"jibun/data/internal/db"
)

// Row is the columns that an operation sets.
type Row map[string]any

// Tx is a running operation. Its Save and Remove, and what is made of them, are the
// only statements that change the office's rows, and the statements that would are
// not to be had: so nothing escapes the history.
type Tx struct {
	About string // whom or what the operation is about, for the menu and the history

	// Watch hears of each row that is changed, as it was and as it is; nil: it was not
	// there, it is not there any more.
	Watch func(tab *Table, id int64, before, after []any)

	d      *db.Tx
	l      *Ledger
	what   string // the key of the operation: "registration.withdraw"
	mode   string // do, undo, redo, note
	undoes int64

	carries bool // texts are moved inside the ledger
	kept    map[string][]byte

	op    int64 // 0 until something changed
	at    string
	kinds Kinds
	rows  int // changed
	seal  hash.Hash
	buf   []byte
}

// Write runs one operation: one transaction, one entry in the history, one step
// of undo, one notice to those who listen. It returns the operation, with ID 0 if
// nothing changed, which leaves no trace, or if it was a step of Together.
func (l *Ledger) Write(ctx context.Context, what string, f func(*Tx) error) (Operation, error) {
	return l.run(ctx, &Tx{what: what, mode: "do"}, f)
}

// WriteUnundone is Write for what is not undone: with which a ledger begins.
func (l *Ledger) WriteUnundone(ctx context.Context, what string, f func(*Tx) error) (Operation, error) {
	return l.run(ctx, &Tx{what: what, mode: "note"}, f)
}

func (l *Ledger) run(ctx context.Context, t *Tx, f func(*Tx) error) (Operation, error) {
	if whole, ok := ctx.Value(togetherKey{l}).(*together); ok {
		return Operation{}, whole.step(t, f)
	}
	if l.db.W == nil {
		return Operation{}, ErrReadOnly
	}
	t.l = l
	var o Operation
	err := l.db.W.Write(ctx, func(d *db.Tx) error {
		if err := l.guard(); err != nil {
			return err
		}
		t.d = d
		err := f(t)
		if err == nil {
			o, err = t.end(ctx)
		}
		return err
	}, func() {
		if o.ID != 0 && l.ack != nil {
			l.ack(o.ID, o.Seal)
		}
	})
	if err != nil {
		return Operation{}, l.translate(err)
	}
	if o.ID != 0 {
		if done, ok := ctx.Value(didKey{l}).(*did); ok {
			done.add(o)
		}
		l.publish(t.kinds | KindHistory)
	}
	return o, nil
}

// QueryContext reads inside the operation; what would write is refused. Close the
// rows before the next statement.
func (t *Tx) QueryContext(ctx context.Context, q string, args ...any) (*sql.Rows, error) {
	if first, _, _ := strings.Cut(strings.TrimSpace(q), " "); first != "SELECT" && first != "WITH" {
		return nil, fmt.Errorf("%w: an operation reads with SELECT", errWrites)
	}
	return t.d.QueryContext(ctx, q, args...)
}

var errWrites = errors.New("statement would write past the history")

// Save inserts the row if *id is 0 and else changes it, if it still has
// *version. Only the columns of r change. A row that already says what r says is
// left alone.
func (t *Tx) Save(ctx context.Context, name string, id, version *int64, r Row) error {
	tab, err := t.table(name)
	if err != nil {
		return err
	}
	cols := slices.Sorted(maps.Keys(r))
	args := make([]any, 0, len(cols)+2)
	for _, c := range cols {
		args = append(args, plain(r[c]))
	}
	if *id == 0 {
		if err := t.enter(tab, cols, args, nil); err != nil {
			return err
		}
		after, err := t.one(ctx, tab, insertSQL(tab, cols), args...)
		if err != nil {
			return fmt.Errorf("insert into %s: %w", name, err)
		}
		*id, *version = after[tab.index["id"]].(int64), 1
		return t.record(ctx, tab, *id, nil, after)
	}
	before, err := t.row(ctx, tab, *id)
	if err != nil {
		return err
	}
	if before == nil {
		return ErrNotFound
	}
	if before[tab.index["version"]] != *version {
		return ErrConflict
	}
	if err := t.enter(tab, cols, args, before); err != nil {
		return err
	}
	same := true
	for i, c := range cols {
		same = same && before[tab.index[c]] == args[i]
	}
	if same {
		return nil
	}
	after, err := t.one(ctx, tab, updateSQL(tab, cols), append(args, *id)...)
	if err != nil {
		return fmt.Errorf("update %s: %w", name, err)
	}
	*version++
	return t.record(ctx, tab, *id, before, after)
}

// enter lets the noun look at the texts that are not what stood there before; args
// are the values of cols.
func (t *Tx) enter(tab *Table, cols []string, args, before []any) error {
	if tab.noun.Enter == nil || t.carries {
		return nil
	}
	texts := map[string]string{}
	for i, c := range cols {
		if s, ok := args[i].(string); ok && s != "" && (before == nil || before[tab.index[c]] != args[i]) {
			texts[c] = s
		}
	}
	if len(texts) == 0 {
		return nil
	}
	if err := tab.noun.Enter(texts); err != nil {
		return err
	}
	for i, c := range cols {
		if s, ok := texts[c]; ok {
			args[i] = s
		}
	}
	return nil
}

// Carry is Add for texts that stand in the ledger already, in another row: nobody
// looks whether they may be entered.
func (t *Tx) Carry(ctx context.Context, name string, r Row) (int64, error) {
	t.carries = true
	defer func() { t.carries = false }()
	return t.Add(ctx, name, r)
}

// Change sets columns of an existing row whatever its version: for steps of an
// operation that has looked at the row inside the same transaction.
func (t *Tx) Change(ctx context.Context, name string, id int64, r Row) error {
	tab, err := t.table(name)
	if err != nil {
		return err
	}
	now, err := t.row(ctx, tab, id)
	if err != nil {
		return err
	}
	if now == nil {
		return ErrNotFound
	}
	version := now[tab.index["version"]].(int64)
	return t.Save(ctx, name, &id, &version, r)
}

// Add inserts a row and returns its id.
func (t *Tx) Add(ctx context.Context, name string, r Row) (id int64, err error) {
	var version int64
	err = t.Save(ctx, name, &id, &version, r)
	return id, err
}

// Remove deletes a row.
func (t *Tx) Remove(ctx context.Context, name string, id int64) error {
	tab, err := t.table(name)
	if err != nil {
		return err
	}
	before, err := t.row(ctx, tab, id)
	if err != nil {
		return err
	}
	if before == nil {
		return ErrNotFound
	}
	if _, err := t.d.Exec(ctx, "DELETE FROM "+name+" WHERE id = $1", id); err != nil {
		return fmt.Errorf("delete from %s: %w", name, err)
	}
	return t.record(ctx, tab, id, before, nil)
}

// record writes what became of a row into the history.
func (t *Tx) record(ctx context.Context, tab *Table, id int64, before, after []any) error {
	if err := t.begin(ctx); err != nil {
		return err
	}
	if t.Watch != nil {
		t.Watch(tab, id, before, after)
	}
	t.kinds |= tab.noun.Kinds
	t.rows++
	var b, a sql.NullString
	if before != nil {
		t.buf = tab.image(t.buf[:0], before)
		b = sql.NullString{String: string(t.buf), Valid: true}
	}
	if after != nil {
		if err := t.contents(ctx, tab, after); err != nil {
			return err
		}
		t.buf = tab.image(t.buf[:0], after)
		a = sql.NullString{String: string(t.buf), Valid: true}
	}
	sealChange(t.seal, tab.name, id, b, a)
	_, err := t.d.Exec(ctx, `INSERT INTO changes (op_id, tbl, row_id, before, after) VALUES ($1, $2, $3, $4, $5)`, t.op, tab.name, id, b, a)
	if err != nil {
		return fmt.Errorf("record change: %w", err)
	}
	return nil
}

// begin enters the operation into the history when its first change comes.
func (t *Tx) begin(ctx context.Context) error {
	if t.op != 0 {
		return nil
	}
	before, err := lastSeal(ctx, t.d)
	if err != nil {
		return err
	}
	t.at = Instant(t.l.now())
	rows, err := t.d.QueryContext(ctx, `INSERT INTO operations (at, who, what, undoes, mode) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
		t.at, t.l.who, t.what, t.undoes, t.mode)
	if err != nil {
		return fmt.Errorf("record operation: %w", err)
	}
	defer rows.Close()
	if rows.Next() {
		err = rows.Scan(&t.op)
	}
	if err == nil {
		err = rows.Err()
	}
	t.seal = beginSeal(before, t.op)
	return err
}

// end seals the operation; it is the zero one if nothing changed.
func (t *Tx) end(ctx context.Context) (Operation, error) {
	if t.op == 0 {
		return Operation{}, nil
	}
	o := Operation{ID: t.op, at: t.at, Who: t.l.who, What: t.what, About: clean(t.About), Mode: t.mode, Undoes: t.undoes, Changes: t.rows}
	o.Seal = chained + endSeal(t.seal, o)
	_, err := t.d.Exec(ctx, `UPDATE operations SET what = $1, about = $2, seal = $3 WHERE id = $4`, o.What, o.About, o.Seal, t.op)
	if err == nil {
		o.At, err = time.Parse(time.RFC3339, o.at)
	}
	if err != nil {
		return Operation{}, fmt.Errorf("seal operation: %w", err)
	}
	return o, nil
}

func (t *Tx) table(name string) (*Table, error) {
	if tab := t.l.tables[name]; tab != nil {
		return tab, nil
	}
	return nil, fmt.Errorf("the ledger has no table %q", name)
}
