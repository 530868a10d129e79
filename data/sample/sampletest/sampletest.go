// Package sampletest gives tests the sample office. Only tests import it.
package sampletest

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"jibun/data/sample"
	"jibun/data/wareki"
)

// Day is the last day that the sample office knows.
const Day = wareki.Date("2026-11-22")

// once makes the sample office, or reads the one in $JIBUN_SAMPLE: with the race detector
// making it takes two minutes.
var once = sync.OnceValues(func() ([]byte, error) {
	if ready := os.Getenv("JIBUN_SAMPLE"); ready != "" {
		return os.ReadFile(ready)
	}
	dir, err := os.MkdirTemp("", "jibun-sample")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "sample.jibun")
	if err := sample.Write(context.Background(), path, Day, nil); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// Office is the file of a copy of the sample office, which is made once a test run.
func Office(t testing.TB) string {
	t.Helper()
	b, err := once()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "見本.jibun")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
