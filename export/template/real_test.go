package template

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"jibun/data/table"
	"jibun/export/calc"
)

// markedRow is the row of a sheet that gets the marks: one in the middle.
func markedRow(s *sheet) int {
	if len(s.rows) == 0 {
		return 2
	}
	return s.rows[len(s.rows)/2].num
}

// withMarks puts a detail row into the first sheet of a foreign workbook.
func withMarks(t testing.TB, book []byte) (form []byte, sheetPart string, row int) {
	t.Helper()
	f, err := Open(t.Context(), book)
	if err != nil {
		t.Fatal(err)
	}
	s := f.sheets[0]
	row = markedRow(s)
	col := s.wide + 1
	return put(t, book, s.part, map[string]string{calc.CellName(row, col): "{{名簿.氏名}}", calc.CellName(row, col+1): "{{名簿.時間}}", calc.CellName(row+2, col+3): "=SUM(" + calc.CellName(row, col+1) + ":" + calc.CellName(row, col+1) + ")"}), s.part, row
}

// Foreign workbooks with a row that repeats: whatever is in them, every part stays
// XML, and openpyxl and LibreOffice read what comes out.
func TestFill_realFiles(t *testing.T) {
	files, _ := filepath.Glob("testdata/real/*.xlsx")
	if len(files) < 20 {
		t.Fatal(len(files))
	}
	dir := t.TempDir()
	if keep := os.Getenv("TEMPLATE_OUT"); keep != "" {
		dir = keep
	}
	var out []string
	books := map[string][]byte{}
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			book, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			form, sheetPart, row := withMarks(t, book)
			for _, n := range []int{0, 1, 3, 200} {
				f, err := Open(t.Context(), form)
				if err != nil {
					t.Fatal(err)
				}
				var b bytes.Buffer
				if _, err := f.Fill(t.Context(), &b, people(n), Options{Blank: true}); err != nil {
					t.Fatal(err)
				}
				got := b.Bytes()
				wellFormed(t, got)
				for _, f := range faults(t, got) {
					if !slices.Contains(faults(t, form), f) {
						t.Error(f)
					}
				}
				s := partOf(t, got, sheetPart)
				sum := 0
				for _, r := range people(n).Lists["名簿"].Rows {
					sum += int(r[3].float)
				}
				if !strings.Contains(s, fmt.Sprintf("%d:", row)) || n > 0 && !strings.Contains(s, fmt.Sprintf("v>%d</", sum)) {
					t.Errorf("%d rows: no sum %d", n, sum)
				}
				if n != 3 && os.Getenv("JIBUN_SOAK") == "" { // the two readers take their time
					continue
				}
				name := fmt.Sprintf("%d_%s", n, filepath.Base(path))
				file := filepath.Join(dir, name)
				if err := os.WriteFile(file, got, 0o600); err != nil {
					t.Fatal(err)
				}
				out = append(out, file)
				if n >= 3 {
					books[name] = got
				}
			}
		})
	}
	judge(t, out)
	agreeing(t, books, "呉 3郎")
}

func wellFormed(t testing.TB, book []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, f := range z.File {
		if seen[strings.ToLower(f.Name)] {
			t.Error(f.Name, "twice")
		}
		seen[strings.ToLower(f.Name)] = true
		if strings.HasSuffix(f.Name, ".xml") || strings.HasSuffix(f.Name, ".rels") {
			if err := table.WellFormed([]byte(partOf(t, book, f.Name))); err != nil {
				t.Errorf("%s: %v", f.Name, err)
			}
		}
	}
}

// judge has openpyxl read files.
func judge(t *testing.T, files []string) {
	t.Helper()
	if exec.Command("/usr/bin/python3", "-c", "import openpyxl").Run() == nil {
		script := "import sys,json,openpyxl,warnings\nwarnings.simplefilter('ignore')\nr={}\nfor f in sys.argv[1:]:\n try: openpyxl.load_workbook(f)\n except Exception as e: r[f]=repr(e)\nprint(json.dumps(r))"
		b, err := exec.Command("/usr/bin/python3", append([]string{"-c", script}, files...)...).Output()
		bad := map[string]string{}
		if err != nil || json.Unmarshal(b, &bad) != nil {
			t.Fatal(err, string(b))
		}
		for f, why := range bad {
			t.Errorf("openpyxl: %s: %s", filepath.Base(f), why)
		}
	}
}

// agreeing has LibreOffice compute filled workbooks anew: whatever we have computed it
// computes too, and what must stand there does.
func agreeing(t *testing.T, books map[string][]byte, must string) {
	t.Helper()
	computed, wrong := 0, 0
	for name, theirs := range recalculated(t, books) {
		f, err := Open(t.Context(), books[name])
		if err != nil {
			t.Fatal(err)
		}
		found := must == ""
		for i, s := range f.sheets {
			if i >= len(theirs) {
				t.Errorf("LibreOffice: %s: %s is missing", name, s.name)
				continue
			}
			for j := range s.rows {
				for k := range s.rows[j].cells {
					c := &s.rows[j].cells[k]
					got := theirs[i].cell(c.row, c.col)
					found = found || got != nil && got.value == must
					if c.formula == "" || !strings.Contains(string(c.raw), "v>") || got != nil && got.value == "#NAME?" && !calc.Known(c.formula) {
						continue // a function of somebody's macros
					}
					computed++
					if got == nil {
						got = &cell{}
					}
					if !agree(constant(c), constant(got)) {
						if wrong++; wrong < 20 {
							t.Errorf("%s %s %s: %s is %q here, %q in LibreOffice", name, s.name, calc.CellName(c.row, c.col), c.formula, c.value, got.value)
						}
					}
				}
			}
		}
		if !found {
			t.Errorf("LibreOffice: %s: %s is missing", name, must)
		}
	}
	t.Log(computed, "formulas computed by both,", wrong, "differ")
}
