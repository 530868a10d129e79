package xlsx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
)

// lines are cells of about n bytes.
func lines(n int) []byte {
	rnd := rand.New(rand.NewPCG(1, 2))
	var long []byte
	for len(long) < n {
		long = fmt.Appendf(long, "<c><v>%d</v></c>", rnd.IntN(1000))
	}
	return long
}

// TestPacker writes parts of all sizes, some of them beside the packer.
func TestPacker(t *testing.T) {
	long := lines(3*piece + 12345)
	press, made, want := newPress(), map[string]*stream{}, map[string][]byte{}
	write := func(name string, whole bool, runs ...[]byte) {
		s := press.stream()
		s.whole = whole
		for _, run := range runs {
			s.b = append(s.b, run...)
			s.cut()
		}
		s.end()
		made[name], want[name] = s, bytes.Join(runs, nil)
	}
	write("rows", false, long[:70000], long, long[:5])
	write("few rows", false, long[:7])
	write("no rows", false)
	write("whole", true, long[:2*piece], long[1000:2*piece+2000])
	press.busy.Wait()
	for _, name := range []string{"rows", "few rows", "no rows"} {
		want[name] = []byte("<a><sheetData>" + string(want[name]) + "</sheetData><b/></a>")
	}
	var out bytes.Buffer
	p := newPacker(&out, press, made)
	for name, runs := range map[string][][]byte{
		"empty": nil, "short": {long[:100]}, "long": {long}, "mixed": {long[:70000], long, long[:70000], long[:5]}, "whole": {long[:9]},
		"rows": {[]byte("<a><sheetData></sheetData><b/></a>")}, "few rows": {[]byte("<a><sheetData></sheet"), []byte("Data><b/></a>")}, "no rows": {[]byte("<a><sheetData></sheetData><b/></a>")},
	} {
		w, err := p.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, run := range runs {
			if n, err := w.Write(run); err != nil || n != len(run) {
				t.Fatal(n, err)
			}
		}
		if want[name] == nil {
			want[name] = bytes.Join(runs, nil)
		}
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(r) // checks the sum, too
		if err != nil || !bytes.Equal(got, want[f.Name]) {
			t.Errorf("%s: %d bytes, want %d (%v)", f.Name, len(got), len(want[f.Name]), err)
		}
		delete(want, f.Name)
	}
	if len(want) > 0 {
		t.Errorf("missing: %d parts", len(want))
	}
}

// TestPacker_lost: rows that find no place are an error and never left out.
func TestPacker_lost(t *testing.T) {
	for name, text := range map[string]string{"sheet": "<sheetData/>", "another": noRows} {
		press := newPress()
		s := press.stream()
		s.b = append(s.b, "<row/>"...)
		s.end()
		press.busy.Wait()
		p := newPacker(io.Discard, press, map[string]*stream{"sheet": s})
		w, err := p.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
		if err := p.Close(); err == nil {
			t.Errorf("%s: nobody says that the rows are lost", name)
		}
	}
}

func TestJoined(t *testing.T) {
	all := []byte(strings.Repeat("年次報告書", 9999))
	for _, n := range []int{0, 1, 7, 8, 63, 64, 65, 1000, 100_000, len(all)} {
		if got, want := joined(crc32.ChecksumIEEE(all[:n]), crc32.ChecksumIEEE(all[n:]), len(all)-n), crc32.ChecksumIEEE(all); got != want {
			t.Errorf("at %d: %08x, want %08x", n, got, want)
		}
	}
}
