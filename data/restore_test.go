package data_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/datatest/soak"
)

// TestRestoreOver: the present ledger becomes a backup first, and restoring that
// one undoes it.
func TestRestoreOver(t *testing.T) {
	c := datatest.NewClock()
	s := datatest.NewAt(t, c)
	early := dump(t, s.Path())
	b := backup(t, s, "")
	datatest.Person(t, s, "人")
	late := dump(t, s.Path())
	c.Add(time.Minute)
	if _, err := data.RestoreOver(t.Context(), b.Path, s.Path(), c.Options()); !errors.Is(err, data.ErrBusy) {
		t.Error("an open ledger was replaced:", err)
	}
	closed(t, s)
	before, err := data.RestoreOver(t.Context(), b.Path, s.Path(), c.Options())
	if err != nil || dump(t, s.Path()) != early {
		t.Fatal(before, err)
	}
	healthy(t, s.Path())
	c.Add(time.Minute)
	if _, err := data.RestoreOver(t.Context(), before.Path, s.Path(), c.Options()); err != nil || dump(t, s.Path()) != late {
		t.Error("not undone", err)
	}
	healthy(t, s.Path())
}

// TestRestoreOver_reader: another program still reads the ledger.
func TestRestoreOver_reader(t *testing.T) {
	s := datatest.New(t)
	b := backup(t, s, "")
	r := datatest.Open(t, s.Path(), datatest.NewClock())
	if _, err := r.Office(t.Context()); err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	if _, err := data.RestoreOver(t.Context(), b.Path, s.Path(), datatest.NewClock().Options()); !errors.Is(err, data.ErrBusy) {
		t.Error(err)
	}
	closed(t, r)
	if _, err := data.RestoreOver(t.Context(), b.Path, s.Path(), datatest.NewClock().Options()); err != nil {
		t.Error(err)
	}
}

