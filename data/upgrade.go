package data

import (
	"context"
	"errors"

	"jibun/data/internal/db"
	"jibun/data/internal/ledger"
)

// upgrade brings the ledger to the newest schema: a verified backup first, then
// all steps in one transaction, so that a crash leaves the old ledger or the
// new one. The backup was compared with its history, so the seals that are made
// anew (ledger.Reseal) were right. A second place that is not there does not stop it.
func (s *Store) upgrade(ctx context.Context) error {
	if _, err := s.Backup(ctx, ""); err != nil && !errors.Is(err, ErrSecondPlace) {
		return err
	}
	if err := s.d.Migrate(ctx, s.migrations, func(t *db.Tx) error { return ledger.Reseal(ctx, t) }); err != nil {
		return err
	}
	// The seals are new: a file that ended before the upgrade and a log that holds it
	// would not know each other.
	if err := s.d.W.Settle(ctx); err != nil {
		return err
	}
	return s.l.Learn(ctx, ledgerNouns(s.nouns))
}
