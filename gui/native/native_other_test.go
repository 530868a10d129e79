//go:build !windows

package native

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestOpen: where nothing opens a file, that is said; where something does, not.
func TestOpen(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("PATH", dir)
	if err := Open("a.xlsx"); !errors.Is(err, ErrNoProgram) {
		t.Error("without xdg-open:", err)
	}
	for code, want := range map[string]error{"0": nil, "3": ErrNoProgram, "4": ErrNoProgram} {
		if err := os.WriteFile(filepath.Join(dir, "xdg-open"), []byte("#!/bin/sh\nexit "+code+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		for _, open := range []func(string) error{Open, Show} {
			if err := open(filepath.Join(dir, "a.xlsx")); !errors.Is(err, want) {
				t.Errorf("xdg-open ends with %s: %v", code, err)
			}
		}
	}
}
