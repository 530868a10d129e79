package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
)

// Writer is the one connection that writes. It keeps its prepared statements,
// because preparing costs as much as a small write.
type Writer struct {
	mu    sync.Mutex // one transaction at a time
	pool  *sql.DB
	conn  *sql.Conn
	stmts map[string]*sql.Stmt
	begin string
	leave func(context.Context, *sql.Conn) error
}

// NewWriter takes the one connection of a pool that may write. begin is the
// engine's statement that begins a transaction which nobody else's write can come
// between, leave what it does before it lets go (nil = nothing).
func NewWriter(ctx context.Context, pool *sql.DB, begin string, leave func(context.Context, *sql.Conn) error) (*Writer, error) {
	pool.SetMaxOpenConns(1)
	conn, err := pool.Conn(ctx)
	if err != nil {
		pool.Close()
		return nil, err
	}
	return &Writer{pool: pool, conn: conn, stmts: map[string]*sql.Stmt{}, begin: begin, leave: leave}, nil
}

// Settle does now what is done before letting go: what is only in a log goes into
// the file.
func (w *Writer) Settle(ctx context.Context) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.leave == nil {
		return nil
	}
	return w.leave(ctx, w.conn)
}

func (w *Writer) close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, s := range w.stmts {
		s.Close()
	}
	var err error
	if w.leave != nil {
		err = w.leave(context.Background(), w.conn)
	}
	return errors.Join(err, w.conn.Close(), w.pool.Close())
}

// Write runs f in one transaction: all of it or nothing. then (may be nil) runs
// after the commit, before anybody else writes.
func (w *Writer) Write(ctx context.Context, f func(*Tx) error, then func()) (err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if _, err := w.conn.ExecContext(ctx, w.begin); err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	open := true
	defer func() {
		if open { // an error, or a panic on its way out
			_, _ = w.conn.ExecContext(context.Background(), "ROLLBACK")
		}
	}()
	if err := f(&Tx{w}); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if _, err := w.conn.ExecContext(context.Background(), "COMMIT"); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	open = false
	if then != nil {
		then()
	}
	return nil
}

// Outside runs a statement that must not be inside a transaction.
func (w *Writer) Outside(ctx context.Context, q string, args ...any) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	_, err := w.conn.ExecContext(ctx, q, args...)
	return err
}

// Tx is a running write transaction.
type Tx struct{ w *Writer }

func (t *Tx) stmt(ctx context.Context, q string) (*sql.Stmt, error) {
	if s := t.w.stmts[q]; s != nil {
		return s, nil
	}
	s, err := t.w.conn.PrepareContext(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("prepare %q: %w", q, err)
	}
	t.w.stmts[q] = s
	return s, nil
}

// Exec runs q and returns how many rows it changed.
func (t *Tx) Exec(ctx context.Context, q string, args ...any) (int64, error) {
	s, err := t.stmt(ctx, q)
	if err != nil {
		return 0, err
	}
	res, err := s.ExecContext(ctx, args...)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

// QueryContext runs q. Close the rows before the next statement.
func (t *Tx) QueryContext(ctx context.Context, q string, args ...any) (*sql.Rows, error) {
	s, err := t.stmt(ctx, q)
	if err != nil {
		return nil, err
	}
	return s.QueryContext(ctx, args...)
}

// script runs several statements without keeping them.
func (t *Tx) script(ctx context.Context, q string) error {
	_, err := t.w.conn.ExecContext(ctx, q)
	return err
}
