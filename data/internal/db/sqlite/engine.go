// Package sqlite keeps a ledger in one SQLite file. It is the only place that
// names a driver.
//
//	engine.go     the engine; its failures
//	open.go       connections, with every pragma in their name
//	catalogue.go  tables, columns, references, identity, layout
//	inspect.go    SQLite's own check, sequences, size
//	copy.go       a copy of one instant
//	files.go      the logs that SQLite keeps beside a file
//	lock.go       who writes
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"jibun/data/internal/db"
)

// Engine is SQLite.
type Engine struct{}

var _ db.Engine = Engine{}

// KindOf sorts err.
func (Engine) KindOf(err error) db.Kind {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return db.Other
	}
	switch code := e.Code(); code {
	case lib.SQLITE_CONSTRAINT_UNIQUE, lib.SQLITE_CONSTRAINT_PRIMARYKEY:
		return db.Unique
	case lib.SQLITE_CONSTRAINT_FOREIGNKEY:
		return db.Reference
	default:
		return kinds[code&0xff]
	}
}

var kinds = map[int]db.Kind{
	lib.SQLITE_BUSY: db.Busy, lib.SQLITE_LOCKED: db.Busy, lib.SQLITE_FULL: db.Full, lib.SQLITE_READONLY: db.ReadOnlyFile,
	lib.SQLITE_CORRUPT: db.Corrupt, lib.SQLITE_NOTADB: db.NotADatabase, lib.SQLITE_CANTOPEN: db.CannotOpen, lib.SQLITE_IOERR: db.IO,
}

// scripts: AUTOINCREMENT, so that the id of a deleted row is never given again.
var scripts = strings.NewReplacer("{{id}}", "INTEGER PRIMARY KEY AUTOINCREMENT", "{{bytes}}", "BLOB")

// Script fills in SQLite's own words.
func (Engine) Script(text string) string {
	return scripts.Replace(text)
}

// Snapshot is SQLite's deferred transaction.
func (Engine) Snapshot(ctx context.Context, r *sql.DB) (*sql.Tx, error) {
	return r.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
}

// Hurry switches the waiting for the disk off.
func (Engine) Hurry(ctx context.Context, w *db.Writer) (func(context.Context) error, error) {
	set := func(ctx context.Context, pragmas ...string) error {
		for _, q := range pragmas {
			if err := w.Outside(ctx, "PRAGMA "+q); err != nil {
				return err
			}
		}
		return nil
	}
	steady := func(ctx context.Context) error { // a last small write and a checkpoint push everything onto the disk
		return set(ctx, "synchronous = FULL", fmt.Sprintf("cache_size = %d", writerCache), fmt.Sprintf("application_id = %d", db.ApplicationID),
			"wal_checkpoint(TRUNCATE)")
	}
	return steady, set(ctx, "synchronous = OFF", "cache_size = -131072")
}
