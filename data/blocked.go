package data

import (
	"context"
	"database/sql"
)

// BlockedBy is the operation because of which UndoOperation refuses to undo op:
// the first later one that stands and changed one of its rows, or else refers to
// a row that op had added. ErrNotFound: there is none, or op is undone already.
func (s *Store) BlockedBy(ctx context.Context, op int64) (Operation, error) {
	o, err := s.inForce(ctx, op)
	if err == nil && o.Mode == "note" {
		err = ErrNotFound
	}
	if err != nil {
		return Operation{}, err
	}
	dead, err := s.undoneAfter(ctx, o.ID)
	if err != nil {
		return Operation{}, translate(err)
	}
	queries := []string{changedAgainQuery}
	for _, r := range dependents {
		queries = append(queries, referredQuery(r.from, r.column, r.to))
	}
	var first int64
	for i, q := range queries {
		if i == 1 && first != 0 {
			break // the rows themselves are the better reason
		}
		err := eachRow(ctx, s.db.R, q, []any{o.ID}, func(rows *sql.Rows) error {
			var id int64
			err := rows.Scan(&id)
			if !dead[id] && (first == 0 || id < first) {
				first = id
			}
			return err
		})
		if err != nil {
			return Operation{}, translate(err)
		}
	}
	if first == 0 {
		return Operation{}, ErrNotFound
	}
	return s.Operation(ctx, first)
}

// changedAgainQuery finds the operations after $1 that changed one of its rows.
const changedAgainQuery = `SELECT DISTINCT x.op_id FROM changes c JOIN changes x ON x.row_id = c.row_id AND x.tbl = c.tbl AND x.op_id > c.op_id WHERE c.op_id = $1`

// dependents are the columns that refer to rows of another table.
var dependents = []struct{ from, column, to string }{
	{"registrations", "person_id", "people"}, {"assignments", "person_id", "people"}, {"party_entries", "person_id", "people"},
	{"postings", "person_id", "people"}, {"former_names", "person_id", "people"},
	{"registrations", "seminar_id", "seminars"}, {"assignments", "seminar_id", "seminars"}, {"party_entries", "seminar_id", "seminars"},
	{"parties", "seminar_id", "seminars"}, {"retrospects", "seminar_id", "seminars"},
	{"postings", "department_id", "departments"}, {"seminars", "series_id", "series"}, {"series_names", "series_id", "series"},
}

// referredQuery finds the operations after $1 that changed rows which refer now
// to a row that $1 added.
func referredQuery(from, column, to string) string {
	return `SELECT DISTINCT x.op_id FROM changes c JOIN ` + from + ` f ON f.` + column + ` = c.row_id
		JOIN changes x ON x.row_id = f.id AND x.tbl = '` + from + `' AND x.op_id > c.op_id
		WHERE c.op_id = $1 AND c.tbl = '` + to + `' AND c.before IS NULL`
}

// undoneAfter are the operations after op that do not stand any more, and those
// that undid them.
func (s *Store) undoneAfter(ctx context.Context, op int64) (map[int64]bool, error) {
	dead := map[int64]bool{}
	err := eachRow(ctx, s.db.R, `SELECT id, undoes, mode FROM operations WHERE id > $1 AND undoes <> 0 ORDER BY id DESC`, []any{op}, func(rows *sql.Rows) error {
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
