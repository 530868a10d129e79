package sheet

import (
	"slices"
	"testing"

	"jibun/data/wareki"
)

func TestLook_OnePlaceEach(t *testing.T) {
	var p Paper
	bold := Look{Size: 10, Bold: true}
	if a, b := p.Look(bold), p.Look(Look{Size: 10, Bold: true}); a != b || a == 0 || p.Looks[a] != bold {
		t.Errorf("places %d and %d in %v", a, b, p.Looks)
	}
	if p.Look(Look{}) != 0 || p.Looks[0] != (Look{}) {
		t.Errorf("the plain look is not the first of %v", p.Looks)
	}
	q := Paper{Looks: []Look{{}, bold}}
	if q.Look(bold) != 1 || q.Look(Look{Size: 9}) != 2 {
		t.Errorf("looks that were there are not found: %v", q.Looks)
	}
}

func TestSheet_All(t *testing.T) {
	s := Sheet{Rows: []Row{{Height: 1}, {Height: 2}, {Height: 3}}}
	heights := func() (all []float64) {
		for row, err := range s.All() {
			if err != nil {
				t.Fatal(err)
			}
			if all = append(all, row.Height); row.Height == 2 {
				break
			}
		}
		return all
	}
	if got := heights(); !slices.Equal(got, []float64{1, 2}) {
		t.Errorf("rows %v", got)
	}
	plain := s
	s = Sheet{Stream: plain.All()}
	if got := heights(); !slices.Equal(got, []float64{1, 2}) {
		t.Errorf("streamed rows %v", got)
	}
}

func TestColumnName(t *testing.T) {
	for column, want := range map[int]string{1: "A", 26: "Z", 27: "AA", 52: "AZ", 53: "BA", 702: "ZZ", 703: "AAA", 16384: "XFD", 0: ""} {
		if got := ColumnName(column); got != want {
			t.Errorf("column %d is %s, want %s", column, got, want)
		}
	}
}

func TestCell_Date(t *testing.T) {
	for _, d := range []wareki.Date{"1900-03-01", "1989-01-08", "2019-05-01", "2026-11-28"} {
		if got := (Cell{Kind: Day, Number: float64(Serial(d))}).Date(); got != d {
			t.Errorf("%s becomes %s", d, got)
		}
	}
	if got := (Cell{Kind: Number, Number: 43586}).Date(); got != "" {
		t.Errorf("a number is the day %s", got)
	}
}
