package datatest

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
)

// Raw opens a ledger as plain SQLite, without the Store: to look at it
// independently, or to damage it. mode is ro, rw or immutable.
func Raw(path, mode string) (*sql.DB, error) {
	q := url.Values{"_pragma": {"busy_timeout(5000)"}}
	if mode == "immutable" {
		q.Set("immutable", "1")
		mode = "ro"
	}
	q.Set("mode", mode)
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	d, err := sql.Open("sqlite", (&url.URL{Scheme: "file", OmitHost: true, Path: path, RawQuery: q.Encode()}).String())
	if err == nil {
		d.SetMaxOpenConns(1)
	}
	return d, err
}

// Dump writes every row of every table with the type of every value, read
// without the Store. skip names tables to leave out.
func Dump(ctx context.Context, path, mode string, skip ...string) (string, error) {
	d, err := Raw(path, mode)
	if err != nil {
		return "", err
	}
	defer d.Close()
	names, err := column(ctx, d, `SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, name := range append(names, "sqlite_master") {
		if strings.Contains(" "+strings.Join(skip, " ")+" ", " "+name+" ") {
			continue
		}
		if err := dumpTable(ctx, d, &b, name); err != nil {
			return "", err
		}
	}
	return b.String(), nil
}

// History names the tables that Dump leaves out to show only the office.
var History = []string{"operations", "changes", "contents", "sqlite_sequence"}

func dumpTable(ctx context.Context, d *sql.DB, b *strings.Builder, name string) error {
	q := `SELECT * FROM "` + name + `" NOT INDEXED ORDER BY id`
	switch name {
	case "sqlite_master": // not the page numbers
		q = `SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name`
	case "sqlite_sequence":
		q = `SELECT name, seq FROM sqlite_sequence ORDER BY name, rowid`
	}
	rows, err := d.QueryContext(ctx, q)
	if err != nil {
		return err
	}
	defer rows.Close()
	heads, err := rows.Columns()
	if err != nil {
		return err
	}
	vals, into := make([]any, len(heads)), make([]any, len(heads))
	for i := range vals {
		into[i] = &vals[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		fmt.Fprintf(b, "%s %#v\n", name, vals)
	}
	return rows.Err()
}

func column(ctx context.Context, d *sql.DB, q string) (out []string, err error) {
	rows, err := d.QueryContext(ctx, q)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}
