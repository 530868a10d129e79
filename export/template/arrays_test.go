package template

import (
	"errors"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jibun/export/calc"
)

// Formulas over several cells: over the list they grow with it, within a turn every
// turn has its own, and those of neither kind are named before anything is written.
func TestFill_arrays(t *testing.T) {
	kind, over := excelize.STCellFormulaTypeArray, func(s string) *string { return &s }
	draw := func(ref, at, text string) []byte {
		return drawn(t, func(f *excelize.File) error {
			if err := write(f, "Sheet1", map[string]any{"A1": "題", "A2": "{{#名簿}}", "B2": "{{名簿.氏名}}", "C2": "{{名簿.時間}}", "C3": 2, "A3": "{{/名簿}}", "A4": "計"}); err != nil {
				return err
			}
			return f.SetCellFormula("Sheet1", at, text, excelize.FormulaOpts{Type: &kind, Ref: over(ref)})
		})
	}
	for _, c := range []struct {
		ref, at, text string
		want          string
		value         map[string]string // of the filled sheet
	}{
		{"D2:D3", "D2", "C2:C3*2", `<f t="array" ref="D6:D7">C6:C7*2</f>`, map[string]string{"D2": "20", "D3": "4", "D6": "48", "D7": "4"}},
		{"C4", "C4", "SUM(C2:C3*2)", `<f t="array" ref="C8">SUM(C2:C7*2)</f>`, map[string]string{"C8": "114"}},
		{"D1:D4", "D1", "ROW(C1:C4)*2", `<f t="array" ref="D1:D8">ROW(C1:C8)*2</f>`, nil},
		{"E1:F1", "E1", "C2:C2*1", `ref="E1:F1"`, map[string]string{"F1": "10"}},
	} {
		out := fill(t, draw(c.ref, c.at, c.text), people(3))
		sound(t, out)
		if s := partOf(t, out, detailSheet); !strings.Contains(s, c.want) || strings.Count(s, `t="array"`) != map[bool]int{true: 3, false: 1}[c.ref == "D2:D3"] {
			t.Errorf("%s: no %s in %s", c.text, c.want, s)
		}
		f, err := Open(t.Context(), out)
		if err != nil {
			t.Fatal(err)
		}
		for at, want := range c.value {
			row, col, _, _, _ := calc.ScanEnd(at)
			if got := f.sheets[0].cell(row, col); got == nil || got.value != want {
				t.Errorf("%s: %s is %v, not %s", c.text, at, got, want)
			}
		}
	}
	var u *Unready
	if _, err := tryFill(t, draw("D3:D4", "D3", "C3:C4*2"), people(3)); !errors.As(err, &u) || !strings.Contains(err.Error(), "動かせない") || !strings.Contains(err.Error(), "D3") {
		t.Error(err)
	}
	if _, err := tryFill(t, draw("D3:D4", "D3", "C3:C4*2"), people(1)); err != nil {
		t.Error("where nothing moves:", err)
	}
}

// A table with a row of totals: it grows, its formulas are computed, and on a sheet for
// each row of a list every sheet's formulas name the table of their own.
func TestFill_tables(t *testing.T) {
	draw := func(sheet string) []byte {
		return drawn(t, func(f *excelize.File) error {
			if err := f.SetSheetName("Sheet1", sheet); err != nil {
				return err
			}
			if err := write(f, sheet, map[string]any{"A1": "氏名", "B1": "時間", "C1": "倍", "A2": "{{名簿.氏名}}", "B2": "{{名簿.時間}}", "C2": "=表1[[#This Row],[時間]]*2", "A3": "計", "B3": "=SUBTOTAL(109,表1[時間])", "C3": "=SUM(表1[倍])", "E1": "=ROWS(表1[#All])", "E2": "=COUNTA(表1[[#Headers],[氏名]:[倍]])"}); err != nil {
				return err
			}
			return f.AddTable(sheet, &excelize.Table{Range: "A1:C2", Name: "表1"})
		})
	}
	totals := func(b []byte) []byte {
		return changed(t, b, "xl/tables/table1.xml", func(s string) string {
			return strings.Replace(strings.Replace(s, `ref="A1:C2"`, `ref="A1:C3"`, 1), "<table ", `<table totalsRowCount="1" `, 1)
		})
	}
	out := fill(t, totals(draw("Sheet1")), people(3))
	sound(t, out)
	table := partOf(t, out, "xl/tables/table1.xml")
	s := partOf(t, out, detailSheet)
	for _, want := range []string{`ref="A1:C5"`, `<autoFilter ref="A1:C4"`} {
		if !strings.Contains(table, want) {
			t.Error("no", want, "in", table)
		}
	}
	for _, want := range []string{"SUBTOTAL(109,表1[時間])</f><v>51</v>", "<v>48</v>", "SUM(表1[倍])</f><v>102</v>", "ROWS(表1[#All])</f><v>5</v>", "<v>3</v>"} {
		if !strings.Contains(s, want) {
			t.Error("no", want, "in", s)
		}
	}
	book := totals(draw("{{名簿.氏名}}"))
	out = fill(t, book, people(3))
	sound(t, out)
	f, err := Open(t.Context(), out)
	if err != nil {
		t.Fatal(err)
	}
	for i, sh := range f.sheets {
		l := f.lay(Values{}).sheets[i]
		if err := l.book.lists(); err != nil {
			t.Fatal(err)
		}
		name := l.tables[0].form
		if c := sh.cell(3, 2); c.formula != "SUBTOTAL(109,"+name+"[時間])" || c.value == "" || i > 0 && name == "表1" {
			t.Errorf("sheet %d, table %s: %s = %q", i, name, c.formula, c.value)
		}
	}
}
