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

// raw are the tests that take what something has worked as it is: to stop after a while, or
// to compare it with other work.
var raw = []string{"data/mail/hostile_test.go", "export/readback/pdfium_test.go"}

// No test judges by the clock on the wall: on a busy machine it would fail without a
// fault. What it may cost is measured here, the least of several times or, of what cannot be
// done again, once, and in the time of a quiet machine; how fast it is by the benchmark.
func TestTests_clock(t *testing.T) {
	for clock, want := range map[string][]string{"time": told, "spent": raw} {
		seen := since(t, clock)
		if slices.Sort(want); !slices.Equal(seen, want) {
			t.Errorf("tests that ask %s since when: %q, known: %q", clock, seen, want)
		}
	}
}

// is tells whether a piece of code is a name of a package.
func is(n ast.Node, pkg, name string) bool {
	s, ok := n.(*ast.SelectorExpr)
	if !ok || s.Sel.Name != name {
		return false
	}
	x, ok := s.X.(*ast.Ident)
	return ok && x.Name == pkg
}

// since are the tests that call a clock's Since and judge by it as it is.
func since(t *testing.T, clock string) (seen []string) {
	const root = "../../.."
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
			if c, ok := n.(*ast.CallExpr); ok && is(c.Fun, "spent", "Fair") {
				return false
			}
			if is(n, clock, "Since") {
				rel, _ := filepath.Rel(root, path)
				seen = append(seen, filepath.ToSlash(rel))
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
	return slices.DeleteFunc(seen, func(path string) bool { return path == "data/datatest/spent/spent_test.go" })
}

// TestLeast: what only a busy moment made dear is cheap; what is dear stays it.
func TestLeast(t *testing.T) {
	work := func(most time.Duration) {
		for start := spent.Now(); spent.Since(start) < most; {
		}
	}
	n := 0
	const limit = 20 * time.Millisecond
	if took := spent.Least(limit, func() {
		if n++; n == 1 {
			work(10 * limit)
		}
	}); took > limit || n != 2 {
		t.Errorf("dear once: %v in %d times", took, n)
	}
	n = 0
	if took := spent.Least(limit, func() { n++; work(10 * limit) }); took <= limit || n < 3 {
		t.Errorf("dear: %v in %d times", took, n)
	}
}

// TestPace: nothing is faster than the quiet machine, and no machine so slow that nothing is
// too dear on it.
func TestPace(t *testing.T) {
	if p := spent.Pace(); p < 1 || p > 100 {
		t.Errorf("a pace of %v", p)
	}
	if took := spent.Fair(time.Hour); took > time.Hour || took < time.Minute/2 {
		t.Errorf("an hour is %v", took)
	}
}
