package gui

import "testing"

// A day without its year is the next one where something is planned, and the nearest one
// where it may be past.
func TestDays_withoutYear(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t)) // on 22 November 2026
	for text, want := range map[string][2]string{
		"12/8":   {"2026-12-08", "2026-12-08"},
		"11/1":   {"2027-11-01", "2026-11-01"},
		"4/1":    {"2027-04-01", "2027-04-01"},
		"6/1":    {"2027-06-01", "2026-06-01"},
		"R8.4.1": {"2026-04-01", "2026-04-01"},
	} {
		next, _ := p.desk.days().Parse(text)
		near, _ := p.desk.nearDays().Parse(text)
		if got := [2]string{next, near}; got != want {
			t.Errorf("%s is read as %v, want %v", text, got, want)
		}
	}
}
