package export

import (
	"bytes"
	"context"
	"iter"
	"slices"
	"testing"

	"jibun/export/sheet"

	"github.com/google/go-cmp/cmp"
)

// paperOf lays out a sample.
func paperOf(t *testing.T, value any) *sheet.Paper {
	t.Helper()
	p, err := PaperOf(value, HalfWidths{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// inHand is a paper of which all rows are held, whatever they were.
func inHand(t *testing.T, p *sheet.Paper) (*sheet.Paper, []*sheet.Sheet) {
	t.Helper()
	var all []*sheet.Sheet
	for s := range p.Sheets {
		plain := *s
		plain.Rows, plain.Stream = nil, nil
		for row, err := range s.All() {
			if err != nil {
				t.Fatal(err)
			}
			x := *row
			x.Cells = slices.Clone(row.Cells)
			plain.Rows = append(plain.Rows, x)
		}
		all = append(all, &plain)
	}
	q := *p
	q.Sheets = slices.Values(all)
	return &q, all
}

// streamed is the paper with rows that are good until the next only.
func streamed(p *sheet.Paper) *sheet.Paper {
	sheets := p.Sheets
	p.Sheets = func(yield func(*sheet.Sheet) bool) {
		for s := range sheets {
			x := *s
			x.Rows, x.Stream = nil, reused(s.All())
			if !yield(&x) {
				return
			}
		}
	}
	return p
}

func reused(rows iter.Seq2[*sheet.Row, error]) iter.Seq2[*sheet.Row, error] {
	return func(yield func(*sheet.Row, error) bool) {
		var one sheet.Row
		for row, err := range rows {
			cells := append(one.Cells[:0], row.Cells...)
			one = *row
			one.Cells = cells
			if !yield(&one, err) {
				return
			}
			clear(one.Cells)
		}
	}
}

func bytesOf(t *testing.T, p *sheet.Paper) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(context.Background(), &out, p, Options{}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestLayouts_EachHasASample: what follows is about all papers that there are.
func TestLayouts_EachHasASample(t *testing.T) {
	for _, l := range Layouts() {
		n := 0
		for _, x := range samples() {
			if l.Paper(x.value, HalfWidths{}) != nil {
				n++
			}
		}
		if n == 0 {
			t.Errorf("%s: no sample", l.Name)
		}
	}
	if p, err := PaperOf(42, HalfWidths{}); err == nil || p != nil {
		t.Errorf("42 is laid out as %v", p)
	}
}

// TestPapers_HeldOrStreamed: the file is the same, and it is that of the function
// that writes the paper.
func TestPapers_HeldOrStreamed(t *testing.T) {
	for name, x := range samples() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var direct bytes.Buffer
			if err := x.write(&direct); err != nil {
				t.Fatal(err)
			}
			plain, _ := inHand(t, paperOf(t, x.value))
			if !bytes.Equal(direct.Bytes(), bytesOf(t, plain)) {
				t.Error("with its rows held it is another file")
			}
			if !bytes.Equal(direct.Bytes(), bytesOf(t, streamed(paperOf(t, x.value)))) {
				t.Error("with its rows streamed it is another file")
			}
			plain, sheets := inHand(t, paperOf(t, x.value))
			sheets[0].Rows[0].Height++
			if bytes.Equal(direct.Bytes(), bytesOf(t, plain)) {
				t.Error("a row that is higher gives the same file: this test sees nothing")
			}
		})
	}
}

// TestPapers_WalkedTwice: a preview and a print of one value show the same.
func TestPapers_WalkedTwice(t *testing.T) {
	for name, x := range samples() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := paperOf(t, x.value)
			for s := range p.Sheets { // somebody looks at the beginning only
				for range s.All() {
					break
				}
				break
			}
			_, first := inHand(t, p)
			looks := slices.Clone(p.Looks)
			_, second := inHand(t, p)
			if d := cmp.Diff(first, second); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(looks, p.Looks); d != "" {
				t.Error(d)
			}
			if !bytes.Equal(bytesOf(t, p), bytesOf(t, p)) {
				t.Error("two files of one value differ")
			}
		})
	}
}

// TestPapers_AsRead: what a second program finds in the file is what the value says.
func TestPapers_AsRead(t *testing.T) {
	needOpenpyxl(t)
	for name, x := range samples() {
		if name == "annual-many" { // the same as annual, only long
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := paperOf(t, x.value)
			_, sheets := inHand(t, p)
			s := read(t, x.write)
			if len(s.Sheets) != len(sheets) || s.Title != p.Title || s.Creator != p.Author {
				t.Fatalf("%d sheets of %d, title %q, creator %q", len(s.Sheets), len(sheets), s.Title, s.Creator)
			}
			for i, v := range sheets {
				if d := differences(p, v, s.Sheets[i]); len(d) > 0 {
					t.Errorf("%s: %q", v.Name, d[:min(len(d), 10)])
				}
			}
			controls(t, p, sheets[0], s.Sheets[0])
		})
	}
}
