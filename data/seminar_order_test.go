package data_test

import (
	"fmt"
	"testing"

	"jibun/data"
	"jibun/data/wareki"
)

// A number that contradicts the days of others is found from both sides; equal days and
// cancelled evenings contradict nothing.
func TestSeminar_outOfOrder(t *testing.T) {
	d := newDesk(t)
	var list []data.Seminar
	for i, day := range []string{"2027-01-05", "2027-02-05", "2027-03-05"} {
		m := data.Seminar{SeriesID: 1, Title: "x", Date: wareki.Date(day), Number: 10 + i}
		d.must(d.s.SaveSeminar(d.Context(), &m))
		list = append(list, m)
	}
	says := func(i int) string {
		t.Helper()
		m, err := d.s.Seminar(d.Context(), list[i].ID)
		d.must(err)
		out, err := d.s.OutOfOrder(d.Context(), m)
		d.must(err)
		return fmt.Sprint(out)
	}
	d.equal("in order", says(1), "[]")
	m := list[1]
	m.Date = "2027-04-01"
	d.must(d.s.SaveSeminar(d.Context(), &m))
	d.equal("later than the next", says(1), "[{12 2027-03-05}]")
	d.equal("the next", says(2), "[{11 2027-04-01}]")
	d.equal("the first", says(0), "[]")
	m.Date = "2027-03-05"
	d.must(d.s.SaveSeminar(d.Context(), &m))
	d.equal("on the same day", says(1), "[]")
	m.Date = "2026-12-01"
	d.must(d.s.SaveSeminar(d.Context(), &m))
	d.equal("earlier than the one before", says(1), "[{10 2027-01-05}]")
}
