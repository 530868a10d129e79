package data_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/datatest/soak"
	"jibun/data/internal/faultvfs"
)

// orderEvery is after how many people the child reorders the departments.
const orderEvery = 4

// furnished creates a closed ledger with n departments.
func furnished(t *testing.T, n int) (path string) {
	t.Helper()
	s := datatest.New(t)
	for i := range n {
		datatest.Department(t, s, "第1部", fmt.Sprintf("第%d課", i+1))
	}
	closed(t, s)
	return s.Path()
}

func closed(t testing.TB, s *data.Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// healthy opens a ledger after a crash, checks it and closes it.
func healthy(t *testing.T, path string) {
	t.Helper()
	s, err := data.Open(t.Context(), path, datatest.NewClock().Options())
	if err != nil {
		t.Fatal(err)
	}
	if why := s.ReadOnly(); why != nil {
		t.Fatalf("lock is not free: %+v", why)
	}
	report, err := s.Check(t.Context(), nil)
	if err != nil || !report.OK() {
		t.Fatal(report.Problems, err)
	}
	closed(t, s)
}

// lost reads a closed ledger without the Store: which of the acknowledged
// people are missing, whether the last acknowledged order of the departments
// is, and whether they stand in an order that only half of an operation made.
func lost(t *testing.T, path string, acknowledged []string) (missing []string, half bool) {
	t.Helper()
	d, err := datatest.Raw(path, "ro")
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	ordered := -1
	for _, line := range acknowledged {
		var kind string
		var n, found int
		if _, err := fmt.Sscan(line, &kind, &n); err != nil {
			t.Fatal(line, err)
		}
		if kind == "order" {
			ordered = max(ordered, n)
			continue
		}
		if err := d.QueryRow("SELECT count(*) FROM people WHERE name = $1", fmt.Sprint("人 ", n)).Scan(&found); err != nil {
			t.Fatal(err)
		}
		if found == 0 {
			missing = append(missing, line)
		}
	}
	if ordered >= 0 {
		var first, count int // the first one's id is the shift of the rotation, and one
		if err := d.QueryRow("SELECT id, (SELECT count(*) FROM departments) FROM departments ORDER BY position, id").Scan(&first, &count); err != nil {
			t.Fatal(err)
		}
		if first != ordered%count+1 && first != (ordered+orderEvery)%count+1 { // the next one may be done already
			missing = append(missing, fmt.Sprint("order ", ordered))
		}
	}
	var breaks int // places where the next id is not the next number; a rotation has one
	err = d.QueryRow(`SELECT count(*) FROM (SELECT id, lag(id) OVER (ORDER BY position, id) AS before FROM departments) WHERE before <> id - 1`).Scan(&breaks)
	if err != nil {
		t.Fatal(err)
	}
	return missing, breaks > 1
}

func TestCrash_killed(t *testing.T) {
	path := furnished(t, 300)
	var all []string
	for round := range soak.Rounds(12, 200) {
		c := startChild(t, "write", path, fmt.Sprint(round*100_000))
		first := c.line()
		acknowledged := append(c.killAfter(moment(60*time.Millisecond, round)), first)
		healthy(t, path)
		missing, half := lost(t, path, acknowledged)
		if len(missing) > 0 || half {
			t.Fatalf("round %d: lost %v, half an operation: %v", round, missing, half)
		}
		all = append(all, slices.DeleteFunc(acknowledged, func(s string) bool { return strings.HasPrefix(s, "order") })...)
	}
	if missing, _ := lost(t, path, all); len(missing) > 0 { // nor did a later crash lose them
		t.Errorf("lost %v", missing)
	}
	t.Logf("%d operations acknowledged", len(all))
}

// TestCrash_killedControl: the test above notices a program that acknowledges
// too early, and one that saves in two steps.
func TestCrash_killedControl(t *testing.T) {
	for _, job := range []string{"liar", "half"} {
		path := furnished(t, 300)
		seen := false
		for round := 0; round < 60 && !seen; round++ {
			c := startChild(t, job, path, fmt.Sprint(round*100_000))
			first := c.line()
			missing, half := lost(t, path, append(c.killAfter(moment(60*time.Millisecond, round)), first))
			seen = job == "liar" && len(missing) > 0 || job == "half" && half
		}
		if !seen {
			t.Errorf("%s was never noticed", job)
		}
	}
}

// work adds a person and reorders the departments.
func work(ctx context.Context, s *data.Store, n int) error {
	if err := s.SavePerson(ctx, &data.Person{Name: fmt.Sprint("人 ", n)}); err != nil {
		return err
	}
	ids := make([]int64, 20)
	for i := range ids {
		ids[i] = int64((i+n)%len(ids)) + 1
	}
	return s.OrderDepartments(ctx, ids)
}

// powerCuts writes for a while and then cuts the power at many moments of it.
// It returns how many cuts lost something acknowledged, or left half.
func powerCuts(t *testing.T, cuts int, pragma string) (lossy int) {
	path := furnished(t, 20)
	dir := filepath.Dir(path)
	before, err := faultvfs.Files(path)
	if err != nil {
		t.Fatal(err)
	}
	disk, done, err := faultvfs.Watch(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	disk.Record()
	s := datatest.Open(t, path, datatest.NewClock())
	for _, q := range []string{"PRAGMA wal_autocheckpoint = 40", pragma} { // checkpoints fall into it too
		if err := s.Outside(t.Context(), q); err != nil {
			t.Fatal(err)
		}
	}
	var acknowledged []int // length of the log when the n-th work was acknowledged
	for n := range 60 {
		if err := work(t.Context(), s, n); err != nil {
			t.Fatal(err)
		}
		acknowledged = append(acknowledged, len(disk.Log()))
	}
	log := disk.Log()
	closed(t, s)
	r := rand.New(rand.NewPCG(1, 2))
	for range cuts {
		n := r.IntN(len(log) + 1)
		image := faultvfs.Cut(before, log, n, r)
		after := filepath.Join(t.TempDir(), "after.jibun")
		for _, suffix := range []string{"", "-wal"} { // the shared memory is gone
			if b, ok := image[path+suffix]; ok {
				if err := os.WriteFile(after+suffix, b, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
		healthy(t, after)
		var lines []string
		for i, at := range acknowledged {
			if at <= n {
				lines = append(lines, fmt.Sprint("person ", i))
			}
		}
		if missing, half := lost(t, after, lines); len(missing) > 0 || half {
			lossy++
		}
	}
	return lossy
}

func TestCrash_powerCut(t *testing.T) {
	if n := powerCuts(t, soak.Rounds(30, 1000), "PRAGMA synchronous = FULL"); n > 0 {
		t.Errorf("%d cuts lost something", n)
	}
}

// TestCrash_powerCutControl: with fewer syncs, cuts do lose something.
func TestCrash_powerCutControl(t *testing.T) {
	n := powerCuts(t, 50, "PRAGMA synchronous = NORMAL")
	if n == 0 {
		t.Error("no cut lost anything: the cuts are too gentle")
	}
	t.Logf("%d of 50 cuts lost something", n)
}

// TestCrash_faults lets every single write, sync and read of a piece of work
// fail, once and for good.
func TestCrash_faults(t *testing.T) {
	cases := []struct {
		kinds string
		code  faultvfs.Code
		want  error
	}{
		{"w", faultvfs.Full, data.ErrDiskFull},
		{"w", faultvfs.WriteFail, data.ErrIO},
		{"s", faultvfs.SyncFail, data.ErrIO},
		{"r", faultvfs.ReadError, data.ErrIO},
	}
	for _, c := range cases {
		for _, times := range []int{1, 0} {
			t.Run(fmt.Sprint(c.kinds, c.code, "x", times), func(t *testing.T) { faults(t, c.kinds, c.code, times, c.want) })
		}
	}
}

func faults(t *testing.T, kinds string, code faultvfs.Code, times int, want error) {
	path := furnished(t, 20)
	disk, done, err := faultvfs.Watch(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	var acknowledged []string
	failed := 0
	for n := 1; ; n += soak.Rounds(3, 1) {
		s := datatest.Open(t, path, datatest.NewClock())
		if err := s.Outside(t.Context(), "PRAGMA wal_autocheckpoint = 5"); err != nil {
			t.Fatal(err)
		}
		disk.Fail(kinds, code, n, times)
		err := work(t.Context(), s, 2*n)
		count := disk.Heal()
		switch {
		case err == nil:
			acknowledged = append(acknowledged, fmt.Sprint("person ", 2*n))
		case !errors.Is(err, want):
			t.Fatalf("operation %d: %v", n, err)
		default:
			failed++
		}
		if err := work(t.Context(), s, 2*n+1); err != nil { // work goes on when the cause is gone
			t.Fatalf("after operation %d: %v", n, err)
		}
		acknowledged = append(acknowledged, fmt.Sprint("person ", 2*n+1))
		closed(t, s)
		if missing, half := lost(t, path, acknowledged); len(missing) > 0 || half {
			t.Fatalf("operation %d: lost %v, half %v", n, missing, half)
		}
		if count < n {
			break
		}
	}
	healthy(t, path)
	if failed == 0 {
		t.Error("nothing of this kind failed")
	}
	t.Logf("%d failures", failed)
}
