package data_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
)

// A damaged ledger takes nothing in, and nothing leaves it. Whatever takes in a plan is
// called Apply…; a new one must be tried here.
func TestWhole_refuses(t *testing.T) {
	path := filled(t)
	harm(t, path, `UPDATE people SET name = 'X' WHERE id = 7`)
	tries := map[string]func(context.Context, *data.Store) error{
		"ApplyTransfer": func(ctx context.Context, s *data.Store) error { return s.ApplyTransfer(ctx, &data.Plan{}, nil) },
		"ApplyTakeover": func(ctx context.Context, s *data.Store) error { return s.ApplyTakeover(ctx, &data.Takeover{}, nil) },
		"ApplyPaste": func(ctx context.Context, s *data.Store) error {
			_, err := s.ApplyPaste(ctx, &data.PastePlan{SeminarID: 1}, "")
			return err
		},
		"Merge":  func(ctx context.Context, s *data.Store) error { return s.Merge(ctx, 3, 4) },
		"Note":   func(ctx context.Context, s *data.Store) error { return s.Note(ctx, "paper.excel", "x") },
		"Backup": func(ctx context.Context, s *data.Store) error { _, err := s.Backup(ctx, t.TempDir()); return err },
	}
	for m := range reflect.TypeFor[*data.Store]().Methods() {
		if tries[m.Name] == nil && m.Name != "Apply" && (strings.HasPrefix(m.Name, "Apply") || strings.HasPrefix(m.Name, "Merge") || strings.HasPrefix(m.Name, "Import")) {
			t.Errorf("%s takes in much and is not tried on a damaged ledger", m.Name)
		}
	}
	for name, try := range tries {
		s := datatest.Open(t, path, datatest.NewClock())
		before := done(t, s)
		var damage *data.DamageError
		if err := try(t.Context(), s); !errors.As(err, &damage) || !errors.Is(err, data.ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
		if n := done(t, s); n != before {
			t.Errorf("%s wrote %d operations", name, n-before)
		}
		if name != "Backup" && s.Health().Condition != data.Damaged {
			t.Errorf("%s: the ledger is %q", name, s.Health().Condition)
		}
		closed(t, s)
	}
}

func done(t *testing.T, s *data.Store) int {
	t.Helper()
	list, err := s.History(t.Context(), data.HistoryFilter{Limit: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}

// Of several who want to know, one looks; a look that is called away is taken over by
// who still waits, and work goes on beside.
func TestExamine_once(t *testing.T) {
	s := datatest.Open(t, filled(t), datatest.NewClock())
	if h := s.Health(); h.Condition != data.Unchecked {
		t.Errorf("the ledger is %q before anybody looked", h.Condition)
	}
	ctx, cancel := context.WithCancel(t.Context())
	began, goOn := make(chan struct{}), make(chan struct{})
	var once sync.Once
	first := make(chan error)
	go func() {
		first <- s.Examine(ctx, func(int, int) { once.Do(func() { close(began); <-goOn }) })
	}()
	<-began
	if h := s.Health(); h.Condition != data.Checking {
		t.Errorf("the ledger is %q while somebody looks", h.Condition)
	}
	var others [3]chan error
	for i := range others {
		others[i] = make(chan error, 1)
		go func() { others[i] <- s.Whole(t.Context(), nil) }()
	}
	cancel()
	close(goOn)
	if err := <-first; !errors.Is(err, context.Canceled) {
		t.Error("called away, but:", err)
	}
	for _, c := range others {
		if err := <-c; err != nil {
			t.Error(err)
		}
	}
	if h := s.Health(); h.Condition != data.Sound || h.At.IsZero() || h.Report.Rows == 0 {
		t.Errorf("%+v", h)
	}
	if err := s.Merge(t.Context(), 3, 4); err != nil {
		t.Error(err)
	}
}

// Damage that comes later is found when somebody looks again, and is not forgotten when
// a third look is broken off.
func TestExamine_again(t *testing.T) {
	path := filled(t)
	s := datatest.Open(t, path, datatest.NewClock())
	if err := s.Whole(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	harm(t, path, `UPDATE people SET name = 'X' WHERE id = 7`)
	for _, look := range []func(context.Context, data.Progress) error{s.Examine, s.ExamineQuietly} {
		if err := look(t.Context(), nil); !errors.Is(err, data.ErrDamaged) {
			t.Error(err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Examine(ctx, nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if err := s.Whole(t.Context(), nil); !errors.Is(err, data.ErrDamaged) {
		t.Error(err)
	}
}

// An operation that failed says whom it was about, but not into the log.
func TestAttempt(t *testing.T) {
	s := datatest.New(t)
	m, p := datatest.Seminar(t, s, "論語勉強会"), datatest.Person(t, s, "田中 太郎")
	datatest.Apply(t, s, m.ID, p.ID)
	_, err := s.Apply(t.Context(), data.Application{SeminarID: m.ID, PersonID: p.ID})
	var a *data.Attempt
	if !errors.As(err, &a) || a.Operation.About != "田中 太郎" || a.Operation.What != "registration.apply" {
		t.Fatalf("%v, %+v", err, a)
	}
	if !errors.Is(err, &data.Refusal{Code: "registration.exists"}) {
		t.Errorf("what it is is hidden: %v", err)
	}
	again := &data.Attempt{Operation: data.Operation{About: "田中 太郎"}, Err: data.ErrBusy}
	if strings.Contains(again.Error(), "田中") {
		t.Error("its text has the name:", again)
	}
}

func TestIsLedger(t *testing.T) {
	dir := t.TempDir()
	put := func(name string, b []byte) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, b, 0o600); err != nil {
			t.Fatal(err)
		}
		return p
	}
	ledger, err := os.ReadFile(filled(t))
	if err != nil {
		t.Fatal(err)
	}
	torn := slices.Clone(ledger)
	copy(torn[100:], make([]byte, 3000))
	for path, want := range map[string]bool{
		put("台帳.bak", ledger):               true,
		put("台帳.jibun", ledger):             true,
		put("damaged", torn):                true,
		put("empty.jibun", nil):             false,
		put("text.txt", []byte("SQLite!?")): false,
		dir:                                 false,
		filepath.Join(dir, "none"):          false,
	} {
		if got := data.IsLedger(t.Context(), path); got != want {
			t.Errorf("%s: %t", filepath.Base(path), got)
		}
	}
}
