package export

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"jibun/data/inuse"
	"jibun/data/report"

	"github.com/xuri/excelize/v2"
)

func TestToFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "年次報告書.xlsx")
	if err := ToFile(path, annualOf(sampleAnnual(2, 2)), nil); err != nil {
		t.Fatal(err)
	}
	old, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	o := Options{Progress: func(done, total int) {
		if done > 1000 {
			cancel()
		}
	}}
	err = ToFile(path, func(w io.Writer) error { return Annual(ctx, w, sampleAnnual(20, 3000), o) }, nil)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	broken := errors.New("broken")
	err = ToFile(path, func(w io.Writer) error {
		_, _ = io.WriteString(w, "half")
		return broken
	}, nil)
	if !errors.Is(err, broken) {
		t.Errorf("failed: %v", err)
	}
	err = ToFile(path, func(w io.Writer) error { _, err := io.WriteString(w, "whole"); return err }, func() error {
		if parts, _ := filepath.Glob(filepath.Join(dir, ".*.part")); len(parts) != 1 || string(must(os.ReadFile(parts[0]))) != "whole" {
			t.Errorf("the last step comes before all is on the disk: %v", parts)
		}
		return broken
	})
	if !errors.Is(err, broken) {
		t.Errorf("the last step failed: %v", err)
	}
	now, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(old, now) {
		t.Errorf("the file that was there has changed (%v)", err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
	func() {
		defer func() { _ = recover() }()
		_ = ToFile(path, func(io.Writer) error { panic("broken") }, nil)
	}()
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("left behind by a panic: %v", left)
	}
	if err := ToFile(filepath.Join(dir, "none", "x.xlsx"), annualOf(sampleAnnual(1, 1)), nil); err == nil {
		t.Error("no error for a folder that does not exist")
	}
	if fi, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && fi.Mode().Perm() != 0o600 {
		t.Errorf("others can read it: %v, %v", fi.Mode(), err)
	}
	part := filepath.Join(dir, ".年次報告書.xlsx.123.part")
	if err := errors.Join(os.WriteFile(part, nil, 0o600), os.Chtimes(part, time.Now(), time.Now().Add(-2*time.Hour)), ToFile(path, annualOf(sampleAnnual(1, 1)), nil)); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("what a crash left is still there: %v", left)
	}
}

func must(b []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return b
}

func TestCancelled_WritesNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var out bytes.Buffer
	for name, err := range map[string]error{
		"annual": Annual(ctx, &out, sampleAnnual(3, 3), Options{}),
		"signin": SignIn(ctx, &out, sampleSignIn(3, 0, 0, true), Options{}),
		"book":   Book(ctx, &out, sampleBook(3, 3), Options{}),
	} {
		if !errors.Is(err, context.Canceled) || out.Len() != 0 {
			t.Errorf("%s: %v, %d bytes", name, err, out.Len())
		}
	}
}

func TestPassword(t *testing.T) {
	var out bytes.Buffer
	o := Options{Password: "くれ市-ひみつ"}
	if err := SignIn(context.Background(), &out, sampleSignIn(5, 2, 1, true), o); err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(out.Bytes(), []byte{0xD0, 0xCF, 0x11, 0xE0}) {
		t.Errorf("begins with % X", out.Bytes()[:4])
	}
	f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()), excelize.Options{Password: o.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if v, err := f.GetCellValue("受付名簿", "A1"); err != nil || !strings.Contains(v, "第205回") {
		t.Errorf("A1 = %q, %v", v, err)
	}
	if _, err := excelize.OpenReader(bytes.NewReader(out.Bytes()), excelize.Options{Password: "another"}); err == nil {
		t.Error("opens with another password")
	}
}

