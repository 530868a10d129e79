package printing

import (
	"slices"
	"testing"
)

// letters are pages of two letters, the first of three pages.
type letters struct{ marked }

func (letters) Front(n int) bool { return n == 1 || n == 4 }

func TestInCopies(t *testing.T) {
	for _, c := range []struct {
		all             Pages
		pages           []int
		copies          int
		loose, twoSided bool
		want            []int
	}{
		{marked(3), []int{1, 2, 3}, 1, false, true, []int{1, 2, 3}},
		{marked(3), []int{1, 2, 3}, 2, false, false, []int{1, 2, 3, 1, 2, 3}},
		{marked(3), []int{1, 2, 3}, 2, false, true, []int{1, 2, 3, 0, 1, 2, 3}},
		{marked(3), []int{2, 3}, 2, false, true, []int{2, 3, 2, 3}},
		{marked(3), []int{2}, 2, false, true, []int{2, 0, 2}},
		{marked(3), []int{1, 2, 3}, 2, true, false, []int{1, 1, 2, 2, 3, 3}},
		{letters{5}, []int{1, 2, 3, 4, 5}, 1, false, false, []int{1, 2, 3, 4, 5}},
		{letters{5}, []int{1, 2, 3, 4, 5}, 1, false, true, []int{1, 2, 3, 0, 4, 5}},
		{letters{5}, []int{2, 4, 5}, 2, false, true, []int{2, 0, 4, 5, 2, 0, 4, 5}},
		{cards{3}, []int{1, 2, 3}, 1, false, true, []int{1, 0, 2, 0, 3}},
		{cards{3}, []int{1, 3}, 2, true, true, []int{1, 0, 1, 0, 3, 0, 3}},
	} {
		if got := inCopies(c.all, c.pages, c.copies, c.loose, c.twoSided); !slices.Equal(got, c.want) {
			t.Errorf("%T %v, %d copies, loose %v, both sides %v: %v", c.all, c.pages, c.copies, c.loose, c.twoSided, got)
		}
	}
}
