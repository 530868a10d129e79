package native

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestOpen: that nothing opens a file is said.
func TestOpen(t *testing.T) {
	dir, err := os.MkdirTemp("", "native")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "名簿.zzqx")
	if err := os.WriteFile(path, []byte("a"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = os.Remove(path), os.Remove(dir) })
	if err := Open(path); !errors.Is(err, ErrNoProgram) {
		t.Errorf("a file of no kind: %v", err)
	}
	if err := Open(filepath.Join(dir, "none.txt")); err == nil || errors.Is(err, ErrNoProgram) {
		t.Errorf("a file that is not there: %v", err)
	}
}
