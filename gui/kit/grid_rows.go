package kit

import "slices"

// sortKey is a column by which rows stand.
type sortKey struct {
	col        int
	descending bool
}

// SetRows replaces the rows. The order, the selection and the current row (by
// ID) and the place of the scroll stay. If the current row is gone its neighbour
// is current, not selected. The grid keeps the slice as it is: do not change it
// afterwards.
func (g *Grid[T]) SetRows(rows []T) {
	cur, anchor := g.mark(g.cur), g.mark(g.anchor)
	g.rows, g.loaded = rows, true
	g.sort()
	g.find(cur, anchor)
	changed := g.prune()
	g.redraw()
	if changed {
		g.selectionChanged()
	}
}

// redraw shows rows that are others than before.
func (g *Grid[T]) redraw() {
	if g.area.Height <= 0 {
		return
	}
	if g.restyle() {
		g.layout(g.Size())
		return
	}
	g.arrange()
	g.showEmpty()
}

// place is a row remembered over a change of rows.
type place struct {
	id    int64
	index int // -1: none
}

func (g *Grid[T]) mark(i int) place {
	if i < 0 || i >= len(g.order) {
		return place{index: -1}
	}
	return place{id: g.id(i), index: i}
}

// find sets the current row and the anchor to where these rows are now, or to
// what stands in their place.
func (g *Grid[T]) find(cur, anchor place) {
	last := len(g.order) - 1
	g.cur, g.anchor = min(cur.index, last), min(anchor.index, last)
	gone := anchor.index >= 0
	if cur.index < 0 && anchor.index < 0 {
		return
	}
	for i := range g.order {
		id := g.id(i)
		if cur.index >= 0 && id == cur.id {
			g.cur = i
		}
		if gone && id == anchor.id {
			g.anchor, gone = i, false
		}
	}
	if gone {
		g.anchor = g.cur
	}
}

// prune forgets selected rows that are gone and says whether there were any.
func (g *Grid[T]) prune() bool {
	if len(g.picked) == 0 {
		return false
	}
	here := make(map[int64]struct{}, len(g.picked))
	for i := range g.order {
		id := g.id(i)
		if _, ok := g.picked[id]; ok {
			here[id] = struct{}{}
		}
	}
	changed := len(here) != len(g.picked)
	g.picked = here
	return changed
}

// Rows are the rows in the order shown.
func (g *Grid[T]) Rows() []T {
	out := make([]T, len(g.order))
	for i := range out {
		out[i] = g.at(i)
	}
	return out
}

// sort puts the order of new rows right. Rows that are equal stand as by the
// headings clicked before, then as given.
func (g *Grid[T]) sort() {
	if len(g.order) != len(g.rows) || len(g.sorts) == 0 {
		g.order = make([]int32, len(g.rows))
		for i := range g.order {
			g.order[i] = int32(i)
		}
	}
	// Otherwise the rows stand as before: nearly right if little changed.
	if len(g.sorts) > 0 || g.Section != nil {
		g.sortBy(g.sorts, true)
	}
	g.divide()
}

// sortBy sorts the present order; given says that rows equal by all keys are to
// stand as they were given.
func (g *Grid[T]) sortBy(keys []sortKey, given bool) {
	rows := g.rows
	sortOrder(g.order, make([]int32, len(rows)/2), func(a, b int32) int {
		if g.Section != nil {
			if c := g.Section(rows[a]) - g.Section(rows[b]); c != 0 {
				return c
			}
		}
		for _, s := range keys {
			if c := g.cols[s.col].Compare(rows[a], rows[b]); c != 0 {
				if s.descending {
					return -c
				}
				return c
			}
		}
		if given {
			return int(a - b)
		}
		return 0
	})
}

// SortBy sorts by the column of this key; rows that are equal stay in the order
// they had. An unknown key, or one of a column that does not sort, puts the rows
// as they were given.
func (g *Grid[T]) SortBy(key string, descending bool) {
	col := slices.IndexFunc(g.cols, func(c Column[T]) bool { return c.Key == key && c.Compare != nil })
	if col < 0 {
		g.sorts = nil
	} else {
		earlier := slices.DeleteFunc(g.sorts, func(s sortKey) bool { return s.col == col })
		g.sorts = append([]sortKey{{col, descending}}, earlier...)
	}
	cur, anchor := g.mark(g.cur), g.mark(g.anchor)
	if g.sorts == nil {
		g.sort()
	} else {
		g.sortBy(g.sorts[:1], false) // they stand as by the earlier keys already
		g.divide()
	}
	g.find(cur, anchor)
	g.markSort()
	g.redraw()
}

// Sorted is the column by which the rows stand, "" as given.
func (g *Grid[T]) Sorted() (key string, descending bool) {
	if len(g.sorts) == 0 {
		return "", false
	}
	return g.cols[g.sorts[0].col].Key, g.sorts[0].descending
}

func (g *Grid[T]) markSort() {
	switch {
	case g.body.style == nil:
	case len(g.sorts) == 0:
		g.head.sorted(-1, false)
	default:
		g.head.sorted(g.sorts[0].col, g.sorts[0].descending)
	}
}

func (g *Grid[T]) clickHeading(col int) {
	g.focus()
	key, descending := g.Sorted()
	descending = key == g.cols[col].Key && !descending
	g.SortBy(g.cols[col].Key, descending)
	if g.OnSort != nil {
		g.OnSort(g.cols[col].Key, descending)
	}
}
