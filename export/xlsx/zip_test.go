package xlsx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"testing"
)

// TestPacker writes parts of all sizes, in one run and in several.
func TestPacker(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	var long []byte
	for len(long) < 3*piece+12345 {
		long = fmt.Appendf(long, "<c><v>%d</v></c>", rnd.IntN(1000))
	}
	want := map[string][]byte{}
	var out bytes.Buffer
	p := newPacker(&out)
	for name, runs := range map[string][][]byte{
		"empty": nil, "short": {long[:100]}, "long": {long}, "exact": {long[:2*piece]},
		"mixed": {long[:70000], long, long[:70000], long[1000 : 2*piece+2000], long[:5]},
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
		want[name] = bytes.Join(runs, nil)
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
