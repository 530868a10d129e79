package data_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/datatest/soak"
)

// dump reads a ledger without the Store.
func dump(t testing.TB, path string, skip ...string) string {
	t.Helper()
	text, err := datatest.Dump(context.Background(), path, "ro", skip...)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func backup(t testing.TB, s *data.Store, dir string) data.BackupInfo {
	t.Helper()
	b, err := s.Backup(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestBackup_restores: a backup holds the last operation, and what is restored
// from it is the ledger to the last value.
func TestBackup_restores(t *testing.T) {
	s := datatest.Open(t, filled(t), datatest.NewClock())
	datatest.Person(t, s, "最後の人")
	b := backup(t, s, "")
	if filepath.Base(b.Path) != "呉市人事課_20261122-103205.jibun" || filepath.Base(filepath.Dir(b.Path)) != "控え" {
		t.Error(b.Path)
	}
	ops, err := s.History(t.Context(), data.HistoryFilter{Limit: 1})
	if err != nil || ops[0].ID != b.LastOperation {
		t.Errorf("%v is not fresh: %v %v", b, ops, err)
	}
	want := dump(t, s.Path())
	target := filepath.Join(t.TempDir(), "復元.jibun")
	if err := data.Restore(t.Context(), b.Path, target, data.Options{}); err != nil {
		t.Fatal(err)
	}
	if got := dump(t, target); got != want {
		t.Error("what was restored differs")
	}
	healthy(t, target)
	if err := data.Restore(t.Context(), b.Path, target, data.Options{}); !errors.Is(err, data.ErrExists) {
		t.Error("restored over a file:", err)
	}
	datatest.Person(t, s, "人")
	if dump(t, s.Path()) == want {
		t.Error("the comparison shows nothing")
	}
}

func TestBackup_list(t *testing.T) {
	c := datatest.NewClock()
	s := datatest.NewAt(t, c)
	dir := filepath.Join(t.TempDir(), "控え")
	if list, err := data.Backups(t.Context(), dir); err != nil || list != nil {
		t.Error("no folder yet:", list, err)
	}
	if _, err := data.LastBackup(t.Context(), dir); !errors.Is(err, data.ErrNotFound) {
		t.Error(err)
	}
	needs := func(want bool) {
		t.Helper()
		if got, err := s.NeedsBackup(t.Context(), dir); err != nil || got != want {
			t.Errorf("needs a backup: %v, %v", got, err)
		}
	}
	needs(true)
	first := backup(t, s, dir)
	needs(false)
	second := backup(t, s, dir) // within the same second
	if !strings.HasSuffix(second.Path, "-2.jibun") {
		t.Error(second.Path)
	}
	c.Add(time.Hour)
	datatest.Person(t, s, "人")
	needs(true)
	third := backup(t, s, dir)
	needs(false)

	// what is not a backup, or no longer whole, is not listed
	whole, err := os.ReadFile(third.Path)
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{
		"呉市人事課_20261123-000000.jibun": whole[:len(whole)-4096],
		"呉市人事課_20261123-000001.jibun": {},
		"呉市人事課_20261123-000002.jibun": []byte("text"),
		"呉市人事課_20261399-000000.jibun": whole,
		"呉市人事課.jibun":                 whole,
		".jibun-123.part":             whole,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	list, err := data.Backups(t.Context(), dir)
	if err != nil || len(list) != 3 || list[0].Path != third.Path || list[1].Path != second.Path || list[2].Path != first.Path {
		t.Error(list, err)
	}
	if last, err := data.LastBackup(t.Context(), dir); err != nil || last != third {
		t.Error(last, third, err)
	}
}

// TestBackup_leftovers: what a crash left of an unfinished backup is removed
// with the next one, but not what another program is working on.
func TestBackup_leftovers(t *testing.T) {
	s := datatest.New(t)
	dir := t.TempDir()
	for name, age := range map[string]time.Duration{".jibun-1.part": 2 * time.Hour, ".jibun-2.part": time.Minute} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, time.Time{}, time.Now().Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	b := backup(t, s, dir)
	if got := strings.Join(folder(t, dir), " "); got != ".jibun-2.part "+filepath.Base(b.Path) {
		t.Error(got)
	}
}

// TestBackup_damaged: damage never becomes a backup, and a damaged backup is
// refused before anything is touched.
func TestBackup_damaged(t *testing.T) {
	path := filled(t)
	s := datatest.Open(t, path, datatest.NewClock())
	good := backup(t, s, "")
	closed(t, s)
	harm(t, path, `UPDATE people SET name = 'X' WHERE id = 7`)
	s = datatest.Open(t, path, datatest.NewClock())
	var damage *data.DamageError
	if _, err := s.Backup(t.Context(), ""); !errors.As(err, &damage) || damage.Report.Problems[0].Row != 7 {
		t.Error(err)
	}
	closed(t, s)
	if names := folder(t, filepath.Dir(good.Path)); len(names) != 1 {
		t.Error(names)
	}

	harm(t, good.Path, `UPDATE people SET name = 'X' WHERE id = 7`)
	target := filepath.Join(t.TempDir(), "復元.jibun")
	if err := data.Restore(t.Context(), good.Path, target, data.Options{}); !errors.Is(err, data.ErrDamaged) {
		t.Error(err)
	}
	if len(folder(t, filepath.Dir(target))) != 0 {
		t.Error("something was touched")
	}
}

// TestBackup_secondPlace: the copy goes there too; if it cannot, the backup
// stands and the error says so.
func TestBackup_secondPlace(t *testing.T) {
	s := datatest.New(t)
	second := filepath.Join(t.TempDir(), "USB")
	o, err := s.Office(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	o.SecondBackup = second
	if err := s.SaveOffice(t.Context(), &o); err != nil {
		t.Fatal(err)
	}
	b, err := s.Backup(t.Context(), "")
	if !errors.Is(err, data.ErrSecondPlace) || b.Path == "" {
		t.Error(b, err)
	}
	if _, err := os.Stat(second); err == nil {
		t.Error("an unplugged drive became a folder")
	}
	if err := os.Mkdir(second, 0o755); err != nil {
		t.Fatal(err)
	}
	if b = backup(t, s, ""); b.Second != second {
		t.Error(b)
	}
	list, err := data.Backups(t.Context(), second)
	if err != nil || len(list) != 1 || dump(t, list[0].Path) != dump(t, s.Path()) {
		t.Error(list, err)
	}
}

// TestBackup_readOnly: a Store that only reads makes backups, with what stands
// only in the log of the one that writes.
func TestBackup_readOnly(t *testing.T) {
	s := datatest.New(t)
	datatest.Person(t, s, "人")
	r := datatest.Open(t, s.Path(), datatest.NewClock())
	if r.ReadOnly() == nil {
		t.Fatal("both write")
	}
	b := backup(t, r, t.TempDir())
	if dump(t, b.Path) != dump(t, s.Path()) {
		t.Error("differs")
	}
}

// TestBackup_killed: after kill -9 during a backup every listed one is whole.
func TestBackup_killed(t *testing.T) {
	path := filled(t)
	dir := filepath.Join(filepath.Dir(path), "控え")
	unfinished := 0
	for round := range soak.Rounds(8, 60) {
		c := startChild(t, "backup", path)
		c.line()
		c.killAfter(moment(60*time.Millisecond, round))
		left, _ := filepath.Glob(filepath.Join(dir, ".jibun-*.part"))
		unfinished = max(unfinished, len(left))
		list, err := data.Backups(t.Context(), dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range list[:min(len(list), 3)] {
			target := filepath.Join(t.TempDir(), "復元.jibun")
			if err := data.Restore(t.Context(), b.Path, target, data.Options{}); err != nil {
				t.Error(b.Path, err)
			}
		}
		healthy(t, path)
	}
	if unfinished == 0 {
		t.Error("no kill fell into a backup")
	}
}

func TestBackupName(t *testing.T) {
	at := time.Date(2026, 3, 31, 15, 0, 0, 0, time.UTC)
	for n, want := range map[int]string{1: "a_b_20260401-000000.jibun", 2: "a_b_20260401-000000-2.jibun"} {
		name, base, at2, n2, ok := data.BackupName("a_b", at, n)
		if name != want || base != "a_b" || !at2.Equal(at) || n2 != n || !ok {
			t.Error(name, base, at2, n2, ok)
		}
	}
}

// TestBackup_kept: which backups stay. A backup every half hour in office hours
// would else fill the disk.
func TestBackup_kept(t *testing.T) {
	jst := time.FixedZone("JST", 9*60*60)
	day := func(y, m, d, h int) time.Time { return time.Date(y, time.Month(m), d, h, 0, 0, 0, jst) }
	now := day(2026, 11, 22, 12)
	var all []time.Time
	for d := now; d.After(day(2021, 1, 1, 0)); d = d.AddDate(0, 0, -1) {
		for _, h := range []int{17, 9} {
			if at := day(d.Year(), int(d.Month()), d.Day(), h); at.Before(now) {
				all = append(all, at)
			}
		}
	}
	kept := map[time.Time]bool{}
	list := data.Kept(all, now)
	for _, at := range list {
		kept[at] = true
	}
	cases := []struct {
		why  string
		at   time.Time
		want bool
	}{
		{"two days", day(2026, 11, 22, 9), true},
		{"two days", day(2026, 11, 21, 9), true},
		{"older than two days, not the last of its day", day(2026, 11, 20, 9), false},
		{"12 days", day(2026, 11, 11, 17), true},
		{"13th day", day(2026, 11, 10, 17), false},
		{"10 weeks: Sundays", day(2026, 9, 20, 17), true},
		{"11th week", day(2026, 9, 13, 17), false},
		{"9 months", day(2026, 3, 31, 17), true},
		{"10th month", day(2026, 2, 28, 17), false},
		{"fiscal year", day(2025, 3, 31, 17), true},
		{"fiscal year", day(2021, 3, 31, 17), true},
		{"not the last of it", day(2021, 3, 31, 9), false},
	}
	for _, c := range cases {
		if kept[c.at] != c.want {
			t.Errorf("%s: %v kept %v", c.why, c.at, kept[c.at])
		}
	}
	if len(list) > 40 {
		t.Errorf("%d kept", len(list))
	}
	old := []time.Time{day(2001, 5, 1, 9)}
	if got := data.Kept(old, now); len(got) != 1 {
		t.Error("the last one was dropped")
	}
	if got := data.Kept(list, now); len(got) != len(list) {
		t.Error("thinning again drops more")
	}
}

// TestBackup_thins: files are removed by that rule, but only this ledger's.
func TestBackup_thins(t *testing.T) {
	c := datatest.NewClock()
	c.Set(datatest.Start.AddDate(0, 0, -40))
	s := datatest.NewAt(t, c)
	dir := t.TempDir()
	first := backup(t, s, dir)
	foreign := filepath.Join(dir, "他の課_20200101-000000.jibun")
	copyTo(t, first.Path, foreign)
	for range 40 {
		c.Add(24 * time.Hour)
		backup(t, s, dir)
	}
	list, err := data.Backups(t.Context(), dir)
	if err != nil || len(list) > 25 || len(list) < 15 {
		t.Error(len(list), err)
	}
	if _, err := os.Stat(foreign); err != nil {
		t.Error("another ledger's backup is gone")
	}
}
