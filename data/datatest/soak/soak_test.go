package soak_test

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"jibun/data/datatest/soak"
)

// Whatever does only a part of its work in other runs does all of it in make soak: the
// packages named there are those whose tests ask for a soak.
func TestTests_soaked(t *testing.T) {
	const root = "../../.."
	asks := map[string]bool{}
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && (d.Name() == "out" || d.Name() == ".git") {
			return filepath.SkipDir
		}
		if err != nil || !strings.HasSuffix(file, "_test.go") {
			return err
		}
		b, err := os.ReadFile(file)
		if rel, _ := filepath.Rel(root, file); err == nil && path.Base(path.Dir(filepath.ToSlash(rel))) != "soak" && (strings.Contains(string(b), `"jibun/data/datatest/soak"`) || strings.Contains(string(b), "JIBUN_SOAK")) {
			asks["./"+path.Dir(filepath.ToSlash(rel))] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	makefile, err := os.ReadFile(root + "/Makefile")
	if err != nil {
		t.Fatal(err)
	}
	said := regexp.MustCompile(`(?m)^SOAKED := (.*)$`).FindStringSubmatch(string(makefile))
	if said == nil {
		t.Fatal("the Makefile names no SOAKED")
	}
	var want []string
	for p := range asks {
		want = append(want, p)
	}
	named := strings.Fields(said[1])
	slices.Sort(want)
	slices.Sort(named)
	if !slices.Equal(named, want) {
		t.Errorf("make soak runs %q, and a soak is asked for in %q", named, want)
	}
}

func TestTakes(t *testing.T) {
	n := 0
	for i := range 10 {
		if soak.Takes(i, 3) {
			n++
		}
	}
	if want := soak.Rounds(4, 10); n != want {
		t.Errorf("%d of 10, not %d", n, want)
	}
}
