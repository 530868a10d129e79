package installed

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"jibun/data/datatest/spent"
)

const ours = "../../../assets/fonts"

func TestFor(t *testing.T) {
	f := In(ours)
	for _, r := range "𠮷髙﨑①" {
		font := f.For(r)
		if font == nil {
			t.Errorf("%c is not found", r)
			continue
		}
		if again := f.For(r); again != font {
			t.Errorf("%c is in another font the second time", r)
		}
	}
	if f.For(0x10FFFD) != nil {
		t.Error("a character that does not exist is found")
	}
}

// TestFor_junk: what is no font, or cannot be read, is passed over.
func TestFor_junk(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.ttf": "no font", "b.ttc": "ttcf\x00\x01", "c.otf": "", "d.txt": "text"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("nowhere", filepath.Join(dir, "e.ttf")); err != nil {
		t.Fatal(err)
	}
	if f := In(dir, filepath.Join(dir, "none")).For('字'); f != nil {
		t.Error("found")
	}
	if f := In(dir, ours).For('字'); f == nil {
		t.Error("not found behind the junk")
	}
}

// TestSystem looks through the fonts of this computer, whichever there are, in a moment.
func TestSystem(t *testing.T) {
	f := System()
	if f.files != nil {
		t.Error("the fonts are looked for before they are wanted")
	}
	start := spent.Now()
	f.For(0x10FFFD)
	t.Log(len(f.files), "files in", spent.Since(start))
	if d := spent.Since(start); d > 10*time.Second {
		t.Error("it took", d)
	}
}
