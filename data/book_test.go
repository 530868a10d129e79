package data_test

import (
	"slices"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
)

// Who came without an application counts among those who came and not among the applications.
func TestBook_walkIn(t *testing.T) {
	s := datatest.New(t)
	hanako, taro := datatest.Person(t, s, "青木 花子"), datatest.Person(t, s, "渡辺 太郎")
	m := datatest.Seminar(t, s, "論語勉強会", func(m *data.Seminar) { m.Date = s.Today() })
	applied := datatest.Apply(t, s, m.ID, hanako.ID)
	if err := s.HoldSeminar(t.Context(), m.ID); err != nil {
		t.Fatal(err)
	}
	r, _, err := s.WalkIn(t.Context(), m.ID, taro.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Mark(t.Context(), data.Attended, r.ID, applied.ID); err != nil {
		t.Fatal(err)
	}
	b, err := s.Book(t.Context(), 0, m.Date.FiscalYear())
	if err != nil || len(b.People) != 2 || len(b.Seminars) != 1 {
		t.Fatal(b, err)
	}
	for _, p := range b.People {
		if walked := p.Name == "渡辺 太郎"; !slices.Equal(p.Marks, []string{"○"}) || walked == (p.Applied == 1) {
			t.Errorf("%s: %v, applied %d", p.Name, p.Marks, p.Applied)
		}
	}
	if b.Seminars[0].Unentered {
		t.Error("somebody came, and it is not entered")
	}
}
