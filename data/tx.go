package data

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"hash"
	"maps"
	"slices"
	"strconv"
	"strings"

	"jibun/data/internal/db"
)

// row is the columns that an operation sets.
type row map[string]any

// tx is a running operation. Its save and remove are the only statements that
// change the office's rows, so nothing escapes the history.
type tx struct {
	*db.Tx
	s      *Store
	what   string // the key of the operation: "registration.withdraw"
	about  string // whom or what it was about, for the menu and the history
	mode   string // do, undo, redo, note
	undoes int64

	op    int64 // 0 until something changed
	at    string
	kinds Kinds
	seal  hash.Hash
	buf   []byte
}

// write runs one operation: one transaction, one entry in the history, one step
// of undo, one notice to those who listen. An operation that changes nothing
// leaves no trace.
func (s *Store) write(ctx context.Context, what string, f func(*tx) error) error {
	return s.run(ctx, &tx{what: what, mode: "do"}, f)
}

func (s *Store) run(ctx context.Context, t *tx, f func(*tx) error) error {
	if whole, ok := ctx.Value(togetherKey{s}).(*together); ok {
		return whole.step(t, f)
	}
	if s.db.W == nil {
		return ErrReadOnly
	}
	if err := s.sameFile(); err != nil {
		return err
	}
	t.s = s
	err := s.db.W.Write(ctx, func(d *db.Tx) error {
		t.Tx = d
		if err := f(t); err != nil {
			return err
		}
		return t.finish(ctx)
	})
	if err != nil {
		return translate(err)
	}
	if t.op != 0 {
		s.publish(t.kinds | KindHistory)
	}
	return nil
}