func TestSameValueSameFile(t *testing.T) {
	var first, second bytes.Buffer
	for _, w := range []io.Writer{&first, &second} {
		if err := annualOf(sampleAnnual(25, 100))(w); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the same report gives two different files")
	}
	z, err := zip.NewReader(bytes.NewReader(first.Bytes()), int64(first.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil || bytes.Contains(b, []byte("xuri</")) {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
}

// TestNoTemporaryFiles writes a sheet larger than what excelize keeps in memory.
func TestNoTemporaryFiles(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	t.Setenv("TMP", dir)
	name := strings.Repeat("秘密の名前", 40)
	rows := func(yield func([]any) bool) {
		for range 30_000 {
			if !yield([]any{name}) {
				return
			}
		}
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Errorf("names lie about in %v", left)
		}
	}
	table := Table{Name: "x", Columns: []Column{{Title: "氏名", Width: 20}}, Rows: rows}
	tables := func(yield func(Table) bool) { yield(table) }
	if err := Tables(context.Background(), io.Discard, report.Head{}, tables, Options{}); err != nil {
		t.Fatal(err)
	}
}

func BenchmarkAnnual(b *testing.B) {
	for _, n := range []int{1250, 12500} {
		r := sampleAnnual(60, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if err := Annual(context.Background(), io.Discard, r, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestProgress(t *testing.T) {
	last, calls := 0, 0
	o := Options{Progress: func(done, total int) {
		if done < last || done > total {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		last = done
		calls++
	}}
	if err := Annual(context.Background(), io.Discard, sampleAnnual(25, 3000), o); err != nil {
		t.Fatal(err)
	}
	if calls < 10 || calls > 130 {
		t.Errorf("told %d times", calls)
	}
}

func TestTables(t *testing.T) {
	table := func(rows ...[]any) func(io.Writer) error {
		t := Table{Name: "職員:一覧/[1]", Columns: []Column{{"番号", 10, Text}, {"回数", 8, Integer}, {"率", 8, Percent}, {"日", 18, Day}},
			Rows: func(yield func([]any) bool) {
				for _, r := range rows {
					if !yield(r) {
						return
					}
				}
			}}
		return func(w io.Writer) error {
			return Tables(context.Background(), w, sampleHead(), func(yield func(Table) bool) { yield(t) }, Options{})
		}
	}
	s := read(t, table([]any{"=1+1", 1234, report.Ratio{Num: 1, Den: 4}, day("2019-05-01")}, []any{nil, 1}))
	x := s.Sheets[0]
	if got := fmt.Sprint(x.row(2, 4)); got != "[=1+1 1234 0.25 2019-05-01]" || len(x.Formulas) > 0 {
		t.Errorf("%s, formulas %v", got, x.Formulas)
	}
	if x.Name != "職員-一覧-(1)" || x.Filter != "$A$1:$D$3" {
		t.Errorf("sheet %q, filter %s", x.Name, x.Filter)
	}
	read(t, table()).Sheets[0].find(t, "該当なし")
	if err := table([]any{struct{}{}})(io.Discard); err == nil {
		t.Error("takes a value of an unknown type")
	}
}

// TestToFile_shown: a document that somebody has open stays as it is, also when it was
// opened while the new one was written.
func TestToFile_shown(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "年次報告書.xlsx")
	owner := filepath.Join(dir, "~$年次報告書.xlsx")
	open := func() error { return os.WriteFile(owner, nil, 0o600) }
	for when, write := range map[string]func(io.Writer) error{
		"before":    func(io.Writer) error { t.Error("it was written at all"); return nil },
		"meanwhile": func(w io.Writer) error { _, err := io.WriteString(w, "new"); return errors.Join(err, open()) },
	} {
		if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
			t.Fatal(err)
		}
		_ = os.Remove(owner)
		if when == "before" {
			if err := open(); err != nil {
				t.Fatal(err)
			}
		}
		err := ToFile(path, write, func() error { t.Error("the last step was done"); return nil })
		if got, held := inuse.Holder(err); !held || got != path {
			t.Errorf("%s: %v", when, err)
		}
		if b := must(os.ReadFile(path)); string(b) != "old" {
			t.Errorf("%s: it was replaced by %q", when, b)
		}
		if left, _ := os.ReadDir(dir); len(left) != 2 {
			t.Errorf("%s: left behind: %v", when, left)
		}
	}
	if err := errors.Join(os.Remove(owner), ToFile(path, func(w io.Writer) error { _, err := io.WriteString(w, "new"); return err }, nil)); err != nil {
		t.Error("closed:", err)
	}
}
