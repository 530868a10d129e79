package paste_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jibun/data/paste"
)

// TestFile_services: what six services give, in every form in which it comes, is
// read alike. All people are invented; make.py wrote the files.
func TestFile_services(t *testing.T) {
	golden, err := filepath.Glob("testdata/services/*.golden")
	if err != nil || len(golden) != 6 && !*update {
		t.Fatal(golden, err)
	}
	files, err := filepath.Glob("testdata/services/*.utf8.csv")
	if err != nil || len(files) != 6 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		name := strings.TrimSuffix(f, ".utf8.csv")
		for _, form := range []string{".utf8.csv", ".bom.csv", ".cp932.csv", ".xlsx", ".clip.txt", ".clip.txt as text"} {
			path := name + strings.TrimSuffix(form, " as text")
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			r := paste.Parse(string(b))
			if !strings.HasSuffix(form, "text") {
				if r, err = (paste.Reader{}).File(t.Context(), "x"+filepath.Ext(path), b); err != nil {
					t.Fatal(err)
				}
			}
			got := show(r)
			if *update && form == ".utf8.csv" {
				if err := os.WriteFile(name+".golden", []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(name + ".golden")
			if err != nil || got != string(want) {
				t.Errorf("%s: got\n%s\nwant\n%s%v", path, got, want, err)
			}
		}
	}
}

// TestFile_mails: mails of every making, as files. The golden files stand here, the
// mails beside the package that opens them.
func TestFile_mails(t *testing.T) {
	files, err := filepath.Glob("../mail/testdata/*.[em][ms][lg]")
	if err != nil || len(files) < 14 {
		t.Fatal(len(files), err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		r, err := paste.Reader{}.File(t.Context(), filepath.Base(f), b)
		if err != nil {
			t.Fatal(err)
		}
		got := show(r)
		golden := filepath.Join("testdata/mails", strings.TrimSuffix(filepath.Base(f), filepath.Ext(f))+".golden")
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil || got != string(want) {
			t.Errorf("%s: got\n%s\nwant\n%s%v", f, got, want, err)
		}
		if filepath.Ext(f) == ".eml" { // its source, copied
			copied := paste.Parse(string(b))
			if len(copied.Entries) != len(r.Entries) {
				t.Errorf("%s copied: %s", f, show(copied))
			}
		}
	}
}
