// Package db is the seam between the ledger and the store of its rows. What any
// relational store does alike stands here: transactions of one writer over
// database/sql, migrations, and the words in which a store says what it holds and
// why it failed. What differs from store to store is Engine; each engine is a
// folder of its own below this one (sqlite is the only one), and the only place
// that names a driver. Nothing here knows a noun of the office.
//
// # A second engine
//
// A folder here that implements Engine, and the one line of package data that
// names the engine. SQL above stays in the common subset: binds are $1, $2;
// columns INTEGER, TEXT and {{bytes}}; no PRAGMA, no catalogue. What still relies on SQLite,
// found by preparing all statements on PostgreSQL 15:
//
//   - the index registrations_figures of the first migration holds an expression
//     without parentheses around it; a released migration is never changed, so
//     another engine begins with one script of its own, as the schema is then;
//   - INTEGER holds 64 bits: the lots' seed and packed marks need BIGINT there;
//   - ledger's mirrors take "operations with a higher id" for "committed later":
//     true while one transaction writes at a time, which another engine must
//     ensure (an advisory lock around Write);
//   - the check asks that the ids of operations and changes have no gap: sequences
//     that run on after a rollback need a counter taken inside the transaction;
//   - days, instants and keys are compared as text, byte by byte (COLLATE "C").
package db

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
)

// DB is one open ledger: a pool that can only read and one connection that
// writes, so that reading never waits for writing. W is nil if it is open for
// reading only.
type DB struct {
	Engine
	R *sql.DB
	W *Writer
}

// Close lets go of it; what the engine still has to write it writes first.
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

// Querier is what reads: a pool, a connection, a transaction.
type Querier interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
}

// EachRow calls f for every row of a query.
func EachRow(ctx context.Context, from Querier, q string, args []any, f func(*sql.Rows) error) error {
	rows, err := from.QueryContext(ctx, q, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Engine is what differs from one store of rows to another.
type Engine interface {
	Files

	// Open opens a ledger. It neither checks what kind of file it is nor migrates.
	Open(ctx context.Context, file string, mode Mode) (*DB, error)
	// KindOf sorts a failure.
	KindOf(err error) Kind

	// Identify reads what the ledger says of itself; Identity is the script that
	// writes it, within the transaction of a migration.
	Identify(ctx context.Context, q Querier) (Identity, error)
	Identity(id Identity) string
	// Script makes the engine's own text of a migration.
	Script(text string) string
	// Catalogue lists the tables with their columns, in the order of the table,
	// and what of them refers to other tables.
	Catalogue(ctx context.Context, q Querier) (map[string]Table, error)
	// Layout lists everything that the schema declares, as it was declared, by
	// name; LayoutOf is that of a ledger on which the first schema migrations ran.
	Layout(ctx context.Context, q Querier) (map[string]string, error)
	LayoutOf(ctx context.Context, files fs.FS, schema int) (map[string]string, error)
	// Sequences are the highest ids that were ever given, by table.
	Sequences(ctx context.Context, q Querier) (map[string]any, error)
	// Inspect runs the engine's own check of the file and calls found for each damage.
	Inspect(ctx context.Context, q Querier, found func(Damage)) error

	// Snapshot begins a transaction that only reads and, from its first query on,
	// sees one instant.
	Snapshot(ctx context.Context, r *sql.DB) (*sql.Tx, error)
	// Hurry lets the writer no longer wait for the disk, until steady is called,
	// which waits for all of it. A power cut between the two may damage the file.
	Hurry(ctx context.Context, w *Writer) (steady func(context.Context) error, err error)
}

// Files is what an engine does with the files of a ledger.
type Files interface {
	// Copy writes what file says at one instant into target, without what was
	// deleted. target must not exist, or be empty. The copy is not yet forced to
	// the disk, and a copy that failed is left half made: the caller removes it.
	Copy(ctx context.Context, file string, mode Mode, target string) error
	// Size is how many bytes the file has by its own count: a file of another size
	// was cut off or grew.
	Size(ctx context.Context, q Querier) (int64, error)
	// LogBeside reports whether a log lies beside the file: somebody has it open, or
	// it was not closed and its last transactions are only there.
	LogBeside(file string) bool
	// LogLooksRight reports whether what lies beside begins as a log does. What does not
	// is no log: the engine would write over it.
	LogLooksRight(file string) bool
	// Logs are the files of a log that are there, each with what it would be called
	// beside to.
	Logs(file, to string) map[string]string
	// Held reports whether somebody holds the lock of file. It leaves no trace.
	Held(file string) bool
	// KeepLog keeps the log of file, which is open for writing here, as that of to, and
	// empties it: closing then writes nothing of it into file, which is no longer the
	// one that was opened.
	KeepLog(file, to string) error
	// MoveLog renames the log of file to be that of to.
	MoveLog(file, to string) error
	// Remove removes a ledger with all that belongs to it, as far as it is there.
	Remove(file string)
	// Lock makes the caller the only writer of file until it is released, or says
	// who is: held is then not nil. The system lets go of it when the program ends,
	// however it ends.
	Lock(file string, who Holder) (l Lock, held *Holder, err error)
}

// Mode says how a file is opened.
type Mode int

const (
	ReadOnly  Mode = iota // somebody else writes, or writing is not wanted
	ReadWrite             // the file must exist
	Create                // the file must not exist
	Immutable             // a file on a medium that cannot be written at all
)

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

// Table is a table of the schema.
type Table struct {
	Columns    []Column
	References map[string]string // columns that refer to the id of another table, which is given
}

// Column is a column with the default that an older image of a row implies.
type Column struct {
	Name    string
	Default any // int64 or string
}

// Damage is what an engine's own check found. Table and Row are those of a row
// that refers to one of the table Text, which is not there; else Text is the
// engine's sentence.
type Damage struct {
	Table string
	Row   int64
	Text  string
}

// Dangling reports whether the damage is a reference to nothing.
func (d Damage) Dangling() bool { return d.Table != "" }
