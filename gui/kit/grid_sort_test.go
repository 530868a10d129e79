package kit

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// tapHeading clicks into the middle of a heading.
func (g *gridBench) tapHeading(col int) {
	b := g.boxes[col]
	test.TapCanvas(g.w.Canvas(), fyne.NewPos(b.x+b.w/2-g.body.offset.X, 10))
}

func TestGrid_SortByHeading(t *testing.T) {
	g := newGridBench(t, pupils(12))
	var told []string
	g.OnSort = func(key string, descending bool) { told = append(told, fmt.Sprint(key, descending)) }
	g.Select(1007)
	g.selected = nil
	for i, want := range []struct {
		ids  string
		mark string
	}{
		{"[1000 1005 1010 1003 1008 1001 1006 1011 1004 1009 1002 1007]", "▲"},
		{"[1002 1007 1004 1009 1001 1006 1011 1003 1008 1000 1005 1010]", "▼"},
		{"[1000 1005 1010 1003 1008 1001 1006 1011 1004 1009 1002 1007]", "▲"},
	} {
		g.tapHeading(1)
		if got := fmt.Sprint(ids(g.Rows())); got != want.ids {
			t.Errorf("click %d: %s, want %s", i+1, got, want.ids)
		}
		if got := g.head.cells[1].mark.Text; got != want.mark {
			t.Errorf("click %d: mark %q, want %q", i+1, got, want.mark)
		}
	}
	g.wantSelected(1007)
	g.wantCurrent(1007)
	if len(g.selected) != 0 {
		t.Errorf("sorting told of selections: %v", g.selected)
	}
	if fmt.Sprint(told) != "[agefalse agetrue agefalse]" {
		t.Errorf("OnSort heard %v", told)
	}
	g.tapHeading(2) // has no Compare
	if key, _ := g.Sorted(); key != "age" || g.head.cells[2].mark.Text != "" {
		t.Errorf("sorted by %q after a click on a heading that does not sort", key)
	}
}

// Rows that are equal stand as they stood before, turned round or not, also when
// rows are replaced.
func TestGrid_SortIsStable(t *testing.T) {
	rows := pupils(200)
	g := newGridBench(t, rows)
	g.SortBy("name", false)
	g.SortBy("age", true)
	want := slices.Clone(rows)
	slices.SortStableFunc(want, func(a, b pupil) int { return cmp.Compare(a.reading, b.reading) })
	slices.SortStableFunc(want, func(a, b pupil) int { return b.age - a.age })
	if !slices.Equal(ids(g.Rows()), ids(want)) {
		t.Error("not stable")
	}
	g.SetRows(slices.Clone(rows))
	if !slices.Equal(ids(g.Rows()), ids(want)) {
		t.Error("another order after the same rows came again")
	}
	g.SortBy("", false)
	g.SortBy("age", false)
	g.SetRows(rows[:199])
	g.SetRows(rows)
	want = slices.Clone(rows)
	slices.SortStableFunc(want, func(a, b pupil) int { return a.age - b.age })
	if !slices.Equal(ids(g.Rows()), ids(want)) {
		t.Error("equal rows do not stand as they were given")
	}
	g.SortBy("age", true)
	if g.head.cells[1].mark.Text != "▼" || g.head.cells[0].mark.Text != "" {
		t.Error("the mark is not on the heading clicked last, or not alone")
	}
}

func TestGrid_SetRowsKeeps(t *testing.T) {
	rows := pupils(100)
	g := newGridBench(t, rows)
	g.focusIt()
	g.SortBy("name", false) // 1099 first
	g.Select(1050, 1060, 1061)
	g.click(45, fyne.KeyModifierShortcutDefault) // 1054
	g.scrollTo(fyne.NewPos(0, 36*33+7))
	offset := g.body.offset
	g.selected = nil
	changed := slices.Clone(rows)
	changed[54].age = 77
	g.SetRows(changed)
	g.wantSelected(1061, 1060, 1054, 1050)
	g.wantCurrent(1054)
	if g.body.offset != offset || len(g.selected) != 0 {
		t.Errorf("offset %v (want %v), told %v", g.body.offset, offset, g.selected)
	}
	if got := g.Selected()[2].age; got != 77 {
		t.Errorf("Selected has the old row (age %d)", got)
	}

	// A row before it goes: the current one is still the same.
	changed = slices.Delete(changed, 90, 91)
	g.SetRows(slices.Clone(changed))
	g.wantCurrent(1054)
	if g.body.offset != offset || len(g.selected) != 0 {
		t.Errorf("offset %v (want %v), told %v", g.body.offset, offset, g.selected)
	}

	// It goes itself: its neighbour is current, not selected; the others stay.
	g.SetRows(slices.Delete(slices.Clone(changed), 54, 55))
	g.wantCurrent(1053)
	g.wantSelected(1061, 1060, 1050)
	if fmt.Sprint(g.selected) != "[[1061 1060 1050]]" {
		t.Errorf("told %v", g.selected)
	}
}

