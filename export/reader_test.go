package export

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"jibun/export/sheet"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// seen is a workbook as openpyxl sees it; see testdata/read.py.
type seen struct {
	Creator, Title string
	Sheets         []seenSheet
}

type seenSheet struct {
	Name                           string
	Cells                          map[string]any
	Formulas, Kinds, Formats       map[string]string
	Area, TitleRows, TitleCols     string
	Landscape, Fit                 bool
	Paper, FitWide, FitTall        int
	Margins                        []float64
	Freeze, Filter, Header, Footer string
	RowBreaks, ColBreaks           []int
	Heights                        map[string]float64
	Widths                         map[string]float64 // of columns, in characters of the file
	Merges                         []string
	Looks                          map[string]string // see look in read.py
	Running                        []string          // header and footer: left, centre, right
	Charts                         [][3]int
	Bare                           []string // cells with something in them but no line below
}

const python = "/usr/bin/python3"

// need skips a test where a program of the outside is missing; never on CI.
func need(t *testing.T, what string, ok bool) {
	t.Helper()
	if ok {
		return
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is missing on CI", what)
	}
	t.Skipf("%s is not installed: this paper is not read by a second program", what)
}

func needOpenpyxl(t *testing.T) {
	t.Helper()
	need(t, "python3-openpyxl", exec.Command(python, "-c", "import openpyxl").Run() == nil)
}

// made writes a paper to a file.
func made(t *testing.T, write func(io.Writer) error) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "paper.xlsx")
	if err := ToFile(path, write, nil); err != nil {
		t.Fatal(err)
	}
	return path
}

// read has openpyxl read a paper.
func read(t *testing.T, write func(io.Writer) error) seen {
	t.Helper()
	needOpenpyxl(t)
	return readFile(t, made(t, write))
}

func readFile(t *testing.T, path string) seen {
	t.Helper()
	var out, bad bytes.Buffer
	cmd := exec.Command(python, "testdata/read.py", path)
	cmd.Stdout, cmd.Stderr = &out, &bad
	if err := cmd.Run(); err != nil {
		t.Fatalf("openpyxl: %v\n%s", err, bad.String())
	}
	var s seen
	if err := json.Unmarshal(out.Bytes(), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

func (s seen) sheet(t *testing.T, name string) seenSheet {
	t.Helper()
	for _, x := range s.Sheets {
		if x.Name == name {
			return x
		}
	}
	t.Fatalf("no sheet %s", name)
	return seenSheet{}
}

// find is the cell with exactly this text.
func (s seenSheet) find(t *testing.T, text string) (col, row int) {
	t.Helper()
	best := 0
	for cell, v := range s.Cells {
		if v != text {
			continue
		}
		c, r, err := excelize.CellNameToCoordinates(cell)
		if err != nil {
			t.Fatal(err)
		}
		if best == 0 || r < row || r == row && c < col {
			best, col, row = 1, c, r
		}
	}
	if best == 0 {
		t.Fatalf("%s: no cell %q", s.Name, text)
	}
	return col, row
}

func (s seenSheet) at(col, row int) any { return s.Cells[sheet.CellName(col, row)] }

// row is the texts and numbers of a row from column 1 on.
func (s seenSheet) row(row, cols int) []any {
	var all []any
	for c := 1; c <= cols; c++ {
		all = append(all, s.at(c, row))
	}
	return all
}

// recalculate makes LibreOffice trust no stored result of a formula.
const recalculate = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`

// office has LibreOffice convert papers, all in one go, into a directory, which
// it returns. It works in a profile of its own and calculates every formula anew.
func office(t *testing.T, to string, papers map[string]func(io.Writer) error) string {
	t.Helper()
	_, err := exec.LookPath("soffice")
	need(t, "libreoffice-calc", err == nil)
	dir := t.TempDir()
	user := filepath.Join(dir, "profile", "user")
	if err := os.MkdirAll(user, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(user, "registrymodifications.xcu"), []byte(recalculate), 0o600); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "out")
	args := []string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", to, "--outdir", out}
	for name, write := range papers {
		path := filepath.Join(dir, name+".xlsx")
		if err := ToFile(path, write, nil); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	if msg, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, msg)
	}
	return out
}

// printed has LibreOffice print papers and returns their text and number of pages.
func printed(t *testing.T, papers map[string]func(io.Writer) error) (text map[string]string, pages map[string]int) {
	t.Helper()
	_, err := exec.LookPath("pdftotext")
	need(t, "poppler-utils", err == nil)
	dir := office(t, "pdf", papers)
	text, pages = map[string]string{}, map[string]int{}
	for name := range papers {
		out, err := exec.Command("pdftotext", "-layout", filepath.Join(dir, name+".pdf"), "-").Output()
		if err != nil {
			t.Fatalf("pdftotext %s: %v", name, err)
		}
		text[name], pages[name] = string(out), strings.Count(string(out), "\f")
	}
	return text, pages
}

// sumsHold has LibreOffice calculate every formula and compares the results with
// those stored in the papers. It returns the number of formulas of each.
func sumsHold(t *testing.T, papers map[string]func(io.Writer) error) map[string]int {
	t.Helper()
	needOpenpyxl(t)
	dir := office(t, "xlsx", papers)
	n := map[string]int{}
	for name, write := range papers {
		stored, counted := read(t, write), readFile(t, filepath.Join(dir, name+".xlsx"))
		for i, x := range stored.Sheets {
			for cell := range x.Formulas {
				n[name]++
				if got := counted.Sheets[i].Cells[cell]; !gocmp.Equal(got, x.Cells[cell], nearly) {
					t.Errorf("%s, %s %s: %s gives %v, stored is %v", name, x.Name, cell, x.Formulas[cell], got, x.Cells[cell])
				}
			}
		}
	}
	return n
}
