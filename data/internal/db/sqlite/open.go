package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"runtime"
	"strings"

	"jibun/data/internal/db"
)

// readers is how many connections read side by side.
const readers = 3

// Caches of a connection, in KiB as SQLite wants them. A reader's is small: every
// write by another empties it, page by page.
const (
	writerCache = -16384
	readerCache = -2048
)

// Open opens file. It neither checks what kind of file it is nor migrates.
func (e Engine) Open(ctx context.Context, file string, mode db.Mode) (*db.DB, error) {
	d := &db.DB{Engine: e}
	if mode == db.ReadWrite || mode == db.Create {
		pool, err := sql.Open("sqlite", dsn(file, mode, false))
		if err == nil {
			d.W, err = db.NewWriter(ctx, pool, "BEGIN IMMEDIATE", checkpoint)
		}
		if err != nil {
			return nil, fmt.Errorf("open for writing: %w", err)
		}
	}
	if mode != db.Immutable {
		mode = db.ReadOnly
	}
	r, err := sql.Open("sqlite", dsn(file, mode, false))
	if err == nil {
		r.SetMaxOpenConns(readers)
		r.SetMaxIdleConns(readers)
		err = r.PingContext(ctx)
	}
	if err != nil {
		d.Close()
		return nil, fmt.Errorf("open for reading: %w", err)
	}
	d.R = r
	return d, nil
}

// checkpoint moves the log into the file and empties it, when the last writer
// leaves, so that deleted text does not linger. A reader may keep the log alive,
// which loses nothing; that the file cannot be written is an error.
func checkpoint(ctx context.Context, c *sql.Conn) error {
	var busy, frames, moved int
	if err := c.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &frames, &moved); err != nil {
		return fmt.Errorf("move the log into the file: %w", err)
	}
	return nil
}

// dsn is a file: URI with every pragma in it, because pragmas belong to the
// connection, not to the file. A connection that copies must do without
// query_only, which forbids VACUUM INTO.
func dsn(file string, mode db.Mode, copies bool) string {
	q := url.Values{}
	pragmas := []string{"busy_timeout(5000)", "foreign_keys(1)", "trusted_schema(0)", "temp_store(MEMORY)"}
	switch mode {
	case db.ReadOnly, db.Immutable:
		q.Set("mode", "ro")
		if mode == db.Immutable {
			q.Set("immutable", "1")
		}
		if !copies {
			pragmas = append(pragmas, "query_only(1)")
		}
		pragmas = append(pragmas, fmt.Sprintf("cache_size(%d)", readerCache))
	default:
		q.Set("mode", map[db.Mode]string{db.ReadWrite: "rw", db.Create: "rwc"}[mode])
		pragmas = append(pragmas, "journal_mode(WAL)", "synchronous(FULL)", "secure_delete(1)", fmt.Sprintf("cache_size(%d)", writerCache))
	}
	q["_pragma"] = pragmas
	return (&url.URL{Scheme: "file", OmitHost: true, Path: uriPath(file, runtime.GOOS == "windows"), RawQuery: q.Encode()}).String()
}

// uriPath is a file's path as SQLite reads it in a URI without an authority. On Windows
// that is file:///C:/… for a drive and file:////server/share/… for a share (also for the
// long forms \\?\C:\… and \\?\UNC\server\share\…).
func uriPath(file string, windows bool) string {
	if !windows {
		return file
	}
	p := strings.ReplaceAll(file, `\`, "/")
	switch {
	case strings.HasPrefix(p, "//"):
		return "//" + p
	case !strings.HasPrefix(p, "/"):
		return "/" + p
	}
	return p
}
