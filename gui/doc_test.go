package gui

import (
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// Every file belongs to a room that doc.go names, and every room has a file.
func TestDoc_rooms(t *testing.T) {
	f, err := parser.ParseFile(token.NewFileSet(), "doc.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{"doc": true}
	for line := range strings.Lines(f.Doc.Text()) {
		if room, ok := strings.CutPrefix(line, "\t"); ok {
			used[strings.Fields(room)[0]] = false
		}
	}
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) < 100 {
		t.Fatal(len(files), err)
	}
	for _, file := range files {
		room, _, _ := strings.Cut(strings.TrimSuffix(file, ".go"), "_")
		if _, ok := used[room]; !ok {
			t.Errorf("%s: no room of doc.go is called %s", file, room)
		}
		used[room] = true
	}
	for room, is := range used {
		if !is {
			t.Errorf("no file begins with %s", room)
		}
	}
}