// save inserts the row if *id is 0 and else changes it, if it still has
// *version. Only the columns of r change. A row that already says what r says is
// left alone.
func (t *tx) save(ctx context.Context, name string, id, version *int64, r row) error {
	tab := t.s.tables[name]
	cols := slices.Sorted(maps.Keys(r))
	args := make([]any, 0, len(cols)+2)
	for _, c := range cols {
		args = append(args, plain(r[c]))
	}
	if *id == 0 {
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

// change sets columns of an existing row whatever its version: for steps of an
// operation that has looked at the row inside the same transaction.
func (t *tx) change(ctx context.Context, name string, id int64, r row) error {
	tab := t.s.tables[name]
	now, err := t.row(ctx, tab, id)
	if err != nil {
		return err
	}
	if now == nil {
		return ErrNotFound
	}
	version := now[tab.index["version"]].(int64)
	return t.save(ctx, name, &id, &version, r)
}

// add inserts a row and returns its id.
func (t *tx) add(ctx context.Context, name string, r row) (id int64, err error) {
	var version int64
	err = t.save(ctx, name, &id, &version, r)
	return id, err
}

// remove deletes a row.
func (t *tx) remove(ctx context.Context, name string, id int64) error {
	tab := t.s.tables[name]
	before, err := t.row(ctx, tab, id)
	if err != nil {
		return err
	}
	if before == nil {
		return ErrNotFound
	}
	if _, err := t.Exec(ctx, "DELETE FROM "+name+" WHERE id = $1", id); err != nil {
		return fmt.Errorf("delete from %s: %w", name, err)
	}
	return t.record(ctx, tab, id, before, nil)
}

func insertSQL(tab *table, cols []string) string {
	binds := make([]string, len(cols))
	for i := range cols {
		binds[i] = "$" + strconv.Itoa(i+1)
	}
	return "INSERT INTO " + tab.name + " (" + strings.Join(cols, ", ") + ") VALUES (" + strings.Join(binds, ", ") + ") RETURNING " + tab.list
}

func updateSQL(tab *table, cols []string) string {
	set := make([]string, len(cols))
	for i, c := range cols {
		set[i] = c + " = $" + strconv.Itoa(i+1)
	}
	return "UPDATE " + tab.name + " SET " + strings.Join(set, ", ") + ", version = version + 1 WHERE id = $" +
		strconv.Itoa(len(cols)+1) + " RETURNING " + tab.list
}

// plain turns a Go value into what a column holds: int64 or string.
func plain(v any) any {
	switch v := v.(type) {
	case int:
		return int64(v)
	case bool:
		if v {
			return int64(1)
		}
		return int64(0)
	case string:
		return clean(v)
	case int64:
		return v
	case fmt.Stringer:
		return clean(v.String())
	}
	return v
}

// clean keeps text storable: valid UTF-8 without NUL.
func clean(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "")
}

// row reads a whole row, or nil.
func (t *tx) row(ctx context.Context, tab *table, id int64) ([]any, error) {
	return t.one(ctx, tab, "SELECT "+tab.list+" FROM "+tab.name+" WHERE id = $1", id)
}

// one runs a statement that returns all columns of one row, or nil.
func (t *tx) one(ctx context.Context, tab *table, q string, args ...any) ([]any, error) {
	rows, err := t.QueryContext(ctx, q, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	if !rows.Next() {
		return nil, rows.Err()
	}
	vals, ptrs := scanTargets(len(tab.cols))
	if err := rows.Scan(ptrs...); err != nil {
		return nil, err
	}
	return vals, rows.Close()
}

func scanTargets(n int) (vals, ptrs []any) {
	vals, ptrs = make([]any, n), make([]any, n)
	for i := range vals {
		ptrs[i] = &vals[i]
	}
	return vals, ptrs
}

// record writes what became of a row into the history.
func (t *tx) record(ctx context.Context, tab *table, id int64, before, after []any) error {
	if err := t.begin(ctx); err != nil {
		return err
	}
	t.kinds |= tab.kind
	var b, a sql.NullString
	if before != nil {
		t.buf = tab.image(t.buf[:0], before)
		b = sql.NullString{String: string(t.buf), Valid: true}
	}
	if after != nil {
		t.buf = tab.image(t.buf[:0], after)
		a = sql.NullString{String: string(t.buf), Valid: true}
	}
	sealChange(t.seal, tab.name, id, b, a)
	_, err := t.Exec(ctx, `INSERT INTO changes (op_id, tbl, row_id, before, after) VALUES ($1, $2, $3, $4, $5)`, t.op, tab.name, id, b, a)
	if err != nil {
		return fmt.Errorf("record change: %w", err)
	}
	return nil
}

// begin enters the operation into the history when its first change comes.
func (t *tx) begin(ctx context.Context) error {
	if t.op != 0 {
		return nil
	}
	t.seal, t.at = sha256.New(), instant(t.s.now())
	rows, err := t.QueryContext(ctx, `INSERT INTO operations (at, who, what, undoes, mode) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
		t.at, t.s.who, t.what, t.undoes, t.mode)
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
	return err
}

// finish seals the operation.
func (t *tx) finish(ctx context.Context) error {
	if t.op == 0 {
		return nil
	}
	o := Operation{at: t.at, Who: t.s.who, What: t.what, About: clean(t.about), Mode: t.mode, Undoes: t.undoes}
	_, err := t.Exec(ctx, `UPDATE operations SET what = $1, about = $2, seal = $3 WHERE id = $4`, o.What, o.About, sealOf(t.seal, o), t.op)
	if err != nil {
		return fmt.Errorf("seal operation: %w", err)
	}
	return nil
}

// sealChange and sealOf make the digest over an operation and its changes, by
// which the check knows that the history itself is undamaged.
func sealChange(h hash.Hash, table string, id int64, before, after sql.NullString) {
	var b [64]byte
	h.Write([]byte(table))
	h.Write(strconv.AppendInt(append(b[:0], 0), id, 10))
	for _, v := range []sql.NullString{before, after} {
		if v.Valid {
			h.Write([]byte{1})
			h.Write([]byte(v.String))
		} else {
			h.Write([]byte{0})
		}
	}
}

func sealOf(h hash.Hash, o Operation) string {
	fmt.Fprintf(h, "\x00%s\x00%s\x00%s\x00%s\x00%s\x00%d", o.at, o.Who, o.What, o.About, o.Mode, o.Undoes)
	return hex.EncodeToString(h.Sum(nil)[:16])
}
