package data_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
)

// folder lists the names in a folder.
func folder(t testing.TB, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestOpen_refuses(t *testing.T) {
	ledger, err := os.ReadFile(furnished(t, 1))
	if err != nil {
		t.Fatal(err)
	}
	changed := func(q string) []byte {
		path := filepath.Join(t.TempDir(), "changed.jibun")
		if err := os.WriteFile(path, ledger, 0o644); err != nil {
			t.Fatal(err)
		}
		harm(t, path, q)
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	newer := &data.NewerError{}
	cases := []struct {
		name    string
		content []byte
		want    error
	}{
		{"0 bytes", []byte{}, data.ErrEmptyFile},
		{"text", []byte("職員番号,氏名\n"), data.ErrForeign},
		{"excel", append([]byte("PK\x03\x04"), make([]byte, 5000)...), data.ErrForeign},
		{"zeros", make([]byte, 8192), data.ErrForeign},
		{"another program's database", changed("PRAGMA application_id = 1"), data.ErrForeign},
		{"newer", changed("PRAGMA user_version = 999"), newer},
		{"cut off in the schema", ledger[:4096], data.ErrDamaged},
		{"broken schema", bytes.ReplaceAll(ledger, []byte("CREATE TABLE people"), []byte("CREATE TABEL people")), data.ErrDamaged},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "台帳.jibun")
			if err := os.WriteFile(path, c.content, 0o644); err != nil {
				t.Fatal(err)
			}
			s, err := data.Open(t.Context(), path, data.Options{})
			if err == nil {
				s.Close()
			}
			if c.want == error(newer) {
				if !errors.As(err, &newer) || newer.File != 999 || newer.Program == 0 {
					t.Error(err)
				}
			} else if !errors.Is(err, c.want) {
				t.Error(err)
			}
			b, err := os.ReadFile(path)
			if err != nil || !bytes.Equal(b, c.content) {
				t.Error("the file was changed", err)
			}
			for _, name := range folder(t, filepath.Dir(path)) {
				if name != "台帳.jibun" && name != "台帳.jibun.lock" {
					t.Error("left behind:", name)
				}
			}
		})
	}
}

func TestOpen_missing(t *testing.T) {
	dir := t.TempDir()
	if _, err := data.Open(t.Context(), filepath.Join(dir, "台帳.jibun"), data.Options{}); !errors.Is(err, data.ErrMissing) {
		t.Error(err)
	}
	if _, err := data.Open(t.Context(), dir, data.Options{}); !errors.Is(err, data.ErrForeign) {
		t.Error("a folder:", err)
	}
	if names := folder(t, dir); len(names) > 0 {
		t.Error("made:", names)
	}
}

