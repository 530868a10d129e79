package data_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"jibun/data"
	"jibun/data/datatest"
)

// TestCrash_diskFull fills a small file system up while working.
func TestCrash_diskFull(t *testing.T) {
	dir := t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size=1m"); err != nil {
		t.Skip("cannot mount a small disk:", err)
	}
	t.Cleanup(func() { _ = unix.Unmount(dir, unix.MNT_DETACH) })
	path := filepath.Join(dir, "台帳.jibun")
	s, err := data.Create(t.Context(), path, datatest.Office(), datatest.NewClock().Options())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := os.WriteFile(filepath.Join(dir, "ballast"), bytes.Repeat([]byte{1}, 400<<10), 0o644); err != nil {
		t.Fatal(err)
	}
	saved := 0
	for err == nil && saved < 5000 {
		if err = s.SavePerson(t.Context(), &data.Person{Name: "人", Note: strings.Repeat("長", 300)}); err == nil {
			saved++
		}
	}
	if !errors.Is(err, data.ErrDiskFull) || saved == 0 {
		t.Fatal(saved, err)
	}
	if _, err := s.Backup(t.Context(), ""); !errors.Is(err, data.ErrDiskFull) {
		t.Error("backup onto a full disk:", err)
	}
	left, _ := filepath.Glob(filepath.Join(dir, "控え", "*"))
	hidden, _ := filepath.Glob(filepath.Join(dir, "控え", ".*"))
	if len(left)+len(hidden) > 0 {
		t.Error("left behind:", left, hidden)
	}
	if err := os.Remove(filepath.Join(dir, "ballast")); err != nil {
		t.Fatal(err)
	}
	if err := s.SavePerson(t.Context(), &data.Person{Name: "人"}); err != nil {
		t.Fatal("work does not go on:", err)
	}
	report, err := s.Check(t.Context(), nil)
	if err != nil || !report.OK() {
		t.Fatal(report.Problems, err)
	}
	people, err := s.FindPeople(t.Context(), "人", 10_000)
	if err != nil || len(people) != saved+1 {
		t.Errorf("%d people of %d, %v", len(people), saved+1, err)
	}
}
