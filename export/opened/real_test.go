package opened

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jibun/data/table"
	"jibun/export/sheet"
)

// real are the workbooks that other programs and other people made; where they come from
// stands beside them.
func real(t testing.TB) []string {
	t.Helper()
	var all []string
	for _, pattern := range []string{"../../data/table/testdata/real/*.xls[xm]", "../template/testdata/real/*.xls[xm]"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		all = append(all, files...)
	}
	return all
}

func read(t testing.TB, data []byte) (*sheet.Paper, error) {
	t.Helper()
	p, err := Read(context.Background(), data, "")
	if err != nil {
		return nil, err
	}
	for s := range p.Sheets {
		if len(s.Columns) == 0 || s.Lines.Count() == 0 {
			t.Errorf("%s has %d columns and %d rows", s.Name, len(s.Columns), s.Lines.Count())
		}
		for row, err := range s.All() {
			if err != nil {
				t.Fatal(err)
			}
			for i, c := range row.Cells {
				if c.Look < 0 || c.Look >= len(p.Looks) {
					t.Errorf("%s, column %d: look %d of %d", s.Name, i+1, c.Look, len(p.Looks))
				}
			}
		}
	}
	return p, nil
}

// TestReal reads all of them whole, and finds in each what package table finds, which
// shares nothing with it but the archive.
func TestReal(t *testing.T) {
	for _, name := range real(t) {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			p, err := read(t, data)
			if err != nil {
				t.Fatal(err)
			}
			f, err := table.Read(context.Background(), name, data, table.Limits{})
			if err != nil {
				t.Skip("no table:", err)
			}
			byName := map[string]*sheet.Sheet{}
			for s := range p.Sheets {
				byName[s.Name] = s
			}
			n := 0
			for _, s := range f.Sheets {
				o := byName[s.Name]
				if o == nil {
					t.Errorf("%s is missing", s.Name)
					continue
				}
				for _, row := range s.Rows {
					for _, c := range row.Cells {
						cells := o.Lines.Row(row.Line).Cells
						if c.Column() >= len(cells) {
							t.Fatalf("%s has no %s%d", s.Name, sheet.ColumnName(c.Column()+1), row.Line)
						}
						got := cells[c.Column()]
						if got.Kind == sheet.Nothing || got.Kind == sheet.Text && c.Kind() == table.Text && strings.TrimSpace(got.Text) != strings.TrimSpace(c.Text()) {
							t.Errorf("%s %s%d is %q, not %q", s.Name, sheet.ColumnName(c.Column()+1), row.Line, got.Text, c.Text())
						}
						n++
					}
				}
			}
			t.Logf("%d cells", n)
		})
	}
}

// TestDamaged: of 400 workbooks with some bytes changed none is anything but read or
// refused.
func TestDamaged(t *testing.T) {
	files := real(t)
	r := rand.New(rand.NewPCG(12, 4))
	refused := 0
	for i := range 400 {
		data, err := os.ReadFile(files[i%len(files)])
		if err != nil {
			t.Fatal(err)
		}
		for range 1 + r.IntN(4) {
			data[r.IntN(len(data))] ^= byte(1 + r.IntN(255))
		}
		if refuses(t, files[i%len(files)], data) {
			refused++
		}
	}
	if refused < 200 {
		t.Errorf("only %d were refused", refused)
	}
}

// refuses reports whether a damaged file is refused; another error is a fault.
func refuses(t *testing.T, path string, data []byte) bool {
	t.Helper()
	_, err := read(t, data)
	var no *table.Refused
	refused := errors.As(err, &no)
	if err != nil && !refused {
		t.Errorf("%s: %v is no refusal", path, err)
	}
	return refused
}

// TestDamaged_parts: the same where the archive is sound and what is in it is not.
func TestDamaged_parts(t *testing.T) {
	files := real(t)
	r := rand.New(rand.NewPCG(4, 12))
	refused, taken := 0, 0
	for i := range 400 {
		data, err := os.ReadFile(files[i%len(files)])
		if err != nil {
			t.Fatal(err)
		}
		if refuses(t, files[i%len(files)], spoiled(t, r, data)) {
			refused++
		} else {
			taken++
		}
	}
	if refused < 100 || taken < 10 {
		t.Errorf("%d were refused, %d taken", refused, taken)
	}
}

// spoiled changes some bytes of one part.
func spoiled(t *testing.T, r *rand.Rand, data []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var parts []int
	for i, f := range z.File {
		if strings.HasSuffix(f.Name, ".xml") && strings.HasPrefix(f.Name, "xl/") {
			parts = append(parts, i)
		}
	}
	return rewritten(t, data, z.File[parts[r.IntN(len(parts))]].Name, func(b []byte) []byte {
		for range 1 + r.IntN(5) {
			switch at := r.IntN(len(b)); r.IntN(3) {
			case 0:
				b[at] = byte(r.IntN(256))
			case 1: // a figure
				if n := bytes.IndexAny(b[at:], "0123456789"); n >= 0 {
					b[at+n] = '0' + byte(r.IntN(10))
				}
			default:
				b = append(b[:at:at], b[min(at+r.IntN(40), len(b)):]...)
			}
		}
		return b
	})
}

// rewritten is a workbook in which f has changed one part.
func rewritten(t *testing.T, data []byte, part string, f func([]byte) []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, x := range z.File {
		if x.Name != part {
			if err := w.Copy(x); err != nil {
				t.Fatal(err)
			}
			continue
		}
		in, err := x.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		o, err := w.Create(x.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := o.Write(f(b)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestBroken: a row that is broken refuses the workbook, wherever it stands, although rows
// are read when they are asked for.
func TestBroken(t *testing.T) {
	data, err := os.ReadFile("../../data/table/testdata/real/xlsmapper_attendance.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	broken := rewritten(t, data, "xl/worksheets/sheet1.xml", func(b []byte) []byte {
		return bytes.Replace(b, []byte("</v></c></row>"), []byte("</v></d></row>"), 1)
	})
	var no *table.Refused
	if _, err := Read(context.Background(), broken, ""); !errors.As(err, &no) || no.Reason != table.Damaged {
		t.Errorf("it is refused with %v", err)
	}
	same := rewritten(t, data, "xl/worksheets/sheet1.xml", func(b []byte) []byte { return b })
	if _, err := Read(context.Background(), same, ""); err != nil {
		t.Error(err)
	}
}

func TestRefused(t *testing.T) {
	old, err := os.ReadFile("../../data/table/testdata/real/cellformatter_cell_format_2000_builtinformat_ja.xls")
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"old": old, "empty": nil, "text": []byte("a,b\n1,2\n")} {
		var no *table.Refused
		if _, err := Read(context.Background(), data, ""); !errors.As(err, &no) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
