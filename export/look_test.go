package export

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// TestLook writes the papers to a directory for a person to look at:
// PAPERS=dir go test -run TestLook ./export
func TestLook(t *testing.T) {
	dir := os.Getenv("PAPERS")
	if dir == "" {
		t.Skip("PAPERS is not set")
	}
	for name, write := range samplePapers() {
		if err := ToFile(filepath.Join(dir, name+".xlsx"), write); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func samplePapers() map[string]func(io.Writer) error {
	ctx := context.Background()
	return map[string]func(io.Writer) error{
		"annual": func(w io.Writer) error { return Annual(ctx, w, sampleAnnual(25, 120), Options{}) },
	}
}
