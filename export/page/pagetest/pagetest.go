// Package pagetest gives tests the faces that papers are set with.
package pagetest

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"jibun/export/page"
)

// Faces are the bundled ones alone, whatever fonts the computer has.
func Faces(t testing.TB) *page.Faces {
	t.Helper()
	_, here, _, _ := runtime.Caller(0)
	var b [2][]byte
	for i, name := range []string{"Regular", "Bold"} {
		var err error
		if b[i], err = os.ReadFile(filepath.Join(filepath.Dir(here), "../../../assets/fonts/JibunUDPGothic-"+name+".ttf")); err != nil {
			t.Fatal(err)
		}
	}
	f, err := page.NewFaces(b[0], b[1])
	if err != nil {
		t.Fatal(err)
	}
	return f
}