// TestCreate_only: only Create makes a file, and never in the place of another.
func TestCreate_only(t *testing.T) {
	path := filepath.Join(t.TempDir(), "変な 名前 #1?50%.jibun")
	if err := os.WriteFile(path+"-wal", []byte("of a ledger that was moved away"), 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := data.Create(t.Context(), path, datatest.Office(), datatest.NewClock().Options())
	if err != nil {
		t.Fatal(err)
	}
	if o, err := s.Office(t.Context()); err != nil || o.Name != "呉市" || s.Path() != path {
		t.Error(o, err)
	}
	closed(t, s)
	healthy(t, path)
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*.left-*-wal")); len(left) != 1 {
		t.Error("the log of the other ledger is gone", folder(t, filepath.Dir(path)))
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := data.Create(t.Context(), path, datatest.Office(), data.Options{}); !errors.Is(err, data.ErrExists) {
		t.Error(err)
	}
	after, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(before, after) {
		t.Error("the file was changed", err)
	}
}

// TestOpen_second: another process has it open: this one only reads, says who
// and since when, and writes when the other one is gone, however it went.
func TestOpen_second(t *testing.T) {
	path := furnished(t, 1)
	c := startChild(t, "hold", path)
	if c.line() != "open" {
		t.Fatal("the other process does not open it")
	}
	s := datatest.Open(t, path, datatest.NewClock())
	why := s.ReadOnly()
	if why == nil || why.Kind != "held" || why.Holder != "jiro@soumu" || !why.Since.Equal(datatest.Start) {
		t.Errorf("%+v", why)
	}
	if err := s.SavePerson(t.Context(), &data.Person{Name: "人"}); !errors.Is(err, data.ErrReadOnly) {
		t.Error(err)
	}
	if err := s.Note(t.Context(), "export", ""); !errors.Is(err, data.ErrReadOnly) {
		t.Error(err)
	}
	if _, err := s.Undo(t.Context()); !errors.Is(err, data.ErrReadOnly) {
		t.Error(err)
	}
	closed(t, s)
	c.killAfter(0)
	s = datatest.Open(t, path, datatest.NewClock())
	if why := s.ReadOnly(); why != nil {
		t.Fatalf("%+v", why)
	}
	datatest.Person(t, s, "人")
}

// TestOpen_synced: in a folder that a cloud service copies nothing is written,
// and Restore makes a local copy to work on.
func TestOpen_synced(t *testing.T) {
	from := furnished(t, 3)
	dir := filepath.Join(t.TempDir(), "OneDrive - 呉市", "人事課")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "台帳.jibun")
	var wrong *data.PlaceError
	if _, err := data.Create(t.Context(), path, datatest.Office(), data.Options{}); !errors.As(err, &wrong) || wrong.Kind != "synced" {
		t.Error(err)
	}
	if err := data.Restore(t.Context(), from, path, data.Options{}); !errors.As(err, &wrong) {
		t.Error(err)
	}
	if names := folder(t, dir); len(names) > 0 {
		t.Error("made:", names)
	}
	copyTo(t, from, path)
	s := datatest.Open(t, path, datatest.NewClock())
	if why := s.ReadOnly(); why == nil || why.Kind != "synced" || why.Place != "OneDrive - 呉市" {
		t.Errorf("%+v", why)
	}
	if err := s.SavePerson(t.Context(), &data.Person{Name: "人"}); !errors.Is(err, data.ErrReadOnly) {
		t.Error(err)
	}
	closed(t, s)
	local := filepath.Join(t.TempDir(), "台帳.jibun")
	if err := data.Restore(t.Context(), path, local, data.Options{}); err != nil {
		t.Fatal(err)
	}
	s = datatest.Open(t, local, datatest.NewClock())
	datatest.Person(t, s, "人")
}

func TestOpen_readOnlyFile(t *testing.T) {
	path := furnished(t, 1)
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	if why := datatest.Open(t, path, datatest.NewClock()).ReadOnly(); why == nil || why.Kind != "file" {
		t.Errorf("%+v", why)
	}
}

// TestWrite_replaced: when the file is gone from its place, nothing is written
// into what is left of it, nor into what took its place.
func TestWrite_replaced(t *testing.T) {
	for _, replace := range []bool{false, true} {
		s := datatest.New(t)
		path := s.Path()
		datatest.Person(t, s, "人 1")
		moved := path + ".moved"
		if err := os.Rename(path, moved); err != nil {
			t.Skip("the system does not let go of an open file:", err)
		}
		other := furnished(t, 2)
		if replace {
			copyTo(t, other, path)
		}
		if err := s.SavePerson(t.Context(), &data.Person{Name: "人 2"}); !errors.Is(err, data.ErrReplaced) {
			t.Error(replace, err)
		}
		if _, err := s.Check(t.Context(), nil); !errors.Is(err, data.ErrReplaced) {
			t.Error(replace, err)
		}
		if _, err := s.Backup(t.Context(), ""); !errors.Is(err, data.ErrReplaced) {
			t.Error(replace, err)
		}
		if replace {
			a, err := os.ReadFile(other)
			b, err2 := os.ReadFile(path)
			if err != nil || err2 != nil || !bytes.Equal(a, b) {
				t.Error("the new file was written to")
			}
		} else if _, err := os.Stat(path); err == nil {
			t.Error("a new file was made")
		}
		if err := s.Close(); !errors.Is(err, data.ErrReplaced) {
			t.Error("closing says nothing of it:", err)
		}
	}
}
