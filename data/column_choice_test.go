package data_test

import (
	"maps"
	"testing"

	"jibun/data"
)

// TestStore_RememberColumns: a heading of a roster and the same one of a form are two
// things; saying it again changes what was said.
func TestStore_RememberColumns(t *testing.T) {
	d := newDesk(t)
	said := func(k data.TableKind, want map[string]string) {
		t.Helper()
		got, err := d.s.ColumnChoices(d.Context(), k)
		d.must(err)
		if !maps.Equal(got, want) {
			t.Errorf("%s: %v, want %v", k, got, want)
		}
	}
	d.must(d.s.RememberColumns(d.Context(), data.RosterTable, map[string]string{"お役所": "section", "番": "ignore"}))
	d.must(d.s.RememberColumns(d.Context(), data.ApplicationTable, map[string]string{"お役所": "from"}))
	said(data.RosterTable, map[string]string{"お役所": "section", "番": "ignore"})
	said(data.ApplicationTable, map[string]string{"お役所": "from"})
	d.must(d.s.RememberColumns(d.Context(), data.ApplicationTable, map[string]string{"お役所": "name"}))
	said(data.ApplicationTable, map[string]string{"お役所": "name"})
	d.must(second(d.s.Undo(d.Context())))
	said(data.ApplicationTable, map[string]string{"お役所": "from"})
}
