// Command raced checks that every place where the program starts a goroutine was reached
// by a run with the race detector: what was not run beside anything was not watched.
//
// usage: raced PROFILE... | raced -tests
//
// With -tests it writes which tests start goroutines, a package a line.
//
// The profiles are those of go test -coverprofile or of go tool covdata textfmt. What is
// built for Windows is in none of them; it is listed.
package main

import (
	"bufio"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	var err error
	if len(os.Args) == 2 && os.Args[1] == "-tests" {
		err = list(os.Stdout, ".")
	} else {
		err = look(".", os.Args[1:])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "raced:", err)
		os.Exit(1)
	}
}

func look(root string, profiles []string) error {
	seen := coverage{}
	for _, p := range profiles {
		if err := seen.read(p); err != nil {
			return err
		}
	}
	starts, err := starts(root)
	if err != nil {
		return err
	}
	var missed []string
	run := 0
	for _, s := range starts {
		switch n, known := seen.at(s); {
		case !known && strings.HasSuffix(s.Filename, "_windows.go"):
			fmt.Printf("not built here: %s:%d\n", s.Filename, s.Line)
		case n == 0:
			missed = append(missed, fmt.Sprintf("%s:%d", s.Filename, s.Line))
		default:
			run++
		}
	}
	if len(missed) > 0 || run == 0 {
		return fmt.Errorf("%d goroutines started with the race detector watching, and none at: %s", run, strings.Join(missed, ", "))
	}
	fmt.Printf("%d places start a goroutine, all watched by the race detector\n", run)
	return nil
}

// starts are the places below root where a goroutine is started: a go statement, a
// method Go that takes a function, a clock that calls one.
func starts(root string) ([]token.Position, error) {
	var out []token.Position
	files := token.NewFileSet()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && skipped(d.Name(), path == root):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		f, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if begins(n) {
				out = append(out, files.Position(n.Pos()))
			}
			return true
		})
		return nil
	})
	return out, err
}

func begins(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.GoStmt:
		return true
	case *ast.CallExpr:
		s, ok := n.Fun.(*ast.SelectorExpr)
		return ok && slices.Contains([]string{"Go", "AfterFunc"}, s.Sel.Name)
	}
	return false
}

// coverage is how often the blocks of each file were run.
type coverage map[string][]block

type block struct{ from, to, count int } // lines and columns as one number

func (c coverage) read(profile string) error {
	f, err := os.Open(profile)
	if err != nil {
		return err
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var b [4]int
		var statements, count int
		name, rest, ok := strings.Cut(lines.Text(), ".go:")
		if !ok {
			continue // the mode
		}
		if _, err := fmt.Sscanf(rest, "%d.%d,%d.%d %d %d", &b[0], &b[1], &b[2], &b[3], &statements, &count); err != nil {
			return fmt.Errorf("%s: %q: %w", profile, lines.Text(), err)
		}
		_, name, _ = strings.Cut(name, "/") // without the module
		c[name+".go"] = append(c[name+".go"], block{b[0]*wide + b[1], b[2]*wide + b[3], count})
	}
	return nil
}

const wide = 10_000 // more columns than a line has

// at is how often the innermost block around a place was run.
func (c coverage) at(p token.Position) (count int, known bool) {
	at, best := p.Line*wide+p.Column, 0
	for _, b := range c[filepath.ToSlash(p.Filename)] {
		if at < b.from || at >= b.to {
			continue
		}
		if !known || b.from > best {
			best, count, known = b.from, b.count, true
		} else if b.from == best {
			count += b.count // another profile
		}
	}
	return count, known
}