func TestGrid_SelectedRowGone(t *testing.T) {
	g := newGridBench(t, pupils(3))
	g.focusIt()
	g.Select(1002)
	g.selected = nil
	g.SetRows(pupils(2))
	g.wantCurrent(1001)
	g.wantSelected()
	if fmt.Sprint(g.selected) != "[[]]" {
		t.Errorf("told %v, want once that nothing is selected", g.selected)
	}
	if s := g.row(1).state; !s.ring || s.selected {
		t.Errorf("the neighbour is %+v", s)
	}
	g.key(fyne.KeyDown) // takes the one that is marked
	g.wantSelected(1001)
	g.SetRows(nil)
	if _, ok := g.Current(); ok {
		t.Error("a current row without rows")
	}
	g.wantSelected()
	g.key(fyne.KeyDown, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeySpace, fyne.KeyReturn)
	g.shiftKey(fyne.KeyDown, fyne.KeyF10)
	g.TypedShortcut(&fyne.ShortcutSelectAll{})
	g.ctrl(fyne.KeySpace, 0)
	g.SetRows(pupils(2))
	g.key(fyne.KeyDown)
	g.wantSelected(1000)
}

// Fewer rows than before must not leave the view below the last one.
func TestGrid_FewerRows(t *testing.T) {
	g := newGridBench(t, pupils(100))
	g.scrollTo(fyne.NewPos(0, 1e6))
	g.SetRows(pupils(20))
	if want := float32(36 * 10); g.body.offset.Y != want {
		t.Errorf("offset %v, want %v", g.body.offset.Y, want)
	}
	g.SetRows(pupils(4))
	if g.body.offset.Y != 0 || g.vbar.Visible() {
		t.Errorf("offset %v, bar %v", g.body.offset.Y, g.vbar.Visible())
	}
	if texts, _ := g.drawn(); len(texts) != 4 {
		t.Errorf("drawn: %v", texts)
	}
}

func TestGrid_WithoutID(t *testing.T) {
	g := newGridBench(t, nil)
	g.ID = nil
	g.SetRows(pupils(5))
	g.click(1, 0)
	g.wantSelected(1001)
	g.SortBy("name", false)
	g.wantSelected(1001)
}

// Sorting 33,000 rows must not be felt. What costs is to compare, so that is
// counted; the benchmark measures.
func TestGrid_SortComparesLittle(t *testing.T) {
	g := newGridBench(t, nil)
	compared := 0
	for i := range g.cols[:2] {
		compare := g.cols[i].Compare
		g.cols[i].Compare = func(a, b pupil) int { compared++; return compare(a, b) }
	}
	rows := pupils(33000)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
	g.SetRows(rows)
	for _, c := range []struct {
		what  string
		most  int
		order func()
	}{
		{"by name", 33000 * 15, func() { g.SortBy("name", false) }},
		{"turned round", 33000, func() { g.SortBy("name", true) }},
		{"the same rows again", 3 * 33000, func() { g.SetRows(rows) }},
	} {
		compared = 0
		c.order()
		if compared > c.most {
			t.Errorf("%s: compared %d times, want %d at most", c.what, compared, c.most)
		}
	}
}

func TestSortOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for n := range 200 {
		keys := make([]int, n)
		for i := range keys {
			keys[i] = []int{r.IntN(n + 1), i, n - i, i / 9, -i / 9}[n%5]
		}
		order := make([]int32, n)
		for i, k := range r.Perm(n) {
			order[i] = int32(k)
			if n%2 == 0 {
				order[i] = int32(i)
			}
		}
		want := slices.Clone(order)
		compare := func(a, b int32) int { return keys[a] - keys[b] }
		slices.SortStableFunc(want, compare)
		if sortOrder(order, make([]int32, n/2), compare); !slices.Equal(order, want) {
			t.Fatalf("%d: %v, want %v", n, order, want)
		}
	}
}
