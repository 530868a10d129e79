package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"jibun/data/internal/db"
)

// Undo puts back what the last operation changed, as an operation of its own,
// and returns what was undone. It works across restarts, because the stack is
// the history itself. ErrNotFound: nothing to undo. ErrConflict: a row is no
// longer what the operation left.
func (l *Ledger) Undo(ctx context.Context) (Operation, error) {
	return l.step(ctx, "undo", l.NextUndo)
}

// Redo undoes the last Undo, as long as nothing else was done since.
func (l *Ledger) Redo(ctx context.Context) (Operation, error) {
	return l.step(ctx, "redo", l.NextRedo)
}

// UndoOperation undoes any one operation, if no later one changed its rows.
// ErrNotFound: it is undone already.
func (l *Ledger) UndoOperation(ctx context.Context, id int64) (Operation, error) {
	return l.step(ctx, "undo", func(ctx context.Context) (Operation, error) {
		o, err := l.inForce(ctx, id)
		if err == nil && o.Mode == "note" {
			err = ErrNotFound
		}
		return o, err
	})
}

// inForce finds the operation by which what id did stands: itself, or the one
// that did it again after it had been undone.
func (l *Ledger) inForce(ctx context.Context, id int64) (Operation, error) {
	if id <= 0 {
		return Operation{}, ErrNotFound // what was done undoes the operation 0
	}
	undone := false
	for {
		var by int64
		err := l.db.R.QueryRowContext(ctx, `SELECT coalesce(max(id), 0) FROM operations WHERE undoes = $1`, id).Scan(&by)
		if err != nil {
			return Operation{}, l.translate(err)
		}
		if by == 0 {
			break
		}
		id, undone = by, !undone
	}
	if undone {
		return Operation{}, ErrNotFound
	}
	return l.Operation(ctx, id)
}

// Standing tells which of some operations stand: done and not undone, or undone and done
// again. An undo stands until it is undone itself.
func (l *Ledger) Standing(ctx context.Context, ids ...int64) (map[int64]bool, error) {
	out := map[int64]bool{}
	for _, id := range ids {
		_, err := l.inForce(ctx, id)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return nil, err
		}
		out[id] = err == nil
	}
	return out, nil
}

func (l *Ledger) step(ctx context.Context, mode string, find func(context.Context) (Operation, error)) (Operation, error) {
	if l.db.W == nil {
		return Operation{}, ErrReadOnly
	}
	o, err := find(ctx)
	if err != nil {
		return o, err
	}
	if mode == "undo" && o.Mode == "undo" {
		mode = "redo" // undoing an undo is doing it again
	}
	t := &Tx{what: o.What, About: o.About, mode: mode, undoes: o.ID}
	_, err = l.run(ctx, t, func(t *Tx) error { return t.revert(ctx, o.ID) })
	switch l.db.KindOf(err) {
	case db.Unique, db.Reference:
		err = fmt.Errorf("%w: a later operation builds on this one", ErrConflict)
	}
	return o, err
}

// NextUndo is the operation that Undo would undo, or ErrNotFound.
func (l *Ledger) NextUndo(ctx context.Context) (Operation, error) {
	return l.top(ctx, func(o Operation) (take, stop bool) {
		return o.Mode == "do" || o.Mode == "redo", false
	})
}

// NextRedo is the operation that Redo would do again, or ErrNotFound.
func (l *Ledger) NextRedo(ctx context.Context) (Operation, error) {
	return l.top(ctx, func(o Operation) (take, stop bool) {
		return o.Mode == "undo", o.Mode == "do"
	})
}

// top walks back through the history, passing over what has been undone, to
// the first operation that is wanted.
func (l *Ledger) top(ctx context.Context, want func(Operation) (take, stop bool)) (Operation, error) {
	rows, err := l.db.R.QueryContext(ctx, `SELECT `+OperationColumns+` FROM operations WHERE mode <> 'note' ORDER BY id DESC`)
	if err != nil {
		return Operation{}, l.translate(err)
	}
	defer rows.Close()
	dead := map[int64]bool{}
	for rows.Next() {
		o, err := ScanOperation(rows)
		if err != nil {
			return o, err
		}
		if dead[o.ID] || l.aside[o.What] {
			continue
		}
		take, stop := want(o)
		if take {
			return o, nil
		}
		if stop {
			break
		}
		if o.Undoes != 0 {
			dead[o.Undoes] = true
		}
	}
	if err := rows.Err(); err != nil {
		return Operation{}, err
	}
	return Operation{}, ErrNotFound
}

