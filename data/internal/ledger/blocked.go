package ledger

import (
	"context"
	"database/sql"
	"maps"
	"slices"

	"jibun/data/internal/db"
)

// BlockedBy is the operation because of which UndoOperation refuses to undo op:
// the first later one that stands and changed one of its rows, or else refers to
// a row that op had added. ErrNotFound: there is none, or op is undone already.
func (l *Ledger) BlockedBy(ctx context.Context, op int64) (Operation, error) {
	o, err := l.inForce(ctx, op)
	if err == nil && o.Mode == "note" {
		err = ErrNotFound
	}
	if err != nil {
		return Operation{}, err
	}
	dead, err := l.undoneAfter(ctx, o.ID)
	if err != nil {
		return Operation{}, l.translate(err)
	}
	if err := l.passAside(ctx, o.ID, dead); err != nil {
		return Operation{}, l.translate(err)
	}
	queries := []string{changedAgainQuery}
	for _, from := range l.names() {
		keys := l.tables[from].keys
		for _, column := range slices.Sorted(maps.Keys(keys)) {
			queries = append(queries, referredQuery(from, column, keys[column]))
		}
	}
	var first int64
	for i, q := range queries {
		if i == 1 && first != 0 {
			break // the rows themselves are the better reason
		}
		err := db.EachRow(ctx, l.db.R, q, []any{o.ID}, func(rows *sql.Rows) error {
			var id int64
			err := rows.Scan(&id)
			if !dead[id] && (first == 0 || id < first) {
				first = id
			}
			return err
		})
		if err != nil {
			return Operation{}, l.translate(err)
		}
	}
	if first == 0 {
		return Operation{}, ErrNotFound
	}
	return l.Operation(ctx, first)
}

// changedAgainQuery finds the operations after $1 that changed one of its rows.
const changedAgainQuery = `SELECT DISTINCT x.op_id FROM changes c JOIN changes x ON x.row_id = c.row_id AND x.tbl = c.tbl AND x.op_id > c.op_id WHERE c.op_id = $1`

// referredQuery finds the operations after $1 that changed rows which refer now
// to a row that $1 added.
func referredQuery(from, column, to string) string {
	return `SELECT DISTINCT x.op_id FROM changes c JOIN ` + from + ` f ON f.` + column + ` = c.row_id
		JOIN changes x ON x.row_id = f.id AND x.tbl = '` + from + `' AND x.op_id > c.op_id
		WHERE c.op_id = $1 AND c.tbl = '` + to + `' AND c.before IS NULL`
}

// passAside adds the operations after op that are no step of undo: they hinder none. One
// of them itself is hindered by others of its kind.
func (l *Ledger) passAside(ctx context.Context, op int64, dead map[int64]bool) error {
	o, err := l.Operation(ctx, op)
	if err != nil || l.aside[o.What] {
		return err
	}
	return db.EachRow(ctx, l.db.R, `SELECT id, what FROM operations WHERE id > $1`, []any{op}, func(rows *sql.Rows) error {
		var id int64
		var what string
		err := rows.Scan(&id, &what)
		if l.aside[what] {
			dead[id] = true
		}
		return err
	})
}

// undoneAfter are the operations after op that do not stand any more, and those
// that undid them.
func (l *Ledger) undoneAfter(ctx context.Context, op int64) (map[int64]bool, error) {
	dead := map[int64]bool{}
	err := db.EachRow(ctx, l.db.R, `SELECT id, undoes, mode FROM operations WHERE id > $1 AND undoes <> 0 ORDER BY id DESC`, []any{op}, func(rows *sql.Rows) error {
		var id, undoes int64
		var mode string
		err := rows.Scan(&id, &undoes, &mode)
		if !dead[id] {
			dead[undoes] = true
			if mode == "undo" && undoes > op {
				dead[id] = true // together they changed nothing
			}
		}
		return err
	})
	return dead, err
}
