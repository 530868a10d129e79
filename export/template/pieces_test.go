package template

import (
	"errors"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jibun/export/calc"
)

// A sum over a list in so many pieces that a formula has no room for them all in a row
// has them in brackets; over more than any formula holds nothing is written, and the
// cell is named.
func TestFill_manyPieces(t *testing.T) {
	form := drawn(t, offices[0].draw)
	n := 480
	out := fill(t, form, departments(n))
	f, err := Open(t.Context(), out)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := f.sheets[0].cell(2, 3), calc.Number(float64(allDepartments(n))); constant(got) != want || !strings.Contains(got.formula, "),(") {
		t.Errorf("%s = %s, not %v", got.formula, got.value, want.Number)
	}
	var u *Unready
	if out, err := tryFill(t, form, departments(3000)); !errors.As(err, &u) || len(out) > 0 || !strings.Contains(err.Error(), "Sheet1 C2 =SUM(C6:C6)") {
		t.Error(err)
	}
	agreeing(t, map[string][]byte{"pieces.xlsx": out}, "")
}

// Of a sum in pieces a piece of one cell is written as a cell, U33 and not U33:U33; one
// range that has come to one cell stays a range, so that it can grow again.
func TestFill_pieceOfOneCell(t *testing.T) {
	form := drawn(t, func(f *excelize.File) error {
		return write(f, "Sheet1", map[string]any{"A1": "{{#部}}", "B1": "{{部.名}}", "B2": "{{課.名}}", "C2": "{{課.参加}}", "A3": "小計", "C3": "=SUM(C2:C2)", "B3": "{{/部}}",
			"A4": "課から", "C4": "=SUM(C2:C2)", "A5": "小計から", "C5": "=SUM($C$3:$C$3)", "A6": "平均", "C6": "=AVERAGE(C3)"})
	})
	out := fill(t, form, departments(4))
	f, err := Open(t.Context(), out)
	if err != nil {
		t.Fatal(err)
	}
	b := filledBook{f, out}
	for label, want := range map[string][2]string{
		"課から":  {"SUM(C2,C5,C8:C9,C12:C14)", "144"},
		"小計から": {"SUM($C$3,$C$6,$C$10,$C$15)", "144"},
		"平均":   {"AVERAGE(C3,C6,C10,C15)", "36"},
		"小計":   {"SUM(C2:C2)", "0"},
	} {
		c := b.sheet("Sheet1").cell(b.beside("Sheet1", label, 0), 3)
		if c == nil {
			t.Fatal("no", label)
		}
		if c.formula != want[0] || c.value != want[1] {
			t.Errorf("%s: =%s is %s, not %q", label, c.formula, c.value, want)
		}
	}
	agreeing(t, map[string][]byte{"cells.xlsx": out}, "")
}
