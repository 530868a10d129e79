package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"jibun/data/internal/db"
)

// Copy is VACUUM INTO: its indexes are made anew.
func (Engine) Copy(ctx context.Context, file string, mode db.Mode, target string) error {
	pool, err := sql.Open("sqlite", dsn(file, mode, true))
	if err != nil {
		return err
	}
	defer pool.Close()
	if _, err := pool.ExecContext(ctx, "VACUUM INTO $1", target); err != nil {
		return fmt.Errorf("copy ledger: %w", err)
	}
	return nil
}
