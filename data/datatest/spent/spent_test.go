package spent_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"jibun/data/datatest/spent"
)

// Work counts, waiting does not.
func TestSince(t *testing.T) {
	start := spent.Now()
	time.Sleep(200 * time.Millisecond)
	idle := spent.Since(start)
	start = spent.Now()
	n := 0
	for end := time.Now().Add(200 * time.Millisecond); time.Now().Before(end); {
		n++
	}
	if busy := spent.Since(start); n == 0 || idle > 100*time.Millisecond || busy <= idle {
		t.Errorf("%v idle, %v busy", idle, busy)
	}
}

// told are the tests that tell how long something took, and do not judge it.
var told = []string{
	"data/soak_test.go", "gui/applicants_speed_test.go", "gui/kit/page_preview_test.go", "export/readback/source_test.go",
}

// No test judges by the clock on the wall: on a busy machine it would fail without a
// fault. What it may cost is measured here, how fast it is by the benchmark.
func TestTests_clock(t *testing.T) {
	const root = "../../.."
	var seen []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && (d.Name() == "out" || d.Name() == ".git") {
			return filepath.SkipDir
		}
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok && s.Sel.Name == "Since" {
				if x, ok := s.X.(*ast.Ident); ok && x.Name == "time" {
					rel, _ := filepath.Rel(root, path)
					seen = append(seen, filepath.ToSlash(rel))
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(seen)
	seen = slices.Compact(seen)
	if slices.Sort(told); !slices.Equal(seen, told) {
		t.Errorf("tests that look at the clock: %q, those that only tell: %q", seen, told)
	}
}
