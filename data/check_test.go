package data_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/datatest/soak"
)

// filled is a closed ledger of a small office, about half a megabyte.
func filled(t testing.TB) (path string) {
	t.Helper()
	s := datatest.New(t)
	closed(t, s)
	size := datatest.Size{People: 300, Seminars: 12, Registrations: 360, Departments: 20}
	if err := datatest.Fill(context.Background(), s.Path(), size); err != nil {
		t.Fatal(err)
	}
	return s.Path()
}

// noticed opens a ledger that may be damaged and checks it, as the program does.
func noticed(ctx context.Context, path string) (bool, string) {
	o := datatest.NewClock().Options()
	o.ReadOnly = true
	s, err := data.Open(ctx, path, o)
	if err != nil {
		return true, err.Error()
	}
	defer s.Close()
	report, err := s.Check(ctx, nil)
	return err != nil || !report.OK(), fmt.Sprint(report.Problems, err)
}

// integrityOK is what SQLite's own check says.
func integrityOK(ctx context.Context, path string) bool {
	d, err := datatest.Raw(path, "immutable")
	if err != nil {
		return false
	}
	defer d.Close()
	var text string
	return d.QueryRowContext(ctx, "PRAGMA integrity_check").Scan(&text) == nil && text == "ok"
}

// TestCheck_flips: whatever byte of a ledger changes, if what stands in it
// changes with it, that is noticed.
func TestCheck_flips(t *testing.T) {
	ctx := t.Context()
	original, err := os.ReadFile(filled(t))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "damaged.jibun")
	write := func(b []byte) {
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(original)
	want, err := datatest.Dump(ctx, path, "immutable")
	if err != nil {
		t.Fatal(err)
	}
	if bad, why := noticed(ctx, path); bad {
		t.Fatal("undamaged, but:", why)
	}
	changed, missedBySQLite := 0, 0
	r := rand.New(rand.NewPCG(uint64(soak.Rounds(1, int(rand.Uint32()))), 3))
	for range soak.Rounds(60, 600) {
		b := bytes.Clone(original)
		at, with := r.IntN(len(b)), byte(1+r.IntN(255))
		if r.IntN(2) == 0 {
			with = 1 << r.IntN(8)
		}
		b[at] ^= with
		write(b)
		got, err := datatest.Dump(ctx, path, "immutable")
		if err == nil && got == want {
			continue // free space, or an index, which SQLite's check sees
		}
		changed++
		if integrityOK(ctx, path) {
			missedBySQLite++
		}
		if bad, _ := noticed(ctx, path); !bad {
			t.Errorf("byte %d ^ %02x changed the content unnoticed", at, with)
		}
	}
	t.Logf("%d changed the content, SQLite's own check missed %d of them", changed, missedBySQLite)
	if missedBySQLite == 0 {
		t.Error("SQLite's own check would have been enough: the test shows nothing")
	}
}

// TestCheck_kinds makes one damage of each kind, behind the Store's back.
func TestCheck_kinds(t *testing.T) {
	cases := []struct {
		kind data.ProblemKind
		sql  string
	}{
		{data.ProblemRowChanged, `UPDATE people SET name = 'X' WHERE id = 7`},
		{data.ProblemRowChanged, `UPDATE people SET name = CAST(name AS BLOB) WHERE id = 7`},
		{data.ProblemRowMissing, `DELETE FROM registrations WHERE id = 7`},
		{data.ProblemRowExtra, `INSERT INTO people (name) VALUES ('X')`},
		{data.ProblemForeign, `DELETE FROM people WHERE id = 7`},
		{data.ProblemChain, `UPDATE changes SET before = replace(before, 'confirmed', 'received') WHERE tbl = 'registrations' AND row_id = 7`},
		{data.ProblemChain, `DELETE FROM changes WHERE id = 500`},
		{data.ProblemChain, `DELETE FROM operations WHERE id = (SELECT max(id) - 3 FROM operations)`},
		{data.ProblemSeal, `UPDATE operations SET about = 'X' WHERE id = 5`},
		{data.ProblemSeal, `UPDATE operations SET at = CAST(at AS BLOB) WHERE id = 5`},
		{data.ProblemSeal, `UPDATE changes SET after = after || ' ' WHERE id = 40`},
		{data.ProblemUnreadable, `UPDATE changes SET tbl = 'peeple' WHERE id = 40`},
		{data.ProblemSchema, `UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'people'`},
		{data.ProblemSchema, `DELETE FROM sqlite_sequence WHERE name = 'people'`},
		{data.ProblemSchema, `DROP INDEX people_by_staff_no`},
		{data.ProblemSchema, `CREATE TABLE more (id INTEGER)`},
		{data.ProblemIntegrity, `PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name = 'people_by_staff_no'`},
	}
	original := filled(t)
	for _, c := range cases {
		t.Run(string(c.kind), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "damaged.jibun")
			copyTo(t, original, path)
			harm(t, path, c.sql)
			s := datatest.Open(t, path, datatest.NewClock())
			report, err := s.Check(t.Context(), nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range report.Problems {
				if p.Kind == c.kind {
					return
				}
			}
			t.Errorf("%s: %v", c.sql, report.Problems)
		})
	}
}

func copyTo(t testing.TB, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, b, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func harm(t testing.TB, path, q string) {
	t.Helper()
	d, err := datatest.Raw(path, "rw")
	if err == nil {
		_, err = d.Exec(q)
		err = errors.Join(err, d.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestCheck_olderImages: images that were written before a column existed mean
// the same row, and an image may name columns in any order.
func TestCheck_olderImages(t *testing.T) {
	path := filled(t)
	o := datatest.NewClock().Options().WithMigrations(newerProgram())
	s, err := data.Open(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	p, err := s.Person(t.Context(), 7)
	if err != nil {
		t.Fatal(err)
	}
	p.Note = "後から"
	if err := s.SavePerson(t.Context(), &p); err != nil {
		t.Fatal(err)
	}
	report, err := s.Check(t.Context(), nil)
	if err != nil || !report.OK() {
		t.Fatal(report.Problems, err)
	}
}

// TestCheck_whileWriting: it sees one instant, and leaves the file as it is.
func TestCheck_whileWriting(t *testing.T) {
	path := filled(t)
	s := datatest.Open(t, path, datatest.NewClock())
	stop, done := make(chan struct{}), make(chan error, 1)
	go func() {
		for n := 0; ; n++ {
			select {
			case <-stop:
				done <- nil
				return
			default:
			}
			if err := s.SavePerson(context.Background(), &data.Person{Name: fmt.Sprint("人 ", n)}); err != nil {
				done <- err
				return
			}
		}
	}()
	for range 10 {
		last, calls := 0, 0
		report, err := s.Check(t.Context(), func(n, total int) {
			if n < last || n > total {
				t.Errorf("progress %d of %d after %d", n, total, last)
			}
			last = n
			calls++
		})
		if err != nil || !report.OK() {
			t.Fatal(report.Problems, err)
		}
		if calls == 0 {
			t.Error("no progress")
		}
	}
	close(stop)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

func TestCheck_neverWrites(t *testing.T) {
	path := filled(t)
	harm(t, path, `UPDATE people SET name = 'X' WHERE id = 7`)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if bad, _ := noticed(t.Context(), path); !bad {
		t.Error("not noticed")
	}
	after, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(before, after) {
		t.Error("the file changed", err)
	}
}

func TestCheck_cancelled(t *testing.T) {
	s := datatest.Open(t, filled(t), datatest.NewClock())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Check(ctx, nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
