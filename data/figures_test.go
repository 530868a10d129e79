package data_test

import (
	"strings"
	"testing"

	"jibun/data/datatest"
)

// The figures read their indexes alone: were the packing in the code another
// than in the index, the scan would read every row and be many times slower.
func TestFigures_read_no_rows(t *testing.T) {
	s := datatest.New(t)
	d, err := datatest.Raw(s.Path(), "ro")
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	for table, q := range s.FigureQueries() {
		rows, err := d.Query("EXPLAIN QUERY PLAN " + strings.NewReplacer("$1", "1", "$2", "2").Replace(q))
		if err != nil {
			t.Fatal(err)
		}
		plan := ""
		for rows.Next() {
			var a, b, c int
			var line string
			if err := rows.Scan(&a, &b, &c, &line); err != nil {
				t.Fatal(err)
			}
			plan += line + "; "
		}
		if err := rows.Close(); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(plan, "USING COVERING INDEX "+table+"_figures") {
			t.Errorf("%s: %s", table, plan)
		}
	}
}
