package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"strings"

	"jibun/data/internal/db"
)

// Identify reads the file's identity.
func (Engine) Identify(ctx context.Context, q db.Querier) (db.Identity, error) {
	var id db.Identity
	err := one(ctx, q, "PRAGMA application_id", &id.Application)
	if err == nil {
		err = one(ctx, q, "PRAGMA user_version", &id.Schema)
	}
	return id, err
}

// Identity writes it.
func (Engine) Identity(id db.Identity) string {
	return fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", id.Application, id.Schema)
}

// Catalogue reads the tables, without SQLite's own.
func (Engine) Catalogue(ctx context.Context, q db.Querier) (map[string]db.Table, error) {
	out := map[string]db.Table{}
	err := each(ctx, q, `SELECT m.name, c.name, c.type, c.dflt_value FROM sqlite_master m, pragma_table_info(m.name) c
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid`, func(rows *sql.Rows) error {
		var table, name, typ string
		var dflt sql.NullString
		if err := rows.Scan(&table, &name, &typ, &dflt); err != nil {
			return err
		}
		c := db.Column{Name: name, Default: strings.Trim(dflt.String, "'")}
		if typ == "INTEGER" {
			var n int64
			if dflt.Valid {
				if _, err := fmt.Sscan(dflt.String, &n); err != nil {
					return fmt.Errorf("default of %s.%s: %w", table, name, err)
				}
			}
			c.Default = n
		}
		t := out[table]
		t.Columns = append(t.Columns, c)
		out[table] = t
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = each(ctx, q, `SELECT m.name, k."from", k."table" FROM sqlite_master m, pragma_foreign_key_list(m.name) k
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'`, func(rows *sql.Rows) error {
		var table, column, to string
		err := rows.Scan(&table, &column, &to)
		t := out[table]
		if t.References == nil {
			t.References = map[string]string{}
		}
		t.References[column] = to
		out[table] = t
		return err
	})
	return out, err
}

// Layout lists the schema: "table people: CREATE TABLE …".
func (Engine) Layout(ctx context.Context, q db.Querier) (map[string]string, error) {
	out := map[string]string{}
	err := each(ctx, q, `SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'`, func(rows *sql.Rows) error {
		var typ, name, on, text string
		err := rows.Scan(&typ, &name, &on, &text)
		out[typ+" "+name] = on + ": " + text
		return err
	})
	return out, err
}

// LayoutOf runs the migrations in memory.
func (e Engine) LayoutOf(ctx context.Context, files fs.FS, schema int) (map[string]string, error) {
	pool, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer pool.Close()
	pool.SetMaxOpenConns(1) // each connection to :memory: is another database
	scripts, err := db.Scripts(e, files)
	if err != nil {
		return nil, err
	}
	for _, s := range scripts[:min(schema, len(scripts))] {
		if _, err := pool.ExecContext(ctx, s.Text); err != nil {
			return nil, err
		}
	}
	return e.Layout(ctx, pool)
}

// each calls f for every row.
func each(ctx context.Context, q db.Querier, query string, f func(*sql.Rows) error) error {
	return db.EachRow(ctx, q, query, nil, f)
}

// one reads one value.
func one(ctx context.Context, q db.Querier, query string, into any) error {
	return each(ctx, q, query, func(rows *sql.Rows) error { return rows.Scan(into) })
}
