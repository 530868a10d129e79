package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
)

// list writes, a package a line, the tests that start goroutines themselves or by their
// helpers: those that the race detector has something to watch in. A helper is taken for
// every function of its name in the package.
func list(w io.Writer, root string) error {
	packages := map[string][]*ast.File{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && skipped(d.Name(), path == root) {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, "_test.go") || strings.HasSuffix(path, "_windows_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		packages[filepath.Dir(path)] = append(packages[filepath.Dir(path)], f)
		return err
	})
	if err != nil {
		return err
	}
	for _, folder := range slices.Sorted(maps.Keys(packages)) {
		if tests := tests(packages[folder]); len(tests) > 0 {
			fmt.Fprintf(w, "./%s ^(%s)$\n", filepath.ToSlash(folder), strings.Join(tests, "|"))
		}
	}
	return nil
}

// tests are those of a package that start goroutines.
func tests(files []*ast.File) []string {
	calls := map[string][]string{} // who calls whom
	start := map[string]bool{}
	for _, f := range files {
		for _, d := range f.Decls {
			fd, ok := d.(*ast.FuncDecl)
			if !ok || fd.Body == nil {
				continue
			}
			name := fd.Name.Name
			ast.Inspect(fd.Body, func(n ast.Node) bool {
				start[name] = start[name] || begins(n)
				if c, ok := n.(*ast.CallExpr); ok {
					switch f := c.Fun.(type) {
					case *ast.Ident:
						calls[name] = append(calls[name], f.Name)
					case *ast.SelectorExpr:
						calls[name] = append(calls[name], f.Sel.Name)
					}
				}
				return true
			})
		}
	}
	for grew := true; grew; {
		grew = false
		for name, called := range calls {
			if !start[name] && slices.ContainsFunc(called, func(c string) bool { return start[c] }) {
				start[name], grew = true, true
			}
		}
	}
	var out []string
	for name, yes := range start {
		if yes && strings.HasPrefix(name, "Test") && name != "TestMain" {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// skipped are folders that hold none of the program.
func skipped(name string, root bool) bool {
	return name == "out" || name == "testdata" || strings.HasPrefix(name, ".") && !root
}
