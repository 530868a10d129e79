package db

import (
	"context"
	"database/sql"
	"io/fs"
)

// Layout lists everything that the schema declares, as it was declared, by
// name: "table people: CREATE TABLE …".
func Layout(ctx context.Context, q interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
}) (map[string]string, error) {
	rows, err := q.QueryContext(ctx, `SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string]string{}
	for rows.Next() {
		var typ, name, on, text string
		if err := rows.Scan(&typ, &name, &on, &text); err != nil {
			return nil, err
		}
		out[typ+" "+name] = on + ": " + text
	}
	return out, rows.Err()
}

// LayoutOf is the Layout of a file on which the first schema migrations ran.
func LayoutOf(ctx context.Context, files fs.FS, schema int) (map[string]string, error) {
	pool, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer pool.Close()
	pool.SetMaxOpenConns(1) // each connection to :memory: is another database
	scripts, err := scripts(files)
	if err != nil {
		return nil, err
	}
	for _, s := range scripts[:min(schema, len(scripts))] {
		if _, err := pool.ExecContext(ctx, s.text); err != nil {
			return nil, err
		}
	}
	return Layout(ctx, pool)
}