// revert puts every row that op changed back to its image before, last first.
func (t *Tx) revert(ctx context.Context, op int64) error {
	type step struct {
		table         string
		id            int64
		before, after sql.NullString
	}
	rows, err := t.d.QueryContext(ctx, `SELECT tbl, row_id, before, after FROM changes WHERE op_id = $1 ORDER BY id DESC`, op)
	if err != nil {
		return err
	}
	defer rows.Close()
	var steps []step
	for rows.Next() {
		var s step
		if err := rows.Scan(&s.table, &s.id, &s.before, &s.after); err != nil {
			return err
		}
		steps = append(steps, s)
	}
	if err := rows.Close(); err != nil {
		return err
	}
	if len(steps) == 0 {
		return ErrNotFound
	}
	for _, s := range steps {
		if err := t.putBack(ctx, t.l.tables[s.table], s.id, s.before, s.after); err != nil {
			return fmt.Errorf("undo in %s: %w", s.table, err)
		}
	}
	return nil
}

func (t *Tx) putBack(ctx context.Context, tab *Table, id int64, before, after sql.NullString) error {
	if tab == nil {
		return ErrDamaged
	}
	now, err := t.row(ctx, tab, id)
	if err != nil {
		return err
	}
	same, err := tab.equals(now, after)
	if err != nil {
		return err
	}
	given := map[int]any{}
	if !same && now != nil && after.Valid && !t.l.aside[t.what] {
		if given, same, err = tab.givenSince(now, after.String); err != nil {
			return err
		}
	}
	if !same {
		return ErrConflict
	}
	if !before.Valid {
		if _, err := t.d.Exec(ctx, "DELETE FROM "+tab.name+" WHERE id = $1", id); err != nil {
			return err
		}
		return t.record(ctx, tab, id, now, nil)
	}
	want, err := tab.Parse(before.String)
	if err != nil {
		return err
	}
	for i, v := range given {
		want[i] = v
	}
	q := replaceSQL(tab, now == nil)
	got, err := t.one(ctx, tab, q, append(slices.Clone(want), id)[:strings.Count(q, "$")]...)
	if err != nil {
		return err
	}
	return t.record(ctx, tab, id, now, got)
}

// equals reports whether vals (nil: no row) are what the image says.
func (t *Table) equals(vals []any, image sql.NullString) (bool, error) {
	if vals == nil || !image.Valid {
		return vals == nil && !image.Valid, nil
	}
	if string(t.image(nil, vals)) == image.String {
		return true, nil
	}
	old, err := t.Parse(image.String) // an image of an older schema, perhaps
	return err == nil && slices.Equal(old, vals), err
}

// givenSince reports whether a row differs from an image of it only in the columns that
// are given, and what these say now. Its version has counted with them.
func (t *Table) givenSince(now []any, image string) (given map[int]any, same bool, err error) {
	then, err := t.Parse(image)
	if err != nil || len(t.noun.Given) == 0 {
		return nil, false, err
	}
	given = map[int]any{}
	for i, c := range t.cols {
		switch {
		case slices.Contains(t.noun.Given, c.Name):
			given[i] = now[i]
		case c.Name != "version" && now[i] != then[i]:
			return nil, false, nil
		}
	}
	return given, true, nil
}

// replaceSQL writes all columns of a row, its version too: undo brings back
// the exact row.
func replaceSQL(tab *Table, insert bool) string {
	var cols, set []string
	for i, c := range tab.cols {
		cols = append(cols, c.Name)
		set = append(set, fmt.Sprintf("%s = $%d", c.Name, i+1))
	}
	if insert {
		return insertSQL(tab, cols)
	}
	return "UPDATE " + tab.name + " SET " + strings.Join(set, ", ") + fmt.Sprintf(" WHERE id = $%d RETURNING ", len(tab.cols)+1) + tab.list
}
