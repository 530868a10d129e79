package data

import "context"

// upgrade brings the ledger to the newest schema.
func (s *Store) upgrade(ctx context.Context, backups string) error {
	return s.db.Migrate(ctx, migrations())
}
