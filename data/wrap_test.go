package data

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"jibun/data/internal/faultvfs"
)

// unwrapped are the exported methods of Store in a file that read the ledger
// themselves and do not say which of them failed.
func unwrapped(t *testing.T, file string, src any) (out []string, wrapped int) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, src, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range f.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok || fn.Recv == nil || !fn.Name.IsExported() {
			continue
		}
		if star, ok := fn.Recv.List[0].Type.(*ast.StarExpr); !ok || star.X.(*ast.Ident).Name != "Store" {
			continue
		}
		reads, wraps := false, false
		ast.Inspect(fn.Body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && x.Name == "s" && n.Sel.Name == "read" || n.Sel.Name == "Views" {
					reads = true
				}
			case *ast.DeferStmt:
				if id, ok := n.Call.Fun.(*ast.Ident); ok && id.Name == "wrap" {
					wraps = true
				}
			}
			return true
		})
		if reads && !wraps {
			out = append(out, fn.Name.Name)
		} else if reads {
			wrapped++
		}
	}
	return out, wrapped
}

// TestWrap_everywhere: a failure of the disk names the operation.
func TestWrap_everywhere(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		bare, wrapped := unwrapped(t, file, nil)
		n += wrapped
		for _, name := range bare {
			t.Errorf("%s: %s reads, and its error names no operation", file, name)
		}
	}
	if n < 20 {
		t.Errorf("only %d methods that read", n)
	}
	if bare, _ := unwrapped(t, "x.go", "package data\nfunc (s *Store) X() error { return s.read.Ping() }"); len(bare) != 1 {
		t.Error("a method that names nothing is not found")
	}
}

// TestWrap: a disk that cannot be read or written says in which operation; an
// answer stays an answer.
func TestWrap(t *testing.T) {
	dir := t.TempDir()
	disk, done, err := faultvfs.Watch(dir)
	if err != nil {
		t.Fatal(err)
	}
	s, err := Create(t.Context(), filepath.Join(dir, "台帳.jibun"), Office{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { disk.Heal(); s.Close(); done() }()
	p := Person{Name: "田中 太郎"}
	if err := s.SavePerson(t.Context(), &p); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Person(t.Context(), 99); err != ErrNotFound {
		t.Error(err)
	}
	disk.Fail("s", faultvfs.SyncFail, 1, 0)
	p.Note = "秘密"
	if err := s.SavePerson(t.Context(), &p); err == nil || !strings.HasPrefix(err.Error(), "person.save: ") || strings.Contains(err.Error(), "秘密") {
		t.Error(err)
	}
}
