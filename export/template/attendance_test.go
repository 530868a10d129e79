package template

import (
	"strings"
	"testing"

	"jibun/data/wareki"
	"jibun/export/calc"
)

// The form of a monthly report and the same filled by hand (xlsmapper): marks put where
// the hand wrote, the hand's values given, every cell is as the hand's.
func TestFill_attendance(t *testing.T) {
	const part = "xl/worksheets/sheet1.xml"
	hand, err := Open(t.Context(), read(t, "real/xlsmapper_attendance.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	by := hand.sheets[0]
	value := func(row, col int) Value {
		c := by.cell(row, col)
		switch v := constant(c); {
		case c == nil || v.Kind == 0:
			return Value{}
		case v.Kind == 's':
			return Text(v.Text)
		default:
			return Value{Kind: KindNumber, float: v.Number}
		}
	}
	days := &Table{Name: "作業", Names: []string{"開始", "終了", "休憩", "内容"}}
	for row := 9; row <= 39; row++ {
		days.Rows = append(days.Rows, []Value{value(row, 3), value(row, 4), value(row, 5), value(row, 7)})
	}
	month, ok := calc.Calendar{}.Day(constant(by.cell(3, 8)).Number)
	if !ok || month != "2018-04-01" {
		t.Fatal(month)
	}
	form := put(t, read(t, "real/xlsmapper_attendance_template.xlsx"), part, map[string]string{
		"H3": "{{対象年月}}", "H4": "{{プロジェクト名}}", "H5": "{{作業者}}", "B43": "{{連絡事項}}",
		"C9": "{{作業*31.開始}}", "D9": "{{作業*31.終了}}", "E9": "{{作業*31.休憩}}", "G9": "{{作業*31.内容}}"})
	out := fill(t, form, Values{
		Items: map[string]Value{"対象年月": Date(wareki.Date(month)), "プロジェクト名": value(4, 8), "作業者": value(5, 8), "連絡事項": value(43, 2)},
		Lists: map[string]*Table{"作業": days}})
	sound(t, out)
	keep(t, "attendance.xlsx", out)
	got, err := Open(t.Context(), out)
	if err != nil {
		t.Fatal(err)
	}
	lines := func(c *cell) calc.Value { // of which Excel writes the ends in two characters
		v := constant(c)
		v.Text = strings.ReplaceAll(v.Text, "\r\n", "\n")
		return v
	}
	cells, figures := 0, 0
	for i, s := range hand.sheets {
		for j := range s.rows {
			for k := range s.rows[j].cells {
				want := &s.rows[j].cells[k]
				c := got.sheets[i].cell(want.row, want.col)
				if c == nil {
					c = &cell{}
				}
				if c.formula != want.formula || want.formula == "" && !agree(constant(c), lines(want)) {
					t.Errorf("%s: %q %q, by hand %q %q", calc.CellName(want.row, want.col), c.formula, c.value, want.formula, want.value)
				}
				if want.formula != "" && constant(want).Kind != 0 {
					if figures++; !agree(constant(c), constant(want)) {
						t.Errorf("%s: %s is %q, Excel had %q", calc.CellName(want.row, want.col), c.formula, c.value, want.value)
					}
				}
				cells++
			}
		}
	}
	if cells < 290 || figures < 60 {
		t.Error(cells, "cells,", figures, "figures compared")
	}
	if d := same(t, form, out, part, "xl/workbook.xml", "xl/calcChain.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"); len(d) > 0 {
		t.Error("changed though they need not:", d)
	}
	agreeing(t, map[string][]byte{"attendance.xlsx": out}, "要件定義の資料作成。")
}
