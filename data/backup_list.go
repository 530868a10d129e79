package data

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// BackupInfo is a verified backup.
type BackupInfo struct {
	Path          string
	Base          string    // name of the ledger it is of, without .jibun
	At            time.Time // to the second
	Size          int64     // bytes
	LastOperation int64     // id of the last operation it holds
	Ledger        string    // UID of the ledger it is of, "" = an older program made it
	Second        string    // second place it was copied to, "" = none; only from Backup

	n    int // of several within a second
	seal string
}

// extension is that of a ledger and of its backups.
const extension = ".jibun"

func baseName(path string) string { return strings.TrimSuffix(filepath.Base(path), extension) }

// name is 呉市人事課_20261122-103205.jibun, by the office's wall clock.
func (b BackupInfo) name() string {
	name := b.Base + "_" + b.At.In(Tokyo).Format("20060102-150405")
	if b.n > 1 {
		name += "-" + strconv.Itoa(b.n)
	}
	return name + extension
}

var backupName = regexp.MustCompile(`^(.+)_([0-9]{8}-[0-9]{6})(?:-([0-9]{1,6}))?\.jibun$`)

// parseBackupName reads a name; ok is false for other files.
func parseBackupName(name string) (b BackupInfo, ok bool) {
	m := backupName.FindStringSubmatch(name)
	if m == nil {
		return b, false
	}
	at, err := time.ParseInLocation("20060102-150405", m[2], Tokyo)
	if err != nil {
		return b, false
	}
	b = BackupInfo{Base: m[1], At: at, n: 1}
	if m[3] != "" {
		b.n, _ = strconv.Atoi(m[3])
	}
	return b, true
}

// BackupMoment is when a backup was made: as its name says, else when the file was
// written last; the zero time if there is none.
func BackupMoment(path string) time.Time {
	if b, ok := parseBackupName(filepath.Base(path)); ok {
		return b.At
	}
	if info, err := os.Stat(path); err == nil {
		return info.ModTime()
	}
	return time.Time{}
}

// Backups lists the backups in dir, of whichever ledger, the newest first. A
// file is listed if it has the name that only a verified backup gets, is whole
// and can be opened by this program. A folder that does not exist has none.
func Backups(ctx context.Context, dir string) ([]BackupInfo, error) {
	return backups(ctx, dir, nil, 0, Options{})
}

// LastBackup is the newest of Backups, or ErrNotFound.
func LastBackup(ctx context.Context, dir string) (BackupInfo, error) {
	return lastBackup(ctx, dir, nil, Options{})
}

func lastBackup(ctx context.Context, dir string, of *Store, o Options) (BackupInfo, error) {
	found, err := backups(ctx, dir, of, 1, o)
	if err == nil && len(found) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return BackupInfo{}, err
	}
	return found[0], nil
}

// IsOf reports whether a backup is of the ledger: by its id, or if an older program
// made the backup, by the name of the file.
func (b BackupInfo) IsOf(s *Store) bool {
	if b.Ledger == "" || s.uid == "" {
		return b.Base == baseName(s.path)
	}
	return b.Ledger == s.uid
}

// backups lists those of one ledger (nil = all), at most limit (0 = all).
func backups(ctx context.Context, dir string, of *Store, limit int, o Options) ([]BackupInfo, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, diskError(err)
	}
	var named []BackupInfo
	for _, e := range entries {
		b, ok := parseBackupName(e.Name())
		if ok && e.Type().IsRegular() {
			b.Path = filepath.Join(dir, e.Name())
			named = append(named, b)
		}
	}
	slices.SortFunc(named, func(a, b BackupInfo) int {
		return cmp.Or(b.At.Compare(a.At), cmp.Compare(b.n, a.n), cmp.Compare(a.Base, b.Base))
	})
	var out []BackupInfo
	for _, b := range named {
		if b, err := describe(ctx, b, o); err == nil {
			if of == nil || b.IsOf(of) {
				out = append(out, b)
			}
		} else if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if limit > 0 && len(out) == limit {
			break
		}
	}
	return out, nil
}

// describe looks into a backup: is it whole, and what was done last in it?
func describe(ctx context.Context, b BackupInfo, o Options) (_ BackupInfo, err error) {
	defer wrap(&err, "describe()")
	fi, err := os.Stat(b.Path)
	if err != nil {
		return b, diskError(err)
	}
	s, err := peek(ctx, b.Path, o)
	if err != nil {
		return b, err
	}
	defer s.Close()
	b.Size = fi.Size()
	if size, err := s.d.Size(ctx, s.read); err != nil || size != b.Size {
		return b, cmp.Or(err, ErrDamaged)
	}
	b.Ledger = s.uid
	now, err := s.l.LastOperation(ctx)
	b.LastOperation, b.seal = now.Last, now.Seal
	return b, err
}

// peek opens a ledger only to read it as a whole, also one with an older
// schema, as it is. It takes no lock.
func peek(ctx context.Context, path string, o Options) (_ *Store, err error) {
	defer wrap(&err, "peek()")
	o.ReadOnly = true
	o = o.filled()
	path, err = filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if err := inspect(ctx, path, o); err != nil {
		return nil, err
	}
	s := newStore(path, o)
	s.why = &ReadOnlyReason{Kind: "asked"}
	if s.src, err = openSource(ctx, path, false, o); err == nil {
		err = s.openForReading(ctx, false)
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}
