package inuse

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestWait(t *testing.T) {
	mine, other := errors.New("held"), errors.New("another reason")
	held := func(err error) bool { return errors.Is(err, mine) }
	for _, tc := range []struct {
		name  string
		fails []error // one a try, then nothing
		tries int
		err   error
		path  string
	}{
		{"free", nil, 1, nil, ""},
		{"let go", []error{mine, mine}, 3, nil, ""},
		{"for another reason", []error{mine, other}, 2, other, ""},
		{"never", []error{mine, mine, mine, mine, mine, mine, mine, mine, mine, mine, mine, mine}, tries, mine, "名簿.xlsx"},
	} {
		n := 0
		err := wait("名簿.xlsx", func() error {
			n++
			if n <= len(tc.fails) {
				return tc.fails[n-1]
			}
			return nil
		}, held)
		path, ok := Holder(err)
		if !errors.Is(err, tc.err) || n != tc.tries || path != tc.path || ok != (tc.path != "") {
			t.Errorf("%s: %v after %d tries, held %q", tc.name, err, n, path)
		}
	}
}

func TestRename(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a"), filepath.Join(dir, "b")
	if err := Rename(a, b); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a file that is not there:", err)
	}
	for _, f := range []string{a, b} {
		if err := os.WriteFile(f, []byte(f), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := Rename(a, b); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(b)
	if err != nil || string(got) != a {
		t.Errorf("%q %v", got, err)
	}
}