// TestRestoreOver_damaged: a ledger that is damaged itself is set aside, not
// thrown away; its log too.
func TestRestoreOver_damaged(t *testing.T) {
	for name, harm := range map[string]func(*testing.T, string){
		"content": func(t *testing.T, path string) { harm(t, path, `UPDATE offices SET name = 'X'`) },
		"text":    func(t *testing.T, path string) { write(t, path, "not a ledger") },
		"empty":   func(t *testing.T, path string) { write(t, path, "") },
	} {
		t.Run(name, func(t *testing.T) {
			s := datatest.New(t)
			want := dump(t, s.Path())
			b := backup(t, s, "")
			closed(t, s)
			harm(t, s.Path())
			damaged, err := os.ReadFile(s.Path())
			if err != nil {
				t.Fatal(err)
			}
			write(t, s.Path()+"-wal", "")
			info, err := data.RestoreOver(t.Context(), b.Path, s.Path(), datatest.NewClock().Options())
			if err != nil {
				t.Fatal(err)
			}
			aside, err := os.ReadFile(info.Path)
			if err != nil || string(aside) != string(damaged) || info.LastOperation != 0 {
				t.Error("the damaged file is not kept", err)
			}
			if dump(t, s.Path()) != want {
				t.Error("not restored")
			}
			healthy(t, s.Path())
		})
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// newerProgram has one more migration.
func newerProgram() fs.FS {
	return withMigration(`
		ALTER TABLE people ADD COLUMN nickname TEXT NOT NULL DEFAULT '';
		CREATE TABLE badges (id {{id}}, version INTEGER NOT NULL DEFAULT 1, color TEXT NOT NULL DEFAULT '');
		CREATE INDEX people_by_nickname ON people (nickname, name);`)
}

func withMigration(script string) fs.FS {
	files := fstest.MapFS{"9999_more.sql": {Data: []byte(script)}}
	old, err := fs.Glob(data.Migrations(), "*.sql")
	if err != nil {
		panic(err)
	}
	for _, name := range old {
		b, err := fs.ReadFile(data.Migrations(), name)
		if err != nil {
			panic(err)
		}
		files[name] = &fstest.MapFile{Data: b}
	}
	return files
}

// upgraded says how far an upgrade by newerProgram went: old, new or half.
func upgraded(t *testing.T, path string) string {
	t.Helper()
	d, err := datatest.Raw(path, "ro")
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	var version, parts int
	err = d.QueryRow(`SELECT (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_master WHERE name IN ('badges', 'people_by_nickname'))
		+ (SELECT count(*) FROM pragma_table_info('people') WHERE name = 'nickname')`).Scan(&version, &parts)
	if err != nil {
		t.Fatal(err)
	}
	own, err := fs.Glob(data.Migrations(), "*.sql")
	if err != nil {
		t.Fatal(err)
	}
	switch {
	case version == len(own) && parts == 0:
		return "old"
	case version == len(own)+1 && parts == 3:
		return "new"
	}
	return "half"
}

// TestUpgrade: a verified backup of the old ledger first, then the new one;
// check and undo work across it.
func TestUpgrade(t *testing.T) {
	s := datatest.New(t)
	p := datatest.Person(t, s, "人")
	closed(t, s)
	before := dump(t, s.Path())
	if upgraded(t, s.Path()) != "old" {
		t.Fatal("not old")
	}
	o := datatest.NewClock().Options().WithMigrations(newerProgram())
	o.ReadOnly = true
	r, err := data.Open(t.Context(), s.Path(), o) // as it is meant today, without a change
	if err != nil {
		t.Fatal("an older ledger is not opened for reading:", err)
	}
	if got, err := r.Person(t.Context(), p.ID); err != nil || got.Name != "人" {
		t.Error(got, err)
	}
	if report, err := r.Check(t.Context(), nil); err != nil || !report.OK() {
		t.Error(report.Problems, err)
	}
	closed(t, r)
	if upgraded(t, s.Path()) != "old" || dump(t, s.Path()) != before {
		t.Error("reading changed it")
	}
	o.ReadOnly = false
	n, err := data.Open(t.Context(), s.Path(), o)
	if err != nil {
		t.Fatal(err)
	}
	if upgraded(t, s.Path()) != "new" {
		t.Error("not upgraded")
	}
	if report, err := n.Check(t.Context(), nil); err != nil || !report.OK() {
		t.Error(report.Problems, err)
	}
	if _, err := n.Undo(t.Context()); err != nil {
		t.Error(err)
	}
	if _, err := n.Person(t.Context(), p.ID); !errors.Is(err, data.ErrNotFound) {
		t.Error(err)
	}
	closed(t, n)
	b, err := data.LastBackup(t.Context(), s.BackupFolder())
	if err != nil || dump(t, b.Path) != before {
		t.Error("no backup of the old ledger", err)
	}
	// the older program names the newer ledger and refuses it
	var newer *data.NewerError
	if _, err := data.Open(t.Context(), s.Path(), data.Options{}); !errors.As(err, &newer) || newer.File != newer.Program+1 {
		t.Error(err)
	}
	target := filepath.Join(t.TempDir(), "台帳.jibun")
	if err := data.Restore(t.Context(), b.Path, target, data.Options{}); err != nil {
		t.Error("the way back:", err)
	}
	healthy(t, target)
}

// TestUpgrade_fails: a step that fails, a backup that cannot be made and a
// damaged ledger leave the old ledger as it was.
func TestUpgrade_fails(t *testing.T) {
	path := furnished(t, 3)
	before := dump(t, path)
	o := datatest.NewClock().Options().WithMigrations(withMigration(`ALTER TABLE people ADD COLUMN nickname TEXT NOT NULL DEFAULT ''; CREATE TABLE people (id {{id}});`))
	if s, err := data.Open(t.Context(), path, o); err == nil {
		s.Close()
		t.Error("a broken migration passed")
	}
	o = datatest.NewClock().Options().WithMigrations(newerProgram())
	o.Backups = filepath.Join(t.TempDir(), "file")
	write(t, o.Backups, "")
	if _, err := data.Open(t.Context(), path, o); !errors.Is(err, data.ErrIO) {
		t.Error("without a backup:", err)
	}
	if dump(t, path) != before {
		t.Error("changed")
	}
	harm(t, path, `UPDATE offices SET name = 'X'`)
	o.Backups = t.TempDir()
	if _, err := data.Open(t.Context(), path, o); !errors.Is(err, data.ErrDamaged) {
		t.Error("a damaged ledger was upgraded:", err)
	}
	if upgraded(t, path) != "old" {
		t.Error("changed")
	}
}

// TestUpgrade_killed: kill -9 leaves the old ledger or the new one.
func TestUpgrade_killed(t *testing.T) {
	original := filled(t)
	path := filepath.Join(t.TempDir(), "台帳.jibun")
	seen := map[string]int{}
	for round := range soak.Rounds(10, 100) {
		copyTo(t, original, path)
		c := startChild(t, "upgrade", path)
		c.line()
		lines := c.killAfter(moment(50*time.Millisecond, round))
		state := upgraded(t, path)
		if seen[state]++; state == "half" || state == "old" && len(lines) > 0 {
			t.Fatal(state, lines)
		}
		if state == "old" {
			healthy(t, path)
		}
		for _, left := range []string{"-wal", "-shm"} {
			_ = os.Remove(path + left)
		}
	}
	t.Log(seen)
	copyTo(t, original, path)
	harm(t, path, `ALTER TABLE people ADD COLUMN nickname TEXT NOT NULL DEFAULT ''`)
	if got := upgraded(t, path); got != "half" || strings.Contains(got, "old") {
		t.Error("half an upgrade would not be noticed:", got)
	}
}
