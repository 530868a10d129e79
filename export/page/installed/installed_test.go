package installed

import (
	"encoding/binary"
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

// TestFor_private: a character that the office drew itself is in its own font or in none;
// what another font has under its number is something else.
func TestFor_private(t *testing.T) {
	const private = 0xF0000
	b, err := os.ReadFile(filepath.Join(ours, "JibunUDPGothic-Regular.ttf"))
	if err != nil {
		t.Fatal(err)
	}
	renumber(t, b, private)
	for name, found := range map[string]bool{"other.ttf": false, "EUDC.TTE": true} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
		if font := In(dir).For(private); (font != nil) != found {
			t.Errorf("%s: found is %v, want %v", name, font != nil, found)
		}
		if In(dir).For('字') == nil {
			t.Errorf("%s has no 字", name)
		}
	}
}

// renumber gives the last characters of a font other numbers.
func renumber(t *testing.T, font []byte, first uint32) {
	t.Helper()
	at := func(i uint32) uint32 { return binary.BigEndian.Uint32(font[i:]) }
	for i := range uint32(binary.BigEndian.Uint16(font[4:])) {
		record := 12 + 16*i
		if string(font[record:record+4]) != "cmap" {
			continue
		}
		table := at(record + 8)
		for k := range uint32(binary.BigEndian.Uint16(font[table+2:])) {
			sub := table + at(table+4+8*k+4)
			if binary.BigEndian.Uint16(font[sub:]) != 12 {
				continue
			}
			last := sub + 16 + 12*(at(sub+12)-1)
			long := at(last+4) - at(last)
			binary.BigEndian.PutUint32(font[last:], first)
			binary.BigEndian.PutUint32(font[last+4:], first+long)
			return
		}
	}
	t.Fatal("no table of characters to change")
}

// TestSystem looks through the fonts of this computer, whichever there are, in a moment.
func TestSystem(t *testing.T) {
	f := System()
	if f.files != nil {
		t.Error("the fonts are looked for before they are wanted")
	}
	start := spent.Now()
	f.For(0x10FFFD)
	d := spent.Fair(spent.Since(start))
	t.Log(len(f.files), "files in", d)
	if d > 10*time.Second {
		t.Error("it took", d)
	}
}
