package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"jibun/data/internal/db"
)

// Inspect runs SQLite's own checks.
func (Engine) Inspect(ctx context.Context, q db.Querier, found func(db.Damage)) error {
	err := each(ctx, q, "PRAGMA integrity_check", func(rows *sql.Rows) error {
		var v any
		err := rows.Scan(&v)
		if text := fmt.Sprint(v); err == nil && text != "ok" {
			found(db.Damage{Text: text})
		}
		return err
	})
	if err != nil {
		return err
	}
	return each(ctx, q, "PRAGMA foreign_key_check", func(rows *sql.Rows) error {
		var table, row, parent, key any
		err := rows.Scan(&table, &row, &parent, &key)
		id, _ := row.(int64)
		if err == nil {
			found(db.Damage{Table: fmt.Sprint(table), Row: id, Text: fmt.Sprint(parent)})
		}
		return err
	})
}

// Sequences reads the counters of AUTOINCREMENT. In a damaged file a name or a
// value may be of any type.
func (Engine) Sequences(ctx context.Context, q db.Querier) (map[string]any, error) {
	out := map[string]any{}
	err := each(ctx, q, "SELECT name, seq FROM sqlite_sequence", func(rows *sql.Rows) error {
		var name, seq any
		err := rows.Scan(&name, &seq)
		text, _ := name.(string)
		if _, twice := out[text]; twice {
			seq = nil
		}
		out[text] = seq
		return err
	})
	return out, err
}

// Size is what the file's own count of pages makes.
func (Engine) Size(ctx context.Context, q db.Querier) (bytes int64, err error) {
	err = one(ctx, q, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", &bytes)
	return bytes, err
}
