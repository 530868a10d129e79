package template

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"jibun/export/calc"
)

// job is a filled form to be looked at: what was typed into the form is not compared.
type job struct {
	Form   string   `json:"form"`
	Filled string   `json:"filled"`
	Row    int      `json:"row"`
	N      int      `json:"n"`
	Typed  []string `json:"typed"`
}

// carefully compares filled forms with what a careful person would have got by hand:
// the faults by the filled file's name.
func carefully(t testing.TB, jobs []job) map[string][]string {
	t.Helper()
	if exec.Command("/usr/bin/python3", "-c", "import openpyxl").Run() != nil {
		t.Skip("no openpyxl")
	}
	in, err := json.Marshal(jobs)
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command("/usr/bin/python3", "testdata/careful.py")
	c.Stdin = bytes.NewReader(in)
	var msg bytes.Buffer
	c.Stderr = &msg
	b, err := c.Output()
	got := map[string][]string{}
	if err != nil || json.Unmarshal(b, &got) != nil {
		t.Fatal(err, msg.String(), string(b))
	}
	if msg.Len() > 0 {
		t.Log("openpyxl does not read the form itself:", msg.String())
	}
	return got
}

// Foreign workbooks grown by 0, 1, 3 and 200 rows: merges, looks, heights, areas, charts,
// conditional formats, validations, names and formulas are where a careful person would
// have put them, by rules of their own (testdata/careful.py). The long run compares all.
func TestFill_carefully(t *testing.T) {
	files, _ := filepath.Glob("testdata/real/*.xls?")
	var jobs []job
	dir := t.TempDir()
	for _, path := range files {
		book, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		form, _, row := withMarks(t, book)
		f, err := Open(t.Context(), form)
		if err != nil {
			t.Fatal(err)
		}
		base := filepath.Base(path)
		before := filepath.Join(dir, base)
		if err := os.WriteFile(before, form, 0o600); err != nil {
			t.Fatal(err)
		}
		wide := f.sheets[0].wide
		typed := []string{calc.CellName(row, wide-2), calc.CellName(row, wide-1), calc.CellName(row+2, wide), calc.CellName(row, wide), calc.CellName(row, wide-3)}
		for _, n := range []int{0, 1, 3, 200} {
			var b bytes.Buffer
			if _, err := f.Fill(t.Context(), &b, people(n), Options{Blank: true}); err != nil {
				t.Fatal(base, err)
			}
			after := filepath.Join(dir, strings.Repeat("_", n%7)+calc.CellName(n+1, 1)+base)
			if err := os.WriteFile(after, b.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
			if n == 0 || n == 3 || os.Getenv("JIBUN_SOAK") != "" { // openpyxl takes its time
				jobs = append(jobs, job{before, after, row, n, typed})
			}
		}
	}
	for file, faults := range carefully(t, jobs) {
		for _, f := range faults[:min(5, len(faults))] {
			t.Errorf("%s: %s", filepath.Base(file), f)
		}
	}
	// The comparison can fail: the form itself is not what three rows make of it.
	control := jobs[0]
	control.Filled, control.N = control.Form, 3
	if len(carefully(t, []job{control})[control.Filled]) == 0 {
		t.Error("nothing is found where nothing has grown")
	}
}
