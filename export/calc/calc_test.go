package calc

import (
	"testing"

	"jibun/data/wareki"
)

// oneRow is a workbook of one sheet with a row of numbers.
type oneRow struct {
	row   []float64
	today wareki.Date
}

func (f *oneRow) Sheet(name string) Sheet {
	if name == "表" {
		return f
	}
	return nil
}
func (f *oneRow) List(string, string, Sheet, int) (string, Rect, bool, bool) {
	return "", Rect{}, false, false
}
func (f *oneRow) Named(name string) string {
	return map[string]string{"範囲": "表!$A$1:$C$1", "動く": "表!A1"}[name]
}
func (f *oneRow) From1904() bool         { return false }
func (f *oneRow) Today() wareki.Date     { return f.today }
func (f *oneRow) Used() (rows, cols int) { return 1, len(f.row) }
func (f *oneRow) Hides(int) bool         { return false }
func (f *oneRow) Cell(_ *Calculator, row, col int) (Value, string, error) {
	if row != 1 || col > len(f.row) {
		return Value{}, "", nil
	}
	return Number(f.row[col-1]), "", nil
}

// A formula that stands in no cell is computed where it is asked for, as far as it may
// look; what depends on the day only where the day is known.
func TestEvaluate(t *testing.T) {
	f := &oneRow{row: []float64{3, 5, 8}, today: "2013-12-18"}
	k := New(f)
	for formula, want := range map[string]string{"SUM(A1:C1)": "16", "A1>B1": "FALSE", "表!C1-1": "7", "SUM(範囲)": "16", "TODAY()": "41626", "COLUMN()": "2"} {
		if v, ok := k.Evaluate(f, 1, 2, formula); !ok || String(v) != want {
			t.Errorf("%s is %q, want %q", formula, String(v), want)
		}
	}
	if got := Moved("$A1+B$1+C1", 2, 1); got != "$A3+C$1+D3" {
		t.Error(got)
	}
	f.today = ""
	for _, formula := range []string{"TODAY()", "動く", "無い", "別!A1", "NOW()"} {
		if v, ok := k.Evaluate(f, 1, 1, formula); ok {
			t.Errorf("%s is %q", formula, String(v))
		}
	}
	k.Allow(2)
	if _, ok := k.Evaluate(f, 1, 1, "SUM(A1:C1)"); ok || k.Looked() < 2 {
		t.Error("it looks at more cells than it may:", k.Looked())
	}
	if !Known("IF(SUM(A1:A3)>1,1,2)") || Known("LAMBDA(A1)") {
		t.Error("what is known")
	}
}
