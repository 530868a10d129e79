package learn

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The package comment's map has every file, and no other.
func TestDoc_map(t *testing.T) {
	b, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, "//\t"); ok {
			told = append(told, strings.Fields(rest)[0])
		}
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	files = slices.DeleteFunc(files, func(f string) bool { return f == "doc.go" || strings.HasSuffix(f, "_test.go") })
	slices.Sort(told)
	if !slices.Equal(told, files) {
		t.Errorf("the map has %q, the package %q", told, files)
	}
}
