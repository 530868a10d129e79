package db

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"strings"
)

// ApplicationID marks a file as a ledger of this program ("jibn").
const ApplicationID = 0x6a69626e

// Identity is what a file says of itself.
type Identity struct {
	Application int // ApplicationID, or the file is not ours
	Schema      int // how many migrations have run
}

// Identify reads the file's identity.
func (d *DB) Identify(ctx context.Context) (Identity, error) {
	var id Identity
	if err := d.R.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id.Application); err != nil {
		return id, err
	}
	err := d.R.QueryRowContext(ctx, "PRAGMA user_version").Scan(&id.Schema)
	return id, err
}

// Schema counts the migrations in files: the newest schema this program knows.
func Schema(files fs.FS) (int, error) {
	names, err := fs.Glob(files, "*.sql")
	return len(names), err
}

// Migrate runs the files that have not run yet, all in one transaction.
func (d *DB) Migrate(ctx context.Context, files fs.FS) error {
	id, err := d.Identify(ctx)
	if err != nil {
		return err
	}
	scripts, err := scripts(files)
	if err != nil {
		return err
	}
	if id.Schema >= len(scripts) {
		return nil
	}
	return d.W.Write(ctx, func(t *Tx) error {
		for _, s := range scripts[id.Schema:] {
			if err := t.Script(ctx, s.text); err != nil {
				return fmt.Errorf("migration %s: %w", s.name, err)
			}
		}
		return t.Script(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", ApplicationID, len(scripts)))
	})
}

type script struct{ name, text string }

// scripts reads the migrations in their order.
func scripts(files fs.FS) ([]script, error) {
	names, err := fs.Glob(files, "*.sql") // sorted
	if err != nil {
		return nil, err
	}
	out := make([]script, 0, len(names))
	for _, name := range names {
		b, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		// AUTOINCREMENT, so that the id of a deleted row is never given again
		out = append(out, script{name, strings.ReplaceAll(string(b), "{{id}}", "INTEGER PRIMARY KEY AUTOINCREMENT")})
	}
	return out, nil
}

// Column is a column with the default that an older image of a row implies.
type Column struct {
	Name    string
	Default any // int64 or string
}

// Tables lists the columns of every table, in the order of the table.
func (d *DB) Tables(ctx context.Context) (map[string][]Column, error) {
	rows, err := d.R.QueryContext(ctx, `SELECT m.name, c.name, c.type, c.dflt_value
		FROM sqlite_master m, pragma_table_info(m.name) c
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string][]Column{}
	for rows.Next() {
		var table, name, typ string
		var dflt sql.NullString
		if err := rows.Scan(&table, &name, &typ, &dflt); err != nil {
			return nil, err
		}
		c := Column{Name: name, Default: strings.Trim(dflt.String, "'")}
		if typ == "INTEGER" {
			var n int64
			if dflt.Valid {
				if _, err := fmt.Sscan(dflt.String, &n); err != nil {
					return nil, fmt.Errorf("default of %s.%s: %w", table, name, err)
				}
			}
			c.Default = n
		}
		out[table] = append(out[table], c)
	}
	return out, rows.Err()
}
