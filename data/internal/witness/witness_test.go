package witness_test

import (
	"os"
	"path/filepath"
	"testing"

	"jibun/data/internal/witness"
)

func TestWitness(t *testing.T) {
	dir := t.TempDir()
	open := func() *witness.Witness {
		t.Helper()
		w, err := witness.Open(dir, "u", "f")
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	w := open()
	if h, ok := w.Last(); ok {
		t.Error("nothing was seen, and yet", h)
	}
	for op := range int64(5) {
		if err := w.Saw(witness.Head{Op: op + 1, Seal: "2:abc"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(true); err != nil {
		t.Fatal(err)
	}
	w = open()
	if h, ok := w.Last(); !ok || h != (witness.Head{Op: 5, Seal: "2:abc", Closed: true}) {
		t.Error(h, ok)
	}
	w.Close(false)
	other, err := witness.Open(dir, "u", "g")
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := other.Last(); ok {
		t.Error("another file knows what this one saw")
	}
	other.Close(false)
	if h, ok := witness.Furthest(dir, "u"); !ok || h.Op != 5 {
		t.Error(h, ok)
	}
	if _, ok := witness.Furthest(dir, "v"); ok {
		t.Error("another ledger is known")
	}
}

// TestWitness_torn: whichever byte of the newer head is damaged, the older one is
// what is known, or the newer; never another.
func TestWitness_torn(t *testing.T) {
	dir := t.TempDir()
	w, err := witness.Open(dir, "u", "f")
	if err != nil {
		t.Fatal(err)
	}
	w.Saw(witness.Head{Op: 41, Seal: "2:aa"})
	w.Saw(witness.Head{Op: 42, Seal: "2:bb"})
	w.Close(false)
	path := filepath.Join(dir, "u", "f")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	older := 0
	for i := 128; i < 256; i++ {
		b := append([]byte{}, whole...)
		b[i] ^= 0x5f
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		w, err := witness.Open(dir, "u", "f")
		if err != nil {
			t.Fatal(err)
		}
		switch h, _ := w.Last(); h {
		case witness.Head{Op: 41, Seal: "2:aa"}:
			older++
		case witness.Head{Op: 42, Seal: "2:bb"}: // a blank at the end
		default:
			t.Errorf("byte %d: %v", i, h)
		}
		w.Close(false)
	}
	if older < 10 {
		t.Errorf("only %d damages were noticed", older)
	}
}
