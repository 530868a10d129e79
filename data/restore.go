package data

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"jibun/data/internal/db"
	"jibun/data/internal/place"
	"jibun/data/inuse"
)

// Restore makes a ledger at target from a backup, or from any other ledger: it
// is also how one works on a local copy of a file that lies on the network. The
// backup is checked first; a damaged one (*DamageError, ErrForeign, …) is
// refused and nothing is touched. target must not exist (ErrExists). It appears
// under its name only when it was written, checked and compared. An older schema
// stays as it is; Open upgrades it.
func Restore(ctx context.Context, backup, target string, o Options) error {
	target, err := filepath.Abs(target)
	if err != nil {
		return err
	}
	if exists(target) {
		return ErrExists
	}
	if err := writable(target); err != nil {
		return err
	}
	tmp, err := prepare(ctx, backup, filepath.Dir(target), o)
	if err != nil {
		return err
	}
	defer engine.Remove(tmp)
	o = o.filled()
	if _, err := setLogAside(target, o.Now()); err != nil {
		return err
	}
	if err := putInPlace(tmp, target); err != nil {
		return err
	}
	return Accept(ctx, target, o) // it is meant to be of an earlier day
}

// RestoreOver puts a backup in the place of a ledger, which nobody may have
// open (ErrBusy). The present ledger becomes a verified backup first, which is
// returned: restoring that one undoes it. If the present ledger is itself
// damaged, its file is set aside under another name, which is returned as Path
// of a BackupInfo without an operation.
func RestoreOver(ctx context.Context, backup, ledger string, o Options) (BackupInfo, error) {
	o = o.filled()
	ledger, err := filepath.Abs(ledger)
	if err != nil {
		return BackupInfo{}, err
	}
	if err := writable(ledger); err != nil {
		return BackupInfo{}, err
	}
	locks, why, err := acquire(ledger, o)
	if err != nil {
		return BackupInfo{}, err
	}
	if why != nil {
		return BackupInfo{}, fmt.Errorf("%w: %w", ErrBusy, ErrReadOnly)
	}
	defer func() {
		for _, l := range locks {
			_ = l.Release()
		}
	}()
	tmp, err := prepare(ctx, backup, filepath.Dir(ledger), o)
	if err != nil {
		return BackupInfo{}, err
	}
	defer engine.Remove(tmp)
	info, err := setAside(ctx, ledger, o)
	if err != nil {
		return info, err
	}
	if len(engine.Logs(ledger, ledger)) > 0 { // somebody reads it: its pages would be mixed into the restored ledger
		return info, ErrBusy
	}
	if err := inuse.Rename(tmp, ledger); err != nil {
		return info, diskError(err)
	}
	if err := syncFolder(filepath.Dir(ledger)); err != nil {
		return info, err
	}
	return info, Accept(ctx, ledger, o) // it is meant to be of an earlier day
}

// writable refuses places where a ledger must not be written.
func writable(path string) error {
	if kind, name := place.Of(filepath.Dir(path)); kind != "" {
		return &PlaceError{Kind: kind, Place: name}
	}
	return nil
}

// prepare checks a backup, copies it into a new file in dir and checks that.
func prepare(ctx context.Context, backup, dir string, o Options) (tmp string, err error) {
	b, err := peek(ctx, backup, o)
	if err != nil {
		return "", err
	}
	defer b.Close()
	report, err := b.check(ctx, nil, checking{itself: true}) // what it lacks is no reason not to save what it has
	if err != nil {
		return "", err
	}
	if err := report.Err(); err != nil {
		return "", err
	}
	return b.copyOut(ctx, dir)
}

// setAside secures the present ledger: as a verified backup, or if it is
// damaged under another name beside, its log too.
func setAside(ctx context.Context, ledger string, o Options) (BackupInfo, error) {
	s, err := peek(ctx, ledger, o)
	if err == nil {
		var info BackupInfo
		info, err = s.Backup(ctx, "")
		s.Close()
		if err == nil || errors.Is(err, ErrSecondPlace) {
			return info, settle(ctx, ledger)
		}
	}
	if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrForeign) && !errors.Is(err, ErrEmptyFile) {
		return BackupInfo{}, err
	}
	aside := ledger + ".damaged-" + o.Now().In(Tokyo).Format("20060102-150405")
	if exists(aside) {
		return BackupInfo{}, ErrExists
	}
	if err := diskError(engine.MoveLog(ledger, aside)); err != nil {
		return BackupInfo{}, err
	}
	if os.Link(ledger, aside) == nil { // so that there is a file under the name at every moment
		return BackupInfo{Path: aside}, nil
	}
	return BackupInfo{Path: aside}, diskError(inuse.Rename(ledger, aside))
}

// settle moves the log into the ledger's file, so that none is left when the
// file is replaced.
func settle(ctx context.Context, ledger string) error {
	d, err := engine.Open(ctx, ledger, db.ReadWrite)
	if err != nil {
		return translate(err)
	}
	return translate(d.Close())
}
