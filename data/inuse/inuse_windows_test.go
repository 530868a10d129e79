package inuse

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/sys/windows"
)

// hold opens a file as another program would, for a while.
func hold(t *testing.T, path string, access, share uint32, d time.Duration) {
	t.Helper()
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		t.Fatal(err)
	}
	h, err := windows.CreateFile(name, access, share, nil, windows.OPEN_EXISTING, windows.FILE_ATTRIBUTE_NORMAL, 0)
	if err != nil {
		t.Fatal(err)
	}
	closed := make(chan bool)
	go func() {
		time.Sleep(d)
		_ = windows.CloseHandle(h)
		close(closed)
	}()
	t.Cleanup(func() { <-closed })
}

// TestHeld: as a scanner holds a file, for a moment, and as Excel does.
func TestHeld(t *testing.T) {
	const read, write = windows.FILE_SHARE_READ, windows.FILE_SHARE_WRITE
	for name, tc := range map[string]struct {
		share uint32
		time  time.Duration
		held  bool
	}{
		"scanner": {0, 200 * time.Millisecond, false},
		"excel":   {read, time.Second, true},
		"viewer":  {read | write, time.Second, true}, // all but renaming
	} {
		t.Run(name, func(t *testing.T) {
			dir := folder(t)
			from, to := filepath.Join(dir, "新しい.xlsx"), filepath.Join(dir, "名簿.xlsx")
			for _, f := range []string{from, to} {
				if err := os.WriteFile(f, []byte(f), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			hold(t, to, windows.GENERIC_READ, tc.share, tc.time)
			err := Rename(from, to)
			if path, held := Holder(err); held != tc.held || held && path != to {
				t.Errorf("renaming: %v", err)
			}
			if !tc.held && err != nil {
				t.Error(err)
			}
		})
	}
	t.Run("reading", func(t *testing.T) {
		path := filepath.Join(folder(t), "名簿.xlsx")
		if err := os.WriteFile(path, []byte("a"), 0o600); err != nil {
			t.Fatal(err)
		}
		hold(t, path, windows.GENERIC_READ, 0, time.Second)
		if _, err := Open(path); !errors.Is(err, windows.ERROR_SHARING_VIOLATION) {
			t.Error(err)
		} else if p, held := Holder(err); !held || p != path {
			t.Error("not said to be held:", err)
		}
	})
}

// folder is a folder for a test. It is emptied file by file: what testing's own uses to
// empty one, Wine 8 does not have.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "inuse")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		files, _ := filepath.Glob(filepath.Join(dir, "*"))
		for _, f := range append(files, dir) {
			if err := os.Remove(f); err != nil {
				t.Error(err)
			}
		}
	})
	return dir
}
