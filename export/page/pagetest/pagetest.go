// Package pagetest gives tests the faces that papers are set with.
package pagetest

import (
	"os"
	"path/filepath"
	"testing"

	"jibun/export/page"
)

// Faces are the bundled ones alone, whatever fonts the computer has.
func Faces(t testing.TB) *page.Faces {
	t.Helper()
	project, err := filepath.Abs(".") // a test runs in the folder of its package
	for {
		if _, missing := os.Stat(filepath.Join(project, "go.mod")); missing == nil || err != nil || project == filepath.Dir(project) {
			break
		}
		project = filepath.Dir(project)
	}
	var b [2][]byte
	for i, name := range []string{"Regular", "Bold"} {
		if b[i], err = os.ReadFile(filepath.Join(project, "assets", "fonts", "JibunUDPGothic-"+name+".ttf")); err != nil {
			t.Fatal(err)
		}
	}
	f, err := page.NewFaces(b[0], b[1])
	if err != nil {
		t.Fatal(err)
	}
	return f
}
