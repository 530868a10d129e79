package data

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"jibun/data/internal/ledger"
	"jibun/data/internal/place"
)

// ErrSecondPlace: the backup was made and verified, but its copy in the second
// place was not. The wrapped error says why.
var ErrSecondPlace = errors.New("backup not copied to the second place")

// backupFolder is the folder of backups beside a ledger, unless another is set.
const backupFolder = "控え"

// BackupFolder is where Backup puts backups if it is given no folder.
func (s *Store) BackupFolder() string {
	if s.backups != "" {
		return s.backups
	}
	return filepath.Join(filepath.Dir(s.path), backupFolder)
}

// Backup makes a backup in dir ("" = BackupFolder). It holds every operation
// committed before the call. A backup gets its name only after it was opened
// again, checked against its own history and compared with the ledger; damage
// (*DamageError) never becomes a backup. Then it is copied to the office's second
// place, which must exist (ErrSecondPlace: only that copy failed), and backups
// too many are removed from both. A Store that only reads can make one too.
func (s *Store) Backup(ctx context.Context, dir string) (BackupInfo, error) {
	if dir == "" {
		dir = s.BackupFolder()
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return BackupInfo{}, diskError(err)
	}
	at := s.now()
	tmp, err := s.copyOut(ctx, workshop(dir))
	if err != nil {
		return BackupInfo{}, err
	}
	defer engine.Remove(tmp)
	info, err := deliver(tmp, dir, baseName(s.path), at)
	if err != nil {
		return BackupInfo{}, err
	}
	if info, err = describe(ctx, info, s.options()); err != nil {
		return BackupInfo{}, err
	}
	s.thin(ctx, dir, at, info.Path)
	if second := s.secondPlace(ctx); second != "" && !sameFolder(second, dir) {
		if err := s.copyTo(ctx, second, info.Path, at); err != nil {
			return info, fmt.Errorf("%w: %w", ErrSecondPlace, err)
		}
		info.Second = second
	}
	return info, nil
}

// NeedsBackup reports whether something changed since the last backup in dir
// ("" = BackupFolder).
func (s *Store) NeedsBackup(ctx context.Context, dir string) (bool, error) {
	if dir == "" {
		dir = s.BackupFolder()
	}
	last, err := lastBackup(ctx, dir, s, s.options())
	if errors.Is(err, ErrNotFound) {
		return true, nil
	}
	if err != nil {
		return true, err
	}
	now, err := s.l.LastOperation(ctx)
	return now.Last != last.LastOperation || now.Seal != last.seal, err
}

func (s *Store) options() Options {
	return Options{Who: s.who, Now: s.now, ReadOnly: true, Local: s.o.Local, migrations: s.migrations, nouns: s.nouns}
}

// workshop is the folder in which a backup for dir is made: dir itself, or if
// that is on the network, a local one.
func workshop(dir string) string {
	if kind, _ := place.Of(dir); kind == place.Network {
		return os.TempDir()
	}
	return dir
}

// unfinished is how files are called that are not backups yet.
const unfinished = ".jibun-*.part"

// newPart makes an empty file for work in progress, and removes those that a
// crash left behind.
func newPart(dir string) (string, error) {
	sweep(filepath.Join(dir, unfinished))
	f, err := os.CreateTemp(dir, unfinished)
	if err != nil {
		return "", diskError(err)
	}
	return f.Name(), diskError(f.Close())
}

// copyOut writes the ledger as it is now into a new file in dir, and verifies it.
func (s *Store) copyOut(ctx context.Context, dir string) (string, error) {
	if err := s.samePlace(); err != nil {
		return "", err
	}
	tmp, err := newPart(dir)
	if err != nil {
		return "", err
	}
	if err := s.copyVerified(ctx, tmp); err != nil {
		engine.Remove(tmp) // a copy that failed is left half made
		return "", err
	}
	return tmp, nil
}

func (s *Store) copyVerified(ctx context.Context, tmp string) (err error) {
	defer wrap(&err, "copyVerified()")
	before, err := s.l.State(ctx)
	if err != nil {
		return err
	}
	if err := engine.Copy(ctx, s.file(), s.mode(), tmp); err != nil {
		return err
	}
	if err := syncFile(tmp); err != nil {
		return err
	}
	c, err := peek(ctx, tmp, s.options())
	if err != nil {
		return err
	}
	defer c.Close()
	return s.verify(ctx, c, before)
}

// verify checks a copy by itself and compares it with the ledger, which was at
// the state before when the copy began. If operations were added meanwhile, the
// copy may hold them or not; its rows are those that its own history says.
func (s *Store) verify(ctx context.Context, copied *Store, before ledger.State) error {
	report, err := copied.Check(ctx, nil)
	if err != nil {
		return err
	}
	if err := report.Err(); err != nil {
		return err
	}
	got, err := copied.l.State(ctx)
	if err != nil {
		return err
	}
	after, err := s.l.State(ctx)
	if err != nil {
		return err
	}
	seal, err := s.l.SealOf(ctx, got.Last)
	if err != nil {
		return err
	}
	if got.Last < before.Last || got.Last > after.Last || got.Seal != seal {
		return fmt.Errorf("%w: the copy is of another ledger", ErrIO)
	}
	if before.Equal(after) && !got.Equal(before) {
		return fmt.Errorf("%w: the copy is not complete", ErrIO)
	}
	return nil
}

// deliver gives a verified copy its name in dir, which may be on another disk.
func deliver(tmp, dir, base string, at time.Time) (BackupInfo, error) {
	if !sameFolder(filepath.Dir(tmp), dir) {
		part, err := newPart(dir)
		if err != nil {
			return BackupInfo{}, err
		}
		defer os.Remove(part)
		if err := copyFile(tmp, part); err != nil {
			return BackupInfo{}, err
		}
		tmp = part
	}
	for n := 1; ; n++ {
		info := BackupInfo{Base: base, At: at.Truncate(time.Second).In(Tokyo), n: n}
		info.Path = filepath.Join(dir, info.name())
		if err := putInPlace(tmp, info.Path); !errors.Is(err, ErrExists) {
			return info, err
		}
	}
}

// secondPlace is the office's second folder, or "".
func (s *Store) secondPlace(ctx context.Context) string {
	var dir string
	_ = s.read.QueryRowContext(ctx, "SELECT second_backup FROM offices ORDER BY id LIMIT 1").Scan(&dir)
	return strings.TrimSpace(dir)
}

// copyTo copies a verified backup into the second place. It does not make the
// folder: an unplugged drive must not become a folder on the system's disk.
func (s *Store) copyTo(ctx context.Context, dir, backup string, at time.Time) error {
	fi, err := os.Stat(dir)
	if err != nil {
		return diskError(err)
	}
	if !fi.IsDir() {
		return fmt.Errorf("%w: not a folder", ErrIO)
	}
	info, err := deliver(backup, dir, baseName(s.path), at)
	if err == nil {
		s.thin(ctx, dir, at, info.Path)
	}
	return err
}

func sameFolder(a, b string) bool {
	x, err := os.Stat(a)
	y, err2 := os.Stat(b)
	return err == nil && err2 == nil && os.SameFile(x, y)
}
