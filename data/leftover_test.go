package data_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/datatest/soak"
)

// crashed starts a process that adds people, and kills it after n or some more.
func crashed(t *testing.T, path string, n int) (acknowledged int) {
	t.Helper()
	c := startChild(t, "write", path, "0")
	count := func(line string) {
		if strings.HasPrefix(line, "person ") {
			acknowledged++
		}
	}
	for acknowledged < n {
		line := c.line()
		if line == "" {
			t.Fatal("the process ended")
		}
		count(line)
	}
	for _, line := range c.killAfter(0) {
		count(line)
	}
	return acknowledged
}

// people counts those whose name the child gave.
func people(t *testing.T, s *data.Store) (n int) {
	t.Helper()
	list, err := s.FindPeople(t.Context(), "人", 100_000)
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}

func slurp(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func put(t *testing.T, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// whole opens for writing and checks; it returns the Store.
func whole(t *testing.T, path string) *data.Store {
	t.Helper()
	s := datatest.Open(t, path, datatest.NewClock())
	if r, err := s.Check(t.Context(), nil); err != nil || !r.OK() {
		t.Error(r.Problems, err)
	}
	return s
}

// TestLeftover_belongs: the log of a crash is the end of the ledger.
func TestLeftover_belongs(t *testing.T) {
	path := furnished(t, 3)
	n := crashed(t, path, 12)
	s := whole(t, path)
	if got := people(t, s); s.ReadOnly() != nil || s.LogSetAside() != "" || s.Older() != nil || got < n {
		t.Errorf("%v %q %v, %d of %d", s.ReadOnly(), s.LogSetAside(), s.Older(), got, n)
	}
}

// TestLeftover_stale: a good, closed ledger beside which the log of an earlier crash
// lies. It is not applied, not deleted, and said; reading ignores it too.
func TestLeftover_stale(t *testing.T) {
	path := furnished(t, 3)
	crashed(t, path, 8)
	log := slurp(t, path+"-wal")
	closed(t, whole(t, path))
	s := datatest.Open(t, path, datatest.NewClock())
	for i := range 40 {
		datatest.Person(t, s, fmt.Sprint("後の人 ", i))
	}
	closed(t, s)
	good := slurp(t, path)
	put(t, path+"-wal", log)

	o := datatest.NewClock().Options()
	o.ReadOnly = true
	r, err := data.Open(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	if report, err := r.Check(t.Context(), nil); err != nil || !report.OK() || last(t, r) != 40 || !r.LogIgnored() {
		t.Error(report.Problems, err, last(t, r))
	}
	closed(t, r)
	if string(slurp(t, path)) != string(good) || string(slurp(t, path+"-wal")) != string(log) {
		t.Error("reading changed something")
	}

	s = whole(t, path)
	if s.LogSetAside() == "" || last(t, s) != 40 || s.ReadOnly() != nil {
		t.Errorf("%q, %d, %v", s.LogSetAside(), last(t, s), s.ReadOnly())
	}
	if string(slurp(t, s.LogSetAside()+"-wal")) != string(log) {
		t.Error("the log is not kept as it was")
	}
	if string(slurp(t, path)) != string(good) {
		t.Error("opening wrote into the ledger")
	}
}

// last counts those who came after the crash.
func last(t *testing.T, s *data.Store) int {
	t.Helper()
	list, err := s.FindPeople(t.Context(), "後の人", 1000)
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}

// TestLeftover_foreign: the log of another ledger.
func TestLeftover_foreign(t *testing.T) {
	other, path := furnished(t, 3), furnished(t, 9)
	crashed(t, other, 5)
	put(t, path+"-wal", slurp(t, other+"-wal"))
	before := dump(t, copyOf(t, path))
	s := whole(t, path)
	if s.ReadOnly() != nil {
		t.Error(s.ReadOnly())
	}
	closed(t, s)
	if dump(t, path) != before {
		t.Error("the other log came in")
	}
}

// copyOf is a copy of the file alone.
func copyOf(t *testing.T, path string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), filepath.Base(path))
	put(t, to, slurp(t, path))
	return to
}

// TestLeftover_flipped: a bit of the log after a crash. Nothing that was acknowledged
// is gone without a word: the ledger is only read, and the check says what is missing.
// What is still there goes into a new ledger, which may be written.
func TestLeftover_flipped(t *testing.T) {
	path := furnished(t, 3)
	n := crashed(t, path, 25)
	log := slurp(t, path+"-wal")
	noticed := 0
	flips := soak.Rounds(8, 24)
	for i := range flips {
		b := append([]byte{}, log...)
		b[32+(len(b)-32)*i/flips] ^= 0x10
		put(t, path+"-wal", b)
		_ = os.Remove(path + "-shm")
		s := datatest.Open(t, path, datatest.NewClock())
		r, err := s.Check(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		switch why := s.ReadOnly(); {
		case why == nil && people(t, s) >= n:
			t.Fatal("a damaged log holds everything; choose another place")
		case why == nil || why.Kind != "short" || r.OK():
			t.Errorf("flip %d: %v %v, %d of %d", i, why, r.Problems, people(t, s), n)
		default:
			noticed++
			if err := s.SavePerson(t.Context(), &data.Person{Name: "人"}); !errors.Is(err, data.ErrReadOnly) {
				t.Error(err)
			}
		}
		closed(t, s)
		if string(slurp(t, path+"-wal")) != string(b) {
			t.Error("the log was changed")
		}
	}
	if noticed*24 < flips*20 {
		t.Errorf("only %d flips", noticed)
	}
	again := filepath.Join(t.TempDir(), "続き.jibun")
	if err := data.Restore(t.Context(), path, again, datatest.NewClock().Options()); err != nil {
		t.Fatal(err)
	}
	s := datatest.Open(t, again, datatest.NewClock())
	if s.ReadOnly() != nil {
		t.Error(s.ReadOnly())
	}
	datatest.Person(t, s, "続き")

	// Accepted as it is, the ledger itself goes on.
	if err := data.Accept(t.Context(), path, datatest.NewClock().Options()); err != nil {
		t.Fatal(err)
	}
	s = datatest.Open(t, path, datatest.NewClock())
	if s.ReadOnly() != nil {
		t.Error("accepted, and yet", s.ReadOnly())
	}
	damaged := slurp(t, path+"-wal")
	datatest.Person(t, s, "続き")
	closed(t, s)
	if kept, err := filepath.Glob(path + ".left-*-wal"); err != nil || len(kept) != 1 || len(slurp(t, kept[0])) != len(log) {
		t.Error("what was left of the log is gone:", kept, len(damaged), err)
	}
}

// TestLeftover_leftBehind: only the file was copied after the crash. That is said.
func TestLeftover_leftBehind(t *testing.T) {
	path := furnished(t, 3)
	crashed(t, path, 12)
	s := datatest.Open(t, copyOf(t, path), datatest.NewClock())
	if o := s.Older(); o == nil || o.Had <= o.Has {
		t.Error("it is not said that the copy is older:", o)
	}
	if s.ReadOnly() != nil {
		t.Error(s.ReadOnly())
	}
}

// TestLeftover_copiedBack: an older copy in the ledger's place is no damage, but is said.
func TestLeftover_copiedBack(t *testing.T) {
	path := furnished(t, 3)
	s := datatest.Open(t, path, datatest.NewClock())
	datatest.Person(t, s, "人 1")
	closed(t, s)
	old := slurp(t, path)
	s = datatest.Open(t, path, datatest.NewClock())
	datatest.Person(t, s, "人 2")
	closed(t, s)
	time.Sleep(20 * time.Millisecond)
	put(t, path, old)
	s = whole(t, path)
	if s.ReadOnly() != nil || s.Older() == nil || s.Older().Lost {
		t.Error(s.ReadOnly(), s.Older())
	}
	closed(t, s)
	s = whole(t, path)
	if s.Older() != nil {
		t.Error("said twice:", s.Older())
	}
}

// TestLock_whatItIs: another name of the same file is the same ledger.
func TestLock_whatItIs(t *testing.T) {
	path := furnished(t, 3)
	link := filepath.Join(filepath.Dir(path), "別名.jibun")
	if err := os.Link(path, link); err != nil {
		t.Skip(err)
	}
	s := datatest.Open(t, path, datatest.NewClock())
	if s.ReadOnly() != nil {
		t.Fatal(s.ReadOnly())
	}
	r := datatest.Open(t, link, datatest.NewClock())
	if why := r.ReadOnly(); why == nil || why.Kind != "held" || why.Holder != "hanako@jinji" {
		t.Error("two writers:", why)
	}
}

// TestLock_holder: what somebody else left where the holder stands keeps nobody out,
// and a link there is not followed.
func TestLock_holder(t *testing.T) {
	path := furnished(t, 3)
	target := filepath.Join(t.TempDir(), "大事.txt")
	put(t, target, []byte("大事"))
	if err := os.Symlink(target, path+".holder"); err != nil {
		t.Skip(err)
	}
	s := datatest.Open(t, path, datatest.NewClock())
	if s.ReadOnly() != nil {
		t.Error(s.ReadOnly())
	}
	if string(slurp(t, target)) != "大事" {
		t.Error("the file behind the link was written over")
	}
}

// TestWrite_copiedOver: another ledger copied over the open one, without a new file.
// Neither is destroyed.
func TestWrite_copiedOver(t *testing.T) {
	path, other := furnished(t, 3), furnished(t, 9)
	s := datatest.Open(t, path, datatest.NewClock())
	for i := range 10 {
		datatest.Person(t, s, fmt.Sprint("後の人 ", i))
	}
	time.Sleep(20 * time.Millisecond)
	put(t, path, slurp(t, other))
	if err := s.SavePerson(t.Context(), &data.Person{Name: "人"}); !errors.Is(err, data.ErrReplaced) {
		t.Error(err)
	}
	if err := s.Close(); !errors.Is(err, data.ErrReplaced) {
		t.Error(err)
	}
	if string(slurp(t, path)) != string(slurp(t, other)) {
		t.Error("the other ledger was written into")
	}
	if names := strings.Join(folder(t, filepath.Dir(path)), " "); !strings.Contains(names, ".left-") {
		t.Error("the log is not kept:", names)
	}
	closed(t, whole(t, path))
}

// TestWrite_touched: who only touches the file stops nobody.
func TestWrite_touched(t *testing.T) {
	path := furnished(t, 3)
	s := datatest.Open(t, path, datatest.NewClock())
	datatest.Person(t, s, "人 1")
	if err := os.Chtimes(path, time.Now(), time.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	datatest.Person(t, s, "人 2")
	closed(t, s)
}

// TestBackup_twoOffices: two ledgers of one name share a folder of backups; neither
// removes what is the other's, and backups without an id stay.
func TestBackup_twoOffices(t *testing.T) {
	dir := t.TempDir()
	c := datatest.NewClock()
	make := func(office string) *data.Store {
		path := filepath.Join(t.TempDir(), "台帳.jibun")
		s, err := data.Create(t.Context(), path, data.Office{Name: office}, c.Options())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		return s
	}
	a, b := make("人事課"), make("福祉課")
	if a.UID() == b.UID() || a.UID() == "" {
		t.Fatal(a.UID(), b.UID())
	}
	copyTo(t, filepath.Join("testdata", "ledger_v2.jibun"), filepath.Join(dir, "台帳_20200101-000000.jibun"))
	for range 3 {
		backup(t, b, dir)
		c.Add(24 * time.Hour)
	}
	for i := range 30 {
		datatest.Person(t, a, fmt.Sprint("人 ", i))
		backup(t, a, dir)
		c.Add(5 * 24 * time.Hour)
	}
	of := map[string]int{}
	list, err := data.Backups(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range list {
		of[x.Ledger]++
	}
	if of[b.UID()] != 3 || of[""] != 1 || of[a.UID()] >= 30 || of[a.UID()] < 5 {
		t.Errorf("%v backups of 人事課, 福祉課 and an older program: %v", []int{of[a.UID()], of[b.UID()], of[""]}, of)
	}
	if needs, err := b.NeedsBackup(t.Context(), dir); err != nil || needs {
		t.Error("人事課's backups are taken for 福祉課's:", needs, err)
	}
}

// TestSeal_chain: an operation cannot be taken out or changed, with its seal made
// anew, without changing all that follow.
func TestSeal_chain(t *testing.T) {
	path := filled(t)
	harm(t, path, `UPDATE operations SET about = 'X', seal = (SELECT seal FROM operations WHERE id = 4) WHERE id = 5`)
	s := datatest.Open(t, path, datatest.NewClock())
	r, err := s.Check(t.Context(), nil)
	if err != nil || r.Found < 2 {
		t.Error(r.Problems, err)
	}
	w, err := s.Witness(t.Context())
	if err != nil || w.Operation < 100 || len(w.Seal) != 32 {
		t.Error(w, err)
	}
}
