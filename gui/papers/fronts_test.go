package papers

import (
	"slices"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
)

// Where both sides are printed nobody's letter lies on the back of another's, no card on that
// of a card, and no paper of 当日の一式 begins on the back of the one before.
func TestPaper_fronts(t *testing.T) {
	s, r := evenings(t)
	r.Blank, r.WalkIns = 30, 30
	second := datatest.Person(t, s, "孟 軻")
	if err := s.Assign(t.Context(), &data.Assignment{SeminarID: r.Seminar, PersonID: second.ID, Role: data.Lecturer, State: data.Agreed}); err != nil {
		t.Fatal(err)
	}
	fronts := func(key string) (out []int, count int) {
		t.Helper()
		p, err := KindOf(key).Make(t.Context(), s, r)
		if err != nil {
			t.Fatal(key, err)
		}
		d, err := p.Pages(t.Context())
		if err != nil {
			t.Fatal(key, err)
		}
		for n := 1; n <= d.Count(); n++ {
			if d.Front(n) {
				out = append(out, n)
			}
		}
		return out, d.Count()
	}
	of := map[string]int{}
	for key, want := range map[string][]int{"letter": {1, 2}, "tents": {1, 2}, "envelope": {1, 2}, "badges": {1, 2, 3, 4}, "signin": {1}, "party": {1}} {
		got, count := fronts(key)
		if of[key] = count; !slices.Equal(got, want) {
			t.Errorf("%s: fronts are %v of %d pages", key, got, count)
		}
	}
	if of["signin"] < 2 {
		t.Error("the 受付名簿 has no back")
	}
	sheet := of["signin"]
	if got, _ := fronts(setKey); !slices.Equal(got, []int{1, sheet + 1, sheet + 2, sheet + 3, sheet + 4, sheet + 5, sheet + 6, sheet + 7}) {
		t.Errorf("当日の一式: fronts are %v", got)
	}
}
