// Package db opens the ledger's file, brings it to the newest schema and runs
// transactions. It is the only place that names a driver, and knows nothing of
// seminars.
package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// readers is how many connections read side by side.
const readers = 3

// DB is one open ledger file: a pool that can only read and one connection
// that writes, so that reading never waits for writing. W is nil if the file
// is open for reading only.
type DB struct {
	R *sql.DB
	W *Writer
}

// Mode says how a file is opened.
type Mode int

const (
	ReadOnly  Mode = iota // somebody else writes, or writing is not wanted
	ReadWrite             // the file must exist
	Create                // the file must not exist
	Immutable             // a file on a medium that cannot be written at all

	copyReadOnly  // as ReadOnly, for VACUUM INTO, which query_only forbids
	copyImmutable // as Immutable
)

// Open opens file. It neither checks what kind of file it is nor migrates.
func Open(ctx context.Context, file string, mode Mode) (*DB, error) {
	d := &DB{}
	if mode == ReadWrite || mode == Create {
		w, err := openWriter(ctx, file, mode)
		if err != nil {
			return nil, fmt.Errorf("open for writing: %w", err)
		}
		d.W = w
	}
	r, err := sql.Open("sqlite", dsn(file, readMode(mode)))
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

func readMode(m Mode) Mode {
	if m == Immutable {
		return Immutable
	}
	return ReadOnly
}

// dsn is a file: URI with every pragma in it, because pragmas belong to the
// connection, not to the file.
func dsn(file string, mode Mode) string {
	q := url.Values{}
	pragmas := []string{"busy_timeout(5000)", "foreign_keys(1)", "trusted_schema(0)", "temp_store(MEMORY)"}
	switch mode {
	case copyReadOnly:
		q.Set("mode", "ro")
	case copyImmutable:
		q.Set("mode", "ro")
		q.Set("immutable", "1")
	case ReadOnly:
		q.Set("mode", "ro")
		pragmas = append(pragmas, "query_only(1)")
	case Immutable:
		q.Set("mode", "ro")
		q.Set("immutable", "1")
		pragmas = append(pragmas, "query_only(1)")
	default:
		q.Set("mode", map[Mode]string{ReadWrite: "rw", Create: "rwc"}[mode])
		pragmas = append(pragmas, "journal_mode(WAL)", "synchronous(FULL)", "secure_delete(1)")
	}
	if q.Get("mode") == "ro" {
		pragmas = append(pragmas, "cache_size(-2048)") // every write by another empties it, page by page
	} else {
		pragmas = append(pragmas, "cache_size(-16384)")
	}
	q["_pragma"] = pragmas
	p := filepath.ToSlash(file)
	if runtime.GOOS == "windows" && !strings.HasPrefix(p, "/") {
		p = "/" + p // file:///C:/…
	}
	return (&url.URL{Scheme: "file", OmitHost: true, Path: p, RawQuery: q.Encode()}).String()
}

// Close lets go of the file. The last writer to leave moves the log into the
// file and, so that deleted text does not linger, empties it.
func (d *DB) Close() error {
	var errs []error
	if d.R != nil {
		errs = append(errs, d.R.Close())
	}
	if d.W != nil {
		errs = append(errs, d.W.close())
	}
	return errors.Join(errs...)
}

// Kind is a sort of failure that the layers above tell apart.
type Kind int

const (
	Other        Kind = iota
	Unique            // a second row where only one may be
	Reference         // a row refers to one that is not there
	Busy              // somebody else holds the file
	Full              // no room on the disk
	ReadOnlyFile      // the file cannot be written
	Corrupt           // the file is damaged
	NotADatabase      // the file is something else
	CannotOpen
	IO
)

// KindOf sorts err.
func KindOf(err error) Kind {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return Other
	}
	switch code := e.Code(); code {
	case lib.SQLITE_CONSTRAINT_UNIQUE, lib.SQLITE_CONSTRAINT_PRIMARYKEY:
		return Unique
	case lib.SQLITE_CONSTRAINT_FOREIGNKEY:
		return Reference
	default:
		switch code & 0xff {
		case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
			return Busy
		case lib.SQLITE_FULL:
			return Full
		case lib.SQLITE_READONLY:
			return ReadOnlyFile
		case lib.SQLITE_CORRUPT:
			return Corrupt
		case lib.SQLITE_NOTADB:
			return NotADatabase
		case lib.SQLITE_CANTOPEN:
			return CannotOpen
		case lib.SQLITE_IOERR:
			return IO
		}
	}
	return Other
}
