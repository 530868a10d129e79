package db

import (
	"context"
	"database/sql"
	"fmt"
)

// CopyInto writes what file says at one instant into target, without what was
// deleted and with its indexes made anew. target must not exist, or be empty.
// The copy is not yet forced to the disk, and a copy that failed is left half
// made: the caller removes it.
func CopyInto(ctx context.Context, file string, mode Mode, target string) error {
	pool, err := sql.Open("sqlite", dsn(file, copyMode(mode)))
	if err != nil {
		return err
	}
	defer pool.Close()
	if _, err := pool.ExecContext(ctx, "VACUUM INTO $1", target); err != nil {
		return fmt.Errorf("copy ledger: %w", err)
	}
	return nil
}

func copyMode(m Mode) Mode {
	if m == Immutable {
		return copyImmutable
	}
	return copyReadOnly
}

// Pages returns how many bytes the file's own count of pages makes: a file of
// another size was cut off or grew.
func (d *DB) Pages(ctx context.Context) (bytes int64, err error) {
	err = d.R.QueryRowContext(ctx, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").Scan(&bytes)
	return bytes, err
}
